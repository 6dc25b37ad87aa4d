"""Who owes the items of a circular: signs, persons, dates, and labels that a scanner misread."""

import pytest

from pipeline.circular import Circular, Registration
from pipeline.parse import parse
from pipeline.read import read_document
from tests.parse.circulars import notice, parsed

ROLES = {"lead": "L", "cooperating": "C", "leader": "P"}


def table(*rows: str, below: str = "") -> Circular:
    """A circular with a table, `|` standing for the tab; the first row names the columns."""
    printed = "".join(f"{row}\n" for row in rows).replace("|", "\t")
    return parsed(f"{notice()}附件\n2024年民生实事任务表\n{printed}{below}")


def units(circular: Circular) -> list[list[str]]:
    """The units of each item in print, with their roles."""
    return [
        [
            f"{ROLES[unit.role]} {unit.printed_name}"
            for unit in circular.responsible_units
            if unit.item_number == item.item_number
        ]
        for item in circular.items
    ]


def attributes(circular: Circular) -> list[tuple[int, str, str]]:
    return [(a.item_number, a.column_label, a.raw) for a in circular.item_attributes]


HEAD = "序号|项目|责任单位|责任领导"


def test_a_sign_at_one_unit_of_every_list_says_who_leads() -> None:
    circular = table(
        HEAD,
        "1|修桥3座|★市交通局、市财政局|陈某",
        "2|修路5公里|市住建局、★财政局、市残联|李某",
        "3|改造小区|市住建局|王某",
    )
    assert units(circular) == [
        ["L 市交通局", "C 市财政局", "P 陈某"],
        ["C 市住建局", "L 财政局", "C 市残联", "P 李某"],
        ["L 市住建局", "P 王某"],
    ]
    assert circular.items[1].lead_units == ("市财政局",)


def test_the_lines_of_a_cell_are_one_list() -> None:
    rows = "".join(
        f"<tr><td>{i}</td><td>修路{i}公里</td><td>★区住建局<br>区财政局</td></tr>" for i in (1, 2)
    )
    head = "<tr><td>序号</td><td>项目</td><td>责任单位</td></tr>"
    page = f"<html><body><p>鼓楼区2024年民生实事</p><table>{head}{rows}</table></body></html>"
    document = read_document("a", [("a.html", page.encode())])
    assert units(parse(document, Registration())) == [["L 区住建局", "C 区财政局"]] * 2


def test_what_stands_behind_the_verbs_stays_in_the_text() -> None:
    lines = [f"{i}.修路{i}公里。由区住建局牵头，区财政局配合，确保完成任务。" for i in (1, 2)]
    circular = parsed(notice(*lines))
    assert [item.text for item in circular.items] == [
        "修路1公里。确保完成任务。",
        "修路2公里。确保完成任务。",
    ]


def test_a_sign_at_several_units_of_a_list_says_nothing_without_a_note() -> None:
    rows = (HEAD, "1|修桥3座|★市交通局、★市财政局、市残联|", "2|修路|★市住建局、市财政局|")
    leads = [["L 市交通局", "L 市财政局", "L 市残联"], ["L 市住建局", "L 市财政局"]]
    assert units(table(*rows)) == leads
    noted = [["L 市交通局", "L 市财政局", "C 市残联"], ["L 市住建局", "C 市财政局"]]
    assert units(table(*rows, below="注：标★的为牵头单位。\n")) == noted


def test_a_note_may_give_a_sign_another_meaning() -> None:
    circular = table(
        HEAD,
        "1|修桥3座|▲市交通局、市财政局|",
        "2|修路5公里|▲市住建局、市财政局|",
        below="注：带▲的为新增责任单位。\n",
    )
    assert units(circular) == [["L 市交通局", "L 市财政局"], ["L 市住建局", "L 市财政局"]]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("陈明 张悦", ["P 陈明", "P 张悦"]),
        ("陈明张悦", ["P 陈明", "P 张悦"]),
        ("陈　明", ["P 陈明"]),
        ("陈　明　张　悦", ["P 陈明", "P 张悦"]),
        ("陈　明、张悦华", ["P 陈明", "P 张悦华"]),
        ("张小明 李四", ["P 张小明", "P 李四"]),
        ("孟克巴雅尔", ["P 孟克巴雅尔"]),
        ("海拉提·木拉提", ["P 海拉提·木拉提"]),
        ("副市长 张三", ["P 副市长张三"]),
        ("县住建局 张三", ["P 张三"]),
    ],
)
def test_persons(cell: str, expected: list[str]) -> None:
    circular = table(HEAD, f"1|修桥3座|县住建局|{cell}", "2|修路5公里|县交通局|李某")
    assert units(circular)[0] == ["L 县住建局", *expected]
    assert not [each for each in circular.observations if each.kind == "joined_names"]


def test_names_that_may_be_parted_in_two_ways_stay_one_and_are_doubted() -> None:
    circular = table(HEAD, "1|修桥3座|县住建局|张小明李四", "2|修路5公里|县交通局|李某")
    assert units(circular)[0] == ["L 县住建局", "P 张小明李四"]
    doubts = [each for each in circular.observations if each.kind == "joined_names"]
    assert [(each.item_number, each.actual) for each in doubts] == [(1, "张小明李四")]


