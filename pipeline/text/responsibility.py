"""Who owes an item: （牵头单位：区民政局、区财政局）, （属市级任务）, （区发改委）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from pipeline.text.brackets import trailing_bracket
from pipeline.text.roles import label_pattern, labels, verb_pattern, verbs
from pipeline.text.unit_lists import are_unit_names, is_unit_name, listed_names

Responsibility = Literal["local", "city", "province", "none"]
Role = Literal["lead", "cooperating", "leader"]


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """An organisation or person, and where its printed name stands in the text.

    ``prefix`` is the level written once for several names (市发改委、财政局), which the
    printed name lacks; empty where the name has its own.
    """

    role: Role
    printed_name: str
    start: int
    end: int
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text says of responsibility, and the range that says it."""

    start: int
    end: int
    responsibility: Responsibility | None
    units: tuple[NamedUnit, ...] = ()
    deadline: str | None = None


_LEVELS: tuple[tuple[re.Pattern[str], Responsibility], ...] = (
    (re.compile(r"[\u4e00-\u9fff]{0,12}?(?:无|没有|不承担)(?:此项|该项|此|相关)?任务"), "none"),
    (re.compile(r"(?:系|为)?属?于?省(?:级|直|定|本级)?(?:任务|事项|工作)"), "province"),
    (re.compile(r"(?:系|为)?属?于?市(?:级|直|定|本级)?(?:任务|事项|工作)"), "city"),
)
_DEADLINE = re.compile(
    r"(?:(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?|(?:20\d\d)?年(?:底|末)|长期|全年|供暖季)"
    r"(?:前|之前|以前)?(?:完成)?"
)
_IS_SET = re.compile(r"各|有关|相关")
_CLAUSE_START = re.compile(r"[。；，](?=由?[\u4e00-\u9fff])")
_LEADER_HEADING = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)同志(?:负责|牵头|分管|领办|包抓|包联).*"
)
_COMRADE = re.compile(r"([\u4e00-\u9fff]{2,4})同志")
_SHORT_BRACKET = re.compile(r"（[^（）]{1,6}）")
_BEFORE_LABEL = "。，；）、 "
_LONGEST_LIST = 200
_LONGEST_REST = 4
# A label of anything else ends a list of names: ，联系电话：0551-….
_OTHER_LABEL = re.compile(r"[，；。、][\u4e00-\u9fff]{2,8}：")


# Asked of the same text when lists are looked for, and again when they are read.
@lru_cache(maxsize=2048)
def statement_of(text: str, *, unlabelled: bool = False) -> Statement | None:
    """What the end of a normalised text says of responsibility.

    That is a bracket (（牵头单位：市教育局）), or labels that run to the end of the text
    (…，牵头单位：市教育局。), as they do where a label has a line of its own.

    Args:
        text: an item's text or a table header.
        unlabelled: whether a bracket with nothing but names of organisations counts.

    Returns:
        None where the text says nothing of it.
    """
    bounds = trailing_bracket(text)
    if bounds and (found := _in_bracket(text, bounds, unlabelled)):
        return _with_bracket_before(text, found)
    return _bare(text) or _closing(text)


def _closing(text: str) -> Statement | None:
    """Verbs in the last sentence or clause (…，由市教育局牵头，市住建局配合)."""
    if "牵头" not in text and "负责" not in text:
        return None
    end = len(text.rstrip("。；"))
    starts = [match.end() for match in _CLAUSE_START.finditer(text, 0, end)]
    for start in [0, *starts]:
        # 各市（地）is a name; any other bracket, or a colon, is no part of a list of them.
        bare = _SHORT_BRACKET.sub("", text[start:end])
        found = None if re.search("[（：]", bare) else _by_verbs(text, start, end)
        leads = [unit for unit in found.units if unit.role == "lead"] if found else []
        # 各部门要负责落实 is a demand on all and names nobody.
        if found is not None and leads and not any(_IS_SET.match(u.printed_name) for u in leads):
            before = start - (text[start - 1 : start] in {"，", "；"})
            return replace(found, start=before)
    return None


def is_duty_line(text: str) -> bool:
    """Whether a line says nothing but who owes an item."""
    if begins_with_role(text):
        return True
    found = _closing(text)
    return found is not None and found.start == 0


