"""Page numbers and running heads stand between the lines of a text and are none of it."""

import pytest

from tests.parse.circulars import item_texts, left, notice, parsed

FIRST, REST = "1.改造农村公路，", "安装护栏。（属市级任务）"


@pytest.mark.parametrize(
    "number",
    ["— 2 —", "- 2 -", "－2－", "—2—", "· 2 ·", "第 2 页", "第2页，共9页", "2/9", "2 / 9"],
)
def test_page_numbers_do_not_part_a_sentence(number: str) -> None:
    circular = parsed(notice(FIRST, number, REST))
    assert item_texts(circular) == ["改造农村公路，安装护栏。"]
    assert left(circular, "page_number") == [number]


MORE = [f"{number}.修桥{number}座。（属市级任务）" for number in range(2, 40)]


def test_bare_numbers_that_count_upwards_are_page_numbers() -> None:
    lines = [FIRST, "1", REST, *MORE[:9], "2", *MORE[9:18], "3", *MORE[18:]]
    circular = parsed(notice(*lines))
    assert item_texts(circular)[:2] == ["改造农村公路，安装护栏。", "修桥2座。"]
    assert len(item_texts(circular)) == 39
    assert left(circular, "page_number") == ["1", "2", "3"]


def test_one_bare_number_in_the_middle_of_a_sentence_is_a_page_number() -> None:
    circular = parsed(notice("1.改造农村公路和危桥，", "7", REST, *MORE))
    assert item_texts(circular)[0] == "改造农村公路和危桥，安装护栏。"
    assert left(circular, "page_number") == ["7"]


@pytest.mark.parametrize("numbers", [["7"], ["7", "5"]], ids=["alone", "downwards"])
def test_bare_numbers_between_paragraphs_may_be_text(numbers: list[str]) -> None:
    lines = [FIRST + REST, *numbers[:1], *MORE[:9], *numbers[1:], *MORE[9:]]
    assert left(parsed(notice(*lines)), "page_number") == []


def test_a_line_again_and_again_beside_page_numbers_is_a_running_head() -> None:
    lines = [f"{i}.修桥，\n鼓楼区文件\n— {i} —\n修路{i}条。（属市级任务）" for i in (1, 2, 3)]
    circular = parsed(notice(*lines))
    assert item_texts(circular) == ["修桥，修路1条。", "修桥，修路2条。", "修桥，修路3条。"]
    assert left(circular, "running_header") == ["鼓楼区文件"] * 3


@pytest.mark.parametrize("end", [")", "）", "。", "]"])
def test_a_line_of_an_end_alone_belongs_to_the_line_above(end: str) -> None:
    circular = parsed(
        notice(f"1.改造农村公路。(责任单位：县交通局\n{end}", "2.修桥。（属市级任务）")
    )
    assert left(circular, "unparsed") == []
    assert item_texts(circular)[0].startswith("改造农村公路。")


@pytest.mark.parametrize("sign", ["/", "—", "||"])
def test_the_sign_of_an_empty_cell_on_a_line_of_its_own(sign: str) -> None:
    circular = parsed(notice("1.改造农村公路。（属市级任务）", sign, "2.修桥。（属市级任务）"))
    assert left(circular, "table_label") == [sign]


def test_twice_is_not_again_and_again() -> None:
    lines = [f"{i}.修桥，\n鼓楼区文件\n— {i} —\n修路。（属市级任务）" for i in (1, 2)]
    circular = parsed(notice(*lines))
    assert item_texts(circular) == ["修桥，鼓楼区文件修路。"] * 2
    assert left(circular, "running_header") == []


def test_an_item_beside_each_page_number_is_no_running_head() -> None:
    lines = [f"{i}.修桥。（属市级任务）\n— {i} —" for i in (1, 2, 3, 4)]
    assert len(item_texts(parsed(notice(*lines)))) == 4
