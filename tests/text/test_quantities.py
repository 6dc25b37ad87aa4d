"""Quantities in sentences: what is found, how it is read, and what is left alone."""

import json
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.text.quantities import Quantity, find_quantities
from pipeline.text.quantity_cells import ParsedValue, parse_value
from pipeline.text.quantity_units import base, is_additive, is_unit

DATA = Path(__file__).parent / "data"


def gold(name: str) -> list[dict[str, Any]]:
    lines = (DATA / f"quantities_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def brief(quantity: Quantity) -> tuple[str, str, str, str | None, str | None]:
    value = format(quantity.value, "f")
    return quantity.raw, quantity.comparator, value, quantity.unit, quantity.per


def one(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "raw", "comparator"),
    [
        ("新增托位300个", "300个", "eq"),
        ("力争5个社区达标", "力争5个", "eq"),
        ("覆盖率达到30%", "达到30%", "eq"),
        ("共计560个", "共计560个", "eq"),
        ("开展帮扶不少于20人次", "不少于20人次", "ge"),
        ("合格率≥62%", "≥62%", "ge"),
        ("新建驿站8家以上", "8家以上", "ge"),
        ("覆盖率达到86%以上", "达到86%以上", "ge"),  # the firmer word wins
        ("自付费用5万元（含）以上", "5万元（含）以上", "ge"),
        ("自付费用500元（含500元）以上", "500元（含500元）以上", "ge"),
        ("惠及群众10万余人", "10万余人", "gt"),
        ("救助100多名儿童", "100多名", "gt"),
        ("投资超过2亿元", "超过2亿元", "gt"),
        ("失业率控制在5.5%以内", "控制在5.5%以内", "le"),
        ("最高补助不超过50万元", "不超过50万元", "le"),
        ("在30日内完成", "30日内", "le"),
        ("收入不足6000元", "不足6000元", "lt"),
        ("涨幅控制在3%左右", "控制在3%左右", "approx"),
        ("培训约300人次", "约300人次", "approx"),
        ("节约100万元", "100万元", "eq"),  # 约 ends another word
    ],
)
def test_comparators_belong_to_the_slice(text: str, raw: str, comparator: str) -> None:
    quantity = one(text)
    assert (quantity.raw, quantity.comparator) == (raw, comparator)


