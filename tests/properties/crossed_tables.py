"""Tables with a row for each item, their forms crossed at random."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tests.properties.crossed_grids import ABOVE, Row, spanning
from tests.properties.crossed_regions import rate_of
from tests.properties.crossed_words import (
    DEADLINES,
    LEADERS,
    TASKS,
    column_of,
    dealt,
    issuer,
    offices,
    sentence,
)
from tests.properties.numbered import SECTIONS, han

# What a column tells, and what it may be headed.
HEADERS = {
    "number": ("序号", "编号"),
    "section": ("类别", "项目类别", "分类"),
    "title": ("项目名称", "实事项目", "民生实事", "事项名称"),
    "text": ("建设内容", "工作内容", "目标任务", "年度目标任务", "主要内容", "实施内容"),
    "unit": ("单位", "计量单位"),
    "target": ("目标任务数", "目标值", "年度目标", "计划数"),
    "achieved": ("完成数", "累计完成", "实际完成"),
    "rate": ("完成率", "完成率（%）", "完成比例"),
    "leader": ("责任领导", "分管领导", "牵头领导", "包抓领导", "县级责任领导"),
    "lead": ("牵头单位", "责任单位", "牵头部门", "责任部门", "牵头责任单位"),
    "cooperating": ("配合单位", "协办单位", "参与单位", "配合部门"),
    "deadline": ("完成时限", "完成时间", "时间节点", "办结时限"),
    "free": ("总投资（万元）", "资金来源", "建设地点", "备注"),
}
# Where no column has the title, the one with the text is named for the item.
TEXT_ALONE = ("民生实事项目", "工作任务", "目标任务", "实事内容", "项目内容")
NAMES = ("任务分解表", "项目清单", "责任分解表", "任务清单", "工作台账")
FREE = ("1200", "中央补助", "城关镇", "续建")


@dataclass(frozen=True)
class TableForm:
    """The columns as what they tell and what they are headed; where the sections stand, if any."""

    columns: tuple[tuple[str, str], ...]
    sections: str | None

    def has(self, kind: str) -> bool:
        return kind in dict(self.columns)


@dataclass(frozen=True)
class Entry:
    """An item of a table, with all that a column may tell of it."""

    number: int
    section: int
    title: str
    text: str
    unit: str
    target: int
    achieved: int
    leader: str
    lead: str
    cooperating: tuple[str, ...]
    deadline: str
    free: str


@dataclass(frozen=True)
class TableCircular:
    """A circular whose items stand in a table."""

    form: TableForm
    entries: tuple[Entry, ...]
    title: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


def table_circular(random: Random) -> TableCircular:
    made, form = issuer(random), table_form(random)
    entries = tuple(_entries(random, made.level))
    kind = random.choice(("推进情况表",) if form.has("rate") else NAMES)
    title = f"{made.name}2024年民生实事{kind}"
    head = (
        f"{made.office}关于印发{title}的通知",
        "各镇人民政府、街道办事处，有关部门：",
        "现印发给你们，请认真组织实施。",
        *(made.office, "2024年3月5日", "附件", title),
    )
    return TableCircular(form, entries, title, head, tuple(_rows(form, entries)))


def _entries(random: Random, level: str) -> Iterator[Entry]:
    shapes = random.sample(TASKS, random.randint(6, 14))
    sections = dealt(len(shapes), random.choice((2, 3)))
    for number, (shape, section) in enumerate(zip(shapes, sections, strict=True), 1):
        target = random.randint(shape.low, shape.high)
        lead, *others = offices(random, level, 4)
        title, unit = column_of(shape)
        yield Entry(
            number=number,
            section=section,
            title=title,
            text=sentence(random, shape, target, random.choice(("。", "。", ""))),
            unit=unit,
            target=target,
            achieved=random.randint(0, target),
            leader=random.choice(LEADERS),
            lead=lead,
            cooperating=tuple(others) or (f"{level}审计局",),
            deadline=random.choice(DEADLINES),
            free=random.choice(FREE),
        )


def table_form(random: Random) -> TableForm:
    sections = random.choice((None, None, "column", "row"))
    kinds = list(_kinds(random))
    if sections == "column":
        kinds.insert(random.choice((0, 1)), "section")
    headers = {kind: random.choice(HEADERS[kind]) for kind in kinds}
    if "title" not in headers:
        headers["text"] = random.choice(TEXT_ALONE)
    return TableForm(tuple(headers.items()), sections)


def _kinds(random: Random) -> Iterator[str]:
    """What the columns but the section's tell, in the order in which they are printed."""
    yield "number"
    if random.random() < 0.6:
        yield "title"
    yield "text"
    if random.random() < 0.35:
        yield from ("unit", "target")
        if random.random() < 0.5:
            yield from ("achieved", "rate")
    if random.random() < 0.4:
        yield "leader"
    yield "lead"
    for kind, share in (("cooperating", 0.5), ("deadline", 0.5), ("free", 0.3)):
        if random.random() < share:
            yield kind


# --- Printing ---


def _rows(form: TableForm, entries: Sequence[Entry]) -> Iterator[Row]:
    yield [header for _, header in form.columns]
    last = 0
    for entry in entries:
        if form.sections == "row" and entry.section != last:
            count = sum(each.section == entry.section for each in entries)
            heading = f"{han(entry.section)}、{SECTIONS[entry.section - 1]}（{count}项）"
            yield spanning(heading, len(form.columns))
        section = ABOVE if entry.section == last else SECTIONS[entry.section - 1]
        last = entry.section
        yield [
            section if kind == "section" else _cell(entry, kind, header)
            for kind, header in form.columns
        ]


def _cell(entry: Entry, kind: str, header: str) -> str:
    if kind == "rate":
        return f"{rate_of(entry.target, entry.achieved)}{'' if '%' in header else '%'}"
    if kind == "cooperating":
        return "、".join(entry.cooperating)
    return str(getattr(entry, kind))
