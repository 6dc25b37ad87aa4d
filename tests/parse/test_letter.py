"""The lines around the list: title, number, salutation, signature, and what is none of them."""

from datetime import date

import pytest

from tests.parse.circulars import item_texts, left, notice, parsed

TITLE = "鼓楼区人民政府办公室关于印发《鼓楼区2024年民生实事》的通知"
ITEMS = "1.修桥。（属市级任务）\n2.修路。（属市级任务）\n"
SALUTATION = "各街道办事处，区各部门：\n"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([TITLE], id="one line"),
        pytest.param(
            ["鼓楼区人民政府办公室", "关于印发《鼓楼区2024年民生实事》的通知"], id="issuer above"
        ),
        pytest.param(
            ["鼓楼区人民政府办公室关于印发", "《鼓楼区2024年民生实事》的通知"], id="before 《"
        ),
        pytest.param(
            ["鼓楼区人民政府办公室关于印发《鼓楼区", "2024年民生实事》的 通知"], id="inside 《》"
        ),
        pytest.param(
            ["鼓楼区人民政府办公室关于", "印发《鼓楼区2024年", "民生实事》的", "通知"], id="four"
        ),
        pytest.param(
            ["鼓楼区人民政府办公室关于印发 《鼓楼区 2024 年民生实事》的 通 知"], id="blanks"
        ),
    ],
)
def test_the_title_over_lines(lines: list[str]) -> None:
    circular = parsed("\n".join(lines) + "\n" + SALUTATION + ITEMS)
    assert circular.heading.title == TITLE
    assert left(circular, "unparsed") == []


@pytest.mark.parametrize(
    ("salutation", "addressees"),
    [
        ("各镇、街道办，区直各单位：", ("各镇、街道办", "区直各单位")),
        ("各街道办事处；区各部门:", ("各街道办事处", "区各部门")),
        ("各街道办事处，\n区各部门：", ("各街道办事处", "区各部门")),
        ("市民政局：", ("市民政局",)),
    ],
)
def test_the_salutation(salutation: str, addressees: tuple[str, ...]) -> None:
    assert parsed(f"{TITLE}\n{salutation}\n{ITEMS}").heading.addressees == addressees


def test_no_salutation() -> None:
    circular = parsed(f"{TITLE}\n现将鼓楼区2024年民生实事印发给你们，请认真贯彻执行。\n{ITEMS}")
    assert circular.heading.addressees == ()
    assert left(circular, "preamble") == ["现将鼓楼区2024年民生实事印发给你们，请认真贯彻执行。"]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("鼓政办〔2024〕5号", "鼓政办〔2024〕5号"),
        ("鼓政办〔 2024 〕 5 号", "鼓政办〔2024〕5号"),
        ("鼓政办[2024]5号", "鼓政办[2024]5号"),
        ("鼓政办【2024】第5号", "鼓政办【2024】第5号"),
    ],
)
@pytest.mark.parametrize("above", [True, False], ids=["above the title", "below it"])
def test_the_document_number(printed: str, number: str, above: bool) -> None:
    head = [printed, TITLE] if above else [TITLE, printed]
    assert parsed("\n".join([*head, SALUTATION, ITEMS])).heading.document_number == number


def test_the_document_number_in_a_bracket_of_its_own() -> None:
    heading = parsed(f"{TITLE}\n（鼓政办〔2024〕5号）\n{SALUTATION}{ITEMS}").heading
    assert heading.document_number == "鼓政办〔2024〕5号"
    assert heading.addressees == ("各街道办事处", "区各部门")


def test_a_cited_number_is_not_the_circulars_own() -> None:
    preamble = "根据《市民生实事办法》（宁政办〔2023〕7号）要求，现将有关事项通知如下。\n"
    assert parsed(f"{TITLE}\n{SALUTATION}{preamble}{ITEMS}").heading.document_number is None


@pytest.mark.parametrize(
    ("tail", "issued_on"),
    [
        ("鼓楼区人民政府办公室\n2024年3月5日\n", date(2024, 3, 5)),
        ("鼓楼区人民政府办公室\n二〇二四年三月五日\n", date(2024, 3, 5)),
        ("2024年3月5日\n", date(2024, 3, 5)),
        ("各单位要加强领导。\n", None),
    ],
)
def test_the_signature(tail: str, issued_on: date | None) -> None:
    circular = parsed(f"{TITLE}\n{SALUTATION}{ITEMS}{tail}")
    assert circular.heading.issued_on == issued_on
    assert item_texts(circular) == ["修桥。", "修路。"]
    assert left(circular, "unparsed") == []


def test_the_signature_behind_an_item_without_full_stop() -> None:
    items = ITEMS.replace("。（属市级任务）", "")
    circular = parsed(f"{TITLE}\n{SALUTATION}{items}鼓楼区人民政府办公室\n2024年3月5日\n")
    assert circular.heading.issued_on == date(2024, 3, 5)
    assert item_texts(circular) == ["修桥", "修路"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("（此件公开发布）", "closing", id="disclosure"),
        pytest.param("抄送：区委各部门", "closing", id="copies"),
        pytest.param("联系人：张某", "closing", id="contact"),
    ],
)
def test_lines_behind_the_signature(line: str, reason: str) -> None:
    circular = parsed(f"{TITLE}\n{SALUTATION}{ITEMS}2024年3月5日\n{line}\n")
    assert [(run.text, run.reason) for run in circular.residue] == [(line, reason)]


def test_title_of_the_list_and_preamble_above_the_items() -> None:
    circular = parsed(notice("鼓楼区2024年民生实事", "1.修桥。（属市级任务）", "2.修路。"))
    assert left(circular, "heading") == ["鼓楼区2024年民生实事"]
    assert left(circular, "preamble") == [
        "现将《鼓楼区2024年民生实事》印发给你们，请认真贯彻执行。"
    ]


def test_an_unknown_line_above_the_title_is_not_explained_away() -> None:
    circular = parsed(f"乱码片段\n{TITLE}\n{SALUTATION}{ITEMS}")
    assert left(circular, "unparsed") == ["乱码片段"]


def test_letterhead_and_index_number() -> None:
    head = "索引号：01430/2024-012\n南京市鼓楼区人民政府文件\n"
    heading = parsed(f"{head}{TITLE}\n{SALUTATION}{ITEMS}").heading
    assert heading.index_number == "01430/2024-012"
    assert heading.issuer == "南京市鼓楼区人民政府"


def test_labelled_metadata_over_a_circular() -> None:
    metadata = (
        "标题：鼓楼区关于印发2024年民生实事的通知\n发文字号：鼓政办〔2024〕5号\n"
        "成文日期：2024-03-05\n有效性：有效\n"
    )
    circular = parsed(metadata + "各街道：\n现将民生实事印发给你们。\n1.修桥。（属市级任务）\n")
    heading = circular.heading
    assert (heading.title, heading.document_number) == (
        "鼓楼区关于印发2024年民生实事的通知",
        "鼓政办〔2024〕5号",
    )
    assert (str(heading.issued_on), heading.addressees) == ("2024-03-05", ("各街道",))
    assert [r.text for r in circular.residue if r.reason == "web_chrome"] == ["有效性：有效"]
