"""What belongs to the pages and not to the text: page numbers, running heads, watermarks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.read.pdf_edges import Edge, edges
from pipeline.read.pdf_layout import PrintedPage
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_page_numbers import distances, page_numbers, squeezed, tells_page

_ANNEX = re.compile(r"附(?:件|表|录)")
_CAPTION = re.compile(r"[图表]\d|\(?(?:续|单位:|注:)|.*[。;:,]$")
_SAME_HEIGHT = 0.4
_SAME_SIZE = 0.06
_LONGEST_HEAD = 40
_FEWEST_PAGES = 3
_SHARE = 0.4
_MOST = 0.6


def furniture(pages: Sequence[PrintedPage]) -> set[PrintedLine]:
    """Lines of the pages themselves, by their position and repetition."""
    outer = edges(pages)
    found = {mark for page in pages for mark in page.marks}
    numbers = page_numbers(outer, len(pages))
    told = {edge.line for edge in outer if _is_told(edge)}
    heads = _running_heads(outer) | told
    return found | numbers | heads | _in_line_with(outer, heads) | _sections(outer)


def _is_told(edge: Edge) -> bool:
    """Whether a small line outside the type area names its page."""
    return edge.small and edge.outside and tells_page(edge.line)


def _running_heads(outer: Sequence[Edge]) -> set[PrintedLine]:
    """The same words at the same height on page after page, but for the page number in them.

    A number may count with the pages by chance: a line that is set like the text below it, or
    like its title, is a head only if every page has the very same words.
    """
    same: dict[tuple[str, int], list[Edge]] = defaultdict(list)
    for edge in outer:
        for variant in _variants(edge):
            same[variant].append(edge)
    return {
        edge.line
        for (words, _), some in same.items()
        if not _ANNEX.match(words)
        for level in _levels(some)
        if _repeats(level)
        for edge in level
        if not (_is_of_table(edge) and edge.line.page == min(each.line.page for each in level))
    }


def _is_of_table(edge: Edge) -> bool:
    """Whether a line is a title by its size, or a caption, unit or note by its words."""
    return edge.large or bool(_CAPTION.match(squeezed(edge.line)))


def _variants(edge: Edge) -> Iterator[tuple[str, int]]:
    """The words of a line, as they are and with each number given as distance to the page's."""
    words = squeezed(edge.line)
    yield words, 0
    if not edge.as_text and (edge.apart or edge.outside) and not _CAPTION.match(words):
        yield from distances(edge.line)


def _levels(some: Iterable[Edge]) -> list[list[Edge]]:
    """Lines of one size at about one height."""
    levels: list[list[Edge]] = []
    for edge in some:
        level = next((level for level in levels if _is_level(level[0], edge)), None)
        if level is None:
            levels.append([edge])
        else:
            level.append(edge)
    return levels


def _is_level(one: Edge, other: Edge) -> bool:
    """Whether two lines of one size stand at one height of their pages."""
    larger = max(one.line.em, other.line.em)
    return (
        one.side == other.side
        and abs(one.line.extent.bottom - other.line.extent.bottom) < _SAME_HEIGHT * larger
        and abs(one.line.em - other.line.em) < _SAME_SIZE * larger
    )


def _repeats(some: Sequence[Edge]) -> bool:
    """Whether lines stand on page after page; two are enough if they stand apart from the text.

    The two may stand on pages of one side of the sheets, with another page between them.
    """
    pages = {edge.line.page for edge in some}
    stretch = max(pages) - min(pages) + 1
    if len(pages) == 2 and stretch == 2:
        return all(edge.apart for edge in some)
    if len(pages) == 2 and stretch == 3:
        return all(edge.apart and edge.outside for edge in some)
    return len(pages) >= _FEWEST_PAGES and len(pages) >= _SHARE * stretch


def _in_line_with(outer: Sequence[Edge], heads: set[PrintedLine]) -> set[PrintedLine]:
    """Other heads in the place of those found: of the other side of the sheets, or a chapter.

    Below the text a line must hold the number of its page.
    """
    found = [edge for edge in outer if edge.line in heads and edge.outside and edge.small]
    return {
        edge.line
        for edge in outer
        if edge.line not in heads
        and _is_like_head(edge)
        and any(_is_level(edge, head) for head in found)
    }


def _is_like_head(edge: Edge) -> bool:
    """Whether a line outside the type area is in type and wording as heads and footers are."""
    words = squeezed(edge.line)
    if not (edge.small and edge.outside) or _ANNEX.match(words) or _CAPTION.match(words):
        return False
    if edge.side == "bottom":
        return any(not distance for _, distance in distances(edge.line))
    return len(words) <= _LONGEST_HEAD


def _sections(outer: Sequence[Edge]) -> set[PrintedLine]:
    """Heads that name the section of each page: other words, but one place and small type.

    Where each page has its title, the line above may belong to it.
    """
    some = (edge for edge in outer if edge.side == "top" and _is_like_head(edge))
    return {edge.line for level in _levels(some) if _fills(level) for edge in level}


def _fills(level: Sequence[Edge]) -> bool:
    """Whether lines stand on most of the pages between the first and the last."""
    if all(edge.by_title for edge in level):
        return False
    pages = {edge.line.page for edge in level}
    stretch = max(pages) - min(pages) + 1
    return len(pages) >= _FEWEST_PAGES and len(pages) >= _MOST * stretch
