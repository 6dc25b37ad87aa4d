"""What the bracket at the end of an item says of who owes it."""

import pytest

from pipeline.text.duty_types import Responsibility, Role
from pipeline.text.responsibility import statement_of

Units = list[tuple[Role, str]]


def units_of(text: str, *, unlabelled: bool = False) -> Units:
    statement = statement_of(text, unlabelled=unlabelled)
    assert statement is not None
    assert all(text[unit.start : unit.end] == unit.printed_name for unit in statement.units)
    return [(unit.role, unit.printed_name) for unit in statement.units]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("修桥。（牵头单位：区交通局）", [("lead", "区交通局")], id="one"),
        pytest.param(
            "修桥（牵头单位：区民政局、区财政局）。",
            [("lead", "区民政局"), ("lead", "区财政局")],
            id="two, full stop behind",
        ),
        pytest.param(
            "修桥（牵头单位：区交通局；配合单位：各镇、区财政局）",
            [("lead", "区交通局"), ("cooperating", "各镇"), ("cooperating", "区财政局")],
            id="several labels",
        ),
        pytest.param(
            "（牵头单位：区民政局责任单位：各镇）",
            [("lead", "区民政局"), ("cooperating", "各镇")],
            id="labels run together",
        ),
        pytest.param("修桥（责任单位：区交通局）", [("lead", "区交通局")], id="责任单位 leads"),
        pytest.param(
            "（牵头单位：区民政局，责任单位：各镇）",
            [("lead", "区民政局"), ("cooperating", "各镇")],
            id="责任单位 is a partner beside a lead",
        ),
        pytest.param(
            "（责任单位：区水利局，分管领导：李某）",
            [("lead", "区水利局"), ("leader", "李某")],
            id="leader",
        ),
        pytest.param("修桥（牵头单位：区交通局", [("lead", "区交通局")], id="unclosed"),
        pytest.param(
            "（牵头单位：区文旅局（文物局）、区委宣传部）",
            [("lead", "区文旅局（文物局）"), ("lead", "区委宣传部")],
            id="nested bracket",
        ),
        pytest.param("（牵头单位：区发改委等部门）", [("lead", "区发改委")], id="open list"),
        pytest.param(
            "（牵头单位：区发展和改革委员会和区财政局）",
            [("lead", "区发展和改革委员会"), ("lead", "区财政局")],
            id="和 within a name and between names",
        ),
    ],
)
def test_units(text: str, units: Units) -> None:
    assert units_of(text) == units


@pytest.mark.parametrize(
    ("text", "responsibility"),
    [
        ("修桥（牵头单位：区交通局）", "local"),
        ("修桥（属市级任务）", "city"),
        ("修桥。（属于市级任务）", "city"),
        ("修桥（市级任务）", "city"),
        ("修桥（属省级任务）", "province"),
        ("修桥（省级任务）", "province"),
        ("修桥（烈山区无任务）", "none"),
        ("修桥（本区无任务）", "none"),
        ("修桥（我区无此项任务）", "none"),
        ("修桥（无任务", "none"),
        ("修桥（牵头单位：）", None),
    ],
)
def test_responsibility(text: str, responsibility: Responsibility | None) -> None:
    statement = statement_of(text)
    assert statement is not None
    assert text[: statement.start] in {"修桥", "修桥。"}
    assert statement.responsibility == responsibility


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("修桥3座。", id="no bracket"),
        pytest.param("新增食堂（助餐点）", id="a bracket of words"),
        pytest.param("（牵头单位：区交通局）修桥3座", id="a bracket at the head"),
        pytest.param("修桥（全市）", id="a level is no task"),
        pytest.param("修桥（区交通局）", id="units without a label"),
    ],
)
def test_brackets_that_say_nothing_of_responsibility(text: str) -> None:
    assert statement_of(text) is None


@pytest.mark.parametrize(
    ("header", "units"),
    [
        ("黑臭水体（区生态环境分局）", [("lead", "区生态环境分局")]),
        ("充电桩（区发改委、各镇办公室）", [("lead", "区发改委"), ("lead", "各镇办公室")]),
        ("食品（市公安局某区分局等）", [("lead", "市公安局某区分局")]),
    ],
)
def test_in_a_header_names_need_no_label(header: str, units: Units) -> None:
    assert units_of(header, unlabelled=True) == units


@pytest.mark.parametrize(
    "header", ["充电桩（个）", "托位（户、套）", "补贴（1500元/人标准）", "食堂（助餐点）"]
)
def test_in_a_header_other_brackets_name_nobody(header: str) -> None:
    assert statement_of(header, unlabelled=True) is None


@pytest.mark.parametrize("header", ["新建母婴室（公共场所）", "驿站（三个中心）", "座谈（会）"])
def test_in_a_header_a_word_that_ends_like_a_unit_is_none(header: str) -> None:
    assert statement_of(header, unlabelled=True) is None


