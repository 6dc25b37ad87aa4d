"""Which reader reads what, and several files of one circular as one text."""

import hashlib

import pytest

from pipeline.document import Line
from pipeline.errors import UnreadableError
from pipeline.read import read_document
from pipeline.read.registry import format_of

NOTICE = "关于印发民生实事的通知\n1.修桥。\n"
ANNEX = "附件1\n目标任务分解表\n"


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a", "a.docx"])
def test_the_content_decides_and_not_the_name(name: str) -> None:
    document = read_document("a", [(name, NOTICE.encode())])
    assert document.text == NOTICE
    assert document.files[0].media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "旧版 Office 文档"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (NOTICE.encode(), "文本"),
    ],
)
def test_format_of(data: bytes, name: str) -> None:
    assert format_of(data).name == name


@pytest.mark.parametrize("magic", [b"{\\rtf1\\ansi", b"\x89PNG\r\n\x1a\n"])
def test_an_unsupported_format_is_named_with_its_file(magic: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^通知\.txt：是.+，本版本尚不能读取这种格式$"):
        read_document("a", [("a/通知.txt", magic)])


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\n"])
def test_an_empty_file_is_named(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^通知\.txt：文件是空的$"):
        read_document("a", [("通知.txt", data)])


def test_junk_is_named() -> None:
    with pytest.raises(UnreadableError, match=r"^通知\.txt：不是文本，或编码无法识别"):
        read_document("a", [("a/通知.txt", bytes(range(256)) * 9)])


def test_the_first_broken_file_of_several_fails_the_circular() -> None:
    with pytest.raises(UnreadableError, match=r"^附件\.png：是图片"):
        read_document("a", [("a/通知.txt", NOTICE.encode()), ("a/附件.png", b"\x89PNG")])


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["a/1.通知.txt", "a/2.附件.txt"], id="as numbered"),
        pytest.param(["a/附件1.txt", "a/通知.txt"], id="notice last by name"),
        pytest.param(["a/annex.txt", "a/notice.txt"], id="English names"),
        pytest.param(["a/附件：关于印发的通知.txt", "a/正文.txt"], id="an annex names the notice"),
    ],
)
def test_several_files_are_joined_by_a_form_feed_the_notice_first(names: list[str]) -> None:
    texts = {name: NOTICE if name in {names[0], names[1]} else "" for name in names}
    notice = next(n for n in names if "附件" not in n and "annex" not in n)
    texts = {name: NOTICE if name == notice else ANNEX for name in names}
    document = read_document("a", [(name, texts[name].encode()) for name in names])
    assert document.text == NOTICE + "\f" + ANNEX
    assert document.files[0].path == notice


def test_lines_know_their_file_and_their_place_in_the_joined_text() -> None:
    document = read_document("a", [("通知.txt", NOTICE.encode()), ("附件.txt", ANNEX.encode())])
    lines = [block for block in document.blocks if isinstance(block, Line)]
    assert [(line.file, document.text[slice(*line.span)]) for line in lines] == [
        (0, "关于印发民生实事的通知"),
        (0, "1.修桥。"),
        (1, "附件1"),
        (1, "目标任务分解表"),
    ]


def test_files_without_a_notice_keep_their_order() -> None:
    files = [(f"a/{name}.txt", f"{name}表\n".encode()) for name in "甲乙丙"]
    assert read_document("a", files).text == "甲表\n\f乙表\n\f丙表\n"


def test_each_file_has_the_digest_of_its_bytes() -> None:
    data = b"\xef\xbb\xbf" + NOTICE.encode()
    (source,) = read_document("a", [("a.txt", data)]).files
    assert (source.path, source.page_count) == ("a.txt", None)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
