"""The command line. What is heavy is imported by the command that needs it."""

from __future__ import annotations

import io
import json
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.arguments import (
    AS_JSON,
    DEBUG,
    Commands,
    Parser,
    argument,
    count,
    flag,
    folder,
    rules,
    severity,
)
from pipeline.commands import commands
from pipeline.display.pipe import reader_may_leave
from pipeline.errors import MinshengError

if TYPE_CHECKING:
    from pipeline.result import Result

_INTERRUPTED = 130


_first = Commands()


@_first.add(
    argument(
        "path",
        nargs="?",
        type=Path,
        help="A circular, or a folder of circulars; raw/ if not given.",
    ),
    folder("--out", "Where the tables go.", "parsed"),
    argument(
        "--workers",
        metavar="N",
        type=count,
        help="Number of processes; as many as pay if not given.",
    ),
    flag("--no-validate", "Write no findings and no report."),
    flag("--no-report", "Write no report."),
    flag("--no-cache", "Read every circular, changed or not."),
    severity(),
    rules(),
    AS_JSON,
    DEBUG,
)
def run(  # noqa: PLR0913, PLR0917 - each is an option of the command
    path: Path | None,
    out: Path,
    workers: int | None,
    no_validate: bool,
    no_report: bool,
    no_cache: bool,
    fail_on: str,
    expectations: Path | None,
    as_json: bool,
    debug: bool,
) -> int:
    """Parse circulars, check them, and write their tables.

    Exit codes: 0 all well; 1 open findings (see --fail-on); 2 wrong usage, or there is nothing
    to read (nothing is written); 3 a document could not be read (the others are written); 4 an
    internal error; 130 stopped by Ctrl-C (nothing is written).
    """
    from pipeline import job

    checking = job.Checking(not no_validate, expectations, fail_on, not no_report)
    return _report(job.run(path, out, workers, checking, not no_cache), as_json, debug)


@_first.add(
    folder("--out", "Where the tables are.", "parsed"),
    severity(),
    rules(),
    AS_JSON,
    DEBUG,
)
def validate(out: Path, fail_on: str, expectations: Path | None, as_json: bool, debug: bool) -> int:
    """Check the tables of an earlier run anew, and write their findings.

    Exit codes: as of run; 2 also where the tables are torn.
    """
    from pipeline import job

    checking = job.Checking(suites=expectations, fail_on=fail_on)
    return _report(job.check(out, checking), as_json, debug)


def _report(result: Result, as_json: bool, debug: bool) -> int:
    if debug:
        for document_id, defect in result.defects.items():
            print(f"{document_id}: {defect}", file=sys.stderr)
    with reader_may_leave():
        _show(result, as_json)
    return result.exit_code


def _show(result: Result, as_json: bool) -> None:
    from rich.console import Console

    from pipeline.console import show
    from pipeline.result import machine_summary

    if as_json:
        print(json.dumps(machine_summary(result), indent=2))
    else:
        show(result, Console())


def parser() -> Parser:
    """The parser of the command line; what it gives has ``act``, the command."""
    whole = Parser(
        prog="minsheng",
        description="Circulars of livelihood projects (民生实事) to typed, checked Parquet tables.",
    )
    whole.add_argument("--version", action="version", version=f"minsheng {__version__}")
    _first.declare(whole, commands)
    return whole


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: those of the process where None.

    Returns:
        The exit code: 0 all well, 1 open findings, 2 wrong usage, 3 a document could not be
        read, 4 an internal error, 130 stopped by Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    try:
        return _act(given)
    except KeyboardInterrupt:
        print("minsheng: stopped", file=sys.stderr)
        return _INTERRUPTED
    except MinshengError as error:
        return _refuse(str(error), 2, "usage_error", given)
    except Exception as error:
        if "--debug" in given:
            traceback.print_exc()
        text = f"internal error: {type(error).__name__}: {error} (--debug shows where)"
        return _refuse(text, 4, "internal_error", given)


def _act(arguments: list[str]) -> int:
    whole = parser()
    if not arguments:
        with reader_may_leave():
            whole.print_help()
        return 2
    options = None
    with reader_may_leave(), suppress(SystemExit):  # which --help and --version end with
        options = vars(whole.parse_args(arguments))
    if options is None:
        return 0
    act = options.pop("act", None)
    if act is None:
        whole.error("no command; --help lists them")
    return int(act(**options))


def _refuse(message: str, code: int, status: str, arguments: list[str]) -> int:
    """Say in one sentence why nothing was done."""
    if "--json" in arguments:
        error = {"document_id": None, "message": message, "internal": code == 4}
        print(json.dumps({"status": status, "exit_code": code, "errors": [error]}))
    else:
        print(f"minsheng: {message}", file=sys.stderr)
    return code
