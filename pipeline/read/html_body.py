"""Where on a web page the document stands, among navigation, widgets and footers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.read.html_text import is_block

if TYPE_CHECKING:
    from lxml.etree import _Element

# Names that the usual publishing systems of government sites give to the text itself.
_TEXT_NAMES = re.compile(
    r"(?:^|\s)(?:TRS_(?:Editor|UEDITOR)|UCAP-?CONTENT|Custom_UnionStyle|zoom|j-fontContent|"
    r"fontContent|vsb_content\w*|(?:article|news|text|info|wz|xxgk|detail|page)[-_]?"
    r"(?:content|con|text|body|nr)|BodyContent|article)(?:\s|$)",
    re.I,
)
_SITE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|foot\w*|bottom|copyright\w*|crumbs?|breadcrumb\w*|location|"
    r"position|dqwz|share\w*|bdshare\w*|toolbar|tools?|sidebar|aside|related|relate\w*|recommend|"
    r"search\w*|login|qrcode|ewm|pagination|comments?|feedback|topbar|banner|friendlink\w*|"
    r"links?)(?:[\s_-]|$)",
    re.I,
)
_SITE_TAGS = {"nav", "footer", "aside", "header", "select", "button", "form"}
_SITE_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "menu"}
_NO_CONTAINERS = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
}
_SENTENCE = re.compile(r"[。；]")
_MUCH = 0.5
_NEARLY_ALL = 0.8


class Page:
    """A web page without its unseen elements."""

    def __init__(self, root: _Element) -> None:
        """Weigh every element of a page."""
        self._root = root
        self._everything = _weigh(root, lambda _: False)
        self._weights = _weigh(root, lambda each: each.tag == "a" or self.is_site(each))

    def is_site(self, element: _Element) -> bool:
        """Whether an element says by its kind or name that it is the site's, not the text's.

        One that holds most sentences of the page is not, whatever it says: many systems put a
        form around the whole page, or name the text "main-nav-content".
        """
        named = (
            element.tag in _SITE_TAGS
            or (element.get("role") or "").lower() in _SITE_ROLES
            or any(_SITE_NAMES.search(element.get(name) or "") for name in ("class", "id"))
        )
        if not named or element.tag in {"html", "body"}:
            return False
        sentences, length = self._everything.get(element, (0, 0))
        all_sentences, all_length = self._everything[self._root]
        if all_sentences:
            return sentences <= _MUCH * all_sentences
        return length <= _MUCH * all_length

    def body(self) -> _Element:
        """The innermost element that holds every sentence of the page but those of the site.

        It is found from the outside: a child that has all sentences of its parent takes its
        place, until it is named as the text or a sentence stands beside its fullest child.
        """
        current = self._root
        while not _is_named(current):
            best = max(current, key=self._weight, default=None)
            if best is None or not is_block(best) or best.tag in _NO_CONTAINERS:
                break
            if not self._has_all(best, current) or self._is_data(best):
                break
            current = best
        return current

    def _has_all(self, inner: _Element, outer: _Element) -> bool:
        """Whether an element has all sentences of one around it; without any, most of its words.

        What has no sentences is an annex: the lines over its table go with it.
        """
        (sentences, length), (all_sentences, all_length) = map(self._weight, (inner, outer))
        if all_sentences:
            return sentences == all_sentences
        tables = (self._weight(table)[1] for table in inner.iter("table"))
        is_table = max(tables, default=0) > _NEARLY_ALL * length
        return length > _NEARLY_ALL * all_length and not is_table

    def _weight(self, element: _Element) -> tuple[int, int]:
        return self._weights.get(element, (0, 0))

    def _is_data(self, element: _Element) -> bool:
        """Whether a table is one of data: no cell of it holds nearly everything."""
        if element.tag != "table":
            return False
        length = self._weight(element)[1]
        cells = (self._weight(cell)[1] for cell in element.iter("td", "th"))
        return max(cells, default=0) < _NEARLY_ALL * length


def _is_named(element: _Element) -> bool:
    return any(_TEXT_NAMES.search(element.get(name) or "") for name in ("class", "id"))


def _weigh(
    root: _Element, is_left_out: Callable[[_Element], bool]
) -> dict[_Element, tuple[int, int]]:
    """The sentences and the characters in each element."""
    from lxml.etree import iterwalk

    totals: dict[_Element, tuple[int, int]] = {}
    open_totals = [(0, 0)]
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            left_out = is_left_out(element)
            open_totals.append((0, 0) if left_out else _count(element.text))
            if left_out:
                walk.skip_subtree()
            continue
        totals[element] = open_totals.pop()
        tail = _count(element.tail) if element is not root else (0, 0)
        open_totals[-1] = _sum(open_totals[-1], totals[element], tail)
    return totals


def _sum(*counts: tuple[int, int]) -> tuple[int, int]:
    return sum(each[0] for each in counts), sum(each[1] for each in counts)


def _count(text: str | None) -> tuple[int, int]:
    stripped = (text or "").strip()
    return len(_SENTENCE.findall(stripped)), len(stripped)
