"""Who owes several items, said once behind them: 以上项目由县教育局负责, 第1、2项由县民政局牵头."""

from __future__ import annotations

import re

import msgspec
from msgspec.structs import replace

from pipeline.text.duty_types import Statement
from pipeline.text.numerals import to_decimal
from pipeline.text.responsibility import statement_in

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_SOME = rf"第{_NUMBER}(?:(?:[、，和及]|至|到|—|-)第?{_NUMBER})*(?:项|件|条)"
_SCOPE = re.compile(
    rf"(?:(?P<all>以上|上述|本类|本节)(?:各|全部|所有)?(?:{_NUMBER})?(?:个|项(?!目)|件|条)?"
    rf"(?:民生)?(?:项目|实事|事项|任务|工作|工程)?|(?P<some>{_SOME}))(?:均|都|全部)?(?:的)?"
)
_RANGE = re.compile(rf"第?({_NUMBER})(?:(?:至|到|—|-)第?({_NUMBER}))?")


class SharedDuty(msgspec.Struct, frozen=True):
    """A statement, the range that makes it, and the numbers it speaks of; none means all."""

    start: int
    end: int
    numbers: tuple[int, ...]
    statement: Statement


def shared_duties(text: str) -> list[SharedDuty]:
    """What the end of a text says of responsibility for items above it; empty if nothing.

    Ranges count in the text. What follows the first such clause must be such clauses, too.
    """
    for match in re.finditer(r"(?:^|(?<=[。；]))（?(?=以上|上述|本类|本节|第)", text):
        if found := _clauses(text, match.end()):
            first = replace(found[0], start=match.start())
            return [first, *found[1:]]
    return []


def _clauses(text: str, start: int) -> list[SharedDuty]:
    scopes = [
        m
        for m in _SCOPE.finditer(text, start)
        if m.start() == start or text[m.start() - 1] in "，；。"
    ]
    if not scopes or scopes[0].start() != start:
        return []
    ends = [*(m.start() for m in scopes[1:]), len(text)]
    found = [_clause(text, scope, end) for scope, end in zip(scopes, ends, strict=True)]
    return [each for each in found if each] if found and all(found) else []


def _clause(text: str, scope: re.Match[str], end: int) -> SharedDuty | None:
    said = text[scope.end() : end].rstrip("，；。）")
    statement = statement_in(said, "cooperating")
    if statement.responsibility is None or not statement.units or statement.start > 1:
        return None
    shift = scope.end()
    units = tuple(replace(u, start=u.start + shift, end=u.end + shift) for u in statement.units)
    own = replace(statement, start=scope.start(), end=end, units=units)
    return SharedDuty(scope.start(), end, tuple(_numbers(scope["some"] or "")), own)


def _numbers(text: str) -> list[int]:
    found: list[int] = []
    for match in _RANGE.finditer(text):
        first = to_decimal(match[1])
        last = to_decimal(match[2]) if match[2] else first
        if first is not None and last is not None:
            found += range(int(first), int(last) + 1)
    return found
