"""The columns of `documents` that the heading block and the register state."""

import pytest

from tests.parse.circulars import measures, notice, parsed, targets

ITEMS = "1.修桥。（属市级任务）\n2.修路。（属市级任务）\n"
TABLE = ["单位名|1、修桥|2、修路", "|修桥（座）|修路（公里）", "全市合计|9|7", "鼓楼区|3|5"]


def headed(title: str, preamble: str = "") -> str:
    return f"{title}\n各单位：\n{preamble}{ITEMS}"


@pytest.mark.parametrize(
    ("title", "region", "parent"),
    [
        pytest.param(
            "南京市鼓楼区人民政府关于印发2024年民生实事的通知", "320106", "320100", id="issuer"
        ),
        pytest.param("南京市人民政府关于印发2024年民生实事的通知", "320100", "320000", id="city"),
        pytest.param("江苏省人民政府关于印发2024年民生实事的通知", "320000", None, id="province"),
        pytest.param(
            "区政府关于印发《南京市鼓楼区2024年民生实事》的通知", "320106", "320100", id="title"
        ),
        pytest.param("鼓楼区人民政府关于印发2024年民生实事的通知", None, None, id="one of several"),
        pytest.param("某区人民政府关于印发2024年民生实事的通知", None, None, id="unknown"),
    ],
)
def test_region(title: str, region: str | None, parent: str | None) -> None:
    heading = parsed(headed(title)).heading
    assert (heading.region_code, heading.parent_region_code) == (region, parent)


def test_the_register_knows_what_the_file_cannot_say() -> None:
    text = headed("区政府关于印发民生实事的通知")
    heading = parsed(text, region="烈山区", year=2023).heading
    assert (heading.region_code, heading.parent_region_name, heading.year) == (
        "340604",
        "淮北市",
        2023,
    )


@pytest.mark.parametrize(
    ("title", "preamble", "year"),
    [
        ("区政府关于印发2024年民生实事的通知", "", 2024),
        ("区政府关于印发民生实事的通知", "现将2025年民生实事印发给你们，请认真执行。\n", 2025),
        ("区政府关于印发民生实事的通知", "鼓政办〔2022〕5号\n", 2022),
        ("区政府关于印发民生实事的通知", "", None),
    ],
)
def test_year(title: str, preamble: str, year: int | None) -> None:
    assert parsed(headed(title, preamble)).heading.year == year


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("鼓楼区人民政府办公室关于印发民生实事的通知", "鼓楼区人民政府办公室"),
        ("中共鼓楼区委、鼓楼区人民政府关于民生实事的意见", "中共鼓楼区委、鼓楼区人民政府"),
        ("关于印发民生实事的通知", None),
        ("关于印发《鼓楼区教育局2024年民生实事》的通知", "鼓楼区教育局"),
    ],
)
def test_issuer(title: str, issuer: str | None) -> None:
    assert parsed(headed(title)).heading.issuer == issuer


@pytest.mark.parametrize(
    ("title", "preamble", "declared", "counts"),
    [
        pytest.param("关于印发2024年2件民生实事的通知", "", 2, [("title", 2, "件")], id="title"),
        pytest.param(
            "关于印发民生实事的通知",
            "现将2项民生实事印发给你们，请认真贯彻执行。\n",
            2,
            [("preamble", 2, "项")],
            id="preamble",
        ),
        pytest.param(
            "关于印发2024年10件25项民生实事的通知",
            "",
            10,
            [("title", 10, "件"), ("title", 25, "项")],
            id="nested",
        ),
        pytest.param("关于印发民生实事的通知", "", None, [], id="nowhere"),
    ],
)
def test_declared_counts(
    title: str, preamble: str, declared: int | None, counts: list[tuple[str, int, str]]
) -> None:
    heading = parsed(headed(title, preamble)).heading
    assert heading.declared_item_count == declared
    assert [(each.place, each.count, each.unit) for each in heading.declared_counts] == counts


