"""The characters of a page as PDFium sees them.

Only the box is asked of each. How a character is set (its size, turn and baseline) is asked of
the first and the last of those that one piece of the file's text sets.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from types import ModuleType

from pipeline.read.pdf_calls import asked, unchecked
from pipeline.read.pdf_ink import ASCENT, DESCENT, SLANTED, Frame, Glyph, upright

# PDFium marks a hyphen at the end of a line; 0 is a character without Unicode.
_UNKNOWN = "\ufffd"
_SPELLED = {0x02: "-", 0xFFFE: "-", 0x00: _UNKNOWN}
_SLANT = math.radians(10)
_NEAR = 0.001

Box = tuple[float, float, float, float]


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

    def glyphs(self) -> list[Glyph]:
        """The characters in the order of the file."""
        count = self._pdfium.FPDFText_CountChars(self._page)
        texts, (lefts, _, rights, _) = self._texts(count), self._boxes(count)
        edge, found = self._left, list[Glyph]()
        for first, last, em, base in self._pieces(texts, lefts):
            top, bottom, widest = base - ASCENT * em, base + DESCENT * em, 2 * em
            for index in range(first, last + 1):
                text, left, right = texts[index], lefts[index], rights[index]
                found.append(
                    Glyph(text, left - edge, top, right - edge, bottom, em, 0)
                    if right - left <= widest
                    else self._glyph(index, text, left, right)
                )
        return found

    def _texts(self, count: int) -> Sequence[str]:
        """The character at each place; at once, unless some have no Unicode.

        Where a font does not say what a glyph is, PDFium gives its number in the font: a
        character that nobody printed.
        """
        units = (ctypes.c_ushort * (2 * count + 1))()
        written = self._pdfium.FPDFText_GetText(self._page, 0, count, units)
        text = bytes(units)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
        if len(text) != count:
            codes = unchecked(self._pdfium.FPDFText_GetUnicode, ctypes.c_uint)
            text = "".join(map(chr, map(codes, repeat(self._page), range(count))))
        text = text.translate(_SPELLED)
        wrong = unchecked(self._pdfium.FPDFText_HasUnicodeMapError)
        errors = list(map(wrong, repeat(self._page), range(count)))
        if 1 not in errors:
            return text
        return [_UNKNOWN if error == 1 else each for each, error in zip(text, errors, strict=True)]

    def _boxes(self, count: int) -> list[list[float]]:
        """Lefts, tops, rights and bottoms of all characters, in user space."""
        box_of = unchecked(self._pdfium.FPDFText_GetLooseCharBox)
        return asked(box_of, self._page, range(count), self._pdfium.FS_RECTF)

    def _pieces(
        self, texts: Sequence[str], lefts: Sequence[float]
    ) -> Iterator[tuple[int, int, float, float]]:
        """First and last character of each piece of the file's text, their size, and baseline.

        The characters of a piece have one size and matrix. They stand on one baseline if they
        are upright, the first and the last begin where their boxes do, and at one height: in
        vertical writing each has its own. Elsewhere the size is less than any.
        """
        firsts, lasts = self._ends(texts)
        sizes, matrices, (xs, ys) = (
            self._sizes(firsts),
            self._matrices(firsts),
            self._origins(firsts),
        )
        ends = zip(*self._origins(lasts), strict=True)
        parts = zip(firsts, lasts, xs, ys, sizes, *matrices, ends, strict=True)
        for first, last, x, y, size, a, b, c, d, _, _, (end_x, end_y) in parts:
            on_line = b == c == 0 < d and a > 0 and y == end_y
            if on_line and abs(lefts[first] - x) < _NEAR > abs(lefts[last] - end_x):
                yield first, last, size * d, self._top - y
            else:
                yield first, last, -math.inf, 0.0

    def _ends(self, texts: Sequence[str]) -> tuple[list[int], list[int]]:
        """First and last character of each piece; no piece sets the blanks that PDFium adds."""
        piece_of = unchecked(self._pdfium.FPDFText_GetTextObject, ctypes.c_size_t)
        setters = list(map(piece_of, repeat(self._page), range(len(texts))))
        starts = [index for index, (a, b) in enumerate(pairwise([None, *setters])) if a != b]
        ends = [
            (start, end - 1) for start, end in pairwise([*starts, len(texts)]) if setters[start]
        ]
        alone = [(i, i) for i, text in enumerate(texts) if text > " " and not setters[i]]
        both = sorted(ends + alone) if alone else ends
        return [first for first, _ in both], [last for _, last in both]

    def _sizes(self, indices: Sequence[int]) -> Iterable[float]:
        size_of = unchecked(self._pdfium.FPDFText_GetFontSize, ctypes.c_double)
        return map(size_of, repeat(self._page), indices)

    def _matrices(self, indices: Sequence[int]) -> list[list[float]]:
        matrix_of = unchecked(self._pdfium.FPDFText_GetMatrix)
        return asked(matrix_of, self._page, indices, self._pdfium.FS_MATRIX)

    def _origins(self, indices: Sequence[int]) -> list[list[float]]:
        """Where the baselines of some characters begin: all x, and all y."""
        origin_of = unchecked(self._pdfium.FPDFText_GetCharOrigin)
        return asked(origin_of, self._page, indices, ctypes.c_double, 2)

    def _glyph(self, index: int, text: str, left: float, right: float) -> Glyph:
        """A character by itself."""
        (size,) = self._sizes([index])
        (a,), (b,), (c,), (d,), _, _ = self._matrices([index])
        (x,), (y,) = self._origins([index])
        base = self._top - y
        if b == c == 0 < d and a > 0:
            em = size * d
            if right - left <= 2 * em and -em <= left - x <= em:
                x0, x1 = min(left, x) - self._left, right - self._left
                return Glyph(text, x0, base - ASCENT * em, x1, base + DESCENT * em, em, 0)
        em = size * math.hypot(c, d)
        origin, angle = (x - self._left, base), -math.atan2(b, a)
        return _around_ink(text, origin, self._tight(index), em, angle)

    def _tight(self, index: int) -> Box:
        """The box around the ink of a character."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
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
