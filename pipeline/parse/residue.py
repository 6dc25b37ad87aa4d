"""What no row holds: every solid character is in the spans of a row, or in one run of residue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.circular import Circular, Reason, Residue
from pipeline.document import Document, Place
from pipeline.parse.reading import Leftover
from pipeline.text.passage import Span

_SOLID = re.compile(r"\S(?:[^\S\r\n\t]*\S)*")


def residue(
    document: Document, circular: Circular, leftovers: Sequence[Leftover]
) -> tuple[Residue, ...]:
    """Runs of text outside all rows, in the order of the text.

    A run is what a leftover covers and no row does, with the leftover's reason; whatever is
    still uncovered then was understood by no rule and is ``unparsed``.
    """
    covered = bytearray(len(document.text))
    for span in row_spans(circular):
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    runs = sorted(_runs(document, covered, leftovers), key=lambda run: run[0])
    return tuple(
        Residue(
            number,
            document.text[span.start : span.end],
            reason,
            Place((span,), document.boxes((span,))),
        )
        for number, (span, reason) in enumerate(runs, 1)
    )


def row_spans(circular: Circular) -> Iterator[Span]:
    """The ranges of every row of a circular but its residue."""
    yield from circular.heading.place.spans
    for rows in (
        circular.sections,
        circular.item_mentions,
        circular.item_attributes,
        circular.measures,
        circular.quantities,
        circular.responsible_units,
    ):
        for row in rows:
            yield from row.place.spans
    for target in circular.targets:
        yield from target.place.spans
        yield from target.header_place.spans


def _runs(
    document: Document, covered: bytearray, leftovers: Iterable[Leftover]
) -> Iterator[tuple[Span, Reason]]:
    for leftover in leftovers:
        for span in leftover.passage.spans(document.text):
            yield from _uncovered(document.text, covered, span, leftover.reason)
    yield from _uncovered(document.text, covered, Span(0, len(document.text)), "unparsed")


def _uncovered(
    text: str, covered: bytearray, within: Span, reason: Reason
) -> Iterator[tuple[Span, Reason]]:
    """Solid stretches of a range that nothing covers yet; they are covered from here on."""
    free = re.compile(rb"\0+")
    for stretch in list(free.finditer(covered, within.start, within.end)):
        for match in _SOLID.finditer(text, *stretch.span()):
            start, end = match.span()
            covered[start:end] = b"\1" * (end - start)
            yield Span(start, end), reason
