"""Two circulars side by side: two years, and a city beside its district."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.circular import Registration
from pipeline.cli import main
from pipeline.diff import Diff, ItemDiff, diff, rows_of, side_of
from pipeline.display.diff import as_bytes
from pipeline.matching import best_pairs
from pipeline.output import write
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.tables import to_tables
from tests.faults.sound import NOTICE, circular

Texts = Mapping[str, str]

NEW_ITEM = "一、促进就业（3项）\n\n1.新建公共充电桩300个。（牵头单位：市发改委）\n"
# The next year: the training grew, canteens fell out, a new item came first.
NEXT = (
    NOTICE[: NOTICE.index("附件：")]
    .replace("2024", "2025")
    .replace(
        "一、促进就业（2项）\n",
        "一、促进就业（3项）\n\n1.新建公共充电桩300个。（牵头单位：市发改委）\n",
    )
    .replace("2.支持", "3.支持")
    .replace("1.实施", "2.实施")
    .replace("600人次", "750人次")
)
NEXT = NEXT[: NEXT.index("3.推进")] + NEXT[NEXT.index("4.开展") :].replace("救助", "医疗救助")
NEXT = NEXT.replace("二、社会保障（2项）", "二、社会保障（1项）")

DISTRICT = """\
淮北市烈山区人民政府办公室关于印发《烈山区2024年实施3项民生实事》的通知

各镇、街道：

现将《烈山区2024年实施3项民生实事》印发给你们，请认真抓好落实。

烈山区2024年实施3项民生实事

1.实施就业促进行动，新增城镇就业岗位0.2万个，其中公益性岗位100个。（牵头单位：区人社局）

2.支持家政服务业发展，培训家政服务人员120人次。（牵头单位：区商务局）

3.推进养老服务，新增老年食堂8个。（属市级任务）

附件：2024年3项民生实事目标任务分解表

附件

2024年3项民生实事目标任务分解表

