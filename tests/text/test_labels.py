"""Numbers at the head of a paragraph or a header cell."""

import pytest

from pipeline.text.labels import Style, bare_label_of, label_of


@pytest.mark.parametrize(
    ("text", "style", "number", "printed", "rest"),
    [
        ("⑴巩固率达到96%", Style.ARABIC_PARENTHESES, 1, "⑴", "巩固率达到96%"),
        ("⒓新建桥梁", Style.ARABIC_DOT, 12, "⒓", "新建桥梁"),
        ("1.修桥", Style.ARABIC_DOT, 1, "1.", "修桥"),
        ("12. 修桥", Style.ARABIC_DOT, 12, "12.", "修桥"),
        ("3．修桥", Style.ARABIC_DOT, 3, "3．", "修桥"),
        ("25、全面开", Style.ARABIC_COMMA, 25, "25、", "全面开"),
        ("（7）修桥", Style.ARABIC_PARENTHESES, 7, "（7）", "修桥"),
        ("7）修桥", Style.ARABIC_HALF_PARENTHESIS, 7, "7）", "修桥"),
        ("一、就业", Style.HAN_COMMA, 1, "一、", "就业"),
        ("十一、交通", Style.HAN_COMMA, 11, "十一、", "交通"),
        ("（一）稳岗", Style.HAN_PARENTHESES, 1, "（一）", "稳岗"),
        ("（二十五）稳岗", Style.HAN_PARENTHESES, 25, "（二十五）", "稳岗"),
        ("（一）、稳岗", Style.HAN_PARENTHESES, 1, "（一）、", "稳岗"),
        ("③稳岗", Style.CIRCLED, 3, "③", "稳岗"),
        ("⑳稳岗", Style.CIRCLED, 20, "⑳", "稳岗"),
        ("第三项：稳岗", Style.ORDINAL, 3, "第三项：", "稳岗"),
        ("第12件 稳岗", Style.ORDINAL, 12, "第12件", "稳岗"),
        ("一是压实责任", Style.ENUMERATED, 1, "一是", "压实责任"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_label_of(text: str, style: Style, number: int, printed: str, rest: str) -> None:
    label = label_of(text)
    assert label is not None
    assert (label.style, label.number, label.printed) == (style, number, printed)
    assert text[label.end :] == rest
    assert not label.doubtful


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2024年4月", id="year"),
        pytest.param("1200人", id="number"),
        pytest.param("98%以上", id="percent"),
        pytest.param("第三产业", id="ordinal of something else"),
        pytest.param("百、千", id="a unit alone is no number"),
        pytest.param("十十、", id="no well-formed number"),
        pytest.param("0.5万人", id="zero"),
        pytest.param("（2024年）", id="year in brackets"),
        pytest.param("（属市级任务）", id="words in brackets"),
        pytest.param("修桥1.", id="not at the head"),
        pytest.param("", id="empty"),
    ],
)
def test_no_label(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize("text", ["3.90%的社区达标", "2.2024年任务分解表"])
def test_a_digit_behind_the_dot_makes_a_label_doubtful(text: str) -> None:
    label = label_of(text)
    assert label is not None
    assert label.doubtful
    assert (label.number, label.end) == (int(text[0]), 2)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        pytest.param("20 实施营养改善", 20, "实施营养改善", id="blank"),
        pytest.param("20实施营养改善", 20, "实施营养改善", id="nothing"),
        pytest.param("7", 7, "", id="a cell of its own"),
    ],
)
def test_bare_label_of(text: str, number: int, rest: str) -> None:
    label = bare_label_of(text)
    assert label is not None
    assert (label.number, text[label.end :]) == (number, rest)
    assert label.doubtful


@pytest.mark.parametrize(
    "text", ["2024年计划", "98%以上", "3.5公里", "20-30", "2—3岁", "1,200", "12月底", "1200"]
)
def test_numbers_that_are_no_bare_label(text: str) -> None:
    assert bare_label_of(text) is None
