"""Plain text to lines and tables, its characters unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Grid, Line
from pipeline.read.plain import read_plain
from pipeline.read.reading import Reading


def read(text: str) -> Reading:
    return read_plain(text.encode(), 0, 0)


def lines_of(reading: Reading) -> list[str]:
    """The wording of the lines; a table counts as one line of its own."""
    return [
        reading.text[slice(*block.span)] if isinstance(block, Line) else "<table>"
        for block in reading.blocks
    ]


@pytest.mark.parametrize(
    "end",
    [
        pytest.param("\n", id="LF"),
        pytest.param("\r\n", id="CRLF"),
        pytest.param("\r", id="CR"),
        pytest.param("\f", id="form feed"),
        pytest.param("\n\f", id="page break"),
        pytest.param("\u2028", id="line separator"),
        pytest.param("\n\n\n", id="blank lines"),
        pytest.param("\n \u3000\t\n", id="lines of blanks"),
    ],
)
def test_line_ends(end: str) -> None:
    text = end.join(["一、就业", "1.修桥", "2.修路", ""])
    reading = read(text)
    assert lines_of(reading) == ["一、就业", "1.修桥", "2.修路"]
    assert reading.text == text


def test_mixed_line_ends() -> None:
    reading = read("一、就业\r\n1.修桥\n2.修路\r3.植树\f4.造林")
    assert lines_of(reading) == ["一、就业", "1.修桥", "2.修路", "3.植树", "4.造林"]


def test_blanks_around_a_line_are_not_part_of_it() -> None:
    assert lines_of(read("\u3000\u3000一、就业  \n   1. 修桥\u3000\n")) == ["一、就业", "1. 修桥"]


def test_ranges_count_from_the_start_of_the_document() -> None:
    reading = read_plain("修桥\n单位\t1、路\n甲区\t5\n".encode(), 2, 100)
    line, grid = reading.blocks
    assert isinstance(line, Line)
    assert isinstance(grid, Grid)
    assert (line.span.start, line.span.end, line.file) == (100, 102, 2)
    last = grid.matrix()[1][1].lines[0]
    assert (reading.text[last.span.start - 100], last.file) == ("5", 2)


def test_a_paragraph_indented_by_a_tab_is_no_table() -> None:
    found = lines_of(read("\t现将有关事项通知如下。\n\t一、就业\n"))
    assert found == ["现将有关事项通知如下。", "一、就业"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("各镇：\t\n通知如下。\t\n", ["各镇：", "通知如下。"], id="at the end"),
        pytest.param("1.\t修桥。\n2.\t修路。\n", ["1.\t修桥。", "2.\t修路。"], id="behind a label"),
    ],
)
def test_a_paragraph_with_a_tab_of_its_own_is_no_table(text: str, lines: list[str]) -> None:
    assert lines_of(read(text)) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("表题\n单位\t1、路\n甲区\t5\n完。\n", ["表题", "<table>", "完。"], id="alone"),
        pytest.param(
            "一、就业\n单位\t1、路\n甲区\t5\n", ["<table>"], id="a numbered line right above"
        ),
        pytest.param(
            "一、就业\n\n单位\t1、路\n甲区\t5\n",
            ["一、就业", "<table>"],
            id="an empty line between",
        ),
        pytest.param("单位\t1、路\n甲区\n乙区\t5\n", ["<table>"], id="a row without its tabs"),
    ],
)
def test_rows_with_tabs_are_a_table(text: str, lines: list[str]) -> None:
    assert lines_of(read(text)) == lines


@given(st.text(st.sampled_from("一1.、甲项（） \t\n\r\f\u3000\0"), min_size=1, max_size=80))
def test_the_canonical_text_is_the_file(text: str) -> None:
    text = "民生实事" * 10 + text
    assert read(text).text == text


@given(st.lists(st.sampled_from(["一、就业", "1.修桥", "完成。", "", " "]), max_size=12))
def test_each_line_that_is_not_blank_is_read_once_and_in_order(lines: list[str]) -> None:
    text = "\n".join(["民生实事", *lines])
    assert lines_of(read(text)) == ["民生实事", *filter(str.strip, lines)]


def test_marks_of_markdown_within_lines_are_apart_from_the_words() -> None:
    reading = read("# 通知\n\n**1.改造公厕。**改造18座，见[附件1](a.docx)。\n> 注：已复核\n")
    body = [b for b in reading.blocks if isinstance(b, Line) and b.role == "body"]
    assert [reading.text[slice(*b.span)] for b in body] == [
        "通知",
        "1.改造公厕。",
        "改造18座，见",
        "附件1",
        "。",
        "注：已复核",
    ]
    assert [b.continues for b in body] == [False, False, True, True, True, False]


def test_masked_characters_are_no_marks_of_markdown() -> None:
    assert lines_of(read("**市**区人大公告\n1.**区改造3个。\n")) == [
        "**市**区人大公告",
        "1.**区改造3个。",
    ]
