"""The characters of a page as PDFium sees them.

Only the box is asked of each. How a character is set (its size, turn and baseline) is asked of
the first and the last of those that one piece of the file's text sets.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from types import ModuleType
from typing import NamedTuple

from pipeline.read.pdf_calls import unchecked
from pipeline.read.pdf_ink import ASCENT, DESCENT, SLANTED, Frame, Glyph, upright

# PDFium marks a hyphen at the end of a line; 0 is a character without Unicode.
_UNKNOWN = "\ufffd"
_SPELLED = {"\x02": "-", "\ufffe": "-", "\0": _UNKNOWN}
_SLANT = math.radians(10)
_ON_ORIGIN = 0.001

Box = tuple[float, float, float, float]
_Boxed = tuple[int, str, float, float]


class _Pose(NamedTuple):
    """How a character is set: where its baseline begins, its size, and its matrix."""

    x: float
    y: float
    size: float
    a: float
    b: float
    c: float
    d: float

    @property
    def is_upright(self) -> bool:
        return self.b == self.c == 0 < self.d and self.a > 0


def characters(pdfium: ModuleType, page: object, corner: tuple[float, float]) -> list[Glyph]:
    """All characters but the blanks and line ends that PDFium adds.

    Args:
        pdfium: the raw bindings.
        page: an open page.
        corner: left and top of the page in user space.
    """
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        return _Reader(pdfium, text_page, corner).glyphs()
    finally:
        pdfium.FPDFText_ClosePage(text_page)


class _Reader:
    def __init__(self, pdfium: ModuleType, page: object, corner: tuple[float, float]) -> None:
        self._pdfium, self._page = pdfium, page
        self._left, self._top = corner
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._size_of = unchecked(pdfium.FPDFText_GetFontSize, ctypes.c_double)
        self._matrix_of = unchecked(pdfium.FPDFText_GetMatrix)
        self._origin_of = unchecked(pdfium.FPDFText_GetCharOrigin)
        self._refs = [ctypes.byref(each) for each in (self._matrix, *self._numbers[:2])]

    def glyphs(self) -> list[Glyph]:
        """The characters in the order of the file."""
        texts = self._texts(self._pdfium.FPDFText_CountChars(self._page))
        shown = [i for i, text in enumerate(texts) if text > " " or not self._is_added(i)]
        found: list[Glyph] = []
        for _, run in groupby(self._boxed(shown), itemgetter(0)):
            some = [(index, texts[index], left, right) for _, index, left, right in run]
            found += self._set(some)
        return found

    def _texts(self, count: int) -> list[str]:
        """The character at each place; at once, unless some have no Unicode.

        Where a font does not say what a glyph is, PDFium gives its number in the font: a
        character that nobody printed.
        """
        units = (ctypes.c_ushort * (2 * count + 1))()
        written = self._pdfium.FPDFText_GetText(self._page, 0, count, units)
        text = bytes(units)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
        if len(text) != count:
            code_of = unchecked(self._pdfium.FPDFText_GetUnicode, ctypes.c_uint)
            text = "".join(chr(code_of(self._page, index)) for index in range(count))
        wrong = unchecked(self._pdfium.FPDFText_HasUnicodeMapError)
        page = self._page
        return [
            _UNKNOWN if wrong(page, index) == 1 else _SPELLED.get(each, each)
            for index, each in enumerate(text)
        ]

    def _is_added(self, index: int) -> bool:
        return bool(self._pdfium.FPDFText_IsGenerated(self._page, index))

    def _boxed(self, shown: Sequence[int]) -> Iterator[tuple[int, int, float, float]]:
        """The piece of text that sets each character, its place, left and right end."""
        page, box = self._page, self._box
        piece_of = unchecked(self._pdfium.FPDFText_GetTextObject, ctypes.c_size_t)
        box_of, ref = unchecked(self._pdfium.FPDFText_GetLooseCharBox), ctypes.byref(self._box)
        for index in shown:
            box_of(page, index, ref)
            yield piece_of(page, index), index, box.left, box.right

    def _pose(self, index: int) -> _Pose:
        page, matrix, (x, y) = self._page, self._matrix, self._numbers[:2]
        ref, x_ref, y_ref = self._refs
        self._matrix_of(page, index, ref)
        self._origin_of(page, index, x_ref, y_ref)
        size = self._size_of(page, index)
        return _Pose(x.value, y.value, size, matrix.a, matrix.b, matrix.c, matrix.d)

    def _set(self, run: Sequence[_Boxed]) -> Iterator[Glyph]:
        """The characters of one piece of text: on its baseline, or each where it is set itself."""
        first = self._pose(run[0][0])
        if not self._runs_along(run, first):
            yield from (self._glyph(*each) for each in run)
            return
        em, base, edge = first.size * first.d, self._top - first.y, self._left
        top, bottom = base - ASCENT * em, base + DESCENT * em
        for index, text, left, right in run:
            if right - left > 2 * em:
                yield self._glyph(index, text, left, right)
            else:
                yield Glyph(text, left - edge, top, right - edge, bottom, em, 0)

    def _runs_along(self, run: Sequence[_Boxed], pose: _Pose) -> bool:
        """Whether the characters are upright, on one baseline, and begin where their boxes do.

        Those of one piece have one size and matrix; in vertical writing each has its own height.
        """
        if not pose.is_upright or abs(run[0][2] - pose.x) > _ON_ORIGIN:
            return False
        if len(run) == 1:
            return True
        index, _, left, _ = run[-1]
        x, y = self._numbers[:2]
        self._origin_of(self._page, index, *self._refs[1:])
        return y.value == pose.y and abs(left - x.value) < _ON_ORIGIN

    def _glyph(self, index: int, text: str, left: float, right: float) -> Glyph:
        """A character by itself."""
        pose = self._pose(index)
        base = self._top - pose.y
        if pose.is_upright:
            em = pose.size * pose.d
            if right - left <= 2 * em and -em <= left - pose.x <= em:
                x0, x1 = min(left, pose.x) - self._left, right - self._left
                return Glyph(text, x0, base - ASCENT * em, x1, base + DESCENT * em, em, 0)
        em = pose.size * math.hypot(pose.c, pose.d)
        origin, angle = (pose.x - self._left, base), -math.atan2(pose.b, pose.a)
        return _around_ink(text, origin, self._tight(index), em, angle)

    def _tight(self, index: int) -> Box:
        """The box around the ink of a character."""
        left, right, bottom, top = self._numbers
        self._pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        x, y = self._left, self._top
        return left.value - x, y - top.value, right.value - x, y - bottom.value


def _around_ink(
    text: str,
    origin: tuple[float, float],
    tight: tuple[float, float, float, float],
    em: float,
    angle: float,
) -> Glyph:
    """A character whose box has to be found from its ink: it is turned, or its font is odd.

    The box is as long as the advance and as high as the font; that of a slanted character is
    the box around its ink.
    """
    em = em if em > 0 else max(tight[3] - tight[1], 1.0)
    quarters = round(angle / (math.pi / 2))
    if abs(angle - quarters * math.pi / 2) > _SLANT:
        return Glyph(text, *tight, em, SLANTED)
    # In a frame about the origin in which the character is upright.
    frame = Frame(e=-origin[0], f=-origin[1]).then(upright(quarters, 0, 0))
    ink = frame.extent(*tight)
    x0, x1 = min(0.0, ink.x0), ink.x1
    extent = frame.inverse().extent(x0, -ASCENT * em, x1, DESCENT * em)
    return Glyph(text, *extent, em, quarters % 4)
