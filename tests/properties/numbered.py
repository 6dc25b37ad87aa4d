"""Circulars whose numbers all agree, built at random, and faults planted in them.

A circular is kept as its items and printed from them, so that a fault is a changed number of
one item and its place is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

ACTS = ("新建", "改造", "新增", "培训", "资助", "提升", "建成")
THINGS = {
    "个": ("老年食堂", "公办托位", "口袋公园", "停车泊位", "快递网点", "阅读空间", "公共充电桩"),
    "公里": ("农村公路", "供水管网", "城市绿道", "排水管道"),
    "人": ("家政服务员", "高素质农民", "退役军人", "就业困难人员", "青年见习学员"),
    "人次": ("残疾人康复救助", "家庭经济困难学生", "职业技能培训", "法律援助"),
    "户": ("无障碍改造家庭", "农村危房", "清洁取暖家庭"),
    "座": ("农村公厕", "危桥", "泵站"),
}
RATES = ("视力筛查覆盖率", "生活污水治理率", "窝沟封闭完好率", "抽检合格率")
WHERE = ("城区", "农村", "开发区", "山区")
MEANS = ("压实责任，按月调度进展", "健全台账，加强监督检查", "引导社会力量广泛参与")
SECTIONS = ("促进就业", "社会保障", "卫生健康", "城乡建设")
HAN = "一二三四五六七八九十"
CITY = ("淮北市", "市", ("杜集区", "相山区", "烈山区", "濉溪县"))
DISTRICT = ("烈山区", "区", ("烈山区",))


def han(number: int) -> str:
    """A number up to 99 as a Chinese numeral."""
    tens, ones = divmod(number, 10)
    return (
        (HAN[tens - 1] if tens > 1 else "")
        + ("十" if tens else "")
        + (HAN[ones - 1] if ones else "")
    )


@dataclass(frozen=True)
class Count:
    """A number of an item: in its text, in the table, and split by measures.

    `texts` are the number as the notice and the annex print it, `cells` the issuing region's and
    then the members'; `parts` what the measures print. None: it stands in the text alone.
    """

    act: str
    thing: str
    unit: str
    form: str
    column: str | None
    texts: tuple[str, str]
    cells: tuple[str, ...]
    parts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Task:
    counts: tuple[Count, ...]
    means: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A circular: whose it is, and its items by section."""

    name: str
    issuer: tuple[str, str, tuple[str, ...]]
    sections: tuple[tuple[Task, ...], ...]

    @property
    def tasks(self) -> list[Task]:
        return [task for section in self.sections for task in section]


def plan(random: Random, name: str) -> Plan:
    issuer = random.choice((CITY, DISTRICT))
    regions = 1 + len(issuer[2])
    sections = tuple(
        tuple(_task(random, issuer is CITY, regions) for _ in range(random.randint(2, 3)))
        for _ in range(random.randint(1, 3))
    )
    first = sections[0][0].counts[0]
    if first.column is None:  # a table has one column at least
        counts = (replace(first, column=first.thing), *sections[0][0].counts[1:])
        return _with(Plan(name, issuer, sections), 0, replace(sections[0][0], counts=counts))
    return Plan(name, issuer, sections)


def _task(random: Random, is_city: bool, regions: int) -> Task:
    units = random.sample(sorted(THINGS), random.randint(1, 3))
    counts = [_count(random, unit, is_city, regions) for unit in units]
    if random.random() < 0.3:
        # Two of one unit, so that words must tell which is which.
        own = [thing for thing in THINGS[units[0]] if thing != counts[0].thing]
        other = _count(random, units[0], is_city, regions, random.choice(own))
        counts.append(other)
    if random.random() < 0.3:
        counts.append(_rate(random, regions))
    means = tuple(random.sample(MEANS, random.randint(1, 2)))
    split = [count for count in counts if count.parts]
    counts = [replace(count, parts=()) if count not in split[:1] else count for count in counts]
    return Task(tuple(counts), means)


