"""Tab-separated rows back to the cells they were: each case shows the dump and the table."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.document import Grid
from pipeline.read.plain import read_plain


def tables(text: str) -> list[Grid]:
    return [block for block in read_plain(text.encode(), 0, 0).blocks if isinstance(block, Grid)]


def picture(text: str, grid: Grid) -> list[list[str]]:
    """What lies over each place: a merged cell's words stand in all of its places."""
    return [
        ["".join(text[slice(*line.span)] for line in cell.lines) for cell in row]
        for row in grid.matrix()
    ]


def dump(*rows: str) -> str:
    """Rows as they stand in a dump, with `|` for the tab."""
    return "\n".join(rows).replace("|", "\t") + "\n"


def cells(text: str) -> list[list[str]]:
    (grid,) = tables(text)
    return picture(text, grid)


@pytest.mark.parametrize(
    ("header", "places"),
    [
        pytest.param(
            ["单位|1、就业||2、养老", "|岗位|培训|床位"],
            [["单位", "1、就业", "1、就业", "2、养老"], ["单位", "岗位", "培训", "床位"]],
            id="over columns, and the stub over rows",
        ),
        pytest.param(
            ["单位|1、就业||2、养老", "|岗位|培训|"],
            [["单位", "1、就业", "1、就业", "2、养老"], ["单位", "岗位", "培训", "2、养老"]],
            id="an item without indicators, over rows",
        ),
        pytest.param(
            ["单位|一、甲|||二、乙", "|1、子||2、丑|3、寅", "|天|地|玄|黄"],
            [
                ["单位", "一、甲", "一、甲", "一、甲", "二、乙"],
                ["单位", "1、子", "1、子", "2、丑", "3、寅"],
                ["单位", "天", "地", "玄", "黄"],
            ],
            id="three levels",
        ),
        pytest.param(
            ["一、救助||", "单位|1、甲|2、乙"],
            [["一、救助"] * 3, ["单位", "1、甲", "2、乙"]],
            id="a heading over the whole table",
        ),
        pytest.param(
            ["一、救助", "单位|1、甲|2、乙"],
            [["一、救助"] * 3, ["单位", "1、甲", "2、乙"]],
            id="a heading without its trailing tabs",
        ),
    ],
)
def test_empty_cells_of_a_header(header: list[str], places: list[list[str]]) -> None:
    row = "全市" + "|5" * (len(places[0]) - 1)
    assert cells(dump(*header, row))[:-1] == places


@pytest.mark.parametrize(
    ("column", "places"),
    [
        pytest.param(["全市参照执行", ""], ["全市参照执行"] * 2, id="under a word"),
        pytest.param(["待认定", "", ""], ["待认定"] * 3, id="two under a word"),
        pytest.param(["5", ""], ["5", ""], id="under a number"),
        pytest.param(["≥98%", ""], ["≥98%", ""], id="under a percentage"),
        pytest.param(["—", ""], ["—", ""], id="under a dash"),
        pytest.param(["", "5"], ["", "5"], id="the first"),
        pytest.param(["5", "", "待认定", ""], ["5", "", "待认定", "待认定"], id="mixed"),
        pytest.param(["待认定", "全市参照执行"], ["待认定", "全市参照执行"], id="two words"),
        pytest.param(["待认定", "5"], ["待认定", "5"], id="a number under a word"),
        pytest.param(["全市参照执", "行"], ["全市参照执行"] * 2, id="cut over two rows"),
        pytest.param(["全市参", "照执", "行"], ["全市参照执行"] * 3, id="cut over three rows"),
        pytest.param(["配合", "开展"], ["配合", "开展"], id="whole as it stands"),
    ],
)
def test_empty_and_cut_cells_of_the_body(column: list[str], places: list[str]) -> None:
    rows = [f"{'甲乙丙丁'[row]}区|{value}|{row}" for row, value in enumerate(column)]
    found = cells(dump("单位|1、子|2、丑", *rows))
    assert [row[1] for row in found[1:]] == places


