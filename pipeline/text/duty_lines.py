"""Lines that say nothing but who owes items: labelled, only names, or a heading above them."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text.characters import HAN_LETTER
from pipeline.text.duty_types import NamedUnit, Statement
from pipeline.text.duty_units import units_in
from pipeline.text.persons import is_posted
from pipeline.text.responsibility import closing_statement, statement_of
from pipeline.text.roles import label_pattern
from pipeline.text.unit_lists import are_unit_names, is_unit_name, listed_names
from pipeline.text.units import is_department

_LEADER_HEADING = re.compile(
    rf"(?P<name>{HAN_LETTER}{{2,4}}?)同志(?:负责|牵头|分管|领办|包抓|包联).*"
)
_POSTED_HEADING = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）、]{4,20}?)"
    r"(?:(?:负责|牵头|分管|领办|领衔|包抓|包联)(?:办理|推进)?(?:的?(?:民生)?(?:项目|事项|实事|工作|任务))?)?"
)
_LONGEST_REST = 4


def begins_with_role(text: str) -> bool:
    """Whether a line begins with the label of a role (牵头单位：…)."""
    return label_pattern().match(text) is not None


def is_duty_line(text: str) -> bool:
    """Whether a line says nothing but who owes an item."""
    if begins_with_role(text):
        return True
    found = closing_statement(text)
    return found is not None and found.start == 0


def names_only(text: str) -> bool:
    """Whether a text is nothing but a list of several organisations; one may be a signature."""
    return are_unit_names(text, fewest=2)


def completes_name(above: str, text: str) -> bool:
    """Whether a short line is the rest of the name that the line of duties above it ends in."""
    if not text.isalpha():
        return False
    names = list(listed_names(above + text, 0, len(above) + len(text)))
    if not names or names[-1].start >= len(above):
        return False
    short = len(text) <= _LONGEST_REST and is_unit_name(names[-1].name)
    return short or is_department(names[-1].name)


@lru_cache(maxsize=256)
def duty_of_heading(title: str) -> Statement | None:
    """What a section heading says of all items below it: a unit, a leader, or labels.

    Ranges count in ``title``.
    """
    if found := statement_of(title):
        return found
    if match := _LEADER_HEADING.fullmatch(title) or _POSTED_HEADING.fullmatch(title):
        leader = NamedUnit("leader", match["name"], *match.span("name"))
        if "同志" in title or is_posted(match["name"]):
            return Statement(0, len(title), None, (leader,))
    units = units_in(title, 0, len(title), "lead")
    certain = units and all(is_unit_name(unit.printed_name) for unit in units)
    return Statement(0, len(title), "local", units) if certain else None
