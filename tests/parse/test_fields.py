"""Items with labelled parts: what is to be done, by which measures, by whom, and the rest."""

from pipeline.circular import Circular
from tests.parse.circulars import item_texts, left, notice, parsed


def measures_of(circular: Circular) -> list[tuple[int, str | None, str]]:
    return [(each.item_number, each.label, each.text) for each in circular.measures]


def test_points_under_a_goal_are_text_and_points_under_measures_are_measures() -> None:
    circular = parsed(
        notice(
            "一、农村供水提质",
            "目标任务：",
            "1.新建水厂3座。",
            "2.改造管网42公里。",
            "主要措施：",
            "1.逐月调度。",
            "2.落实管护经费。",
            "责任单位：区水利局",
            "完成时限：2024年10月底",
            "二、村级养老",
            "目标任务：建设养老站18个。",
            "主要措施：盘活闲置校舍。",
            "责任单位：区民政局",
        )
    )
    assert [item.title for item in circular.items] == ["农村供水提质", "村级养老"]
    assert item_texts(circular) == ["1.新建水厂3座。2.改造管网42公里。", "建设养老站18个。"]
    assert measures_of(circular) == [
        (1, "1.", "逐月调度。"),
        (1, "2.", "落实管护经费。"),
        (2, None, "盘活闲置校舍。"),
    ]
    assert [(i.lead_units, i.deadline) for i in circular.items] == [
        (("区水利局",), "2024年10月底"),
        (("区民政局",), None),
    ]
    assert left(circular, "unparsed") == []


def test_a_label_behind_numbered_points_is_the_items_and_not_the_last_points() -> None:
    circular = parsed(
        notice(
            "一、供水。（牵头单位：区水利局）",
            "1.建水厂3座。",
            "2.改管网4公里。",
            "推进举措：",
            "1.逐月调度。",
        )
    )
    assert [label for _, label, _ in measures_of(circular)] == ["1.", "2.", "1."]


def test_parts_may_be_numbered_themselves() -> None:
    circular = parsed(
        notice(
            "一、农村供水提质",
            "（一）目标任务。新建水厂3座。",
            "（二）推进措施。1.逐月调度。2.落实经费。",
            "（三）资金安排。区级投入1200万元。",
            "（四）责任单位。区水利局、区财政局",
            "二、村级养老",
            "（一）目标任务。建设养老站18个。",
            "（二）推进措施。盘活闲置校舍。",
            "（三）资金安排。省级补助300万元。",
            "（四）责任单位。区民政局",
        )
    )
    assert item_texts(circular) == ["新建水厂3座。", "建设养老站18个。"]
    assert measures_of(circular) == [
        (1, "1.", "逐月调度。"),
        (1, "2.", "落实经费。"),
        (2, None, "盘活闲置校舍。"),
    ]
    assert [(a.item_number, a.column_label, a.raw) for a in circular.item_attributes] == [
        (1, "资金安排", "区级投入1200万元。"),
        (2, "资金安排", "省级补助300万元。"),
    ]
    assert [item.lead_units for item in circular.items] == [("区水利局", "区财政局"), ("区民政局",)]
    assert left(circular, "unparsed") == []


def test_a_label_that_recurs_is_an_attribute_whatever_its_words() -> None:
    circular = parsed(
        notice(
            "1.卫生室改造",
            "建设内容：改造卫生室36个。",
            "投资规模：720万元",
            "责任单位：区卫健委",
            "2.公交提升",
            "建设内容：新增线路5条。",
            "投资规模：1800万元",
            "责任单位：区交通局",
        )
    )
    assert item_texts(circular) == ["改造卫生室36个。", "新增线路5条。"]
    assert [a.raw for a in circular.item_attributes] == ["720万元", "1800万元"]


def test_plans_one_after_the_other_are_items_with_parts() -> None:
    plans = [
        f"{name}实施方案\n一、目标任务\n{text}\n二、责任单位\n{unit}\n三、保障措施\n加强领导。"
        for name, text, unit in (
            ("学位工程", "新增学位1200个。", "区教育局"),
            ("小区改造", "改造老旧小区46个。", "区住建局"),
        )
    ]
    circular = parsed(notice(*plans))
    assert [(i.title, i.text) for i in circular.items] == [
        ("学位工程实施方案", "新增学位1200个。"),
        ("小区改造实施方案", "改造老旧小区46个。"),
    ]
    assert [u.printed_name for u in circular.responsible_units] == ["区教育局", "区住建局"]
