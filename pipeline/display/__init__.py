"""What is shown to people on a terminal, a module per command."""
