"""Bytes of a text file to characters, whatever wrote them."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.read.decode import decode

TEXT = "某区2024年民生实事\r\n一、就业（2项）\n1.新增就业0.67万人。（牵头单位：区人社局）\n"
UTF_16_BOMS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
UTF_32_BOMS = {"utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}
BOMS = {"utf-8": codecs.BOM_UTF8, **UTF_16_BOMS, **UTF_32_BOMS}
PLAIN = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312")


@pytest.mark.parametrize("encoding", PLAIN)
def test_without_byte_order_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", BOMS)
def test_with_byte_order_mark_which_is_no_text(encoding: str) -> None:
    assert decode(BOMS[encoding] + TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", UTF_32_BOMS)
def test_utf_32_without_byte_order_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["就业", "一、就业（3项）", "1. abc", "第1页\n"])
def test_a_few_characters_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_rare_han_characters(encoding: str) -> None:
    text = "𠮷镇、㙍村\n"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
def test_nul_stays_in_the_canonical_text(encoding: str) -> None:
    text = TEXT.replace("区", "区\0")
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"\xff", "�", id="a byte no encoding has"),
        pytest.param(b"\xe5\xb0", "�", id="half a character"),
    ],
)
def test_a_broken_byte_costs_one_character(data: bytes, text: str) -> None:
    half = TEXT.encode() * 20
    assert decode(half + data + half) == TEXT * 20 + text + TEXT * 20


def test_a_broken_byte_in_gb18030() -> None:
    half = TEXT * 20
    found = decode(half.encode("gb18030") + b"\xff" + half.encode("gb18030"))
    assert found.startswith(half)
    assert found.endswith(half[-40:])
    assert found.count("�") <= 2


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    data = codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"\x00\xd8" + "完".encode("utf-16-le")
    assert decode(data) == TEXT + "�完"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(codecs.BOM_UTF8, id="nothing but a mark"),
        pytest.param(bytes(range(256)) * 20, id="all bytes"),
        pytest.param(b"\0" * 100, id="zeros"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(range(128, 256)) * 9, id="a program"),
        pytest.param("各鎮辦理民生實事".encode("big5"), id="an encoding we do not promise"),
        pytest.param(TEXT.encode() + TEXT.encode("gb18030"), id="two encodings in one file"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="编码无法识别"):
        decode(data)


HAN = st.text(
    st.one_of(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), st.sampled_from("，。12")),
    min_size=30,
)


@given(HAN, st.sampled_from(["utf-8", "gb18030", *BOMS]))
def test_any_chinese_text_comes_back(text: str, encoding: str) -> None:
    assert decode(BOMS.get(encoding, b"") + text.encode(encoding)) == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableError:
        return
    assert text
    text.encode("utf-8")  # no lone surrogate came through
