"""The units, persons and dates that a list of names in one role consists of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from msgspec.structs import replace

from pipeline.text.affiliations import affiliation_of, is_unit
from pipeline.text.characters import HAN_LETTER
from pipeline.text.deadlines import is_deadline
from pipeline.text.duty_types import NamedUnit, Role, Said
from pipeline.text.persons import is_likely_person, is_person, is_post, is_posted, person_ranges
from pipeline.text.unit_lists import ListedName, is_unit_name, listed_names, own_level, shares_level
from pipeline.text.units import abbreviations, is_department

# A line may end within such names (国家税务总局|某市税务局, 市公安局|交警支队, 各镇|人民政府).
_PART_OF_UNIT = re.compile(
    r"^(?:国家|中国|国网|省|共青团)|(?:队|分局|[支分]行|公司|税务局|所|站)$"
    r"|^(?:人民政府|政府|办事处|管委会|委员会|办公室|办公厅|联合会|领导小组)$"
)
_COMRADE = re.compile(rf"({HAN_LETTER}{{2,4}})同志")


def units_in(text: str, start: int, end: int, role: Role) -> tuple[NamedUnit, ...]:
    """The organisations and persons of a list; the dates among them are none."""
    names = [each for each in listed_names(text, start, end) if not is_deadline(each.name)]
    marked = any(each.leads for each in names)
    return tuple(unit for own in _parted(names) for unit in _units(own, role, marked))


def with_persons(units: tuple[NamedUnit, ...]) -> tuple[NamedUnit, ...]:
    """The names before a verb of leading, persons among them told by frequent surnames."""
    return tuple(
        replace(unit, role="leader", prefix="") if is_likely_person(unit.printed_name) else unit
        for unit in units
    )


def with_shared_level(units: tuple[NamedUnit, ...]) -> tuple[NamedUnit, ...]:
    """The units of a sentence, a level written once shared by those of later clauses.

    市发改委牵头，教育局、财政局配合.
    """
    shared = ""
    found: list[NamedUnit] = []
    for unit in units:
        level = own_level(unit.printed_name)
        if unit.role != "leader":
            shared = unit.prefix or (shared if level is None else level)
        shares = unit.role != "leader" and level is None and shares_level(unit.printed_name)
        found.append(replace(unit, prefix=shared) if shares else unit)
    return tuple(found)


def dates_in(text: str, start: int, end: int) -> tuple[Said, ...]:
    """The deadlines that stand among the names of a list (市住建局，11月底前)."""
    names = (each for each in listed_names(text, start, end) if is_deadline(each.name))
    return tuple(Said("", each.name, each.start, each.end) for each in names)


def parted_by_blanks(unit: NamedUnit, blanks: Collection[int]) -> list[NamedUnit]:
    """A name as the several that the blanks of the source part, where each can only be one.

    Args:
        unit: read from a text whose blanks normalising dropped (教育局 财政局, 教育局 张三).
        blanks: places in its name where the source has blanks or line ends.
    """
    if is_department(unit.printed_name):
        return [unit]  # a line end cut it (住房和城乡 + 建设局)
    edges = [0, *sorted(blanks), len(unit.printed_name)]
    pieces = list(pairwise(edges))
    roles = [_role_of_piece(unit.printed_name[slice(*piece)], unit.role) for piece in pieces]
    if len(pieces) > 1 and roles[0] and roles[0] != "leader" and all(roles):
        return [
            _piece(unit, piece, role or unit.role)
            for piece, role in zip(pieces, roles, strict=True)
        ]
    if unit.role == "leader":
        ranges = person_ranges(unit.printed_name, blanks)
        return [_piece(unit, each, "leader") for each in ranges]
    return [unit]


def _role_of_piece(name: str, role: Role) -> Role | None:
    """The role of a name in a list; None for what may be a part of one only."""
    if is_person(name) or is_posted(name):
        return "leader"
    known = is_unit(name) or name in abbreviations()
    if not known or _PART_OF_UNIT.search(name):
        return None
    return "lead" if role == "leader" else role


def _piece(unit: NamedUnit, piece: tuple[int, int], role: Role) -> NamedUnit:
    start, end = piece
    return replace(
        unit,
        role=role,
        printed_name=unit.printed_name[start:end],
        start=unit.start + start,
        end=unit.start + end,
        prefix="" if role == "leader" else unit.prefix,
        mark=unit.mark if start == 0 else "",
        of_person=unit.role == "leader" and role != "leader",
    )


def _parted(names: list[ListedName]) -> Iterator[tuple[ListedName, bool]]:
    """The names, and whether one is of a person behind a person of a unit (市民政局张三、李四)."""
    beside = False
    for each in names:
        beside = affiliation_of(each.name) is not None or (beside and is_person(each.name))
        yield each, beside


def _units(own: tuple[ListedName, bool], role: Role, marked: bool) -> Iterator[NamedUnit]:
    each, beside = own
    named = _role(each, role, marked)
    if person := _COMRADE.fullmatch(each.name):
        yield NamedUnit("leader", person[1], each.start, each.start + len(person[1]))
    elif both := affiliation_of(each.name):
        unit = NamedUnit("lead" if role == "leader" else named, "", *both.unit, each.prefix)
        unit = replace(unit, mark=each.mark, of_person=role == "leader")
        whole = (unit, NamedUnit("leader", "", *both.person))
        yield from (_shifted(part, each) for part in sorted(whole, key=lambda part: part.start))
    elif beside or is_posted(each.name):
        yield NamedUnit("leader", each.name, each.start, each.end)
    elif named == "leader":
        ranges = person_ranges(each.name)
        yield from (_shifted(NamedUnit("leader", "", *part), each) for part in ranges)
    else:
        yield NamedUnit(named, each.name, each.start, each.end, each.prefix, each.mark)


def _role(each: ListedName, role: Role, marked: bool) -> Role:
    helps = each.leads is False or (marked and not each.leads)
    own: Role = "cooperating" if role == "lead" and helps else role
    # 分管副市长：张三；市教育局 – behind the person stands who does it.
    is_unit_of = role == "leader" and is_unit_name(each.name) and not is_post(each.name)
    return "lead" if each.leads or is_unit_of else own


def _shifted(unit: NamedUnit, each: ListedName) -> NamedUnit:
    """A unit whose range counts in a name, with one that counts in the text."""
    name = each.name[unit.start : unit.end]
    start, end = each.start + unit.start, each.start + unit.end
    return replace(unit, printed_name=name, start=start, end=end)
