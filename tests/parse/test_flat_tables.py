"""Tables with one cell per line: rows found again by what the columns hold."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from pipeline.circular import Circular
from tests.parse.circulars import left, notice, parsed


def table(*lines: str) -> Circular:
    front = notice().split("1.")[0]
    return parsed("\n".join([front, "附件", "2024年民生实事任务表", *lines]) + "\n")


def cells(*rows: str) -> list[str]:
    """Rows whose cells `|` parts, one cell per line; an empty one vanishes as in a dump."""
    return [cell for row in rows for cell in row.split("|") if cell]


def read(circular: Circular) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(i.item_number, i.text, i.lead_units) for i in circular.items]


BRIDGES = (1, "修桥3座。", ("市交通局",))
ROADS = (2, "修路5公里。", ("市水务局",))


def test_a_text_column_of_any_name_beside_numbers_and_units() -> None:
    for name in ("主要工作任务", "重点工作任务", "内容与要求", "事情经过"):
        circular = table(
            *cells(f"序号|{name}|责任单位", "1|修桥3座。|市交通局", "2|修路5公里。|市水务局")
        )
        assert read(circular) == [BRIDGES, ROADS]


def test_names_of_columns_cut_over_lines() -> None:
    head = ["序", "号", "工作内容", "牵头", "单位", "投资", "（万元）"]
    circular = table(*head, *cells("1|修桥3座。|市交通局|500", "2|修路5公里。|市水务局|30"))
    assert read(circular) == [BRIDGES, ROADS]
    assert [(a.column_label, a.raw) for a in circular.item_attributes] == [
        ("投资（万元）", "500"),
        ("投资（万元）", "30"),
    ]


def test_a_head_of_two_rows_the_second_behind_the_first() -> None:
    circular = table(
        *cells(
            "序号|工作内容|责任单位|完成时限|牵头|配合",
            "1|修桥3座。|市交通局|市财政局|10月底",
            "2|修路5公里。|市水务局|市公安局|11月底",
        )
    )
    assert [(i.lead_units, i.cooperating_units, i.deadline) for i in circular.items] == [
        (("市交通局",), ("市财政局",), "10月底"),
        (("市水务局",), ("市公安局",), "11月底"),
    ]


def test_a_cell_of_several_lines() -> None:
    circular = table(
        *cells(
            "序号|项目|主要内容|责任单位|完成时限",
            "1|修桥|在三个镇修桥，|共3座。|市交通局|市财政局|10月底",
            "2|修路|修路5公里。|市水务局|11月底",
        )
    )
    assert [(i.text, i.lead_units) for i in circular.items] == [
        ("在三个镇修桥，共3座。", ("市交通局", "市财政局")),
        ("修路5公里。", ("市水务局",)),
    ]


def test_a_row_of_an_item_that_has_several() -> None:
    circular = table(
        *cells(
            "序号|项目|主要内容|责任单位|完成时限",
            "1|交通|修桥3座。|市交通局|10月底",
            "修路5公里。|11月底",
            "2|住房|改造小区2个。|市水务局|9月底",
        )
    )
    assert [i.text for i in circular.items] == ["修桥3座。修路5公里。", "改造小区2个。"]


def test_categories_and_numbers_of_the_titles_without_a_column_of_numbers() -> None:
    circular = table(
        *cells(
            "类别|指标名称|年度目标|完成情况|责任部门",
            "交通|1、新修桥梁|不少于|3座|3座|市交通局",
            "2、新修道路|5公里|4公里|市水务局",
            "住房|3、改造小区|2个|1个|市水务局|市房管局",
        )
    )
    assert [s.section_title for s in circular.sections] == ["交通", "住房"]
    assert [(i.title, i.lead_units) for i in circular.items] == [
        ("新修桥梁", ("市交通局",)),
        ("新修道路", ("市水务局",)),
        ("改造小区", ("市水务局", "市房管局")),
    ]


def test_headings_numbers_with_gaps_and_headings_without_rows() -> None:
    circular = table(
        *cells(
            "序号|重点任务|责任单位",
            "一、交通|3|修桥3座。|市交通局",
            "二、生态|三、住房|8|改造小区2个。|市水务局",
        )
    )
    assert [(s.section_title, s.item_count) for s in circular.sections] == [
        ("交通", 1),
        ("生态", 0),
        ("住房", 1),
    ]
    assert [i.item_number for i in circular.items] == [3, 8]


def test_page_numbers_a_repeated_head_and_a_total() -> None:
    head = "序号|工作内容|计划投资（万元）|责任单位"
    circular = table(
        *cells(head, "1|修桥3座。|500|市交通局", "7"),
        *cells(head, "2|修路5公里。|30|市水务局", "合计|530"),
    )
    assert read(circular) == [BRIDGES, ROADS]
    assert left(circular, "running_header") == head.split("|")
    assert left(circular, "page_number") == ["7"]
    assert "合计" in left(circular, "table_label")


def test_a_cell_that_is_the_next_number() -> None:
    circular = table(
        *cells(
            "序号|项目|目标|责任单位|完成时限",
            "1|修桥|2|市交通局|10月底",
            "2|修路|3|市水务局|11月底",
            "3|改造小区|4|市房管局|9月底",
        )
    )
    assert [(t.item_number, t.raw) for t in circular.targets] == [(1, "2"), (2, "3"), (3, "4")]


def test_a_column_that_is_blank_in_every_row() -> None:
    circular = table(
        *cells("序号|工作内容|责任单位|备注", "1|修桥3座。|市交通局", "2|修路5公里。|市水务局")
    )
    assert read(circular) == [BRIDGES, ROADS]
    assert circular.sections == ()
    assert "备注" in left(circular, "table_label")


def test_notes_and_a_signature_below_stay_out() -> None:
    circular = table(
        *cells("序号|工作内容|责任单位", "1|修桥3座。|市交通局", "2|修路5公里。|市水务局"),
        "注：排在首位的为牵头单位。",
        "联系人：张三",
    )
    assert read(circular) == [BRIDGES, ROADS]
    assert "注：排在首位的为牵头单位。" in [run.text for run in circular.residue]


def test_columns_of_regions_whose_cells_have_no_certain_place_are_left_alone() -> None:
    lines = cells(
        "地区|就业|养老|目标任务|进度|完成比例（%）|目标任务|进度|完成比例（%）",
        "全市|250|300|120|40|50",
        "鼓楼区|80|90|113|12|14|117",
        "玄武区|35|59|170|6|6",
    )
    circular = parsed(notice("1.修桥3座。（牵头单位：区交通局）") + "\n".join(["附件", *lines]))
    assert circular.targets == ()
    assert {"全市", "250", "113"} <= {run.text for run in circular.residue}


def test_prose_is_no_table() -> None:
    lines = [
        "责任单位",
        "要高度重视民生实事。",
        "完成时限",
        "要按月报送进度。",
        "附则",
        "另行通知。",
    ]
    circular = parsed(notice("1.修桥3座。", *lines))
    assert [item.item_number for item in circular.items] == [1]


def test_a_value_that_may_stand_in_either_column_stands_in_none() -> None:
    circular = table(
        *cells(
            "序号|项目|年度目标|完成数|责任单位",
            "1|修桥|30座|12座|市交通局",
            "2|修路|5公里|市水务局",
            "3|改造小区|8个|2个|市房管局",
        )
    )
    numbers = {(t.item_number, t.value_role): t.raw for t in circular.targets if t.raw}
    assert numbers == {
        (1, "target"): "30座",
        (1, "achieved"): "12座",
        (3, "target"): "8个",
        (3, "achieved"): "2个",
    }
    assert "5公里" in left(circular, "unparsed")


def test_columns_of_regions_without_their_types() -> None:
    circular = table(
        *cells(
            "序号|指标名称|单位|南京市|鼓楼|玄武|江宁",
            "1|城镇新增就业|万人|3|1|1|1",
            "2|居民收入|增幅（%）|7左右|7|7以上|7.5",
        )
    )
    row = [(t.region_label, t.raw, t.unit) for t in circular.targets if t.item_number == 2]
    assert row == [
        ("南京市", "7左右", "%"),
        ("鼓楼", "7", "%"),
        ("玄武", "7以上", "%"),
        ("江宁", "7.5", "%"),
    ]


TEXTS = ("修桥{}座。", "新建公厕{}座，改造{}座。", "为{}户老人安装扶手，配备呼叫器。")
UNITS = ("市交通局", "市水务局、市财政局", "市房管局", "市民政局")
TIMES = ("10月底", "12月底前", "6月底")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(TEXTS),
        st.integers(1, 40),
        st.sampled_from(UNITS),
        st.sampled_from(TIMES),
        st.booleans(),
    ),
    min_size=2,
    max_size=12,
)


@given(ROWS, st.permutations(["主要内容", "牵头单位", "完成时限"]), st.integers(0, 3))
def test_any_table_of_items_comes_back_row_for_row(
    rows: Sequence[tuple[str, int, str, str, bool]], order: list[str], page: int
) -> None:
    head = ["序号", *order, "备注"]
    lines = list(head)
    for number, (text, count, units, time, remarked) in enumerate(rows, 1):
        own = {"主要内容": text.format(count, count), "牵头单位": units, "完成时限": time}
        lines += [str(number), *(own[name] for name in order), *["新增"] * remarked]
        if number == page:
            lines += head
    circular = table(*lines)
    assert [
        (i.item_number, i.text, "、".join(i.lead_units), i.deadline) for i in circular.items
    ] == [
        (n, text.format(count, count), units, time)
        for n, (text, count, units, time, _) in enumerate(rows, 1)
    ]


def test_dashes_in_rows_of_regions_with_one_cell_per_line() -> None:
    cells = "序号 实事项目 指标 石桥镇 新民镇 东升乡 全区 1 老旧小区 改造老旧小区（个） 20 — 76 96"
    cells += " 2 充电桩 公共充电桩（个） — — 183 183 3 送戏 送戏下乡（场） — 7 — 7"
    front = notice("1.改造老旧小区。", "2.建充电桩。", "3.送戏下乡。")
    circular = parsed(
        f"{front}附件\n2024年民生实事目标任务分解表\n" + cells.replace(" ", "\n") + "\n"
    )
    rows: dict[int, list[str | None]] = {}
    for each in circular.targets:
        rows.setdefault(each.item_number, []).append(each.raw)
    assert rows == {
        1: ["20", "—", "76", "96"],
        2: ["—", "—", "183", "183"],
        3: ["—", "7", "—", "7"],
    }
