"""Tables whose columns are parted by runs of blanks."""

from pipeline.document import Grid
from pipeline.read import read_document

TABLE = """\
县区        老旧小区改造（个）    新建公厕（座）
全市合计          42                60
迎江区            20                25
大观区                              35
"""


def grids(text: str) -> list[list[list[str]]]:
    document = read_document("a", [("a.txt", text.encode())])
    return [
        [
            [
                "".join(document.text[line.span.start : line.span.end] for line in c.lines)
                for c in row
            ]
            for row in block.matrix()
        ]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def test_a_cell_belongs_to_the_column_it_stands_under() -> None:
    assert grids(TABLE) == [
        [
            ["县区", "老旧小区改造（个）", "新建公厕（座）"],
            ["全市合计", "42", "60"],
            ["迎江区", "20", "25"],
            ["大观区", "", "35"],
        ]
    ]


def test_sentences_with_blanks_are_no_table() -> None:
    assert (
        grids("　　为办好  实事，制定  本方案。\n　　各单位  要认真  落实。\n完成  任务  要快\n")
        == []
    )


def test_names_side_by_side_without_values_are_no_table() -> None:
    assert grids("甲局  乙局  丙局\n丁局  戊局  己局\n庚局  辛局  壬局\n") == []
