"""The ink of a page as PDFium sees it."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
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
_UNITS = ((1, 0), (0, 1), (-1, 0), (0, -1))


# Text, x0, y0, x1, y1, font size and angle of a character, in the user space of the file (y
# upwards). The box is as long as the advance and as high as the font, at whatever angle; that of
# a slanted character is the box around its ink.
_Raw = tuple[str, float, float, float, float, float, float]


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
        shown, width, height = _shown(pdfium, page, index + 1)
        raw = _characters(pdfium, page)
        turn = _usual_turn(raw, shown)
        turned = upright(turn, width, height)
        frame = shown.then(turned)
        drawn = drawing(pdfium, page, frame, width * height)
    finally:
        pdfium.FPDF_ClosePage(page)
    if turn % 2:
        width, height = height, width
    return PageInk(
        number=index + 1,
        width=width,
        height=height,
        glyphs=_glyphs(raw, frame),
        rules=drawn.rules,
        to_page=turned.inverse(),
        picture_share=drawn.picture_share,
        curve_count=drawn.curve_count,
    )


def _shown(pdfium: ModuleType, page: object, number: int) -> tuple[Frame, float, float]:
    """From user space to the page as a viewer shows it, and the size of that."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    turned = pdfium.FPDFPage_GetRotation(page) % 4
    frame = (
        Frame(1, 0, 0, -1, -left, top),
        Frame(0, 1, 1, 0, -bottom, -left),
        Frame(-1, 0, 0, 1, right, -bottom),
        Frame(0, -1, -1, 0, top, right),
    )[turned]
    width, height = right - left, top - bottom
    if not (0 < width < LARGEST_SIDE and 0 < height < LARGEST_SIDE):
        raise UnreadableError(f"第 {number} 页的页面尺寸异常（{width:.0f}×{height:.0f} 点）")
    return (frame, height, width) if turned % 2 else (frame, width, height)


def _characters(pdfium: ModuleType, page: object) -> list[_Raw]:
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        return _read(pdfium, text_page)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _read(pdfium: ModuleType, text_page: object) -> list[_Raw]:
    """All characters but the blanks and line ends that PDFium adds."""
    unicode_of, generated = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated
    loose_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    matrix_of, size_of = pdfium.FPDFText_GetMatrix, pdfium.FPDFText_GetFontSize
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    p_x, p_y, p_box, p_matrix = map(ctypes.pointer, (x, y, box, matrix))
    found: list[_Raw] = []
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = unicode_of(text_page, index)
        if code <= 0x20 and generated(text_page, index):
            continue
        loose_of(text_page, index, p_box)
        origin_of(text_page, index, p_x, p_y)
        matrix_of(text_page, index, p_matrix)
        text = _HYPHENS.get(code) or chr(code)
        left, right, start, base = box.left, box.right, x.value, y.value
        if matrix.b == matrix.c == 0 < matrix.d and matrix.a > 0:
            em = size_of(text_page, index) * matrix.d
            if right - left <= 2 * em and -em <= left - start <= em:
                start = left if left < start else start
                top, bottom = base + ASCENT * em, base - DESCENT * em
                found.append((text, start, bottom, right, top, em, 0.0))
                continue
        em = size_of(text_page, index) * math.hypot(matrix.c, matrix.d)
        tight = _tight(pdfium, text_page, index)
        found.append(_boxed(text, (start, base), tight, em, math.atan2(matrix.b, matrix.a)))
    return found


def _tight(pdfium: ModuleType, text_page: object, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _boxed(
    text: str,
    origin: tuple[float, float],
    tight: tuple[float, float, float, float],
    em: float,
    angle: float,
) -> _Raw:
    """A character whose box has to be found from its ink: it is turned, or its font is odd."""
    em = em if em > 0 else max(tight[3] - tight[1], 1.0)
    quarters = round(angle / (math.pi / 2))
    if abs(angle - quarters * math.pi / 2) > _SLANT:
        return (text, *tight, em, angle)
    along, up = _UNITS[quarters % 4], _UNITS[(quarters + 1) % 4]
    reach = [x * along[0] + y * along[1] for x, y in (tight[:2], tight[2:])]
    start = origin[0] * along[0] + origin[1] * along[1]
    base = origin[0] * up[0] + origin[1] * up[1]
    ends, heights = (min(start, *reach), max(reach)), (base - DESCENT * em, base + ASCENT * em)
    corners = [
        (e * along[0] + h * up[0], e * along[1] + h * up[1])
        for e, h in zip(ends, heights, strict=True)
    ]
    across, upwards = zip(*corners, strict=True)
    return (text, min(across), min(upwards), max(across), max(upwards), em, angle)


def _turn(angle: float, shown: Frame) -> int:
    """Quarter turns clockwise on the page as shown."""
    x, y = math.cos(angle), math.sin(angle)
    on_page = math.atan2(shown.b * x + shown.d * y, shown.a * x + shown.c * y)
    quarters = round(on_page / (math.pi / 2))
    return quarters % 4 if abs(on_page - quarters * math.pi / 2) < _SLANT else SLANTED


def _usual_turn(raw: list[_Raw], shown: Frame) -> int:
    angles = Counter(each[6] for each in raw if not each[0].isspace())
    turns: Counter[int] = Counter()
    for angle, count in angles.items():
        turns[_turn(angle, shown)] += count
    straight = [(count, -turn) for turn, count in turns.items() if turn != SLANTED]
    return -max(straight)[1] if straight else 0


def _glyphs(raw: list[_Raw], frame: Frame) -> list[Glyph]:
    """Characters in the frame of reading."""
    if frame[:4] == (1, 0, 0, -1):
        e, f = frame.e, frame.f
        return [
            Glyph(text, x0 + e, f - y1, x1 + e, f - y0, em, _turn(angle, frame) if angle else 0)
            for text, x0, y0, x1, y1, em, angle in raw
        ]
    return [
        Glyph(text, *frame.extent(x0, y0, x1, y1), em, _turn(angle, frame))
        for text, x0, y0, x1, y1, em, angle in raw
    ]
