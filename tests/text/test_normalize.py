"""From the characters of a dump to the wording of the `text` columns."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.text.normalize import normalize, passage
from pipeline.text.passage import Span


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param("印发 《实施方案》的 通知", "印发《实施方案》的通知", id="Han"),
        pytest.param("新增 1200 个 托位", "新增1200个托位", id="Han and digits"),
        pytest.param("到 2024 年底", "到2024年底", id="year"),
        pytest.param("达到 86% 。", "达到86%。", id="percent and full stop"),
        pytest.param("（ 一 ）", "（一）", id="inside brackets"),
        pytest.param("\u3000\u3000各镇\u3000街道", "各镇街道", id="ideographic blanks"),
        pytest.param("康复\n救助", "康复救助", id="line end"),
        pytest.param("2—3 岁", "2—3岁", id="range"),
        pytest.param("3 000 元", "3000元", id="within a number"),
        pytest.param("新增12\n00个", "新增1200个", id="a number cut by a line end"),
    ],
)
def test_blanks_beside_han_characters_go(printed: str, text: str) -> None:
    assert normalize(printed) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param("规范 and 加强", "规范and加强", id="foreign word"),
        pytest.param("皖事通 APP  等", "皖事通APP等", id="acronym, several blanks"),
        pytest.param("GB/T 37516", "GB/T 37516", id="standard number"),
        pytest.param("free Wi-Fi, free App", "free Wi-Fi, free App", id="behind a comma"),
    ],
)
def test_blanks_that_part_words_stay_as_one(printed: str, text: str) -> None:
    assert normalize(printed) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param("(牵头单位: 区医保局)", "（牵头单位：区医保局）", id="brackets, colon"),
        pytest.param("线上办理途径,试行", "线上办理途径，试行", id="comma"),
        pytest.param("全部完工,12 月底验收", "全部完工，12月底验收", id="comma before a digit"),
        pytest.param("新建;改建", "新建；改建", id="semicolon"),
        pytest.param("见(GB/T 1)规范", "见（GB/T 1）规范", id="brackets around Latin"),
        pytest.param("﹙属市级任务﹚", "（属市级任务）", id="small forms"),
        pytest.param("完善制度｡", "完善制度。", id="half-width full stop"),
    ],
)
def test_punctuation_in_chinese_becomes_full_width(printed: str, text: str) -> None:
    assert normalize(printed) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param("按 7:3 比例", "按7:3比例", id="ratio"),
        pytest.param("1,200 人", "1,200人", id="thousands"),
        pytest.param("24.807 公里", "24.807公里", id="decimal point"),
        pytest.param("90%以上", "90%以上", id="percent"),
        pytest.param("https://a.cn/b", "https://a.cn/b", id="no Chinese at all"),
    ],
)
def test_punctuation_of_numbers_stays(printed: str, text: str) -> None:
    assert normalize(printed) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param("１２．５％", "12.5%", id="digits"),
        pytest.param("ＡＰＰ", "APP", id="letters"),
        pytest.param("⼈⼝⽼龄", "人口老龄", id="Kangxi radicals"),
        pytest.param("①②", "①②", id="circled numbers stay"),
        pytest.param(
            "“三公里”《规划》〔2024〕", "“三公里”《规划》〔2024〕", id="Chinese marks stay"
        ),
        pytest.param("管理辦法", "管理辦法", id="a misprint stays"),
    ],
)
def test_width_is_folded_and_wording_is_not(printed: str, text: str) -> None:
    assert normalize(printed) == text


@pytest.mark.parametrize(
    "unseen",
    [
        pytest.param("\0", id="NUL"),
        pytest.param("\x07", id="control"),
        pytest.param("\u200b", id="zero-width space"),
        pytest.param("\u200d", id="zero-width joiner"),
        pytest.param("\ufeff", id="byte order mark"),
        pytest.param("\u00ad", id="soft hyphen"),
        pytest.param("\u202e", id="bidirectional override"),
        pytest.param("\u2066", id="bidirectional isolate"),
        pytest.param("\U000e0041", id="tag"),
    ],
)
def test_unseen_characters_go_and_offsets_skip_them(unseen: str) -> None:
    source = f"免{unseen}申{unseen}{unseen}即享"
    whole = passage(source, [Span(0, len(source))])
    assert whole.text == "免申即享"
    assert whole.offsets == (0, 2, 5, 6)


def test_offsets_lead_to_the_printed_characters() -> None:
    source = "（２）为 １７４０ 名\n儿童"
    whole = passage(source, [Span(0, len(source))])
    assert whole.text == "（2）为1740名儿童"
    assert "".join(source[offset] for offset in whole.offsets) == "（２）为１７４０名儿童"


def test_several_ranges_are_joined_in_the_order_given() -> None:
    source = "每年不少于 100\n— 2 —\n人。"
    assert passage(source, [Span(0, 9), Span(16, 18)]).text == "每年不少于100人。"


def test_no_blank_stays_beside_a_mark_that_becomes_full_width() -> None:
    assert normalize("下载: APP") == "下载：APP"


@example("一: a")
@given(st.text(alphabet=st.sampled_from("一人，。（）《》(),:;%. \t\n\u3000\u200b\0１2aＢ⼈")))
def test_normalising_twice_changes_nothing(printed: str) -> None:
    once = normalize(printed)
    assert normalize(once) == once


@given(st.text())
def test_each_character_has_one_offset_and_they_go_up(printed: str) -> None:
    whole = passage(printed, [Span(0, len(printed))])
    assert len(whole.offsets) == len(whole.text)
    assert list(whole.offsets) == sorted(set(whole.offsets))
    assert all(0 <= offset < len(printed) for offset in whole.offsets)


def test_a_bracket_that_becomes_wide_keeps_no_blank() -> None:
    assert normalize("一a) Ｂ") == "一a）B"


@pytest.mark.parametrize(
    ("printed", "wording"),
    [
        ("项目 1200 900\n300 为35万户", "项目1200 900 300为35万户"),  # a row of figures
        ("5 000人", "5000人"),
        ("2 0 2 4 年", "2024年"),  # letter-spaced
        ("78\n00人", "7800人"),  # cut by a line end
    ],
)
def test_figures_beside_each_other_are_not_one(printed: str, wording: str) -> None:
    assert normalize(printed) == wording
