"""Who owes an item, as one part says it: statements of several places brought together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from pipeline.text.duty_types import NamedUnit, Responsibility, Role, Said, Statement
from pipeline.text.duty_units import parted_by_blanks
from pipeline.text.passage import Passage

_DEADLINE = "完成时限"


class AttributeEntry(msgspec.Struct, frozen=True):
    """A cell of a table of items that is in none of the named columns, or a labelled part."""

    label: str
    text: Passage


class DutyUnit(msgspec.Struct, frozen=True):
    """An organisation or person named for an item; the rest as in text.duty_types.

    ``run`` tells the lists of names apart: the place in the source where its statement begins.
    """

    role: Role
    printed: Passage
    prefix: str = ""
    mark: str = ""
    of_person: bool = False
    run: int = 0


class Duty(msgspec.Struct, frozen=True):
    """Who owes an item, as one part says it; nothing where that part says nothing.

    ``deadlines`` and ``others`` (资金来源：…) keep the labels that they are printed behind.
    """

    responsibility: Responsibility | None = None
    units: tuple[DutyUnit, ...] = ()
    deadlines: tuple[AttributeEntry, ...] = ()
    others: tuple[AttributeEntry, ...] = ()

    @property
    def deadline(self) -> str | None:
        """The one deadline; None where none is stated, or several that differ."""
        texts = {each.text.text for each in self.deadlines}
        return texts.pop() if len(texts) == 1 else None

    def __add__(self, other: Duty) -> Duty:
        """What two places say together; the second's responsibility goes before the first's."""
        return Duty(
            other.responsibility or self.responsibility,
            self.units + other.units,
            self.deadlines + other.deadlines,
            self.others + other.others,
        )

    def under(self, wider: Duty) -> Duty:
        """The duty with what a wider place says of several items; its own deadline goes before."""
        both = wider + self
        return replace(both, deadlines=self.deadlines) if self.deadlines else both


def duty_from(statement: Statement | None, text: Passage, run: int | None = None) -> Duty:
    """A statement with its names as passages; its ranges count in ``text``.

    Where the source has blanks between names, they part them. ``run`` is given where several
    texts, as the lines of a cell, are one list of names.
    """
    if statement is None:
        return Duty()
    named = (part for unit in statement.units for part in _parted(unit, text))
    run = next(iter(text.offsets[statement.start :]), 0) if run is None else run
    units = (
        DutyUnit(u.role, text[u.start : u.end], u.prefix, u.mark, u.of_person, run) for u in named
    )
    return Duty(
        statement.responsibility,
        tuple(units),
        tuple(_entries(statement.deadlines, text)),
        tuple(_entries(statement.others, text)),
    )


def settled(duty: Duty) -> Duty:
    """A duty in which the units of persons stand beside those named for themselves.

    责任单位：县住建局；责任人：县住建局局长李四 names one unit; that of another person helps.
    """
    own = [unit for unit in duty.units if not unit.of_person]
    names = {unit.printed.text for unit in own}
    leads = any(unit.role == "lead" for unit in own)
    return replace(duty, units=tuple(_settled(duty.units, names, leads)))


def _settled(units: Iterable[DutyUnit], names: set[str], leads: bool) -> Iterator[DutyUnit]:
    seen = set(names)
    for unit in units:
        if not unit.of_person:
            yield unit
        elif unit.printed.text not in seen:
            seen.add(unit.printed.text)
            yield replace(unit, role="cooperating" if leads else unit.role)


def _parted(unit: NamedUnit, text: Passage) -> list[NamedUnit]:
    blanks = _blanks(text[unit.start : unit.end])
    return parted_by_blanks(unit, blanks) if blanks else [unit]


def _blanks(name: Passage) -> list[int]:
    """Places in a name where the source has characters that normalising dropped."""
    pairs = zip(name.offsets, name.offsets[1:], strict=False)
    return [index for index, (left, right) in enumerate(pairs, 1) if right != left + 1]


def _entries(said: Iterable[Said], text: Passage) -> Iterator[AttributeEntry]:
    for each in said:
        yield AttributeEntry(each.label or _DEADLINE, text[each.start : each.end])
