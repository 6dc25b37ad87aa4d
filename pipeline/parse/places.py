"""Region labels of a table to regions: 全市合计, names of counties, 市本级."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pipeline.circular import RegionRole
from pipeline.text.characters import HAN_LETTER
from pipeline.text.regions import Region, children, is_place, parent, resolve

_TOTAL = re.compile(
    r"(?:全([国省市县区州旗盟])|[省市县区])?(?:级)?(?:合计|总计|汇总|共计)|全([国省市县区州旗盟镇乡]|街道)(?:合计|总体|总数)?"
)
# 市辖区小计, 县（市）小计: rows that add up some of the others.
_SUBTOTAL = re.compile(r".{0,12}小计(?:（.*）)?")
# Below a county no register of regions goes.
_LOWEST = {"镇", "乡", "街道"}
_LEVELS = {"省": "province", "市": "city", "州": "city", "盟": "city"}


class RowRegion(msgspec.Struct, frozen=True):
    """What a row of a table is about; no code for 市本级 and zones."""

    name: str | None
    code: str | None
    role: RegionRole


def row_regions(labels: Sequence[str], issuing: Region | None) -> list[RowRegion]:
    """The region of each row.

    Args:
        labels: of the rows, normalised, in print.
        issuing: the region whose circular it is.
    """
    named = [None if _TOTAL.fullmatch(label) else resolve(label, issuing) for label in labels]
    own_children = set(children(issuing)) if issuing else set()
    has_members = any(region in own_children for region in named)
    return [
        _row(label, region, issuing, named, has_members)
        for label, region in zip(labels, named, strict=True)
    ]


def _row(
    label: str,
    region: Region | None,
    issuing: Region | None,
    named: Sequence[Region | None],
    has_members: bool,
) -> RowRegion:
    if match := _TOTAL.fullmatch(label):
        whole = _whole(match.group(1) or match.group(2), issuing, issuing in named)
        return RowRegion(whole.name if whole else None, whole.code if whole else None, "total")
    if region is None:
        role: RegionRole = "subtotal" if _SUBTOTAL.fullmatch(label) else "member"
        return RowRegion(label, None, role)
    is_total = region == issuing and has_members
    return RowRegion(region.name, region.code, "total" if is_total else "member")


def _whole(level: str | None, issuing: Region | None, has_own_row: bool) -> Region | None:
    """The region that a total is of: the one of its level, else the one above its own row."""
    if issuing is None or level in _LOWEST:
        return None
    # 全市 in the table of a county-level city is the city itself, unless it has a row beside it.
    if level is None or (issuing.name.endswith(level) and issuing.level == "county"):
        return parent(issuing) if has_own_row else issuing
    region: Region | None = issuing
    wanted = _LEVELS.get(level, "county")
    while region is not None and region.level != wanted and not _is_autonomous(region, level):
        region = parent(region)
    return region


def _is_autonomous(region: Region, level: str) -> bool:
    """Whether 全区 can mean an autonomous region."""
    return level == "区" and region.name.endswith("自治区")


_PLACE_END = re.compile(
    rf"{HAN_LETTER}{{1,10}}(?:[省市县区州旗盟镇乡场村]|苏木|嘎查|社区|街道|街道办|新区|园区|开发区|本级)$"
)


def is_region_label(text: str) -> bool:
    """Whether a header can be the name of a region, or of the total of regions."""
    return any(each.fullmatch(text) for each in (_TOTAL, _SUBTOTAL, _PLACE_END))


# Over the names of regions: 地区, 县（市、区）, 镇街, 各旗县区.
_PLACES = (
    r"各?(?:(?:所[在属])?(?:地区|区域|辖区|属地|片区)|行政区[划域]?"
    r"|[省市州盟县区旗乡镇街道（）、]{2,12})(?:名称)?"
)
_HEADING = re.compile(rf"{_PLACES}|单位名称?")
_OTHER = r"(?:项目|指标|内容|任务|事项)(?:名称)?"
_CORNER = re.compile(rf"{_OTHER}[/／、]?{_PLACES}|{_PLACES}[/／、]?{_OTHER}")


def heads_places(text: str) -> bool:
    """Whether a header stands over a column of regions and names none itself."""
    return _HEADING.fullmatch(text) is not None


def is_corner(text: str) -> bool:
    """Whether a header names what stands below it and what beside it: 地区 | 项目 in one cell."""
    return _CORNER.fullmatch(text) is not None


_LONGEST_NAME = 14


def names_row(text: str) -> bool:
    """Whether a line of a table with one cell per line can be the name of a row's region."""
    if len(text) > _LONGEST_NAME or heads_places(text) or is_corner(text):
        return False
    return is_region_label(text) or is_place(text)
