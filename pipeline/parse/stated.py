"""What a site states of a circular, and labels on lines or in cells of their own without colon."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.parse.reading import TextLine
from pipeline.text.document_titles import is_formal_title, is_list_title
from pipeline.text.passage import Passage
from pipeline.text.site_labels import SiteLabel, bare_label, pairs

_VALUES = {
    "document_number": re.compile(r".{2,20}\d.*号?"),
    "index_number": re.compile(r"[\w/.:（）-]*\d[\w/.:（）-]*"),
    "issued_on": re.compile(r"\d{4}.*"),
    "issuer": re.compile(r"[\u4e00-\u9fff（）、]{4,40}"),
    "title": re.compile(r"[^。；]{8,120}"),
}
# Only a site's table has such a label.
_SURE = frozenset({"document_number", "index_number"})
_FEWEST_BARE = 3
_LONGEST_VALUE = 40


class Stated(NamedTuple):
    """What the site says of a circular: a column, how telling its label is, the value."""

    column: str
    rank: int
    value: Passage
    printed: str


def fits(column: str, text: str) -> bool:
    """Whether a text can be a value of a column."""
    return _VALUES[column].fullmatch(text) is not None


def bare_statements(
    source: str, lines: Sequence[TextLine], *, in_table: bool = False
) -> dict[int, list[Stated]]:
    """What labels without colon and the lines below them state (索引号, below it X-2024-1).

    Args:
        source: the canonical text.
        lines: of the text, or the cells of a table.
        in_table: whether they are cells: there even a title is the value of any label.

    Returns:
        By line; a label, and a value that goes to no column, state nothing. Empty where the
        labels are too few, or none of them is one that only sites print.
    """
    texts = [line.text for line in lines]
    labels = {i: label for i, text in enumerate(texts) if (label := bare_label(text))}
    if len(labels) < _FEWEST_BARE or _SURE.isdisjoint(each.column for each in labels.values()):
        return {}
    found: dict[int, list[Stated]] = {index: [] for index in labels}
    for index, label in labels.items():
        if not _has_value(texts, labels, index, in_table=in_table):
            continue
        below = lines[index + 1]
        printed = source[below.span.start : below.span.end]
        found[index + 1] = [
            Stated(column, label.rank, below.passage, printed)
            for column in [label.column]
            if column and fits(column, below.text)
        ]
    return found


def _has_value(
    texts: Sequence[str], labels: Mapping[int, SiteLabel], index: int, *, in_table: bool
) -> bool:
    """Whether the line below a label can be its value, and is not the next label or a title."""
    if index + 1 in labels or index + 1 == len(texts) or pairs(texts[index + 1]):
        return False
    text, column = texts[index + 1], labels[index].column
    if column and fits(column, text):
        return column == "title" or not is_formal_title(text)
    if in_table:
        return "。" not in text
    is_title = is_formal_title(text) or is_list_title(text)
    return len(text) <= _LONGEST_VALUE and "。" not in text and not is_title
