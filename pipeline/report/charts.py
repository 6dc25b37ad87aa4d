"""Where people would rather look than read: shares and counts as bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pipeline.report.model import Row
from pipeline.report.source import href_of

_RATES = ("%", "‰", "百分点", "倍", "/", "·")


class Share(msgspec.Struct, frozen=True):
    """How much of an indicator's total one region has.

    Attributes:
        row: the region's row of ``targets``.
        total: the row of the total.
        percent: of the total.
        href: leads to the region's cell.
    """

    row: Row
    total: Row
    percent: float
    href: str | None


def shares(targets: Sequence[Row], region: str | None) -> list[Share]:
    """The region's share by indicator, the largest first; numbers of one additive unit only."""
    totals = {_key(row): row for row in targets if row["region_role"] == "total"}
    found = list(_shares(targets, totals, region))
    return sorted(found, key=lambda each: (-each.percent, _key(each.row)[:3]))


def _shares(
    targets: Iterable[Row], totals: dict[tuple[object, ...], Row], region: str | None
) -> Iterator[Share]:
    for row in targets:
        total = totals.get(_key(row))
        if row["region_role"] != "member" or row["region_name"] != region or total is None:
            continue
        if _is_counted(row) and _is_counted(total) and row["unit_base"] == total["unit_base"]:
            percent = row["value_base"] / total["value_base"] * 100
            yield Share(row, total, percent, href_of(row["spans"]))


def _is_counted(row: Row) -> bool:
    """Whether a cell is a positive number of something that can be added up."""
    if row["kind"] != "number" or row["value_role"] != "target" or not row["unit"]:
        return False
    return bool(row["value_base"] > 0 and not any(sign in row["unit"] for sign in _RATES))


def _key(row: Row) -> tuple[object, ...]:
    names = ("list_number", "item_number", "indicator_number", "value_role", "period")
    return tuple(row[name] for name in names)
