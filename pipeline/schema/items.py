"""The tables of what a circular says in words: items, their mentions and attributes, measures."""

from __future__ import annotations

from pipeline.schema.documents import SECTION_COLUMNS
from pipeline.schema.enums import RESPONSIBILITY, ROLE
from pipeline.schema.model import Field, ListOf, Table
from pipeline.schema.shared import (
    DOCUMENT_ID,
    ITEM_NUMBER,
    LIST_NUMBER,
    MEASURE_NUMBER,
    OF_DOCUMENT,
    OF_ITEM,
    PART_FIELD,
    PLACE,
    SECTION_NUMBER,
)


def _position(zh: str, en: str) -> Field:
    return Field("position", "int16", zh, en, required=True)


def _in(part: str, zh: str, en: str) -> Field:
    return Field(
        f"in_{part}",
        "bool",
        f"该事项是否见于{zh}。",
        f"Whether the item is in {en}.",
        required=True,
    )


ITEMS = Table(
    "items",
    "事项",
    "每个事项一行，由各部分的记载合并而成。各部分不一致时以通知为准，不一致之处见 findings。",
    "One row per item, its parts reconciled. Where parts disagree the notice's wording and units "
    "are kept, and the disagreement is a row in findings.",
    ("document_id", "list_number", "item_number"),
    (
        DOCUMENT_ID,
        LIST_NUMBER,
        ITEM_NUMBER,
        *SECTION_COLUMNS,
        Field(
            "title",
            "string",
            "事项简称，至多 40 字：表格中的名称（被截断的已补全），没有则取正文首句。",
            "Short name, at most 40 characters: the table's name for the item, completed where "
            "it is cut off; else the first clause of the text.",
            required=True,
        ),
        Field(
            "text",
            "string",
            "事项的文字，不含编号和责任括号：取自通知，通知没有则取举措附件，再取清单表。",
            "Its wording without label and responsibility bracket: the notice's, else that of "
            "the measures annex, else the list's.",
            required=True,
        ),
        Field(
            "responsibility",
            RESPONSIBILITY,
            "由谁负责：取各部分中最具体的说法（none 先于 city、province，再先于 local）。",
            "Who owes it: the most specific statement of any part (none over city and province "
            "over local).",
            required=True,
        ),
        Field(
            "lead_units",
            ListOf("string"),
            "牵头单位的规范名称，按印出的顺序；没有则为空列表。",
            "Canonical names of the lead units, in order; an empty list where none.",
            required=True,
        ),
        Field(
            "cooperating_units",
            ListOf("string"),
            "配合单位的规范名称，按印出的顺序；没有则为空列表。",
            "Canonical names of the cooperating units, in order; an empty list where none.",
            required=True,
        ),
        Field(
            "deadline",
            "string",
            "完成时限，照原文；空值表示没有写明，或写有几个不同的时限（各个见 item_attributes）。",
            "By when, as printed; null where not stated, or where several are stated that differ: "
            "each of them is in item_attributes.",
        ),
        _in("notice", "通知", "the notice"),
        _in("measures", "举措附件", "the measures annex"),
        _in("targets", "目标表", "the target tables"),
        _in("list", "清单表", "the list table"),
    ),
    (OF_DOCUMENT,),
)