def _count(
    random: Random, unit: str, is_city: bool, regions: int, thing: str | None = None
) -> Count:
    act, thing = random.choice(ACTS), thing or random.choice(THINGS[unit])
    shares = [random.randint(11, 900) for _ in range(regions - 1)]
    own = sum(shares) if is_city else shares[0]
    # A district prints the city's total above its own number.
    cells = [own if is_city else own * random.randint(3, 9), *shares]
    whole = own
    parts: tuple[int, ...] = ()
    if whole > 60 and random.random() < 0.4:
        cut = sorted(random.sample(range(whole // 4, whole - whole // 4), random.randint(1, 2)))
        bounds = [0, *cut, whole]
        parts = tuple(b - a for a, b in pairwise(bounds))
        parts = parts if len(set(parts)) == len(parts) and unit != "公里" else ()
    form = random.choice(("{a}{t}{n}{u}", "{a}{t}不少于{n}{u}", "{a}{t}{n}{u}以上"))
    if parts or random.random() < 0.4:
        form = "{a}{t}{n}{u}"
    named = random.random() < 0.85
    column = random.choice((f"{act}{thing}", thing, f"{act}{thing}")) if named else None
    return Count(act, thing, unit, form, column, (str(own),) * 2, tuple(map(str, cells)), parts)


def _rate(random: Random, regions: int) -> Count:
    value = str(random.randint(60, 99))
    form = random.choice(("{t}达到{n}{u}", "{t}达到{n}{u}以上"))
    thing = random.choice(RATES)
    return Count("", thing, "%", form, thing, (value,) * 2, (value,) * regions)


# --- Printing ---


def printed(made: Plan) -> str:
    region, level, _ = made.issuer
    total = len(made.tasks)
    title = f"{region}2024年实施{total}项民生实事"
    head = f"{'淮北市' if level == '区' else ''}{region}人民政府办公室关于印发《{title}》的通知"
    body = [
        f"{head}\n\n各单位：\n\n现将《{title}》印发给你们，请认真抓好落实。\n\n{title}\n\n",
        *_items(made, 0),
        "附件：1.推进举措\n\n2.目标任务分解表\n\n附件1\n\n民生实事推进举措\n\n",
        *_items(made, 1),
        "附件2\n\n民生实事目标任务分解表\n\n",
        _table(made),
    ]
    return "".join(body)


def _items(made: Plan, part: int) -> list[str]:
    lines, number = [], 0
    level = made.issuer[1]
    for order, section in enumerate(made.sections):
        lines.append(f"{HAN[order]}、{SECTIONS[order]}（{len(section)}项）\n\n")
        for task in section:
            number += 1
            label = f"（{HAN[number - 1]}）" if part else f"{number}."
            text = "，".join(_phrase(count, part) for count in task.counts)
            lines.append(f"{label}{text}。（牵头单位：{level}民政局）\n\n")
            if part:
                lines.append("推进举措：\n\n")
                said = [*_parts(task), *(f"{words}。" for words in task.means)]
                lines += [f"{n}.{words}\n\n" for n, words in enumerate(said, 1)]
    return lines


def _phrase(count: Count, part: int) -> str:
    return count.form.format(a=count.act, t=count.thing, n=count.texts[part], u=count.unit)


def _parts(task: Task) -> list[str]:
    return [
        f"在{where}{count.act}{count.thing}{value}{count.unit}。"
        for count in task.counts
        for where, value in zip(WHERE, count.parts, strict=False)
    ]


def _table(made: Plan) -> str:
    tasks = [(n, t) for n, t in enumerate(made.tasks, 1) if any(c.column for c in t.counts)]
    sections = [o for o, some in enumerate(made.sections) for _ in some]
    rows: list[list[str]] = [["单位名"], [""], [""]]
    labels = ["全市合计", *made.issuer[2]]
    rows += [[label] for label in labels]
    last = None
    for number, task in tasks:
        own = [count for count in task.counts if count.column]
        for order, count in enumerate(own):
            section = sections[number - 1]
            rows[0].append("" if section == last else f"{HAN[section]}、{SECTIONS[section]}")
            last = section
            header = f"{number}、{task.counts[0].act}{task.counts[0].thing}"
            level = made.issuer[1]
            rows[1].append("" if order else f"{header}（牵头单位：{level}民政局）")
            rows[2].append(f"{count.column}（{count.unit}）")
            for row, cell in zip(rows[3:], count.cells, strict=True):
                row.append(cell)
    return "\n".join("\t".join(row) for row in rows) + "\n"


# --- Faults ---


@dataclass(frozen=True)
class Fault:
    """A planted fault: the circular with it, and the finding that must come of it."""

    made: Plan
    kind: str
    rule: str
    item: int
    indicator: int | None
    quoted: str


KINDS = ("text", "notice", "cell", "member", "part")


def fault(random: Random, made: Plan, kind: str) -> Fault | None:
    """Change one number; None where the circular has none that this kind is about."""
    places = [
        (n, order)
        for n, task in enumerate(made.tasks)
        for order, count in enumerate(task.counts)
        if _fits(made, count, kind)
    ]
    if not places:
        return None
    item, order = random.choice(places)
    task = made.tasks[item]
    count = task.counts[order]
    taken = {number for c in task.counts for number in (*c.texts, *c.cells)}
    changed, quoted = _changed(random, made, count, kind, taken)
    counts = (*task.counts[:order], changed, *task.counts[order + 1 :])
    indicator = sum(each.column is not None for each in task.counts[: order + 1])
    rule = {"member": "members_sum", "part": "breakdown_mismatch"}.get(kind, "text_target_mismatch")
    return Fault(
        _with(made, item, replace(task, counts=counts)),
        kind,
        rule,
        item + 1,
        indicator if kind != "part" else None,
        quoted,
    )


def _fits(made: Plan, count: Count, kind: str) -> bool:
    if kind == "part":
        return bool(count.parts)
    if kind == "member":
        return count.column is not None and made.issuer is CITY and count.unit != "%"
    return count.column is not None


def _changed(
    random: Random, made: Plan, count: Count, kind: str, taken: set[str]
) -> tuple[Count, str]:
    if kind == "part":
        whole = int(count.texts[0])
        place = random.randrange(len(count.parts))
        parts, value = count.parts, 0
        while _comes_to(parts, whole):  # some of them may, by chance
            value = count.parts[place] + random.randint(1, max(2, whole // 3))
            parts = (*count.parts[:place], value, *count.parts[place + 1 :])
        return replace(count, parts=parts), str(value)
    new = _other(random, count.texts[0], taken, count.unit)
    if kind == "text":
        return replace(count, texts=(new, new)), new
    if kind == "notice":
        return replace(count, texts=(new, count.texts[1])), new
    own = 0 if made.issuer is CITY else 1
    place = own if kind == "cell" else random.randrange(1, len(count.cells))
    if kind == "member":
        new = _other(random, count.cells[place], taken, count.unit)
    return replace(count, cells=(*count.cells[:place], new, *count.cells[place + 1 :])), new


def _comes_to(parts: tuple[int, ...], whole: int) -> bool:
    """Whether neighbours, or one alone, come to the whole."""
    ends = range(1, len(parts) + 1)
    return any(sum(parts[start:end]) == whole for end in ends for start in range(end))


def _other(random: Random, number: str, taken: set[str], unit: str) -> str:
    """Another number as a slip makes it: a digit that is another, lost, doubled, or swapped."""
    while True:
        place = random.randrange(len(number))
        digits = list(number)
        match random.randrange(4):
            case 0:
                digits[place] = str(random.randint(0, 9))
            case 1 if len(digits) > 1:
                del digits[place]
            case 2 if unit != "%":
                digits.insert(place, digits[place])
            case 3 if len(digits) > 1:
                other = (place + 1) % len(digits)
                digits[place], digits[other] = digits[other], digits[place]
        new = "".join(digits)
        if new not in taken and not new.startswith("0") and new != number:
            return new


def _with(made: Plan, item: int, task: Task) -> Plan:
    sections, number = [], 0
    for section in made.sections:
        own = list(section)
        if number <= item < number + len(own):
            own[item - number] = task
        sections.append(tuple(own))
        number += len(own)
    return replace(made, sections=tuple(sections))
