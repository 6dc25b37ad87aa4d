"""A document read as a circular: its parts found, brought together, and accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.circular import (
    Circular,
    DeclaredCount,
    Heading,
    ItemMention,
    Registration,
    ResponsibleUnit,
    Section,
    Target,
)
from pipeline.document import Document
from pipeline.errors import NotACircularError
from pipeline.parse import reconcile
from pipeline.parse.heading import read_heading
from pipeline.parse.known import known_from, list_of, with_known_items
from pipeline.parse.links import links
from pipeline.parse.observations import ListTables, observations
from pipeline.parse.parts import Parts, read_parts
from pipeline.parse.printed import as_printed
from pipeline.parse.read_letter import read_letter
from pipeline.parse.reading import ItemList, Leftover
from pipeline.parse.residue import residue
from pipeline.parse.split import Division, split
from pipeline.parse.target_table import HeaderItem, TargetTable
from pipeline.parse.targets import Known, headers_of, name_indicators, read_targets
from pipeline.parse.verdict import refusal
from pipeline.text.regions import Region, resolve
from pipeline.text.script import is_traditional, simplified


def parse(document: Document, registration: Registration) -> Circular:
    """Read a document as a circular.

    Args:
        document: as a reader made it.
        registration: what the register says of it.

    Raises:
        NotACircularError: it holds not a single item.
    """
    if not is_traditional(document.text):
        return _parsed(document, registration)
    # Rules know simplified script; each character keeps its place, so the wording comes back.
    stated = {key: simplified(value) for key, value in document.metadata.items()}
    simple = replace(document, text=simplified(document.text), metadata=stated)
    return as_printed(_parsed(simple, registration), document)


def _parsed(document: Document, registration: Registration) -> Circular:
    division = split(document)
    parts = read_parts(document, division)
    if not any(each.items for each in parts.lists) and not parts.tables:
        raise NotACircularError(
            "没有找到任何民生实事条目：既无列出事项的编号段落，也无目标任务表；"
            "条目如在附件里，请把附件与通知放在同一文件夹"
        )
    heading = _heading(document, division, parts, registration)
    reconciler = _Reconciler(document, parts, heading)
    circular = reconciler.circular(registration)
    around = [line.text for line in parts.front] + [title.text for title in parts.annex_titles]
    if reason := refusal(circular, around):
        raise NotACircularError(reason)
    linked = replace(circular, links=links(circular))
    return replace(
        linked, residue=residue(document, linked, [*parts.leftovers, *reconciler.leftovers()])
    )


def _heading(
    document: Document, division: Division, parts: Parts, registration: Registration
) -> Heading:
    letter = read_letter(document.text, parts.front, parts.tail, division.site)
    parts.leftovers += letter.leftovers
    heading = read_heading(document, letter, division.attachments, parts.annex_titles, registration)
    in_sections = tuple(
        DeclaredCount(section.declared, section.declared_unit or "项", "section")
        for each in parts.lists
        if each.part == "notice"
        for section in each.sections
        if section.declared is not None
    )
    return replace(heading, declared_counts=heading.declared_counts + in_sections)


class _Reconciler:
    """Rows of a circular from its parts, list by list."""

    def __init__(self, document: Document, parts: Parts, heading: Heading) -> None:
        self._document, self._heading = document, heading
        self._lists = parts.lists
        self._numbers = sorted({each.list_number for each in parts.lists} or {1})
        self._tables: dict[int, list[TargetTable]] = {number: [] for number in self._numbers}
        for table in parts.tables:
            self._tables[list_of(table, parts.lists)].append(table)
        self._known = {n: known_from(self._of(n), self._tables[n]) for n in self._numbers}
        for n, known in self._known.items():
            own = (with_known_items(table, known) for table in self._tables[n])
            self._tables[n] = [table for table in own if table.indicators]
        # A table of items that is a list itself has its mentions there already.
        self._headers = {
            n: headers_of([t for t in self._tables[n] if not t.is_list], self._known[n])
            for n in self._numbers
        }
        self._issuing = _issuing(heading)
        self._indicators = {
            n: list(name_indicators(self._tables[n], self._known[n], self._issuing))
            for n in self._numbers
        }

    def circular(self, registration: Registration) -> Circular:
        """All rows but the residue."""
        mentions = [*self._list_mentions(), *self._table_mentions()]
        units = [*self._list_units(), *self._table_units()]
        sections = tuple(self._sections(mentions))
        titles = {
            (each.list_number, item.number): item.title
            for each in self._lists
            for item in each.items
            if item.title
        }
        document = self._document
        deadlines = self._deadlines()
        items = tuple(reconcile.items(mentions, units, deadlines, sections, titles))
        return Circular(
            document_id=document.document_id,
            text=document.text,
            files=document.files,
            registration=registration,
            heading=self._heading,
            sections=sections,
            items=items,
            item_mentions=tuple(mentions),
            item_attributes=tuple(
                row
                for each in self._lists
                for item in each.items
                for row in reconcile.attributes(
                    document, each, item, deadlines.get((each.list_number, item.number))
                )
            ),
            measures=tuple(
                row
                for each in self._lists
                for item in each.items
                for row in reconcile.measures(document, each.list_number, item)
            ),
            targets=tuple(self._targets()),
            quantities=tuple(
                row for each in self._lists for row in reconcile.quantities(document, each)
            ),
            responsible_units=tuple(units),
            observations=observations(document, self._lists, list(self._list_tables()), items),
        )

    def leftovers(self) -> list[Leftover]:
        """What is in no row of the tables that were read."""
        return [left for own in self._tables.values() for table in own for left in table.leftovers]

    def _list_tables(self) -> Iterator[ListTables]:
        for number, tables in self._tables.items():
            named = self._indicators[number]
            yield ListTables(number, tables, self._headers[number], named)

    def _of(self, number: int) -> list[ItemList]:
        return [each for each in self._lists if each.list_number == number]

    def _list_mentions(self) -> Iterator[ItemMention]:
        for each in self._lists:
            known = self._known[each.list_number]
            for item in each.items:
                own = reconcile.mention(self._document, each.part, each.list_number, item)
                section = known.section_of(item.number)
                yield replace(own, section_number=section if section is not None else item.section)

    def _table_mentions(self) -> Iterator[ItemMention]:
        for number, headers in self._headers.items():
            known = self._known[number]
            for item, same in headers.items():
                section = _section(known, item, same, self._tables[number])
                yield reconcile.header_mention(self._document, number, item, section, same)

    def _list_units(self) -> Iterator[ResponsibleUnit]:
        for each in self._lists:
            for item in each.items:
                key = (each.list_number, each.part, item.number)
                yield from reconcile.responsible_units(self._document, key, item.duty)

    def _table_units(self) -> Iterator[ResponsibleUnit]:
        for number, headers in self._headers.items():
            for item, same in headers.items():
                key = (number, "targets", item)
                yield from reconcile.responsible_units(self._document, key, same[0].duty)  # type: ignore[arg-type]

    def _sections(self, mentions: Sequence[ItemMention]) -> Iterator[Section]:
        for each in self._lists:
            own = [m for m in mentions if (m.part, m.list_number) == (each.part, each.list_number)]
            key = (each.list_number, each.part)
            yield from reconcile.sections(self._document, key, each.sections, own)
        for number, tables in self._tables.items():
            own = [m for m in mentions if (m.part, m.list_number) == ("targets", number)]
            entries = [section for table in tables for section in table.sections]
            yield from reconcile.sections(self._document, (number, "targets"), entries, own)

    def _deadlines(self) -> dict[tuple[int, int], str | None]:
        """Of each item, as the first part that states any has it; None where several differ."""
        found: dict[tuple[int, int], str | None] = {}
        for each in self._lists:
            for item in each.items:
                if item.duty.deadlines:
                    found.setdefault((each.list_number, item.number), item.duty.deadline)
        return found

    def _targets(self) -> Iterator[Target]:
        for number, tables in self._tables.items():
            named = self._indicators[number]
            yield from read_targets(self._document, tables, named, self._issuing, number)


def _section(
    known: Known, item: int, headers: Sequence[HeaderItem], tables: Sequence[TargetTable]
) -> int | None:
    """The section of an item: the one its number belongs to, else the one it is printed under."""
    if (section := known.section_of(item)) is not None:
        return section
    indicators = (indicator for table in tables for indicator in table.indicators)
    return next((i.section for i in indicators if any(i.item is h for h in headers)), None)


def _issuing(heading: Heading) -> Region | None:
    """The issuing region; the one above it decides where its name repeats."""
    if heading.region_name is None:
        return None
    above = resolve(heading.parent_region_name) if heading.parent_region_name else None
    region = resolve(heading.region_name, above)
    return region if region and region.code == heading.region_code else None
