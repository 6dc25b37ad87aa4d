"""Pieces of the pages: hidden characters, passages, differences, grids, shares, policy."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest
from msgspec.structs import asdict, replace

from pipeline.report.charts import shares
from pipeline.report.diff import word_diff
from pipeline.report.grids import grids
from pipeline.report.pages import environment, render
from pipeline.report.source import Source
from pipeline.report.visible import link, page_name, visible
from pipeline.text.hidden import plain
from tests.builders import target


def row(number: int, indicator: int, region: int, start: int, **changes: object) -> dict[str, Any]:
    made = asdict(target(number, indicator, region, **changes))
    span = {"start": start, "end": start + 2}
    return made | {"spans": [span], "header_spans": [span]}


def test_hidden_characters_are_shown_and_tabs_are_elements() -> None:
    assert plain("a\u202eb\x00\U000e0041") == "a⟦U+202E⟧b⟦U+0000⟧⟦U+E0041⟧"
    shown = str(visible("<a>\t\u200b&"))
    assert shown.startswith('&lt;a&gt;<i class="tab">\t</i><i class="hidden"')
    assert 'data-u="U+200B"' in shown
    assert shown.endswith("&amp;")
    assert plain("正常文字\n𠀀") == "正常文字\n𠀀"


@pytest.mark.parametrize(
    ("name", "leads_to"),
    [("a b#?%.html", "./a%20b%23%3F%25.html"), ("javascript:x", "./javascript%3Ax")],
)
def test_links_are_names(name: str, leads_to: str) -> None:
    assert link(name) == leads_to


def test_long_ids_have_pages_of_their_own() -> None:
    one, other = page_name("年" * 80 + "a"), page_name("年" * 80 + "b")
    assert one != other
    assert len(one.encode()) < 255


def test_lines_of_any_text() -> None:
    source = Source("一\r\n\n二\f三")
    assert [(line.number, line.start, line.text) for line in source.lines] == [
        (1, 0, "一"),
        (2, 3, ""),
        (3, 4, "二"),
        (4, 6, "三"),
    ]
    assert [source.line_of(offset) for offset in (0, 3, 4, 6)] == [1, 2, 3, 4]
    assert Source("").lines == ()
    assert [line.text for line in Source("一\r二\r\r\n三").lines] == ["一", "二", "", "三"]


def test_places_close_together_are_one_passage() -> None:
    source = Source("开头的话说了很多很多。\n" + "甲乙丙丁" * 40)
    place = {"part": "notice", "file": 0, "page": None}
    near = [place | {"start": 30, "end": 32}, place | {"start": 20, "end": 22}]
    far = place | {"start": 150, "end": 152}
    first, second = source.passages([*near, far])
    assert first.ranges == ((20, 22), (30, 32))
    assert [piece.text for piece in first.pieces if piece.marked] == ["甲乙", "丙丁"]
    assert first.href == "#p=20-22,30-32"
    assert second.line == 2


def test_words_that_differ() -> None:
    found = [(each.kind, each.text) for each in word_diff("全区98%和95", "全市98%和195")]
    assert found == [
        ("same", "全"),
        ("removed", "区"),
        ("added", "市"),
        ("same", "98%和"),
        ("removed", "95"),
        ("added", "195"),
    ]


def test_merged_cells_are_one_cell() -> None:
    words = {"kind": "follow_total", "raw": "参照执行"}
    rows = [
        row(1, 1, 1, 10),
        row(1, 2, 1, 20, **words),
        row(1, 1, 2, 30),
        row(1, 2, 2, 20, inherited=True, **words),
        row(2, 1, 1, 20, inherited=True, **words),
        row(2, 1, 2, 20, inherited=True, **words),
    ]
    (grid,) = grids(rows, [], [])
    first, second = (cells for _, cells in grid.body)
    assert [(cell.columns, cell.rows, cell.href) for cell in first] == [
        (1, 1, "#p=10-12"),
        (2, 2, "#p=20-22"),
    ]
    assert [cell.href for cell in second] == ["#p=30-32"]
    assert [cell.columns for cell in grid.headers[1]] == [2, 1]


def test_shares_are_of_what_adds_up() -> None:
    rows = [row(1, 1, 1, 1), row(1, 1, 2, 2, value_base=670.0)]
    (share,) = shares(rows, "某区")
    assert round(share.percent, 6) == 10
    assert shares(rows, None) == []
    rates = [each | {"unit": "%"} for each in rows]
    assert shares(rates, "某区") == []


def test_the_policy_lets_in_our_script_and_style_only() -> None:
    page = render("index.html.j2", {"overviews": [], "by_rule": [], "order": ()}).decode()
    policy = re.search(r'Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    for kind in ("style", "script"):
        (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src &#39;sha256-{digest}&#39;" in policy[1].replace("&#43;", "+")
    assert "unsafe" not in policy[1]
    assert not re.search(r'\s(style|on\w+)="', page)


def test_templates_escape() -> None:
    assert environment().from_string("{{ x }}").render(x="<&\"'") == "&lt;&amp;&#34;&#39;"


def test_a_target_without_a_place_leads_nowhere() -> None:
    made = asdict(replace(target(1, 1, 1), raw=None)) | {"spans": [], "header_spans": []}
    (grid,) = grids([made], [], [])
    assert grid.body[0][1][0].href is None
