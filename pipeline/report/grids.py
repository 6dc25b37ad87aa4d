"""Target tables drawn again: headers over what they head, merged cells as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import msgspec

from pipeline.report.model import Row
from pipeline.report.source import href_of

Column = tuple[Any, ...]


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table: its words, its extent, where it leads, and its row of ``targets``."""

    text: str
    columns: int = 1
    rows: int = 1
    href: str | None = None
    row: Row | None = None


class Grid(msgspec.Struct, frozen=True):
    """A target table: rows of headers, then for each region its label and cells."""

    number: int
    headers: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[str, tuple[Cell, ...]], ...]


def grids(targets: Sequence[Row], sections: Sequence[Row], items: Sequence[Row]) -> list[Grid]:
    """Each target table of a circular, in the order of print."""
    names = {(row["list_number"], row["section_number"]): row["section_title"] for row in sections}
    titles = {(row["list_number"], row["item_number"]): row["title"] for row in items}
    by_table: dict[int, list[Row]] = {}
    for row in targets:
        by_table.setdefault(row["table_number"], []).append(row)
    return [_grid(number, rows, names, titles) for number, rows in sorted(by_table.items())]


def _grid(number: int, rows: Sequence[Row], names: Any, titles: Any) -> Grid:  # noqa: ANN401
    columns = {_column(row): row for row in sorted(rows, key=_printed)}
    regions = {row["region_number"]: row["region_label"] for row in rows}
    cells = {(row["region_number"], _column(row)): row for row in rows}
    order = list(columns)
    headers = (
        tuple(
            _runs(columns.values(), lambda row: (row["list_number"], row["section_number"]), names)
        ),
        tuple(
            _runs(
                columns.values(),
                lambda row: (row["list_number"], row["item_number"]),
                titles,
                "第{}项 ",
            )
        ),
        tuple(
            Cell(_indicator(row), href=href_of(row["header_spans"]), row=row)
            for row in columns.values()
        ),
    )
    numbers = sorted(regions)
    merged = _merged(numbers, order, cells)
    body = tuple(
        (
            regions[one] or "",
            tuple(merged[one, column] for column in order if (one, column) in merged),
        )
        for one in numbers
    )
    return Grid(number, headers, body)


def _printed(row: Row) -> tuple[Any, ...]:
    """The order of columns in print: by where their own headers stand, then by number."""
    role = ("target", "achieved", "rate").index(row["value_role"])
    return (
        row["list_number"], row["section_number"] or 0, row["item_number"],
        row["indicator_number"], row["period"] or "", role,
    )  # fmt: skip


def _column(row: Row) -> Column:
    names = ("list_number", "item_number", "indicator_number", "value_role", "period")
    return tuple(row[name] for name in names)


def _indicator(row: Row) -> str:
    role = {"achieved": "（完成）", "rate": "（完成率）"}.get(row["value_role"], "")
    unit = f"（{row['unit']}）" if row["unit"] else ""
    return f"{row['indicator'] or '—'}{row['period'] or ''}{role}{unit}"


def _runs(rows: Iterable[Row], key: Any, names: Any, lead: str = "") -> Iterator[Cell]:  # noqa: ANN401
    for found, group in groupby(rows, key):
        yield Cell(lead.format(found[1]) + (names.get(found) or ""), columns=len(list(group)))


def _merged(
    regions: Sequence[int], columns: Sequence[Column], cells: dict[tuple[int, Column], Row]
) -> dict[tuple[int, Column], Cell]:
    """The cells by where they begin; those of one place in the source are one if they touch."""
    found: dict[tuple[int, Column], Cell] = {}
    taken: set[tuple[int, Column]] = set()
    for y, region in enumerate(regions):
        for x, column in enumerate(columns):
            if (region, column) in taken:
                continue
            row = cells.get((region, column))
            down, across = _extent(regions[y:], columns[x:], cells)
            taken |= {
                (one, other) for one in regions[y : y + down] for other in columns[x : x + across]
            }
            text = (row["raw"] or "") if row else ""
            href = href_of(row["spans"]) if row else None
            found[region, column] = Cell(text, across, down, href, row)
    return found


def _extent(
    regions: Sequence[int], columns: Sequence[Column], cells: dict[tuple[int, Column], Row]
) -> tuple[int, int]:
    """How many rows and columns the cell at the first of each takes up."""
    first = cells.get((regions[0], columns[0]))
    if first is None or not first["spans"]:
        return 1, 1

    def is_same(region: int, column: Column) -> bool:
        other = cells.get((region, column))
        return other is not None and bool(other["inherited"]) and other["spans"] == first["spans"]

    down = 1
    while down < len(regions) and is_same(regions[down], columns[0]):
        down += 1
    across = 1
    while across < len(columns) and all(is_same(one, columns[across]) for one in regions[:down]):
        across += 1
    return down, across
