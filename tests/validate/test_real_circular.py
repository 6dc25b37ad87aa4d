"""The real circular: every finding was looked up in ``raw/lieshan-2023.txt``, and is true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.circular import Registration
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.tables import to_tables
from pipeline.validate import validate

SOURCE = Path(__file__).parents[2] / "raw" / "lieshan-2023.txt"

# (rule, item, measure, indicator) -> (expected, actual), and why it is true.
TRUE: dict[tuple[str, int | None, int | None, int | None], tuple[str | None, str | None]] = {
    # 通知第23项“全区新生儿……”，附件1写“全市新生儿……”。
    ("item_text_mismatch", 23, None, None): ("全区", "全市"),
    # 通知“自行临时外传就医”，附件1“自行临时外转就医”：前者是错字。
    ("item_text_mismatch", 26, None, None): ("外传", "外转"),
    # 通知“完成全区居住小区……25个”，附件1“完成全省居住小区……25个”。
    ("item_text_mismatch", 35, None, None): ("全区", "全省"),
    # 附件1第三十七项到“工程”为止，没有通知里的后半句。
    ("item_text_mismatch", 37, None, None): ("建设宜居宜业和美乡村精品示范村2个左右", None),
    # 通知有牵头单位（区农业农村水利局），附件1和目标表写“属市级任务”。
    ("responsibility_mismatch", 37, None, None): ("本级任务", "属市级任务"),
    # 通知和目标表“属市级任务”，附件1“烈山区无任务”。
    ("responsibility_mismatch", 39, None, None): ("属市级任务", "本地无任务"),
    # 通知“属市级任务”，附件1和目标表“烈山区无任务”。
    ("responsibility_mismatch", 40, None, None): ("属市级任务", "本地无任务"),
    ("responsibility_mismatch", 43, None, None): ("属市级任务", "本地无任务"),
    ("responsibility_mismatch", 48, None, None): ("属市级任务", "本地无任务"),
    # 通知和附件1“区农业农村水利局”，目标表“区农业农村局”：不是简称。
    ("lead_units_mismatch", 41, None, None): ("区农业农村水利局", "区农业农村局"),
    # 通知和附件1“市公安局烈山分局”，目标表“区公安分局”。
    ("lead_units_mismatch", 49, None, None): ("市公安局烈山分局", "区公安分局"),
    # 第三张表“五、卫生健康”从第21项的列开始，而通知的第21项属“四、教育惠民”。
    ("section_misplaced", 21, None, None): ("教育惠民", "卫生健康"),
    # 第三张表的列太窄，表头在半句处断开；其余文字在通知的同一项里。
    ("header_repaired", 19, None, 2): ("参与学习教育活动的老年人", "参与学习教"),
    ("header_repaired", 21, None, 1): ("资助家庭经济困难学生", "资助家庭困难学"),
    ("header_repaired", 22, None, 1): ("适龄儿童免费实施窝沟封闭服务", "适龄儿童"),
    ("header_repaired", 22, None, 2): (
        "到2023年底，适龄儿童窝沟封闭覆盖率达到30%，总体窝沟封闭完好率达到86%",
        "到2023年",
    ),
    ("header_repaired", 23, None, 1): ("新生儿遗传代谢病筛查率", "新生儿"),
    ("header_repaired", 23, None, 2): ("新生儿听力障碍筛查率", "新生儿"),
    ("header_repaired", 24, None, 2): ("城镇低保适龄妇女提供宫颈癌、乳腺癌检查服务", "城镇"),
    ("header_repaired", 25, None, 1): ("试行慢性病待遇“免申即享”", "试行慢性"),
    # 同一张表第25至27项的事项名称也断开了：“25、全面开”“26、实行自”“27、完善”。
    ("header_repaired", 25, None, None): (
        "全面开通基本医疗保险门诊慢性病病种申请线上办理途径",
        "全面开",
    ),
    ("header_repaired", 26, None, None): (
        "实行自行临时外传就医人员异地就医“自助备案”",
        "实行自",
    ),
    ("header_repaired", 27, None, None): ("完善长期护理保险制度", "完善"),
    # 烈山区一格为“待认定”，而第5项的牵头单位是区民政局。
    ("target_pending", 5, None, 2): (None, "待认定"),
    # 烈山区一格为“待认定”，而通知由区农业农村水利局牵头，并写明2个左右。
    ("target_pending", 37, None, 1): (None, "待认定"),
    # 表头“开设一档公益心理健康教育专栏节目”没有单位，全市合计为1。
    ("unit_missing", 17, None, 1): (None, "1"),
    # 表头只剩“农村”，全市合计为1.4，从别处也得不到单位。
    ("unit_missing", 24, None, 1): (None, "1.4"),
    # 括号里的“反诈民警人数”是名称，不是单位。
    ("unit_missing", 49, None, 2): (None, "63、8"),
    # 换页处“贫困残疾人家庭 / 庭、脱贫户家庭”，多一个“庭”。
    ("text_damaged", 2, 2, None): ("庭", "庭庭"),
    # “制定区困难退役军人帮扶资金管理辦法”，全文其他各处都是“办法”。
    ("text_damaged", 15, 2, None): ("办", "辦"),
    # “进一步规范 and 加强学生资助工作”。
    ("text_damaged", 21, 1, None): (None, "and"),
}


@pytest.fixture(scope="module")
def text() -> str:
    return SOURCE.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def findings(text: str) -> Iterator[list[dict[str, Any]]]:
    document = read_document("lieshan-2023", [(SOURCE.name, SOURCE.read_bytes())])
    circular = parse(document, Registration())
    yield validate(to_tables([circular]), {circular.document_id: circular.text}).to_pylist()


def test_each_true_disagreement_is_found_and_nothing_else(findings: list[dict[str, Any]]) -> None:
    names = ("rule", "item_number", "measure_number", "indicator_number")
    found = {
        tuple(row[name] for name in names): (row["expected"], row["actual"]) for row in findings
    }
    assert found == TRUE
    assert len(findings) == len(TRUE)


def test_each_finding_quotes_the_source(text: str, findings: list[dict[str, Any]]) -> None:
    for row in findings:
        assert row["evidence"]
        for place in row["evidence"]:
            assert text[place["start"] : place["end"]] == place["quote"]
            assert (place["file"], place["page"]) == (0, None)


def test_quotes_are_the_words_in_question(findings: list[dict[str, Any]]) -> None:
    quotes = {
        (row["rule"], row["item_number"]): [place["quote"] for place in row["evidence"]]
        for row in findings
    }
    assert quotes["item_text_mismatch", 26] == ["外传", "外转"]
    assert quotes["text_damaged", 2] == ["疾人家庭", "庭、脱贫"]
    assert quotes["responsibility_mismatch", 39] == [
        "（属市级任务）",
        "（烈山区无任务）",
        "（属市级任务）",
    ]
    assert quotes["lead_units_mismatch", 49] == [
        "市公安局烈山分局",
        "市公安局烈山分局",
        "区公安分局",
    ]
    assert quotes["section_misplaced", 21] == ["21、困难学生资助 (牵头单位:区教育局)"]
    assert quotes["target_pending", 37][0] == "待认定"


def test_messages_are_sentences_for_a_steward(findings: list[dict[str, Any]]) -> None:
    said = {(row["rule"], row["item_number"]): row["message"] for row in findings}
    assert said["item_text_mismatch", 26] == (
        "第26项：推进举措附件与通知的文字不一致：“外传”／“外转”"
    )
    assert said["section_misplaced", 21] == (
        "第21项：按编号属于“教育惠民”，目标表却列在“卫生健康”之下"
    )
    assert said["target_pending", 37] == (
        "第37项第1个指标“建设宜居宜业和美乡村精品示范村”：烈山区的目标为“待认定”，"
        "而通知把该事项列为本级任务"
    )
