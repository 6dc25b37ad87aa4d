"""Numbers of the target tables side by side: total and members, whole and part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

import pyarrow as pa

from pipeline.text.gazetteer import children, gazetteer
from pipeline.text.quantity_units import is_additive
from pipeline.validate.dossier import Dossier, Row
from pipeline.validate.views.model import View, ViewRow, quotes
from pipeline.validate.views.words import number_text

# What an indicator is called that is a rate or standard although its unit is a count:
# 每千人口托位数（个）, 人均公园绿地面积（平方米）.
_RATE = re.compile(r"^每|[人户亩地]均|平均|率(?!先)|占比|比例|比重|标准(?!化)|[增降]幅|幅度|指数")
_FEWEST_SUMS = 2
_BRACKETS = re.compile(r"（[^）]*）")


def _members(dossier: Dossier) -> Iterator[ViewRow]:
    """Each member's number beside the total's, where both count the same."""
    for cells in dossier.targets().values():
        for total in _totals(cells):
            for cell in cells:
                if cell["region_role"] == "member" and _are_comparable(total, cell):
                    values = _pair("total", total) | _pair("member", cell)
                    yield _row(dossier, cell, values, [cell, total])


def _member_sums(dossier: Dossier) -> Iterator[ViewRow]:
    """The sum of all members beside the total, where the rows hold every member."""
    found = [
        (total, members, _sum(members))
        for cells in dossier.targets().values()
        for members in [[cell for cell in cells if cell["region_role"] == "member"]]
        for total in _totals(cells)
        if _are_summable(total, members)
    ]
    whole = _whole_tables(found)
    for total, members, added in found:
        if _are_all(total, members) or total["table_number"] in whole:
            values = _pair("total", total) | {
                "members_sum": added,
                "members_text": f"{number_text(added)}{total['unit_base']}",
            }
            yield _row(dossier, total, values, [total, *members])


def _sum(members: Sequence[Row]) -> float:
    numbers = [Decimal(repr(each["value_base"])) for each in members if each["kind"] == "number"]
    return float(sum(numbers, Decimal()))


def _whole_tables(found: Sequence[tuple[Row, Sequence[Row], float]]) -> set[int]:
    """Tables of townships that evidently hold every one: most of their columns add up.

    No list of regions says which townships a county has.
    """
    agreeing: dict[int, list[bool]] = {}
    for total, members, added in found:
        if not any(member["region_code"] for member in members):
            agreeing.setdefault(total["table_number"], []).append(added == total["value_base"])
    return {
        table
        for table, sums in agreeing.items()
        if sum(sums) >= _FEWEST_SUMS and 2 * sum(sums) > len(sums)
    }


def _shares(dossier: Dossier) -> Iterator[ViewRow]:
    """A share (其中) beside its whole, in the same region."""
    cells = dossier.targets()
    for (*item, _, role, period), own in cells.items():
        for part in own:
            wholes = cells.get((*item, part["part_of"], role, period), [])
            for whole in wholes:
                same_region = whole["region_number"] == part["region_number"]
                if same_region and _are_numbers(whole, part):
                    values = _pair("whole", whole) | _pair("share", part)
                    yield _row(dossier, part, values, [part, whole])


def _row(dossier: Dossier, about: Row, values: dict[str, Any], shown: Sequence[Row]) -> ViewRow:
    names = ("list_number", "item_number", "indicator_number", "region_number")
    key = {name: about[name] for name in names} | {"part": "targets"}
    named = {"indicator": about["indicator"] or "（无名称）", "region": about["region_label"]}
    return ViewRow(dossier.document_id, key, values | named, partial(quotes, shown, "targets"))


def _pair(name: str, cell: Row) -> dict[str, Any]:
    """A number for comparing and as it is shown."""
    return {name: cell["value_base"], f"{name}_text": shown_number(cell)}


def shown_number(cell: Row) -> str:
    """A cell with its unit, as a message shows it."""
    text = f"{cell['raw'] or ''}"
    unit = cell["unit"] or ""
    return text if text.endswith(unit) else f"{text}{unit}"


def _totals(cells: Sequence[Row]) -> Iterator[Row]:
    """The number of the total row, if its values add up over regions."""
    total = next((cell for cell in cells if cell["region_role"] == "total"), None)
    if total and total["kind"] == "number" and is_additive(total["unit_base"]):
        is_rate = _RATE.search(_BRACKETS.sub("", total["indicator"] or ""))
        yield from [] if is_rate else [total]


def _are_comparable(total: Row, cell: Row) -> bool:
    """Whether a number above the total's contradicts it: one above ≥1 does not."""
    bounds = (total["comparator"], cell["comparator"])
    return _are_numbers(total, cell) and (bounds[0] not in {"ge", "gt"} or bounds[0] == bounds[1])


def _are_numbers(first: Row, second: Row) -> bool:
    both = first["kind"] == second["kind"] == "number"
    return bool(both and first["unit_base"] == second["unit_base"])


def _are_all(total: Row, members: Sequence[Row]) -> bool:
    """Whether the rows are the regions below the total's, zones and 市本级 added."""
    region = gazetteer().by_code.get(total["region_code"] or "")
    below = {child.code for child in children(region)} if region else set()
    printed = [cell["region_code"] for cell in members if cell["region_code"]]
    return bool(below) and below == set(printed) and len(set(printed)) == len(printed)


def _are_summable(total: Row, members: Sequence[Row]) -> bool:
    """Whether each cell is a number of its own in the same unit, or a dash, and one a number."""
    numbers = [cell for cell in members if cell["kind"] == "number"]
    return (
        bool(numbers)
        and all(cell["kind"] in {"number", "none"} for cell in members)
        and all(cell["unit_base"] == total["unit_base"] for cell in numbers)
        and all(cell["comparator"] == total["comparator"] for cell in numbers)
        and not any(cell["inherited"] for cell in [total, *numbers])
    )


_NAMES = {"indicator": pa.string(), "region": pa.string()}


def _sides(*names: str) -> dict[str, pa.DataType]:
    types = {name: pa.float64() for name in names}
    return types | {f"{name}_text": pa.string() for name in names}


MEMBERS = View("members", _sides("total", "member") | _NAMES, _members)
MEMBER_SUMS = View(
    "member_sums",
    _sides("total") | {"members_sum": pa.float64(), "members_text": pa.string()} | _NAMES,
    _member_sums,
)
SHARES = View("shares", _sides("whole", "share") | _NAMES, _shares)
