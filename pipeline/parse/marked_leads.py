"""Signs at the names of units (★市发改委、市财政局): which of a list leads the others."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.parse.duties import Duty, DutyUnit
from pipeline.parse.reading import ItemList
from pipeline.text.marks import noted


def with_marked_leading(lists: Sequence[ItemList], text: str) -> list[ItemList]:
    """The lists, the units that a sign marks made the leads and those beside them partners.

    A note says what a sign means (标★的为牵头单位). Without one it means that where it stands at
    one unit of every list that has it, and at none that is alone everywhere.

    Args:
        lists: of items, in print.
        text: of the circular, with its notes.
    """
    notes = noted(text)
    units = [item.duty.units for each in lists for item in each.items]
    signs = {unit.mark for own in units for unit in own if unit.mark}
    leading = {sign for sign in signs if notes.get(sign, _marks_one(sign, lists))}
    return [_with_leads(each, leading) for each in lists] if leading else list(lists)


def _marks_one(sign: str, lists: Sequence[ItemList]) -> bool:
    """Whether a sign stands at one unit of every list of names that has it."""
    runs = [run for each in lists for item in each.items for run in _runs(item.duty)]
    counts = [(sum(unit.mark == sign for unit in run), len(run)) for run in runs]
    marked = [(times, size) for times, size in counts if times]
    return all(times == 1 for times, _ in marked) and any(size > 1 for _, size in marked)


def _with_leads(items: ItemList, leading: set[str]) -> ItemList:
    entries = tuple(replace(each, duty=_ranked(each.duty, leading)) for each in items.items)
    return replace(items, items=entries)


def _ranked(duty: Duty, leading: set[str]) -> Duty:
    """A duty in which marked units lead their lists; as it is where partners are printed apart."""
    runs = {run[0].run: run for run in _runs(duty)}
    followers = {number for number, run in runs.items() if _is_ranked_by(run, leading)}
    return replace(
        duty,
        units=tuple(
            replace(unit, role="cooperating")
            if unit.run in followers and unit.role == "lead" and unit.mark not in leading
            else unit
            for unit in duty.units
        ),
    )


def _is_ranked_by(run: Sequence[DutyUnit], leading: set[str]) -> bool:
    alike = all(unit.role == "lead" for unit in run)
    return alike and any(unit.mark in leading for unit in run)


def _runs(duty: Duty) -> list[list[DutyUnit]]:
    """The units of each list of names."""
    runs: dict[int, list[DutyUnit]] = {}
    for unit in duty.units:
        if unit.role != "leader":
            runs.setdefault(unit.run, []).append(unit)
    return list(runs.values())