def names_only(text: str) -> bool:
    """Whether a text is nothing but a list of several organisations; one may be a signature."""
    return are_unit_names(text, fewest=2)


def completes_name(above: str, text: str) -> bool:
    """Whether a short line is the rest of the name that the line of duties above it ends in."""
    if len(text) > _LONGEST_REST or not text.isalpha():
        return False
    names = list(listed_names(above + text, 0, len(above) + len(text)))
    return bool(names) and names[-1].start < len(above) and is_unit_name(names[-1].name)


def _with_bracket_before(text: str, found: Statement) -> Statement:
    """A statement with that of a bracket right before it: （牵头单位：A）（配合单位：B）."""
    if not text[: found.start].endswith("）"):
        return found
    first = statement_of(text[: found.start])
    if first is None:
        return found
    return Statement(
        first.start,
        found.end,
        first.responsibility or found.responsibility,
        first.units + found.units,
        first.deadline or found.deadline,
    )


def statement_in(text: str, role: Role) -> Statement:
    """What a table cell in a column of one role says: names, or labels of its own."""
    if labelled := (_level(text, (0, len(text))) or _said(text, (0, len(text)), (0, len(text)))):
        return labelled
    units = tuple(_units(text, 0, len(text), role))
    return Statement(0, len(text), "local" if units and role == "lead" else None, units)


def _in_bracket(text: str, bounds: tuple[int, int], unlabelled: bool) -> Statement | None:
    start, end = bounds
    inner = (start + 1, end - 1 if text[end - 1] in "）】]" else end)
    if found := _level(text, inner) or _said(text, inner, bounds):
        return replace(found, start=start, end=end)
    if not unlabelled:
        return None
    units = tuple(_units(text, *inner, "lead"))
    certain = units and all(is_unit_name(unit.printed_name) for unit in units)
    if not certain:
        return None
    named = (each.name for each in listed_names(text, *inner))
    return Statement(start, end, "local", units, next(filter(_DEADLINE.fullmatch, named), None))


def _level(text: str, inner: tuple[int, int]) -> Statement | None:
    level = _level_of(text[slice(*inner)].strip("。， "))
    return Statement(*inner, level) if level else None


def _level_of(content: str) -> Responsibility | None:
    """The level that owes an item, where these words say nothing else."""
    return next((level for pattern, level in _LEVELS if pattern.fullmatch(content)), None)


def _said(text: str, inner: tuple[int, int], bounds: tuple[int, int]) -> Statement | None:
    """A statement by labels (牵头单位：) or by verbs (市教育局牵头，市财政局配合)."""
    if clauses := list(_clauses(text, *inner)):
        return _labelled(text, bounds, clauses)
    found = _by_verbs(text, *inner)
    return replace(found, start=bounds[0], end=bounds[1]) if found else None


def _by_verbs(text: str, start: int, end: int) -> Statement | None:
    """A statement of verbs behind names, all of them certain, to the end of the range."""
    clauses = list(_verb_clauses(text, start, end))
    named = [unit for c in clauses for unit in _units(text, c.start, c.end, "lead")]
    certain = (unit.role == "leader" or is_unit_name(unit.printed_name) for unit in named)
    if clauses and named and all(certain):
        return _labelled(text, (start, len(text)), clauses)
    return None


def _bare(text: str) -> Statement | None:
    """Labels outside brackets behind the last sentence, up to the end of the text."""
    for match in label_pattern().finditer(text):
        start = match.start()
        if start and text[start - 1] not in _BEFORE_LABEL:
            continue
        clauses = list(_clauses(text, start, len(text)))
        if all(_is_list(text[clause.start : clause.end]) for clause in clauses):
            start -= text[start - 1 : start] in {"，", "；", "、", " "}
            return _labelled(text, (start, len(text)), clauses)
    return _amid(text)


def _amid(text: str) -> Statement | None:
    """A label with names up to a stop, and more sentences behind it (…，牵头部门：市交通局。…)."""
    for match in label_pattern().finditer(text):
        start, stop = match.start(), text.find("。", match.end())
        behind = text[start - 1 : start] in {"，", "；", "。"}
        if behind and 0 < stop < len(text) - 1 and are_unit_names(text[match.end() : stop]):
            start -= text[start - 1] in "，；"
            clauses = list(_clauses(text, match.start(), stop))
            return _labelled(text, (start, stop), clauses)
    return None


