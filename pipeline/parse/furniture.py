"""Page numbers and running heads: lines of the page, not of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.parse.reading import Leftover, TextLine

_DASHED_NUMBER = re.compile(r"[-—–―－─·•~～]+\s*\d{1,4}\s*[-—–―－─·•~～]+")
_PAGE_WORD = re.compile(
    r"第\s*\d{1,4}\s*页(?:[，,]?\s*[共/]\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_LONGEST_HEAD = 40


def set_aside(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[Leftover]]:
    """Part the lines of the text from page numbers and running heads."""
    numbers = _page_numbers(lines)
    heads = _running_heads(lines, numbers)
    kept = [line for i, line in enumerate(lines) if i not in numbers and i not in heads]
    aside = [Leftover("page_number", lines[i].passage) for i in sorted(numbers)]
    return kept, aside + [Leftover("running_header", lines[i].passage) for i in sorted(heads)]


def _page_numbers(lines: Sequence[TextLine]) -> set[int]:
    certain = {i for i, line in enumerate(lines) if _is_page_number(line.text)}
    return certain | _running_numbers(lines)


def _is_page_number(text: str) -> bool:
    return bool(_DASHED_NUMBER.fullmatch(text) or _PAGE_WORD.fullmatch(text))


def _running_numbers(lines: Sequence[TextLine]) -> set[int]:
    """Lines of a bare number, if they count upwards by one, at least three of them."""
    bare = [
        (i, int(line.text)) for i, line in enumerate(lines) if _BARE_NUMBER.fullmatch(line.text)
    ]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(bare)]
    counting = all(apart > 1 and step == 1 for apart, step in steps)
    return {i for i, _ in bare} if len(steps) > 1 and counting else set()


def _running_heads(lines: Sequence[TextLine], numbers: set[int]) -> set[int]:
    """Short lines that stand beside a page number again and again."""
    beside = {j for i in numbers for j in (i - 1, i + 1)} - numbers
    near = [j for j in beside if 0 <= j < len(lines) and len(lines[j].text) <= _LONGEST_HEAD]
    times = Counter(lines[j].text for j in near)
    return {j for j in near if times[lines[j].text] > 2 and not lines[j].label}
