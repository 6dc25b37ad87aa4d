"""Target tables to rows: one per indicator, region and role of the value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

import msgspec

from pipeline.circular import Comparator, Kind, Target
from pipeline.document import Cell, Document
from pipeline.parse.places import RowRegion, row_regions
from pipeline.parse.repair import Completion, complete_indicators
from pipeline.parse.target_table import HeaderItem, Indicator, TargetTable, Value
from pipeline.text.cells import placeholder_of
from pipeline.text.quantity_cells import ParsedValue, parse_value
from pipeline.text.quantity_units import base
from pipeline.text.regions import Region

_ROLES = ("target", "achieved", "rate")


class Named(msgspec.Struct, frozen=True):
    """An indicator that has found its item, its order in it, and its full name.

    Attributes:
        number: order within the item.
        section_number: the one its item's number belongs to.
        name: completed where the header is cut off; None for a dash.
        completion: of a header that was cut off.
        misplaced: whether the table has it under another section than its number says.
        part_of: number of the whole, where the name begins with 其中.
    """

    table_number: int
    indicator: Indicator
    item_number: int
    section_number: int | None
    number: int
    name: str | None
    unit: str | None
    completion: Completion | None
    misplaced: bool
    part_of: int | None


class Known(msgspec.Struct, frozen=True):
    """What the other parts say of an item that a table only names.

    Attributes:
        number_of: number in its list of an item header in a section; None where it names none.
        section_of: section that an item's number belongs to.
        texts_of: the item's text in each other part, the notice's first.
    """

    number_of: Callable[[HeaderItem, int | None], int | None]
    section_of: Callable[[int], int | None]
    texts_of: Callable[[int], Sequence[str]]


class _Regions(msgspec.Struct, frozen=True):
    """The regions of all tables of a list by label, and their order in print."""

    by_label: Mapping[str, RowRegion]
    numbers: Mapping[str, int]
    keys: Mapping[tuple[int, ...], str]

    def key(self, value: Value) -> str:
        """The row that a value stands in; "" where its table names no regions."""
        return self.keys[value.region.offsets] if value.region else ""


def read_targets(
    document: Document,
    tables: Sequence[TargetTable],
    indicators: Sequence[Named],
    issuing: Region | None,
    list_number: int,
) -> list[Target]:
    """The targets of all tables of one list, in the order of their key."""
    regions = _regions(tables, issuing)
    found = [
        _target(document, named, value, regions, list_number)
        for named in indicators
        for value in _values_of(tables[named.table_number - 1], named.indicator)
    ]
    return sorted(found, key=_order)


def _order(target: Target) -> tuple[int, int, int, int, str]:
    role = _ROLES.index(target.value_role)
    place = (target.item_number, target.indicator_number, target.region_number)
    return (*place, role, target.period or "")


def _values_of(table: TargetTable, indicator: Indicator) -> list[Value]:
    position = next(i for i, each in enumerate(table.indicators) if each is indicator)
    return [value for value in table.values if value.indicator == position]


def _regions(tables: Sequence[TargetTable], issuing: Region | None) -> _Regions:
    rows = [(_row_keys(table), table.values) for table in tables]
    keys = [keys[v.region.offsets] if v.region else "" for keys, values in rows for v in values]
    labels = list(dict.fromkeys(keys))
    named = [label for label in labels if label]
    found = row_regions([label.partition("\0")[0] for label in named], issuing)
    by_label = dict(zip(named, found, strict=True))
    own = RowRegion(issuing.name if issuing else None, issuing.code if issuing else None, "total")
    by_place = {place: key for keys_, _ in rows for place, key in keys_.items()}
    order = {label: i for i, label in enumerate(labels, 1)}
    return _Regions({"": own, **by_label}, order, by_place)


def _row_keys(table: TargetTable) -> dict[tuple[int, ...], str]:
    """A name for each region row of a table, by place; a label printed twice is two rows."""
    rows = dict.fromkeys(v.region.offsets for v in table.values if v.region)
    texts = {v.region.offsets: v.region.text for v in table.values if v.region}
    seen: Counter[str] = Counter()
    keys: dict[tuple[int, ...], str] = {}
    for row in rows:
        text = texts[row]
        seen[text] += 1
        keys[row] = text if seen[text] == 1 else f"{text}\0{seen[text]}"
    return keys


def name_indicators(
    tables: Sequence[TargetTable], known: Known, issuing: Region | None
) -> Iterator[Named]:
    """The indicators of all tables, item by item, numbered, completed and placed."""
    regions = _regions(tables, issuing)
    by_item: dict[int, list[tuple[int, Indicator]]] = {}
    for table_number, table in enumerate(tables, 1):
        for indicator in table.indicators:
            number = known.number_of(indicator.item, indicator.section)
            if number is not None:
                by_item.setdefault(number, []).append((table_number, indicator))
    for item_number, indicators in by_item.items():
        values = [_own_value(tables[t - 1], each, issuing, regions) for t, each in indicators]
        completed = _completed([each for _, each in indicators], values, known, item_number)
        yield from _numbered(indicators, completed, item_number, known.section_of(item_number))


def _own_value(
    table: TargetTable, indicator: Indicator, issuing: Region | None, regions: _Regions
) -> str | None:
    """What is said of the issuing region, else of the last region."""
    values = [value for value in _values_of(table, indicator) if value.role == "target"]
    code = issuing.code if issuing else ""
    own = [value for value in values if regions.by_label[regions.key(value)].code == code]
    chosen = own or values[-1:]
    return chosen[0].text.text if chosen else None


def _completed(
    indicators: Sequence[Indicator], values: Sequence[str | None], known: Known, item_number: int
) -> list[Completion | None]:
    """Completions from the first part that has any for an indicator."""
    done: list[Completion | None] = [None] * len(indicators)
    for text in known.texts_of(item_number):
        found = complete_indicators(indicators, values, text)
        done = [before or after for before, after in zip(done, found, strict=True)]
    return done


def _numbered(
    indicators: Sequence[tuple[int, Indicator]],
    completed: Sequence[Completion | None],
    item_number: int,
    section: int | None,
) -> Iterator[Named]:
    whole: int | None = None
    pairs = zip(indicators, completed, strict=True)
    for number, ((table, indicator), completion) in enumerate(pairs, 1):
        printed = indicator.name.text if indicator.name else None
        name = completion.name if completion else printed
        part = bool(name and name.startswith("其中"))
        whole = whole if part else number
        yield Named(
            table,
            indicator,
            item_number,
            section if section is not None else indicator.section,
            number,
            name,
            completion.unit if completion else indicator.unit,
            completion,
            indicator.section is not None and section not in {None, indicator.section},
            whole if part else None,
        )


def _target(
    document: Document, named: Named, value: Value, regions: _Regions, list_number: int
) -> Target:
    kind, number = _meaning(value.text.text, value.cell)
    unit = _unit(named, value, number)
    value_base, unit_base = base(number.value, unit) if number else (None, None)
    region = regions.by_label[regions.key(value)]
    label = (value.region,) if value.region else ()
    return Target(
        list_number=list_number,
        item_number=named.item_number,
        indicator_number=named.number,
        region_number=regions.numbers[regions.key(value)],
        value_role=value.role,
        period=value.period,
        region_label=value.region.text if value.region else None,
        section_number=named.section_number,
        indicator=named.name,
        unit=unit,
        region_name=region.name,
        region_code=region.code,
        region_role=region.role,
        kind=kind,
        raw=_printed(document, value.cell),
        comparator=cast(Comparator, number.comparator) if number else None,
        value=float(number.value) if number else None,
        value_base=float(value_base) if value_base is not None else None,
        unit_base=unit_base,
        inherited=value.inherited,
        part_of=named.part_of,
        repaired=named.completion is not None or named.misplaced,
        table_number=named.table_number,
        place=document.place(value.text),
        header_place=document.place(*named.indicator.headers, *value.headers, *label),
    )


def _unit(named: Named, value: Value, number: ParsedValue | None) -> str | None:
    """The cell's own unit before the header's; a rate has none of the indicator's."""
    if number and number.unit:
        return number.unit
    return value.unit or (None if value.role == "rate" else named.unit)


def _meaning(text: str, cell: Cell) -> tuple[Kind | None, ParsedValue | None]:
    """Kind and value of a cell; no kind for words that no rule knows."""
    if not cell.lines:
        return "blank", None
    if kind := placeholder_of(text):
        return kind, None
    value = parse_value(text)
    return ("number", value) if value else (None, None)


def _printed(document: Document, cell: Cell) -> str | None:
    lines = (document.text[line.span.start : line.span.end].strip() for line in cell.lines)
    return "".join(lines) or None


def headers_of(tables: Sequence[TargetTable], known: Known) -> dict[int, list[HeaderItem]]:
    """The item headers of all tables by item number; one per cell, in print."""
    found: dict[int, list[HeaderItem]] = {}
    for table in tables:
        for indicator in table.indicators:
            number = known.number_of(indicator.item, indicator.section)
            headers = found.setdefault(number, []) if number is not None else []
            if not any(each is indicator.item for each in headers):
                headers.append(indicator.item)
    return found
