"""The tables of numbers: targets, quantities, and the links between them."""

from __future__ import annotations

from pipeline.schema.enums import AGREEMENT, KIND, REGION_ROLE, VALUE_ROLE
from pipeline.schema.model import Field, ForeignKey, Table
from pipeline.schema.shared import (
    COMPARATOR_FIELD,
    DOCUMENT_ID,
    HEADER_SPANS,
    ITEM_NUMBER,
    LIST_NUMBER,
    MEASURE_OR_ITEM,
    OF_DOCUMENT,
    OF_ITEM,
    PART_FIELD,
    PLACE,
    SECTION_NUMBER,
)

_NOT_A_NUMBER = ("空值表示 kind 不是 number。", "Null unless kind is number.")

_UNIT = Field(
    "unit",
    "string",
    "印出的单位，如“万人”“%”；空值表示没有印出，也无从补全（从不猜测）。",
    "The printed unit, e.g. 万人 or %; null where none is printed or can be completed from "
    "another part (never guessed).",
)
_VALUE = Field(
    "value",
    "float64",
    "印出的数，如 0.67；单位见 unit。",
    "The printed number, e.g. 0.67, in the unit of the column unit.",
)
_VALUE_BASE = Field(
    "value_base",
    "float64",
    "化去万、亿之后的数，如 6700；以十进制计算，单位见 unit_base。",
    "The same quantity with 万 and 亿 resolved, e.g. 6700, computed in decimal; in unit_base.",
)
_UNIT_BASE = Field(
    "unit_base",
    "string",
    "化去万、亿之后的单位，如“人”；空值表示没有单位。",
    "The unit with 万 and 亿 resolved, e.g. 人; null where there is no unit.",
)
_INDICATOR_NUMBER = Field(
    "indicator_number",
    "int16",
    "指标在事项内的顺序；同一指标的目标、完成、完成率各列同号。",
    "Order of the indicator within the item; its target, achieved and rate columns share it.",
    required=True,
)
_QUANTITY_NUMBER = Field(
    "quantity_number",
    "int16",
    "数量在该段文字内的顺序，从 1 起。",
    "Order of the quantity within its text, from 1.",
    required=True,
)
_TARGET_KEY = (
    DOCUMENT_ID,
    LIST_NUMBER,
    ITEM_NUMBER,
    _INDICATOR_NUMBER,
    Field(
        "region_number",
        "int16",
        "地区在表中印出的顺序，从 1 起。",
        "Order of the region in print, from 1.",
        required=True,
    ),
    Field(
        "value_role",
        VALUE_ROLE,
        "该格是目标、完成值还是完成率。",
        "Whether the cell is a target, what was achieved, or the rate.",
        required=True,
    ),
    Field(
        "period",
        "string",
        "该格所指的时期，照原文；空值表示全年。",
        "The period the cell is for, as printed; null for the year.",
    ),
)

TARGETS = Table(
    "targets",
    "目标",
    "目标表的每个数据单元格一行：每个指标、每个地区一行。合并单元格在所覆盖的每处各有一行。",
    "One row per data cell of the target tables: per indicator and region. A merged cell has a "
    "row for each place that it covers.",
    tuple(field.name for field in _TARGET_KEY),
    (
        *_TARGET_KEY,
        Field(
            "region_label",
            "string",
            "印出的地区名称，如“全市合计”；表中没有地区、只说发文地区时为空值。",
            "The region as printed, e.g. 全市合计; null where the table names none and speaks of "
            "the issuing region alone.",
        ),
        SECTION_NUMBER,
        Field(
            "indicator",
            "string",
            "指标名称，不含单位括号（其他括号保留）；空值表示表头只有一个短横。",
            "Name of the indicator without its unit bracket (other brackets stay); null when "
            "the header cell holds only a dash.",
        ),
        _UNIT.with_note(
            "取自表头括号、“单位”行、单元格，或据其他部分补全。",
            "From the header's bracket, a 单位 row, the cell, or a repair.",
        ),
        Field(
            "region_name",
            "string",
            "地区名称：“全市合计”写作该市的名称，市本级和园区照原文；空值表示无法确定。",
            "Name of the region: the city's for 全市合计, 市本级 and zones as printed; null where "
            "it cannot be told.",
        ),
        Field(
            "region_code",
            "string",
            "地区的 GB/T 2260 代码，六位；市本级、园区等没有代码的为空值。",
            "GB/T 2260 code of the region, six digits; null for 市本级, zones and unknown regions.",
        ),
        Field(
            "region_role",
            REGION_ROLE,
            "合计行、成员行还是小计行。",
            "Whether the row is the total, a member of it, or adds up some of the members.",
            required=True,
        ),
        Field(
            "kind",
            KIND,
            "单元格里是什么；空值表示文字无法归类，见 raw。",
            "What the cell holds; null where its words fit none of the kinds: see raw.",
        ),
        Field(
            "raw",
            "string",
            "单元格印出的文字，合并单元格跨行的文字已接上；空值表示空白。",
            "The cell as printed, rejoined if merged across rows; null where it is empty.",
        ),
        COMPARATOR_FIELD.with_note(*_NOT_A_NUMBER),
        _VALUE.with_note(*_NOT_A_NUMBER),
        _VALUE_BASE.with_note(*_NOT_A_NUMBER),
        _UNIT_BASE.with_note(*_NOT_A_NUMBER),
        Field(
            "inherited",
            "bool",
            "值是否来自文字在前面行或列的合并单元格：首处为 false，其余为 true。",
            "Whether the value comes from a merged cell whose text stands in an earlier row or "
            "column: false for the first place, true for the others.",
            required=True,
        ),
        Field(
            "part_of",
            "int16",
            "名称以“其中”开头时，其整体的 indicator_number；否则为空值。",
            "indicator_number of the whole, when the name begins with 其中; null otherwise.",
        ),
        Field(
            "repaired",
            "bool",
            "指标名称、单位或章节是否因表头被截断或错位而据其他部分补全。",
            "Whether indicator, unit or section was completed from another part, because the "
            "header is cut off or misplaced.",
            required=True,
        ),
        Field(
            "table_number",
            "int16",
            "第几个目标表，从 1 起；跨页的表为一个，其他表不计。",
            "Which target table, from 1, after joining pages; other tables are not counted.",
            required=True,
        ),
        *PLACE,
        HEADER_SPANS,
    ),
    (OF_ITEM,),
)