def test_the_name_of_a_person_has_no_post() -> None:
    circular = table(HEAD, "1|修桥3座|县住建局|副县长张三", "2|修路|县交通局|李某（副县长）")
    leaders = [unit for unit in circular.responsible_units if unit.role == "leader"]
    assert [(unit.printed_name, unit.name) for unit in leaders] == [
        ("副县长张三", "张三"),
        ("李某（副县长）", "李某"),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("教育局 财政局 残联", ["L 教育局", "L 财政局", "L 残联"]),
        ("县教育局 张三", ["L 县教育局", "P 张三"]),
        ("县教育局 陈明 张悦", ["L 县教育局", "P 陈明", "P 张悦"]),
        ("城关镇 张三", ["L 城关镇", "P 张三"]),
        ("市公安局 交警支队", ["L 市公安局交警支队"]),
        ("各镇 人民政府", ["L 各镇人民政府"]),
        ("市民政局 局长张三", ["L 市民政局", "P 局长张三"]),
    ],
)
def test_blanks_in_a_list_of_units(cell: str, expected: list[str]) -> None:
    circular = table(HEAD, f"1|修桥3座|{cell}|", "2|修路5公里|县交通局|")
    assert units(circular)[0] == expected


def test_the_unit_of_a_person_is_named_once_and_another_one_helps() -> None:
    circular = table(
        HEAD.replace("责任领导", "责任人"),
        "1|修桥3座|县住建局|县住建局局长张三",
        "2|修路5公里|县交通局|县财政局副局长李四",
    )
    assert units(circular) == [
        ["L 县住建局", "P 局长张三"],
        ["L 县交通局", "C 县财政局", "P 副局长李四"],
    ]


def test_deadlines_of_sub_rows_that_differ_are_kept_and_none_is_the_item_s() -> None:
    circular = table(
        "序号|项目|建设内容|责任单位|完成时限",
        "1|修桥|新建桥3座|市交通局|6月底",
        "||改造桥2座|市交通局|10月底",
        "2|修路|修路5公里|市住建局|12月底",
        "||修路6公里|市住建局|12月底",
    )
    assert [item.deadline for item in circular.items] == [None, "12月底"]
    assert attributes(circular) == [(1, "完成时限", "6月底"), (1, "完成时限", "10月底")]


def test_words_behind_other_labels_of_a_statement_are_attributes() -> None:
    lines = [
        f"{i}.修桥{i}座。（责任单位：区住建局；数据提供单位：区统计局；完成时限：{i}月底）"
        for i in (1, 2)
    ]
    circular = parsed(notice(*lines))
    assert attributes(circular) == [
        (1, "数据提供单位", "区统计局"),
        (2, "数据提供单位", "区统计局"),
    ]
    assert [item.deadline for item in circular.items] == ["1月底", "2月底"]


def misread(circular: Circular) -> list[tuple[str | None, str | None]]:
    found = (each for each in circular.observations if each.kind == "damaged_label")
    return [(each.actual, each.expected) for each in found]


def test_numbers_read_as_letters() -> None:
    labels = ["I.", "2.", "3.", "4.", "5.", "6.", "7.", "8.", "9.", "l0.", "1l.", "I2.", "13."]
    circular = parsed(
        notice(
            *(f"{label}修路{i}公里。（牵头单位：区住建局）" for i, label in enumerate(labels, 2))
        )
    )
    assert [item.item_number for item in circular.items] == [*range(1, 14)]
    assert [m.label for m in circular.item_mentions] == labels
    assert misread(circular) == [("I.", "1."), ("l0.", "10."), ("1l.", "11."), ("I2.", "12.")]


def test_a_dash_for_the_first_han_number() -> None:
    circular = parsed(
        notice(
            "—、交通",
            "1.修桥3座。（牵头单位：区住建局）",
            "2.修路3公里。（牵头单位：区住建局）",
            "二.住房",
            "1.改造小区3个。（牵头单位：区住建局）",
            "三、教育",
            "l.新建学校3所。（牵头单位：区教育局）",
        )
    )
    sections = [(s.section_title, s.item_count) for s in circular.sections]
    assert sections == [("交通", 2), ("住房", 1), ("教育", 1)]
    assert misread(circular) == [("—、", "一、"), ("l.", "1.")]


def test_a_letter_that_no_run_proves_is_no_number() -> None:
    circular = parsed(
        notice("1.修桥3座。（牵头单位：区住建局）", "2.修路。（牵头单位：区住建局）", "l7.修渠。")
    )
    assert [item.item_number for item in circular.items] == [1, 2]
    assert misread(circular) == []


def test_a_misread_number_in_a_column_of_numbers() -> None:
    rows = [
        f"{n}|修路{i}公里|区住建局|"
        for i, n in enumerate(["I", "2", "3", "4", "5", "6", "7", "8", "9", "l0"], 3)
    ]
    circular = table(HEAD, *rows)
    assert [item.item_number for item in circular.items] == [*range(1, 11)]
    assert misread(circular) == [("I", "1"), ("l0", "10")]


def test_a_bracket_on_a_line_of_its_own_is_no_part_of_the_name() -> None:
    circular = parsed(notice("1.改造公路。\n（区公安局负责）", "2.修桥。\n（区财政局牵头）"))
    assert [unit.printed_name for unit in circular.responsible_units] == ["区公安局", "区财政局"]


def test_a_department_that_a_line_end_cuts_is_one() -> None:
    text = "1.改造公路。（牵头单位：区人力资源和社\n会保障局；配合单位：区住房和城乡\n建设局）"
    circular = parsed(notice(text, "2.修桥。（牵头单位：区交通局）"))
    assert [unit.printed_name for unit in circular.responsible_units][:2] == [
        "区人力资源和社会保障局",
        "区住房和城乡建设局",
    ]


def test_a_deadline_beside_each_page_number_is_no_running_head() -> None:
    items = [f"{n}.修桥{n}座。\n牵头单位：区交通局\n— {n} —\n完成时限：年底前" for n in range(1, 5)]
    more = [f"{n}.修路{n}条。\n牵头单位：区交通局\n完成时限：年底前" for n in range(5, 10)]
    assert {i.deadline for i in parsed(notice(*items, *more)).items} == {"年底前"}