@pytest.mark.parametrize(
    ("text", "raw", "unit", "per"),
    [
        ("补贴提高到每人80元/月", "每人80元/月", "元", "人·月"),
        ("补助标准为每人每年1200元", "每人每年1200元", "元", "人·年"),
        ("不低于600元/生·年", "不低于600元/生·年", "元", "生·年"),
        ("按500元/人标准", "500元/人", "元", "人"),
        ("按照50元每颗牙的标准", "50元每颗牙", "元", "颗牙"),
        ("每个行政村送戏不少于2场", "不少于2场", "场", "行政村"),  # other words stand between
        ("每千人口拥有托位4.6个", "4.6个", "个", "千人口"),
        ("每千人口不少于8个托位", "每千人口不少于8个", "个", "千人口"),
        ("每50户配备1名网格员", "1名", "名", "50户"),
        ("每年体检一次", "一次", "次", "年"),
        ("完成抽检6批次/千人", "6批次/千人", "批次", "千人"),
        ("人均面积达到2.6平方米", "达到2.6平方米", "平方米", "人"),
        ("由财政按8:2比例分担", "8:2", None, "2"),  # a ratio: 8 per 2
        ("市县按1∶1配套资金", "1∶1", None, "1"),
        ("每百户居民拥有设施30平方米", "30平方米", "平方米", "百户居民"),
    ],
)
def test_a_denominator_is_named(text: str, raw: str, unit: str | None, per: str | None) -> None:
    quantity = one(text)
    assert (quantity.raw, quantity.unit, quantity.per) == (raw, unit, per)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (  # a range is its two bounds
            "打造2—3个站点",
            [("2", "ge", "2", "个", None), ("3个", "le", "3", "个", None)],
        ),
        (  # a change has both ends, and one denominator
            "标准由每人每年600元提高至630元",
            [
                ("每人每年600元", "eq", "600", "元", "人·年"),
                ("630元", "eq", "630", "元", "人·年"),
            ],
        ),
        (  # a word after the last governs the series
            "甲率和乙率分别达到93%和95%以上",
            [("达到93%", "ge", "93", "%", None), ("95%以上", "ge", "95", "%", None)],
        ),
        (  # so does a word before the first
            "甲率、乙率分别不低于95%、80%",
            [("不低于95%", "ge", "95", "%", None), ("80%", "ge", "80", "%", None)],
        ),
        (  # two bounds, each inclusive, each one quantity
            "费用500元（含500元）以上，800元（含800元）以下",
            [
                ("500元（含500元）以上", "ge", "500", "元", None),
                ("800元（含800元）以下", "le", "800", "元", None),
            ],
        ),
        (  # the scale of a range's end is its beginning's, too, with the unit
            "接待游客1.2万—1.5万人次",
            [("1.2万", "ge", "1.2", "万人次", None), ("1.5万人次", "le", "1.5", "万人次", None)],
        ),
        (  # each of them has one
            "12个乡镇各建成1个服务中心",
            [("12个", "eq", "12", "个", None), ("1个", "eq", "1", "个", "乡镇")],
        ),
        (  # one denominator for a list
            "生均经费小学720元、初中940元",
            [("720元", "eq", "720", "元", "生"), ("940元", "eq", "940", "元", "生")],
        ),
        (  # a comparison with something else keeps what it is compared with
            "供养标准不低于低保标准的1.3倍",
            [("不低于低保标准的1.3倍", "ge", "1.3", "倍", None)],
        ),
    ],
)
def test_numbers_that_share_words(text: str, found: list[tuple[str, ...]]) -> None:
    assert [brief(quantity) for quantity in find_quantities(text)] == found


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("城镇新增就业3万人", "城镇新增就业"),  # the verb is inside the name of the indicator
        ("新增托位300个", "托位"),  # the verb that governs it is no part of it
        ("全县办理援助案件不少于60件", "援助案件"),
        ("为500名残疾人提供康复服务", "残疾人"),
        ("建成5个城市书房", "城市书房"),
        ("新增12个老年食堂（助餐点）", "老年食堂（助餐点）"),
        ("新建健身点（60个）", "健身点"),
        ("适龄儿童涂氟覆盖率达到30%", "适龄儿童涂氟覆盖率"),
        ("按800元/人标准发放创业补贴", "创业补贴"),
        ("其中新增公共泊位80个", "公共泊位"),
        ("资助不少于50人次", "资助"),  # nothing else is there
        ("培训时间不少于40课时", "培训时间"),  # 培训 is part of the noun
        ("3年内完成", None),
        ("发放一次性补贴600元", "补贴"),  # the object of a verb is no verb
        ("资助标准按小学1000元", "小学"),
        ("新增就业比2022年增长12%", "就业"),
        ("维修养护饮水工程18处", "饮水工程"),
    ],
)
def test_the_subject_is_the_nearest_noun_phrase(text: str, subject: str | None) -> None:
    assert one(text).subject == subject


def test_both_ends_of_a_change_have_the_same_subjects() -> None:
    found = find_quantities("甲标准、乙标准分别由100元、110元提高到120元、130元")
    assert [quantity.subject for quantity in found] == ["甲标准", "乙标准"] * 2


def test_each_of_a_series_has_its_subject() -> None:
    found = find_quantities("甲筛查率和乙筛查率分别达到98%和95%以上")
    assert [quantity.subject for quantity in found] == ["甲筛查率", "乙筛查率"]


