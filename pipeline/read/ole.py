"""Old Office files are small file systems (OLE): which document is inside one."""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA
_NONE = 0xFFFFFFFF
_ENTRY = 128
_MOST_SECTORS = 4_096


def stream_names(data: bytes) -> set[str]:
    """The names at the top level of the file system; none where it is damaged."""
    try:
        return set(_top_level(_directory(data)))
    except (struct.error, IndexError, UnicodeDecodeError):
        return set()


def _directory(data: bytes) -> bytes:
    shift, first = struct.unpack_from("<H", data, 30)[0], struct.unpack_from("<I", data, 48)[0]
    if shift not in {9, 12}:
        return b""
    size = 1 << shift
    fat_sectors = struct.unpack_from("<109I", data, 76)
    sectors, sector = [], first
    seen: set[int] = set()
    while sector < _END and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        sectors.append(data[(sector + 1) * size : (sector + 2) * size])
        fat = fat_sectors[sector // (size // 4)]
        sector = struct.unpack_from("<I", data, (fat + 1) * size + sector % (size // 4) * 4)[0]
    return b"".join(sectors)


def _top_level(directory: bytes) -> Iterator[str]:
    """Names of the root's children: a binary tree of entries, each with a left and right one."""
    waiting = [struct.unpack_from("<I", directory, 76)[0]]
    seen: set[int] = set()
    while waiting:
        index = waiting.pop()
        if index == _NONE or index in seen or (index + 1) * _ENTRY > len(directory):
            continue
        seen.add(index)
        entry = directory[index * _ENTRY : (index + 1) * _ENTRY]
        length = struct.unpack_from("<H", entry, 64)[0]
        yield entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le")
        waiting += struct.unpack_from("<II", entry, 68)