def test_sections_declare_too() -> None:
    heading = parsed(notice("一、交通（2项）", ITEMS)).heading
    assert [(each.place, each.count) for each in heading.declared_counts] == [("section", 2)]
    assert heading.declared_item_count is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            measures("（一）修桥。（属市级任务）", "推进举措：", "1.抓。"),
            "鼓楼区2024年民生实事推进举措",
        ),
        (targets(*TABLE), "鼓楼区2024年民生实事目标任务分解表"),
    ],
    ids=["measures", "tables"],
)
def test_without_a_notice_the_annex_speaks(text: str, title: str) -> None:
    heading = parsed(text).heading
    assert (heading.title, heading.year) == (title, 2024)
    assert heading.document_number is None


@pytest.mark.parametrize(
    ("text", "region", "parent"),
    [
        pytest.param(
            "关于印发2024年民生实事的通知\n各镇：\n1.修桥。（属市级任务）\n南京市鼓楼区人民政府\n2024年3月5日\n",
            "320106",
            "320100",
            id="signature",
        ),
        pytest.param(
            "市政府关于印发2024年民生实事的通知\n溧水区、高淳区人民政府：\n1.修桥。（属市级任务）\n",
            "320100",
            "320000",
            id="those written to",
        ),
        pytest.param(
            "2024年民生实事\n南京市人大四次会议票决产生2024年民生实事项目，现公布如下：\n1.修桥。\n",
            "320100",
            "320000",
            id="text",
        ),
        pytest.param(
            "区政府关于印发2024年民生实事的通知\n根据南京市政府部署，现印发如下：\n1.修桥。\n",
            None,
            None,
            id="one above",
        ),
        pytest.param(
            "区政府关于江苏省2024年民生实事任务的通知\n各街道：\n1.修桥。\n",
            None,
            None,
            id="another level",
        ),
    ],
)
def test_region_from_elsewhere(text: str, region: str | None, parent: str | None) -> None:
    heading = parsed(text).heading
    assert (heading.region_code, heading.parent_region_code) == (region, parent)


def test_a_zone_stands_as_printed_in_the_city_whose_name_it_bears() -> None:
    title = "南京经济技术开发区管理委员会关于印发2024年民生实事的通知"
    heading = parsed(headed(title)).heading
    assert (heading.region_name, heading.region_code) == ("南京经济技术开发区", None)
    assert heading.parent_region_name == "南京市"


def test_a_fuller_signature_goes_before_a_bare_title() -> None:
    text = headed("区人民政府关于印发民生实事的通知") + "南京市鼓楼区人民政府\n2024年3月5日\n"
    heading = parsed(text).heading
    assert (heading.issuer, heading.region_code) == ("南京市鼓楼区人民政府", "320106")


def test_the_forwarding_body_issues() -> None:
    heading = parsed(headed("鼓楼区政府转发区民政局关于民生实事的通知")).heading
    assert heading.issuer == "鼓楼区政府"


def test_several_bodies_sign_together() -> None:
    text = headed("关于印发民生实事的通知") + "区发展改革委\n区财政局\n2024年3月5日\n"
    assert parsed(text).heading.issuer == "区发展改革委、区财政局"


def test_an_attachment_names_the_circular_where_nothing_else_does() -> None:
    text = f"各街道：\n现印发给你们，请认真执行。\n附件：2024年民生实事责任分解表\n附件\n{ITEMS}"
    assert parsed(text).heading.title == "2024年民生实事责任分解表"


@pytest.mark.parametrize(
    ("title", "name", "above"),
    [
        ("桐乡市濮院镇人民政府关于印发2024年民生实事的通知", "濮院镇", "桐乡市"),
        ("濮院镇第十八届人民代表大会关于票决2024年民生实事的公告", "濮院镇", None),
        ("西乡街道办事处关于印发《西乡街道2024年民生实事》的通知", "西乡街道", None),
        ("南京市鼓楼区人民政府关于印发2024年乡镇民生实事的通知", "鼓楼区", "南京市"),
    ],
)
def test_a_town_is_named_as_printed(title: str, name: str, above: str | None) -> None:
    heading = parsed(headed(title)).heading
    assert (heading.region_name, heading.parent_region_name) == (name, above)
    assert (heading.region_code is None) == (name != "鼓楼区")


def test_links_to_files_are_no_attachments() -> None:
    names = "附件：1.任务清单.docx\n2.分解表.xls\n附件1.doc\n附件2.xls\n"
    heading = parsed(headed("鼓楼区关于印发2024年民生实事的通知") + names).heading
    assert heading.attachments == ("任务清单", "分解表")
