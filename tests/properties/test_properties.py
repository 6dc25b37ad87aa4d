"""What holds for every circular: built ones come out row by row, damaged ones lose nothing."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.circular import Circular, Registration
from pipeline.document import Place
from pipeline.errors import MinshengError
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.tables import to_tables
from tests.properties.numbered import han

REAL = Path(__file__).parents[2].joinpath("raw", "lieshan-2023.txt").read_text("utf-8")
TITLE = "南京市鼓楼区人民政府办公室关于印发《鼓楼区民生实事》的通知"


# --- Circulars built at random, with the rows that must come out of them ---


@dataclass(frozen=True)
class Indicator:
    """A column of a target table: its name and unit, and a cell for each region."""

    name: str
    unit: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """An item with all that the parts say of it."""

    text: str
    units: tuple[str, ...]
    level: str  # what stands in the bracket instead of units
    measures: tuple[str, ...]
    indicators: tuple[Indicator, ...]

    @property
    def bracket(self) -> str:
        return f"（牵头单位：{'、'.join(self.units)}）" if self.units else f"（{self.level}）"


@dataclass
class Built:
    """The text of a circular, its sections of tasks, and the labels of its table rows."""

    text: str
    sections: list[list[Task]]
    regions: tuple[str, ...]
    has_measures: bool
    has_tables: bool
    numbered: list[tuple[int, int, Task]] = field(default_factory=list)

    def __post_init__(self) -> None:
        flat = [(s, task) for s, tasks in enumerate(self.sections, 1) for task in tasks]
        self.numbered = [(n, s, task) for n, (s, task) in enumerate(flat, 1)]


LEVELS = {"属市级任务": "city", "属省级任务": "province", "鼓楼区无任务": "none"}
UNITS = ("区民政局", "区财政局", "区残联", "区卫健委", "区总工会", "区交通局", "各街道")
REGIONS = ("全市合计", "鼓楼区", "玄武区", "江宁区")
ACTS = ("改造", "新建", "培训", "资助", "提升")
THINGS = ("农村公路", "养老食堂", "青年人才", "公办托位", "泵站", "困难家庭")
MEANS = ("压实责任", "按月调度进展", "健全台账", "依托院校办班", "引导社会资本参与")
COUNTED = ("座", "户", "人次", "公里", "个", "万人")
CELLS = ("全市参照执行", "—", "待认定", "≥98%", "3.5", "1,200", "")

words = st.builds("{}{}".format, st.sampled_from(ACTS), st.sampled_from(THINGS))
amounts = st.builds("{}{}".format, st.integers(1, 99_999), st.sampled_from(COUNTED))
clauses = st.builds("{}{}".format, words, st.one_of(st.just(""), amounts))
texts = st.lists(clauses, min_size=1, max_size=3).map(lambda some: "，".join(some) + "。")
means = st.lists(st.sampled_from(MEANS), min_size=1, max_size=3).map(lambda m: "，".join(m) + "。")
numbers = st.one_of(st.integers(0, 99_999).map(str), st.sampled_from(("0.67", "24.807")))


@st.composite
def indicators(draw: st.DrawFn, regions: int) -> Indicator:
    name, unit = draw(words), draw(st.sampled_from(COUNTED))
    cells = draw(
        st.lists(st.one_of(numbers, st.sampled_from(CELLS)), min_size=regions, max_size=regions)
    )
    return Indicator(name, unit, tuple(cells))


@st.composite
def tasks(draw: st.DrawFn, regions: int) -> Task:
    units = draw(st.lists(st.sampled_from(UNITS), max_size=3, unique=True))
    return Task(
        text=draw(texts),
        units=tuple(units),
        level=draw(st.sampled_from(tuple(LEVELS))),
        measures=tuple(draw(st.lists(means, max_size=4))),
        indicators=tuple(draw(st.lists(indicators(regions), min_size=1, max_size=3))),
    )


class Printer:
    """Prints paragraphs with breaks, blanks and half-width brackets at random places."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._pages = 0

    def paragraph(self, label: str, text: str) -> str:
        if self._draw(st.integers(0, 3)) == 0:
            text = text.replace("（", "(").replace("：", ": ").replace("）", ")")
        if self._draw(st.integers(0, 2)) == 0:
            text = self._cut(text)
        return self._draw(st.sampled_from(("", "", "　　", "  "))) + label + text + "\n"

    def _cut(self, text: str) -> str:
        """Break a paragraph anywhere but at a digit: the halves of a number are two numbers."""
        within = [i for i in range(1, len(text)) if not text[i - 1 : i + 1].strip("0123456789,.")]
        at = self._draw(st.integers(1, len(text) - 1).filter(lambda i: i not in within))
        return text[:at] + self._draw(st.sampled_from((" ", "\u200b", self._page()))) + text[at:]

    def _page(self) -> str:
        self._pages += 1
        number = f"— {self._pages} —"
        breaks = ("\n", "\n\n", "\f", f"\n{number}\n", f"\n\n{number}\n\f", "\r\n")
        return self._draw(st.sampled_from(breaks))


