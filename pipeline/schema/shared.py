"""Fields that several tables have in common."""

from __future__ import annotations

from pipeline.schema.enums import COMPARATOR, PART
from pipeline.schema.model import Field, ForeignKey, ListOf, Struct

DOCUMENT_ID = Field(
    "document_id",
    "string",
    "文件标识：来源文件名（不含扩展名）或文件夹名。",
    "Identifier of the circular: stem of its source file, or name of its folder.",
    required=True,
)
LIST_NUMBER = Field(
    "list_number",
    "int16",
    "清单序号：一般为 1；一份文件含多个各自从 1 编号的清单时，依次编为 1、2 等。",
    "Which list of the circular: 1, unless it holds several lists, each numbered from 1.",
    required=True,
)
PART_FIELD = Field("part", PART, "所在部分。", "The part of the circular.", required=True)
SECTION_NUMBER = Field(
    "section_number",
    "int16",
    "事项编号所属章节的序号，从 1 起；空值表示文件不分章节。",
    "Number of the section that the item's number belongs to, from 1; null without sections.",
)
ITEM_NUMBER = Field(
    "item_number",
    "int16",
    "事项编号（按印出的编号）；事项没有编号，或在各章节重新编号时，为清单内的顺序号。",
    "Number of the item as printed; the running order within the list where items have no "
    "number or numbers restart in each section.",
    required=True,
)
MEASURE_NUMBER = Field(
    "measure_number",
    "int16",
    "举措在事项内的序号；没有编号的单个举措为 1。",
    "Number of the measure within the item; 1 for an unnumbered single measure.",
    required=True,
)
MEASURE_OR_ITEM = Field(
    "measure_number",
    "int16",
    "举措在事项内的序号；空值表示出自事项本身的文字。",
    "Number of the measure within the item; null for the text of the item itself.",
)
COMPARATOR_FIELD = Field(
    "comparator",
    COMPARATOR,
    "数值是确数、下限、上限还是约数。",
    "Whether the number is exact, a lower or upper bound, or approximate.",
)

_SPAN = Struct(
    (
        Field("start", "int32", "起点（含）", "first character", unit="character"),
        Field("end", "int32", "终点（不含）", "one past the last", unit="character"),
    )
)
_BOX = Struct(
    (
        Field("file", "int16", "第几个来源文件，从 0 起", "source file, from 0"),
        Field("page", "int16", "页码，从 1 起", "page, from 1"),
        Field("x0", "float32", "左边", "left edge", unit="pt"),
        Field("top", "float32", "上边，自页面顶端向下量", "upper edge, from the top", unit="pt"),
        Field("x1", "float32", "右边", "right edge", unit="pt"),
        Field("bottom", "float32", "下边，自页面顶端向下量", "lower edge, from the top", unit="pt"),
    )
)
SPANS = Field(
    "spans",
    ListOf(_SPAN),
    "本行读自规范文本（text/<document_id>.txt）的哪些半开区间，按顺序；以 Unicode 码位计。"
    "跨页的文字在页码前后各有一个区间。",
    "Half-open ranges of the canonical text (text/<document_id>.txt) that the row was read "
    "from, in order, in Unicode code points; text over a page break has a range on each side.",
    required=True,
    unit="character",
)
HEADER_SPANS = Field(
    "header_spans",
    ListOf(_SPAN),
    "赋予该单元格含义的表头和地区名称所在的区间，含义同 spans。",
    "Ranges of the headers and the region label that give the cell its meaning, like spans.",
    required=True,
    unit="character",
)
BOXES = Field(
    "boxes",
    ListOf(_BOX),
    "本行在页面上的位置，每行文字一个矩形，单位为 PDF 点，自页面左上角量起；"
    "空值表示来源没有版面信息。",
    "Where the row stands on its pages, one box per line of text, in PDF points from the "
    "page's top left; null where the source has no geometry.",
    unit="pt",
)
PLACE = (SPANS, BOXES)

OF_DOCUMENT = ForeignKey(("document_id",), "documents")
OF_ITEM = ForeignKey(("document_id", "list_number", "item_number"), "items")
