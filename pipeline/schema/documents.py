"""The table ``documents`` and the table ``sections``."""

from __future__ import annotations

from pipeline.schema.enums import DOCUMENT_STATUS
from pipeline.schema.model import Field, ListOf, Scalar, Struct, Table
from pipeline.schema.shared import (
    BOXES,
    DOCUMENT_ID,
    LIST_NUMBER,
    OF_DOCUMENT,
    PART_FIELD,
    PLACE,
    SECTION_NUMBER,
    SPANS,
)

_DECLARED = Struct(
    (
        Field("count", "int16", "声明的数目", "the number declared"),
        Field(
            "unit",
            "string",
            "数的是什么（项、件、类），没有量词时（十大民生实事）为项",
            "what is counted (项, 件, 类); 项 where there is no measure word (十大民生实事)",
        ),
        Field("place", "string", "在何处声明（标题、说明段落等）", "where: title, preamble, …"),
    )
)
_SOURCE_FILE = Struct(
    (
        Field("path", "string", "相对于原件文件夹的路径", "path within the collection"),
        Field("sha256", "string", "文件字节的 SHA-256", "SHA-256 of its bytes"),
        Field("media_type", "string", "按内容判断的媒体类型", "media type, judged by content"),
        Field(
            "page_count", "int16", "页数；空值表示不分页", "pages; null without pages", unit="页"
        ),
    )
)

_STATED = (
    Field(
        "title",
        "string",
        "通知的标题，没有时为清单或附件的标题；空值表示没有找到。",
        "Title of the notice, else of its list or annex; null if none.",
    ),
    Field(
        "document_number",
        "string",
        "发文字号，如“X民生〔2024〕8号”，公告为“第2号”；空值表示没有印出。",
        "Number of the document, e.g. X民生〔2024〕8号, of an announcement 第2号; null where none "
        "is printed.",
    ),
    Field(
        "issuer",
        "string",
        "发文机关，取自文件头、标题、落款或网页标注；几个机关以顿号相连，转发的文件为转发机关；"
        "空值表示没有写明。",
        "The body that issues it, from the head, the title, the signature or the site; several "
        "are joined by 、, of a forwarded one the body that forwards; null where none is stated.",
    ),
    Field(
        "year",
        "int16",
        "任务所属的年份（不一定是发文年份）；空值表示没有写明。",
        "The year the tasks are for (not always that of issue); null where none is stated.",
        unit="年",
    ),
    Field(
        "issued_on",
        "date32",
        "成文日期；空值表示没有印出或不完整。",
        "Date of issue; null where it is not printed in full.",
    ),
    Field(
        "index_number",
        "string",
        "政府信息公开的索引号；空值表示没有。",
        "Index number under which it was disclosed; null where none.",
    ),
    Field(
        "region_name",
        "string",
        "发文地区的名称，开发区等按原文，没有代码；空值表示无法确定。",
        "Name of the issuing region, a zone as printed and without a code; null where it "
        "cannot be told.",
    ),
    Field(
        "region_code",
        "string",
        "发文地区的 GB/T 2260 代码，六位；空值表示无法确定。",
        "GB/T 2260 code of the issuing region, six digits; null where it cannot be told.",
    ),
    Field(
        "parent_region_name",
        "string",
        "上级地区的名称；省级文件为空值。",
        "Name of the region above it; null for a province.",
    ),
    Field(
        "parent_region_code",
        "string",
        "上级地区的 GB/T 2260 代码，六位；省级文件为空值。",
        "GB/T 2260 code of the region above it, six digits; null for a province.",
    ),
    Field(
        "addressees",
        ListOf("string"),
        "主送机关，以逗号、分号和换行切分（顿号不切），不含冒号；没有则为空列表，解析失败为空值。",
        "Addressees, split at commas, semicolons and line ends but not at 、, without the "
        "colon; an empty list where none, null where the document failed.",
    ),
    Field(
        "attachments",
        ListOf("string"),
        "所列附件的名称，不含“附件”和序号；没有则为空列表，解析失败为空值。",
        "Attachments as listed, without 附件 and number; an empty list where none, null where "
        "the document failed.",
    ),
    Field(
        "declared_item_count",
        "int16",
        "第一个清单声明的事项数；空值表示没有声明。",
        "Number of items that the first list declares; null where it declares none.",
        unit="项",
    ),
    Field(
        "declared_counts",
        ListOf(_DECLARED),
        "文件声明的每一个数目（如“10件25项”是两个）；没有则为空列表，解析失败为空值。",
        "Every number of items the circular declares (10件25项 are two); an empty list where "
        "none, null where the document failed.",
    ),
)


