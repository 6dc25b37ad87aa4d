"""Counts: what is declared beside what is counted, and which items stand in which part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import pyarrow as pa

from pipeline.text.counts import declared_counts
from pipeline.text.labels import bare_label_of, label_of
from pipeline.text.normalize import normalize
from pipeline.text.script import simplified
from pipeline.validate.dossier import Dossier, Row
from pipeline.validate.views.model import Quote, View, ViewRow, quotes

_HEAD_OF_QUOTE = 20
_TITLES = ("title", "list_title")


def _section_counts(dossier: Dossier) -> Iterator[ViewRow]:
    for row in dossier.tables["sections"]:
        if row["declared_item_count"] is None:
            continue
        key = {name: row[name] for name in ("list_number", "part", "section_number")}
        names = ("section_title", "declared_item_count", "item_count")
        values = {name: row[name] for name in names}
        yield ViewRow(dossier.document_id, key, values, partial(quotes, [row]))


def _item_total(dossier: Dossier) -> Iterator[ViewRow]:
    """The number that each title declares beside the items counted.

    Of nested numbers (12类36件) the one that counts items is nearest to them; where there are
    several lists, a title may speak of the first or of all.
    """
    items = dossier.tables["items"]
    counted = {len(items), sum(row["list_number"] == 1 for row in items)}
    for place in _TITLES:
        said = [
            each["count"]
            for each in dossier.document["declared_counts"] or ()
            if each["place"] == place
        ]
        if said:
            pairs = ((declared, count) for declared in said for count in counted)
            declared, count = min(pairs, key=lambda pair: abs(pair[0] - pair[1]))
            values = {"declared_item_count": declared, "item_count": count}
            evidence = partial(_declarations, dossier, declared)
            yield ViewRow(dossier.document_id, {"list_number": 1}, values, evidence)


def _declarations(dossier: Dossier, declared: int) -> Iterable[Quote]:
    """The lines of the heading that declare a number of items; all of it where none is found."""
    headings = [row for row in dossier.tables["residue"] if row["reason"] == "heading"]
    spans = [
        (span["start"], span["end"])
        for row in [dossier.document, *headings]
        for span in row["spans"]
    ]
    found = [
        span
        for span in spans
        if any(count.count == declared for count in declared_counts(_words(dossier, span)))
    ]
    return [Quote(None, found or spans[:1], dossier.document["boxes"])]


def _words(dossier: Dossier, span: tuple[int, int]) -> str:
    return simplified(normalize(dossier.text[slice(*span)]))


def _item_numbers(dossier: Dossier) -> Iterator[ViewRow]:
    """Printed numbers of each list beside running ones, by section where they restart there."""
    for (list_number, part), mentions in _numbered(dossier).items():
        groups: dict[int | None, list[tuple[int, Row]]] = {}
        restarts = sum(number == 1 for number, _ in mentions) > 1
        for number, row in mentions:
            section = row["section_number"] if restarts else None
            groups.setdefault(section, []).append((number, row))
        for section, numbered in groups.items():
            key = {"list_number": list_number, "part": part, "section_number": section}
            values = _numbers([number for number, _ in numbered])
            yield ViewRow(dossier.document_id, key, values, partial(_breaks, numbered))


def _numbered(dossier: Dossier) -> dict[tuple[int, str], list[tuple[int, Row]]]:
    """The mentions of each list that have a number, in print; tables may leave items out."""
    found: dict[tuple[int, str], list[tuple[int, Row]]] = {}
    for row in sorted(dossier.tables["item_mentions"], key=_start):
        label = row["label"] and (label_of(row["label"]) or bare_label_of(row["label"]))
        if label and row["part"] != "targets":
            found.setdefault((row["list_number"], row["part"]), []).append((label.number, row))
    return found


def _start(row: Row) -> int:
    return min((span["start"] for span in row["spans"]), default=0)


def _numbers(printed: Sequence[int]) -> dict[str, str | int]:
    running = range(1, len(printed) + 1)
    missing = [number for number in range(1, max(printed)) if number not in printed]
    repeated = [number for number, count in Counter(printed).items() if count > 1]
    noted = [f"缺第{run}项" for run in _runs(missing)] + [f"第{n}项重复" for n in repeated]
    return {
        "printed": "、".join(map(str, printed)),
        "running": "、".join(map(str, running)),
        "item_count": len(printed),
        "noted": "，".join(noted) or "次序颠倒",
    }


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Rising numbers, those that follow each other as from–to."""
    start = last = None
    for number in [*numbers, None]:
        if last is not None and number == last + 1:
            last = number
            continue
        if start is not None:
            yield str(start) if start == last else f"{start}—{last}"
        start = last = number


def _breaks(numbered: Sequence[tuple[int, Row]]) -> Iterator[Quote]:
    """The beginnings of the items on both sides of each place where numbers do not run on."""
    last = 0
    before: Row | None = None
    for number, row in numbered:
        if number != last + 1:
            yield from (_beginning(each) for each in (before, row) if each)
        last, before = number, row


def _beginning(row: Row) -> Quote:
    start, end = row["spans"][0]["start"], row["spans"][0]["end"]
    return Quote(row["part"], [(start, min(end, start + _HEAD_OF_QUOTE))], row["boxes"])


SECTION_COUNTS = View(
    "section_counts",
    {"section_title": pa.string(), "declared_item_count": pa.int16(), "item_count": pa.int16()},
    _section_counts,
)
ITEM_TOTAL = View(
    "item_total", {"declared_item_count": pa.int16(), "item_count": pa.int16()}, _item_total
)
ITEM_NUMBERS = View(
    "item_numbers",
    {
        "printed": pa.string(),
        "running": pa.string(),
        "item_count": pa.int16(),
        "noted": pa.string(),
    },
    _item_numbers,
)
