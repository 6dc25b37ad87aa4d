"""The ink of a page as PDFium sees it."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from operator import itemgetter
from types import ModuleType
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableError
from pipeline.read.pdf_ink import ASCENT, DESCENT, SLANTED, Frame, Glyph, PageInk, upright
from pipeline.read.pdf_open import LARGEST_SIDE
from pipeline.read.pdf_paths import drawing

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# PDFium marks a hyphen at the end of a line; 0 is a character without Unicode.
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0: "\ufffd"}
_SLANT = math.radians(10)


class PageDamagedError(UnreadableError):
    """PDFium cannot load a page."""


def page_ink(pdf: PdfDocument, index: int) -> PageInk:
    """The glyphs and rules of a page.

    Raises:
        UnreadableError: the page is damaged or of an absurd size; the message names it.
    """
    import pypdfium2.raw as pdfium

    page = pdfium.FPDF_LoadPage(pdf.raw, index)
    if not page:
        raise PageDamagedError(f"第 {index + 1} 页已损坏，无法读取")
    try:
        left, top, width, height = _paper(pdfium, page, index + 1)
        glyphs = _characters(pdfium, page, (left, top))
        turn = _usual_turn(glyphs)
        turned = upright(turn, width, height)
        frame = Frame(1, 0, 0, -1, -left, top).then(turned)
        drawn = drawing(pdfium, page, frame, width * height)
        shown = upright(-pdfium.FPDFPage_GetRotation(page), width, height)
    finally:
        pdfium.FPDF_ClosePage(page)
    return PageInk(
        number=index + 1,
        width=height if turn % 2 else width,
        height=width if turn % 2 else height,
        glyphs=[_turned(glyph, turn, turned) for glyph in glyphs] if turn else glyphs,
        rules=drawn.rules,
        to_page=turned.inverse().then(shown),
        picture_share=drawn.picture_share,
        curve_count=drawn.curve_count,
    )


def _paper(pdfium: ModuleType, page: object, number: int) -> tuple[float, float, float, float]:
    """Left and top in user space (y upwards), width and height; before the page is turned."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    width, height = box.right - box.left, box.top - box.bottom
    if not (0 < width < LARGEST_SIDE and 0 < height < LARGEST_SIDE):
        raise UnreadableError(f"第 {number} 页的页面尺寸异常（{width:.0f}×{height:.0f} 点）")
    return box.left, box.top, width, height


def _usual_turn(glyphs: list[Glyph]) -> int:
    """How most of the text is turned."""
    turns = Counter(map(itemgetter(6), glyphs))
    turns.pop(SLANTED, None)
    return max(turns, key=lambda turn: (turns[turn], -turn), default=0)


def _turned(glyph: Glyph, turn: int, frame: Frame) -> Glyph:
    extent = frame.extent(glyph.x0, glyph.top, glyph.x1, glyph.bottom)
    rest = glyph.turn if glyph.turn == SLANTED else (glyph.turn - turn) % 4
    return Glyph(glyph.text, *extent, glyph.em, rest)


def _characters(pdfium: ModuleType, page: object, corner: tuple[float, float]) -> list[Glyph]:
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        return _read(pdfium, text_page, corner)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _read(pdfium: ModuleType, text_page: object, corner: tuple[float, float]) -> list[Glyph]:
    """All characters but the blanks and line ends that PDFium adds."""
    unicode_of, generated = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated
    loose_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    matrix_of, size_of = pdfium.FPDFText_GetMatrix, pdfium.FPDFText_GetFontSize
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    p_x, p_y, p_box, p_matrix = map(ctypes.pointer, (x, y, box, matrix))
    page_left, page_top = corner
    found: list[Glyph] = []
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = unicode_of(text_page, index)
        if code <= 0x20 and generated(text_page, index):
            continue
        loose_of(text_page, index, p_box)
        origin_of(text_page, index, p_x, p_y)
        matrix_of(text_page, index, p_matrix)
        text = _HYPHENS.get(code) or chr(code)
        left, right = box.left - page_left, box.right - page_left
        start, base = x.value - page_left, page_top - y.value
        if matrix.b == matrix.c == 0 < matrix.d and matrix.a > 0:
            em = size_of(text_page, index) * matrix.d
            if right - left <= 2 * em and -em <= left - start <= em:
                start = left if left < start else start
                top, bottom = base - ASCENT * em, base + DESCENT * em
                found.append(Glyph(text, start, top, right, bottom, em, 0))
                continue
        em = size_of(text_page, index) * math.hypot(matrix.c, matrix.d)
        tight = _tight(pdfium, text_page, index, corner)
        angle = -math.atan2(matrix.b, matrix.a)
        found.append(_boxed(text, (start, base), tight, em, angle))
    return found


def _tight(
    pdfium: ModuleType, text_page: object, index: int, corner: tuple[float, float]
) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    x, y = corner
    return left.value - x, y - top.value, right.value - x, y - bottom.value


def _boxed(
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
