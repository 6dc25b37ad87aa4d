"""Bytes of a text file to characters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from pipeline.errors import UnreadableError
from pipeline.text.characters import HAN

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_USUAL = re.compile(rf"[{HAN}\s!-~，。、；：？！“”‘’（）《》〔〕【】—…·～％①-⑳≥≤０-９]")
_USUAL_SHARE = 0.9
_DAMAGED_SHARE = 0.002


def decode(data: bytes) -> str:
    """The characters of a text file, without its byte order mark, line ends as they are.

    UTF-8, UTF-16, UTF-32 (with or without byte order mark) and GB18030 are told apart by
    which of them gives text. A few broken bytes in an otherwise sound file become U+FFFD.

    Raises:
        UnreadableError: no encoding gives text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding) or _with_losses(data[len(bom) :], encoding)
    for text in _candidates(data):
        if text and _is_text(text):
            return text
    return _with_losses(data, "utf-8")


def _candidates(data: bytes) -> Iterator[str | None]:
    if b"\0" not in data[:4096]:
        yield _strictly(data, "utf-8")
    yield from (_strictly(data, each) for each in ("utf-32-le", "utf-32-be") if len(data) % 4 == 0)
    yield from (_strictly(data, each) for each in ("utf-16-le", "utf-16-be") if len(data) % 2 == 0)
    yield _strictly(data, "utf-8")
    yield _strictly(data, "gb18030")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _with_losses(data: bytes, encoding: str) -> str:
    for each in dict.fromkeys((encoding, "gb18030")):
        text = data.decode(each, errors="replace")
        if text.count("\ufffd") <= max(2, _DAMAGED_SHARE * len(text)) and _is_text(text):
            return text
    raise UnreadableError("不是文本，或编码无法识别（支持 UTF-8、UTF-16、GB18030）")


def _is_text(text: str) -> bool:
    """Whether nearly all characters are such as Chinese documents use."""
    sample = text[:20_000].replace("\0", "")
    usual = len(_USUAL.findall(sample))
    return bool(sample) and usual >= _USUAL_SHARE * len(sample)
