"""Tables with a row per item: totals, headings, blanks, page numbers among the rows."""

from pipeline.circular import Circular
from tests.parse.circulars import notice, parsed

HEAD = "序号\t项目\t牵头单位\t配合单位\t完成时限"


def table(*rows: str) -> Circular:
    front = notice().split("1.")[0]
    return parsed("\n".join([front, "附件", "2024年民生实事任务表", HEAD, *rows]) + "\n")


def test_a_total_is_no_item() -> None:
    circular = table("1\t修桥3座\t市交通局\t\t", "2\t修路5公里\t市住建局\t\t", "合计\t8\t\t\t")
    assert [item.text for item in circular.items] == ["修桥3座", "修路5公里"]


def test_a_heading_between_the_rows_is_a_section() -> None:
    circular = table(
        "一、交通（1项）\t\t\t\t",
        "1\t修桥3座\t市交通局\t\t10月底",
        "二、住房（1项）\t\t\t\t",
        "2\t改造小区2个\t市住建局\t\t11月底",
    )
    assert [(s.section_title, s.item_count) for s in circular.sections] == [
        ("交通", 1),
        ("住房", 1),
    ]


def test_a_blank_cooperating_unit_is_none_and_a_blank_lead_unit_goes_on() -> None:
    circular = table("1\t修桥3座\t市交通局\t市财政局\t", "2\t修路5公里\t\t\t")
    assert [(i.lead_units, i.cooperating_units) for i in circular.items] == [
        (("市交通局",), ("市财政局",)),
        (("市交通局",), ()),
    ]


def test_a_page_number_between_the_rows() -> None:
    circular = table("1\t修桥3座\t市交通局\t\t", "— 2 —", "2\t修路5公里\t市住建局\t\t")
    assert [item.text for item in circular.items] == ["修桥3座", "修路5公里"]
    assert [r.text for r in circular.residue if r.reason == "page_number"] == ["— 2 —"]


def test_a_head_printed_again_among_the_rows_is_no_item() -> None:
    circular = table("1\t修桥3座\t市交通局\t\t", HEAD, "2\t修路5公里\t市住建局\t\t")
    assert [item.text for item in circular.items] == ["修桥3座", "修路5公里"]


def test_a_row_that_the_page_cut_goes_on_below() -> None:
    circular = table(
        "1\t改造管网4.\t市交通局\t\t", "— 1 —", "\t6公里\t\t\t", "2\t修路\t市住建局\t\t"
    )
    assert [item.text for item in circular.items] == ["改造管网4.6公里", "修路"]


def test_numbers_within_numbers_are_parts_of_an_item() -> None:
    circular = table("1\t养老设施\t市民政局\t\t", "1.1\t服务站3个\t\t\t", "2\t修路\t市住建局\t\t")
    assert [item.item_number for item in circular.items] == [1, 2]


def test_regions_under_one_header_beside_the_indicators() -> None:
    front = notice("1.稳定就业。（属市级任务）", "2.修路。（属市级任务）")
    circular = parsed(
        f"{front}附件\n2024年民生实事任务分解表\n"
        "序号\t项目\t指标\t计量单位\t目标任务\t\t\t\n"
        "\t\t\t\t全市\t鼓楼区\t玄武区\t江北\n"
        "1\t稳定就业\t新增就业\t万人\t8.2\t5\t3.1\t0.1\n"
        "\t\t专场招聘\t场\t26\t20\t6\t—\n"
        "2\t修路\t新建农村公路\t公里\t9\t4\t3\t2\n"
    )
    assert [t.region_label for t in circular.targets[:4]] == ["全市", "鼓楼区", "玄武区", "江北"]
    assert [t.raw for t in circular.targets if t.indicator == "专场招聘"] == ["26", "20", "6", "—"]
    assert {m.part for m in circular.item_mentions} == {"notice", "targets"}


