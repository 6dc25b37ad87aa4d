"""Two circulars side by side, for people and for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from pipeline.diff import Diff, rows_of
from pipeline.discover import printable
from pipeline.display.diff_page import page
from pipeline.display.diff_words import (
    change_words,
    heading,
    item_words,
    notes,
    number_words,
    numbers_shown,
)
from pipeline.errors import OutputError


def write(diff: Diff, form: str, to: Path | None) -> None:
    """Print the comparison, or write it to a file.

    Raises:
        OutputError: the file cannot be written.
    """
    if form == "text" and to is None:
        show(diff, Console())
        return
    data = as_bytes(diff, form)
    if to is None:
        sys.stdout.write(data.decode("utf-8"))
        return
    try:
        to.write_bytes(data)
    except OSError as error:
        raise OutputError(f"cannot write {to}: {error.strerror}") from error


def as_bytes(diff: Diff, form: str) -> bytes:
    """The comparison as a file: ``text``, ``html``, ``json`` or ``parquet``."""
    if form == "parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        sink = pa.BufferOutputStream()
        pq.write_table(rows_of(diff), sink, compression="zstd")
        return bytes(sink.getvalue())
    if form == "html":
        return page(diff).encode()
    if form == "json":
        return (json.dumps(machine_diff(diff), ensure_ascii=False, indent=2) + "\n").encode()
    return "".join(f"{line.plain}\n" for line in _lines(diff)).encode()


def show(diff: Diff, console: Console) -> None:
    """Print what differs, and between levels what the lower one carries."""
    for line in _lines(diff):
        console.print(line, highlight=False, soft_wrap=True)


def machine_diff(diff: Diff) -> dict[str, Any]:
    """The object of ``--format json``: the two circulars, their relation, and every item."""
    found = msgspec.to_builtins(diff, builtin_types=(Decimal,))
    for item, shown in zip(diff.items, found["items"], strict=True):
        shown |= {"moved": item.is_moved, "has_task": item.has_task}
        for number, each in zip(item.numbers, shown["numbers"], strict=True):
            each |= {"amount": number.amount, "percent": number.percent, "share": number.share}
    return _plain(found)  # type: ignore[no-any-return]


def _lines(diff: Diff) -> Iterator[Text]:
    yield Text(printable(heading(diff)), "bold")
    styles = {"added": "green", "dropped": "red", "reworded": "yellow", "same": ""}
    signs = {"added": "+", "dropped": "-", "reworded": "~", "same": "="}
    for item in diff.items:
        numbers = numbers_shown(item, diff.relation)
        moved = item.is_moved and diff.relation != "levels"
        if item.kind == "same" and not moved and not numbers:
            continue
        words = f"{signs[item.kind]} {item_words(item)}  {change_words(item, diff.relation)}"
        yield Text(printable(words), styles[item.kind])
        for number in numbers:
            yield Text(printable(f"    {number_words(number, diff.relation)}"))
    yield from (Text(printable(note), "bold") for note in notes(diff))


def _plain(value: Any) -> Any:  # noqa: ANN401
    """The same with decimals as numbers."""
    change: dict[type, Callable[[Any], Any]] = {
        dict: lambda some: {key: _plain(each) for key, each in some.items()},
        list: lambda some: [_plain(each) for each in some],
        tuple: lambda some: [_plain(each) for each in some],
        Decimal: float,
    }
    return change.get(type(value), lambda same: same)(value)