QUANTITIES = Table(
    "quantities",
    "文中数量",
    "事项和举措文字中每个有意义的数一行；年份、序数、文号、专名中的数、年龄、日期不算。",
    "One row per number with a meaning in the text of items and measures; years, ordinals, "
    "document numbers, names, ages and dates are none.",
    ("document_id", "list_number", "part", "item_number", "measure_number", "quantity_number"),
    (
        DOCUMENT_ID,
        LIST_NUMBER,
        PART_FIELD,
        ITEM_NUMBER,
        MEASURE_OR_ITEM,
        _QUANTITY_NUMBER,
        Field(
            "raw",
            "string",
            "连续的一段原文，如“不少于20人次”。",
            "One contiguous slice of the text, e.g. 不少于20人次.",
            required=True,
        ),
        Field(
            "subject",
            "string",
            "数的是什么：最近的名词短语；空值表示没有找到。",
            "What is counted: the nearest noun phrase; null where none was found.",
        ),
        COMPARATOR_FIELD.needed(),
        _VALUE.needed(),
        _UNIT,
        _VALUE_BASE.needed(),
        _UNIT_BASE,
        Field(
            "per",
            "string",
            "分母，如“人”“人·月”“年”“行政村”；空值表示没有。",
            "The denominator, e.g. 人, 人·月, 年, 行政村; null where there is none.",
        ),
        *PLACE,
    ),
    (OF_ITEM,),
)

_LINK_KEY = (
    DOCUMENT_ID,
    LIST_NUMBER,
    ITEM_NUMBER,
    Field(
        "indicator_number",
        "int16",
        "目标表中指标的序号；空值表示该数量没有对应的指标。",
        "Number of the indicator in targets; null where no indicator corresponds.",
    ),
    Field(
        "part",
        PART_FIELD.type,
        "数量所在的部分；空值表示该指标没有对应的数量。",
        "The part that the quantity stands in; null where no quantity corresponds.",
    ),
    MEASURE_OR_ITEM.with_note("没有对应的数量时也是空值。", "Also null where no quantity does."),
    Field(
        "quantity_number",
        "int16",
        "数量在该段文字内的顺序；空值表示该指标没有对应的数量。",
        "Number of the quantity within its text; null where no quantity corresponds.",
    ),
)

LINKS = Table(
    "links",
    "数量与目标的对应",
    "文中的数量与目标表的单元格说的是同一件事，每对一行。",
    "Which quantity of the text and which cell of the tables speak of the same thing.",
    tuple(field.name for field in _LINK_KEY),
    (
        *_LINK_KEY,
        Field("agreement", AGREEMENT, "两处是否一致。", "Whether the two agree.", required=True),
        Field(
            "part_of",
            "int16",
            "agreement 为 part 时，其整体在同一部分事项文字内的 quantity_number；否则为空值。",
            "Of a share, the quantity_number of its whole in the item's text in the same part;"
            " null otherwise.",
        ),
        Field(
            "other_part",
            PART_FIELD.type,
            "一览表中以文字写出的数量在事项文字中再次出现时，该文字所在的部分；否则为空值。",
            "Of a quantity in the words of a list's row, the part whose text of the item has it"
            " as well; null otherwise.",
        ),
        Field(
            "other_quantity_number",
            "int16",
            "该数量在 other_part 的事项文字内的 quantity_number；没有则为空值。",
            "Its quantity_number in the item's text in other_part; null where there is none.",
        ),
    ),
    (OF_DOCUMENT, OF_ITEM, ForeignKey(QUANTITIES.key, "quantities")),
)
