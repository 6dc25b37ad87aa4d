"""The parts of one list brought together: mentions, units, measures, and one row per item.

Where the parts disagree nothing is overridden: each mention keeps what its part prints, the
item keeps the notice's wording and units and the most specific responsibility.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from msgspec.structs import replace

from pipeline.circular import (
    Comparator,
    Item,
    ItemAttribute,
    ItemMention,
    ItemQuantity,
    Measure,
    Part,
    ResponsibleUnit,
    Section,
)
from pipeline.document import Document
from pipeline.parse.duties import Duty
from pipeline.parse.reading import ItemEntry, ItemList, SectionEntry
from pipeline.parse.repair import complete_title
from pipeline.parse.target_table import HeaderItem
from pipeline.text.duty_types import Responsibility
from pipeline.text.labels import Label
from pipeline.text.passage import Passage
from pipeline.text.persons import person_of
from pipeline.text.quantities import find_quantities
from pipeline.text.titles import short_title
from pipeline.text.units import canonical_name

# The most specific statement first.
_SPECIFIC: tuple[Responsibility, ...] = ("none", "province", "city", "local")
_TEXT_FROM: tuple[Part, ...] = ("notice", "measures", "list", "targets")


def mention(document: Document, part: Part, list_number: int, item: ItemEntry) -> ItemMention:
    """An item as a list prints it."""
    return ItemMention(
        list_number=list_number,
        part=part,
        item_number=item.number,
        section_number=item.section,
        label=_printed(document, item.label, item.whole),
        text=item.text.text,
        responsibility=item.duty.responsibility,
        lead_units=_lead_units(item.duty),
        place=document.place(item.whole),
    )


def _printed(document: Document, label: Label | None, whole: Passage) -> str | None:
    """A label as printed: its stop as wide as in the source (1．), which normalising narrows."""
    if label is None:
        return None
    end = len(label.printed)
    wide = whole.text[:end] == label.printed and label.printed.endswith(".")
    if wide and document.text[whole.offsets[end - 1]] == "．":
        return f"{label.printed[:-1]}．"
    return label.printed


def header_mention(
    document: Document,
    list_number: int,
    number: int,
    section: int | None,
    headers: Sequence[HeaderItem],
) -> ItemMention:
    """An item as the headers of the target tables print it; the first of several speaks."""
    first = headers[0]
    return ItemMention(
        list_number=list_number,
        part="targets",
        item_number=number,
        section_number=section,
        label=_printed(document, first.label, first.whole),
        text=first.title.text,
        responsibility=first.duty.responsibility,
        lead_units=_lead_units(first.duty),
        place=document.place(*(header.whole for header in headers)),
    )


def _lead_units(duty: Duty) -> tuple[str, ...]:
    return tuple(unit.printed.text for unit in duty.units if unit.role == "lead")


def responsible_units(
    document: Document, key: tuple[int, Part, int], duty: Duty
) -> Iterator[ResponsibleUnit]:
    """The organisations and persons that one part names for an item, in print.

    Args:
        document: for places in the source.
        key: list number, part and item number.
        duty: what the part says.
    """
    for position, unit in enumerate(duty.units, 1):
        printed = unit.printed.text
        person = unit.role == "leader"
        yield ResponsibleUnit(
            list_number=key[0],
            part=key[1],
            item_number=key[2],
            position=position,
            role=unit.role,
            printed_name=printed,
            name=person_of(printed) if person else canonical_name(printed, unit.prefix),
            place=document.place(unit.printed),
        )


def attributes(
    document: Document, found: ItemList, item: ItemEntry, deadline: str | None
) -> Iterator[ItemAttribute]:
    """What a part says of an item beyond the named columns.

    Args:
        document: for places in the source.
        found: the list that prints the item.
        item: as the list prints it.
        deadline: of the item; any other that the list states is kept here.
    """
    other = [each for each in item.duty.deadlines if each.text.text != deadline]
    said = [*item.attributes, *item.duty.others, *other]
    for position, entry in enumerate(said, 1):
        yield ItemAttribute(
            list_number=found.list_number,
            part=found.part,
            item_number=item.number,
            position=position,
            column_label=entry.label,
            raw=entry.text.text,
            place=document.place(entry.text),
        )


def measures(document: Document, list_number: int, item: ItemEntry) -> Iterator[Measure]:
    """The measures of an item."""
    for number, entry in zip(measure_numbers(item), item.measures, strict=True):
        yield Measure(
            list_number=list_number,
            item_number=item.number,
            measure_number=number,
            label=_printed(document, entry.label, entry.whole),
            text=entry.text.text,
            place=document.place(entry.whole),
        )


def measure_numbers(item: ItemEntry) -> list[int]:
    """Of each measure: the measures' printed numbers where these are sound, else their order."""
    labels = [entry.label.number if entry.label else 0 for entry in item.measures]
    sound = all(labels) and len(set(labels)) == len(labels)
    return labels if sound else list(range(1, len(labels) + 1))


