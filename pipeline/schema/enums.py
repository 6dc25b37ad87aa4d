"""Every enumeration of the data contract, with the meaning of each value."""

from __future__ import annotations

from pipeline.schema.model import Enumeration, Value


def _enumeration(name: str, *values: tuple[str, str, str]) -> Enumeration:
    return Enumeration(name, tuple(Value(*value) for value in values))


PART = _enumeration(
    "part",
    (
        "notice",
        "通知或其主要附件所列的事项",
        "the items as the notice or its main attachment lists them",
    ),
    (
        "measures",
        "逐项重述事项并列出推进举措的附件",
        "the annex that repeats each item with its measures",
    ),
    (
        "targets",
        "由指标和地区组成的目标表附件",
        "the annex of tables with indicators and regions",
    ),
    ("list", "每个事项一行的清单表", "a table with one row per item"),
)

DOCUMENT_STATUS = _enumeration(
    "document_status",
    ("parsed", "已解析", "parsed: its rows are in the other tables"),
    (
        "failed",
        "无法读取或没有任何事项，其他各表中没有它的行",
        "unreadable or without a single item: no rows in any other table",
    ),
)

RESPONSIBILITY = _enumeration(
    "responsibility",
    ("local", "本地任务，写明了牵头单位", "owed locally: a lead unit is named"),
    ("city", "属市级任务", "owed by the city (属市级任务)"),
    ("province", "属省级任务", "owed by the province (属省级任务)"),
    ("none", "本地区无任务（如“本区无任务”）", "this region owes nothing (本区无任务)"),
)

COMPARATOR = _enumeration(
    "comparator",
    ("eq", "等于：单独的数，或力争、达到", "equal: a plain number, or 力争, 达到"),
    (
        "ge",
        "大于或等于：不少于、不低于、至少、以上、≥",
        "at least: 不少于, 不低于, 至少, 以上, ≥",
    ),
    ("gt", "大于：超过、高于、余、多", "more than: 超过, 高于, 余, 多"),
    (
        "le",
        "小于或等于：不超过、以下、以内、控制在、≤",
        "at most: 不超过, 以下, 以内, 控制在, ≤",
    ),
    ("lt", "小于：低于", "less than: 低于"),
    ("approx", "约数：左右、约", "about: 左右, 约"),
)

KIND = _enumeration(
    "kind",
    ("number", "数值，见 value 和 unit", "a number: see value and unit"),
    ("follow_total", "全市参照执行", "the region follows the total row (全市参照执行)"),
    ("support", "配合开展", "the region supports the work (配合开展)"),
    ("pending", "待认定", "still to be determined (待认定)"),
    ("none", "无任务：—、/、无、无任务", "no task: a dash, /, 无 or 无任务"),
    ("blank", "空白单元格", "an empty cell"),
)

VALUE_ROLE = _enumeration(
    "value_role",
    ("target", "目标值", "what is to be reached"),
    ("achieved", "完成值（进度表）", "what has been reached (progress tables)"),
    ("rate", "完成率（进度表）", "the share reached (progress tables)"),
)

REGION_ROLE = _enumeration(
    "region_role",
    (
        "total",
        "合计行：发文地区自己的文件中是发文地区，否则是其上级地区",
        "the total row: the issuing region in its own circular, else its parent",
    ),
    ("member", "其他地区的行", "every other region"),
    ("subtotal", "小计行：其中几个地区之和", "a row that adds up some of the members (小计)"),
)

ROLE = _enumeration(
    "role",
    ("lead", "牵头单位", "leads the item"),
    ("cooperating", "配合单位", "cooperates"),
    ("leader", "负责的个人或职务", "a named person or post in charge"),
)

AGREEMENT = _enumeration(
    "agreement",
    ("same", "两处数值相同", "both state the same"),
    ("different", "两处数值不同", "they differ"),
    ("part", "是总数中由各举措分担的一份", "one share of a total that the measures split"),
    ("unmatched", "没有找到对应的另一处", "nothing corresponds on the other side"),
)

SEVERITY = _enumeration(
    "severity",
    ("error", "错误：来源自相矛盾", "error: the source contradicts itself"),
    ("warning", "警告：需要人工核对", "warning: a person should look"),
    ("info", "提示", "for information"),
)

FINDING_STATUS = _enumeration(
    "finding_status",
    ("open", "待处理", "nobody has decided yet"),
    ("accepted", "已确认，保留来源的写法", "accepted: the source's word is kept"),
    ("corrected", "已更正，见 corrections 表", "corrected: see the table corrections"),
)

REASON = _enumeration(
    "reason",
    ("page_number", "页码", "a page number"),
    ("running_header", "页眉或页脚", "a running header or footer"),
    ("heading", "附件或部分的标题", "the heading of an annex or part"),
    ("table_label", "表格的标签（表头栏目名、单位行、续表等）", "labels of a table"),
    ("preamble", "正文前的说明段落", "paragraphs before the items"),
    ("closing", "结尾段落、落款、印发信息", "closing paragraphs, signature, imprint"),
    ("web_chrome", "网页的导航、工具栏等", "navigation and tools of a web page"),
    ("unparsed", "没有规则能解释的文字", "text that no rule understood"),
)

