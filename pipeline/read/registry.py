"""Which reader reads what, told by the content of a file and never by its name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.document import Block, Document, SourceFile
from pipeline.errors import UnreadableError
from pipeline.read.plain import read_plain
from pipeline.read.reading import Reading

Reader = Callable[[bytes, int, int], Reading]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Attributes:
        name: for people.
        media_type: as registered with IANA.
        is_like: whether bytes are of this kind.
        read: ``(data, file, offset)`` to a Reading whose ranges begin at ``offset``; None
            where this version of the pipeline has no reader.
    """

    name: str
    media_type: str
    is_like: Callable[[bytes], bool]
    read: Reader | None


def _begins(*magic: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(magic)


_MARKUP = re.compile(
    rb"\A\W{0,9}\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)

FORMATS = (
    Format("PDF", "application/pdf", lambda data: b"%PDF-" in data[:1024], None),
    Format("Office 文档（DOCX、XLSX 等）", "application/zip", _begins(b"PK\x03\x04"), None),
    Format("旧版 Office 文档", "application/x-ole-storage", _begins(b"\xd0\xcf\x11\xe0"), None),
    Format("RTF", "application/rtf", _begins(b"{\\rtf"), None),
    Format(
        "图片", "image/*", _begins(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"), None
    ),
    Format("网页", "text/html", lambda data: bool(_MARKUP.match(data[:4096])), None),
    Format("文本", "text/plain", lambda data: True, read_plain),
)


def read_document(document_id: str, files: Sequence[tuple[str, bytes]]) -> Document:
    """Read the files of one circular, the notice first, into one Document.

    Args:
        document_id: stem of the file or name of the folder.
        files: path relative to the collection and bytes, in the natural order of names.

    Raises:
        UnreadableError: a file is empty, of no supported kind, or damaged.
    """
    ordered = sorted(files, key=lambda file: not _names_a_notice(file[0]))
    texts: list[str] = []
    blocks: list[Block] = []
    sources: list[SourceFile] = []
    offset = 0
    for index, (path, data) in enumerate(ordered):
        found = format_of(data)
        reading = _read(found, path, data, index, offset)
        texts.append(reading.text)
        blocks += reading.blocks
        offset += len(reading.text) + 1
        digest = hashlib.sha256(data).hexdigest()
        sources.append(SourceFile(path, digest, found.media_type, reading.page_count))
    return Document(document_id, "\f".join(texts), tuple(blocks), tuple(sources))


def format_of(data: bytes) -> Format:
    """The first format that the bytes are like; plain text where no other fits."""
    return next(each for each in FORMATS if each.is_like(data))


def _read(found: Format, path: str, data: bytes, index: int, offset: int) -> Reading:
    name = path.rsplit("/", 1)[-1]
    if not data.strip():
        raise UnreadableError(f"{name}：文件是空的")
    if found.read is None:
        raise UnreadableError(f"{name}：是{found.name}，本版本尚不能读取这种格式")
    try:
        return found.read(data, index, offset)
    except UnreadableError as error:
        raise UnreadableError(f"{name}：{error}") from error


def _names_a_notice(path: str) -> bool:
    """Whether a file name says that it is the notice itself and not one of its annexes."""
    name = path.rsplit("/", 1)[-1]
    return not re.search(r"附件|附表|annex|attachment", name, re.I) and bool(
        re.search(r"通知|正文|notice", name, re.I)
    )
