"""A circular in traditional script gives the rows of its simplified twin, worded as printed."""

from typing import Any

import pytest
from msgspec import structs

from pipeline.circular import Circular
from pipeline.tables import to_tables
from pipeline.text.script import simplified
from pipeline.validate import validate
from tests.parse.circulars import left, parsed

NOTICE = (
    "南京市鼓樓區人民政府辦公室關於印發鼓樓區2024年3項民生實事的通知\n"
    "鼓政辦〔2024〕5號\n"
    "各街道辦事處，區各部門：\n"
    "現將鼓樓區2024年3項民生實事印發給你們，請認真貫徹執行。\n"
    "一、交通（2項）\n"
    "1.修橋3座，投資0.5萬元。（牽頭單位：區發展改革委；配合單位：區財政局）\n"
    "2.新建農村公路5公里以上。（責任單位：區交通運輸局）\n"
    "二、就業（1項）\n"
    "3.培訓家政服務人員900人次。（牽頭單位：區衛生健康委）\n"
    "鼓樓區人民政府辦公室\n2024年3月5日\n"
)
TABLE = (
    "附件\n鼓樓區2024年民生實事目標任務表\n"
    "單位\t1、修橋\t2、新建農村公路\n\t修橋（座）\t新建農村公路（公里）\n"
    "全區\t3\t5\n湖南路街道\t3\t—\n"
)
WHOLE = NOTICE + TABLE


def flat(circular: Circular) -> list[object]:
    """Every value of every row but of the observations, its text simplified."""
    rows: list[Any] = [circular.heading, *circular.sections, *circular.items]
    rows += circular.item_mentions
    rows += [*circular.targets, *circular.quantities, *circular.responsible_units]
    rows += [*circular.residue]
    return [_simple(getattr(row, f.name)) for row in rows for f in structs.fields(type(row))]


def _simple(value: object) -> object:
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return tuple(simplified(each) for each in value)
    return simplified(value) if isinstance(value, str) else value


def test_the_rows_are_those_of_the_simplified_twin() -> None:
    assert flat(parsed(WHOLE)) == flat(parsed(simplified(WHOLE)))


def test_the_wording_is_as_printed() -> None:
    circular = parsed(WHOLE)
    heading = circular.heading
    assert heading.title == "南京市鼓樓區人民政府辦公室關於印發鼓樓區2024年3項民生實事的通知"
    assert heading.document_number == "鼓政辦〔2024〕5號"
    assert heading.addressees == ("各街道辦事處", "區各部門")
    assert heading.region_name == "鼓楼区"
    assert [each.section_title for each in circular.sections][:2] == ["交通", "就業"]
    assert circular.items[0].text == "修橋3座，投資0.5萬元。"
    assert circular.items[2].title == "培訓家政服務人員900人次"
    units = [(each.printed_name, each.name) for each in circular.responsible_units]
    assert ("區衛生健康委", "区卫生健康委员会") in units
    assert [(each.raw, each.unit, each.unit_base) for each in circular.quantities][1] == (
        "0.5萬元",
        "萬元",
        "元",
    )
    assert {each.indicator for each in circular.targets} == {"修橋", "新建農村公路"}
    assert left(circular, "preamble")[0].startswith("現將")


@pytest.mark.parametrize(
    ("text", "rules"),
    [(NOTICE, ["traditional_script"]), (simplified(NOTICE), [])],
    ids=["traditional", "simplified"],
)
def test_one_finding_says_so(text: str, rules: list[str]) -> None:
    circular = parsed(text)
    found = validate(to_tables([circular]), {circular.document_id: circular.text}).to_pylist()
    assert [each["rule"] for each in found] == rules


def test_an_index_number_is_no_evidence_of_the_script() -> None:
    table = "索引號： | 002/2024-1 | 有效性： | 有效 |\n成文日期： | 2024-03-05 | 分類： | 通知 |\n"
    circular = parsed(table + NOTICE)
    (span,) = circular.observations[-1].place.spans
    assert circular.text[slice(*span)] == circular.heading.title
