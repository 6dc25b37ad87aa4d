"""Quantities in sentences of circulars: number, unit, comparator, denominator and subject.

A small grammar in passes, each over closed classes of the administrative language: numbers with
their units, without those that are part of names, dates and ages; the frame of comparators and
denominators around each; ranges and series, whose members share words; subjects.
"""

from decimal import Decimal
from functools import lru_cache

import msgspec

from pipeline.text.quantity_accept import accepted
from pipeline.text.quantity_frame import Frame
from pipeline.text.quantity_series import series, subjects_of_series
from pipeline.text.quantity_subjects import subjects
from pipeline.text.quantity_units import base


class Quantity(msgspec.Struct, frozen=True):
    """A number with a meaning, and its place: `raw` is `text[start:end]`."""

    start: int
    end: int
    raw: str
    subject: str | None
    subject_span: tuple[int, int] | None
    comparator: str
    value: Decimal
    unit: str | None
    value_base: Decimal
    unit_base: str | None
    per: str | None


# The parts of a circular repeat each other's sentences.
@lru_cache(maxsize=2048)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of a text, in their order and not overlapping.

    >>> [(q.raw, q.subject, q.value_base) for q in find_quantities("新增托位0.3万个以上")]
    [('0.3万个以上', '托位', Decimal('3000.0'))]
    """
    frames = series(text, accepted(text))
    spans = subjects_of_series(text, frames, subjects(text, frames))
    return tuple(_quantity(text, frame, span) for frame, span in zip(frames, spans, strict=True))


def _quantity(text: str, frame: Frame, span: tuple[int, int] | None) -> Quantity:
    value, unit = base(frame.number.value, frame.unit)
    return Quantity(
        start=frame.start,
        end=frame.end,
        raw=text[frame.start : frame.end],
        subject=text[span[0] : span[1]] if span else None,
        subject_span=span,
        comparator=frame.comparator,
        value=frame.number.value,
        unit=frame.unit,
        value_base=value,
        unit_base=unit,
        per=frame.per,
    )
