"""What kind of file some bytes are, where their first few do not tell."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Callable

from pipeline.read.ole import MAGIC, stream_names

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PROLOG = r"\A\s*(?:<\?xml[^>]*\?>\s*)?(?:(?><!--.*?(?:-->|\Z))\s*+)*+"
_PAGE = re.compile(_PROLOG + r"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FRAGMENT = re.compile(
    _PROLOG + r"<(?:meta|title|link|style|script|table|div|article|section|p|center|h[1-6])\b",
    re.I | re.S,
)
_HEAD = 8_192
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def is_zip(data: bytes) -> bool:
    """Whether bytes are a zip archive, sound or not."""
    return data.startswith(_ZIP)


def zip_has(*parts: str) -> Callable[[bytes], bool]:
    """Whether an archive holds one of some parts."""
    return lambda data: is_zip(data) and any(part in _names(data) for part in parts)


def ole_has(*streams: str) -> Callable[[bytes], bool]:
    """Whether an old Office file holds one of some streams at its top."""
    return lambda data: data.startswith(MAGIC) and not stream_names(data).isdisjoint(streams)


def is_web_page(data: bytes) -> bool:
    """Whether bytes are HTML: a page, or a piece of one that markup begins and ends."""
    head = _decoded(data[:_HEAD])
    if _PAGE.match(head):
        return True
    return bool(_FRAGMENT.match(head)) and _decoded_end(data).rstrip("\0 \t\r\n").endswith(">")


def is_xml(data: bytes) -> bool:
    """Whether bytes are XML of any kind."""
    return _decoded(data[:64]).lstrip().startswith("<?xml")


def _names(data: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name.replace("\\", "/").lstrip("/") for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return set()


def _decoded(data: bytes) -> str:
    """The beginning of a text, as far as it is ASCII."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    return data.decode("latin-1")


def _decoded_end(data: bytes) -> str:
    return data[-64:].replace(b"\0", b"").decode("latin-1")