def _is_list(text: str) -> bool:
    """Whether a stretch can be names or a deadline, and is no sentence."""
    return len(text) <= _LONGEST_LIST and "。" not in text.rstrip("。")


def _labelled(text: str, bounds: tuple[int, int], clauses: Sequence[_Clause]) -> Statement:
    roles = {clause.role for clause in clauses}
    # 责任单位 is the lead unless a lead unit is named beside it.
    secondary: Role = "cooperating" if "lead" in roles else "lead"
    units: list[NamedUnit] = []
    deadline = None
    for clause in clauses:
        if clause.role == "deadline":
            deadline = text[clause.start : clause.end].strip("，；、。 ") or None
        elif said := list(_verb_clauses(text, clause.start, clause.end)):
            units += _labelled(text, bounds, said).units
        else:
            plain = clause.role not in {"responsible", "shared"}
            role = cast(Role, clause.role) if plain else secondary
            units += _units(text, clause.start, clause.end, role)
    levels = [level for unit in units if (level := _level_of(unit.printed_name))]
    named = [unit for unit in units if not _level_of(unit.printed_name)]
    owed: Responsibility | None = "local" if any(u.role == "lead" for u in named) else None
    return Statement(*bounds, levels[0] if levels else owed, tuple(named), deadline)


class _Clause(NamedTuple):
    """A stretch that names units in one role, or the deadline."""

    role: str
    start: int
    end: int


def _clauses(text: str, start: int, end: int) -> Iterator[_Clause]:
    """What stands behind each label; a range ends where the next label begins."""
    found = list(label_pattern().finditer(text, start, end))
    for index, match in enumerate(found):
        stop = found[index + 1].start() if index + 1 < len(found) else end
        other = _OTHER_LABEL.search(text, match.end(), stop)
        stop = other.start() if other else stop
        if text[stop - 1 : stop] in {"（"}:
            stop -= 1
        yield _Clause(labels()[match.group(1)], match.end(), stop)


def _verb_clauses(text: str, start: int, end: int) -> Iterator[_Clause]:
    """What stands before each verb (A牵头，B、C配合)."""
    left = start
    for match in verb_pattern().finditer(text, start, end):
        if text[match.start() - 1 : match.start()] == "（":
            continue  # a mark behind a name: 县教育局（牵头）
        if match.end() == end or text[match.end()] in "，；。、）":
            yield _Clause(verbs()[match.group()], left, match.start())
            left = match.end()


def _units(text: str, start: int, end: int, role: Role) -> Iterator[NamedUnit]:
    names = list(listed_names(text, start, end))
    marked = any(each.leads for each in names)
    for each in names:
        if role != "leader" and _DEADLINE.fullmatch(each.name):
            continue
        helps = each.leads is False or (marked and not each.leads)
        own: Role = "cooperating" if role == "lead" and helps else role
        # 分管副市长：张三；市教育局 – behind the person stands who does it.
        own = "lead" if each.leads or (role == "leader" and is_unit_name(each.name)) else own
        if person := _COMRADE.fullmatch(each.name):
            yield NamedUnit("leader", person[1], each.start, each.start + len(person[1]))
        else:
            yield NamedUnit(own, each.name, each.start, each.end, each.prefix)


def begins_with_role(text: str) -> bool:
    """Whether a line begins with the label of a role (牵头单位：…)."""
    return label_pattern().match(text) is not None


def duty_of_heading(title: str) -> Statement | None:
    """What a section heading says of all items below it: a unit, a leader, or labels.

    Ranges count in ``title``.
    """
    if found := statement_of(title):
        return found
    if match := _LEADER_HEADING.fullmatch(title):
        leader = NamedUnit("leader", match["name"], *match.span("name"))
        return Statement(0, len(title), None, (leader,))
    units = tuple(_units(title, 0, len(title), "lead"))
    certain = units and all(is_unit_name(unit.printed_name) for unit in units)
    return Statement(0, len(title), "local", units) if certain else None


def is_deadline(text: str) -> bool:
    """Whether a text is a date by which something is to be done, and nothing else."""
    return _DEADLINE.fullmatch(text) is not None