@pytest.mark.parametrize(
    ("names", "prefixes"),
    [
        pytest.param("市发改委、财政局", ["", "市"], id="written once"),
        pytest.param("市发改委、教育局、区人社局、财政局", ["", "市", "", "区"], id="the last one"),
        pytest.param("县人社局、总工会", ["", "县"], id="mass organisation"),
        pytest.param("市市场监管局、公安局", ["", "市"], id="市 twice"),
        pytest.param("市民政局、各县区政府、财政局", ["", "", "市"], id="各 has none"),
        pytest.param("市民政局、国网某县供电公司", ["", ""], id="company"),
        pytest.param("民政局、财政局", ["", ""], id="never written"),
    ],
)
def test_a_prefix_written_once_is_shared(names: str, prefixes: list[str]) -> None:
    statement = statement_of(f"（牵头单位：{names}）")
    assert statement is not None
    assert [unit.prefix for unit in statement.units] == prefixes


def test_the_head_of_a_place_name_is_no_prefix() -> None:
    statement = statement_of("（牵头单位：市中区民政局、教育局）")
    assert statement is not None
    assert [unit.prefix for unit in statement.units] == ["", ""]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("（牵头单位：区总工会；完成时限：2023年12月底）", "2023年12月底"),
        ("（完成时限：10月底前，牵头单位：区总工会）", "10月底前"),
        ("（牵头单位：区总工会；完成时限：）", None),
        ("（牵头单位：区总工会）", None),
    ],
)
def test_deadline(text: str, deadline: str | None) -> None:
    statement = statement_of(text)
    assert statement is not None
    assert statement.deadline == deadline
    assert units_of(text) == [("lead", "区总工会")]


def test_a_level_beside_a_lead_unit_is_no_unit() -> None:
    assert units_of("（牵头单位：区民政局；属市级任务）") == [("lead", "区民政局")]


def test_short_labels() -> None:
    assert units_of("（牵头：区民政局，配合：区财政局）") == [
        ("lead", "区民政局"),
        ("cooperating", "区财政局"),
    ]


def test_a_bracket_for_each_role() -> None:
    text = "修桥。（牵头单位：区民政局）（配合单位：区财政局）"
    assert units_of(text) == [("lead", "区民政局"), ("cooperating", "区财政局")]


def test_names_with_their_role_behind_them() -> None:
    text = "修桥。（责任单位：区民政局牵头，区财政局、区残联配合）"
    assert units_of(text) == [
        ("lead", "区民政局"),
        ("cooperating", "区财政局"),
        ("cooperating", "区残联"),
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "修桥，由市交通局牵头，市财政局配合。",
            [("lead", "市交通局"), ("cooperating", "市财政局")],
        ),
        ("由区教育局负责。", [("lead", "区教育局")]),
        ("修桥。[责任单位：市住建局]", [("lead", "市住建局")]),
        ("修桥。【市住建局牵头】", [("lead", "市住建局")]),
        ("修桥。（市住建局，11月底前）", [("lead", "市住建局")]),
    ],
)
def test_verbs_in_the_last_clause(text: str, units: list[tuple[str, str]]) -> None:
    found = statement_of(text, unlabelled=True)
    assert found is not None
    assert [(unit.role, unit.printed_name) for unit in found.units] == units


def test_a_demand_on_all_names_nobody() -> None:
    assert statement_of("加强领导，各部门要负责落实。") is None


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param(
            "修桥。（责任单位：区交通局（牵头），区财政局、各镇）",
            [("lead", "区交通局"), ("cooperating", "区财政局"), ("cooperating", "各镇")],
            id="a mark behind the lead",
        ),
        pytest.param(
            "修桥。（区委组织部（区老干部局）牵头，区财政局配合）",
            [("lead", "区委组织部（区老干部局）"), ("cooperating", "区财政局")],
            id="a name with a bracket",
        ),
        pytest.param(
            "修桥。（责任单位：区交通局、各乡、镇人民政府，区财政局）",
            [("lead", "区交通局"), ("lead", "各乡、镇人民政府"), ("lead", "区财政局")],
            id="a set of governments",
        ),
        pytest.param(
            "修桥。（牵头单位：区交通局、石碶街道（列第一位者为牵头单位，下同））",
            [("lead", "区交通局"), ("lead", "石碶街道")],
            id="a remark on the list",
        ),
        pytest.param(
            "修桥。（责任人：张三，联系电话：0551-1234567）",
            [("leader", "张三")],
            id="another label",
        ),
        pytest.param(
            "修桥。（分管副县长：张三；县交通局）",
            [("leader", "张三"), ("lead", "县交通局")],
            id="a unit behind a person",
        ),
        pytest.param(
            "修桥。（张三同志牵头，区交通局配合）",
            [("leader", "张三"), ("cooperating", "区交通局")],
            id="a comrade",
        ),
    ],
)
def test_marks_and_remarks(text: str, units: list[tuple[str, str]]) -> None:
    found = statement_of(text)
    assert found is not None
    assert [(unit.role, unit.printed_name) for unit in found.units] == units


def test_a_branch_has_its_place_in_its_name() -> None:
    found = statement_of("修桥。（牵头单位：区发改局、海曙自然资源规划分局、财政局）")
    assert found is not None
    assert [unit.prefix for unit in found.units] == ["", "", "区"]


def test_a_label_amid_sentences() -> None:
    text = "畅通工程，牵头部门：市交通局。进度较慢的为泾县。"
    found = statement_of(text)
    assert found is not None
    assert text[: found.start] + text[found.end :] == "畅通工程。进度较慢的为泾县。"
    assert [unit.printed_name for unit in found.units] == ["市交通局"]
