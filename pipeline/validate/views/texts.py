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


def _text_targets(dossier: Dossier) -> Iterator[ViewRow]:
    """Each number of an item's text beside the issuing region's number for the same thing."""
    said, cells = _quantities(dossier), _own_cells(dossier)
    for link in dossier.tables["links"]:
        if link["agreement"] not in {"same", "different"}:
            continue
        own = said[_key_of(link)]
        if link["other_quantity_number"] is not None:
            yield _in_words(dossier, said[_other(link)], own)
            continue
        cell = cells.get((*item_key(link), link["indicator_number"]))
        if cell is None:
            continue
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


def _other(link: Row) -> tuple[Any, ...]:
    number = link["other_quantity_number"]
    return _key_of(
        link | {"part": link["other_part"], "measure_number": None, "quantity_number": number}
    )


def _in_words(dossier: Dossier, own: Row, repeated: Row) -> ViewRow:
    """A number of an item's text beside what a table of items says in words."""
    values = {
        "text": own["value_base"],
        "text_shown": own["raw"],
        "target": repeated["value_base"],
        "target_shown": repeated["raw"],
        "stated_in": PARTS[own["part"]],
        "indicator": own["subject"] or repeated["subject"] or "（无名称）",
        "region": "本地",
    }
    key = {name: repeated[name] for name in ("list_number", "item_number", "part")}
    # Several numbers of one item may differ; a finding is told by its place.
    key["indicator_number"] = repeated["quantity_number"]
    evidence = partial(map, quote, [own, repeated])
    return ViewRow(dossier.document_id, key, values, evidence)


def _both(said: Row, cell: Row) -> Iterable[Quote]:
    return [quote(said), quote(cell, "targets")]


def _breakdowns(dossier: Dossier) -> Iterator[ViewRow]:
    """Each number of an item's text that its measures split, beside the sum of the parts."""
    said = _quantities(dossier)
    splits: dict[tuple[Any, ...], list[Row]] = {}
    for link in dossier.tables["links"]:
        if link["agreement"] == "part":
            whole = _key_of(link | {"measure_number": None, "quantity_number": link["part_of"]})
            splits.setdefault(whole, []).append(said[_key_of(link)])
    for whole, members in splits.items():
        members.sort(key=lambda row: (row["measure_number"], row["quantity_number"]))
        yield _split(dossier, said[whole], members)


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


def _sum(rows: Iterable[Row]) -> float:
    return float(sum((Decimal(repr(row["value_base"])) for row in rows), Decimal()))


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
