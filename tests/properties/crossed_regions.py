"""Tables of numbers by region, their forms crossed at random."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tests.properties.crossed_grids import ABOVE, Row, spanning
from tests.properties.crossed_words import (
    OFFICES,
    TASKS,
    Issuer,
    column_of,
    dealt,
    issuer,
    sentence,
)
from tests.properties.numbered import SECTIONS, han
from tests.properties.worded import Shape

TOTALS = {
    "市": ("全市", "合计", "全市合计"),
    "县": ("全县", "合计", "总计"),
    "区": ("全区", "合计"),
    "旗": ("全旗", "合计"),
    "州": ("全州", "合计"),
}
ROLES = ((), (), (), ("目标任务", "完成数", "完成率"), ("年度任务", "累计完成", "完成比例（%）"))


@dataclass(frozen=True)
class Indicator:
    """What a table counts of an item, and for each region the number wanted and reached."""

    name: str
    unit: str
    wanted: tuple[int, ...]
    reached: tuple[int, ...]


@dataclass(frozen=True)
class Counted:
    """An item of a region table."""

    number: int
    name: str
    section: int | None
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class RegionForm:
    """How a table is laid out.

    `turned`: its columns are the regions. `unit` is where the unit stands, `title` how an item is
    named above its indicators, `section` how a section is, if at all. `indicators`: a turned table
    names them beside the items, which it need not where each item has one.
    """

    turned: bool
    total: str
    members: tuple[str, ...]
    total_first: bool
    stub: str
    unit: str
    title: str
    section: str | None
    roles: tuple[str, ...]
    dash: str
    indicators: bool = True

    @property
    def regions(self) -> tuple[str, ...]:
        return (self.total, *self.members) if self.total_first else (*self.members, self.total)


@dataclass(frozen=True)
class RegionCircular:
    """A circular with a list of items and a region table, and the table's items."""

    form: RegionForm
    items: tuple[Counted, ...]
    head: tuple[str, ...]
    rows: tuple[Row, ...]


def region_circular(random: Random) -> RegionCircular:
    made = issuer(random)
    sections = random.choice((0, 0, 2))
    form = region_form(random, made, sections)
    shapes = random.sample(TASKS, random.randint(4, 9))
    items = tuple(_items(random, form, sections, shapes))
    head = tuple(_head(random, made, items, shapes))
    return RegionCircular(form, items, head, tuple(region_rows(form, items)))


def _items(
    random: Random, form: RegionForm, sections: int, shapes: Sequence[Shape]
) -> Iterator[Counted]:
    places = dealt(len(shapes), max(sections, 1))
    for number, (shape, section) in enumerate(zip(shapes, places, strict=True), 1):
        own = column_of(shape)
        indicators = _indicators(random, own, form)
        yield Counted(number, own[0], section if sections else None, indicators)


def _head(
    random: Random, made: Issuer, items: Sequence[Counted], shapes: Sequence[Shape]
) -> Iterator[str]:
    """The circular above its table, with the list of the items."""
    title = f"{made.name}2024年民生实事"
    yield f"{made.office}关于印发《{title}》的通知"
    yield "各县（市、区）人民政府，市政府各部门："
    yield f"现将《{title}》印发给你们，请认真组织实施。"
    last = None
    for item, shape in zip(items, shapes, strict=True):
        if item.section and item.section != last:
            yield _section("{h}、{s}（{k}项）", item.section, items)
        last = item.section
        words = sentence(random, shape, random.randint(shape.low, shape.high))
        yield f"{item.number}.{words}（牵头单位：{made.level}{random.choice(OFFICES)}）"
    yield from (made.office, "2024年3月5日", "附件", f"{title}目标任务分解表")


def region_form(random: Random, made: Issuer, sections: int = 0) -> RegionForm:
    own = random.choice(((), ("市本级",), ("经开区",), ("高新技术产业开发区",)))
    members = (*made.members, *(own if made.level == "市" else ()))
    turned = random.random() < 1 / 3
    return RegionForm(
        turned=turned,
        total=random.choice(TOTALS[made.level]),
        members=members,
        total_first=random.choice((True, False)),
        stub=random.choice(("县区", "地区", "县（市、区）", "单位名称", "区域", "乡镇（街道）")),
        unit=random.choice(("bracket", "column" if turned else "row")),
        title=random.choice(("{n}.{t}", "{n}、{t}")),
        section=random.choice(("{h}、{s}", "{h}、{s}（{k}项）", "{s}", None)) if sections else None,
        roles=() if turned else random.choice(ROLES),
        dash=random.choice(("—", "0")),
    )


def _indicators(random: Random, own: tuple[str, str], form: RegionForm) -> tuple[Indicator, ...]:
    """The task's own number, and now and then a further one."""
    names = [own]
    if random.random() < 1 / 3:
        names.append(random.choice([each for each in map(column_of, TASKS) if each != own]))
    return tuple(indicator(random, *each, form) for each in names)


