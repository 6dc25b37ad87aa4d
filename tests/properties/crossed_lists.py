"""Circulars with a numbered list, their forms crossed at random."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.properties.crossed_duties import CARRIERS, Carried, Duty, carried
from tests.properties.crossed_grids import TEXTS
from tests.properties.crossed_pages import Paragraph, Sheet, laid_out, sheet
from tests.properties.crossed_regions import (
    Counted,
    RegionForm,
    indicator,
    region_form,
    region_rows,
)
from tests.properties.crossed_words import (
    TASKS,
    Issuer,
    column_of,
    dealt,
    issuer,
    sentence,
)
from tests.properties.numbered import SECTIONS, han
from tests.properties.worded import Shape

NUMBERINGS = (
    *("{n}.", "{n}、", "{n}．", "（{n}）", "({n})", "{n} ", "【{n}】", "{n})", "{circled}"),
    *("{h}、", "（{h}）", "({h})", "{h}是", "第{h}项 ", "第{n}项：", "实事{h}："),
)
TITLES = (
    *("{r}{y}年{n}{k}民生实事", "{y}年{r}民生实事项目"),
    *("{r}{y}年民生实事任务分解方案", "{y}年为民办实事{n}项任务"),
)
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
MEANS = (
    "制定实施方案，明确责任分工",
    "加强部门协作，定期开展调度",
    "加快项目前期工作，尽早开工建设",
    "完善长效机制，加强日常管护",
    "强化资金保障，规范资金使用",
)


@dataclass(frozen=True)
class Measures:
    """How an annex prints the measures: the numbers of items and measures, what stands between."""

    item: str
    measure: str
    label: str


@dataclass(frozen=True)
class ListForm:
    """How a circular is printed.

    `numbering` and `section` are the labels of items and sections ("": there are none).
    `runs_on`: the numbers go on over sections. `count` is the measure word for items in the
    headings of sections, if they count them. `stop_first`: the stop stands before the bracket.
    `signed`: where the signature stands, before the list or behind it.
    """

    numbering: str
    section: str
    runs_on: bool
    count: str | None
    carrier: str
    stop_first: bool
    title: str
    quoted: bool
    list_title: bool
    signed: str
    table: RegionForm | None
    separator: str
    measures: Measures | None
    sheet: Sheet


@dataclass(frozen=True)
class ListItem:
    number: int
    section: int | None
    text: str
    carried: Carried
    measures: tuple[str, ...]

    @property
    def duty(self) -> Duty:
        return self.carried.duty


@dataclass(frozen=True)
class ListCircular:
    """A circular, and what must come out of it."""

    form: ListForm
    issuer: Issuer
    year: int
    items: tuple[ListItem, ...]
    counted: tuple[Counted, ...]
    title: str
    text: str


def list_circular(random: Random) -> ListCircular:
    made = issuer(random)
    form = list_form(random, made)
    year = random.randint(2018, 2026)
    shapes = random.sample(TASKS, random.randint(6, 14))
    items = tuple(_items(random, form, made.level, shapes))
    counted = tuple(_counted(random, form.table, shapes)) if form.table else ()
    title = form.title.format(r=made.name, y=year, n=len(items), k=form.count or "件")
    full = f"{made.office}关于印发{f'《{title}》' if form.quoted else title}的通知"
    plain = ListCircular(form, made, year, items, counted, full, "")
    return replace(plain, text=laid_out(form.sheet, list(_paragraphs(plain, title))))


def _items(
    random: Random, form: ListForm, level: str, shapes: Sequence[Shape]
) -> Iterator[ListItem]:
    sections = dealt(len(shapes), random.choice((2, 3, 4)))
    for number, (shape, section) in enumerate(zip(shapes, sections, strict=True), 1):
        yield ListItem(
            number,
            section if form.section else None,
            sentence(random, shape, random.randint(shape.low, shape.high)),
            carried(random, CARRIERS[form.carrier], level),
            tuple(_means(random)) if form.measures else (),
        )


def _counted(random: Random, table: RegionForm, shapes: Sequence[Shape]) -> Iterator[Counted]:
    """What the table says: of every other item, as many circulars count some only."""
    for number, (name, unit) in enumerate(map(column_of, shapes), 1):
        if number % 2:
            yield Counted(number, name, None, (indicator(random, name, unit, table),))


def list_form(random: Random, made: Issuer) -> ListForm:
    numbering = random.choice(NUMBERINGS)
    section = random.choice(("", "{h}、", "{h}、", "（{h}）"))
    if section.strip("()（）") == numbering.strip("()（）"):
        section = "{h}、"
    runs_on = random.random() < 0.6
    return ListForm(
        numbering=numbering,
        section="" if numbering == "{h}、" else section,
        runs_on=(runs_on or numbering == "{n} ") and numbering != "{h}是",
        count=random.choice((None, "项", "件")),
        carrier=random.choice(tuple(CARRIERS)),
        stop_first=random.choice((True, False)),
        title=random.choice(TITLES),
        quoted=random.choice((True, False)),
        list_title=random.choice((True, False)),
        signed=random.choice(("before", "behind", "behind")),
        table=_table(random, made) if random.random() < 0.5 else None,
        separator=random.choice(("tabs", "pipes")),
        measures=_measures(random) if random.random() < 0.5 else None,
        sheet=sheet(random),
    )


def _table(random: Random, made: Issuer) -> RegionForm:
    form = region_form(random, made)
    title = random.choice(("{n}.{t}", "{n}、{t}", "{t}"))
    # Each item has one indicator; where none is named, its unit has a column.
    named = form.unit != "column" or random.choice((True, False))
    return replace(form, title=title, indicators=named)


def _measures(random: Random) -> Measures:
    item = random.choice(("（{h}）", "{n}.", "{h}、"))
    measure = random.choice(("{n}.", "（{n}）", "{circled}", "{n}、", "{h}是"))
    label = random.choice(("", "推进措施：", "工作措施："))
    return Measures(item, "（{n}）" if item == measure else measure, label)


def _means(random: Random) -> Iterator[str]:
    for _ in range(random.randint(1, 4)):
        yield f"{random.choice(MEANS)}，{random.choice(('第一季度', '6月底前', '年底前'))}完成。"


# --- Printing ---


def label(numbering: str, number: int) -> str:
    return numbering.format(n=number, h=han(number), circled=CIRCLED[number - 1])


def _paragraphs(made: ListCircular, title: str) -> Iterator[Paragraph]:
    form, office = made.form, made.issuer.office
    signature = [Paragraph(office), Paragraph(f"{made.year}年3月5日")]
    yield Paragraph(made.title)
    yield Paragraph("各有关单位：")
    yield Paragraph(f"《{title}》已经政府同意，现印发给你们，请结合实际认真贯彻落实。")
    if form.signed == "before":
        yield from signature
    if form.list_title or form.signed == "before":
        yield from (Paragraph(""), Paragraph(title), Paragraph(""))
    yield from _list(form, made.items)
    if form.signed == "behind":
        yield from signature
    if form.table:
        yield from map(Paragraph, ("", "附件1", f"{made.year}年民生实事目标任务分解表"))
        rows = TEXTS[form.separator](region_rows(form.table, made.counted))
        yield from (Paragraph(row, "row") for row in rows)
    if form.measures:
        yield from map(Paragraph, ("", "附件2", f"{made.year}年民生实事推进措施"))
        yield from _annex(form.measures, made.items)


def _list(form: ListForm, items: Sequence[ListItem]) -> Iterator[Paragraph]:
    last, first = None, 1
    for item in items:
        if item.section and item.section != last:
            last = item.section
            first = 1 if form.runs_on else item.number
            count = sum(each.section == last for each in items)
            counted = f"（{count}{form.count}）" if form.count else ""
            yield Paragraph(label(form.section, last) + SECTIONS[last - 1] + counted)
        yield Paragraph(label(form.numbering, item.number - first + 1) + _words(form, item))
        yield from (Paragraph(line, "duty") for line in item.carried.below)


def _words(form: ListForm, item: ListItem) -> str:
    behind = item.carried.behind
    if CARRIERS[form.carrier].is_bracket and not form.stop_first:
        return f"{item.text[:-1]}{behind}。"
    return item.text + behind


def _annex(form: Measures, items: Sequence[ListItem]) -> Iterator[Paragraph]:
    for item in items:
        lead = item.duty.lead[:1]
        bracket = f"（牵头单位：{lead[0]}）" if lead else ""
        yield Paragraph(label(form.item, item.number) + item.text + bracket)
        if form.label:
            yield Paragraph(form.label)
        for order, words in enumerate(item.measures, 1):
            yield Paragraph(label(form.measure, order) + words)
