"""What the commands take: arguments and options with their help.

By argparse, as a library that reads them off type annotations takes as long to load as a circular
to read.
"""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Callable, Sequence
from itertools import chain
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


Declaration = Callable[[Parser], object]
"""Makes an argument or option known to a parser."""


class Commands:
    """Commands with what they take, in the order of the help."""

    def __init__(self) -> None:
        """None yet."""
        self._known: list[tuple[Act, Sequence[Declaration], bool]] = []

    def add(self, *declarations: Declaration, hidden: bool = False) -> Callable[[Act], Act]:
        """Make the function below a command of its name; its docstring is its help.

        Args:
            declarations: what it takes.
            hidden: whether the list of commands leaves it out.
        """

        def added(act: Act) -> Act:
            self._known.append((act, declarations, hidden))
            return act

        return added

    def declare(self, parser: Parser, *others: Commands) -> None:
        """Make these commands, and others behind them, known to a parser."""
        added = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
        for act, declarations, hidden in chain(self._known, *(each._known for each in others)):
            described = inspect.getdoc(act) or ""
            # A command without help is not listed.
            listed: dict[str, Any] = {} if hidden else {"help": described.split("\n")[0]}
            own = added.add_parser(act.__name__, description=described, **listed)
            for declaration in declarations:
                declaration(own)
            own.set_defaults(act=act)


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