ITEM_MENTIONS = Table(
    "item_mentions",
    "事项的各处记载",
    "每个部分对每个事项的记载各一行，照各部分所印。",
    "One row per item and part: the item as that part prints it.",
    ("document_id", "list_number", "part", "item_number"),
    (
        DOCUMENT_ID,
        LIST_NUMBER,
        PART_FIELD,
        ITEM_NUMBER,
        SECTION_NUMBER,
        Field(
            "label",
            "string",
            "印出的编号，如“1.”“（一）”；空值表示没有编号。",
            "The numbering as printed, e.g. 1. or （一）; null where there is none.",
        ),
        Field(
            "text",
            "string",
            "该部分的文字，不含编号和责任括号；targets 部分为表头中的事项名称。",
            "The part's wording without label and responsibility bracket; for targets the "
            "item's header in the table.",
            required=True,
        ),
        Field(
            "responsibility",
            RESPONSIBILITY,
            "该部分所写的责任归属；空值表示该部分没有写（没有括号或被截断），与任何说法都不矛盾。",
            "Who owes it by that part; null where the part says nothing (no bracket, or cut "
            "off), which disagrees with nothing.",
        ),
        Field(
            "lead_units",
            ListOf("string"),
            "该部分印出的牵头单位，未作统一；没有则为空列表。",
            "Lead units as that part prints them; an empty list where none.",
            required=True,
        ),
        *PLACE,
    ),
    (OF_ITEM,),
)

ITEM_ATTRIBUTES = Table(
    "item_attributes",
    "事项的其他栏目",
    "清单表或责任说明中其他各表没有列出的栏目（投资、建设地点、资金来源、备注、联系电话等），每格一行；"
    "一个事项写有几个不同的完成时限时，各个时限也在此。",
    "What a row-per-item table, or a statement of duties, says beyond the columns of other tables "
    "(投资, 建设地点, 资金来源, 备注, 联系电话 …): one row per cell. So does each deadline that "
    "is not the item's.",
    ("document_id", "list_number", "part", "item_number", "position"),
    (
        DOCUMENT_ID,
        LIST_NUMBER,
        PART_FIELD,
        ITEM_NUMBER,
        _position("栏目在事项内的顺序，从 1 起。", "Order of the cell within the item, from 1."),
        Field(
            "column_label",
            "string",
            "栏目名，照原文。",
            "Heading of the column, as printed.",
            required=True,
        ),
        Field("raw", "string", "单元格的文字；空值表示空白。", "The cell's text; null if empty."),
        *PLACE,
    ),
    (OF_ITEM,),
)

MEASURES = Table(
    "measures",
    "推进举措",
    "每条推进举措一行。",
    "One row per measure by which an item is to be reached.",
    ("document_id", "list_number", "item_number", "measure_number"),
    (
        DOCUMENT_ID,
        LIST_NUMBER,
        ITEM_NUMBER,
        MEASURE_NUMBER,
        Field(
            "label",
            "string",
            "印出的编号，如“1.”“（1）”；空值表示没有编号。",
            "The numbering as printed, e.g. 1. or （1）; null where unnumbered.",
        ),
        Field(
            "text",
            "string",
            "举措的文字，不含编号。",
            "Its wording, without the label.",
            required=True,
        ),
        *PLACE,
    ),
    (OF_ITEM,),
)

RESPONSIBLE_UNITS = Table(
    "responsible_units",
    "责任单位",
    "每个部分为每个事项列出的每个单位或个人一行。",
    "One row per organisation or person that a part names for an item.",
    ("document_id", "list_number", "part", "item_number", "position"),
    (
        DOCUMENT_ID,
        LIST_NUMBER,
        PART_FIELD,
        ITEM_NUMBER,
        _position(
            "在该部分该事项内的顺序，从 1 起，各种角色连续编号。",
            "Order within part and item, from 1, all roles in one sequence.",
        ),
        Field("role", ROLE, "承担的角色。", "What it does for the item.", required=True),
        Field(
            "printed_name",
            "string",
            "印出的名称，不含只写一次而管多个单位的前缀。",
            "The name as printed, without a prefix that is written once for several.",
            required=True,
        ),
        Field(
            "name",
            "string",
            "规范名称：前缀加全称；只展开公开名录中的简称，否则照原文；个人不含与姓名印在一起的职务。",
            "Canonical name: prefix and full form; only abbreviations of the published list are "
            "expanded, other names stand as printed; a person's without the post printed with it.",
            required=True,
        ),
        *PLACE,
    ),
    (OF_ITEM,),
)
