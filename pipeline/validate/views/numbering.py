"""Printed numbers of items beside running ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec
import pyarrow as pa

from pipeline.text.labels import Label, Style, bare_label_of, label_of
from pipeline.text.normalize import normalize
from pipeline.text.script import simplified
from pipeline.validate.dossier import Dossier, Row
from pipeline.validate.views.model import Quote, View, ViewRow

_HEAD_OF_QUOTE = 20
# Numbers of other styles are often typed one for the other (5. 6, 7、).
_LEVELS = frozenset({Style.HAN_COMMA, Style.HAN_PARENTHESES})


class _Printed(msgspec.Struct, frozen=True):
    """A printed number, and the row of the item or section that has it."""

    label: Label
    row: Row

    @property
    def number(self) -> int:
        return self.label.number


def _item_numbers(dossier: Dossier) -> Iterator[ViewRow]:
    """Printed numbers of each list beside running ones, by section where they restart there."""
    for (list_number, part), items in _numbered(dossier).items():
        headings = _headings(dossier, list_number, part)
        for section, numbered in _runs_of(items, headings).items():
            key = {"list_number": list_number, "part": part, "section_number": section}
            values = _numbers([each.number for each in numbered])
            yield ViewRow(dossier.document_id, key, values, partial(_breaks, numbered))


def _runs_of(
    items: Sequence[_Printed], headings: Sequence[_Printed]
) -> dict[int | None, list[_Printed]]:
    """The numbers that are to count from one, by section where they restart in sections.

    Where items stand on two levels (（一） over 1. 2., then an item （二）), those of the higher
    run on with the headings of that level.
    """
    groups: dict[int | None, list[_Printed]] = {}
    restarts = sum(each.number == 1 for each in items) > 1
    for each in items:
        groups.setdefault(each.row["section_number"] if restarts else None, []).append(each)
    levels = list(dict.fromkeys(_level(each.label) for each in items))
    if len(levels) == 1 or all(map(_runs_on, groups.values())):
        return groups
    everything = sorted([*items, *headings], key=lambda each: _start(each.row))
    found = [run for level in levels for run in _counted_anew(everything, level)]
    return {None: next((run for run in found if not _runs_on(run)), found[0])}


def _level(label: Label) -> Style | None:
    return label.style if label.style in _LEVELS else None


def _counted_anew(everything: Sequence[_Printed], level: Style | None) -> Iterator[list[_Printed]]:
    """The numbers of one level, cut where they count from one again."""
    run: list[_Printed] = []
    for each in everything:
        if _level(each.label) is not level:
            continue
        if run and each.number == 1:
            yield run
            run = []
        run.append(each)
    yield run


def _runs_on(run: Sequence[_Printed]) -> bool:
    return [each.number for each in run] == list(range(1, len(run) + 1))


def _numbered(dossier: Dossier) -> dict[tuple[int, str], list[_Printed]]:
    """The mentions of each list that have a number, in print; tables may leave items out."""
    found: dict[tuple[int, str], list[_Printed]] = {}
    for row in sorted(dossier.tables["item_mentions"], key=_start):
        label = row["label"] and (label_of(row["label"]) or bare_label_of(row["label"]))
        if label and row["part"] != "targets":
            found.setdefault((row["list_number"], row["part"]), []).append(_Printed(label, row))
    return found


def _headings(dossier: Dossier, list_number: int, part: str) -> list[_Printed]:
    """The headings of sections of a list that have a number."""
    found = []
    for row in dossier.tables["sections"]:
        if (row["list_number"], row["part"]) == (list_number, part):
            words = dossier.text[_start(row) :][:_HEAD_OF_QUOTE]
            label = label_of(simplified(normalize(words)))
            found += [_Printed(label, row)] if label else []
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


def _breaks(numbered: Sequence[_Printed]) -> Iterator[Quote]:
    """The beginnings of the items on both sides of each place where numbers do not run on."""
    last = 0
    before: Row | None = None
    for each in numbered:
        if each.number != last + 1:
            yield from (_beginning(row) for row in (before, each.row) if row)
        last, before = each.number, each.row


def _beginning(row: Row) -> Quote:
    start, end = row["spans"][0]["start"], row["spans"][0]["end"]
    return Quote(row["part"], [(start, min(end, start + _HEAD_OF_QUOTE))], row["boxes"])


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