@st.composite
def circulars(draw: st.DrawFn) -> Built:
    regions = REGIONS[: draw(st.integers(1, len(REGIONS)))]
    sections = draw(
        st.lists(st.lists(tasks(len(regions)), min_size=2, max_size=4), min_size=1, max_size=3)
    )
    # Without a measure nothing tells the annex from a second list of the same items.
    has_measures = draw(st.booleans()) and any(t.measures for some in sections for t in some)
    has_tables = draw(st.booleans())
    built = Built("", sections, regions, has_measures, has_tables)
    printer = Printer(draw)
    counted = draw(st.booleans())
    parts = [f"{TITLE}\n\n各街道，区各部门：\n现将民生实事印发给你们，请认真贯彻执行，务求实效。\n"]
    parts += _notice(built, printer, counted, draw(st.sampled_from((".", "、", "．"))))
    if draw(st.booleans()):
        parts.append("各单位要压实责任，按月报送进展。\n附件：1.推进举措表\n2.目标任务表\n")
    if has_measures:
        parts += ["附件1\n鼓楼区民生实事推进举措\n", *_measures(built, printer, counted)]
    if has_tables:
        parts += ["附件2\n鼓楼区民生实事目标任务表\n", *_tables(built)]
    built.text = "".join(parts)
    return built


def _headings(built: Built, counted: bool) -> Iterator[tuple[str, list[tuple[int, Task]]]]:
    for number, section in enumerate(built.sections, 1):
        own = [(n, task) for n, s, task in built.numbered if s == number]
        yield (
            f"{han(number)}、{THINGS[number]}" + (f"（{len(section)} 项）" if counted else ""),
            own,
        )


def _notice(built: Built, printer: Printer, counted: bool, mark: str) -> Iterator[str]:
    for heading, own in _headings(built, counted):
        yield heading + "\n"
        for number, task in own:
            yield printer.paragraph(f"{number}{mark}", task.text + task.bracket)


def _measures(built: Built, printer: Printer, counted: bool) -> Iterator[str]:
    for heading, own in _headings(built, counted):
        yield heading + "\n"
        for number, task in own:
            yield printer.paragraph(f"（{han(number)}）", task.text + task.bracket)
            yield "推进举措：\n" if task.measures else ""
            for order, text in enumerate(task.measures, 1):
                label = f"{order}." if len(task.measures) > 1 else ""
                yield printer.paragraph(label, text)


def _tables(built: Built) -> Iterator[str]:
    """A table for each section: section, items, indicators, and a row for each region."""
    for heading, own in _headings(built, counted=False):
        columns = [indicator for _, task in own for indicator in task.indicators]
        items = [
            [f"{number}、{task.text[:-1]}{task.bracket}"] + [""] * (len(task.indicators) - 1)
            for number, task in own
        ]
        rows = [
            ["单位名", heading] + [""] * (len(columns) - 1),
            ["", *(cell for cells in items for cell in cells)],
            ["", *(f"{column.name}（{column.unit}）" for column in columns)],
            *([label, *(c.cells[i] for c in columns)] for i, label in enumerate(built.regions)),
        ]
        yield "\n".join("\t".join(row) for row in rows) + "\n\n"


def read(text: str) -> Circular:
    return parse(read_document("a", [("a.txt", text.encode())]), Registration())


built_circulars = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


ROAD = Task("改造农村公路。", (), "属市级任务", (), ())
CUT_BEFORE_CLOSING = Built(
    f"{TITLE}\n各街道：\n一、公路\n1.{ROAD.text}{ROAD.bracket}\n"
    f"2.改\n造农村公路。{ROAD.bracket}\n各单位要压实责任，按月报送进展。\n",
    [[ROAD, ROAD]],
    REGIONS[:1],
    has_measures=False,
    has_tables=False,
)


