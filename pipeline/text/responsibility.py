"""Who owes an item: （牵头单位：区民政局、区财政局）, （属市级任务）, （区发改委）."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from pipeline.text.brackets import trailing_bracket

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
    (
        re.compile(
            r"(?:本|我|全)?(?:[\u4e00-\u9fff]{1,12}?)?(?:无|没有|不承担)(?:此项|该项|此)?任务"
        ),
        "none",
    ),
    (re.compile(r"(?:系|为)?属?于?省(?:级|直|定|本级)(?:任务|事项|实施|负责)?"), "province"),
    (re.compile(r"(?:系|为)?属?于?市(?:级|直|定|本级)(?:任务|事项|实施|负责)?"), "city"),
)
_SEPARATOR = re.compile(r"[、，,；;]|\s+|(?<=[局委办厅会联院])和(?=[省市县区州旗])")
_UNIT_END = re.compile(
    r"(?:局|委|办|厅|部|处|室|会|联|院|所|站|中心|公司|银行|集团|法院|检察院|大队|支队|总队|学校|大学"
    r"|政府|委员会|办公室|街道|乡镇|镇|乡|园区|开发区|高新区|新区|管委会|社|馆|单位|部门)(?:等)?$"
)
_PREFIX = re.compile(r"(?!市场|市容)[省市县区州旗盟](?=[\u4e00-\u9fff]{2})")
_SHARED_END = re.compile(r"(?:局|委|办|厅|部|委员会|办公室|联合会|总工会)$")
_NOT_SHARED = re.compile(
    r"^(?:各|国网|国家|中国|[\u4e00-\u9fff]{0,6}?(?!市场|市容)[省市县区州旗镇乡](?=[\u4e00-\u9fff]{2}))"
)
_OPEN_LIST = re.compile(r"等(?:单位|部门|相关单位|有关单位|有关部门)?$")


def statement_of(text: str, *, unlabelled: bool = False) -> Statement | None:
    """What the bracket at the end of a normalised text says of responsibility.

    Args:
        text: an item's text or a table header.
        unlabelled: whether a bracket with nothing but names of organisations counts.

    Returns:
        None where the text has no such bracket.
    """
    bounds = trailing_bracket(text)
    if bounds is None:
        return None
    start, end = bounds
    closed = end - 1 if text[end - 1] == "）" else end
    content = text[start + 1 : closed].strip()
    for pattern, responsibility in _LEVELS:
        if pattern.fullmatch(content):
            return Statement(start, end, responsibility)
    clauses = list(_clauses(text, start + 1, closed))
    if clauses:
        return _labelled(text, bounds, clauses)
    units = tuple(_units(text, start + 1, closed, "lead"))
    if unlabelled and units and all(_UNIT_END.search(unit.printed_name) for unit in units):
        return Statement(start, end, "local", units)
    return None


def _labelled(text: str, bounds: tuple[int, int], clauses: Sequence[_Clause]) -> Statement:
    roles = {clause.role for clause in clauses}
    # 责任单位 is the lead unless a lead unit is named beside it.
    responsible: Role = "cooperating" if "lead" in roles else "lead"
    units: list[NamedUnit] = []
    deadline = None
    for clause in clauses:
        if clause.role == "deadline":
            deadline = text[clause.start : clause.end].strip("，；、。 ") or None
        else:
            role = responsible if clause.role == "responsible" else cast(Role, clause.role)
            units += _units(text, clause.start, clause.end, role)
    owed: Responsibility | None = "local" if any(u.role == "lead" for u in units) else None
    return Statement(*bounds, owed, tuple(units), deadline)


class _Clause(NamedTuple):
    """A labelled stretch of a bracket: its role, and the range behind its colon."""

    role: str
    start: int
    end: int


def _clauses(text: str, start: int, end: int) -> Iterator[_Clause]:
    found = list(_label_pattern().finditer(text, start, end))
    for index, match in enumerate(found):
        stop = found[index + 1].start() if index + 1 < len(found) else end
        yield _Clause(_labels()[match.group(1)], match.end(), stop)


def _units(text: str, start: int, end: int, role: Role) -> Iterator[NamedUnit]:
    """The names of a list, with the prefix that the first shares with bare names after it."""
    shared = ""
    for left, right in _names(text, start, end):
        name = text[left:right]
        own = _PREFIX.match(name)
        if own:
            shared = own.group()
        bare = not own and _SHARED_END.search(name) and not _NOT_SHARED.match(name)
        yield NamedUnit(role, name, left, right, shared if bare else "")


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of the names between separators that stand outside inner brackets."""
    depth, left = 0, start
    position = start
    while position <= end:
        if position < end and text[position] in "（）":
            depth += 1 if text[position] == "（" else -1
        match = _SEPARATOR.match(text, position, end) if depth == 0 else None
        if position == end or match:
            name = text[left:position].strip("。：: ")
            at = text.find(name, left) if name else left
            name = _OPEN_LIST.sub("", name)
            if name:
                yield at, at + len(name)
            left = position = max(match.end(), position + 1) if match else position + 1
        else:
            position += 1


@cache
def _labels() -> dict[str, str]:
    table = files("pipeline.text").joinpath("data/role_labels.csv").read_text(encoding="utf-8")
    return {row["label"]: row["role"] for row in csv.DictReader(table.splitlines())}


@cache
def _label_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _labels()), key=len, reverse=True))
    return re.compile(rf"({names})\s*[：:]\s*")
