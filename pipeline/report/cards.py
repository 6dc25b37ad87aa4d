"""Findings as a steward reads them: by item, each with its words and its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from pipeline.report.diff import Words, word_diff
from pipeline.report.material import Material
from pipeline.report.model import SEVERITIES, Row
from pipeline.report.source import Passage, Source
from pipeline.report.words import RULES

_LONG_ENOUGH = 6
_ALIKE = 0.7
_COMPARED = ("notice", "measures")


class Card(msgspec.Struct, frozen=True):
    """A finding.

    Attributes:
        row: of ``findings``.
        title: what its rule is about.
        passages: its places in the source.
        words: how two wordings differ; empty where they are not wordings.
        sides: what the two wordings are called.
    """

    row: Row
    title: str
    passages: tuple[Passage, ...]
    words: tuple[Words, ...] = ()
    sides: tuple[str, str] = ("应为", "实为")


class Group(msgspec.Struct, frozen=True):
    """Findings about one item; about the circular as a whole where there is none."""

    list_number: int | None
    item_number: int | None
    title: str | None
    cards: tuple[Card, ...]

    @property
    def anchor(self) -> str:
        """Its name in the page."""
        return f"g-{self.list_number or 0}-{self.item_number or 0}"


def groups(material: Material, source: Source) -> list[Group]:
    """The findings by item, those about the whole first; within an item the severest first."""
    items = {_key(row): row["title"] for row in material.tables["items"]}
    found: dict[tuple[int, int], list[Row]] = {}
    for row in material.tables["findings"]:
        found.setdefault(_key(row), []).append(row)
    return [
        Group(key[0] or None, key[1] or None, items.get(key), tuple(_cards(rows, material, source)))
        for key, rows in sorted(found.items(), key=lambda each: (each[0][1] != 0, each[0]))
    ]


def _key(row: Row) -> tuple[int, int]:
    return (row["list_number"] or 0) if row["item_number"] else 0, row["item_number"] or 0


def _cards(rows: Iterable[Row], material: Material, source: Source) -> Iterator[Card]:
    for row in sorted(rows, key=_urgency):
        words, sides = _words(row, material)
        yield Card(row, RULES[row["rule"]], source.passages(row["evidence"]), words, sides)


def _urgency(row: Row) -> tuple[object, ...]:
    numbers = ("measure_number", "indicator_number", "region_number")
    return (
        row["status"] != "open",
        SEVERITIES.index(row["severity"]),
        *(row[name] or 0 for name in numbers),
        row["rule"],
        row["finding_id"],
    )


def _words(row: Row, material: Material) -> tuple[tuple[Words, ...], tuple[str, str]]:
    """The two wordings of an item where these differ, else what was expected and what is there."""
    if row["rule"] == "item_text_mismatch":
        texts = _texts(row, material.tables["item_mentions"])
        if len(texts) == len(_COMPARED):
            return word_diff(*texts), ("通知", "推进举措附件")
    expected, actual = row["expected"] or "", row["actual"] or ""
    if min(len(expected), len(actual)) < _LONG_ENOUGH or _likeness(expected, actual) < _ALIKE:
        return (), ("应为", "实为")
    return word_diff(expected, actual), ("应为", "实为")


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _texts(row: Row, mentions: Sequence[Row]) -> list[str]:
    own = {each["part"]: each["text"] for each in mentions if _key(each) == _key(row)}
    return [own[part] for part in _COMPARED if part in own]
