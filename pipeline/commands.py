"""The commands around a run: ``add``, ``compare``, ``diff``, ``trace``, and ``stage`` for DVC."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.arguments import (
    AS_JSON,
    DEBUG,
    Commands,
    argument,
    flag,
    folder,
    rules,
    severity,
)
from pipeline.display.pipe import reader_may_leave
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.result import Result

_OUT = folder("--out", "Where the tables are.", "parsed")
_REPORT_FORMS = ("html", "json", "junit", "github", "markdown")
_DIFF_FORMS = ("text", "html", "parquet", "json")


commands = Commands()


@commands.add(
    argument("files", metavar="FILE", nargs="+", type=Path, help="As published."),
    argument("--id", dest="document_id", metavar="ID", required=True, help="What to call it."),
    argument("--url", metavar="URL", help="Where it was published."),
    _OUT,
    DEBUG,
)
def add(files: list[Path], document_id: str, url: str | None, out: Path, debug: bool) -> int:
    """Take in a new circular: copy it into raw/, register it, run, and say what to look at.

    Exit codes: as of run, where 3 may also be about another circular; 2 also where the id is
    taken (nothing is changed).
    """
    from pipeline import job, steward
    from pipeline.console import show as show_run
    from pipeline.display.steward import show

    steward.add(files, document_id, url, job.RAW)
    result = job.run(None, out, None, job.Checking())
    _defects(result, debug)
    look = steward.first_look(out, document_id)

    def shown(console: Console) -> None:
        show_run(result, console)
        show(look, console)

    _print(shown)
    return result.exit_code


@commands.add(
    argument(
        "--format",
        dest="form",
        choices=_REPORT_FORMS,
        default="html",
        help="html is written into DIR, the others are printed.",
    ),
    _OUT,
    argument(
        "--raw",
        metavar="PATH",
        type=Path,
        default=Path("raw"),
        help="What was read, for pictures of its pages.",
    ),
    flag("--data-docs", "Write Great Expectations' Data Docs too."),
    argument(
        "--base",
        metavar="FILE",
        type=Path,
        help="An older summary.json: tell only what is new since.",
    ),
    severity("told of"),
    rules("list"),
    DEBUG,
)
def report(  # noqa: PLR0913, PLR0917 - each is an option of the command
    form: str,
    out: Path,
    raw: Path,
    data_docs: bool,
    base: Path | None,
    fail_on: str,
    expectations: Path | None,
    debug: bool,
) -> int:
    """Make the report of an earlier run: pages for people, or a form for other programs.

    Exit codes: 0 all well; 1 open findings (see --fail-on); 2 the tables are torn.
    """
    from pipeline import reporting

    wanted = reporting.Wanted(form, data_docs, base, fail_on)
    told = reporting.report(out, raw, expectations, wanted)
    with reader_may_leave():
        print(told.text, end="")
    return 1 if told.is_found_wanting else 0


@commands.add(
    argument("old", metavar="OLD_DIR", type=Path, help="An output folder."),
    argument("new", metavar="NEW_DIR", type=Path, help="Another of the same circulars."),
    AS_JSON,
    DEBUG,
)
def compare(old: Path, new: Path, as_json: bool, debug: bool) -> int:
    """Compare two builds of the same circulars, row by row and cell by cell.

    Exit codes: 0 no difference; 1 they differ; 2 one is no whole output folder.
    """
    from pipeline import compare as comparing
    from pipeline.display.compare import machine_comparison, show

    found = comparing.compare(old, new)
    _print(lambda console: show(found, console), machine_comparison(found) if as_json else None)
    return 1 if found.differs else 0


@commands.add(
    argument("first", metavar="A", help="Id of a circular, or an output folder (or DIR/ID)."),
    argument("second", metavar="B", help="The later one, or the lower level."),
    _OUT,
    argument(
        "--format",
        dest="form",
        choices=_DIFF_FORMS,
        default="text",
        help="Parquet needs --to.",
    ),
    argument("--to", metavar="FILE", type=Path, help="Write it there."),
    DEBUG,
)
def diff(  # noqa: PLR0913, PLR0917 - each is an option of the command
    first: str, second: str, out: Path, form: str, to: Path | None, debug: bool
) -> int:
    """Compare two circulars: two years of a region, or a region and one within it.

    Exit codes: 0 compared; 2 there is no such circular, or the output folder is torn.
    """
    from pipeline import diff as differing
    from pipeline.display.diff import write

    if form == "parquet" and to is None:
        raise UsageError("--format parquet needs --to FILE")
    found = differing.diff(differing.read_side(first, out), differing.read_side(second, out))
    with reader_may_leave():
        write(found, form, to)
    return 0


@commands.add(
    argument("table", help="Name of a table."),
    argument(
        "key",
        nargs="+",
        help="Values of its key in order, as many as name one row (- is null), or column=value.",
    ),
    _OUT,
    argument(
        "--image",
        metavar="FILE",
        type=Path,
        help="Write the page as PNG, the row's places outlined; further pages as FILE-2 ….",
    ),
    argument(
        "--raw",
        metavar="PATH",
        type=Path,
        default=Path("raw"),
        help="What was read, for the picture.",
    ),
    AS_JSON,
    DEBUG,
)
def trace(  # noqa: PLR0913, PLR0917 - each is an option of the command
    table: str,
    key: list[str],
    out: Path,
    image: Path | None,
    raw: Path,
    as_json: bool,
    debug: bool,
) -> int:
    """Show where a row comes from: its words in the source, and each step to its values.

    Exit codes: 0 found; 2 the key names no row, or more than one, or there is no page to draw.
    """
    from pipeline import trace as tracing
    from pipeline.display.trace import machine_trace, show, show_pictures

    found = tracing.trace(out, table, key)
    pictures = tracing.trace_pictures(out, found, raw, image) if image else []

    def shown(console: Console) -> None:
        show(found, console)
        show_pictures(pictures, console)

    _print(shown, machine_trace(found, pictures) if as_json else None)
    return 0


@commands.add(argument("name", choices=("parse", "validate"), help="Which."), DEBUG, hidden=True)
def stage(name: str, debug: bool) -> int:
    """What dvc.yaml calls: raw/ to parsed/ in two steps."""
    if name == "validate":
        from pipeline.stages.validate import validate

        validate()
        return 0
    from pipeline.stages.parse import parse

    defects = parse()
    for document_id, defect in defects.items():
        print(f"{document_id}: {defect}", file=sys.stderr)
    return 4 if defects else 0


def _defects(result: Result, debug: bool) -> None:
    for document_id, defect in result.defects.items():
        if debug:
            print(f"{document_id}: {defect}", file=sys.stderr)


def _print(show: Callable[[Console], None], machine: dict[str, Any] | None = None) -> None:
    """For people, unless there is an object for machines."""
    from rich.console import Console

    with reader_may_leave():
        if machine is None:
            show(Console())
        else:
            print(json.dumps(machine, indent=2, default=str))