@built_circulars
@given(circulars())
@example(CUT_BEFORE_CLOSING)
def test_every_item_comes_out_of_every_list(built: Built) -> None:
    circular = read(built.text)
    for part in ("notice", *(["measures"] if built.has_measures else [])):
        found = [m for m in circular.item_mentions if m.part == part]
        assert [
            (m.item_number, m.section_number, m.text, m.responsibility, m.lead_units) for m in found
        ] == [
            (number, section, task.text, "local" if task.units else LEVELS[task.level], task.units)
            for number, section, task in built.numbered
        ]


@built_circulars
@given(circulars().filter(lambda built: built.has_measures))
def test_every_measure_comes_out(built: Built) -> None:
    circular = read(built.text)
    assert [(m.item_number, m.measure_number, m.text) for m in circular.measures] == [
        (number, order, text)
        for number, _, task in built.numbered
        for order, text in enumerate(task.measures, 1)
    ]


def expected_cells(column: Indicator) -> Iterator[str | None]:
    """What each cell says: an empty one under a word continues the word."""
    above = ""
    for cell in column.cells:
        above = cell or (above if above in {"全市参照执行", "待认定"} else "")
        yield above or None


@built_circulars
@given(circulars().filter(lambda built: built.has_tables))
def test_every_target_comes_out(built: Built) -> None:
    circular = read(built.text)
    assert [
        (t.item_number, t.section_number, t.indicator_number, t.region_label, t.raw)
        for t in circular.targets
    ] == [
        (number, section, order, label, raw)
        for number, section, task in built.numbered
        for order, column in enumerate(task.indicators, 1)
        for label, raw in zip(built.regions, expected_cells(column), strict=True)
    ]
    for target in circular.targets:
        value = re.sub("[≥%,]", "", target.raw or "")
        assert target.value == (float(value) if re.fullmatch(r"[\d.]+", value) else None)


@built_circulars
@given(circulars())
def test_a_built_circular_leaves_nothing_unparsed(built: Built) -> None:
    circular = read(built.text)
    assert_accounted(circular)
    unparsed = [run.text for run in circular.residue if run.reason == "unparsed"]
    assert not unparsed, unparsed


@built_circulars
@given(circulars())
def test_spans_reproduce_the_text_of_their_rows(built: Built) -> None:
    circular = read(built.text)
    for mention in circular.item_mentions:
        assert_is_read_from(circular, mention.place, mention.text)
    for measure in circular.measures:
        assert folded(measure.text) in folded(slices(circular, measure.place))
    for unit in circular.responsible_units:
        assert folded(unit.printed_name) == folded(slices(circular, unit.place))
    for quantity in circular.quantities:
        assert folded(quantity.raw or "") == folded(slices(circular, quantity.place))
    for target in circular.targets:
        assert (target.raw or "") == slices(circular, target.place)
        assert folded(target.region_label or "") in folded(slices(circular, target.header_place))


KEYS: dict[str, tuple[str, ...]] = {
    "sections": ("list_number", "part", "section_number"),
    "items": ("list_number", "item_number"),
    "item_mentions": ("list_number", "part", "item_number"),
    "measures": ("list_number", "item_number", "measure_number"),
    "targets": ("list_number", "item_number", "indicator_number", "region_number", "value_role"),
    "quantities": ("list_number", "part", "item_number", "measure_number", "quantity_number"),
    "responsible_units": ("list_number", "part", "item_number", "position"),
    "residue": ("run_number",),
}


@built_circulars
@given(circulars())
def test_tables_are_in_the_order_of_their_keys_and_no_key_repeats(built: Built) -> None:
    tables = to_tables([read(built.text)])
    for name, columns in KEYS.items():
        rows = tables[name].select(columns).to_pylist()
        keys = [tuple(str(v) if isinstance(v, str) else v or 0 for v in r.values()) for r in rows]
        assert keys == sorted(set(keys)), name


@built_circulars
@given(circulars())
def test_parsing_twice_gives_the_same(built: Built) -> None:
    assert read(built.text) == read(built.text)


# --- Any text at all ---


def spans_of(places: Iterable[Place]) -> Iterator[tuple[int, int]]:
    for place in places:
        yield from place.spans