@pytest.mark.parametrize(
    "text",
    [
        "2023年 2024届毕业生 2024—2026年 2023年度",
        "10月底前，12月31日前，5月15日至6月20日，每月10日前",
        "第十届 第1批 第二季度 前10名",
        "2—3岁 35—64岁妇女 60周岁以上 七年级",
        "“三公里” “15分钟阅读圈” “两癌” “一老一小” “3·15”",
        "15分钟便民生活圈 三公里就业圈 24小时自助 7×24小时",
        "国发〔2022〕15号 GB/T35796-2017 《导则》2023年版",
        "5G 4A级 12345热线 0551-62345678 13812345678 3号线",
        "一次性 一批 一系列 一体化 一站式 统一 进一步 一种 一定 一档",
        "2.0版 1号线 S201线 Ⅲ类水体 0—6岁 90后 3.0版平台",
        "三分之二以上 半数以上 翻一番 数十个 六成",
        "一户一策 一村一警 一对一 一网通办 一件事",
        "二级及以上医院 三级网络 双百 百日 千家万户 十分 两免一补",
    ],
)
def test_names_dates_and_ages_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("建设十个公园", True),
        ("新建两所学校", True),
        ("改扩建一所养老院", True),  # made: a count
        ("至少一个社区", True),
        ("每个社区有一个服务站", True),
        ("作为一个整体", False),  # an article
        ("形成一套机制", False),
        ("二次供水设施", False),  # a bare 二 is an ordinal
        ("三五个试点", False),
        ("三年内完成", True),
        ("硬化道路二十五公里", True),
        ("补助五万元", True),
        ("打通最后一公里", False),
        ("上千户居民", True),  # a power of ten alone counts where it is compared
        ("百亩以上基地", True),
        ("投资亿元以上", True),
        ("千家万户", False),
        ("数千万元以上", False),
    ],
)
def test_chinese_numerals_count_before_a_measure_word(text: str, counts: bool) -> None:
    assert bool(find_quantities(text)) == counts


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("0.67", "万人", ("6700", "人")),
        ("98", "%", ("98", "%")),
        ("1.2", "亿元", ("120000000", "元")),
        ("2", "万元/户", ("20000", "元/户")),
        ("3", "千米", ("3", "千米")),
        ("3", "千人", ("3000", "人")),
        ("3.1", "千伏安", ("3.1", "千伏安")),
        ("10", "万千瓦", ("100000", "千瓦")),
        ("5", "万", ("50000", None)),
        ("7", None, ("7", None)),
    ],
)
def test_base_resolves_powers_of_ten(
    value: str, unit: str | None, expected: tuple[str, str | None]
) -> None:
    assert base(Decimal(value), unit) == (Decimal(expected[0]), expected[1])


UNITS = (
    "万人 个 人次 公里 套、间 人(次) 人（次） 元/人 批次 % 万元/户 元/人·月 元/人月 件 批次/千人"
)
NAMES = "助餐点 反诈民警人数 法律援助案件全覆盖 1500元/人标准 驿站 每个行政村送戏不少于1场 人数"


@pytest.mark.parametrize("unit", UNITS.split())
def test_a_unit_is_a_unit(unit: str) -> None:
    assert is_unit(unit)


@pytest.mark.parametrize("name", [*NAMES.split(), ""])
def test_a_name_is_no_unit(name: str) -> None:
    assert not is_unit(name)


SUMS = "人 万人 人次 公里 平方米 亩 元 万元 套、间 人（次） 人/次"
RATES = "% ‰ 个百分点 倍 元/月 元/人 年 个/村 千伏安 分 ℃"


@pytest.mark.parametrize(
    ("unit", "additive"),
    [
        *((unit, True) for unit in SUMS.split()),
        *((unit, False) for unit in RATES.split()),
        (None, False),
    ],
)
def test_only_counts_lengths_areas_and_money_add_up(unit: str | None, additive: bool) -> None:
    assert is_additive(unit) is additive


@pytest.mark.parametrize(
    ("cell", "comparator", "value", "unit"),
    [
        ("3.3", "eq", "3.3", None),
        ("≥98%", "ge", "98", "%"),
        ("4.3%以内", "le", "4.3", "%"),
        ("约200", "approx", "200", None),
        ("1,200", "eq", "1200", None),
        ("1，200", "eq", "1200", None),
        ("0.670", "eq", "0.670", None),
        ("120人", "eq", "120", "人"),
        (">5", "gt", "5", None),
        ("-3", "eq", "-3", None),
        ("0.67万人", "eq", "0.67", "万人"),
        ("80元/月", "eq", "80", "元/月"),
        ("100余人", "gt", "100", "人"),
        ("力争达到50个", "eq", "50", "个"),
        ("\uff13\uff10\uff05", "eq", "30", "%"),
        (" 20000 ", "eq", "20000", None),
    ],
)
def test_a_cell_that_is_a_number(cell: str, comparator: str, value: str, unit: str | None) -> None:
    assert parse_value(cell) == ParsedValue(comparator, Decimal(value), unit)