def test_a_table_of_one_data_column() -> None:
    assert cells(dump("单位|一、就业", "|1、岗位", "|新增岗位（个）", "全市|9", "甲区|3")) == [
        ["单位", "一、就业"],
        ["单位", "1、岗位"],
        ["单位", "新增岗位（个）"],
        ["全市", "9"],
        ["甲区", "3"],
    ]


def test_a_word_cut_over_rows_is_one_cell_with_a_line_in_each() -> None:
    (grid,) = tables(dump("单位|1、子|2、丑", "全市|全市参照执|5", "甲区|行|3"))
    cell = grid.matrix()[1][1]
    assert (cell.row_span, len(cell.lines)) == (2, 2)


def test_trailing_tabs_that_were_cut_off_are_put_back() -> None:
    assert cells(dump("单位|1、子|2、丑|3、寅", "全市|5", "甲区|3|4")) == [
        ["单位", "1、子", "2、丑", "3、寅"],
        ["全市", "5", "", ""],
        ["甲区", "3", "4", ""],
    ]


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_a_header_under_data_begins_another_table(between: str) -> None:
    first, second = dump("单位|1、子", "全市|5", "甲区|3"), dump("单位|2、丑", "全市|7", "甲区|4")
    found = tables(first + between + second)
    assert [picture(first + between + second, grid)[0] for grid in found] == [
        ["单位", "1、子"],
        ["单位", "2、丑"],
    ]


def test_empty_lines_between_all_rows_part_nothing() -> None:
    rows = ["单位|1、子|2、丑", "全市|5|6", "甲区|3|4"]
    assert cells("\n".join(dump(row) for row in rows)) == [row.split("|") for row in rows]


def test_a_table_of_words_has_one_header_row() -> None:
    rows = ["序号|项目|牵头单位", "一|修桥|区交通局", "二|修路|区水利局"]
    assert cells(dump(*rows)) == [row.split("|") for row in rows]


def test_blanks_around_a_cell_are_not_part_of_it() -> None:
    assert cells(dump("单位 | 1、子", " 全市|\u30005 ")) == [["单位", "1、子"], ["全市", "5"]]


def test_an_item_without_indicators_over_rows_and_columns() -> None:
    (grid,) = tables(dump("单位|1、就业||2、养老", "|||床位（张）", "全市|3|4|5"))
    cell = grid.matrix()[1][2]
    assert (cell.row, cell.column, cell.row_span, cell.column_span) == (0, 1, 2, 2)


def test_an_item_without_indicators_at_the_end_of_a_header() -> None:
    header = ["单位|1、养老|2、就业|||", "|床位||||", "|（张）||||"]
    assert cells(dump(*header, "全市|3|4|5|6|7"))[2] == ["单位", "（张）", *["2、就业"] * 4]


def test_a_heading_over_the_rows_does_not_go_on_below() -> None:
    rows = ["单位|1、甲||2、乙", "二、救助|||", "单位|3、丙||"]
    assert cells(dump(*rows))[1:] == [["二、救助"] * 4, ["单位", "3、丙", "", ""]]


ROWS = st.lists(
    st.lists(
        st.sampled_from(["", "1、甲", "甲区", "5", "—", "全市参照执", "行"]), min_size=2, max_size=5
    ),
    min_size=1,
    max_size=6,
)


@given(ROWS)
@example([["1、甲", "", "2、乙"], ["", "", "3、丙"]])
def test_cells_cover_each_place_once_and_keep_each_word(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(["民生实事", *row, "8"]) for row in rows)
    for grid in tables(text):
        covered = [
            (row, column)
            for cell in grid.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert sorted(covered) == [
            (row, column) for row in range(grid.row_count) for column in range(grid.column_count)
        ]
    spans = [line.span for grid in tables(text) for cell in grid.cells for line in cell.lines]
    assert sorted("".join(text[slice(*span)] for span in spans)) == sorted("".join(text.split()))


def test_a_heading_between_rows_goes_on_in_no_column() -> None:
    assert cells(dump("单位|岗位|床位", "甲区|3|4", "郊区（2项）||", "乙区||7", "丙区|5|"))[2:] == [
        ["郊区（2项）"] * 3,
        ["乙区", "", "7"],
        ["丙区", "5", ""],
    ]
