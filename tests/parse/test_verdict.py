"""Which documents with numbered paragraphs are circulars of this family."""

import pytest

from pipeline.errors import NotACircularError
from tests.parse.circulars import item_texts, parsed

ITEMS = "1.修桥3座。\n2.修路5公里。\n"
ANNOUNCED = "关于做好2024年有关工作的通知\n各街道：\n"


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("鼓楼区2024年民生实事\n", id="the title"),
        pytest.param(ANNOUNCED + "现将今年为民办实事的安排通知如下：\n", id="the text"),
        pytest.param(ANNOUNCED + "今年办好2件实事，请认真贯彻执行。\n", id="a count"),
        pytest.param(ANNOUNCED + "现将政府工作报告的任务分解如下。\n", id="a report's tasks"),
    ],
)
def test_what_speaks_for_a_circular(head: str) -> None:
    assert item_texts(parsed(head + ITEMS)) == ["修桥3座。", "修路5公里。"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "鼓楼区政府关于征集2024年民生实事的公告\n一、征集范围\n交通。\n二、征集时间\n一月。\n",
            id="a call for proposals",
        ),
        pytest.param(
            "《鼓楼区2024年民生实事》政策解读\n一、背景\n共20项。\n二、内容\n分为3类。\n",
            id="reading",
        ),
        pytest.param("鼓楼区民生工程资金管理办法\n" + ITEMS, id="a regulation"),
        pytest.param("区政府民生工作会议纪要\n" + ITEMS, id="minutes"),
    ],
)
def test_what_speaks_of_such_projects_and_sets_none(text: str) -> None:
    with pytest.raises(NotACircularError, match="不是下达民生实事的文件"):
        parsed(text)


def test_a_notice_of_something_else() -> None:
    text = f"区政府关于春节放假的通知\n鼓政办〔2024〕1号\n各街道：\n{ITEMS}"
    with pytest.raises(NotACircularError, match="不像民生实事的通知"):
        parsed(text)


@pytest.mark.parametrize(
    "demands",
    [
        "1.明确任务，压实责任。各牵头单位要建立任务清单。\n2.统筹协调。各相关单位要加强配合。\n",
        "一、落实责任，确保质量\n各责任单位要制定计划。\n二、密切配合\n牵头单位要担负起责任。\n",
        "一、工作目标\n认真办好民生实事。\n二、工作任务\n（一）抓好分解。各单位要逐项梳理。\n",
    ],
)
def test_a_notice_whose_items_are_in_an_annex_that_is_not_there(demands: str) -> None:
    title = "清河县人民政府办公室关于印发《2021年民生实事任务分解方案》的通知\n各乡镇人民政府：\n"
    with pytest.raises(NotACircularError, match="附件"):
        parsed(f"{title}现将任务分解（详见附件）印发给你们，通知如下：\n{demands}")
