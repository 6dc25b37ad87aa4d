"""Tables with one cell per line: rows found again by what the columns hold."""

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


def test_notes_and_a_signature_below_stay_out() -> None:
    circular = table(
        *cells("序号|工作内容|责任单位", "1|修桥3座。|市交通局", "2|修路5公里。|市水务局"),
        "注：排在首位的为牵头单位。",
        "联系人：张三",
    )
    assert read(circular) == [BRIDGES, ROADS]
    assert "注：排在首位的为牵头单位。" in [run.text for run in circular.residue]


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
