"""Whether the first row of a table's part is the rest of the last row before the page break."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pipeline.read.pdf_layout import PrintedCell
from pipeline.text.brackets import open_brackets
from pipeline.text.labels import Label, label_of
from pipeline.text.normalize import normalize

_PADDING = 16.0
_LABEL = 12
_LONGER_WORD = 2
_ENDS = tuple("。；！？")
_NEVER_LAST = tuple("、，：（《“")
_FIGURE = re.compile(r"[\d.,%\s/~—–-]+")
_ORDINAL = re.compile(r"\d{1,3}|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?")


class Break(msgspec.Struct, frozen=True):
    """The cells on both sides of a page break, each with the one that ends above it.

    Attributes:
        pairs: last cell above and first below, column by column.
        cells: all other cells of both parts.
        xs: where the columns begin and end.
    """

    pairs: Sequence[tuple[PrintedCell | None, PrintedCell]]
    cells: Sequence[PrintedCell]
    xs: Sequence[float]


def is_cut_row(at: Break) -> bool:
    """Whether a page break cut a row.

    The cells below are those of the row above, and what they say had no room there. Either the
    first filled cell of the row, a number or name, has nothing more below, or a cell above
    breaks off within a sentence.
    """
    whole = [(upper, lower) for upper, lower in at.pairs if upper is not None]
    slipped = [lower for upper, lower in whole if lower.lines and not upper.lines]
    filled = [(upper, lower) for upper, lower in whole if lower.lines and upper.lines]
    own = [(upper, lower) for upper, lower in whole if upper.row_span == 1 and upper.lines]
    if not filled or not own or len(whole) < len(at.pairs):
        return False
    if any(_are_two(upper, lower) for upper, lower in filled):
        return False
    if slipped:
        return _is_told_below(slipped, filled, at)
    anchored = not own[0][1].lines
    if all(_runs_on(upper, lower, at) for upper, lower in filled):
        return anchored or _breaks_off_anywhere(filled, own[0], at)
    return anchored and _goes_on_counting(filled, own, at)


def _is_told_below(
    slipped: Sequence[PrintedCell], filled: Sequence[tuple[PrintedCell, PrintedCell]], at: Break
) -> bool:
    """Whether the short cells of a cut row, set at half its height, stand below the break.

    Above there are then only the first lines of the others, within a sentence, and no such
    cell is blank in any other row.
    """
    columns = {cell.column for cell in slipped}
    if any(cell.column in columns and not cell.lines for cell in at.cells):
        return False
    runs_on = all(_runs_on(upper, lower, at) for upper, lower in filled)
    return runs_on and any(_breaks_off(upper, at) for upper, _ in filled)


def _are_two(upper: PrintedCell, lower: PrintedCell) -> bool:
    """Whether both cells hold a figure or an ordinal of their own."""
    above, below = _words(upper), _words(lower)
    return any(form.fullmatch(above) and form.fullmatch(below) for form in (_FIGURE, _ORDINAL))


def _runs_on(upper: PrintedCell, lower: PrintedCell, at: Break) -> bool:
    """Whether the first word below did not fit behind the last line above.

    A line within a sentence may end earlier, where what follows cannot be parted.
    """
    room = _room(upper, at.xs) - lower.lines[0].lead
    if room < 0 or open_brackets(_words(upper)[-120:]):
        return True
    return room < _LONGER_WORD * lower.lines[0].em and _breaks_off(upper, at)


def _room(cell: PrintedCell, xs: Sequence[float]) -> float:
    """What is left of the width of a cell behind its last line."""
    last = cell.lines[-1].extent
    return xs[cell.column + cell.column_span] - xs[cell.column] - _PADDING - (last.x1 - last.x0)


def _breaks_off_anywhere(
    filled: Sequence[tuple[PrintedCell, PrintedCell]],
    anchor: tuple[PrintedCell, PrintedCell],
    at: Break,
) -> bool:
    """Whether a cell above ends within a sentence, and no new entry begins below."""
    if _ORDINAL.fullmatch(_words(anchor[1])) or _label(anchor[1].lines[0].text):
        return False
    return any(_breaks_off(upper, at) for upper, _ in filled)


def _breaks_off(upper: PrintedCell, at: Break) -> bool:
    """Whether a cell ends within a sentence: by its last mark, or as no other of its column."""
    words = _words(upper)
    if words.endswith(_NEVER_LAST) or open_brackets(words[-120:]):
        return True
    others = [
        _words(cell)
        for cell in at.cells
        if cell.column == upper.column and len(cell.lines) > 1 and cell.row_span == 1
    ]
    return not words.endswith(_ENDS) and bool(others) and all(w.endswith(_ENDS) for w in others)


def _goes_on_counting(
    filled: Sequence[tuple[PrintedCell, PrintedCell]],
    own: Sequence[tuple[PrintedCell, PrintedCell]],
    at: Break,
) -> bool:
    """Whether numbered paragraphs of a cell go on below, in a table that leaves no cell blank.

    The break then lies between two paragraphs, of which the first need not fill its line.
    """
    blank = [lower for _, lower in own if not lower.lines]
    column = own[0][0].column
    told_once = any(cell.column == column and not cell.lines for cell in at.cells)
    if len(blank) < len(filled) or told_once:
        return False
    return all(_runs_on(upper, lower, at) or _counts_on(upper, lower) for upper, lower in filled)


def _counts_on(upper: PrintedCell, lower: PrintedCell) -> bool:
    """Whether the paragraph below has the number that follows the last one above."""
    above = [label for line in upper.lines if (label := _label(line.text))]
    below = _label(lower.lines[0].text)
    return (
        bool(above)
        and below is not None
        and above[-1].style is below.style
        and below.number == above[-1].number + 1
    )


def _label(text: str) -> Label | None:
    label = label_of(normalize(text[:_LABEL]))
    return None if label is None or label.doubtful else label


def _words(cell: PrintedCell) -> str:
    return normalize("".join(line.text for line in cell.lines)).strip()