def row_places(circular: Circular) -> Iterator[Place]:
    """The places of all rows but residue, table by table of the contract."""
    yield circular.heading.place
    yield from (row.place for row in circular.sections)
    yield from (row.place for row in circular.item_mentions)
    yield from (row.place for row in circular.item_attributes)
    yield from (row.place for row in circular.measures)
    yield from (row.place for row in circular.targets)
    yield from (row.header_place for row in circular.targets)
    yield from (row.place for row in circular.quantities)
    yield from (row.place for row in circular.responsible_units)


def assert_accounted(circular: Circular) -> None:
    """Each solid character is in some row, or in one run of residue and no other."""
    text = circular.text
    rows = {i for start, end in spans_of(row_places(circular)) for i in range(start, end)}
    runs = [
        i for start, end in spans_of(r.place for r in circular.residue) for i in range(start, end)
    ]
    solid = {i for i, character in enumerate(text) if not character.isspace()}
    left = [i for i in runs if i in solid]
    assert len(left) == len(set(left)), "a character is in two runs"
    assert rows.isdisjoint(left), "a character is in a row and in a run"
    missing = sorted(solid - rows - set(left))
    assert not missing, f"lost: {[(i, text[i]) for i in missing[:9]]}"
    assert all(0 <= i < len(text) for i in rows)
    assert all(slices(circular, run.place) == run.text for run in circular.residue)


def slices(circular: Circular, place: Place) -> str:
    return "".join(circular.text[start:end] for start, end in place.spans)


def folded(text: str) -> str:
    """Without blanks and unseen characters, and of one width."""
    solid = (c for c in text if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf"})
    return unicodedata.normalize("NFKC", "".join(solid))


def assert_is_read_from(circular: Circular, place: Place, text: str) -> None:
    """A text is in its slices; the bracket that was taken out of it may stand before its end."""
    printed, wanted = folded(slices(circular, place)), folded(text)
    head, end = wanted[:-1], wanted[-1:]
    assert wanted in printed or (head in printed and printed.endswith(end)), (printed, wanted)


def assert_sound(text: str) -> None:
    """Any text either parses with everything accounted for, or is refused on purpose."""
    try:
        circular = read(text)
    except MinshengError as error:
        assert str(error)
        return
    assert_accounted(circular)


FRAGMENTS = (
    *(
        "附件1",
        "附件：1.表",
        "一、就业（3项）",
        "（一）修桥。",
        "1.修桥3座。",
        "2.90%",
        "推进举措：",
    ),
    *("（牵头单位：区民政局）", "（属市级任务）", "其中：", "关于印发《", "》的通知", "各单位："),
    *("单位名\t1、桥（座）\t", "全市合计\t9\t—", "鼓楼区\t\t", "\t", "\n", "\n\n", "\f", "— 3 —"),
    *("2024年3月5日", "”", "）", "\u200b", "\0"),
)


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_any_characters(text: str) -> None:
    assert_sound(text)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
@example("\u200b\n一、就业（3项）")
def test_any_pile_of_fragments(text: str) -> None:
    assert_sound(text)


Edit = tuple[str, int, int, str]
edits: st.SearchStrategy[Edit] = st.tuples(
    st.sampled_from(("delete", "insert", "copy", "move")),
    st.integers(0, len(REAL)),
    st.one_of(st.integers(1, 9), st.integers(1, 4000)),
    st.sampled_from(FRAGMENTS),
)


def edited(text: str, changes: Sequence[Edit]) -> str:
    for change, at, length, fragment in changes:
        cut = text[at : at + length]
        if change == "insert":
            text = text[:at] + fragment + text[at:]
        elif change == "copy":
            text = text[:at] + cut + text[at:]
        else:
            text = text[:at] + text[at + length :]
            text = text + cut if change == "move" else text
    return text


@settings(max_examples=25)
@given(st.lists(edits, min_size=1, max_size=20))
@example([("insert", 15168, 1, "\n")])  # within a row of a header
def test_the_real_circular_damaged(changes: list[Edit]) -> None:
    assert_sound(edited(REAL, changes))


@settings(max_examples=20)
@given(st.permutations(REAL.splitlines(keepends=True)), st.integers(1, 400))
def test_lines_of_the_real_circular_shuffled(lines: list[str], count: int) -> None:
    assert_sound("".join(lines[:count]))
