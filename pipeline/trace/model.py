"""What a trace consists of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

Row = Mapping[str, Any]


class Mark(msgspec.Struct, frozen=True):
    """A half-open range of a quote's text: words that were read, or a header that gives meaning."""

    start: int
    end: int
    is_header: bool = False


class Quote(msgspec.Struct, frozen=True):
    """Lines of the source with what was read from them marked.

    Attributes:
        title: what they are the source of; empty where the row itself is meant.
        line: number of the first line in the canonical text, from 1.
        page: as printed boxes say, from 1; None where the source has no pages.
        text: the lines, cut where they are long.
        marks: ranges of ``text``, in order, apart from each other.
    """

    title: str
    line: int
    page: int | None
    text: str
    marks: tuple[Mark, ...]


class Step(msgspec.Struct, frozen=True):
    """One step from what is printed to a value.

    Attributes:
        name: what happens, or the column that is made.
        before: what the step starts from; None where it states a fact only.
        after: what it gives.
    """

    name: str
    before: str | None
    after: str


class Trace(msgspec.Struct, frozen=True):
    """A row of a table and where it comes from."""

    table: str
    row: Row
    quotes: tuple[Quote, ...]
    steps: tuple[Step, ...]
