"""A whole small circular, and texts that are none."""

import pytest
from msgspec.structs import replace

from pipeline.circular import Registration
from pipeline.errors import NotACircularError
from pipeline.parse import parse
from pipeline.read import read_document
from tests.parse.circulars import measures, notice, parsed, targets

WHOLE = (
    notice(
        "一、交通（1项）",
        "1.修桥3座。（牵头单位：区交通局）",
        "二、住房（1项）",
        "2.新增泊位480个，其中公共泊位380个以上。（牵头单位：区住建局）",
    )
    + measures(
        "一、交通（1项）",
        "（一）修桥3座。（牵头单位：区交通局）",
        "推进举措：",
        "1.按月调度。",
        "二、住房（1项）",
        "（二）新增泊位480个，其中公共泊位380个以上。（牵头单位：区住建局）",
        "推进举措：",
        "盘活边角地。",
    )
    + targets(
        "单位名|一、交通|二、住房|",
        "|1、修桥（区交通局）|2、停车（区住建局）|",
        "|桥梁（座）|新增泊位（个）|其中：公共泊位（个）",
        "全市合计|9|20000|2700",
        "鼓楼区|3|480|380",
    )
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("某区人民政府\n", id="one line"),
        pytest.param("关于召开会议的通知\n各单位：\n请准时参加。\n", id="another notice"),
        pytest.param("姓名\t电话\n张某\t李某\n", id="another table"),
        pytest.param("附件1\n", id="a bare annex"),
        pytest.param("— 1 —\n", id="a bare page number"),
    ],
)
def test_without_an_item_it_is_no_circular(text: str) -> None:
    with pytest.raises(NotACircularError, match="没有找到任何民生实事条目"):
        parsed(text)


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\0\0"])
def test_a_line_of_nothing_but_unseen_characters(unseen: str) -> None:
    circular = parsed(f"鼓楼区民生实事\n{unseen}\n一、交通（2项）\n1.修桥。\n2.修路。\n")
    assert [item.text for item in circular.items] == ["修桥。", "修路。"]


def test_one_item_is_enough() -> None:
    assert [item.text for item in parsed("1.修桥。（属市级任务）").items] == ["修桥。"]


def test_a_whole_circular() -> None:
    circular = parsed(WHOLE)
    assert [
        (s.part, s.section_title, s.declared_item_count, s.item_count) for s in circular.sections
    ] == [
        ("notice", "交通", 1, 1),
        ("notice", "住房", 1, 1),
        ("measures", "交通", 1, 1),
        ("measures", "住房", 1, 1),
        ("targets", "交通", None, 1),
        ("targets", "住房", None, 1),
    ]  # fmt: skip
    assert [(item.title, item.lead_units) for item in circular.items] == [
        ("修桥", ("区交通局",)),
        ("停车", ("区住房和城乡建设局",)),
    ]
    assert [(m.item_number, m.label, m.text) for m in circular.measures] == [
        (1, "1.", "按月调度。"),
        (2, None, "盘活边角地。"),
    ]
    own = [t for t in circular.targets if t.region_number == 2]
    assert [(t.indicator, t.value, t.part_of) for t in own] == [
        ("桥梁", 3.0, None),
        ("新增泊位", 480.0, None),
        ("其中：公共泊位", 380.0, 1),
    ]  # fmt: skip
    assert all(run.reason != "unparsed" for run in circular.residue)


@pytest.mark.parametrize(
    "end", ["\r\n", "\r", "\n\n", " \n", "\n\f"], ids=["CRLF", "CR", "blank", "trailing", "FF"]
)
def test_line_ends_change_nothing_but_places(end: str) -> None:
    plain, other = parsed(WHOLE), parsed(WHOLE.replace("\n", end))
    assert other.items == plain.items
    assert [m.text for m in other.measures] == [m.text for m in plain.measures]
    assert [(t.indicator, t.raw) for t in other.targets] == [
        (t.indicator, t.raw) for t in plain.targets
    ]
    assert [(r.reason, r.text) for r in other.residue] == [
        (r.reason, r.text) for r in plain.residue
    ]


def test_parts_may_be_files_of_their_own() -> None:
    names = ("a/1.通知.txt", "a/2.附件.txt", "a/3.附件.txt")
    cuts = WHOLE.replace("附件1", "\f附件1").replace("附件2", "\f附件2").split("\f")
    document = read_document("a", list(zip(names, map(str.encode, cuts), strict=True)))
    circular = parse(document, Registration())
    assert circular.items == parsed(WHOLE).items
    assert [source.path for source in circular.files] == list(names)


def test_the_register_is_kept_and_touches_no_row() -> None:
    known = Registration(source_url="https://example.org/1", region="南京市鼓楼区", year=2024)
    document = read_document("a", [("a.txt", WHOLE.encode())])
    told, untold = parse(document, known), parse(document, Registration())
    assert told.registration == known
    assert (
        replace(told, registration=untold.registration, heading=untold.heading).items
        == untold.items
    )


def test_parsing_twice_gives_the_same() -> None:
    assert parsed(WHOLE) == parsed(WHOLE)


def test_numbered_paragraphs_alone_are_no_circular() -> None:
    text = "红烧肉的做法\n一、准备材料\n1.五花肉500克。\n2.冰糖30克。\n二、步骤\n1.小火炖1小时。"
    with pytest.raises(NotACircularError, match="不像民生实事的通知"):
        parsed(text)