def test_ordinals_in_han_without_a_separator() -> None:
    circular = table("一\t修桥3座\t市交通局\t\t", "三\t修路\t市住建局\t\t")
    assert [item.item_number for item in circular.items] == [1, 3]
    assert [r.text for r in circular.residue if r.reason == "unparsed"] == []


def test_remarks_below_the_rows_are_no_items() -> None:
    circular = table(
        "1\t修桥3座\t市交通局\t\t",
        "2\t修路5公里\t市住建局\t\t",
        "注：1.任务以当年立项为准；2.以上含结转。\t\t\t\t",
        "填报单位：市政府办公室\t\t\t\t",
        "2024年3月5日\t\t\t\t",
    )
    assert [item.text for item in circular.items] == ["修桥3座", "修路5公里"]
    assert [r.text for r in circular.residue if r.reason == "unparsed"] == []


def test_a_heading_in_the_first_cell_of_a_row_alone() -> None:
    circular = table(
        "一、交通\t\t\t\t",
        "1\t修桥3座\t市交通局\t\t10月底",
        "二、住房\t\t\t\t",
        "2\t改造小区2个\t市住建局\t\t11月底",
    )
    assert [(s.section_title, s.item_count) for s in circular.sections] == [
        ("交通", 1),
        ("住房", 1),
    ]


def test_a_table_that_begins_anew_with_its_title_on_the_next_sheet_goes_on() -> None:
    rows = ["1\t修桥3座\t市交通局\t\t", "2\t修路5公里\t市住建局\t\t"]
    again = ["附件", "2024年民生实事任务表（续）", HEAD, "3\t改造小区\t市住建局\t\t"]
    circular = table(*rows, *again)
    assert [(i.list_number, i.item_number) for i in circular.items] == [(1, 1), (1, 2), (1, 3)]
    assert "2024年民生实事任务表（续）" in [
        r.text for r in circular.residue if r.reason == "running_header"
    ]


def test_a_column_of_sentences_names_nothing() -> None:
    front = notice().split("1.")[0]
    rows = (
        "序号\t工作任务\t牵头单位\n1\t修桥3座，修路5公里。\t市交通局\n2\t改造小区2个。\t市住建局\n"
    )
    circular = parsed(f"{front}附件\n2024年民生实事任务表\n{rows}")
    assert [(i.title, i.text) for i in circular.items] == [
        ("修桥3座", "修桥3座，修路5公里。"),
        ("改造小区2个", "改造小区2个。"),
    ]


def test_a_signature_in_the_cells_below_the_rows() -> None:
    circular = table(
        "1\t修桥3座\t市交通局\t\t",
        "2\t修路5公里\t市住建局\t\t",
        "南京市鼓楼区人民政府办公室\t\t\t\t",
        "2024年3月5日\t\t\t\t",
    )
    assert str(circular.heading.issued_on) == "2024-03-05"
    assert [item.item_number for item in circular.items] == [1, 2]


def test_targets_and_achieved_values_under_the_names_of_regions() -> None:
    front = notice("1.稳定就业。（属市级任务）", "2.修路。（属市级任务）")
    circular = parsed(
        f"{front}附件\n2024年民生实事进展情况表\n"
        "序号\t实事名称\t指标\t计量单位\t全市\t\t鼓楼区\t\t玄武区\t\n"
        "\t\t\t\t年度目标\t累计完成\t年度目标\t累计完成\t年度目标\t累计完成\n"
        "1\t稳定就业\t新增就业\t人\t82\t80\t50\t49\t32\t31\n"
        "2\t修路\t新建农村公路\t公里\t9\t8\t4\t4\t5\t4\n"
    )
    found = [(t.region_label, t.value_role, t.value) for t in circular.targets[:6]]
    assert found == [
        ("全市", "target", 82.0),
        ("全市", "achieved", 80.0),
        ("鼓楼区", "target", 50.0),
        ("鼓楼区", "achieved", 49.0),
        ("玄武区", "target", 32.0),
        ("玄武区", "achieved", 31.0),
    ]
    assert {m.part for m in circular.item_mentions} == {"notice", "targets"}
