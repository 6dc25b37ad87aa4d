"""What a list prints in a form that leaves a doubt: misread labels, names run together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from pipeline.circular import Observation, ObservationKind
from pipeline.document import Document
from pipeline.parse.reading import ItemEntry, ItemList
from pipeline.parse.reconcile import measure_numbers
from pipeline.text.misread_labels import meant, misread_label_of
from pipeline.text.passage import Passage
from pipeline.text.persons import are_run_together

_BEHIND = 6


class _Doubt(msgspec.Struct, frozen=True):
    """Words in doubt, those that show the place, what they should be, and whose they are."""

    kind: ObservationKind
    words: Passage
    context: str
    expected: str | None
    section: int | None = None
    item: int | None = None
    measure: int | None = None


def doubts(document: Document, lists: Sequence[ItemList]) -> Iterator[Observation]:
    """One observation for each label and each name of which a steward should look at the source.

    Args:
        document: for places in the source.
        lists: as read.
    """
    for each in lists:
        for doubt in _of_list(each):
            yield _observed(document, each, doubt)


def _of_list(found: ItemList) -> Iterator[_Doubt]:
    for section in found.sections:
        yield from _label(section.whole, section=section.number)
    for item in found.items:
        if item.label and meant(item.label.printed):
            yield from _label(item.whole, item=item.number)
        yield from _names(item)
        for number, entry in zip(measure_numbers(item), item.measures, strict=True):
            if entry.label and meant(entry.label.printed):
                yield from _label(entry.whole, item=item.number, measure=number)


def _label(whole: Passage, **owner: int) -> Iterator[_Doubt]:
    """The label that a text begins with, where a scanner misread it."""
    label = misread_label_of(whole.text)
    end = label.end if label else _ordinal_end(whole.text) if "item" in owner else 0
    if end:
        expected = meant(whole[:end].text.strip())
        behind = whole[end : end + _BEHIND].text
        yield _Doubt("damaged_label", whole[:end], behind, expected, **owner)


def _ordinal_end(text: str) -> int:
    """Where the number of a column of numbers ends that a row begins with; 0 for a sound one."""
    return next((end for end in range(_BEHIND, 0, -1) if meant(text[:end])), 0)


def _names(item: ItemEntry) -> Iterator[_Doubt]:
    for unit in item.duty.units:
        words = unit.printed
        if unit.role == "leader" and are_run_together(words.text):
            yield _Doubt("joined_names", words, "", None, item=item.number)


def _observed(document: Document, found: ItemList, doubt: _Doubt) -> Observation:
    return Observation(
        list_number=found.list_number,
        observation_number=0,
        kind=doubt.kind,
        part=found.part,
        section_number=doubt.section,
        item_number=doubt.item,
        measure_number=doubt.measure,
        indicator_number=None,
        context=doubt.words.text.strip() + doubt.context,
        expected=doubt.expected,
        actual=doubt.words.text.strip(),
        place=document.place(doubt.words),
    )
