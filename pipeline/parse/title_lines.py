"""Which lines around a list are its titles."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.parse.reading import TextLine
from pipeline.text.document_numbers import NUMBER
from pipeline.text.document_titles import (
    BODY_NAME,
    column_name,
    file_mark,
    is_assembly_title,
    is_broken_title,
    is_formal_title,
    is_headline,
    is_list_title,
    is_list_title_over,
    is_meeting,
    may_begin_formal,
    own_title,
)
from pipeline.text.passage import Passage

# Behind these no title goes on; a digit behind its end is a site's count.
_ENDS = re.compile(r"[。：；]$|的(?:通知|意见|通报|公告)\d+$")
_MOST_LINES = 6
_MOST_BODIES = 3
_LONGEST_LIST_TITLE = 3


def title_range(lines: Sequence[TextLine]) -> range:
    """The lines of the circular's own title; none where it has no such title."""
    return _formal(lines) or _assembly(lines) or range(0)


def list_titles(lines: Sequence[TextLine], taken: Collection[int]) -> Iterator[range]:
    """Titles of lists, and the page's headline, in print."""
    free = [i not in taken and line.label is None for i, line in enumerate(lines)]
    index = 0
    while index < len(lines):
        found = _list_title_at(lines, free, index) if free[index] else None
        if found:
            yield found
        index = found.stop if found else index + 1


def headline(lines: Sequence[TextLine], taken: Collection[int]) -> range:
    """The first line, where it can be the title of a page."""
    first = next((i for i in range(len(lines)) if i not in taken), None)
    if first is None or lines[first].label or not is_headline(lines[first].text):
        return range(0)
    return range(first, first + 1)


def repeated(lines: Sequence[TextLine], title: str, taken: Collection[int]) -> set[int]:
    """Lines that print a title once more, behind a number or over several lines."""
    found: set[int] = set()
    for start in range(len(lines)):
        for stop in range(start + 1, min(start + _MOST_LINES, len(lines)) + 1):
            span = set(range(start, stop))
            text = "".join(line.text for line in lines[start:stop])
            if not span & (found | set(taken)) and _is_same(text, title):
                found |= span
                break
            if len(text) > 2 * len(title):
                break
    return found


def without_lead(title: Passage) -> Passage:
    """A title without a site's column or a number before it, 《》 around it, or marks behind it."""
    start, stop = own_title(title.text)
    if start:
        return title[start:stop]
    start = column_name(title.text)
    number = NUMBER.match(title.text)
    if number and is_formal_title(title.text[number.end() :]):
        start = number.end()
    return title[start:stop]


def _is_same(text: str, title: str) -> bool:
    number = NUMBER.match(text)
    own = (text[number.end() :] if number else text).removesuffix(file_mark(text))
    return bool(own) and _bare(own) == _bare(title)


def _bare(text: str) -> str:
    return "".join(c for c in text if c not in "《》〈〉 ").rstrip("0123456789")


def _formal(lines: Sequence[TextLine]) -> range | None:
    """From the line with 关于, or the bodies above it, to the one that ends in 通知 or the like."""
    for start, line in enumerate(lines):
        if not may_begin_formal(line.text):
            continue
        first = start
        if line.text.startswith(("关于", "印发《")):
            while first and start - first < _MOST_BODIES and _is_body(lines[first - 1]):
                first -= 1
        elif start and is_broken_title(lines[start - 1].text):
            first -= 1
        for stop in range(start + 1, min(start + _MOST_LINES, len(lines)) + 1):
            if is_formal_title("".join(each.text for each in lines[first:stop])):
                return range(first, stop)
            if _ENDS.search(lines[stop - 1].text):
                break
    return None


def _is_body(line: TextLine) -> bool:
    return BODY_NAME.fullmatch(line.text) is not None or is_meeting(line.text)


def _assembly(lines: Sequence[TextLine]) -> range | None:
    for start in range(len(lines)):
        for stop in range(start + 1, min(start + _LONGEST_LIST_TITLE, len(lines)) + 1):
            if is_assembly_title("".join(each.text for each in lines[start:stop])):
                return range(start, stop)
    return None


def _list_title_at(lines: Sequence[TextLine], free: Sequence[bool], index: int) -> range | None:
    for count in range(_LONGEST_LIST_TITLE, 1, -1):
        texts = [line.text for line in lines[index : index + count]]
        if len(texts) == count and all(free[index : index + count]) and is_list_title_over(texts):
            return range(index, index + count)
    return range(index, index + 1) if is_list_title(lines[index].text) else None
