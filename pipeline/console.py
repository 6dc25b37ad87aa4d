"""The summary of a run, for people.

Titles and names come from files that anybody may have written. They are shown as plain text:
no markup of theirs is obeyed, and what is not visible in them is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.discover import printable
from pipeline.result import COUNTS, Result, Row, total

SHOWN_AT_MOST = 20
_IN_FULL = 3
_SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "info": ""}
_HEADS = (
    *("sec-\ntions", "\nitems", "meas-\nures", "indi-\ncators", "tar-\ngets"),
    *("ac-\ncounted", "\ntime"),
)


@contextmanager
def progress(count: int) -> Iterator[Callable[[object], None]]:
    """A bar on the terminal; what is yielded is to be called as each circular is done."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    shown = Progress(*columns, console=console, transient=True)
    with shown:
        task = shown.add_task("", total=count)
        yield lambda _: shown.advance(task)


def show(result: Result, console: Console) -> None:
    """Print the summary for people."""
    for part in _summary(result):
        console.print(part, highlight=False)


def _summary(result: Result) -> Iterator[RenderableType]:
    parsed = [row for row in result.rows if row.status != "failed"]
    if len(parsed) <= _IN_FULL:
        for row in parsed:
            yield Group(_in_full(row), "")
    else:
        yield Group(_table(parsed), "")
    if result.failed:
        yield Group(_failures(result), "")
    if result.findings is not None:
        yield _findings(result.findings)
    if result.report:
        yield Text(f"report: {printable(str(result.report))}")
    for note in result.notes:
        yield _text(f"Note: {note}", "yellow")
    yield _last_line(result, len(parsed))


def _in_full(row: Row) -> Group:
    """A circular in three or four lines."""
    name = Text.assemble((printable(row.document_id), "bold"), "  ", _text(row.place_and_year))
    counts = (_counted(getattr(row, f"{name}_count") or 0, name) for name in COUNTS)
    lines: list[RenderableType] = [name]
    if row.title:
        lines.append(_indented(_text(row.title)))
    lines.append(_indented(Text(" · ".join(counts))))
    took = f" · {row.seconds:.2f} s" if row.seconds else ""
    lines.append(_indented(Text.assemble(_accounted_in_full(row), took)))
    return Group(*lines)


def _accounted_in_full(row: Row) -> Text:
    part, whole = row.accounted_character_count or 0, row.character_count or 0
    words = f"{whole:,} characters, all accounted for"
    if not row.is_complete:
        words = f"{part:,} of {whole:,} characters accounted for ({_share(part, whole)})"
    return Text(words, _colour(row.is_complete))


def _table(parsed: Sequence[Row]) -> Table:
    """A line for each circular; of many only the incomplete ones and the first few."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("\ncircular", overflow="fold", min_width=20)
    table.add_column("", overflow="ellipsis", no_wrap=True, max_width=12)
    for head in _HEADS:
        table.add_column(head, justify="right", no_wrap=True)
    shown = _worth_showing(parsed)
    for row in shown:
        table.add_row(*_cells(row))
    if len(shown) < len(parsed):
        table.add_row(Text(f"… {len(parsed) - len(shown):,} more", "dim"))
    table.add_row(Text(f"all {len(parsed):,}", "bold"), "", *_totals(parsed))
    return table


def _worth_showing(parsed: Sequence[Row]) -> list[Row]:
    if len(parsed) <= SHOWN_AT_MOST:
        return list(parsed)
    return [row for index, row in enumerate(parsed) if index < SHOWN_AT_MOST or not row.is_complete]


def _cells(row: Row) -> list[Text]:
    counts = (Text(f"{getattr(row, f'{name}_count') or 0:,}") for name in COUNTS)
    shown = _share(row.accounted_character_count, row.character_count)
    share = Text(shown, _colour(row.is_complete))
    name, place = Text(printable(row.document_id), "bold"), _text(row.place_and_year)
    return [name, place, *counts, share, Text(f"{row.seconds:.2f} s")]


def _totals(parsed: Sequence[Row]) -> list[Text]:
    counts = (Text(f"{total(parsed, f'{name}_count'):,}", "bold") for name in COUNTS)
    names = ("accounted_character_count", "character_count")
    accounted, characters = (total(parsed, name) for name in names)
    share = Text(_share(accounted, characters), _colour(accounted == characters))
    return [*counts, share, Text(f"{sum(row.seconds for row in parsed):.2f} s", "bold")]


def _share(part: int | None, whole: int | None) -> str:
    """Share of characters accounted for, rounded down so that 100 % means all."""
    if part == whole or not whole:
        return "100 %"
    return f"{(part or 0) * 10_000 // whole / 100:.2f} %"


def _colour(is_complete: bool) -> str:
    return "green" if is_complete else "yellow"


def _failures(result: Result) -> Group:
    count = len(result.failed)
    head = Text(f"{count:,} {'circular' if count == 1 else 'circulars'} could not be read", "red")
    lines = (
        Text.assemble((printable(row.document_id), "bold"), "  ", _text(row.error or ""))
        for row in result.failed
    )
    return Group(head, *(_indented(line) for line in lines))


def _findings(findings: Mapping[str, int]) -> Text:
    """How many findings are open, by severity, as far as there are any."""
    if not any(findings.values()):
        return Text("no findings", "green")
    words = {"error": "error", "warning": "warning", "info": "hint"}
    parts = [
        Text(_counted(count, words[severity]), _SEVERITY_COLOURS[severity])
        for severity, count in findings.items()
        if count
    ]
    return Text.assemble("findings: ", Text(" · ").join(parts))


def _last_line(result: Result, parsed: int) -> Text:
    where = printable(f"{result.out}").rstrip("/") + "/"
    return Text.assemble(
        f"{_counted(parsed, 'circular')} in ",
        (where, "bold"),
        f" · {result.seconds:.2f} s",
    )


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"


def _text(value: str, style: str = "") -> Text:
    return Text(printable(" ".join(value.split())), style)


def _indented(line: RenderableType) -> Padding:
    return Padding(line, (0, 0, 0, 2), expand=False)
