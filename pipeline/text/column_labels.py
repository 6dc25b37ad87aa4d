"""What a column of a table, or a labelled part of an item (目标任务：…), holds by its name."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.text.roles import role_of_label

_PERIOD = re.compile(
    r"第?[一二三四1-4]季度|前[一二三1-3]个?季度|前[\d一二三四五六七八九十]{1,2}个月|上半年|下半年"
    r"|(?:1|一)月?(?:-|—|–|至|~|～)(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:底|末|份)?"
    r"|(?:截至|截止)?\d{1,2}月(?:\d{1,2}日|底|末|份)?"
)
# The name of a column that is only about a part of the year, or all of it.
_OF_PERIOD = re.compile(
    rf"(?:{_PERIOD.pattern}|全年|年度|本年度?|20\d\d年度?)(?:目标|任务|计划|目标任务)?(?:数|值|量)?"
)
# The characters of such names that have a traditional form.
_SIMPLIFIED = str.maketrans(
    "號項稱單責門間實類別內標務設導領頭協辦時進況備註資額萬區計劃規績營聯繫數對應範圍級點體節編",
    "号项称单责门间实类别内标务设导领头协办时进况备注资额万区计划规绩营联系数对应范围级点体节编",
)
# What a longer name is about, the more telling word first (项目名称及内容 holds texts).
_WITHIN = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"^.{0,6}牵头.{0,4}(?:单位|部门)$", "duty:lead"),
        (r"^.{0,6}(?:配合|协同|协办|参与).{0,4}(?:单位|部门)$", "duty:cooperating"),
        (r"^.{0,6}责任.{0,4}(?:单位|部门)$", "duty:responsible"),
        (r"^.{0,6}(?:领导|责任人)$", "duty:leader"),
        (r"^.{0,6}(?:时限|完成时间|完成期限|时间节点)$", "duty:deadline"),
        (r"^.{0,6}(?:举措|措施)$", "measures"),
        (r"^.{0,6}指标(?:名称)?$", "indicator"),
        (r"^.{0,8}(?:完成率|完成比例)$", "rate"),
        (r"^.{0,8}(?:完成|进展|落实|推进|实施)(?:情况|进度)$", "achieved"),
        (r"^.{0,8}(?:及|和|与|、)?(?:主要|建设|实施|工作)?内容(?:[及和与]要求)?$", "content"),
        (r"^.{0,8}目标(?:任务|要求|值|数)?$|^.{0,4}任务目标$|^目标[及和与]任务$", "goal"),
        (r"^(?:指标|任务|工作)要求$", "goal"),
        (r"^(?:.{0,4})(?:项目|事项|实事)(?:名称)?$", "title"),
        (r"^(?:主要|重点|具体|年度|分解|民生|工作)*任务(?:名称)?$", "title"),
        (r"^.{0,4}(?:类别|分类)$", "section"),
    )
)


def period_of(label: str) -> str | None:
    """The part of the year that a header names (一季度, 6月底)."""
    match = _PERIOD.search(label)
    return match.group() if match else None


def is_of_period(label: str) -> bool:
    """Whether a header tells values apart only by the part of the year (全年, 上半年)."""
    return _OF_PERIOD.fullmatch(re.sub(r"（[^）]*）$", "", label)) is not None


def is_listed(label: str) -> bool:
    """Whether a list has this very name, and no pattern only allows for it."""
    bare = label.translate(_SIMPLIFIED)
    return bare in _labels() or role_of_label(bare) is not None


@lru_cache(maxsize=1024)
def kind_of(label: str) -> str | None:
    """What a column of this name holds; None for a name that no list has."""
    bare = re.sub(r"\s|（[^）]*）$", "", label).strip("：:").translate(_SIMPLIFIED)
    if role := role_of_label(bare):
        return f"duty:{role}"
    if found := _labels().get(bare):
        return found
    within = _PERIOD.sub("", re.sub(r"^(?:20\d\d年度?|本年度?|今年)", "", bare))
    if found := _labels().get(within):
        return found
    return next((kind for word, kind in _WITHIN if word.search(bare)), None)


@cache
def _labels() -> dict[str, str]:
    table = files("pipeline.text").joinpath("data/column_labels.csv").read_text(encoding="utf-8")
    return {row["label"]: row["column"] for row in csv.DictReader(table.splitlines())}
