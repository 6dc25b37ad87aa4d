"""What a steward looks at first in a new circular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from pipeline.discover import printable
from pipeline.steward import FirstLook

_SHOWN = 3
_LONGEST = 100
_COLOURS = {"error": "red", "warning": "yellow", "info": ""}


def show(look: FirstLook, console: Console) -> None:
    """Print it, the worst first."""
    for line in _lines(look):
        console.print(line, highlight=False, soft_wrap=True)


def _lines(look: FirstLook) -> Iterator[Text]:
    document_id = printable(str(look.document["document_id"]))
    yield Text.assemble("\nto look at first in ", (document_id, "bold"))
    if look.document["status"] == "failed":
        yield Text(f"  not read: {_short(look.document['error'])}", "red")
        return
    if look.unparsed:
        yield from _group("not understood", "yellow", look.unparsed)
    for severity, rows in groupby(look.findings, key=lambda row: str(row["severity"])):
        yield from _findings(severity, list(rows))
    if look.findings:
        first = look.findings[0]["finding_id"]
        yield Text(f"  see where: minsheng trace findings {document_id} {first}", "dim")
    elif not look.unparsed:
        yield Text("  nothing: all was understood, and no rule has a doubt", "green")


def _findings(severity: str, rows: Sequence[dict[str, Any]]) -> Iterator[Text]:
    messages = [f"{row['message']} ({row['finding_id']})" for row in rows]
    yield from _group({"info": "hint"}.get(severity, severity), _COLOURS[severity], messages)


def _group(name: str, colour: str, words: Sequence[str]) -> Iterator[Text]:
    yield Text(f"  {name}: {len(words):,}", colour)
    for one in words[:_SHOWN]:
        yield Text(f"    {_short(one)}")
    if len(words) > _SHOWN:
        yield Text(f"    … {len(words) - _SHOWN:,} more", "dim")


def _short(words: str) -> str:
    line = printable(" ".join(words.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
