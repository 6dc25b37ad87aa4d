"""What the commands take: arguments and options with their help.

By argparse, as a library that reads them off type annotations takes as long to load as a circular
to read.
"""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from pipeline.errors import UsageError

SEVERITIES = ("error", "warning", "never")
_MOST_WORKERS = 61  # what Windows can wait for

Act = Callable[..., int]
"""A command: takes what is declared for it by name, and gives the exit code."""


class Parser(argparse.ArgumentParser):
    """A parser that raises what is wrong, and knows no abbreviations."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of argparse
        """As in argparse; a description keeps its lines."""
        form = argparse.RawDescriptionHelpFormatter
        super().__init__(**options, allow_abbrev=False, formatter_class=form)

    def error(self, message: str) -> NoReturn:
        """Raise a UsageError."""
        raise UsageError(message)


class Commands:
    """The commands of a parser."""

    def __init__(self, parser: Parser) -> None:
        """Make room for them."""
        self._added = parser.add_subparsers(
            title="commands", metavar="COMMAND", parser_class=Parser
        )

    def add(self, act: Act, *declarations: Declaration, hidden: bool = False) -> None:
        """Make a command known under the name of its function.

        Args:
            act: what it does; its docstring is its help, the first line that in the list.
            declarations: what it takes.
            hidden: whether the list of commands leaves it out.
        """
        described = inspect.getdoc(act) or ""
        # A command without help is not listed.
        listed: dict[str, Any] = {} if hidden else {"help": described.split("\n")[0]}
        parser = self._added.add_parser(act.__name__, description=described, **listed)
        for declare in declarations:
            declare(parser)
        parser.set_defaults(act=act)


Declaration = Callable[[Parser], object]
"""Makes an argument or option known to a parser."""


def argument(name: str, **options: Any) -> Declaration:  # noqa: ANN401
    """An argument or option as argparse takes it; the help names its default."""
    default = options.get("default")
    if default is not None:
        options["help"] += f" [default: {default}]"
    return lambda parser: parser.add_argument(name, **options)


def flag(name: str, told: str, dest: str | None = None) -> Declaration:
    """An option without a value."""
    return lambda parser: parser.add_argument(name, action="store_true", help=told, dest=dest)


def folder(name: str, told: str, default: str) -> Declaration:
    """A folder with a usual place."""
    return argument(name, metavar="DIR", type=Path, default=Path(default), help=told)


def count(text: str) -> int:
    """A number of processes."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= _MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"not a number from 1 to {_MOST_WORKERS}: {text!r}")
    return int(text)


def severity(told: str = "open") -> Declaration:
    """How severe a finding has to be to fail the command."""
    words = f"Exit 1 if findings as severe as this are {told}."
    return argument("--fail-on", choices=SEVERITIES, default="never", help=words)


def rules(told: str = "check by") -> Declaration:
    """Other rules."""
    words = f"Rules to {told}; those that come with the program if not given."
    return argument("--expectations", metavar="DIR", type=Path, help=words)


AS_JSON = flag("--json", "Print one JSON object instead.", "as_json")
DEBUG = flag("--debug", "Show where an internal error happened.")
