"""The ink of a page as PDFium sees it."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from types import ModuleType
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableError
from pipeline.read.pdf_glyphs import characters
from pipeline.read.pdf_ink import SLANTED, Frame, Glyph, PageInk, upright
from pipeline.read.pdf_open import LARGEST_SIDE
from pipeline.read.pdf_paths import drawing

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


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
        glyphs = characters(pdfium, page, (left, top))
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