WORDS = "— - / 2023年 10月底 1:3 3-5 3个乡镇 全市参照执行 完成1个 待认定 一"


@pytest.mark.parametrize("cell", [*WORDS.split(), ""])
def test_a_cell_of_words_is_no_number(cell: str) -> None:
    assert parse_value(cell) is None


def score(cases: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Precision and recall of number, unit, comparator, denominator and slice; and of subjects."""
    hits = found = wanted = subjects = 0
    for case in cases:
        got = find_quantities(case["text"])
        want = Counter(
            (q["raw"], q["comparator"], Decimal(q["value"]), q["unit"], q["per"])
            for q in case["quantities"]
        )
        have = Counter((q.raw, q.comparator, q.value, q.unit, q.per) for q in got)
        hits += (want & have).total()
        found, wanted = found + have.total(), wanted + want.total()
        named = Counter((q["raw"], q["subject"]) for q in case["quantities"])
        subjects += (named & Counter((q.raw, q.subject) for q in got)).total()
    return hits / found, hits / wanted, subjects / wanted


@pytest.mark.parametrize(
    ("name", "numbers", "subjects"),
    [
        ("phrases", 0.99, 0.95),
        ("held_out", 0.98, 0.95),
        ("places", 0.99, 0.92),
        ("places_held_out", 0.98, 0.87),
        ("lieshan_notice", 1.0, 1.0),
    ],
)
def test_gold(name: str, numbers: float, subjects: float) -> None:
    precision, recall, named = score(gold(name))
    assert precision >= numbers
    assert recall >= numbers
    assert named >= subjects


SIGNS = "0123456789.,%‰，。；：、（）()—-~～至到个万亿元人月年·/每约余一二两十百千第的天 \n“”《》A×"
PHRASES = "不少于 以上 以内 左右 达到 提高到 每人 每年 个百分点 公里 新增 分别 含 倍 平方米"
TOKENS = [*SIGNS, *PHRASES.split()]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)))
@example("每")
@example("1:1:")
@example("至少1")
def test_any_text_gives_slices_in_order(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert quantity.start >= end
        assert quantity.raw == text[quantity.start : quantity.end] != ""
        assert base(quantity.value, quantity.unit) == (quantity.value_base, quantity.unit_base)
        if quantity.subject_span is not None:
            assert quantity.subject == text[slice(*quantity.subject_span)] != ""
        end = quantity.end


@given(st.text(alphabet="0123456789.,%≥≤约以上内万亿元人个/·月年 （）含-—", max_size=20))
def test_any_cell_is_read_or_refused(cell: str) -> None:
    parsed = parse_value(cell)
    assert parsed is None or parsed.unit is None or is_unit(parsed.unit)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1", "1,", "每1个", "1元（含", "达到甲的", "“", "1个和", "十"])
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    text = (piece * 200_000)[:200_000]
    start = time.process_time()
    find_quantities(text)
    assert time.process_time() - start < 20  # a second or two; quadratic would be many minutes


def test_a_circular_takes_some_milliseconds() -> None:
    text = "\n".join(case["text"] for case in gold("lieshan_notice")) * 9
    find_quantities(text)
    times = []
    for _ in range(5):
        start = time.process_time()
        find_quantities(text)
        times.append(time.process_time() - start)
    assert min(times) < 0.1


def test_what_is_made_was_named_before() -> None:
    found = find_quantities("筹集租赁住房3500套，其中新建1200套；新建5所、改扩建7所")
    assert [each.subject for each in found] == ["租赁住房", "租赁住房", "新建", "改扩建"]
