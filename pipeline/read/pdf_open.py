"""Opening a PDF, and the reasons why one cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

LARGEST_SIDE = 20_000.0
_TAIL = 2048
_PADDING = 1 << 16
_PASSWORD = 4


@contextmanager
def opened(data: bytes) -> Iterator[PdfDocument]:
    """A PDF opened with PDFium, closed at the end.

    Raises:
        UnreadableError: it is encrypted, cut off, damaged or without pages.
    """
    import pypdfium2

    if b"%%EOF" not in data[-_PADDING:].rstrip(b"\0 \t\r\n")[-_TAIL:]:
        raise UnreadableError("PDF 不完整：缺少文件结尾，可能没有下载完")
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableError("PDF 已加密，打开需要口令") from error
        raise UnreadableError("PDF 已损坏，无法打开") from error
    try:
        if not len(pdf):
            raise UnreadableError("PDF 已损坏：没有任何页面")
        yield pdf
    finally:
        pdf.close()
