"""Tables between bars whose rows are not lines: cells on lines of their own, rows cut or short."""

import pytest

from pipeline.document import Document, Grid
from pipeline.read import read_document

ROWS = [
    ["序号", "项目", "责任单位", "完成时限"],
    ["1", "修桥3座", "市交通局", "10月底"],
    ["2", "修路5公里", "市住建局", "11月底"],
]


def document(text: str) -> Document:
    return read_document("a", [("a.txt", text.encode())])


def words(text: str) -> list[list[str]]:
    """The rows of the only table."""
    read = document(text)
    (grid,) = (block for block in read.blocks if isinstance(block, Grid))
    return [
        ["/".join(read.text[slice(*line.span)] for line in cell.lines) for cell in row]
        for row in grid.matrix()
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("".join(f"{c} |\n" for row in ROWS for c in row), id="bar behind each cell"),
        pytest.param("\n|\n".join(c for row in ROWS for c in row) + "\n|\n", id="bar between"),
        pytest.param(
            "|\n清单 |\n||||\n" + "".join("|\n" + "".join(f"{c} |\n" for c in r) for r in ROWS),
            id="bar before each row",
        ),
        pytest.param(
            "清单 ||||\n序号 | 项目 |\n责任单位 | 完成时限 |\n"
            + "".join(" | ".join(row) + " |\n" for row in ROWS[1:]),
            id="head on two lines",
        ),
        pytest.param(
            "\n".join(" | ".join(row) for row in ROWS) + "\n来源 | 网站", id="rows not closed"
        ),
    ],
)
def test_rows_are_found(text: str) -> None:
    assert words(text) == ROWS


def test_a_category_that_later_rows_lack() -> None:
    text = (
        "类别 | 项目名称 | 目标 | 责任单位 |\n交通 | 1.修桥 | 修桥3座 | 交通局 |\n"
        "2.修路 | 修路5公里 | 住建局 | |\n住房 | 3.改造 | 改造2处 | 住建局 |\n"
        "索引号： | 113706 | 成文日期： |\n"
    )
    assert [row[:2] for row in words(text)[1:]] == [
        ["交通", "1.修桥"],
        ["交通", "2.修路"],
        ["住房", "3.改造"],
    ]


def test_rows_of_an_item_between_lone_bars() -> None:
    text = (
        "序号\n|\n项目\n|\n目标任务\n|\n领导\n|\n责任单位\n|\n一、交通\n|\n||||\n1\n|\n道路\n|\n修桥3座。\n|\n"
        "王 三\n李 四\n|\n市交通局\n|\n修路5公里。\n|\n市住建局\n|\n|||\n"
    )
    assert words(text)[2:] == [
        ["1", "道路", "修桥3座。", "王 三/李 四", "市交通局"],
        ["", "", "修路5公里。", "", "市住建局"],
    ]


def test_every_character_is_in_a_line_a_cell_or_a_mark() -> None:
    text = (
        "附件1 |\n清单 ||||\n序号 | 项目 |\n责任单位 | 时限 |\n"
        "1 | 修桥 | 市交通局 | 10月底 |\n2 | 修路 | 市住建局 | |\n完"
    )
    read = document(text)
    times = [0] * len(text)
    for block in read.blocks:
        lines = [x for c in block.cells for x in c.lines] if isinstance(block, Grid) else [block]
        marks = block.marks if isinstance(block, Grid) else ()
        for span in [*(line.span for line in lines), *marks]:
            for index in range(*span):
                times[index] += 1
    assert all(n == 1 for c, n in zip(text, times, strict=True) if not c.isspace())
