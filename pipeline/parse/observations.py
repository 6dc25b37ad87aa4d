"""What parsing noticed on its way: damaged text; headers, sections and rules of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec
from msgspec.structs import replace

from pipeline.circular import Item, Observation, ObservationKind, Part
from pipeline.document import Document, Place
from pipeline.parse.damage import Corpus, Damage, find_damage
from pipeline.parse.doubts import doubts
from pipeline.parse.irregular import irregular_cells
from pipeline.parse.reading import ItemList
from pipeline.parse.reconcile import measure_numbers
from pipeline.parse.target_table import HeaderItem, TargetTable
from pipeline.parse.targets import Named
from pipeline.text.passage import Passage

_AROUND = 3


class _Wording(msgspec.Struct, frozen=True):
    """A text of the circular and the row that it is the text of."""

    list_number: int
    part: Part
    passage: Passage
    section: int | None = None
    item: int | None = None
    measure: int | None = None
    indicator: int | None = None


class ListTables(msgspec.Struct, frozen=True):
    """The target tables of one list: as read, their item headers, their indicators completed."""

    list_number: int
    tables: Sequence[TargetTable]
    headers: Mapping[int, Sequence[HeaderItem]]
    indicators: Sequence[Named]


def observations(
    document: Document,
    lists: Sequence[ItemList],
    tables: Sequence[ListTables],
    items: Iterable[Item],
) -> tuple[Observation, ...]:
    """Everything noticed, numbered in the order of the text within each list.

    Args:
        document: for places in the source.
        lists: as read.
        tables: of each list.
        items: whose titles were completed from the headers.
    """
    wordings = [*_list_wordings(lists)]
    titles = {(item.list_number, item.item_number): item.title for item in items}
    found: list[Observation] = []
    for each in tables:
        wordings += _table_wordings(each)
        found += _completed(document, each, titles)
        found += _misplaced(document, each)
    found += _damages(document, wordings)
    found += doubts(document, lists)
    numbered = [(each.list_number, table) for each in tables for table in each.tables]
    found += irregular_cells(document, lists, numbered)
    ordered = sorted(found, key=lambda each: (each.list_number, each.place.spans, each.kind))
    return tuple(
        replace(each, observation_number=number)
        for _, same in groupby(ordered, key=lambda each: each.list_number)
        for number, each in enumerate(same, 1)
    )


def _list_wordings(lists: Sequence[ItemList]) -> Iterator[_Wording]:
    for each in lists:
        for section in each.sections:
            yield _Wording(each.list_number, each.part, section.whole, section=section.number)
        for item in each.items:
            # Of a table only the text: its other cells stand beside it and do not go on with it.
            own = item.text if each.part == "list" else item.whole
            yield _Wording(each.list_number, each.part, own, item=item.number)
            for number, measure in zip(measure_numbers(item), item.measures, strict=True):
                yield _Wording(
                    *(each.list_number, each.part, measure.text),
                    item=item.number,
                    measure=number,
                )


def _table_wordings(own: ListTables) -> Iterator[_Wording]:
    number = own.list_number
    for table in own.tables:
        for section in table.sections:
            yield _Wording(number, "targets", section.whole, section=section.number)
    for item, same in own.headers.items():
        for header in same:
            yield _Wording(number, "targets", header.whole, item=item)
    for named in own.indicators:
        indicator = named.indicator
        header_text = indicator.headers[-1] if indicator.headers else indicator.item.whole
        if header_text.offsets != indicator.item.whole.offsets:
            yield _Wording(
                *(number, "targets", header_text),
                item=named.item_number,
                indicator=named.number,
            )


def _damages(document: Document, wordings: Sequence[_Wording]) -> Iterator[Observation]:
    corpus = Corpus([each.passage.text for each in wordings])
    seen: set[tuple[int, ...]] = set()
    for each in wordings:
        if each.passage.offsets in seen:
            continue
        seen.add(each.passage.offsets)
        for damage in find_damage(each.passage, document.text, corpus):
            yield _damage(document, each, damage)


def _damage(document: Document, wording: _Wording, damage: Damage) -> Observation:
    text = wording.passage.text
    start, end = max(damage.start - _AROUND, 0), damage.end + _AROUND
    return Observation(
        list_number=wording.list_number,
        observation_number=0,
        kind=damage.kind,
        part=wording.part,
        section_number=wording.section,
        item_number=wording.item,
        measure_number=wording.measure,
        indicator_number=wording.indicator,
        context=text[start : damage.start] + text[damage.end : end],
        expected=damage.expected,
        actual=damage.actual,
        place=document.place(wording.passage[start:end]),
    )


def _completed(
    document: Document, own: ListTables, titles: Mapping[tuple[int, int], str]
) -> Iterator[Observation]:
    """Headers of items and indicators that are longer in the tables made than in print."""
    for number, (header, *_) in own.headers.items():
        printed, title = header.title, titles[own.list_number, number]
        if printed.text and title != printed.text and title.startswith(printed.text):
            place = document.place(printed)
            yield _about_table(own, "completed_header", number, title, printed.text, place)
    for each in own.indicators:
        name = each.indicator.name
        if name is not None and each.completion is not None:
            seen = _about_table(
                *(own, "completed_header", each.item_number),
                *(each.name, name.text, document.place(name)),
            )
            yield replace(seen, indicator_number=each.number)


def _misplaced(document: Document, own: ListTables) -> Iterator[Observation]:
    """Items that stand under another section than their number belongs to, once each."""
    seen: set[int] = set()
    for each in own.indicators:
        if each.misplaced and each.item_number not in seen:
            seen.add(each.item_number)
            sections = (str(each.section_number), str(each.indicator.section))
            place = document.place(each.indicator.item.whole)
            yield _about_table(own, "misplaced_section", each.item_number, *sections, place)


def _about_table(  # noqa: PLR0913, PLR0917 - a row has this many columns
    own: ListTables,
    kind: ObservationKind,
    item: int,
    expected: str | None,
    actual: str | None,
    place: Place,
) -> Observation:
    return Observation(
        list_number=own.list_number,
        observation_number=0,
        kind=kind,
        part="targets",
        section_number=None,
        item_number=item,
        measure_number=None,
        indicator_number=None,
        context=None,
        expected=expected,
        actual=actual,
        place=place,
    )
