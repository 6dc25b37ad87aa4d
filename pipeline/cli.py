"""The commands. What is heavy is imported by the command that needs it."""

from __future__ import annotations

import io
import json
import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__
from pipeline.commands import add_to
from pipeline.display.pipe import reader_may_leave
from pipeline.errors import MinshengError

if TYPE_CHECKING:
    from pipeline.result import Result

_INTERRUPTED = 130
_MOST_WORKERS = 61  # what Windows can wait for


class Severity(StrEnum):
    """What ``--fail-on`` takes."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


FailOn = Annotated[
    Severity, typer.Option("--fail-on", help="Exit 1 if findings as severe as this are open.")
]
Expectations = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="Rules to check by; those that come with the program if not given."
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object instead of the summary.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an internal error happened.")]

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback(invoke_without_command=True)
def minsheng(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Circulars of livelihood projects (民生实事) to typed, checked Parquet tables."""
    if version:
        typer.echo(f"minsheng {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


@app.command()
def run(  # noqa: PLR0913, PLR0917 - each is an option of the command
    path: Annotated[
        Path | None,
        typer.Argument(help="A circular, or a folder of circulars; raw/ if not given."),
    ] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the tables go.")] = Path("parsed"),
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=_MOST_WORKERS,
            metavar="N",
            help="Number of processes; as many as pay if not given.",
            show_default=False,
        ),
    ] = None,
    no_validate: Annotated[
        bool, typer.Option("--no-validate", help="Write no findings and no report.")
    ] = False,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no report.")] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read every circular, changed or not.")
    ] = False,
    fail_on: FailOn = Severity.NEVER,
    expectations: Expectations = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Parse circulars, check them, and write their tables.

    Exit codes: 0 all well; 1 open findings (see --fail-on); 2 wrong usage, or there is nothing
    to read (nothing is written); 3 a document could not be read (the others are written); 4 an
    internal error; 130 stopped by Ctrl-C (nothing is written).
    """
    from pipeline import job

    checking = job.Checking(not no_validate, expectations, fail_on.value, not no_report)
    _report(job.run(path, out, workers, checking, not no_cache), as_json, debug)


@app.command()
def validate(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the tables are.")] = Path(
        "parsed"
    ),
    fail_on: FailOn = Severity.NEVER,
    expectations: Expectations = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Check the tables of an earlier run anew, and write their findings.

    Exit codes: as of run; 2 also where the tables are torn.
    """
    from pipeline import job

    checking = job.Checking(suites=expectations, fail_on=fail_on.value)
    _report(job.check(out, checking), as_json, debug)


def _report(result: Result, as_json: bool, debug: bool) -> None:
    if debug:
        for document_id, defect in result.defects.items():
            typer.echo(f"{document_id}: {defect}", err=True)
    with reader_may_leave():
        _show(result, as_json)
    raise typer.Exit(result.exit_code)


def _show(result: Result, as_json: bool) -> None:
    from rich.console import Console

    from pipeline.console import show
    from pipeline.result import machine_summary

    if as_json:
        typer.echo(json.dumps(machine_summary(result), indent=2))
    else:
        show(result, Console())


add_to(app)


def main() -> int:
    """Run the command line.

    Returns:
        The exit code: 0 all well, 1 open findings, 2 wrong usage, 3 a document could not be
        read, 4 an internal error, 130 stopped by Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = sys.argv[1:]
    try:
        command = typer.main.get_command(app)
        code = int(command.main(arguments, prog_name="minsheng", standalone_mode=False) or 0)
    except SystemExit:
        return 0  # from typer: whoever reads the help through a pipe has seen enough
    except (typer.TyperException, MinshengError) as error:
        text = error.format_message() if isinstance(error, typer.TyperException) else str(error)
        return _refuse(text, 2, "usage_error", arguments)
    except Exception as error:
        if "--debug" in arguments:
            traceback.print_exc()
        text = f"internal error: {type(error).__name__}: {error} (--debug shows where)"
        return _refuse(text, 4, "internal_error", arguments)
    if code == _INTERRUPTED:
        typer.echo("minsheng: stopped", err=True)
    return code


def _refuse(message: str, code: int, status: str, arguments: list[str]) -> int:
    """Say in one sentence why nothing was done."""
    if "--json" in arguments:
        error = {"document_id": None, "message": message, "internal": code == 4}
        typer.echo(json.dumps({"status": status, "exit_code": code, "errors": [error]}))
    else:
        typer.echo(f"minsheng: {message}", err=True)
    return code