def indicator(random: Random, name: str, unit: str, form: RegionForm) -> Indicator:
    """An indicator with numbers for the members, which the total is the sum of."""
    wanted = [random.choice((0, random.randint(1, 400))) for _ in form.members]
    reached = [random.randint(0, number) for number in wanted]
    for numbers in (wanted, reached):
        numbers.insert(0 if form.total_first else len(numbers), sum(numbers))
    return Indicator(name, unit, tuple(wanted), tuple(reached))


# --- Printing ---


def region_rows(form: RegionForm, items: Sequence[Counted]) -> list[Row]:
    return _turned(form, items) if form.turned else _upright(form, items)


def _turned(form: RegionForm, items: Sequence[Counted]) -> list[Row]:
    """Regions beside one another."""
    units = ["单位"] if form.unit == "column" else []
    names = ["指标"] if form.indicators else []
    rows: list[Row] = [["序号", "项目名称", *names, *units, *form.regions]]
    for item in items:
        for order, each in enumerate(item.indicators):
            lead = [ABOVE, ABOVE] if order else [str(item.number), item.name]
            name = [each.name if units else f"{each.name}（{each.unit}）"] * form.indicators
            unit = [each.unit] * len(units)
            rows.append([*lead, *name, *unit, *(_cell(form, number) for number in each.wanted)])
    return rows


def _upright(form: RegionForm, items: Sequence[Counted]) -> list[Row]:
    """Regions below one another, under sections, items, indicators, units and roles."""
    heads = _heads(form, items)
    stubs = [form.stub, *[ABOVE] * (len(heads) - 1)]
    if form.unit == "row":
        at = len(heads) - 1 - bool(form.roles)
        stubs[at:] = ["计量单位", *[""] * bool(form.roles)]
    rows: list[Row] = [[stub, *head] for stub, head in zip(stubs, heads, strict=True)]
    for at, region in enumerate(form.regions):
        cells = (
            cell for item in items for each in item.indicators for cell in _values(form, each, at)
        )
        rows.append([region, *cells])
    return rows


def _heads(form: RegionForm, items: Sequence[Counted]) -> list[list[str]]:
    """The rows of the head without their first column."""
    wide = max(len(form.roles), 1)
    each = [indicator for item in items for indicator in item.indicators]
    above = [
        (form.title.format(n=item.number, t=item.name), wide * len(item.indicators))
        for item in items
    ]
    bracket = form.unit == "bracket"
    names = [(f"{one.name}（{one.unit}）" if bracket else one.name, wide) for one in each]
    rows = [above, names]
    if form.section:
        rows.insert(0, list(_sections(form.section, items, wide)))
    if not bracket:
        rows.append([(one.unit, wide) for one in each])
    if form.roles:
        rows.append([(role, 1) for _ in each for role in form.roles])
    return [[words for cell in row for words in spanning(*cell)] for row in rows]


def _sections(form: str, items: Sequence[Counted], wide: int) -> Iterator[tuple[str, int]]:
    for number in sorted({item.section or 0 for item in items}):
        own = (len(item.indicators) for item in items if item.section == number)
        yield _section(form, number, items), wide * sum(own)


def _section(form: str, number: int, items: Sequence[Counted]) -> str:
    count = sum(item.section == number for item in items)
    return form.format(h=han(number), s=SECTIONS[number - 1], k=count)


def _values(form: RegionForm, each: Indicator, at: int) -> list[str]:
    wanted, reached = each.wanted[at], each.reached[at]
    if not form.roles:
        return [_cell(form, wanted)]
    sign = "" if "%" in form.roles[2] else "%"
    rate = f"{rate_of(wanted, reached)}{sign}" if wanted else "—"
    return [_cell(form, wanted), _cell(form, reached), rate]


def rate_of(wanted: int, reached: int) -> float:
    return round(reached / wanted * 100, 1) if wanted else 0.0


def _cell(form: RegionForm, number: int) -> str:
    return str(number) if number else form.dash


# --- What must come of it ---

Key = tuple[int, int, str, str]


def region_values(
    form: RegionForm, items: Sequence[Counted]
) -> dict[Key, tuple[float, str, str | None]]:
    """By item, indicator, region and role: the number, the indicator, and what a target counts."""
    return {
        (item.number, order, region, role): (value, each.name, unit)
        for item in items
        for order, each in enumerate(item.indicators, 1)
        for at, region in enumerate(form.regions)
        for role, value, unit in _told(form, each, at)
    }


def _told(form: RegionForm, each: Indicator, at: int) -> Iterator[tuple[str, float, str | None]]:
    wanted, reached = each.wanted[at], each.reached[at]
    yield "target", wanted, each.unit
    if form.roles:
        yield "achieved", reached, None
        yield "rate", rate_of(wanted, reached), None
