"""The head of a table of items: what each column holds."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.document import Cell
from pipeline.parse.places import is_region_label
from pipeline.parse.target_table import Read, header_label, is_value, key, split_unit
from pipeline.text.passage import Passage
from pipeline.text.quantity_units import is_unit
from pipeline.text.roles import role_of_label

_PERIOD = re.compile(
    r"第?[一二三四1-4]季度|\d{1,2}月(?:\d{1,2}日|底|末|份)?|上半年|下半年|(?:截至|截止)?\d{1,2}月(?:\d{1,2}日|底|末)?"
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
        (r"^.{0,8}(?:及|和|与|、)?(?:主要|建设|实施|工作)?内容$", "content"),
        (r"^(?:.{0,4})(?:项目|事项|实事)(?:名称)?$", "title"),
        (r"^.{0,4}(?:类别|分类)$", "section"),
    )
)
_FEWEST_KNOWN = 2
_FEWEST_REGIONS = 2
_PLACES = re.compile(
    r"(?:各)?(?:县区|区县|市县|地区|县（市、区）|镇街|乡镇|镇（街道）|行政区划?|单位名称?)"
)
_NEEDED = {"title", "content", "indicator"}
_HIGHEST = 5


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a table of items.

    Attributes:
        index: in the grid.
        label: its lowest header.
        kind: number, section, title, content, goal, indicator, unit, measures, ``duty:`` with a
            role, region, target, achieved, rate, or attribute for all else.
        period: of its values, where its header names one.
        unit: of its values, where its header has one in a bracket.
    """

    index: int
    label: Passage
    kind: str
    period: str | None = None
    unit: str | None = None


def heads_of(matrix: Sequence[Sequence[Cell]], read: Read) -> tuple[int, list[Head]] | None:
    """Height of the header, and the columns; None where no row of a grid is such a head."""
    top = next((i for i, row in enumerate(matrix[:_HIGHEST]) if _is_head(row, read)), None)
    if top is None:
        return None
    height = _height(matrix, top, read)
    if height >= len(matrix):
        return None
    heads = [_head(matrix, index, top, height, read) for index in range(len(matrix[0]))]
    heads = [_by_values(head, matrix[height:], read) for head in heads]
    return height, _with_regions(heads, matrix[height:], read)


def _is_head(row: Sequence[Cell], read: Read) -> bool:
    kinds = [kind_of(read(cell).text) for cell in {key(c): c for c in row}.values() if cell.lines]
    known = {kind for kind in kinds if kind is not None}
    if any(cell.lines and _PLACES.fullmatch(read(cell).text) for cell in row):
        return False  # a column of regions: its rows are no items
    # 目标任务 over and over is a row of roles in another kind of table.
    return len(known) >= _FEWEST_KNOWN and bool(_NEEDED & known or {"number", "goal"} <= known)


def _height(matrix: Sequence[Sequence[Cell]], top: int, read: Read) -> int:
    """Rows of the header: further ones fill only places under or beside the first."""
    for index in range(top + 1, len(matrix)):
        first = matrix[index][0]
        if first.row == index and first.lines:
            return index
        filled = [cell for cell in matrix[index] if cell.row == index and cell.lines]
        if not filled or any(is_value(read(cell).text) for cell in filled):
            return index
        if index - top >= _HIGHEST:
            break
    return top + 1


def _head(matrix: Sequence[Sequence[Cell]], index: int, top: int, height: int, read: Read) -> Head:
    """A column by the words of its headers, the lowest that is known speaking first."""
    cells = {key(row[index]): row[index] for row in matrix[top:height] if row[index].lines}
    labels = [read(cell) for cell in cells.values()]
    lowest = labels[-1] if labels else Passage()
    name, unit = split_unit(lowest)
    texts = [name.text if name else "", *(label.text for label in reversed(labels))]
    kind = next((kind for text in texts if (kind := kind_of(text))), "attribute")
    return Head(index, lowest, kind, period_of(lowest.text), unit)


def period_of(label: str) -> str | None:
    """The part of the year that a header names (一季度, 6月底)."""
    match = _PERIOD.search(label)
    return match.group() if match else None


@lru_cache(maxsize=1024)
def kind_of(label: str) -> str | None:
    """What a column of this name holds; None for a name that no list has."""
    bare = re.sub(r"\s|（[^）]*）$", "", label).strip("：:")
    if role := role_of_label(bare):
        return f"duty:{role}"
    if found := _labels().get(bare):
        return found
    within = _PERIOD.sub("", re.sub(r"^(?:20\d\d年度?|本年度?|今年)", "", bare))
    if found := _labels().get(within):
        return found
    return next((kind for word, kind in _WITHIN if word.search(bare)), None)


def _by_values(head: Head, rows: Sequence[Sequence[Cell]], read: Read) -> Head:
    """A column whose name leaves open what it holds, settled by what it does hold."""
    cells = {key(row[head.index]): row[head.index] for row in rows}.values()
    texts = [read(cell).text for cell in cells if cell.lines]
    numeric = bool(texts) and 2 * sum(map(is_value, texts)) > len(texts)
    if head.kind == "unit":
        measured = 2 * sum(map(is_unit, texts)) > len(texts)
        return head if measured else replace(head, kind="duty:responsible")
    if head.kind == "goal" and numeric:
        return replace(head, kind="target")
    if head.kind in {"achieved", "rate"} and not numeric:
        return replace(head, kind="attribute")
    if head.kind == "number" and not any(header_label(text) for text in texts):
        return replace(head, kind="attribute")
    return head


def _with_regions(heads: list[Head], rows: Sequence[Sequence[Cell]], read: Read) -> list[Head]:
    """Columns of numbers under names of places are of regions, if there are several."""
    named = [h for h in heads if h.kind == "attribute" and is_region_label(h.label.text)]
    found = {head.index for head in named if _is_numeric(head, rows, read)}
    if len(found) < _FEWEST_REGIONS:
        return heads
    return [replace(h, kind="region") if h.index in found else h for h in heads]


def _is_numeric(head: Head, rows: Sequence[Sequence[Cell]], read: Read) -> bool:
    texts = [read(row[head.index]).text for row in rows if row[head.index].lines]
    return bool(texts) and 2 * sum(map(is_value, texts)) > len(texts)


@cache
def _labels() -> dict[str, str]:
    table = files("pipeline.text").joinpath("data/column_labels.csv").read_text(encoding="utf-8")
    return {row["label"]: row["column"] for row in csv.DictReader(table.splitlines())}
