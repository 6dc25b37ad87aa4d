"""The short name of an item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.brackets import open_brackets
from pipeline.text.titles import short_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("支持毕业生创业，发放补贴。", "支持毕业生创业", id="comma"),
        pytest.param("修建泵站3座。", "修建泵站3座", id="full stop"),
        pytest.param("修建泵站：新建3座", "修建泵站", id="colon"),
        pytest.param("新增5个食堂（含点、站）。", "新增5个食堂（含点、站）", id="pause mark"),
        pytest.param("开展“你点，我检”抽检，覆盖", "开展“你点，我检”抽检", id="quote"),
        pytest.param("改造（一期，二期）小区。", "改造（一期，二期）小区", id="bracket"),
        pytest.param("修桥", "修桥", id="no mark"),
        pytest.param("", "", id="empty"),
    ],
)
def test_the_first_clause(text: str, title: str) -> None:
    assert short_title(text) == title


@pytest.mark.parametrize(
    ("text", "length"),
    [
        pytest.param("长" * 50, 40, id="cut at 40"),
        pytest.param("长" * 40, 40, id="40 fits"),
        pytest.param("长" * 35 + "“四好农村路”建设", 35, id="before a quote"),
        pytest.param("长" * 33 + "（一二三四五）建设", 40, id="behind a bracket"),
        pytest.param("“" + "长" * 60 + "”", 40, id="nothing but a quote"),
    ],
)
def test_a_long_clause_is_cut_outside_brackets(text: str, length: int) -> None:
    assert short_title(text) == text[:length]


@given(st.text(alphabet=st.sampled_from("长路（）“”，。"), max_size=90))
def test_a_title_is_the_beginning_of_its_text_and_short(text: str) -> None:
    title = short_title(text)
    assert text.startswith(title)
    assert len(title) <= 40


@given(st.integers(0, 39), st.integers(0, 38))
def test_no_bracket_is_cut_in_two(before: int, inside: int) -> None:
    title = short_title("长" * before + "（" + "短" * inside + "）" + "长" * 50)
    assert open_brackets(title) == "" or before == 0
