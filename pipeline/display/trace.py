"""Where a row comes from, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import asdict
from rich.console import Console
from rich.text import Text

from pipeline.compare import PLACES
from pipeline.discover import printable
from pipeline.trace import Mark, Picture, Quote, Trace

WORDS, HEADER = ("⟦", "⟧"), ("‹", "›")
_WORDS_STYLE, _HEADER_STYLE = "bold black on yellow", "bold cyan"


def show(trace: Trace, console: Console) -> None:
    """Print the row, its passages and its steps; what was read is in colour, or in brackets."""
    for line in _lines(trace, console.is_terminal and not console.no_color):
        console.print(line, highlight=False, soft_wrap=True)


def show_pictures(pictures: Sequence[Picture], console: Console) -> None:
    """Say which pictures were written, and what they show."""
    for each in pictures:
        line = (
            f"picture: {printable(str(each.path))} (page {each.page} of {printable(each.source)})"
        )
        console.print(Text(line), highlight=False, soft_wrap=True)


def machine_trace(trace: Trace, pictures: Sequence[Picture] = ()) -> dict[str, Any]:
    """The object that ``--json`` prints: ``table``, ``row``, ``quotes``, ``steps``, ``pictures``.

    A quote has ``title``, ``line``, ``page``, ``text`` and ``marks`` (``start``, ``end``,
    ``is_header``: ranges of its text); a step ``name``, ``before``, ``after``; a picture
    ``path``, ``source`` and ``page``.
    """
    row = {name: _plain(value) for name, value in trace.row.items()}
    written = [asdict(each) | {"path": str(each.path)} for each in pictures]
    built: dict[str, Any] = msgspec.to_builtins(trace, builtin_types=(date,))
    return built | {"row": row, "pictures": written}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _lines(trace: Trace, in_colour: bool) -> Iterator[Text]:
    yield Text(trace.table, "bold")
    hidden = PLACES | {"evidence"}
    shown = {name: value for name, value in trace.row.items() if name not in hidden}
    width = max(map(len, shown))
    for name, value in shown.items():
        yield Text.assemble(f"  {name:{width}}  ", _value(value))
    for quote in trace.quotes:
        yield Text()
        yield _place(quote, str(trace.row["document_id"]))
        yield Text("\n").join(_marked(quote, in_colour))
    if trace.steps:
        yield Text("\nfrom print to value", "bold")
    for step in trace.steps:
        before = f"{_line(step.before)} → " if step.before is not None else ""
        yield Text.assemble((f"  {printable(step.name)}: ", "dim"), f"{before}{_line(step.after)}")


def _value(value: object) -> Text:
    if value is None:
        return Text("null", "dim")
    return Text(_line(str(value)))


def _line(words: str) -> str:
    return printable(" ".join(words.split()))


def _place(quote: Quote, document_id: str) -> Text:
    page = f", page {quote.page}" if quote.page is not None else ""
    where = f"text/{printable(document_id)}.txt line {quote.line}{page}"
    return Text.assemble((f"{quote.title}: " if quote.title else "", "bold"), (where, "dim"))


def _marked(quote: Quote, in_colour: bool) -> Iterator[Text]:
    """The lines of a quote; tabs are shown as wide blanks."""
    whole = Text()
    at = 0
    for mark in quote.marks:
        whole.append(_shown(quote.text[at : mark.start]))
        whole.append_text(_mark(quote.text[mark.start : mark.end], mark, in_colour))
        at = mark.end
    whole.append(_shown(quote.text[at:]))
    for line in whole.split("\n"):
        if line.plain.strip():
            yield Text("  ").append_text(line)


def _mark(words: str, mark: Mark, in_colour: bool) -> Text:
    if in_colour:
        return Text(_shown(words), _HEADER_STYLE if mark.is_header else _WORDS_STYLE)
    opening, closing = HEADER if mark.is_header else WORDS
    return Text(f"{opening}{_shown(words)}{closing}")


def _shown(words: str) -> str:
    lines = words.replace("\t", "  ").replace("\r", "").split("\n")
    return "\n".join(map(printable, lines))