"""
CELLS_OF_DISTRICT = (
    ("单位名", "1、就业促进行动", "", "2、家政服务业"),
    ("", "新增城镇就业岗位（万个）", "其中：公益性岗位（个）", "培训家政服务人员（人次）"),
    ("全市合计", "1.2", "800", "600"),
    ("烈山区", "0.2", "100", "120"),
)


def tables_of(texts: Texts) -> dict[str, pa.Table]:
    documents = [read_document(name, [(f"{name}.txt", t.encode())]) for name, t in texts.items()]
    return to_tables([parse(document, Registration()) for document in documents])


def between(old: str, new: str) -> Diff:
    tables = tables_of({"a": old, "b": new})
    return diff(side_of(tables, "a"), side_of(tables, "b"))


@pytest.fixture(scope="module")
def years() -> Diff:
    return between(circular(), NEXT)


@pytest.fixture(scope="module")
def levels() -> Diff:
    return between(circular(), circular(DISTRICT, CELLS_OF_DISTRICT))


def of_title(found: Diff, title: str) -> ItemDiff:
    (own,) = (i for i in found.items if (i.new or i.old) and title in (i.new or i.old).text)  # type: ignore[union-attr]
    return own


def test_items_added_dropped_moved_and_reworded(years: Diff) -> None:
    assert years.relation == "years"
    assert {
        (item.kind, item.old and item.old.item_number, item.new and item.new.item_number)
        for item in years.items
    } == {
        ("added", None, 1),
        ("same", 1, 2),
        ("same", 2, 3),
        ("reworded", 4, 4),
        ("dropped", 3, None),
    }
    assert of_title(years, "家政").is_moved
    assert not of_title(years, "重大疾病").is_moved


def test_the_confidence_is_less_where_number_and_words_differ(years: Diff) -> None:
    moved, reworded = of_title(years, "就业促进"), of_title(years, "重大疾病")
    assert moved.confidence == 0.85  # the words to the letter, another number
    assert reworded.confidence is not None
    assert 0.85 < reworded.confidence < 1


def test_a_number_that_changed_with_amount_and_percent(years: Diff) -> None:
    (number,) = of_title(years, "家政").changed_numbers
    assert (number.amount, number.percent) == (Decimal(150), Decimal(25))
    assert of_title(years, "就业促进").changed_numbers == ()


def test_a_circular_is_the_same_as_itself() -> None:
    found = between(circular(), circular())
    assert {(item.kind, item.is_moved, item.confidence) for item in found.items} == {
        ("same", False, 1.0)
    }
    assert not any(item.changed_numbers for item in found.items)


def test_items_that_changed_places_are_told_by_their_words() -> None:
    text = NOTICE[: NOTICE.index("附件：")]
    first = text[text.index("1.实施") : text.index("2.支持")]
    second = text[text.index("2.支持") : text.index("二、社会")]
    swapped = text.replace(first + second, "1." + second[2:] + "2." + first[2:])
    found = between(text, swapped)
    assert [(i.old.item_number, i.new.item_number) for i in found.items if i.old and i.new] == [
        (2, 1),
        (1, 2),
        (3, 3),
        (4, 4),
    ]


def test_what_a_district_carries_of_its_city(levels: Diff) -> None:
    assert levels.relation == "levels"
    jobs, training = of_title(levels, "就业促进").numbers[0], of_title(levels, "家政").numbers[0]
    assert float(jobs.share or 0) == pytest.approx(100 / 6)
    assert training.share == 20
    idle = {item.old.item_number for item in levels.items if item.old and not item.has_task}
    assert idle == {3, 4}  # one is owed by the city, one the district does not list


def test_the_upper_level_comes_first_whichever_is_named_first(levels: Diff) -> None:
    turned = between(circular(DISTRICT, CELLS_OF_DISTRICT), circular())
    assert (turned.relation, turned.old_name) == ("levels", levels.old_name)


def test_rows_say_what_the_comparison_says(years: Diff) -> None:
    rows = [row for row in rows_of(years).to_pylist() if row["new_item_number"] == 3]
    assert [(row["indicator"], row["amount"], row["percent"]) for row in rows] == [
        ("家政服务人员", 150.0, 25.0)
    ]
    assert rows[0]["moved"]


def test_terminal_says_shares_and_items_without_task(levels: Diff) -> None:
    text = as_bytes(levels, "text").decode()
    assert "培训家政服务人员：600人次 → 120人次，占20.0%" in text
    assert "烈山区 2024年没有任务的有2项：" in text


def test_a_page_is_whole_and_escapes_what_it_shows(years: Diff) -> None:
    page = as_bytes(between(circular(), NEXT.replace("公共充电桩", "<b>充电桩")), "html").decode()
    assert "<b>" not in page
    assert page.count("<tr") == len(years.items) + 1
    assert "http" not in page.replace("http-equiv", "")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    texts = {"a": circular(), "b": NEXT}
    write(tables_of(texts), texts, tmp_path / "parsed")
    return tmp_path / "parsed"


def test_the_command_in_every_format(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "a", "b", "--out", str(out)]) == 0
    assert "不再列入1项" in capsys.readouterr().out
    assert main(["diff", str(out / "a"), "b", "--out", str(out), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["items"]) == 5
    as_parquet = ["diff", "a", "b", "--out", str(out), "--format", "parquet"]
    assert main(as_parquet) == 2
    assert "--format parquet needs --to FILE" in capsys.readouterr().err
    target = tmp_path / "diff.parquet"
    assert main([*as_parquet, "--to", str(target)]) == 0
    assert pq.read_table(target).num_rows >= 5


def test_a_circular_that_is_not_there_is_named(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "a", "nowhere", "--out", str(out)]) == 2
    assert "holds no circular 'nowhere'; it has a, b" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("scores", "pairs"),
    [
        ([], []),
        ([[0.0]], []),
        ([[5, 4], [4, 1]], [(0, 1), (1, 0)]),  # greedily it would be 5 and 1
        ([[1], [3], [2]], [(1, 0)]),
        ([[0, 2, 0], [0, 3, 2]], [(0, 1), (1, 2)]),
    ],
)
def test_the_best_assignment_is_over_all(
    scores: list[list[float]], pairs: list[tuple[int, int]]
) -> None:
    assert best_pairs(scores) == pairs


def test_persons_are_persons_and_a_scale_is_no_change() -> None:
    text = NOTICE[: NOTICE.index("附件：")].replace("600人次", "0.5万人")
    found = between(text, text.replace("0.5万人", "5200名"))
    (number,) = of_title(found, "家政").changed_numbers
    assert (number.amount, number.percent) == (Decimal(200), Decimal(4))
    again = between(text, text.replace("0.5万人", "5000人"))
    assert of_title(again, "家政").changed_numbers == ()


def test_rows_say_the_share_of_the_city(levels: Diff) -> None:
    shares = [row["share"] for row in rows_of(levels).to_pylist() if row["share"] is not None]
    assert 20.0 in shares


def test_between_levels_nothing_is_moved_or_dropped(levels: Diff) -> None:
    for form in ("text", "html"):
        text = as_bytes(levels, form).decode()
        assert "移动" not in text
        assert "不再列入" not in text
        assert "下级未列" in text
