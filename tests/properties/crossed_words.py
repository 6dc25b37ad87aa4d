"""The words that crossed circulars are made of: who issues them, what is to be done, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from pipeline.text.gazetteer import Region, children, gazetteer
from pipeline.text.regions import COMMON_WORDS
from tests.properties.worded import FLAT, SHAPES, Shape

ENDS = (
    "，切实提高服务水平",
    "，不断满足群众需求",
    "，让群众得到更多实惠",
    "",
    "，确保年内全部完成",
    "，实现应保尽保",
)
OFFICES = (
    *("人力资源和社会保障局", "教育局", "民政局", "住房和城乡建设局", "交通运输局"),
    *("卫生健康委员会", "文化和旅游局", "公安局", "农业农村局", "城市管理局", "财政局"),
    *("发展和改革委员会", "市场监督管理局", "残疾人联合会", "总工会"),
)
LEADERS = ("王建国", "李晓明", "张伟", "赵丽华", "陈志强", "刘洋")
TOWNS = ("东升镇", "平安镇", "清河乡", "石桥街道", "红旗镇", "新民镇", "大营乡", "长岭街道")
DEADLINES = ("2024年10月底", "11月底", "12月底前", "2024年12月")


def _shape(text: str, name: str, unit: str, high: int) -> Shape:
    return Shape(text, ((name, unit),), high // 30, high)


# Sentences with one number that a region has its part of.
TASKS = (
    _shape("新增城镇就业{0}人", "城镇新增就业", "人", 9000),
    _shape("开展职业技能培训{0}人次", "职业技能培训", "人次", 9000),
    _shape("新建改扩建幼儿园{0}所", "新建改扩建幼儿园", "所", 90),
    _shape("新增公办学位{0}个", "新增公办学位", "个", 9000),
    _shape("建设老年食堂{0}个", "老年食堂", "个", 90),
    _shape("改造老旧小区{0}个", "改造老旧小区", "个", 90),
    _shape("新增公共停车泊位{0}个", "公共停车泊位", "个", 9000),
    _shape("免费开展适龄妇女“两癌”筛查{0}人", "“两癌”筛查", "人", 9000),
    _shape("整治道路交通安全隐患{0}处", "道路隐患整治", "处", 90),
    _shape("安装独立式烟感报警器{0}个", "烟感报警器", "个", 9000),
    _shape("改造农村户用卫生厕所{0}户", "卫生厕所", "户", 9000),
    _shape("新建公共充电桩{0}个", "公共充电桩", "个", 90),
    *(
        shape
        for shape in SHAPES
        if len(shape.columns) == 1
        and shape.columns[0]
        and shape.columns[0][1] not in FLAT
        and not shape.columns[0][0].startswith("每")
        and shape.scale == 1
    ),
)


def column_of(shape: Shape) -> tuple[str, str]:
    """Under which name and with which unit a table has the number of a task."""
    (column,) = shape.columns
    return column or ("", "")


@dataclass(frozen=True)
class Issuer:
    """A region with the word its departments begin with, and the parts that tables list.

    `is_one`: no other region has its name, which is no common word either.
    """

    name: str
    level: str
    members: tuple[str, ...]
    is_one: bool

    @property
    def office(self) -> str:
        return f"{self.name}人民政府办公室"


def issuer(random: Random) -> Issuer:
    """A city with some of its counties, or a county with towns."""
    cities, counties = _regions()
    count = random.randint(3, 7)
    if random.random() < 0.4:
        region = random.choice(cities)
        level = "州" if region.name.endswith("州") else "市"
        members = tuple(child.name for child in children(region)[:count])
    else:
        region = random.choice(counties)
        level, members = region.name[-1], tuple(random.sample(TOWNS, count))
    is_one = len(gazetteer().by_name[region.name]) == 1 and region.name not in COMMON_WORDS
    return Issuer(region.name, level, members, is_one)


@cache
def _regions() -> tuple[list[Region], list[Region]]:
    """The cities with some counties, and the counties that have no type but the common ones."""
    inner = [part for province in gazetteer().children[""] for part in children(province)]
    cities = [each for each in inner if each.level == "city" and len(children(each)) >= 3]
    counties = [county for city in cities for county in children(city)]
    return cities, [county for county in counties if county.name[-1] in "县区市旗"]


def offices(random: Random, level: str, most: int) -> tuple[str, ...]:
    """One to so many departments of a level, no two the same."""
    return tuple(level + office for office in random.sample(OFFICES, random.randint(1, most)))


def sentence(random: Random, shape: Shape, number: int, stop: str = "。") -> str:
    return shape.text.format(number) + random.choice(ENDS) + stop


def dealt(count: int, groups: int) -> list[int]:
    """The group of each of so many things, from 1, as even as can be and in order."""
    return [1 + at * groups // count for at in range(count)]
