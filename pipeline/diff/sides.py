"""One of the two circulars, from the tables of a build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.diff.model import ItemRef, Number
from pipeline.errors import OutputError
from pipeline.output import read_table

_TABLES = ("documents", "items", "targets", "quantities")
_PARTS = ("notice", "measures", "list")
Row = Mapping[str, Any]


class Side(msgspec.Struct, frozen=True):
    """One circular: its row of ``documents`` and its items."""

    document: Row
    items: tuple[ItemRef, ...]

    @property
    def name(self) -> str:
        """As 某区 2023年."""
        region, year = self.document["region_name"], self.document["year"]
        named = " ".join(filter(None, (region, f"{year}年" if year else None)))
        return named or str(self.document["document_id"])


def read_side(name: str, out: Path) -> Side:
    """A circular by its id in a folder of tables, or a folder that holds only one.

    Args:
        name: the id; or the path of an output folder, with ``/ID`` where it holds several.
        out: the output folder for a bare id.

    Raises:
        OutputError: there is no such circular, or the folder is torn.
    """
    path = Path(name)
    if (path / "manifest.json").is_file():
        return _read(path, None)
    if (path.parent / "manifest.json").is_file() and path.parent != Path():
        return _read(path.parent, path.name)
    return _read(out, name)


def _read(out: Path, document_id: str | None) -> Side:
    tables = {name: read_table(out, name) for name in _TABLES}
    ids = tables["documents"].filter(pc.equal(tables["documents"]["status"], "parsed"))
    known = ids["document_id"].to_pylist()
    if document_id is None and len(known) != 1:
        raise OutputError(f"{out} holds {len(known)} circulars; name one as {out}/ID")
    wanted = document_id or known[0]
    if wanted not in known:
        raise OutputError(
            f"{out} holds no circular {wanted!r}; it has {', '.join(known) or 'none'}"
        )
    return side_of(tables, wanted)


def side_of(tables: Mapping[str, pa.Table], document_id: str) -> Side:
    """A circular from tables of the contract."""
    rows = {
        name: tables[name].filter(pc.equal(tables[name]["document_id"], document_id)).to_pylist()
        for name in _TABLES
    }
    (document,) = rows["documents"]
    cells = _by_item(rows["targets"])
    said = _by_item(rows["quantities"])
    items = tuple(
        ItemRef(
            list_number=item["list_number"],
            item_number=item["item_number"],
            section_title=item["section_title"],
            title=item["title"],
            text=item["text"],
            responsibility=item["responsibility"],
            numbers=_numbers(document, cells.get(_key(item), ()), said.get(_key(item), ())),
        )
        for item in rows["items"]
    )
    return Side(document, items)


def _key(row: Row) -> tuple[int, int]:
    return row["list_number"], row["item_number"]


def _by_item(rows: Sequence[Row]) -> dict[tuple[int, int], list[Row]]:
    found: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        found.setdefault(_key(row), []).append(row)
    return found


def _numbers(document: Row, cells: Sequence[Row], said: Sequence[Row]) -> tuple[Number, ...]:
    """The issuing region's numbers in the tables; without any, those of the item's text."""
    return tuple(_of_cells(document, cells)) or tuple(_of_text(said))


def _of_cells(document: Row, cells: Sequence[Row]) -> Iterator[Number]:
    code = document["region_code"]
    for cell in cells:
        is_own = cell["region_label"] is None or (code and cell["region_code"] == code)
        is_target = cell["value_role"] == "target" and cell["period"] is None
        if is_own and is_target and cell["kind"] == "number":
            raw, unit = cell["raw"], cell["unit"] or ""
            shown = raw if raw.endswith(unit) else f"{raw}{unit}"
            value = Decimal(repr(cell["value_base"]))
            yield Number(cell["indicator"] or "", cell["unit_base"], value, shown)


def _of_text(said: Sequence[Row]) -> Iterator[Number]:
    own = [row for row in said if row["measure_number"] is None]
    part = next((part for part in _PARTS if any(row["part"] == part for row in own)), None)
    for row in own:
        if row["part"] == part:
            unit = "/".join(filter(None, (row["unit_base"], row["per"]))) or None
            value = Decimal(repr(row["value_base"]))
            yield Number(row["subject"] or "", unit, value, row["raw"])
