"""A document's parts read, brought together, and accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.circular import (
    Circular,
    DeclaredCount,
    Heading,
    ItemMention,
    Part,
    Registration,
    ResponsibleUnit,
)
from pipeline.document import Document
from pipeline.errors import NotACircularError
from pipeline.parse import reconcile
from pipeline.parse.columns import HeaderItem, TargetTable, read_table
from pipeline.parse.heading import read_heading
from pipeline.parse.letter import read_letter
from pipeline.parse.lists import ListSegment, outline, read_list
from pipeline.parse.reading import ItemEntry, ItemList, Leftover, Segment, wording
from pipeline.parse.residue import residue
from pipeline.parse.split import Division, split
from pipeline.parse.targets import Known, merged_headers, read_targets
from pipeline.text.counts import declared_counts
from pipeline.text.passage import Passage
from pipeline.text.regions import Region, resolve


@dataclass(slots=True)
class _Parts:
    """What the segments of a document turned out to be."""

    lists: list[ItemList] = field(default_factory=list)
    tables: list[TargetTable] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    annex_titles: list[Passage] = field(default_factory=list)


def parse(document: Document, registration: Registration) -> Circular:
    """Read a document as a circular.

    Args:
        document: as a reader made it.
        registration: what the register says of it.

    Raises:
        NotACircularError: it holds not a single item.
    """
    division = split(document)
    declared = _declared(division)
    outlined = {s.number: outline(s, declared) for s in division.segments if s.lines}
    parts = _Parts(leftovers=list(division.leftovers))
    _read_lists(document, division, outlined, parts)
    _read_tables(document, division, parts)
    if not any(each.items for each in parts.lists) and not parts.tables:
        raise NotACircularError("没有找到任何民生实事条目：既无编号的事项，也无目标任务表")
    heading = _heading(document, division, outlined, parts, registration)
    return _circular(document, registration, heading, parts)


def _declared(division: Division) -> int | None:
    """The first number of items that a line above the lists declares."""
    for segment in division.segments:
        for line in [*segment.heading, *segment.lines]:
            if line.label:
                break
            for count in declared_counts(line.text):
                return count.count
    return None


def _read_lists(
    document: Document,
    division: Division,
    outlined: dict[int, ListSegment | None],
    parts: _Parts,
) -> None:
    """Give each outlined segment its part, and read it."""
    found = [each for each in outlined.values() if each is not None]
    seen: dict[Part, int] = {}
    for each in found:
        part = _part_of(each, found)
        seen[part] = seen.get(part, 0) + 1
        read = read_list(document.text, each, part, seen[part])
        parts.lists.append(read)
        parts.leftovers += read.leftovers
    for segment in division.segments[1:]:
        _read_annex_lines(document, segment, outlined.get(segment.number), parts)


def _part_of(found: ListSegment, every: Sequence[ListSegment]) -> Part:
    """A list repeats another with measures (``measures``), or is the one that has the items."""
    others = [each for each in every if each is not found]
    plain = [each for each in others if not each.has_measures]
    titled = "".join(line.text for line in [*found.segment.heading, *found.front])
    announced = found.has_markers and found.segment.number > 0
    if found.has_measures and (plain or (announced and ("举措" in titled or "措施" in titled))):
        return "measures"
    return "notice"


def _read_annex_lines(
    document: Document, segment: Segment, found: ListSegment | None, parts: _Parts
) -> None:
    """Marker and title of an annex, and what stands behind its last item."""
    front = found.front if found else segment.lines
    titles = [line for line in front if line.label is None]
    parts.leftovers += [Leftover("heading", line.passage) for line in segment.heading]
    if titles and (found or segment.grids):
        parts.leftovers += [Leftover("heading", line.passage) for line in titles]
        parts.annex_titles.append(wording(document.text, titles))
    parts.leftovers += [Leftover("closing", line.passage) for line in (found.tail if found else ())]


def _read_tables(document: Document, division: Division, parts: _Parts) -> None:
    for segment in division.segments:
        for grid in segment.grids:
            if table := read_table(document, grid):
                parts.tables.append(table)
                parts.leftovers += table.leftovers


def _heading(
    document: Document,
    division: Division,
    outlined: dict[int, ListSegment | None],
    parts: _Parts,
    registration: Registration,
) -> Heading:
    first = outlined.get(0)
    front = first.front if first else tuple(division.segments[0].lines)
    tail = first.tail if first else ()
    letter = read_letter(document.text, front, tail)
    parts.leftovers += letter.leftovers
    heading = read_heading(
        document, letter, division.attachments, parts.annex_titles, registration
    )
    in_sections = tuple(
        DeclaredCount(section.declared, section.declared_unit or "项", "section")
        for section in (parts.lists[0].sections if parts.lists else ())
        if section.declared is not None
    )
    return replace(heading, declared_counts=heading.declared_counts + in_sections)


def _circular(
    document: Document, registration: Registration, heading: Heading, parts: _Parts
) -> Circular:
    known = _known(parts.lists)
    headers = merged_headers(parts.tables, known)
    mentions = [*_list_mentions(document, parts.lists, known)]
    table_mentions = [
        reconcile.header_mention(document, 1, number, known.section_of(number), same)
        for number, same in headers.items()
    ]
    units = [*_list_units(document, parts.lists), *_header_units(document, headers)]
    every = [*mentions, *table_mentions]
    sections = tuple(_sections(document, parts, every))
    region = resolve(heading.region_name) if heading.region_name else None
    circular = Circular(
        document_id=document.document_id,
        text=document.text,
        files=document.files,
        registration=registration,
        heading=heading,
        sections=sections,
        items=tuple(reconcile.items(every, units, _deadlines(parts.lists), sections)),
        item_mentions=tuple(every),
        measures=tuple(
            measure
            for each in parts.lists
            for item in each.items
            for measure in reconcile.measures(document, each.list_number, item)
        ),
        targets=tuple(read_targets(document, parts.tables, known, _issuing(heading, region), 1)),
        quantities=tuple(
            quantity
            for each in parts.lists
            if each.part == "notice"
            for quantity in reconcile.quantities(document, each)
        ),
        responsible_units=tuple(units),
    )
    return replace(circular, residue=residue(document, circular, parts.leftovers))


def _issuing(heading: Heading, region: Region | None) -> Region | None:
    """The issuing region; its code decides, since names repeat."""
    if heading.region_code and (region is None or region.code != heading.region_code):
        above = resolve(heading.parent_region_name) if heading.parent_region_name else None
        return resolve(heading.region_name or "", above)
    return region


def _known(lists: Sequence[ItemList]) -> Known:
    """What the lists know of items; without lists the tables speak for themselves."""
    ranked = sorted(
        (each for each in lists if each.list_number == 1), key=lambda e: e.part != "notice"
    )
    sections: dict[int, int | None] = {}
    by_print: dict[tuple[int | None, int], int] = {}
    texts: dict[int, list[str]] = {}
    for each in ranked:
        for item in each.items:
            sections.setdefault(item.number, item.section)
            texts.setdefault(item.number, []).append(item.text.text)
            if item.label:
                by_print.setdefault((item.section, item.label.number), item.number)

    def number_of(header: HeaderItem, section: int | None) -> int:
        if header.number is None:
            return _by_title(header, texts)
        if header.number in texts and texts_agree(header, texts[header.number]):
            return header.number
        return by_print.get((section, header.number), header.number)

    return Known(number_of, sections.get, lambda number: texts.get(number, []))


def texts_agree(header: HeaderItem, texts: Sequence[str]) -> bool:
    """Whether a header may be the short name of an item: they share two characters in a row."""
    title = header.title.text
    pairs = {title[i : i + 2] for i in range(len(title) - 1)}
    return not pairs or any(pair in text for text in texts for pair in pairs)


def _by_title(header: HeaderItem, texts: dict[int, list[str]]) -> int:
    """The item whose text shares most pairs of characters with an unnumbered header."""
    title = header.title.text
    pairs = {title[i : i + 2] for i in range(len(title) - 1)}
    scores = {n: max(sum(p in t for p in pairs) for t in same) for n, same in texts.items()}
    return max(scores, key=lambda n: (scores[n], -n)) if scores else 1


def _list_mentions(
    document: Document, lists: Sequence[ItemList], known: Known
) -> Iterator[ItemMention]:
    for each in lists:
        for item in each.items:
            own = reconcile.mention(document, each.part, each.list_number, item)
            section = known.section_of(item.number) if each.list_number == 1 else item.section
            yield replace(own, section_number=section)


def _list_units(document: Document, lists: Sequence[ItemList]) -> Iterator[ResponsibleUnit]:
    for each in lists:
        for item in each.items:
            yield from reconcile.responsible_units(
                document, each.part, each.list_number, item.number, item.statement, item.body
            )


def _header_units(
    document: Document, headers: dict[int, list[HeaderItem]]
) -> Iterator[ResponsibleUnit]:
    for number, same in headers.items():
        yield from reconcile.responsible_units(
            document, "targets", 1, number, same[0].statement, same[0].body
        )


def _sections(document: Document, parts: _Parts, mentions: Sequence[ItemMention]) -> Iterator:  # type: ignore[type-arg]
    for each in parts.lists:
        own = [m for m in mentions if (m.part, m.list_number) == (each.part, each.list_number)]
        yield from reconcile.sections(document, each.part, each.list_number, each.sections, own)
    entries = [section for table in parts.tables for section in table.sections]
    own = [m for m in mentions if m.part == "targets"]
    yield from reconcile.sections(document, "targets", 1, entries, own)


def _deadlines(lists: Sequence[ItemList]) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for each in lists:
        for item in each.items:
            deadline = _deadline(item)
            if deadline:
                found.setdefault((each.list_number, item.number), deadline)
    return found


def _deadline(item: ItemEntry) -> str | None:
    return item.statement.deadline if item.statement else None
