"""Numbers of the text beside those that they must agree with: of the tables, of the measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

import pyarrow as pa

from pipeline.validate.dossier import Dossier, Row, item_key
from pipeline.validate.views.model import Quote, View, ViewRow, quote
from pipeline.validate.views.numbers import shown_number
from pipeline.validate.views.words import PARTS, number_text

_OF_QUANTITY = ("list_number", "item_number", "part", "measure_number", "quantity_number")
_SAME_YEAR = "/年"


def _text_targets(dossier: Dossier) -> Iterator[ViewRow]:
    """Each number of an item's text beside the issuing region's number for the same thing."""
    said, cells = _quantities(dossier), _own_cells(dossier)
    for link in dossier.tables["links"]:
        cell = cells.get((*item_key(link), link["indicator_number"]))
        if link["agreement"] not in {"same", "different"} or cell is None:
            continue
        own = said[_key_of(link)]
        values = {
            "text": own["value_base"],
            "text_shown": own["raw"],
            "target": cell["value_base"],
            "target_shown": shown_number(cell),
            "stated_in": PARTS[own["part"]],
            "indicator": cell["indicator"] or "（无名称）",
            "region": cell["region_label"] or cell["region_name"] or "本地",
        }
        names = ("list_number", "item_number", "indicator_number", "region_number")
        evidence = partial(_both, own, cell)
        yield ViewRow(dossier.document_id, {n: cell[n] for n in names}, values, evidence)


def _both(said: Row, cell: Row) -> Iterable[Quote]:
    return [quote(said), quote(cell, "targets")]


def _breakdowns(dossier: Dossier) -> Iterator[ViewRow]:
    """Each number of an item's text that its measures split, beside the sum of the parts."""
    said = _quantities(dossier)
    splits: dict[tuple[Any, ...], list[Row]] = {}
    indicators = dict.fromkeys(said)  # of the quantities of items, where they have one
    for link in dossier.tables["links"]:
        own = said.get(_key_of(link))
        if own is not None and link["agreement"] == "part":
            key = (item_key(link), own["part"], _unit(own), link["indicator_number"])
            splits.setdefault(key, []).append(own)
        elif own is not None:
            indicators[_key_of(own)] = link["indicator_number"]
    for (item, part, unit, indicator), members in splits.items():
        members.sort(key=lambda row: (row["measure_number"], row["quantity_number"]))
        totals = [
            row
            for key, row in said.items()
            if (item_key(row), row["part"], row["measure_number"]) == (item, part, None)
            and (_unit(row), indicators[key]) == (unit, indicator)
        ]
        if total := _total(totals, members):
            yield _split(dossier, total, members)


def _split(dossier: Dossier, total: Row, members: Sequence[Row]) -> ViewRow:
    added = _sum(members)
    values = {
        "total": total["value_base"],
        "total_shown": total["raw"],
        "parts_sum": added,
        "parts_shown": "、".join(row["raw"] for row in members),
        "sum_shown": f"{number_text(added)}{members[0]['unit_base'] or ''}",
    }
    key = {name: total[name] for name in ("list_number", "part", "item_number")}
    evidence = partial(map, quote, [total, *members])
    return ViewRow(dossier.document_id, key, values, evidence)


def _total(totals: Sequence[Row], members: Sequence[Row]) -> Row | None:
    """What parts are of: the only quantity it can be, or their sum, or of the same subject."""
    subjects = {row["subject"] for row in members}
    added = _sum(members)
    for same in (
        totals,
        [row for row in totals if row["value_base"] == added],
        [row for row in totals if row["subject"] and {row["subject"]} == subjects],
    ):
        if len(same) == 1:
            return same[0]
    return None


def _sum(rows: Iterable[Row]) -> float:
    return float(sum((Decimal(repr(row["value_base"])) for row in rows), Decimal()))


def _unit(row: Row) -> str | None:
    """The unit with its denominator; a year's number is a number for the year."""
    unit = row["unit_base"] if row["unit_base"] not in {"名", "位"} else "人"
    return f"{unit}/{row['per']}".removesuffix(_SAME_YEAR) if row["per"] else unit


def _quantities(dossier: Dossier) -> dict[tuple[Any, ...], Row]:
    return {_key_of(row): row for row in dossier.tables["quantities"]}


def _key_of(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in _OF_QUANTITY)


def _own_cells(dossier: Dossier) -> Mapping[tuple[Any, ...], Row]:
    """The issuing region's number for the year by list, item and indicator."""
    code = dossier.document["region_code"]
    return {
        (*item_key(cell), cell["indicator_number"]): cell
        for cell in dossier.tables["targets"]
        if cell["kind"] == "number"
        and cell["value_role"] == "target"
        and cell["period"] is None
        and (cell["region_label"] is None or (code and cell["region_code"] == code))
    }


TEXT_TARGETS = View(
    "text_targets",
    dict.fromkeys(("text", "target"), pa.float64())
    | dict.fromkeys(
        ("text_shown", "target_shown", "stated_in", "indicator", "region"), pa.string()
    ),
    _text_targets,
)
BREAKDOWNS = View(
    "breakdowns",
    dict.fromkeys(("total", "parts_sum"), pa.float64())
    | dict.fromkeys(("total_shown", "parts_shown", "sum_shown"), pa.string()),
    _breakdowns,
)
