"""Brackets and quotes that open, close, and stay open."""

import pytest

from pipeline.text.brackets import depths, open_brackets, trailing_bracket


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        pytest.param("（牵头单位：区残联）", "", id="closed"),
        pytest.param("（牵头单位：区残", "（", id="cut by a page break"),
        pytest.param("关于印发《某区2024年", "《", id="title over two lines"),
        pytest.param("（依据《办法》、“三公里", "（“", id="two of three stay open"),
        pytest.param("救助）和（", "（", id="a closing one that nothing opened"),
        pytest.param("（《一）》", "（", id="crossed: the inner pair closes"),
        pytest.param("无括号", "", id="none"),
    ],
)
def test_open_brackets(text: str, opened: str) -> None:
    assert open_brackets(text) == opened


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("甲（乙）丙", [0, 1, 1, 1, 0]),
        ("（《甲》）", [1, 2, 2, 2, 1]),
        ("（甲", [1, 1]),
        ("甲）乙", [0, 0, 0]),
        ("", []),
    ],
)
def test_depths_count_a_bracket_with_its_own(text: str, depth: list[int]) -> None:
    assert depths(text) == depth


@pytest.mark.parametrize(
    ("text", "bracket"),
    [
        pytest.param("修桥3座。（区交通局）", "（区交通局）", id="at the end"),
        pytest.param("修桥3座（区交通局）。", "（区交通局）", id="before the full stop"),
        pytest.param("修桥3座（区交通局）；", "（区交通局）", id="before a semicolon"),
        pytest.param(
            "食堂（助餐点）改造（区文旅局（文物局））", "（区文旅局（文物局））", id="nested"
        ),
        pytest.param("食堂（助餐点）改造（区民", "（区民", id="never closed"),
        pytest.param("改造（（一期）", "（一期）", id="the inner one closes"),
        pytest.param("食堂（助餐点）改造", None, id="in the middle"),
        pytest.param("食堂助餐点）", None, id="never opened"),
        pytest.param("食堂", None, id="none"),
        pytest.param("", None, id="empty"),
    ],
)
def test_trailing_bracket(text: str, bracket: str | None) -> None:
    found = trailing_bracket(text)
    assert (text[slice(*found)] if found else None) == bracket