def sections(
    document: Document,
    key: tuple[int, Part],
    entries: Iterable[SectionEntry],
    mentions: Iterable[ItemMention],
) -> Iterator[Section]:
    """Sections of a list number and part; one printed several times is one row."""
    counts: dict[int | None, int] = {}
    for each in mentions:
        counts[each.section_number] = counts.get(each.section_number, 0) + 1
    merged: dict[int, list[SectionEntry]] = {}
    for entry in entries:
        merged.setdefault(entry.number, []).append(entry)
    for number, same in sorted(merged.items()):
        declared = next((each.declared for each in same if each.declared is not None), None)
        yield Section(
            list_number=key[0],
            part=key[1],
            section_number=number,
            section_title=same[0].title.text,
            declared_item_count=declared,
            item_count=counts.get(number, 0),
            place=document.place(*(each.whole for each in same)),
        )


def quantities(document: Document, found: ItemList) -> Iterator[ItemQuantity]:
    """The numbers with a meaning in the text of a list's items and of their measures."""
    for item in found.items:
        key = (found.list_number, found.part, item.number)
        yield from _quantities(document, key, None, item.text)
        for number, entry in zip(measure_numbers(item), item.measures, strict=True):
            yield from _quantities(document, key, number, entry.text)


def _quantities(
    document: Document, key: tuple[int, Part, int], measure: int | None, text: Passage
) -> Iterator[ItemQuantity]:
    for order, quantity in enumerate(find_quantities(text.text), 1):
        yield ItemQuantity(
            list_number=key[0],
            part=key[1],
            item_number=key[2],
            measure_number=measure,
            quantity_number=order,
            raw=quantity.raw,
            subject=quantity.subject,
            comparator=cast(Comparator, quantity.comparator),
            value=float(quantity.value),
            unit=quantity.unit,
            value_base=float(quantity.value_base),
            unit_base=quantity.unit_base,
            per=quantity.per,
            place=document.place(text[quantity.start : quantity.end]),
        )


def items(
    mentions: Sequence[ItemMention],
    units: Sequence[ResponsibleUnit],
    deadlines: Mapping[tuple[int, int], str | None],
    printed_sections: Sequence[Section],
    names: Mapping[tuple[int, int], str],
) -> Iterator[Item]:
    """One row per item, its mentions reconciled.

    Args:
        mentions: of all parts.
        units: of all parts.
        deadlines: by list and item number.
        printed_sections: of all parts.
        names: short names from tables that have a column for them, by list and item number.
    """
    by_item: dict[tuple[int, int], list[ItemMention]] = {}
    for each in mentions:
        by_item.setdefault((each.list_number, each.item_number), []).append(each)
    titles = _section_titles(printed_sections)
    headers = [each for each in mentions if each.part == "targets"]
    owed = sum(each.responsibility is not None for each in headers)
    # A header without a bracket is cut off where the others have one, and else just short.
    cut = 2 * owed > len(headers)
    for key in sorted(by_item):
        same = sorted(by_item[key], key=lambda each: _TEXT_FROM.index(each.part))
        item = _item(key, same, _units_of(units, key), titles)
        title = names.get(key) or _title(same, cut)
        yield replace(item, title=title, deadline=deadlines.get(key))


def _item(
    key: tuple[int, int],
    same: Sequence[ItemMention],
    units: Sequence[ResponsibleUnit],
    titles: dict[tuple[int, int], str],
) -> Item:
    section = next((each.section_number for each in same if each.section_number is not None), None)
    parts = {each.part for each in same}
    return Item(
        list_number=key[0],
        item_number=key[1],
        section_number=section,
        section_title=titles.get((key[0], section)) if section is not None else None,
        title="",
        text=same[0].text,
        responsibility=_most_specific(same),
        lead_units=_names(units, "lead"),
        cooperating_units=_names(units, "cooperating"),
        deadline=None,
        in_notice="notice" in parts,
        in_measures="measures" in parts,
        in_targets="targets" in parts,
        in_list="list" in parts,
    )


def _section_titles(printed: Sequence[Section]) -> dict[tuple[int, int], str]:
    """Title of each section, the notice's before the others'."""
    ranked = sorted(printed, key=lambda section: -_TEXT_FROM.index(section.part))
    return {(each.list_number, each.section_number): each.section_title for each in ranked}


def _units_of(units: Sequence[ResponsibleUnit], key: tuple[int, int]) -> list[ResponsibleUnit]:
    """The units of an item in the first part that names any."""
    own = [unit for unit in units if (unit.list_number, unit.item_number) == key]
    for part in _TEXT_FROM:
        if named := [unit for unit in own if unit.part == part]:
            return named
    return []


def _names(units: Sequence[ResponsibleUnit], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit.name for unit in units if unit.role == role))


def _title(same: Sequence[ItemMention], may_be_cut: bool) -> str:
    """The table's name, completed where it is cut off; else the first clause of the text."""
    texts = [each.text for each in same if each.part != "targets"]
    header = next((each for each in same if each.part == "targets"), None)
    if header is None or not header.text:
        return short_title(same[0].text)
    if may_be_cut and header.responsibility is None:
        whole = next(filter(None, (complete_title(header.text, text) for text in texts)), None)
        return short_title(whole) if whole else header.text
    return header.text


def _most_specific(same: Sequence[ItemMention]) -> Responsibility:
    said = {each.responsibility for each in same}
    return next((each for each in _SPECIFIC if each in said), "local")
