"""Pipe tables: rows told from text, cells from marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Grid
from pipeline.read.pipes import is_pipe_row, is_rule, pipe_grid
from pipeline.text.passage import Span

MARKDOWN = """| 序号 | 项目 | 目标 |
|:----|:---:|-----|
| 1 | 岗位开发 | 300 |
|2|含\\|竖线|0.67<br>万人|
| 3 |  | — |
"""


def rows_of(text: str) -> list[Span]:
    spans, position = [], 0
    for line in text.splitlines(keepends=True):
        end = position + len(line.rstrip("\n"))
        spans.append(Span(position, end))
        position += len(line)
    return spans


def words(text: str, grid: Grid, offset: int = 0) -> list[list[str]]:
    return [
        [
            "/".join(text[x.span.start - offset : x.span.end - offset] for x in cell.lines)
            for cell in row
        ]
        for row in grid.matrix()
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("| 甲 | 乙 |", True),
        ("甲 | 乙 | 丙", True),
        ("| 甲 |", False),
        ("|甲|乙", True),
        ("甲|乙|", True),
        ("甲 | 乙", False),
        ("首页 | 政务公开", False),
        (r"甲 \| 乙 \| 丙", False),
        ("｜甲｜乙｜", True),
        ("|---|---|", True),
        ("没有竖线", False),
        ("", False),
        ("||||", True),
    ],
)
def test_what_a_row_is(line: str, expected: bool) -> None:
    assert is_pipe_row(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("|---|:--:|", True),
        ("--- | ---", True),
        ("| - | - |", True),
        ("| 1 | — |", False),
        ("| 甲 | --- |", False),
    ],
)
def test_what_the_rule_under_a_header_is(line: str, expected: bool) -> None:
    assert is_rule(line) is expected


def test_a_table_of_markdown() -> None:
    grid = pipe_grid(MARKDOWN, rows_of(MARKDOWN), 1, 0)
    assert words(MARKDOWN, grid) == [
        ["序号", "项目", "目标"],
        ["1", "岗位开发", "300"],
        ["2", "含\\|竖线", "0.67/万人"],
        ["3", "含\\|竖线", "—"],
    ]
    assert {line.file for cell in grid.cells for line in cell.lines} == {1}


def test_rows_without_bars_at_the_ends_or_with_missing_cells() -> None:
    text = "甲 | 乙 | 丙\n1 | 2\n||3|\n"
    assert words(text, pipe_grid(text, rows_of(text), 0, 0)) == [
        ["甲", "乙", "丙"],
        ["1", "2", ""],
        ["", "3", ""],
    ]


def test_dashes_in_a_body_row_are_values() -> None:
    text = "|单位|甲|乙|\n|---|---|---|\n|全市|—|3|\n"
    assert words(text, pipe_grid(text, rows_of(text), 0, 0))[1] == ["全市", "—", "3"]


@given(
    st.lists(
        st.text(alphabet="|｜\\甲乙1 -:—", min_size=1, max_size=12).filter(is_pipe_row),
        min_size=1,
        max_size=6,
    ),
    st.integers(0, 50),
)
def test_every_character_is_in_a_cell_or_a_mark(lines: list[str], offset: int) -> None:
    text = "\n".join(lines)
    grid = pipe_grid(text, rows_of(text), 0, offset)
    times = [0] * len(text)
    inside = [line.span for cell in grid.cells for line in cell.lines]
    for span in [*inside, *grid.marks]:
        for index in range(span.start - offset, span.end - offset):
            times[index] += 1
    for character, count in zip(text, times, strict=True):
        assert count == 1 or (character.isspace() and count == 0) or character == " "
    grid.matrix()
