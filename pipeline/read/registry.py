"""Which reader reads what, told by the content of a file and never by its name.

A reader is imported when a file needs it: those of the other formats cost a run their start.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence

import msgspec

from pipeline.document import Block, Document, MetadataKey, SourceFile
from pipeline.errors import UnreadableError
from pipeline.read.ole import MAGIC
from pipeline.read.reading import Reading
from pipeline.read.sniff import is_web_page, is_xml, is_zip, ole_has, zip_has

Reader = Callable[[bytes, int, int], Reading]


class Format(msgspec.Struct, frozen=True):
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


def _refusing(reason: str) -> Reader:
    """A reader that says why files of a kind cannot be read."""

    def read(_data: bytes, _file: int, _offset: int) -> Reading:
        raise UnreadableError(reason)

    return read


def _pdf(data: bytes, file: int, offset: int) -> Reading:
    from pipeline.read.pdf import read_pdf

    return read_pdf(data, file, offset)


def _docx(data: bytes, file: int, offset: int) -> Reading:
    from pipeline.read.docx import read_docx

    return read_docx(data, file, offset)


def _xlsx(data: bytes, file: int, offset: int) -> Reading:
    from pipeline.read.sheets import read_xlsx

    return read_xlsx(data, file, offset)


def _xls(data: bytes, file: int, offset: int) -> Reading:
    from pipeline.read.sheets import read_xls

    return read_xls(data, file, offset)


def _html(data: bytes, file: int, offset: int) -> Reading:
    from pipeline.read.html import read_html

    return read_html(data, file, offset)


def _plain(data: bytes, file: int, offset: int) -> Reading:
    from pipeline.read.plain import read_plain

    return read_plain(data, file, offset)


_OFFICE = "application/vnd.openxmlformats-officedocument."

FORMATS = (
    Format("PDF", "application/pdf", lambda data: b"%PDF-" in data[:1024], _pdf),
    Format(
        "Word 文档（DOCX）",
        _OFFICE + "wordprocessingml.document",
        zip_has("word/document.xml", "word/document2.xml"),
        _docx,
    ),
    Format(
        "Excel 工作簿（XLSX）",
        _OFFICE + "spreadsheetml.sheet",
        zip_has("xl/workbook.xml"),
        _xlsx,
    ),
    Format("OFD", "application/ofd", zip_has("OFD.xml"), None),
    Format(
        "压缩包",
        "application/zip",
        is_zip,
        _refusing("是压缩包或已损坏的 Office 文档；支持 DOCX 和 XLSX，压缩包请先解压"),
    ),
    Format("Excel 工作簿（XLS）", "application/vnd.ms-excel", ole_has("Workbook", "Book"), _xls),
    Format("旧版 Word 或 WPS 文档（DOC）", "application/msword", ole_has("WordDocument"), None),
    Format(
        "加密的 Office 文档",
        "application/x-ole-storage",
        ole_has("EncryptedPackage"),
        _refusing("文件有密码保护，请另存为不加密的文件"),
    ),
    Format("旧版 Office 文档", "application/x-ole-storage", _begins(MAGIC[:4]), None),
    Format("RTF", "application/rtf", _begins(b"{\\rtf"), None),
    Format(
        "图片", "image/*", _begins(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"), None
    ),
    Format("网页", "text/html", is_web_page, _html),
    Format("XML", "application/xml", is_xml, None),
    Format("文本", "text/plain", lambda data: True, _plain),
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
    metadata: dict[MetadataKey, str] = {}
    offset = 0
    for index, (path, data) in enumerate(ordered):
        found = format_of(data)
        reading = _read(found, path, data, index, offset)
        texts.append(reading.text)
        blocks += reading.blocks
        # What the notice's page says goes before what the page of an annex says.
        metadata = {**reading.metadata, **metadata}
        offset += len(reading.text) + 1
        digest = hashlib.sha256(data).hexdigest()
        sources.append(SourceFile(path, digest, found.media_type, reading.page_count))
    return Document(document_id, "\f".join(texts), tuple(blocks), tuple(sources), metadata)


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
