"""Office files are zip archives of XML parts: opened within bounds, nothing fetched."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_PARTS = 20_000
_LARGEST_PART = 32 << 20
_LARGEST_TOTAL = 128 << 20
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)  # fmt: skip


class Package:
    """An Office file; its parts are read only when asked for."""

    def __init__(self, data: bytes) -> None:
        """Open an archive.

        Raises:
            UnreadableError: it is damaged, or too large once unpacked.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise UnreadableError("压缩包已损坏，无法打开") from error
        self._names = {name.replace("\\", "/").lstrip("/"): name for name in self._zip.namelist()}
        if len(self._names) > _MOST_PARTS:
            raise UnreadableError("压缩包里的文件过多")
        self._unread = _LARGEST_TOTAL

    def __contains__(self, name: str) -> bool:
        """Whether a part exists."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Names of the parts."""
        return iter(self._names)

    def xml(self, name: str) -> _Element | None:
        """The root of a part; None where there is no such part.

        Raises:
            UnreadableError: it is damaged, encrypted, too large, or declares entities.
        """
        return parse_xml(self._bytes(name), name) if name in self._names else None

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to by id: the last word of the relation's type, and the part."""
        folder, base = posixpath.split(name)
        root = self.xml(f"{folder}/_rels/{base}.rels".lstrip("/"))
        found = {}
        for each in root if root is not None else ():
            if each.get("TargetMode") != "External":
                kind = (each.get("Type") or "").rsplit("/", 1)[-1]
                target = unquote(each.get("Target") or "")
                # A target with a leading slash counts from the root: join() drops the folder.
                path = posixpath.normpath(posixpath.join("/" + folder, target))
                found[each.get("Id") or ""] = (kind, path.lstrip("/"))
        return found

    def main(self, default: str) -> str:
        """The part that the archive says is the document."""
        of_kind = dict(self.related("").values())
        return of_kind.get("officeDocument", default)

    def _bytes(self, name: str) -> bytes:
        info = self._zip.getinfo(self._names[name])
        if info.flag_bits & 1:
            raise UnreadableError("文件有密码保护，请另存为不加密的文件")
        self._unread -= info.file_size
        if info.file_size > _LARGEST_PART or self._unread < 0:
            raise UnreadableError("文件解压后过大")
        try:
            # No more is unpacked than the directory promised, whatever the part holds.
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
            raise UnreadableError(f"文件已损坏：{name}") from error


def parse_xml(data: bytes, name: str) -> _Element:
    """The root of an XML part, without entities, DTD or network."""
    from lxml import etree

    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"文件已损坏：{name} 不是合格的 XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(f"文件不安全：{name} 中声明了实体")
    return root
