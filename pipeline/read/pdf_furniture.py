"""What belongs to the pages and not to the text: page numbers, running heads, watermarks."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.pdf_layout import PrintedPage, PrintedTable
from pipeline.read.pdf_lines import PrintedLine

_DASHES = r"[-—–―－─·•~～\s]*"
_MARKED = re.compile(
    r"[-—–―－─·•~～]+\s*\d{1,4}\s*[-—–―－─·•~～]+"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|(?:page\s*)?\d{1,4}\s*(?:/|of)\s*\d{1,4}",
    re.I,
)
_BARE = re.compile(r"\d{1,4}")
_ANNEX = re.compile(r"附(?:件|表|录)")
_MARGIN = 0.13
_OUTERMOST = 2
_SAME_HEIGHT = 4.0
_FEWEST_PAGES = 3
_SHARE = 0.4


def furniture(pages: Sequence[PrintedPage]) -> set[PrintedLine]:
    """Lines of the pages themselves, by their position and repetition."""
    edges = {page.number: list(_edge_lines(page)) for page in pages}
    found = {mark for page in pages for mark in page.marks}
    numbers = _page_numbers(edges, len(pages))
    apart = {line for page in pages for line in _standing_apart(page)}
    text = {line for page in pages for line in _set_as_text(page)}
    return found | numbers | _running_heads(edges, apart, text)


def _edge_lines(page: PrintedPage) -> Iterator[PrintedLine]:
    """The outermost lines within the upper and lower margin."""
    blocks = page.blocks
    upper = [b for b in blocks[: _OUTERMOST + 1] if b.extent.bottom < _MARGIN * page.height]
    lower = [b for b in blocks[-_OUTERMOST - 1 :] if b.extent.top > (1 - _MARGIN) * page.height]
    for block in {
        id(block): block for block in (*upper[:_OUTERMOST], *lower[-_OUTERMOST:])
    }.values():
        if not isinstance(block, PrintedTable):
            yield block


def _page_numbers(edges: dict[int, list[PrintedLine]], page_count: int) -> set[PrintedLine]:
    """Numbers marked as page numbers are, and bare ones that count with the pages."""
    marked: set[PrintedLine] = set()
    bare: dict[int, list[PrintedLine]] = defaultdict(list)
    for page, lines in edges.items():
        for line in lines:
            text = unicodedata.normalize("NFKC", line.text).strip()
            if _MARKED.fullmatch(text):
                marked.add(line)
            elif _BARE.fullmatch(text):
                bare[int(text) - page].append(line)
    for lines in bare.values():
        if len(lines) > 1 or page_count == 1:
            marked.update(lines)
    return marked


def _running_heads(
    edges: dict[int, list[PrintedLine]], apart: set[PrintedLine], text: set[PrintedLine]
) -> set[PrintedLine]:
    """The same words at the same height on page after page, but for the page number in them.

    A number may count with the pages by chance: a line that is set like the text below it is a
    head only if every page has the very same words.
    """
    same: dict[tuple[str, int], list[PrintedLine]] = defaultdict(list)
    for lines in edges.values():
        for line in lines:
            height = round(line.extent.top / _SAME_HEIGHT)
            for variant in _variants(line, with_number=line not in text):
                same[variant, height].append(line)
    return {
        line
        for (words, _), lines in same.items()
        if not _ANNEX.match(words) and _repeats(lines, apart)
        for line in lines
    }


def _repeats(lines: Sequence[PrintedLine], apart: set[PrintedLine]) -> bool:
    """Whether lines stand on page after page; two are enough if they stand apart from the text."""
    pages = {line.page for line in lines}
    stretch = max(pages) - min(pages) + 1
    if len(pages) == 2 and stretch == 2:
        return all(line in apart for line in lines)
    return len(pages) >= _FEWEST_PAGES and len(pages) >= _SHARE * stretch


def _standing_apart(page: PrintedPage) -> Iterator[PrintedLine]:
    """Outermost lines that are smaller than the text, or far from it and not larger."""
    inner = [block for block in page.blocks if isinstance(block, PrintedLine)]
    usual = median(line.em for line in inner) if inner else 0.0
    for line, other in (
        (page.blocks[:1], page.blocks[1:2]),
        (page.blocks[-1:], page.blocks[-2:-1]),
    ):
        for edge, next_ in zip(line, other, strict=False):
            if isinstance(edge, PrintedLine):
                gap = max(
                    next_.extent.top - edge.extent.bottom, edge.extent.top - next_.extent.bottom
                )
                if edge.em < 0.9 * usual or (edge.em < 1.05 * usual and gap > 1.5 * edge.em):
                    yield edge


def _set_as_text(page: PrintedPage) -> Iterator[PrintedLine]:
    """The two first and last lines where size and distance are those of the lines further in."""
    lines = [block for block in page.blocks if isinstance(block, PrintedLine)]
    usual = median(line.em for line in lines) if lines else 0.0
    for edge, inner in (
        *pairwise(lines[: _OUTERMOST + 1]),
        *pairwise(lines[: -_OUTERMOST - 2 : -1]),
    ):
        gap = max(inner.extent.top - edge.extent.bottom, edge.extent.top - inner.extent.bottom)
        if edge.em > 0.9 * usual and gap <= 1.5 * edge.em:
            yield edge


def _variants(line: PrintedLine, with_number: bool) -> Iterator[str]:
    """The words of a line, as they are and with each number given as distance to the page's."""
    text = "".join(unicodedata.normalize("NFKC", line.text).split())
    yield text
    for match in _BARE.finditer(text) if with_number else ():
        distance = int(match.group()) - line.page
        yield f"{text[: match.start()]}\0{distance}\0{text[match.end() :]}"
