"""What the issuing region is to reach, indicator by indicator."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from pipeline.circular import Target
from pipeline.parse.links.stated import SHARE, Stated, core
from pipeline.text.quantity_units import same_unit

ItemKey = tuple[int, int]


class Goal(msgspec.Struct, frozen=True):
    """An indicator and the issuing region's number for it.

    Attributes:
        number: of the indicator within its item.
        name: of the indicator, without brackets and 其中.
        unit: in base form; persons are persons.
        value: in base form.
        is_share: whether the name begins with 其中.
        is_own: whether the number stands in this very cell, and not in a merged one elsewhere.
    """

    number: int
    name: str
    unit: str | None
    value: float
    is_share: bool
    is_own: bool


def own_goals(targets: Iterable[Target], region_code: str | None) -> dict[ItemKey, list[Goal]]:
    """The goals of each item; none where a table has several numbers for the same."""
    found: dict[ItemKey, dict[int, list[Goal]]] = {}
    for target in targets:
        if _is_own(target, region_code) and target.value_base is not None:
            by_number = found.setdefault((target.list_number, target.item_number), {})
            by_number.setdefault(target.indicator_number, []).append(_goal(target))
    return {
        key: [same[0] for same in by_number.values() if len(same) == 1]
        for key, by_number in found.items()
    }


def said_goals(said: Iterable[Stated]) -> list[Goal]:
    """What the text of an item is to reach by its own words, numbered as its quantities."""
    return [
        Goal(
            number=each.row.quantity_number,
            name=core(each.row.subject or each.before),
            unit=each.unit,
            value=each.row.value_base,
            is_share=bool(SHARE.search(each.sentence)),
            is_own=each.row.comparator not in {"approx", "gt", "lt"},
        )
        for each in said
        if not each.is_bound
    ]


def _is_own(target: Target, region_code: str | None) -> bool:
    """Whether a cell is a target for the year, and the issuing region's.

    The total's number is not a district's: its text is never compared with it.
    """
    if target.value_role != "target" or target.period is not None or target.kind != "number":
        return False
    return target.region_label is None or (
        region_code is not None and target.region_code == region_code
    )


def _goal(target: Target) -> Goal:
    name = target.indicator or ""
    return Goal(
        number=target.indicator_number,
        name=core(name),
        unit=same_unit(target.unit_base),
        value=float(target.value_base or 0),
        is_share=name.startswith("其中"),
        is_own=not target.inherited,
    )
