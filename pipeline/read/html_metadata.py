"""What a site says of a document beside its text: meta tags, and labels such as 索引号."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from pipeline.document import MetadataKey
from pipeline.text.dates import date_of
from pipeline.text.script import simplified
from pipeline.text.site_labels import name_pattern, site_labels

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS: Mapping[str, tuple[MetadataKey, int]] = {
    "articletitle": ("title", 0),
    "pubdate": ("issued_on", 4),
    "contentsource": ("issuer", 4),
    "indexno": ("index_number", 1),
    "docno": ("document_number", 1),
    "fileno": ("document_number", 1),
}
_BLANKS = r"\s*+"
_LABEL = re.compile(rf"(?<!\w)[\[【]?({name_pattern()}){_BLANKS}[\]】]?{_BLANKS}(?:[:：]|$)")
_LONGEST_VALUE = 120
_VALUES: Mapping[MetadataKey, re.Pattern[str]] = {
    "title": re.compile(r".{4,}"),
    "document_number": re.compile(r".*\d.*号?"),
    "index_number": re.compile(r"[\w/.:()（）-]*\d[\w/.:()（）-]*"),
    "issued_on": re.compile(r"\d{4}.*"),
    "issuer": re.compile(r"[^。；]{2,40}"),
}
_DATE = re.compile(r"\d{4}[年.\-/]\s?\d{1,2}[月.\-/]\s?\d{1,2}")


class Statement(NamedTuple):
    """One thing that is said of the document.

    ``rank`` tells the most telling apart, 0 the best; ``lines`` are the lines that say it,
    none for a meta tag.
    """

    key: MetadataKey | None
    value: str
    rank: int
    lines: tuple[int, ...] = ()


def from_tags(root: _Element) -> Iterator[Statement]:
    """What the meta tags say."""
    for tag in root.iter("meta"):
        name = simplified(_squeezed(tag.get("name") or ""))
        key, rank = _TAGS.get(name.lower()) or _label(name)
        if key and (value := (tag.get("content") or "").strip()):
            yield Statement(key, value, rank)


def from_lines(lines: Sequence[str]) -> Iterator[Statement]:
    """What lines such as 索引号：… say; a label may stand on the line above its value.

    In a table each cell is a line here, an empty cell an empty one. A site may print its labels
    in traditional script over a text in simplified.
    """
    taken = -1
    for index, line in enumerate(lines):
        labels = [] if index == taken else list(_LABEL.finditer(simplified(line)))
        if not labels or line[: labels[0].start()].strip():
            continue
        ends = [label.start() for label in labels[1:]] + [len(line)]
        for label, end in zip(labels, ends, strict=True):
            value = line[label.end() : end].strip(" \t\u3000\xa0|｜")
            key, rank = _label(_squeezed(label.group(1)))
            if key and not value and end == len(line) and _is_value(key, lines, index + 1):
                taken = index + 1
                yield Statement(key, lines[taken].strip(), rank, (index, taken))
            else:
                yield Statement(key, value, rank, (index,))


def is_table(lines: Sequence[str]) -> bool:
    """Whether the cells of a table are labels and values of this kind."""
    labels = sum(1 for line in lines if _LABEL.match(simplified(line.strip())))
    return labels >= 2 and labels >= len(lines) // 4


def summary(statements: Iterable[Statement]) -> dict[MetadataKey, str]:
    """The most telling statement of each kind."""
    found: dict[MetadataKey, str] = {}
    for each in sorted(statements, key=lambda each: each.rank):
        value = _date(each.value) if each.key == "issued_on" else each.value
        if each.key and value and len(value) <= _LONGEST_VALUE:
            found.setdefault(each.key, value)
    return dict(sorted(found.items()))


def _is_value(key: MetadataKey, lines: Sequence[str], index: int) -> bool:
    """Whether a line under a label can be its value."""
    if index >= len(lines) or len(lines[index]) > _LONGEST_VALUE:
        return False
    line = lines[index].strip()
    return bool(_VALUES[key].fullmatch(line)) and not _LABEL.match(simplified(line))


def _date(text: str) -> str | None:
    match = _DATE.search(text)
    day = date_of("".join(match.group().split())) if match else None
    return day.isoformat() if day else None


def _label(name: str) -> tuple[MetadataKey | None, int]:
    """What a label says, and its rank: 成文日期 is the document's, 发布日期 the site's."""
    column, rank = site_labels().get(name, (None, 0))
    return cast("MetadataKey | None", column), rank


def _squeezed(text: str) -> str:
    return "".join(text.split())
