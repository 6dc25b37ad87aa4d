"""The tables for review: findings, corrections, and the text that is in no row."""

from __future__ import annotations

from pipeline.schema.enums import (
    FINDING_STATUS,
    OBSERVATION_KIND,
    PART,
    REASON,
    RULE,
    SEVERITY,
)
from pipeline.schema.model import Field, ListOf, Struct, Table
from pipeline.schema.shared import DOCUMENT_ID, LIST_NUMBER, OF_DOCUMENT, PART_FIELD, PLACE

_EVIDENCE = Struct(
    (
        Field("part", "string", "所在部分", "the part it stands in"),
        Field("start", "int32", "规范文本中的起点（含）", "first character", unit="character"),
        Field("end", "int32", "规范文本中的终点（不含）", "one past the last", unit="character"),
        Field("file", "int16", "第几个来源文件，从 0 起", "source file, from 0"),
        Field("page", "int16", "页码，从 1 起；空值表示不分页", "page, from 1; null without pages"),
        Field("quote", "string", "引文", "the words quoted"),
    )
)


def _about(name: str, zh: str, en: str) -> Field:
    return Field(
        name,
        "int16",
        f"所涉及的{zh}；空值表示不限于某一个。",
        f"{en}; null where it is about none.",
    )


FINDINGS = Table(
    "findings",
    "检查发现",
    "每处需要人工核对的地方一行：来源自相矛盾、残缺，或未能解析。",
    "One row per doubt: where the source contradicts itself, is damaged, or was not understood.",
    ("document_id", "finding_id"),
    (
        DOCUMENT_ID,
        Field(
            "finding_id",
            "string",
            "发现的标识，12 位十六进制；由文件、规则和所涉及的行算出，与数值、位置、版本无关。",
            "Identifier, 12 hexadecimal digits, from the document, the rule and the rows it is "
            "about: the same in every build, whatever values and offsets are.",
            required=True,
        ),
        _about("list_number", "清单序号", "Which list of the circular it is about"),
        Field("rule", RULE, "哪一条规则。", "The rule that fired.", required=True),
        Field("severity", SEVERITY, "严重程度。", "How severe it is.", required=True),
        Field(
            "part",
            PART,
            "所涉及的部分；空值表示涉及多个部分或全文。",
            "The part it is about; null where it is about several or the whole.",
        ),
        _about("section_number", "章节序号", "Number of the section it is about"),
        _about("item_number", "事项编号", "Number of the item it is about"),
        _about("measure_number", "举措序号", "Number of the measure it is about"),
        _about("indicator_number", "指标序号", "Number of the indicator it is about"),
        _about("region_number", "地区序号", "Number of the region it is about"),
        Field(
            "message",
            "string",
            "一句话说明，供数据管理员阅读。",
            "One sentence in Chinese that a data steward understands.",
            required=True,
        ),
        Field(
            "expected",
            "string",
            "依规则应有的值；空值表示不适用。",
            "What the rule expects; null where that does not apply.",
        ),
        Field(
            "actual",
            "string",
            "来源中的值；空值表示不适用。",
            "What the source says; null where that does not apply.",
        ),
        Field(
            "evidence",
            ListOf(_EVIDENCE),
            "来源中的依据，逐处引用；没有则为空列表。",
            "The places in the source that show it, quoted; an empty list where none.",
            required=True,
        ),
        Field("status", FINDING_STATUS, "处理状态。", "What was decided.", required=True),
        Field("reviewer", "string", "处理人；空值表示未处理。", "Who decided; null while open."),
        Field("note", "string", "处理说明；空值表示没有。", "Why; null where nothing was said."),
    ),
    (OF_DOCUMENT,),
    order=("document_id", "list_number", "item_number", "rule", "finding_id"),
)

CORRECTIONS = Table(
    "corrections",
    "更正",
    "数据管理员对某一印出字段的每次更正一行。",
    "One row per correction of a printed field by a data steward.",
    ("document_id", "correction_number"),
    (
        DOCUMENT_ID,
        Field(
            "correction_number",
            "int16",
            "更正在文件内的序号，从 1 起。",
            "Number of the correction within the circular, from 1.",
            required=True,
        ),
        Field("table", "string", "被更正的表。", "The table corrected.", required=True),
        Field(
            "key",
            "string",
            "被更正的行的键（不含 document_id）；document_id 即可确定一行时为空值。",
            "Key of the row, without document_id; null where document_id alone names the row.",
        ),
        Field("column", "string", "被更正的列。", "The column corrected.", required=True),
        Field(
            "was",
            "string",
            "更正前来源中应有的值；空值表示原为空值。",
            "The value that the source must still have; null for a missing value.",
        ),
        Field(
            "is",
            "string",
            "更正后的值；空值表示更正为空值。",
            "The value put in its place; null for a missing value.",
        ),
        Field("reviewer", "string", "更正人。", "Who corrected it.", required=True),
        Field("date", "date32", "更正日期。", "When it was decided.", required=True),
        Field("reason", "string", "更正理由。", "Why it was corrected.", required=True),
        Field(
            "applied",
            "bool",
            "是否已生效；来源的值与 was 不再相同时为 false。",
            "Whether it took effect: false once the source no longer has the value was.",
            required=True,
        ),
    ),
    (OF_DOCUMENT,),
)

OBSERVATIONS = Table(
    "observations",
    "解析时的观察",
    "只有解析时才能知道的情况每处一行：文字似有损坏、表头已补全、事项错放章节、表格线残缺；是否成为发现由规则决定。",
    "One row per fact that only parsing can know: damaged text, completed headers, misplaced "
    "sections, tables with rules missing. Rules decide what becomes a finding.",
    ("document_id", "list_number", "observation_number"),
    (
        DOCUMENT_ID,
        LIST_NUMBER,
        Field(
            "observation_number",
            "int16",
            "在清单内按原文顺序的序号，从 1 起。",
            "Order within the list, in print, from 1.",
            required=True,
        ),
        Field("kind", OBSERVATION_KIND, "观察到什么。", "What was noticed.", required=True),
        PART_FIELD,
        _about("section_number", "章节序号", "Number of the section it is about"),
        _about("item_number", "事项编号", "Number of the item it is about"),
        _about("measure_number", "举措序号", "Number of the measure it is about"),
        _about("indicator_number", "指标序号", "Number of the indicator it is about"),
        Field(
            "context",
            "string",
            "损坏处前后共六个字；空值表示与文字损坏无关。",
            "The six characters around the damage; null where no text is damaged.",
        ),
        Field(
            "expected",
            "string",
            "应有的文字或章节序号；空值表示无从得知。",
            "What it should be: words, or the number of a section; null where unknown.",
        ),
        Field(
            "actual",
            "string",
            "印出的文字或章节序号；空值表示没有印出。",
            "What is printed: words, or the number of a section; null where nothing is.",
        ),
        *PLACE,
    ),
    (OF_DOCUMENT,),
)

RESIDUE = Table(
    "residue",
    "其余文字",
    "不在其他各表任何一行中的每段来源文字一行，因此没有文字会无声丢失。",
    "One row per run of source text that is in no row of another table, so that nothing is lost "
    "silently.",
    ("document_id", "run_number"),
    (
        DOCUMENT_ID,
        Field(
            "run_number",
            "int32",
            "在文件内的顺序，从 1 起。",
            "Order within the circular, from 1.",
            required=True,
        ),
        Field("text", "string", "这段文字。", "The text of the run.", required=True),
        Field("reason", REASON, "为何不在其他表中。", "Why it is in no table.", required=True),
        *PLACE,
    ),
    (OF_DOCUMENT,),
)
