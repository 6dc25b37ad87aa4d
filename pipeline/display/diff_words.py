"""What a comparison of two circulars is called, in Chinese."""

from __future__ import annotations

from pipeline.diff import Diff, ItemDiff, NumberDiff
from pipeline.diff.model import ItemRef

_DOUBTFUL = 0.6
KINDS = {"added": "新增", "dropped": "不再列入", "reworded": "文字有改动", "same": "文字相同"}


def heading(diff: Diff) -> str:
    """One line of what is compared and how many items are what."""
    counts = [sum(item.kind == kind for item in diff.items) for kind in KINDS]
    moved = sum(item.is_moved for item in diff.items)
    words = [f"{word}{count}项" for word, count in zip(KINDS.values(), counts, strict=True)]
    return f"{diff.old_name} → {diff.new_name}：" + "，".join([*words, f"移动{moved}项"])


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
    doubt = ""
    if item.confidence is not None:
        word = "，存疑" if item.confidence < _DOUBTFUL else ""
        doubt = f"（把握{item.confidence:.0%}{word}）"
    return f"{numbers} {title}{doubt}"


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
