"""How well a text is the cell of a column: the evidence that rows of a lost grid are found by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.text.cell_shapes import Shape, shape_of

_LONGEST_CATEGORY = 14
_LONGEST_TITLE = 40
_TEXTS = {"content", "goal", "measures", "title", "indicator", "attribute", "achieved", "remark"}
_MOST_LINES = 10
_FEW_LINES = 4
_SHORT_LINE = 8
_PAGE_DIGITS = 3
_DEAREST = -2.5
# Who signs a circular may stand right below the units of its last row.
_ISSUING = re.compile(r"(?:人民政府|政府办公室|办公厅|领导小组|专班)(?:办公室)?$")

# What an empty cell costs. A category, lead unit or leader is printed once for several rows.
_EMPTY = {
    "section": -0.1,
    "content": -2.5,
    "remark": -0.1,
    "attribute": -1.0,
    "duty:lead": -0.9,
    "duty:responsible": -0.9,
    "duty:cooperating": -0.7,
    "duty:leader": -0.7,
    "duty:deadline": -0.9,
}


def empty_cost(kind: str) -> float:
    """What it costs a reading to leave a cell of a column empty."""
    return _EMPTY.get(kind, -1.6)


def most_lines(kind: str) -> int:
    """How many printed lines a cell of a column may have."""
    if kind in _TEXTS:
        return _MOST_LINES
    return _FEW_LINES if kind.startswith("duty") or kind == "section" else 1


def fits(lines: Sequence[str], kind: str) -> Iterator[float]:
    """How well the first line, the first two, and so on are one cell of a column.

    It ends at a line that can be none of the cell.
    """
    best = worst = fit(lines[0], kind)
    telling = shape_of(lines[0]).is_sentence or shape_of(lines[0]).has_digit
    cost = 0.0
    yield best
    for count, (above, below) in enumerate(pairwise(map(shape_of, lines)), 2):
        if not _goes_on(above, below, kind):
            return
        cost += _join(above, below, kind)
        if cost < _DEAREST:
            return
        own = fit(below.text, kind)
        best, worst = max(best, own), min(worst, own)
        telling = telling or below.is_sentence or below.has_digit
        if kind.startswith("duty"):
            # A name may be cut in two.
            yield cost + (worst if worst >= 0 else max(worst, fit("".join(lines[:count]), kind)))
        elif kind in _TEXTS and telling:
            yield cost + best
        else:
            yield cost + fit("".join(lines[:count]), kind)


def _goes_on(above: Shape, below: Shape, kind: str) -> bool:
    """Whether a line can be of one cell with the line above it at all."""
    if below.is_note or below.is_placeholder or (below.ordinal and below.text.isdigit()):
        return False
    if kind.startswith("duty") or below.units < 1 or above.units:
        return True
    return above.breaks_off or (len(above.text) > _SHORT_LINE and above.text[-1] not in "。；")


def _join(above: Shape, below: Shape, kind: str) -> float:
    """What it costs that a line goes on with the cell of the one above."""
    if kind.startswith("duty"):
        both = above.units == 1 and below.units == 1 and not _ISSUING.search(below.text)
        return 0.05 if both or above.breaks_off else -0.6
    if above.label and below.label and below.label.number == above.label.number + 1:
        return -0.2
    if above.breaks_off or (below.is_measure and above.has_digit):
        return 0.05
    if len(above.text) > _SHORT_LINE and above.text[-1] not in "。；":
        return 0.05 if below.text[-1] == "。" and not below.is_note else -0.3
    return -0.6


@lru_cache(maxsize=16384)
def fit(text: str, kind: str) -> float:
    """Points for a text in a column: a fit that only this column would have counts most."""
    shape = shape_of(text)
    if shape.is_note and kind != "remark":
        return -4.0
    if text.endswith("：") and len(text) <= _SHORT_LINE:
        return -3.0  # the label of what stands behind it
    if shape.is_placeholder:
        return -1.5 if kind in {"number", "title", "content", "section"} else 0.9
    return _FITS[kind.partition(":")[0] if kind not in _FITS else kind](shape)


def _number(shape: Shape) -> float:
    return 3.0 if shape.ordinal else -9.0


def _section(shape: Shape) -> float:
    if shape.heading == 2:
        return 1.6
    short = len(shape.text) <= _LONGEST_CATEGORY and shape.text[-1] not in "。；，"
    return 1.3 if short and not shape.units and not shape.has_digit else -2.0


def _title(shape: Shape) -> float:
    if shape.is_value or shape.is_dated or shape.ordinal:
        return -1.5
    if shape.units == 1:
        return -1.0
    short = len(shape.text) <= _LONGEST_TITLE and not shape.is_sentence
    return 1.0 if short else 0.3


def _text(shape: Shape) -> float:
    if shape.is_value:
        return -1.5 if shape.text.isdigit() else 1.2
    if shape.is_dated or shape.units == 1:
        return -2.0
    if shape.is_sentence:
        return 2.0
    return 1.5 if shape.has_digit else 0.3


def _goal(shape: Shape) -> float:
    return 1.2 if shape.is_value else _text(shape)


def _units(shape: Shape) -> float:
    if shape.units == 1:
        return 2.5
    if shape.units >= 0.5:
        return 1.5
    if shape.is_sentence or shape.has_digit:
        return -1.5
    return -0.2 if len(shape.text) <= _LONGEST_CATEGORY else -1.0


def _leader(shape: Shape) -> float:
    return 2.0 if shape.is_person else -0.8


def _deadline(shape: Shape) -> float:
    return 3.0 if shape.is_deadline else 2.5 if shape.is_dated else -1.2


def _measure(shape: Shape) -> float:
    return 2.0 if shape.is_measure else 1.0 if shape.units == 1 else -1.0


def _value(shape: Shape) -> float:
    return 2.0 if shape.is_value else -0.5 if not shape.has_digit else 0.3


def _achieved(shape: Shape) -> float:
    if shape.is_value:
        return 1.8
    return -0.8 if shape.units == 1 else 1.2 if shape.is_sentence or shape.has_digit else 0.4


def _rate(shape: Shape) -> float:
    if shape.is_value:
        return 2.2 if "%" in shape.text or "％" in shape.text else 1.6
    return -0.6


def _region(shape: Shape) -> float:
    return 2.0 if shape.is_value else -1.5


def _other(shape: Shape) -> float:
    return -0.8 if shape.units == 1 else 0.3


def _money(shape: Shape) -> float:
    return 2.0 if shape.is_value else 0.3 if shape.has_digit else -0.6


def _remark(shape: Shape) -> float:
    if shape.is_value and (len(shape.text) > _PAGE_DIGITS or not shape.text.isdigit()):
        return 0.0
    return -0.5 if shape.units == 1 or shape.is_value else 0.4


def _dated(shape: Shape) -> float:
    return 2.0 if shape.is_dated or shape.is_deadline else 0.0


_FITS: dict[str, Callable[[Shape], float]] = {
    "number": _number,
    "section": _section,
    "title": _title,
    "indicator": _title,
    "content": _text,
    "goal": _goal,
    "measures": _text,
    "duty": _units,
    "duty:leader": _leader,
    "duty:deadline": _deadline,
    "unit": _measure,
    "target": _value,
    "achieved": _achieved,
    "rate": _rate,
    "region": _region,
    "attribute": _other,
    "money": _money,
    "dated": _dated,
    "remark": _remark,
}