def _count(name: str, zh: str, en: str, unit: str, wide: bool = False) -> Field:
    type_: Scalar = "int32" if wide else "int16"
    return Field(
        name, type_, f"{zh}；解析失败为空值。", f"{en}; null where the document failed.", unit=unit
    )


_COUNTED = (
    _count("list_count", "清单数", "Number of lists", "个"),
    _count(
        "section_count",
        "章节数（各部分中章节最多者，各清单相加）",
        "Number of sections: per list those of the part that has most, added over lists",
        "个",
    ),
    _count("item_count", "事项数，即 items 表的行数", "Number of items: rows in items", "项"),
    _count("measure_count", "举措数", "Number of measures: rows in measures", "条", wide=True),
    _count(
        "indicator_count",
        "指标数（targets 表中不同的清单、事项、指标序号）",
        "Number of indicators: distinct list, item and indicator number in targets",
        "个",
        wide=True,
    ),
    _count(
        "target_count", "目标单元格数", "Number of target cells: rows in targets", "个", wide=True
    ),
    _count(
        "quantity_count", "文中数量数", "Number of quantities: rows in quantities", "个", wide=True
    ),
)
_ORIGIN = (
    Field(
        "source_files",
        ListOf(_SOURCE_FILE),
        "来源文件，按规范文本中的顺序。",
        "The files it was read from, in the order of the canonical text.",
        required=True,
    ),
    Field(
        "source_url",
        "string",
        "公布该文件的网址（取自 circulars.toml）；空值表示没有登记。",
        "Where it was published (from circulars.toml); null where not registered.",
    ),
    Field(
        "fetched_on",
        "date32",
        "取得该文件的日期（取自 circulars.toml）；空值表示没有登记。",
        "When it was fetched (from circulars.toml); null where not registered.",
    ),
    Field(
        "text_sha256",
        "string",
        "规范文本（UTF-8）的 SHA-256；解析失败为空值。",
        "SHA-256 of the canonical text in UTF-8; null where the document failed.",
    ),
    Field("status", DOCUMENT_STATUS, "是否解析成功。", "Whether it was parsed.", required=True),
    Field(
        "error",
        "string",
        "失败的原因，供人阅读；解析成功为空值。",
        "What was wrong, for a person; null where the document was parsed.",
    ),
    _count(
        "character_count",
        "规范文本中非空白字符的个数",
        "Characters of the canonical text that are not white space",
        "字",
        wide=True,
    ),
    _count(
        "accounted_character_count",
        "其中已有归属的个数：在某一行中，或在 residue 中且原因不是 unparsed",
        "Those accounted for: in some row, or in residue with another reason than unparsed",
        "字",
        wide=True,
    ),
)

DOCUMENTS = Table(
    "documents",
    "文件",
    "每份文件一行：文件头所载的内容、各表的行数、来源。解析失败的文件只有标识、来源、状态和错误。",
    "One row per circular: what its heading block states, how many rows it has, where it comes "
    "from. A failed document has only identifier, source, status and error.",
    ("document_id",),
    (
        DOCUMENT_ID,
        *_STATED,
        *_COUNTED,
        *_ORIGIN,
        Field(
            "spans",
            SPANS.type,
            SPANS.zh + "这里是文件头；解析失败为空值。",
            f"{SPANS.en} Here the heading block; null where the document failed.",
            unit=SPANS.unit,
        ),
        BOXES,
    ),
)

SECTIONS = Table(
    "sections",
    "章节",
    "每个部分的每个章节一行；targets 部分为表中出现的每个章节。",
    "One row per section and part; for targets, per section found in the tables.",
    ("document_id", "list_number", "part", "section_number"),
    (
        DOCUMENT_ID,
        LIST_NUMBER,
        PART_FIELD,
        Field(
            "section_number",
            "int16",
            "章节序号，从 1 起。",
            "Number of the section, from 1.",
            required=True,
        ),
        Field(
            "section_title",
            "string",
            "章节标题，不含序号和括号中的项数。",
            "Title of the section, without its number and count bracket.",
            required=True,
        ),
        Field(
            "declared_item_count",
            "int16",
            "章节标题在该部分声明的事项数；空值表示没有声明。",
            "Number of items its heading declares in that part; null where it declares none.",
            unit="项",
        ),
        Field(
            "item_count",
            "int16",
            "该部分中实际列出的事项数；每个事项计入其编号所属的章节。",
            "Items counted in that part, each under the section that its number belongs to.",
            required=True,
            unit="项",
        ),
        *PLACE,
    ),
    (OF_DOCUMENT,),
)

SECTION_COLUMNS = (
    SECTION_NUMBER,
    Field(
        "section_title",
        "string",
        "所属章节的标题，不含序号和项数；空值表示文件不分章节。",
        "Title of that section, without number and count; null without sections.",
    ),
)
