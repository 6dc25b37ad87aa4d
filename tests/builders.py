"""Circulars built by hand, small or as large as a real one."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from pipeline.circular import (
    Circular,
    DeclaredCount,
    FailedDocument,
    Heading,
    Item,
    ItemAttribute,
    ItemMention,
    ItemQuantity,
    Measure,
    Part,
    Registration,
    Residue,
    ResponsibleUnit,
    Section,
    Target,
)
from pipeline.document import Box, Place, SourceFile
from pipeline.text.passage import Span

TEXT = "某区民生实事\r\n一、就业（2项）\n1.新增就业0.67万人。\n2.建成泵站3座。\n乱码\n— 1 —\n"
PARTS: tuple[Part, ...] = ("list", "measures", "notice", "targets")


def place(start: int = 0, end: int = 2, boxes: bool = False) -> Place:
    box = Box(0, 1, 72.0, 100.25, 300.5, 112.0)
    return Place((Span(start, end),), (box,) if boxes else None)


def item(number: int, list_number: int = 1) -> Item:
    return Item(
        list_number=list_number,
        item_number=number,
        section_number=1 + (number - 1) // 5,
        section_title="促进就业",
        title=f"事项{number}",
        text=f"第{number}件事项的文字，新增就业0.67万人。",
        responsibility="local",
        lead_units=("某区民政局", "某区财政局"),
        cooperating_units=(),
        deadline=None,
        in_notice=True,
        in_measures=True,
        in_targets=True,
        in_list=False,
    )


def mention(number: int, part: Part) -> ItemMention:
    return ItemMention(
        1, part, number, 1, f"{number}.", f"事项{number}", "local", ("区民政局",), place()
    )


def measure(number: int, position: int) -> Measure:
    return Measure(1, number, position, f"{position}.", f"举措{position}", place(3, 6))


def section(number: int, part: Part = "notice", list_number: int = 1) -> Section:
    return Section(list_number, part, number, f"章节{number}", 5, 5, place())


def target(number: int, indicator: int, region: int, **changes: object) -> Target:
    row = Target(
        list_number=1,
        item_number=number,
        indicator_number=indicator,
        region_number=region,
        value_role="target",
        period=None,
        region_label="全市合计" if region == 1 else "某区",
        section_number=1,
        indicator="新增就业",
        unit="万人",
        region_name="某市" if region == 1 else "某区",
        region_code=None,
        region_role="total" if region == 1 else "member",
        kind="number",
        raw="0.67",
        comparator="eq",
        value=0.67,
        value_base=6700.0,
        unit_base="人",
        inherited=False,
        part_of=None,
        repaired=False,
        table_number=1,
        place=place(30, 34),
        header_place=Place((Span(1, 2), Span(4, 6))),
    )
    return replace(row, **changes)


def quantity(number: int, position: int, measure_number: int | None = None) -> ItemQuantity:
    part: Part = "notice" if measure_number is None else "measures"
    return ItemQuantity(
        1, part, number, measure_number, position, "0.67万人", "就业", "eq", 0.67, "万人", 6700.0,
        "人", None, place(),
    )  # fmt: skip


def unit(number: int, position: int, part: Part = "notice") -> ResponsibleUnit:
    return ResponsibleUnit(1, part, number, position, "lead", "民政局", "某区民政局", place())


def heading() -> Heading:
    return Heading(
        title="某区民生实事",
        document_number="某民生〔2024〕8号",
        year=2024,
        issued_on=date(2024, 2, 3),
        region_name="某区",
        addressees=("各镇", "各街道"),
        declared_item_count=2,
        declared_counts=(DeclaredCount(2, "项", "title"),),
        place=place(0, 6),
    )


def circular(document_id: str = "a-2024", text: str = TEXT) -> Circular:
    """A circular with a few rows in each table that a circular has."""
    return Circular(
        document_id=document_id,
        text=text,
        files=(SourceFile(f"{document_id}.txt", "0" * 64, "text/plain"),),
        registration=Registration("https://example.org/1", date(2024, 3, 1)),
        heading=heading(),
        sections=(section(1), section(2), section(1, "targets")),
        items=(item(1), item(2)),
        item_mentions=(mention(1, "measures"), mention(2, "measures"), mention(1, "notice")),
        item_attributes=(ItemAttribute(1, "list", 1, 1, "投资", "20万元", place(boxes=True)),),
        measures=(measure(1, 1), measure(1, 2), measure(2, 1)),
        targets=(
            target(1, 1, 1),
            target(1, 1, 2),
            target(2, 1, 1, kind="none", raw="—", value=None, value_base=None, comparator=None),
        ),
        quantities=(quantity(1, 1), quantity(1, 1, 1)),
        responsible_units=(unit(1, 1), unit(2, 1)),
        residue=(
            Residue(1, "乱码", "unparsed", place(text.index("乱"), text.index("乱") + 2)),
            Residue(2, "— 1 —", "page_number", place(text.index("—"), text.index("—") + 5)),
        ),
    )


def failed(document_id: str = "b-2024") -> FailedDocument:
    files = (SourceFile(f"{document_id}.bin", "f" * 64, "application/octet-stream"),)
    return FailedDocument(document_id, files, "不是文本", Registration("https://example.org/2"))


def large(document_id: str = "large-2024") -> Circular:
    """As many rows as a real circular has: 50 items, 108 measures, 144 targets."""
    numbers = range(1, 51)
    return replace(
        circular(document_id),
        sections=tuple(section(n, part) for part in PARTS[1:] for n in range(1, 11)),
        items=tuple(item(n) for n in numbers),
        item_mentions=tuple(mention(n, part) for part in PARTS[1:] for n in numbers),
        measures=tuple(measure(n, k) for n in numbers for k in (1, 2))
        + tuple(measure(n, 3) for n in range(1, 9)),
        targets=tuple(target(1 + n // 2, 1 + n % 2, r) for n in range(72) for r in (1, 2)),
        quantities=tuple(quantity(n, 1) for n in numbers),
        responsible_units=tuple(unit(n, k, "notice") for n in numbers for k in (1, 2)),
        residue=tuple(Residue(n, "— 1 —", "page_number", place()) for n in range(1, 61)),
    )
