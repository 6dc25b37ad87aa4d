"""What each part says of an item: its wording, who owes it, which units lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

import pyarrow as pa

from pipeline.text.normalize import passage
from pipeline.text.passage import Passage, Span
from pipeline.text.responsibility import statement_of
from pipeline.validate.dossier import Dossier, Row, item_key
from pipeline.validate.views.difference import Difference, differences, fold
from pipeline.validate.views.model import Quote, View, ViewRow, quote_words, quotes
from pipeline.validate.views.words import PARTS, RESPONSIBILITIES

T = TypeVar("T")
_NONE_SAID = "（无）"
_EXTENT = re.compile(r"全[国省市区县州盟旗]")


def _responsibility(dossier: Dossier) -> Iterator[ViewRow]:
    for (list_number, item), found in dossier.mentions().items():
        said = {part: row["responsibility"] for part, row in _in_order(found).items()}
        values = {part: said.get(part) for part in PARTS}
        named = {part: RESPONSIBILITIES[each] for part, each in said.items() if each}
        evidence = partial(_brackets, dossier, list(_in_order(found).values()))
        yield _row(dossier, list_number, item, values | _sides(named), evidence)


def _lead_units(dossier: Dossier) -> Iterator[ViewRow]:
    """Canonical names of the units that lead, as each part that names any has them."""
    units: dict[tuple[int, int], dict[str, list[Row]]] = {}
    for unit in dossier.tables["responsible_units"]:
        if unit["role"] == "lead":
            units.setdefault(item_key(unit), {}).setdefault(unit["part"], []).append(unit)
    for (list_number, item), found in sorted(units.items()):
        names = {
            part: "、".join(dict.fromkeys(unit["name"] for unit in own))
            for part, own in _in_order(found).items()
        }
        values = {part: names.get(part) for part in PARTS}
        own = [unit for same in _in_order(found).values() for unit in same]
        evidence = partial(quotes, own)
        yield _row(dossier, list_number, item, values | _sides(names), evidence)


def _item_wording(dossier: Dossier) -> Iterator[ViewRow]:
    for (list_number, item), found in dossier.mentions().items():
        if "notice" not in found or "measures" not in found:
            continue
        notice, measures = found["notice"], found["measures"]
        parted = differences(notice["text"], measures["text"])
        values = {
            "notice": fold(notice["text"]),
            "measures": fold(measures["text"]),
            **_words("notice", [each.left for each in parted]),
            **_words("measures", [each.right for each in parted]),
            "extent": _extent(parted, dossier.document["region_name"]),
        }
        evidence = partial(_wordings, dossier, (notice, measures), parted)
        yield _row(dossier, list_number, item, values, evidence)


def _words(part: str, differing: Sequence[str]) -> dict[str, str | None]:
    """The words of one side, bare and as a message shows them."""
    shown = (f"“{words}”" if words else _NONE_SAID for words in differing)
    return {
        f"{part}_words": "；".join(filter(None, differing)) or None,
        f"{part}_shown": "、".join(shown),
    }


def _extent(parted: Iterable[Difference], region: str | None) -> str:
    """What a message adds where one part says 全市 or 全省 and the other names the own level."""
    own = f"全{(region or '')[-1:]}"
    for each in parted:
        named = [set(_EXTENT.findall(words)) for words in (each.left, each.right)]
        for one, other in (named, reversed(named)):
            if own in one and (wider := sorted(other - {own})):
                return f"（{region}的任务应为“{own}”，“{wider[0]}”不是本级范围）"
    return ""


def _row(
    dossier: Dossier,
    list_number: int,
    item: int,
    values: Mapping[str, str | None],
    evidence: Callable[[], Iterable[Quote]],
) -> ViewRow:
    key = {"list_number": list_number, "item_number": item}
    return ViewRow(dossier.document_id, key, values, evidence)


def _in_order(found: Mapping[str, T]) -> dict[str, T]:
    return {part: found[part] for part in PARTS if part in found}


def _sides(named: Mapping[str, str]) -> dict[str, str]:
    """The first part that says something, and what the others say, for the message."""
    (first, own), *others = named.items() or [("", "")]
    return {
        "first_part": PARTS.get(first, ""),
        "first": own,
        "others": "，".join(f"{PARTS[part]}为“{each}”" for part, each in others),
        "other_names": "；".join(dict.fromkeys(each for _, each in others if each != own)),
    }


def _brackets(dossier: Dossier, mentions: Iterable[Row]) -> Iterator[Quote]:
    """The brackets that say who owes an item."""
    for row in mentions:
        if row["responsibility"] is None:
            continue
        whole = _passage(dossier, row)
        statement = statement_of(whole.text, unlabelled=True)
        bracket = whole[statement.start : statement.end] if statement else whole
        yield quote_words(row, bracket, dossier.text)


def _wordings(
    dossier: Dossier, mentions: tuple[Row, Row], parted: Iterable[Difference]
) -> Iterator[Quote]:
    """The words of both parts that differ; those around them where one lacks them."""
    for side, row in enumerate(mentions):
        whole = _passage(dossier, row)
        start = whole.text.find(row["text"])
        for each in parted:
            left, right = (each.left_range, each.right_range)[side]
            words = whole[start + left : start + right] if start >= 0 else whole
            yield quote_words(row, words, dossier.text)


def _passage(dossier: Dossier, row: Row) -> Passage:
    return passage(dossier.text, [Span(each["start"], each["end"]) for each in row["spans"]])


_SIDES = dict.fromkeys((*PARTS, "first_part", "first", "others", "other_names"), pa.string())
RESPONSIBILITY = View("responsibility", _SIDES, _responsibility)
LEAD_UNITS = View("lead_units", _SIDES, _lead_units)
ITEM_WORDING = View(
    "item_wording",
    {
        f"{part}{what}": pa.string()
        for part in ("notice", "measures")
        for what in ("", "_words", "_shown")
    }
    | {"extent": pa.string()},
    _item_wording,
)
