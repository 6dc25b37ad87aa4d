"""Circulars with many shapes of sentences and tables, whose numbers all agree; and faults in them.

A sentence is a shape with slots for its numbers, each with the name under which a table has it. A
number is kept in base units; how text and table print it is part of the shape and of the layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.properties.numbered import HAN, SECTIONS

REGIONS = ("杜集区", "相山区", "烈山区", "濉溪县")
LAYOUTS = ("matrix", "total last", "turned", "rows", "progress", "words")


@dataclass(frozen=True)
class Shape:
    """A sentence: its slots are numbers, each with the indicator's name and unit, or none.

    `low` and `high` bound the numbers; `scale` is what the sentence prints them in.
    """

    text: str
    columns: tuple[tuple[str, str] | None, ...]
    low: int = 20
    high: int = 900
    scale: int = 1


SHAPES = (
    Shape("新增公办托位{0}个", (("新增公办托位", "个"),)),
    Shape("建成口袋公园不少于{0}个", (("口袋公园", "个"),)),
    Shape("改造农村公路{0}公里以上", (("改造农村公路", "公里"),)),
    Shape("培训高素质农民{0}万人次", (("培训高素质农民", "人次"),), 10000, 99000, 10000),
    Shape("资助家庭经济困难学生至少{0}人", (("家庭经济困难学生资助", "人"),)),
    Shape("为{0}户困难家庭实施适老化改造", (("困难家庭适老化改造", "户"),)),
    Shape("护理补贴标准提高到每人每月{0}元", (("护理补贴标准", "元/人·月"),)),
    Shape("低保标准由每人每月{0}元提高至{1}元", (None, ("低保标准", "元/人·月")), 300, 900),
    Shape("每千人口托位数达到{0}个", (("每千人口托位数", "个"),), 2, 9),
    Shape(
        "新生儿疾病筛查率和听力筛查率分别达到{0}%和{1}%以上",
        (("新生儿疾病筛查率", "%"), ("听力筛查率", "%")),
        60,
        99,
    ),
    Shape(
        "新增停车泊位{0}个，其中公共停车泊位{1}个",
        (("新增停车泊位", "个"), ("其中：公共停车泊位", "个")),
    ),
    Shape("农村生活污水治理率达到{0}%", (("农村生活污水治理率", "%"),), 30, 99),
    Shape("打造便民服务点{0}—{1}处", (None, None)),
    Shape("服务半径不超过{0}米", (None,)),
    Shape("为35—64岁妇女免费筛查{0}人", (("妇女免费筛查", "人"),)),
    Shape("总投资{0}万元", (None,)),
    Shape("送戏下乡{0}场，惠及群众近{1}万人次", (("送戏下乡", "场"), None), 2, 900),
)
FLAT = frozenset({"%", "元/人·月"})  # the same in every region


@dataclass(frozen=True)
class Said:
    """A shape with its numbers, as the text and as the table has them."""

    shape: Shape
    text: tuple[int, ...]
    cells: tuple[int, ...]
    members: tuple[tuple[int, ...], ...]

    @property
    def sentence(self) -> str:
        return self.shape.text.format(*(_printed(n, self.shape.scale) for n in self.text))


@dataclass(frozen=True)
class Worded:
    """A circular: its items, two to a section, and how its table is laid out."""

    name: str
    layout: str
    items: tuple[tuple[Said, ...], ...]
    declared: int


def worded(random: Random, name: str) -> Worded:
    """A sound circular of four items in two sections."""
    shapes = random.sample(SHAPES, 8)
    if not any(shape.columns[0] for shape in shapes[::2]):
        shapes[0] = SHAPES[0]
    drawn = [_said(random, shape) for shape in shapes]
    pairs = [tuple(drawn[at : at + random.randint(1, 2)]) for at in range(0, 8, 2)]
    # Each item has an indicator at least.
    items = tuple(pair if _columns(pair) else (_said(random, SHAPES[1]), *pair) for pair in pairs)
    return Worded(name, random.choice(LAYOUTS), items, len(items))


def _said(random: Random, shape: Shape) -> Said:
    step = shape.scale // 100 or 1
    numbers = random.sample(range(shape.low, shape.high, step), len(shape.columns))
    rising = "由" in shape.text or "—" in shape.text
    numbers.sort(reverse=not rising)  # a share is less than its whole, a range rises
    slots = zip(numbers, shape.columns, strict=True)
    members = tuple(_members(random, number, column) for number, column in slots)
    if "其中" in shape.text:  # so it is in each region
        whole, share = members
        members = whole, tuple(min(a, b) for a, b in zip(whole, share, strict=True))
        numbers[1] = sum(members[1])
    return Said(shape, tuple(numbers), tuple(numbers), members)


def _members(random: Random, whole: int, column: tuple[str, str] | None) -> tuple[int, ...]:
    """What the regions have of a number: its parts, or the same; 0 is printed as a dash."""
    if column and (column[1] in FLAT or column[0].startswith("每")):
        return (whole,) * len(REGIONS)
    cuts = sorted(random.randint(0, whole) for _ in REGIONS[1:])
    return tuple(b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True))


def _printed(number: int, scale: int) -> str:
    return str(number) if scale == 1 else f"{number / scale:g}"


def _columns(item: Sequence[Said]) -> list[tuple[Said, int]]:
    return [(said, at) for said in item for at, each in enumerate(said.shape.columns) if each]


# --- Printing ---


def text_of(made: Worded) -> str:
    """The circular as plain text with a table of tabs."""
    title = f"淮北市2024年实施{made.declared}项民生实事"
    lines = [f"淮北市人民政府办公室关于印发《{title}》的通知", "各县、区人民政府："]
    lines += [f"现将《{title}》印发给你们，请认真抓好落实。", title]
    for number, item in enumerate(made.items, 1):
        if number % 2:
            lines.append(f"{HAN[number // 2]}、{SECTIONS[number // 2]}（2项）")
        words = "，".join(said.sentence for said in item)
        lines.append(f"{number}.{words}。（牵头单位：市民政局）")
    lines += ["附件", "2024年民生实事目标任务分解表"]
    rows = _ROWS[made.layout](made)
    return "\n\n".join(lines) + "\n\n" + "\n".join("\t".join(row) for row in rows) + "\n"


def _cell(number: int) -> str:
    return str(number) if number else "—"


def _regions(made: Worded, *, last: bool) -> list[list[str]]:
    """Regions below one another, under sections, items and indicators."""
    rows = [["单位名"], [""], [""]]
    bodies = [["全市合计"], *([region] for region in REGIONS)]
    for number, item in enumerate(made.items, 1):
        for order, (said, at) in enumerate(_columns(item)):
            name, unit = said.shape.columns[at] or ("", "")
            first = number % 2 == 1 and not order
            rows[0].append(f"{HAN[number // 2]}、{SECTIONS[number // 2]}" if first else "")
            head = f"{number}、{item[0].sentence[:6]}（牵头单位：市民政局）"
            rows[1].append("" if order else head)
            rows[2].append(f"{name}（{unit}）")
            for row, value in zip(bodies, (said.cells[at], *said.members[at]), strict=True):
                row.append(_cell(value))
    return [*rows, *(bodies[1:] + bodies[:1] if last else bodies)]


def _turned(made: Worded) -> list[list[str]]:
    rows = [["序号", "项目名称", "指标", "单位", "全市合计", *REGIONS]]
    for number, item in enumerate(made.items, 1):
        for order, (said, at) in enumerate(_columns(item)):
            name, unit = said.shape.columns[at] or ("", "")
            lead = ["", ""] if order else [str(number), f"{item[0].sentence[:6]}"]
            values = map(_cell, (said.cells[at], *said.members[at]))
            rows.append([*lead, name, unit, *values])
    return rows


def _rows(made: Worded, *, progress: bool) -> list[list[str]]:
    head = ["序号", "项目名称", "指标名称", "单位", "年度目标"]
    rows = [[*head, *(["完成数", "完成率（%）"] if progress else []), "牵头单位"]]
    for number, item in enumerate(made.items, 1):
        for order, (said, at) in enumerate(_columns(item)):
            name, unit = said.shape.columns[at] or ("", "")
            lead = ["", ""] if order else [str(number), f"{item[0].sentence[:6]}"]
            done = [str(said.cells[at] // 2), "50"] if progress else []
            unit_name = "" if order else "市民政局"
            rows.append([*lead, name, unit, str(said.cells[at]), *done, unit_name])
    return rows


def _words(made: Worded) -> list[list[str]]:
    rows = [["序号", "项目名称", "目标任务", "牵头单位"]]
    for number, item in enumerate(made.items, 1):
        goal = "，".join(replace(said, text=said.cells).sentence for said in item)
        rows.append([str(number), f"项目{HAN[number]}", goal, "市民政局"])
    return rows


_ROWS = {
    "matrix": lambda made: _regions(made, last=False),
    "total last": lambda made: _regions(made, last=True),
    "turned": _turned,
    "rows": lambda made: _rows(made, progress=False),
    "progress": lambda made: _rows(made, progress=True),
    "words": _words,
}


# --- Faults ---


@dataclass(frozen=True)
class Planted:
    """A circular with a fault, and the finding that must come of it."""

    made: Worded
    kind: str
    rule: str
    item: int | None
    quoted: str


KINDS = ("text", "cell", "unit", "member", "share", "count")


def plant(random: Random, made: Worded, kind: str) -> Planted | None:
    """Change one number; None where the circular has none that this kind is about."""
    if kind == "count":
        wrong = replace(made, declared=made.declared + random.choice((-1, 1, 2)))
        return Planted(wrong, kind, "total_item_count", None, "")
    places = [
        (item, order, at)
        for item, all_said in enumerate(made.items)
        for order, said in enumerate(all_said)
        for at, column in enumerate(said.shape.columns)
        if column and _fits(made, said, at, kind)
    ]
    if not places:
        return None
    item, order, at = random.choice(places)
    said = made.items[item][order]
    changed, rule, quoted = _changed(random, said, at, kind)
    if kind in {"cell", "unit"} and made.layout == "words":
        quoted = _printed(changed.cells[at], said.shape.scale)
    own = made.items[item]
    items = list(made.items)
    items[item] = (*own[:order], changed, *own[order + 1 :])
    return Planted(replace(made, items=tuple(items)), kind, rule, item + 1, quoted)


def _fits(made: Worded, said: Said, at: int, kind: str) -> bool:
    column = said.shape.columns[at] or ("", "")
    by_region = made.layout in {"matrix", "total last", "turned"}
    if kind == "unit":
        return said.shape.scale > 1
    if kind == "member":
        return by_region and column[1] not in FLAT and not column[0].startswith("每")
    if kind == "share":
        return by_region and column[0].startswith("其中")
    return True


def _changed(random: Random, said: Said, at: int, kind: str) -> tuple[Said, str, str]:
    value = said.text[at]
    least = max(said.shape.scale // 100, 1)
    step = least * random.randint(1, 9)
    while value + step in said.text:
        step += least
    new = value + step
    if kind == "text":
        shown = _printed(new, said.shape.scale)
        return replace(said, text=_put(said.text, at, new)), "text_target_mismatch", shown
    if kind == "unit":  # 万 too much: 1.2万 for 1.2
        new = value // said.shape.scale
        return replace(said, cells=_put(said.cells, at, new)), "text_target_mismatch", str(new)
    if kind == "cell":
        return replace(said, cells=_put(said.cells, at, new)), "text_target_mismatch", str(new)
    place = random.randrange(len(REGIONS))
    if kind == "member":
        row = _put(said.members[at], place, said.members[at][place] + step)
        members = (*said.members[:at], row, *said.members[at + 1 :])
        return replace(said, members=members), "members_sum", str(row[place])
    row = _put(said.members[at], place, said.members[at - 1][place] + step)
    members = (*said.members[:at], row, *said.members[at + 1 :])
    return replace(said, members=members), "part_exceeds_whole", str(row[place])


def _put(values: tuple[int, ...], at: int, value: int) -> tuple[int, ...]:
    return (*values[:at], value, *values[at + 1 :])
