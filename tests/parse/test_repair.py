"""Headers cut off by a narrow column, completed from the item's own sentence."""

import pytest

from tests.parse.circulars import measures, notice, parsed, targets

TEXT = (
    "实施老有所学行动，老年学校新增学习人数0.5万人左右，参与学习教育活动的老年人达到1.19万人左右；"
    "为1740名适龄儿童免费实施窝沟封闭服务；到2024年底，封闭覆盖率达到30%，完好率达到86%以上。"
    "推行慢性病待遇“免申即享，即时到账”。"
)
NOTICE = notice(f"1.{TEXT}（牵头单位：区教育局）", "2.修路。（属市级任务）")


def repaired(header: str, cell: str, text: str = NOTICE) -> tuple[str | None, str | None, bool]:
    """Name and unit of an indicator with this header over this cell of the own region."""
    rows = ["单位名|1、老有所学|2、修路", f"|{header}|—", "全市合计|9|—", f"鼓楼区|{cell}|—"]
    target = next(t for t in parsed(text + targets(*rows)).targets if t.item_number == 1)
    return target.indicator, target.unit, target.repaired


@pytest.mark.parametrize(
    ("header", "cell", "name", "unit"),
    [
        pytest.param(
            "参与学习教", "1.19", "参与学习教育活动的老年人", "万人", id="before its number"
        ),
        pytest.param(
            "适龄儿童", "1740", "适龄儿童免费实施窝沟封闭服务", "名", id="behind its number"
        ),
        pytest.param("封闭覆", "30%", "封闭覆盖率", "%", id="percentage in the cell"),
        pytest.param("封闭覆", "30", "封闭覆盖率", "%", id="percentage in the text"),
        pytest.param("完好", "86", "完好率", "%", id="two characters left"),
        pytest.param(
            "推行慢性", "全市参照执行", "推行慢性病待遇“免申即享，即时到账”", None, id="over words"
        ),
    ],
)
def test_a_cut_header_is_completed(header: str, cell: str, name: str, unit: str | None) -> None:
    assert repaired(header, cell) == (name, unit, True)


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        pytest.param("参与学习教", "1.2", id="another number"),
        pytest.param("参与学习教", "1.19%", id="another unit"),
        pytest.param("参加学习教", "1.19", id="other words"),
        pytest.param("推行", "全市参照执行", id="too short over words"),
        pytest.param("封闭率", "30", id="no beginning of a phrase"),
    ],
)
def test_what_nothing_completes_stays_as_printed(header: str, cell: str) -> None:
    name, unit, done = repaired(header, cell)
    assert (name, done) == (header, False)
    assert unit in {None, "%"}  # the cell's own


@pytest.mark.parametrize(
    "header", ["参与学习教（人）", "老年学校新增学习人数（万人）", "封闭覆盖率（%）"]
)
def test_a_header_with_its_unit_is_whole(header: str) -> None:
    name, _, done = repaired(header, "30")
    assert (name, done) == (header[: header.index("（")], False)


def test_the_measures_annex_completes_what_the_notice_cannot() -> None:
    text = notice("1.开展老年教育。（牵头单位：区教育局）", "2.修路。（属市级任务）") + measures(
        f"（一）{TEXT}（牵头单位：区教育局）", "推进举措：", "1.抓。", "（二）修路。（属市级任务）"
    )
    assert repaired("参与学习教", "1.19", text) == ("参与学习教育活动的老年人", "万人", True)


def test_two_columns_do_not_take_one_number() -> None:
    text = notice("1.新增幼儿托位300个，新增幼儿学位210个。（牵头单位：区教育局）", "2.修路。")
    rows = ["单位名|1、托幼||2、修路", "|新增幼|新增幼|—", "全市合计|9|8|—", "鼓楼区|210|300|—"]
    found = [t for t in parsed(text + targets(*rows)).targets if t.region_number == 2]
    assert [t.indicator for t in found] == ["新增幼儿学位", "新增幼儿托位", None]


def test_without_a_known_region_the_last_row_tells_the_number() -> None:
    text = "关于印发民生实事的通知\n" + NOTICE.split("\n", 4)[4]
    rows = ["单位名|1、老有所学|2、修路", "|参与学习教|—", "全市合计|9|—", "本区|1.19|—"]
    target = parsed(text + targets(*rows).replace("鼓楼区", "")).targets[0]
    assert (target.indicator, target.repaired) == ("参与学习教育活动的老年人", True)


def test_a_cut_item_header_gets_its_clause_for_a_title() -> None:
    # That the others end in a bracket and it does not tells that it is cut off.
    rows = ["单位名|1、实施老|2、修路（属市级任务）|3、植树（属市级任务）", "|参与学习教|—|—"]
    rows += ["全市合计|9|—|—", "鼓楼区|1.19|—|—"]
    circular = parsed(NOTICE + "3.植树。（属市级任务）\n" + targets(*rows))
    assert [item.title for item in circular.items] == ["实施老有所学行动", "修路", "植树"]
    mentions = [m.text for m in circular.item_mentions if m.part == "targets"]
    assert mentions == ["实施老", "修路", "植树"]
