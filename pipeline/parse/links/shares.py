"""Numbers of an item that its measures split: 559 is 120 and 9 and 430."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from pipeline.parse.likeness import pairs
from pipeline.parse.links.stated import Stated
from pipeline.text.quantity_units import is_additive

_LEAST, _MOST = 0.5, 1.5
_CLEAR = 0.75
# Words that say nothing of what is counted.
_EMPTY = frozenset(
    {"开展", "实施", "服务", "项目", "工程", "建设", "标准", "人员", "工作", "任务", "达到"}
    | {"新增", "新建", "完成", "改造", "提升", "不少", "少于", "提供", "全区", "全市", "每年"}
)


class Split(msgspec.Struct, frozen=True):
    """A quantity of an item and those of its measures that are its parts."""

    total: Stated
    members: tuple[Stated, ...]


def splits(item: Sequence[Stated], measures: Sequence[Sequence[Stated]]) -> Iterator[Split]:
    """The numbers of an item's text that its measures split, or plainly mean to.

    Args:
        item: the quantities of the item's text.
        measures: the quantities of each of its measures in the same part.
    """
    said = list(chain.from_iterable(measures))
    totals = [total for total in item if _is_countable(total) and not _is_repeated(total, said)]
    found = [*_sound(totals, said)]
    taken = [each for split in found for each in (split.total, *split.members)]
    for total in (total for total in totals if total not in taken):
        own = _own(total, [each for each in _alike(total, said) if each not in taken], item)
        if _is_meant(total, own, measures):
            taken += own
            found.append(Split(total, own))
    yield from sorted(found, key=lambda split: item.index(split.total))


def _sound(totals: Sequence[Stated], said: Sequence[Stated]) -> Iterator[Split]:
    """The totals that numbers of the measures come to; a number is a share of one total."""
    left = list(said)
    for total in totals:
        if members := _adding_up(total, _alike(total, left)):
            yield Split(total, members)
            left = [each for each in left if each not in members]


def _is_repeated(total: Stated, said: Sequence[Stated]) -> bool:
    """Whether the measures say the number again."""
    return any(each.row.value_base == total.row.value_base for each in _alike(total, said))


def _alike(total: Stated, said: Sequence[Stated]) -> list[Stated]:
    return [each for each in said if _unit(each) == _unit(total)]


def _is_countable(total: Stated) -> bool:
    row = total.row
    return not total.is_bound and row.value_base > 1 and is_additive(_unit(total))


def _unit(said: Stated) -> str | None:
    """The unit; a year's number is a number for the year."""
    return (said.unit or "").removesuffix("/年") or None


def _adding_up(total: Stated, same: Sequence[Stated]) -> tuple[Stated, ...]:
    """Neighbours that come to the total and speak of the same; the most there are."""
    for length in range(len(same), 1, -1):
        for start in range(len(same) - length + 1):
            run = tuple(same[start : start + length])
            if _sum(run) == round(total.row.value_base, 9) and _are_related(total, run):
                return run
    return ()


def _own(total: Stated, same: Sequence[Stated], item: Sequence[Stated]) -> tuple[Stated, ...]:
    """The members that are a total's and no other's: all of them, where it is the only one."""
    others = [each for each in item if each is not total and _unit(each) == _unit(total)]
    if not others:
        return tuple(same)
    return tuple(
        each
        for each in same
        if _nearness(each, total) >= _CLEAR
        and all(_nearness(each, other) < _CLEAR for other in others)
    )


def _nearness(member: Stated, total: Stated) -> float:
    return member.kinship(total.row.subject) if total.row.subject else 0.0


def _is_meant(total: Stated, same: Sequence[Stated], measures: Sequence[Sequence[Stated]]) -> bool:
    """Whether the measures plainly split the total, and do not come to it.

    Each names one such number, in different measures. Parts may be left out unless each measure
    has one: then the sum may not be smaller; and more than at least so many is no contradiction.
    """
    holders = [sum(each in same for each in some) for some in measures]
    if len(same) < 2 or max(holders) > 1 or not _are_related(total, same):
        return False
    if any(each.is_bound or each.row.comparator not in {"eq", "ge"} for each in [total, *same]):
        return False
    whole, added = total.row.value_base, _sum(same)
    if not _LEAST * whole <= added <= _MOST * whole:
        return False
    if added > whole:
        return total.row.comparator == "eq"
    return min(holders) == 1


def _sum(members: Sequence[Stated]) -> float:
    return round(sum(each.row.value_base for each in members), 9)


def _are_related(total: Stated, members: Sequence[Stated]) -> bool:
    own = _words(total)
    return all(own & _words(each) for each in members)


def _words(said: Stated) -> frozenset[str]:
    phrase = "，".join((said.row.subject or "", said.before, said.after))
    return frozenset(pair for pair in pairs(phrase) if pair not in _EMPTY and "，" not in pair)
