"""Items and their numbers of two circulars, matched by number and wording together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import partial_ratio, ratio

from pipeline.diff.model import Diff, ItemDiff, ItemRef, Number, NumberDiff, Relation
from pipeline.diff.sides import Side
from pipeline.matching import best_pairs
from pipeline.text.gazetteer import gazetteer, is_within
from pipeline.text.quantity_units import same_unit

# What differs between years and regions and says nothing of which item it is.
_ASIDE = re.compile(r"[\d.%％\s，。；：、！？“”（）《》—]|全[省市县区]|[万亿]")
_ALIKE = 0.45
_WORDING, _NUMBER = 0.85, 0.15
_SHORTEST_TITLE = 4
_PART_OF_TEXT = 0.9
_ALIKE_NAMES = 0.5


def diff(old: Side, new: Side) -> Diff:
    """Compare two circulars; of two levels the first is the upper one, whichever is named first."""
    if _relation(new, old) == "levels" and _relation(old, new) != "levels":
        old, new = new, old
    return Diff(
        old_id=old.document["document_id"],
        new_id=new.document["document_id"],
        old_name=old.name,
        new_name=new.name,
        relation=_relation(old, new),
        items=tuple(_items(old.items, new.items)),
    )


def _relation(old: Side, new: Side) -> Relation:
    by_code = gazetteer().by_code
    upper, lower = (by_code.get(side.document["region_code"] or "") for side in (old, new))
    if upper is None or lower is None:
        return "others"
    if upper == lower:
        return "years"
    return "levels" if is_within(lower, upper) else "others"


def _items(old: Sequence[ItemRef], new: Sequence[ItemRef]) -> Iterator[ItemDiff]:
    folded = [_ASIDE.sub("", item.text) for item in old], [_ASIDE.sub("", i.text) for i in new]
    scores = [
        [_alike(one, other, a, b) for other, b in zip(new, folded[1], strict=True)]
        for one, a in zip(old, folded[0], strict=True)
    ]
    of_new = {j: i for i, j in best_pairs(scores)}
    for j, item in enumerate(new):
        i = of_new.get(j)
        if i is None:
            yield ItemDiff("added", None, item, None, tuple(_alone(new=item.numbers)))
        else:
            yield _pair(old[i], item, scores[i][j])
    for i, item in enumerate(old):
        if i not in of_new.values():
            yield ItemDiff("dropped", item, None, None, tuple(_alone(old=item.numbers)))


def _pair(old: ItemRef, new: ItemRef, score: float) -> ItemDiff:
    same = _words(old.text) == _words(new.text)
    numbers = tuple(_numbers(old.numbers, new.numbers))
    return ItemDiff("same" if same else "reworded", old, new, round(score, 2), numbers)


def _words(text: str) -> str:
    """A text without its numbers: these are told of apart."""
    return re.sub(r"[\d.\s，。；：、]", "", text)


def _alike(one: ItemRef, other: ItemRef, folded: str, other_folded: str) -> float:
    """How alike two items are, from 0 to 1; 0 where their words are too far apart."""
    wording = max(
        ratio(folded, other_folded) / 100,
        ratio(one.title, other.title) / 100,
        _within(one.title, other.text),
        _within(other.title, one.text),
    )
    if wording < _ALIKE:
        return 0.0
    same = (one.list_number, one.item_number) == (other.list_number, other.item_number)
    return _WORDING * wording + _NUMBER * same


def _within(title: str, text: str) -> float:
    """How well a short name is found inside the other's text."""
    if len(title) < _SHORTEST_TITLE:
        return 0.0
    return _PART_OF_TEXT * partial_ratio(title, text) / 100 if len(title) <= len(text) else 0.0


def _numbers(old: Sequence[Number], new: Sequence[Number]) -> Iterator[NumberDiff]:
    """The numbers of two items, paired by name and unit."""
    of_new = {j: i for i, j in best_pairs([[_named(a, b) for b in new] for a in old])}
    for j, number in enumerate(new):
        yield NumberDiff(old[of_new[j]] if j in of_new else None, number)
    yield from _alone(old=[each for i, each in enumerate(old) if i not in of_new.values()])


def _named(one: Number, other: Number) -> float:
    if same_unit(one.unit) != same_unit(other.unit):
        return 0.0
    alike = ratio(one.name, other.name) / 100
    short, long = sorted((one.name, other.name), key=len)
    if short and short in long:
        alike = max(alike, _PART_OF_TEXT)
    return alike if alike >= _ALIKE_NAMES else 0.0


def _alone(old: Sequence[Number] = (), new: Sequence[Number] = ()) -> Iterator[NumberDiff]:
    yield from (NumberDiff(each, None) for each in old)
    yield from (NumberDiff(None, each) for each in new)
