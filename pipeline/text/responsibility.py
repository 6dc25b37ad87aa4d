"""Who owes an item: （牵头单位：区民政局、区财政局）, （属市级任务）, （区发改委）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from pipeline.text.brackets import trailing_bracket
from pipeline.text.characters import HAN_LETTER
from pipeline.text.deadlines import is_deadline
from pipeline.text.duty_clauses import (
    Clause,
    bare_label_clauses,
    behind_verbs,
    label_clauses,
    other_labels,
    verb_clauses,
)
from pipeline.text.duty_levels import level_of
from pipeline.text.duty_types import NamedUnit, Responsibility, Role, Said, Statement
from pipeline.text.duty_units import dates_in, units_in, with_persons, with_shared_level
from pipeline.text.roles import label_pattern, role_beside
from pipeline.text.unit_lists import are_unit_names, is_unit_name

_IS_SET = re.compile(r"各|有关|相关")
_WHOLE_BRACKET = re.compile(r"（(?:[^（）]|（[^（）]*）)*）。?")
_CLAUSE_START = re.compile(rf"[。；，](?=由?{HAN_LETTER})")
_SHORT_BRACKET = re.compile(r"（[^（）]{1,6}）|〔[^〔〕]{1,6}〕")
_BEFORE_LABEL = "。，；）、— "
_STOPS = "，；、。 "
_LONGEST_LIST = 200


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
    return _bare(text) or closing_statement(text)


def statement_in(text: str, role: Role) -> Statement:
    """What a table cell in a column of one role says, or a line of duties: names, or labels.

    A bracket around all of it says no more.
    """
    if _WHOLE_BRACKET.fullmatch(text) and (inner := statement_of(text, unlabelled=True)):
        return inner
    whole = (0, len(text))
    if labelled := (_level(text, whole) or _said(text, whole, whole)):
        return labelled
    units = units_in(text, *whole, role)
    return Statement(*whole, _owed(units), units, dates_in(text, *whole))


def closing_statement(text: str) -> Statement | None:
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


def _with_bracket_before(text: str, found: Statement) -> Statement:
    """A statement with that of a bracket right before it: （牵头单位：A）（配合单位：B）."""
    if not text[: found.start].endswith("）"):
        return found
    first = statement_of(text[: found.start]) or _dated_bracket(text[: found.start])
    if first is None:
        return found
    return Statement(
        first.start,
        found.end,
        first.responsibility or found.responsibility,
        first.units + found.units,
        first.deadlines + found.deadlines,
        first.others + found.others,
    )


def _dated_bracket(text: str) -> Statement | None:
    """A bracket with nothing but a deadline, as it stands before one of duties."""
    bounds = trailing_bracket(text)
    words = text[bounds[0] + 1 : bounds[1] - 1] if bounds else ""
    if bounds is None or not is_deadline(words):
        return None
    start, end = bounds
    return Statement(start, end, None, (), (Said("", words, start + 1, end - 1),))


def _in_bracket(text: str, bounds: tuple[int, int], unlabelled: bool) -> Statement | None:
    start, end = bounds
    inner = (start + 1, end - 1 if text[end - 1] in "）】]〕" else end)
    if found := _level(text, inner) or _said(text, inner, bounds):
        return replace(found, start=start, end=end)
    if not unlabelled:
        return None
    units = units_in(text, *inner, "lead")
    owners = [unit for unit in units if unit.role != "leader"]
    if not owners or not all(is_unit_name(unit.printed_name) for unit in owners):
        return None
    return Statement(start, end, "local", units, dates_in(text, *inner))


def _level(text: str, inner: tuple[int, int]) -> Statement | None:
    level = level_of(text[slice(*inner)].strip("。， "))
    return Statement(*inner, level) if level else None


def _said(text: str, inner: tuple[int, int], bounds: tuple[int, int]) -> Statement | None:
    """A statement by labels (牵头单位：) or by verbs (市教育局牵头，市财政局配合)."""
    if clauses := list(label_clauses(text, *inner)):
        found = _labelled(text, bounds, [*_front(text, *inner), *clauses])
        return replace(found, others=tuple(other_labels(text, *inner)))
    if clauses := list(bare_label_clauses(text, *inner)):
        return _labelled(text, bounds, clauses)
    by_verbs = _by_verbs(text, *inner)
    return replace(by_verbs, start=bounds[0], end=bounds[1]) if by_verbs else None


def _front(text: str, start: int, end: int) -> list[Clause]:
    """Names or a date in front of the first label (市教育局牵头；完成时限：…)."""
    first = label_pattern().search(text, start, end)
    stop = first.start() if first else end
    words = text[start:stop].strip(_STOPS + "（")
    if is_deadline(words):
        return [Clause("deadline", start, stop)]
    stop = start + len(text[start:stop].rstrip(_STOPS + "（"))
    said = list(verb_clauses(text, start, stop))
    named = "".join(text[each.start : each.end] for each in said) or words
    return [Clause("responsible", start, stop)] if named and are_unit_names(named) else []


def _by_verbs(text: str, start: int, end: int) -> Statement | None:
    """A statement of verbs behind names, all of them certain, to the end of the range."""
    clauses = list(verb_clauses(text, start, end))
    named = [unit for clause in clauses for unit in _doing(text, clause)]
    certain = (unit.role == "leader" or is_unit_name(unit.printed_name) for unit in named)
    if not (clauses and named and all(certain)):
        return None
    further = _behind(text, start, end)
    last = behind_verbs(text, start, end)
    # What else stands behind the last verb is of the text.
    stop = len(text) if further or not text[last:end].strip(_STOPS) else last + 1
    return _labelled(text, (start, stop), [*clauses, *further], by_verbs=True)


def _doing(text: str, clause: Clause) -> tuple[NamedUnit, ...]:
    """Who stands before a verb: units, and persons who lead (张三负责, 李四分管)."""
    if clause.role == "leader":
        return units_in(text, clause.start, clause.end, "leader")
    role: Role = "cooperating" if clause.role == "cooperating" else "lead"
    units = units_in(text, clause.start, clause.end, role)
    return with_persons(units) if role == "lead" else units


def _names_unit(units: Sequence[NamedUnit]) -> bool:
    return any(unit.role != "leader" for unit in units)


def _behind(text: str, start: int, end: int) -> list[Clause]:
    """A deadline or partners behind the last verb (A牵头，B配合，12月底前完成; A牵头，会同B)."""
    last = behind_verbs(text, start, end)
    rest = text[last:end].strip(_STOPS)
    at = text.index(rest, last) if rest else last
    if is_deadline(rest):
        return [Clause("deadline", at, at + len(rest))]
    partners = rest.startswith("会同") and are_unit_names(rest)
    return [Clause("cooperating", at, at + len(rest))] if partners else []


def _bare(text: str) -> Statement | None:
    """Labels outside brackets behind the last sentence, up to the end of the text."""
    for match in label_pattern().finditer(text):
        start = match.start()
        if start and text[start - 1] not in _BEFORE_LABEL:
            continue
        clauses = list(label_clauses(text, start, len(text)))
        if all(_is_list(text[clause.start : clause.end]) for clause in clauses):
            others = tuple(other_labels(text, start, len(text)))
            start = len(text[:start].rstrip("—")) if text[start - 1] == "—" else start
            start -= text[start - 1 : start] in {"，", "；", "、", " "}
            return replace(_labelled(text, (start, len(text)), clauses), others=others)
    return _amid(text)


def _amid(text: str) -> Statement | None:
    """A label with names up to a stop, and more sentences behind it (…，牵头部门：市交通局。…)."""
    for match in label_pattern().finditer(text):
        start, stop = match.start(), text.find("。", match.end())
        behind = text[start - 1 : start] in {"，", "；", "。"}
        if behind and 0 < stop < len(text) - 1 and are_unit_names(text[match.end() : stop]):
            start -= text[start - 1] in "，；"
            clauses = list(label_clauses(text, match.start(), stop))
            return _labelled(text, (start, stop), clauses)
    return None


def _is_list(text: str) -> bool:
    """Whether a stretch can be names or a deadline, and is no sentence."""
    return len(text) <= _LONGEST_LIST and "。" not in text.rstrip("。")


def _labelled(
    text: str, bounds: tuple[int, int], clauses: Sequence[Clause], *, by_verbs: bool = False
) -> Statement:
    """What clauses say together, each in the role that it has beside the others."""
    # A person who leads (张三负责，县教育局落实) leaves the unit behind to lead, too.
    roles = {c.role for c in clauses if not by_verbs or _names_unit(_doing(text, c))}
    has_lead, has_owner = "lead" in roles, bool({"lead", "responsible", "shared"} & roles)
    units: list[NamedUnit] = []
    dates: list[Said] = []
    for clause in clauses:
        if clause.role == "deadline":
            dates += _date(text, clause)
        elif said := list(verb_clauses(text, clause.start, clause.end)):
            further = _behind(text, clause.start, clause.end)
            inner = _labelled(text, bounds, said + further, by_verbs=True)
            units += inner.units
            dates += inner.deadlines
        else:
            role = role_beside(clause.role, has_lead, has_owner)
            own = units_in(text, clause.start, clause.end, role)
            units += with_persons(own) if by_verbs and role == "lead" else own
            dates += dates_in(text, clause.start, clause.end) if role != "leader" else ()
    levels = [level for unit in units if (level := level_of(unit.printed_name))]
    named = tuple(unit for unit in units if not level_of(unit.printed_name))
    named = with_shared_level(named) if by_verbs else named
    return Statement(*bounds, levels[0] if levels else _owed(named), named, tuple(dates))


def _owed(units: Sequence[NamedUnit]) -> Responsibility | None:
    return "local" if any(unit.role == "lead" for unit in units) else None


def _date(text: str, clause: Clause) -> list[Said]:
    words = text[clause.start : clause.end]
    value = words.strip(_STOPS)
    at = clause.start + words.index(value)
    return [Said(clause.label, value, at, at + len(value))] if value else []
