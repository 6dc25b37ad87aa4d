"""A piece of text keeps, through joining and cutting, the way back to its source."""

import pytest

from pipeline.text.normalize import passage
from pipeline.text.passage import Passage, Span, join

# An item that a page break cuts in two, the page number between the halves.
SOURCE = "7.为 559 名残疾人提供康\n— 3 —\n复救助。"
HALVES = (Span(0, 15), Span(22, 26))


def slices(source: str, spans: tuple[Span, ...]) -> list[str]:
    return [source[start:end] for start, end in spans]


def test_a_joined_paragraph_has_one_range_on_each_side_of_the_page_break() -> None:
    item = passage(SOURCE, HALVES)
    assert item.text == "7.为559名残疾人提供康复救助。"
    assert slices(SOURCE, item.spans(SOURCE)) == ["7.为 559 名残疾人提供康", "复救助。"]


@pytest.mark.parametrize(
    ("cut", "ranges"),
    [
        pytest.param("559名", ["559 名"], id="over a dropped blank"),
        pytest.param("康复", ["康", "复"], id="over the page break"),
        pytest.param("救助", ["救助"], id="behind the page break"),
        pytest.param("7.", ["7."], id="at the start"),
    ],
)
def test_a_cut_leads_to_its_own_characters(cut: str, ranges: list[str]) -> None:
    item = passage(SOURCE, HALVES)
    start = item.text.index(cut)
    value = item[start : start + len(cut)]
    assert value.text == cut
    assert slices(SOURCE, value.spans(SOURCE)) == ranges


@pytest.mark.parametrize(
    ("source", "ranges"),
    [
        pytest.param("新 增", ["新 增"], id="blank"),
        pytest.param("新\u3000增", ["新\u3000增"], id="ideographic blank"),
        pytest.param("新\t增", ["新\t增"], id="tab"),
        pytest.param("新\u200b增", ["新\u200b增"], id="zero width"),
        pytest.param("新\0增", ["新\0增"], id="NUL"),
        pytest.param("新\n增", ["新", "增"], id="LF"),
        pytest.param("新\r\n增", ["新", "增"], id="CRLF"),
        pytest.param("新\f增", ["新", "增"], id="form feed"),
        pytest.param("新\u2028增", ["新", "增"], id="line separator"),
    ],
)
def test_dropped_characters_do_not_break_a_range_and_line_ends_do(
    source: str, ranges: list[str]
) -> None:
    whole = passage(source, [Span(0, len(source))])
    assert whole.text == "新增"
    assert slices(source, whole.spans(source)) == ranges


def test_passages_out_of_the_order_of_the_source_keep_their_own_order() -> None:
    source = "床位托育"
    turned = passage(source, [Span(2, 4)]) + passage(source, [Span(0, 2)])
    assert turned.text == "托育床位"
    assert turned.spans(source) == (Span(2, 4), Span(0, 2))


def test_join_is_adding_one_after_the_other() -> None:
    parts = [Passage("托", (0,)), Passage(), Passage("育", (5,))]
    assert join(parts) == parts[0] + parts[1] + parts[2] == Passage("托育", (0, 5))


@pytest.mark.parametrize(
    ("text", "stripped", "offsets"),
    [
        (" 托位 ", "托位", (1, 2)),
        ("托位", "托位", (0, 1)),
        ("  ", "", ()),
        ("", "", ()),
    ],
)
def test_strip_keeps_the_offsets_of_what_stays(
    text: str, stripped: str, offsets: tuple[int, ...]
) -> None:
    whole = Passage(text, tuple(range(len(text))))
    assert whole.strip() == Passage(stripped, offsets)


def test_strip_takes_only_the_characters_it_is_given() -> None:
    assert Passage("：就业。", (4, 5, 6, 7)).strip("：。") == Passage("就业", (5, 6))


def test_nothing_has_no_ranges() -> None:
    assert Passage().spans("就业") == ()
