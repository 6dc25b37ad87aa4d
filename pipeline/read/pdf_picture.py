"""Pictures of pages, with places outlined."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pipeline.document import Box
from pipeline.errors import UnreadableError
from pipeline.read.pdf_open import LARGEST_SIDE, opened

_DOTS_PER_INCH = 144
_LARGEST_PICTURE = 4000
_COLOUR = (208, 32, 32)
_MARGIN = 1.5
_WIDTH = 2


def page_picture(data: bytes, page: int, boxes: Sequence[Box] = ()) -> bytes:
    """A page as PNG, as a viewer shows it, with boxes outlined.

    Args:
        data: the PDF.
        page: its number, from 1.
        boxes: what to outline; those of other pages are passed over.

    Raises:
        UnreadableError: the PDF cannot be opened, or has no such page.
    """
    from PIL import ImageDraw

    with opened(data) as pdf:
        if not 1 <= page <= len(pdf):
            raise UnreadableError(f"没有第 {page} 页：PDF 共 {len(pdf)} 页")
        shown = pdf[page - 1]
        scale = _scale(shown.get_size(), page)
        picture = shown.render(scale=scale).to_pil().convert("RGB")
        draw = ImageDraw.Draw(picture)
        for box in boxes:
            if box.page == page:
                draw.rectangle(_outline(box, scale), outline=_COLOUR, width=_WIDTH)
    written = io.BytesIO()
    picture.save(written, format="PNG", optimize=True)
    return written.getvalue()


def _scale(size: tuple[float, float], page: int) -> float:
    """Dots per point: fewer for a page so large that its picture would be."""
    width, height = size
    longest = max(size)
    if not 0 < longest < LARGEST_SIDE:
        raise UnreadableError(f"第 {page} 页的页面尺寸异常（{width:.0f}×{height:.0f} 点）")
    return min(_DOTS_PER_INCH / 72, _LARGEST_PICTURE / longest)


def _outline(box: Box, scale: float) -> tuple[float, float, float, float]:
    return (
        (box.x0 - _MARGIN) * scale,
        (box.top - _MARGIN) * scale,
        (box.x1 + _MARGIN) * scale,
        (box.bottom + _MARGIN) * scale,
    )