OBSERVATION_KIND = _enumeration(
    "observation_kind",
    (
        "repeated_characters",
        "换行或换页处文字重复",
        "characters come twice at a line or page break",
    ),
    ("lost_characters", "换行或换页处文字缺失", "characters are missing at a line or page break"),
    (
        "traditional_character",
        "简体文字中的繁体字",
        "a traditional character in simplified Chinese",
    ),
    ("foreign_word", "汉字之间的外文词", "a lower-case foreign word between Han characters"),
    ("open_bracket", "括号没有闭合", "a bracket that does not close"),
    (
        "damaged_label",
        "编号中的数字被误识为字母或横线",
        "a digit of a label that was misread as a letter or dash",
    ),
    (
        "joined_names",
        "人名连写，无法确定分界",
        "names of persons run together, and where one ends is not certain",
    ),
    ("completed_header", "表头被截断，已补全", "a cut header that was completed"),
    (
        "misplaced_section",
        "表格中事项所在的章节与编号不符",
        "a table puts an item under another section than its number says",
    ),
    (
        "irregular_cells",
        "表格线围成的格子不是矩形，已切成矩形",
        "rules of a table that do not make rectangles, and were cut into some",
    ),
    ("traditional_script", "全文为繁体字", "the whole circular is in traditional script"),
)

RULE = _enumeration(
    "rule",
    (
        "section_item_count",
        "某一部分中，章节声明的事项数与实际列出的不符",
        "a section's declared count differs from the items counted, in any part",
    ),
    (
        "total_item_count",
        "标题声明的事项总数与实际列出的不符",
        "the number declared in the title differs from the items counted",
    ),
    (
        "item_number_gap",
        "事项编号不是从 1 起连续，或有重复",
        "printed item numbers are not 1 to n, or repeat",
    ),
    (
        "item_missing_in_part",
        "事项见于一个部分，而不见于另一个应列全部事项的部分",
        "an item is in one part and not in another that claims all items",
    ),
    (
        "member_exceeds_total",
        "成员地区的数大于合计",
        "a member region's number is above the total's, same additive indicator",
    ),
    (
        "members_sum",
        "各成员地区之和不等于合计",
        "the members' numbers do not add up to the total's, every member being printed",
    ),
    ("part_exceeds_whole", "“其中”的数大于其整体", "a share (其中) is above its whole"),
    (
        "text_target_mismatch",
        "事项文字中的数与目标表中本地区的数不同",
        "a number in the item's text differs from the issuing region's in the table",
    ),
    (
        "responsibility_mismatch",
        "各部分所写的责任归属不同",
        "the parts state different responsibility",
    ),
    (
        "lead_units_mismatch",
        "各部分所写的牵头单位不同（名称统一之后）",
        "the parts name different lead units, after canonical naming",
    ),
    (
        "item_text_mismatch",
        "通知与举措附件对同一事项的措辞不同（不计标点和空格）",
        "notice and measures annex word the item differently, punctuation aside",
    ),
    (
        "header_repaired",
        "表头被截断，已据其他部分补全",
        "a table header was cut off and was completed from another part",
    ),
    (
        "section_misplaced",
        "表格把事项放在与其编号不符的章节下",
        "a table puts an item under another section than its number says",
    ),
    (
        "irregular_grid",
        "表格线围成的格子不是矩形，读成哪一行哪一列不能确定",
        "the rules of a table do not make rectangles, so that rows and columns are in doubt",
    ),
    (
        "target_pending",
        "本地任务的目标为待认定或空白",
        "a target is 待认定 or blank although the item is local",
    ),
    (
        "text_damaged",
        "文字似有重复、缺失或错字，或括号不成对",
        "characters look doubled, lost, wrong or misread, or a bracket does not close",
    ),
    (
        "joined_names",
        "负责人似为连写的几个姓名，无法确定分界",
        "names of persons in charge look run together, and where one ends is not certain",
    ),
    (
        "unit_missing",
        "目标表中的数没有印出、也无从推定的单位",
        "a number in a target table has no unit, printed or inferred",
    ),
    (
        "breakdown_mismatch",
        "各举措分担的数之和与事项的数不同",
        "the numbers by which the measures split the item's do not add up to it",
    ),
    (
        "target_year_mismatch",
        "事项的目标年份不是本文件的年份",
        "an item sets another year as target than the circular is for",
    ),
    (
        "declared_count_mismatch",
        "说明段落声明的数目与实际列出的不符",
        "a number that the preamble declares differs from the items or sections counted",
    ),
    (
        "traditional_script",
        "全文为繁体字，按简体规则识读，文字照原文记录",
        "the circular is in traditional script: read by the rules for simplified, kept as printed",
    ),
    ("unparsed_text", "有未能解析的文字", "there is residue with the reason unparsed"),
)
