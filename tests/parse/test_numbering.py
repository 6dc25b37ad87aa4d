"""Which lines are items: other numbers, none, several levels, headings between them."""

import pytest

from tests.parse.circulars import item_numbers, item_texts, left, notice, parsed

DUE = "（牵头单位：区民政局）"


@pytest.mark.parametrize(
    "labels",
    [
        ("【1】", "【2】", "【3】"),
        ("1。", "2。", "3。"),
        ("Ⅰ.", "Ⅱ.", "Ⅲ."),
        ("项目1：", "项目2：", "项目3："),
        ("实事一：", "实事二：", "实事三："),
        ("第1条", "第2条", "第3条"),
        ("01.", "02.", "03."),
        ("★1.", "★2.", "3."),
        ("1 ", "2 ", "3 "),
        ("1\n", "2\n", "3\n"),
    ],
    ids=lambda labels: repr(labels[0]),
)
def test_ways_to_number_items(labels: tuple[str, ...]) -> None:
    texts = ["建桥3座。", "修路5公里。", "建亭2个。"]
    lines = [f"{label}{text}{DUE}" for label, text in zip(labels, texts, strict=True)]
    circular = parsed(notice(*lines))
    assert item_texts(circular) == texts
    assert item_numbers(circular) == [1, 2, 3]
    assert left(circular, "unparsed") == []


def test_a_sign_before_each_item_counts_them() -> None:
    circular = parsed(notice(f"●建桥3座。{DUE}", f"●修路5公里。{DUE}"))
    assert [(m.label, m.text) for m in circular.item_mentions] == [
        ("●", "建桥3座。"),
        ("●", "修路5公里。"),
    ]


def test_a_sign_before_some_items_only_marks_them() -> None:
    lines = ["建桥3座。", "★修路5公里。", "建亭2个。", "★植树9棵。"]
    circular = parsed(notice(*(f"{line}{DUE}" for line in lines)))
    assert item_texts(circular) == ["建桥3座。", "修路5公里。", "建亭2个。", "植树9棵。"]


def test_items_that_a_sentence_announces_and_holds() -> None:
    circular = parsed(notice("这三件实事分别是：一是建桥3座；二是修路5公里；三是建亭2个。"))
    assert item_texts(circular) == ["建桥3座；", "修路5公里；", "建亭2个。"]


def test_a_sentence_that_holds_other_than_it_announces_is_none() -> None:
    text = notice(f"1.建桥。{DUE}", f"2.修路。{DUE}") + "分为五项：一是快；二是稳。\n"
    assert len(parsed(text).items) == 2


def test_clauses_that_are_as_many_as_the_sentence_announces() -> None:
    line = "这三件实事分别是：新建桥梁3座；改造道路5公里；修缮凉亭2个。欢迎监督。"
    circular = parsed(notice(line))
    assert item_texts(circular) == ["新建桥梁3座；", "改造道路5公里；", "修缮凉亭2个。"]


def test_a_declared_number_of_lines_without_numbers() -> None:
    circular = parsed(
        notice(
            "2024年4项民生实事项目", "桥梁新建项目", "道路改造项目", "凉亭修缮项目", "公厕建设项目"
        )
    )
    assert item_texts(circular) == ["桥梁新建项目", "道路改造项目", "凉亭修缮项目", "公厕建设项目"]


def test_items_run_on_within_a_paragraph_that_is_broken_into_lines() -> None:
    circular = parsed(
        notice(
            "一、交通类。1.在城区和各个镇街建设公交候车亭20座，方便群众乘",
            "车；2.3座桥完成加固；3.修路5公里。以上项目由区交通局负责。",
            "二、文化类。1.建书屋6家。以上项目由区文旅局牵头，区财政局配合。",
        )
    )
    assert item_texts(circular) == [
        "在城区和各个镇街建设公交候车亭20座，方便群众乘车；",
        "3座桥完成加固；",
        "修路5公里。",
        "建书屋6家。",
    ]
    assert [(i.section_title, i.lead_units) for i in circular.items] == [
        ("交通类", ("区交通局",)),
        ("交通类", ("区交通局",)),
        ("交通类", ("区交通局",)),
        ("文化类", ("区文化和旅游局",)),
    ]


def test_short_lines_between_numbers_that_run_on_are_sections() -> None:
    circular = parsed(
        notice("教育类", f"1.建园3所。{DUE}", f"2.扩班5个。{DUE}", "交通类", f"3.修路5公里。{DUE}")
    )
    assert [(s.section_title, s.item_count) for s in circular.sections] == [
        ("教育类", 2),
        ("交通类", 1),
    ]


def test_items_right_under_a_higher_heading_are_items_as_well() -> None:
    circular = parsed(
        notice(
            "一、民生",
            "（一）教育",
            f"1.建园3所。{DUE}",
            f"2.扩班5个。{DUE}",
            "（二）就业",
            f"3.培训900人。{DUE}",
            "二、生态",
            f"4.植树3万棵。{DUE}",
        )
    )
    assert item_numbers(circular) == [1, 2, 3, 4]
    assert [s.section_title for s in circular.sections] == ["教育", "就业", "生态"]


def test_a_number_left_out_behind_a_heading_does_not_lose_the_items_below() -> None:
    circular = parsed(
        notice(
            "一、教育", f"1.建园3所。{DUE}", "二、就业", f"3.培训900人。{DUE}", f"4.招聘9场。{DUE}"
        )
    )
    assert item_numbers(circular) == [1, 3, 4]


def test_what_stands_behind_a_list_of_names_is_no_part_of_the_last() -> None:
    circular = parsed(notice("1.建桥项目", "2.修路项目", "3.建亭项目", "现予公告。"))
    assert item_texts(circular) == ["建桥项目", "修路项目", "建亭项目"]


def test_a_text_that_lost_its_line_ends() -> None:
    run = (
        "为办好实事，制定本方案。 一、扩大就业 1.城镇新增就业900人。（牵头单位：区人社局）"
        " 2.培训300人。（牵头单位：区教育局） 二、养老服务 3.建设养老站10个。（牵头单位：区民政局）"
    )
    circular = parsed(notice(run))
    assert [(i.section_title, i.text) for i in circular.items] == [
        ("扩大就业", "城镇新增就业900人。"),
        ("扩大就业", "培训300人。"),
        ("养老服务", "建设养老站10个。"),
    ]
