"""Streams of a PDF that unpack to more than any page needs.

PDFium unpacks a stream whole and builds what it draws; a few hundred kilobytes may so take all
the memory that there is, and end the process with all other circulars in it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from pipeline.errors import UnreadableError

_MOST = 16 << 20
_MOST_OF_FONT = 64 << 20
_MOST_OF_PICTURE = 512 << 20
_HIGHEST_RATIO = 1032
_DICTIONARY = 1024
_PIECE = 1 << 20
_PACKING = re.compile(rb"/(?:FlateDecode|Fl)\b")
_BEGIN = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")


def require_moderate_streams(data: bytes) -> None:
    """Refuse a PDF with a stream that unpacks to more than a page, font or picture needs.

    Only streams so long that they could are unpacked, piece by piece and no further than that.

    Raises:
        UnreadableError: there is one.
    """
    for match in _BEGIN.finditer(data):
        start = match.end()
        end = data.find(b"endstream", start)
        before = data[max(match.start() - _DICTIONARY, 0) : match.start()]
        entries = before[before.rfind(b" obj") :]
        most, packings = _most(entries), max(len(_PACKING.findall(entries)), 1)
        if (end - start) * _HIGHEST_RATIO**packings <= most:
            continue
        pieces: Iterator[bytes] = iter([data[start:end]])
        for _ in range(packings):
            pieces = _unpacked(pieces)
        if _is_longer(pieces, most):
            raise UnreadableError(f"PDF 的一个数据流解压后超过 {most >> 20} MB，无法读取")


def _most(entries: bytes) -> int:
    """The most that a stream with such a dictionary may unpack to."""
    if b"/Image" in entries:
        return _MOST_OF_PICTURE
    return _MOST_OF_FONT if b"/Length1" in entries or b"/CIDFontType0C" in entries else _MOST


def _is_longer(pieces: Iterator[bytes], most: int) -> bool:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            return True
    return False


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """What pieces of a packed stream unpack to, as far as it is sound, in pieces."""
    unpack = zlib.decompressobj()
    try:
        for piece in pieces:
            rest = piece
            while rest and not unpack.eof:
                yield unpack.decompress(rest, _PIECE)
                rest = unpack.unconsumed_tail
    except zlib.error:
        return
