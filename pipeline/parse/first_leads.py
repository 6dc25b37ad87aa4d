"""Circulars that say once that the first unit of each list leads: 列第一位者为牵头单位，下同."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.parse.duties import Duty
from pipeline.parse.reading import ItemList


def with_first_leading(items: ItemList) -> ItemList:
    """A list of items whose units are all printed alike, the first of each made the lead."""
    return replace(
        items, items=tuple(replace(each, duty=_ranked(each.duty)) for each in items.items)
    )


def _ranked(duty: Duty) -> Duty:
    """A duty with one lead unit, the others cooperating; as it is where the roles are printed."""
    if any(unit.role == "cooperating" for unit in duty.units):
        return duty
    leads = [unit for unit in duty.units if unit.role == "lead"]
    return replace(
        duty,
        units=tuple(
            replace(unit, role="cooperating") if unit in leads[1:] else unit for unit in duty.units
        ),
    )
