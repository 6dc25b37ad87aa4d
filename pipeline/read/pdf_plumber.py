"""The ink of a page as pdfplumber sees it: slower, for pages that PDFium cannot read."""

from __future__ import annotations

import io
import logging
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pipeline.errors import UnreadableError
from pipeline.read.pdf_ink import ASCENT, DESCENT, SLANTED, Extent, Glyph, PageInk

if TYPE_CHECKING:
    from pdfplumber.page import Page

_THICKEST = 5.0
_PALEST = 0.98
# How pdfminer spells a glyph of which the font does not say which character it is.
_NUMBERED = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f]")


def page_ink(data: bytes, index: int) -> PageInk:
    """The glyphs and rules of a page; text at an angle is left as it stands.

    Raises:
        UnreadableError: pdfplumber cannot read it either.
    """
    import pdfplumber

    with _silent():
        try:
            with pdfplumber.open(io.BytesIO(data), pages=[index + 1]) as pdf:
                return _ink(pdf.pages[0], index + 1)
        except Exception as error:
            raise UnreadableError(f"第 {index + 1} 页已损坏，无法读取") from error


@contextmanager
def _silent() -> Iterator[None]:
    """Without the warnings about fonts that pdfminer logs."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _ink(page: Page, number: int) -> PageInk:
    width, height = float(page.width), float(page.height)
    images = sum(float(i["width"]) * float(i["height"]) for i in page.images)
    return PageInk(
        number=number,
        width=width,
        height=height,
        glyphs=[_glyph(each, height) for each in page.chars if each["text"]],
        rules=[*_rules(page)],
        picture_share=images / (width * height),
        curve_count=len(page.curves),
    )


def _glyph(char: dict[str, Any], height: float) -> Glyph:
    a, b, c, d, _, y = char["matrix"]
    text = "\ufffd" if _NUMBERED.fullmatch(char["text"]) else char["text"]
    if not (b == 0 and a > 0):
        extent = (char["x0"], char["top"], char["x1"], char["bottom"])
        return Glyph(text, *extent, char["size"], _turn(a, b))
    em = char["size"] if char["size"] > 0 else math.hypot(c, d)
    base = height - y
    return Glyph(text, char["x0"], base - ASCENT * em, char["x1"], base + DESCENT * em, em, 0)


def _turn(a: float, b: float) -> int:
    quarters = -math.atan2(b, a) / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.1 else SLANTED


def _rules(page: Page) -> Iterator[Extent]:
    """Lines, thin rectangles and the sides of stroked ones."""
    for each in (*page.lines, *page.rects):
        colour = each["stroking_color"] if each["stroke"] else each["non_stroking_color"]
        if _is_pale(colour) or not (each["stroke"] or each["fill"]):
            continue
        x0, top, x1, bottom = each["x0"], each["top"], each["x1"], each["bottom"]
        if min(x1 - x0, bottom - top) <= _THICKEST:
            yield Extent(x0, top, x1, bottom)
        elif each["stroke"]:
            yield from (Extent(x0, y, x1, y) for y in (top, bottom))
            yield from (Extent(x, top, x, bottom) for x in (x0, x1))


def _is_pale(colour: object) -> bool:
    """Whether a colour of grey or RGB is white."""
    if not isinstance(colour, tuple) or len(colour) not in {1, 3}:
        return False
    return all(isinstance(part, float | int) and part > _PALEST for part in colour)
