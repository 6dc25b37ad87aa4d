"""What a comparison of two circulars is called, in Chinese."""

from __future__ import annotations

from pipeline.diff import Diff, ItemDiff, NumberDiff
from pipeline.diff.model import ItemRef

_DOUBTFUL = 0.6
_KINDS = {"added": "新增", "dropped": "不再列入", "reworded": "文字有改动", "same": "文字相同"}
# Of two levels neither is the later one: nothing was dropped, and nothing moved.
_KINDS_OF_LEVELS = _KINDS | {"added": "下级自列", "dropped": "下级未列", "reworded": "文字不同"}


def heading(diff: Diff) -> str:
    """One line of what is compared and how many items are what."""
    return f"{names(diff)}：{counts(diff)}"


def names(diff: Diff) -> str:
    """Whose circulars are compared."""
    return f"{diff.old_name} → {diff.new_name}"


def counts(diff: Diff) -> str:
    """How many items are what."""
    kinds = _kinds(diff.relation)
    numbers = [sum(item.kind == kind for item in diff.items) for kind in kinds]
    words = [f"{word}{count}项" for word, count in zip(kinds.values(), numbers, strict=True)]
    if diff.relation != "levels":
        words.append(f"移动{sum(item.is_moved for item in diff.items)}项")
    return "，".join(words)


def change_words(item: ItemDiff, relation: str) -> str:
    """What became of an item, or how two levels differ in it."""
    moved = "，移动" if item.is_moved and relation != "levels" else ""
    return _kinds(relation)[item.kind] + moved


def _kinds(relation: str) -> dict[str, str]:
    return _KINDS_OF_LEVELS if relation == "levels" else _KINDS


def notes(diff: Diff) -> list[str]:
    """Between levels: the items of the upper one for which the lower has no task."""
    if diff.relation != "levels":
        return []
    idle = [item.old for item in diff.items if item.old and not item.has_task]
    named = "、".join(f"{each.item_number}.{each.title}" for each in idle)
    return [f"{diff.new_name}没有任务的有{len(idle)}项：{named}"] if idle else []


def item_words(item: ItemDiff) -> str:
    """An item with its numbers in both circulars and how sure it is that they are one."""
    said = item.new or item.old
    title = said.title if said else ""
    numbers = " → ".join(_number(each) for each in (item.old, item.new) if each)
    sure = confidence_words(item)
    return f"{numbers} {title}" + (f"（把握{sure}）" if sure else "")


def confidence_words(item: ItemDiff) -> str:
    """How sure it is that two items are one; empty where there is but one."""
    if item.confidence is None:
        return ""
    return f"{item.confidence:.0%}" + ("，存疑" if item.confidence < _DOUBTFUL else "")


def number_words(number: NumberDiff, relation: str) -> str:
    """A number in both circulars with the difference, or between levels with the share."""
    said = number.new or number.old
    shown = " → ".join(each.shown if each else "（无）" for each in (number.old, number.new))
    words = f"{said.name if said else ''}：{shown}"
    if relation == "levels":
        return words + (f"，占{number.share:.1f}%" if number.share is not None else "")
    if number.amount is None or not number.amount:
        return words
    unit = said.unit or "" if said else ""
    percent = f"，{number.percent:+.1f}%" if number.percent is not None else ""
    return f"{words}（{number.amount.normalize():+f}{unit}{percent}）"


def numbers_shown(item: ItemDiff, relation: str) -> tuple[NumberDiff, ...]:
    """Between levels the numbers of both, else those that changed; none of one circular's own."""
    if relation == "levels":
        return tuple(each for each in item.numbers if each.old and each.new)
    return item.changed_numbers if item.old and item.new else ()


def _number(item: ItemRef) -> str:
    listed = f"清单{item.list_number} " if item.list_number > 1 else ""
    return f"{listed}第{item.item_number}项"
