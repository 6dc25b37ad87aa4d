"""What the lists of a circular know of an item that a table only names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pipeline.parse.likeness import likeness
from pipeline.parse.reading import ItemList
from pipeline.parse.target_table import HeaderItem, TargetTable
from pipeline.parse.targets import Known

_RELATED = 0.2
# Share of an unnumbered header that the item it names has, too.
_NAMED = 0.5


def known_from(lists: Sequence[ItemList], tables: Sequence[TargetTable]) -> Known:
    """What the lists of one number say; without lists its tables speak for themselves."""
    ranked = sorted(lists, key=lambda each: each.part != "notice")
    sections: dict[int, int | None] = {}
    by_print: dict[tuple[int | None, int], int] = {}
    texts: dict[int, list[str]] = {}
    for each in ranked:
        for item in each.items:
            sections.setdefault(item.number, item.section)
            texts.setdefault(item.number, []).append(item.text.text)
            if item.title:
                texts[item.number].append(item.title)
            if item.label:
                by_print.setdefault((item.section, item.label.number), item.number)
    if not lists:
        sections = _printed_sections(tables)

    order = _running(tables) if not lists else {}

    def number_of(header: HeaderItem, section: int | None) -> int | None:
        if header.number is None:
            return order.get(id(header)) or _by_title(header, texts)
        if header.number in texts and _agree(header, texts[header.number]):
            return header.number
        return by_print.get((section, header.number), header.number)

    return Known(number_of, sections.get, lambda number: texts.get(number, []))


def _printed_sections(tables: Sequence[TargetTable]) -> dict[int, int | None]:
    found: dict[int, int | None] = {}
    for table in tables:
        for indicator in table.indicators:
            if indicator.item.number is not None:
                found.setdefault(indicator.item.number, indicator.section)
    return found


def _running(tables: Sequence[TargetTable]) -> dict[int, int]:
    """The order of the headers of tables that nothing but their place numbers."""
    headers = {id(each.item): each.item for table in tables for each in table.indicators}
    if any(header.number is not None for header in headers.values()):
        return {}
    return {each: order for order, each in enumerate(headers, 1)}


def _agree(header: HeaderItem, texts: Sequence[str]) -> bool:
    """Whether a header may be the short name of an item: they share neighbouring characters."""
    title = header.title.text
    return len(title) <= 1 or any(likeness(title, text) > 0 for text in texts)


def _by_title(header: HeaderItem, texts: dict[int, list[str]]) -> int | None:
    """The item that an unnumbered header is most like; None where it is like none."""
    scores = {n: max(likeness(header.title.text, t) for t in same) for n, same in texts.items()}
    best = max(scores, key=lambda n: (scores[n], -n)) if scores else None
    return best if best is not None and scores[best] >= _NAMED else None


def with_known_items(table: TargetTable, known: Known) -> TargetTable:
    """A table without the columns whose header names no item; all of it is unread without any."""
    kept = [
        index
        for index, each in enumerate(table.indicators)
        if known.number_of(each.item, each.section) is not None
    ]
    if len(kept) == len(table.indicators):
        return table
    places = {old: new for new, old in enumerate(kept)}
    values = tuple(
        replace(value, indicator=places[value.indicator])
        for value in table.values
        if value.indicator in places
    )
    leftovers = table.leftovers if kept else ()
    indicators = tuple(table.indicators[index] for index in kept)
    return replace(table, indicators=indicators, values=values, leftovers=leftovers)


def list_of(table: TargetTable, lists: Sequence[ItemList]) -> int:
    """The number of the list whose items a table names, the first where none is near."""
    best, most = 1, _RELATED
    for each in sorted(lists, key=lambda each: each.list_number):
        wordings = {item.number: (item.text.text, item.title or "") for item in each.items}
        headers = [indicator.item for indicator in table.indicators]
        scores = [
            _best(header.title.text, wordings.get(header.number or 0, ())) for header in headers
        ]
        score = sum(scores) / len(scores) if scores else 0.0
        if score > most + 1e-9:
            best, most = each.list_number, score
    return best


def _best(title: str, texts: Iterable[str]) -> float:
    return max((likeness(title, text) for text in texts), default=0.0)
