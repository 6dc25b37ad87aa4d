"""How pages number themselves: marked numbers, bare ones, and numbers within a head."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.read.pdf_edges import Edge
from pipeline.read.pdf_lines import PrintedLine

_DASH = r"[-—–―－─·•~～]"
_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,5})"
_NTH = rf"第\s*{_NUMBER}\s*页"
_OF_ALL = rf"共\s*{_NUMBER}\s*页"
_MARKED = re.compile(
    rf"{_DASH}+\s*\d{{1,4}}\s*{_DASH}+"
    rf"|{_NTH}(?:\s*[,，/、|]?\s*[(（]?\s*{_OF_ALL}[)）]?)?"
    rf"|{_OF_ALL}\s*[,，/、|]?\s*{_NTH}"
    r"|(?:page\s*|页码[:：]?\s*)?\d{1,4}\s*(?:/|of)\s*\d{1,4}"
    r"|page\s*\d{1,4}",
    re.I,
)
_BARE = re.compile(r"\d{1,4}")
_BRACKETED = re.compile(r"[\[(【〔]?\s*(\d{1,4})\s*[\])】〕]?")
_TOLD = re.compile(r"第(\d{1,4})页")


def page_numbers(edges: Sequence[Edge], page_count: int) -> set[PrintedLine]:
    """Numbers marked as page numbers are, and bare ones that count with the pages.

    One bare number is enough if it is its page's own and stands outside the type area.
    """
    marked: set[PrintedLine] = set()
    bare: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        text = unicodedata.normalize("NFKC", edge.line.text).strip()
        if _MARKED.fullmatch(text):
            marked.add(edge.line)
        elif (match := _BRACKETED.fullmatch(text)) and not _is_heading(edge):
            bare[int(match.group(1)) - edge.line.page].append(edge)
    for distance, some in bare.items():
        alone = len(some) == 1 and page_count > 1
        if not alone or (not distance and some[0].outside and some[0].apart):
            marked.update(edge.line for edge in some)
    return marked


def _is_heading(edge: Edge) -> bool:
    """Whether a number stands over the text as its headings do."""
    return edge.side == "top" and not edge.apart and not edge.outside


def tells_page(line: PrintedLine) -> bool:
    """Whether a line says in so many words which page it stands on (第3页)."""
    return any(int(told) == line.page for told in _TOLD.findall(squeezed(line)))


def distances(line: PrintedLine) -> Iterator[tuple[str, int]]:
    """Each number in a line: the words around it, and how far it is from the page's."""
    text = squeezed(line)
    for match in _BARE.finditer(text):
        around = f"{text[: match.start()]}\0{text[match.end() :]}"
        yield around, int(match.group()) - line.page


def squeezed(line: PrintedLine) -> str:
    """The words of a line without blanks, in their plain forms."""
    return "".join(unicodedata.normalize("NFKC", line.text).split())
