"""The commands around a run: ``add``, ``compare``, ``diff``, ``trace``, and ``stage`` for DVC."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.display.pipe import reader_may_leave

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.result import Result

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an internal error happened.")]
Out = Annotated[Path, typer.Option(metavar="DIR", help="Where the tables are.")]


class ReportForm(StrEnum):
    """What ``report --format`` takes."""

    HTML = "html"
    JSON = "json"
    JUNIT = "junit"
    GITHUB = "github"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """What ``report --fail-on`` takes."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


class Stage(StrEnum):
    """What ``stage`` takes."""

    PARSE = "parse"
    VALIDATE = "validate"


class Form(StrEnum):
    """What ``diff`` gives."""

    TEXT = "text"
    HTML = "html"
    PARQUET = "parquet"
    JSON = "json"


def add_to(app: typer.Typer) -> None:
    """Make these commands known to the command line."""
    for command in (add, report, compare, diff, trace):
        app.command()(command)
    app.command(hidden=True)(stage)


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="As published.")],
    document_id: Annotated[str, typer.Option("--id", metavar="ID", help="What to call it.")],
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None,
    out: Out = Path("parsed"),
    debug: Debug = False,
) -> None:
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
    raise typer.Exit(result.exit_code)


def report(  # noqa: PLR0913, PLR0917 - each is an option of the command
    form: Annotated[
        ReportForm,
        typer.Option("--format", help="html is written into DIR, the others are printed."),
    ] = ReportForm.HTML,
    out: Out = Path("parsed"),
    raw: Annotated[
        Path, typer.Option(metavar="PATH", help="What was read, for pictures of its pages.")
    ] = Path("raw"),
    data_docs: Annotated[
        bool, typer.Option("--data-docs", help="Write Great Expectations' Data Docs too.")
    ] = False,
    base: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="An older summary.json: tell only what is new since."),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit 1 if findings as severe as this are told of.")
    ] = FailOn.NEVER,
    expectations: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Rules to list; those of the program if not given."),
    ] = None,
    debug: Debug = False,
) -> None:
    """Make the report of an earlier run: pages for people, or a form for other programs.

    Exit codes: 0 all well; 1 open findings (see --fail-on); 2 the tables are torn.
    """
    from pipeline import reporting

    wanted = reporting.Wanted(form.value, data_docs, base, fail_on.value)
    told = reporting.report(out, raw, expectations, wanted)
    with reader_may_leave():
        typer.echo(told.text, nl=False)
    raise typer.Exit(1 if told.is_found_wanting else 0)


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD_DIR", help="An output folder.")],
    new: Annotated[Path, typer.Argument(metavar="NEW_DIR", help="Another of the same circulars.")],
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Compare two builds of the same circulars, row by row and cell by cell.

    Exit codes: 0 no difference; 1 they differ; 2 one is no whole output folder.
    """
    from pipeline import compare as comparing
    from pipeline.display.compare import machine_comparison, show

    found = comparing.compare(old, new)
    _print(lambda console: show(found, console), machine_comparison(found) if as_json else None)
    raise typer.Exit(1 if found.differs else 0)


def diff(  # noqa: PLR0913, PLR0917 - each is an option of the command
    first: Annotated[
        str, typer.Argument(metavar="A", help="Id of a circular, or an output folder (or DIR/ID).")
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="The later one, or the lower level.")],
    out: Out = Path("parsed"),
    form: Annotated[
        Form, typer.Option("--format", help="Parquet needs --to.", show_default=True)
    ] = Form.TEXT,
    to: Annotated[Path | None, typer.Option(metavar="FILE", help="Write it there.")] = None,
    debug: Debug = False,
) -> None:
    """Compare two circulars: two years of a region, or a region and one within it.

    Exit codes: 0 compared; 2 there is no such circular, or the output folder is torn.
    """
    from pipeline import diff as differing
    from pipeline.display.diff import write

    if form is Form.PARQUET and to is None:
        raise typer.BadParameter("--format parquet needs --to FILE")
    found = differing.diff(differing.read_side(first, out), differing.read_side(second, out))
    with reader_may_leave():
        write(found, form.value, to)


def trace(  # noqa: PLR0913, PLR0917 - each is an option of the command
    table: Annotated[str, typer.Argument(help="Name of a table.")],
    key: Annotated[
        list[str],
        typer.Argument(
            help="Values of its key in order, as many as name one row (- is null), or column=value."
        ),
    ],
    out: Out = Path("parsed"),
    image: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write the page as PNG, the row's places outlined; further pages as FILE-2 ….",
        ),
    ] = None,
    raw: Annotated[
        Path, typer.Option(metavar="PATH", help="What was read, for the picture.")
    ] = Path("raw"),
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
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


def stage(
    name: Annotated[Stage, typer.Argument(help="Which.")],
    debug: Debug = False,
) -> None:
    """What dvc.yaml calls: raw/ to parsed/ in two steps."""
    if name is Stage.VALIDATE:
        from pipeline.stages.validate import validate

        validate()
        return
    from pipeline.stages.parse import parse

    defects = parse()
    for document_id, defect in defects.items():
        typer.echo(f"{document_id}: {defect}", err=True)
    raise typer.Exit(4 if defects else 0)


def _defects(result: Result, debug: bool) -> None:
    for document_id, defect in result.defects.items():
        if debug:
            typer.echo(f"{document_id}: {defect}", err=True)


def _print(show: Callable[[Console], None], machine: dict[str, Any] | None = None) -> None:
    """For people, unless there is an object for machines."""
    from rich.console import Console

    with reader_may_leave():
        if machine is None:
            show(Console())
        else:
            typer.echo(json.dumps(machine, indent=2, default=str))
