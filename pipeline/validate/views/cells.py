"""Cells of the target tables beside what they need: a value where the item is local, a unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import pyarrow as pa

from pipeline.validate.dossier import Dossier, ItemKey, Row, item_key
from pipeline.validate.views.model import Quote, View, ViewRow, quote
from pipeline.validate.views.words import PARTS


def _target_states(dossier: Dossier) -> Iterator[ViewRow]:
    """What the cells of items hold that some part states as local."""
    local = dict(_local_items(dossier))
    for cell in dossier.tables["targets"]:
        if item_key(cell) not in local or cell["indicator"] is None:
            continue
        values = {
            "kind": cell["kind"],
            "raw": cell["raw"],
            "stated_by": local[item_key(cell)],
            "indicator": cell["indicator"],
            "region": cell["region_label"],
        }
        evidence = partial(_cell_and_headers, dossier, [cell])
        key = _key(cell) | {"region_number": cell["region_number"]}
        yield ViewRow(dossier.document_id, key, values, evidence)


def _local_items(dossier: Dossier) -> Iterator[tuple[ItemKey, str]]:
    """Items that some part states as local, or no part as anything else, and which parts do."""
    for key, mentions in dossier.mentions().items():
        said = {part: row["responsibility"] for part, row in mentions.items()}
        local = [PARTS[part] for part in PARTS if said.get(part) == "local"]
        if local or not any(said.values()):
            yield key, "、".join(local) or "文件"


def _target_units(dossier: Dossier) -> Iterator[ViewRow]:
    """Each indicator with numbers, and the unit that all of them have."""
    by_indicator: dict[tuple[int, int, int], list[Row]] = {}
    for cell in dossier.tables["targets"]:
        if cell["kind"] == "number":
            by_indicator.setdefault((*item_key(cell), cell["indicator_number"]), []).append(cell)
    for cells in by_indicator.values():
        bare = [cell for cell in cells if cell["unit"] is None]
        values = {
            "unit": None if bare else cells[0]["unit"],
            "numbers": "、".join(dict.fromkeys(str(cell["raw"]) for cell in bare or cells)),
            "indicator": cells[0]["indicator"] or "（无名称）",
        }
        evidence = partial(_cell_and_headers, dossier, bare)
        yield ViewRow(dossier.document_id, _key(cells[0]), values, evidence)


def _key(cell: Row) -> dict[str, object]:
    names = ("list_number", "item_number", "indicator_number")
    return {name: cell[name] for name in names} | {"part": "targets"}


def _cell_and_headers(dossier: Dossier, cells: Sequence[Row]) -> Iterable[Quote]:
    """The cells, and the headers above them that are the indicator's own."""
    above = {
        (span["start"], span["end"])
        for name in ("sections", "item_mentions")
        for row in dossier.tables[name]
        if row["part"] == "targets"
        for span in row["spans"]
    }
    headers: dict[tuple[int, int], None] = {}
    for cell in cells:
        spans = [(span["start"], span["end"]) for span in cell["header_spans"]]
        headers |= dict.fromkeys(span for span in spans if span not in above)
    yield from (quote(cell, "targets") for cell in cells if cell["spans"])
    yield Quote("targets", list(headers), cells[0]["boxes"] if cells else None)


TARGET_STATES = View(
    "target_states",
    dict.fromkeys(("kind", "raw", "indicator", "region", "stated_by"), pa.string()),
    _target_states,
)
TARGET_UNITS = View(
    "target_units", dict.fromkeys(("unit", "numbers", "indicator"), pa.string()), _target_units
)
