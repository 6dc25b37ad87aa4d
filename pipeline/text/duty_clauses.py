"""The stretches of a statement: what stands behind each label, and before each verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.text.characters import HAN_LETTER
from pipeline.text.duty_types import Said
from pipeline.text.roles import bare_label_pattern, label_pattern, labels, verb_pattern, verbs
from pipeline.text.unit_lists import are_unit_names, is_unit_name

# A label of anything else ends a list of names: ，联系电话：0551-….
_OTHER_LABEL = re.compile(
    rf"(?:[，；。、/]|(?<=）))(?P<name>{HAN_LETTER}{{2,8}})："
    r"|(?P<known>联系人|联系电话|联系方式|咨询电话|监督电话|举报电话|电话|资金来源|总投资|备注)："
)
_FIRST_LABEL = re.compile(rf"(?P<name>{HAN_LETTER}{{2,8}})：")
_AROUND = "，；、。/ "


class Clause(NamedTuple):
    """A stretch that names units in one role, or the deadline, and the words of its label."""

    role: str
    start: int
    end: int
    label: str = ""


def label_clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """What stands behind each label; a range ends where the next label begins."""
    for label, first, last in _stretches(text, start, end):
        yield Clause(labels()[label], first, _until_other(text, first, last), label)


def bare_label_clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """What stands behind each label that has no colon, if a range is nothing but such lists."""
    found = list(bare_label_pattern().finditer(text, start, end))
    if not found or found[0].start() != start:
        return
    stops = [match.start() for match in found[1:]] + [end]
    ranges = [(match.end(), stop) for match, stop in zip(found, stops, strict=True)]
    if all(are_unit_names(text[first:last]) for first, last in ranges):
        for match, (first, last) in zip(found, ranges, strict=True):
            yield Clause(labels()[match.group(1)], first, last, match.group(1))


def other_labels(text: str, start: int, end: int) -> Iterator[Said]:
    """What stands behind labels that name no role, in front of the first label or behind one."""
    stretches = list(_stretches(text, start, end))
    front = stretches[0][1] - len(stretches[0][0]) - 1 if stretches else end
    if first := _FIRST_LABEL.match(text, start, front):
        others = list(_others(text, first.end(), front))
        yield from _said(text, [first, *others], front)
    for _, left, right in stretches:
        yield from _said(text, list(_others(text, left, right)), right)


def verb_clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """What stands before each verb (A牵头，B、C配合)."""
    left = start
    for match in verb_pattern().finditer(text, start, end):
        if text[match.start() - 1 : match.start()] == "（":
            continue  # a mark behind a name: 县教育局（牵头）
        if match.end() == end or text[match.end()] in "，；。、）":
            yield Clause(verbs()[match.group()], left, match.start())
            left = match.end()


def behind_verbs(text: str, start: int, end: int) -> int:
    """Where the last verb of a stretch ends; its beginning where there is none."""
    ends = (
        match.end()
        for match in verb_pattern().finditer(text, start, end)
        if text[match.start() - 1 : match.start()] != "（"
        and (match.end() == end or text[match.end()] in "，；。、）")
    )
    return max(ends, default=start)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Each label, and the range behind it; one in a bracket ends there (A（责任人：张三）、B)."""
    found = list(label_pattern().finditer(text, start, end))
    outer = ""
    for index, match in enumerate(found):
        stop = found[index + 1].start() if index + 1 < len(found) else end
        closed = text.find("）", match.end(), stop)
        if match.start() > start and text[match.start() - 1] == "（" and closed > 0:
            yield match.group(1), match.end(), closed
            if outer and text[closed + 1 : stop].strip(_AROUND):
                yield outer, closed + 1, _before_bracket(text, stop)
        else:
            outer = match.group(1)
            yield outer, match.end(), _before_bracket(text, stop)


def _before_bracket(text: str, stop: int) -> int:
    return stop - (text[stop - 1 : stop] == "（")


def _until_other(text: str, start: int, stop: int) -> int:
    first = next((other.start() for other in _others(text, start, stop)), stop)
    return _before_bracket(text, first)


def _others(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Labels that name no role; a unit before its person (市民政局：张三) is none."""
    for match in _OTHER_LABEL.finditer(text, start, stop):
        if match["known"] or not is_unit_name(match["name"]):
            yield match


def _said(text: str, found: list[re.Match[str]], end: int) -> Iterator[Said]:
    stops = [match.start() for match in found[1:]] + [end]
    for match, stop in zip(found, stops, strict=False):
        words = text[match.end() : stop]
        unopened = words.count("）") > words.count("（")
        if value := words.strip(_AROUND + "）" * unopened):
            groups = match.groupdict()
            at = match.end() + words.index(value)
            yield Said(groups["name"] or groups["known"], value, at, at + len(value))
