"""The head of a table whose grid is gone: which of its cells name columns, and which columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

import msgspec

from pipeline.text.cell_shapes import shape_of
from pipeline.text.column_labels import is_listed, is_of_period, kind_of
from pipeline.text.regions import is_place

_LONGEST_LABEL = 22
_LONGEST_PIECE = 6
_MOST_PIECES = 4
_LONGEST_JOINED = 9
_MOST_LABELS = 18
_FEWEST_LABELS = 3
_FEWEST_KNOWN = 2
_SENTENCE = re.compile(r"[。；]|，")
_BRACKET = re.compile(r"（[^）]{1,10}）")
_PARENT = re.compile(r"责任|分工|投资|资金|经费|进度|完成|目标|任务|计划|指标|领导")
_HINTS = (
    (re.compile(r"投资|资金|金额|经费|概算|预算|万元|电话"), "money"),
    (re.compile(r"时间|年限|年份|工期|日期|起止"), "dated"),
    (re.compile(r"^备注|说明$"), "remark"),
)

_UNTOLD = {"attribute", "region", "money", "dated", "remark"}
_TEXTS = {"title", "content", "goal", "indicator"}

Range = tuple[int, int]


class FlatColumn(msgspec.Struct, frozen=True):
    """A column: what it holds, the tokens of its label, and of the one above that label."""

    kind: str
    label: Range
    parent: Range | None = None


class FlatHead(msgspec.Struct, frozen=True):
    """A way to read the tokens of a head."""

    start: int
    end: int
    columns: tuple[FlatColumn, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What each column holds."""
        return tuple(column.kind for column in self.columns)


def column_kind(label: str) -> str:
    """What a column of this name holds, as far as its cells show it."""
    known = kind_of(label)
    if known is not None:
        return known
    if is_of_period(label):
        return "goal"
    if is_place(label):
        return "region"
    return next((kind for pattern, kind in _HINTS if pattern.search(label)), "attribute")


def is_name(label: str) -> bool:
    """Whether a text names a column whose cells are known."""
    return len(label) <= _LONGEST_LABEL and column_kind(label) != "attribute"


def heads_at(tokens: Sequence[str], start: int) -> Iterator[FlatHead]:
    """Each way in which a head may begin at a token; none where it names no column."""
    if not _may_begin(tokens, start):
        return
    for end in _ends(tokens, start):
        for labels in _ways(tokens, start, end):
            kinds = [column_kind("".join(tokens[a:b])) for a, b in labels]
            columns = tuple(FlatColumn(k, at) for k, at in zip(kinds, labels, strict=True))
            for each in (columns, *_two_rows(tokens, columns)):
                if _is_head(each):
                    yield FlatHead(start, end, each)


def _may_begin(tokens: Sequence[str], start: int) -> bool:
    """Whether a token, or its first pieces together, names a column, and few run on to words."""
    if not 0 < len(tokens[start]) <= _LONGEST_LABEL or tokens[start][-1] in "：。":
        return False
    pieces = _pieces(tokens, start, min(start + _MOST_PIECES, len(tokens)), eager=True)
    return kind_of("".join(tokens[start : start + pieces])) is not None


def _is_label(token: str) -> bool:
    shape = shape_of(token)
    if shape.ordinal or shape.is_value or shape.is_placeholder or _SENTENCE.search(token):
        return kind_of(token) is not None
    return len(token) <= _LONGEST_LABEL


def _ends(tokens: Sequence[str], start: int) -> Iterator[int]:
    """Where the body may begin: at its first number, or behind any name of a column."""
    run = list(takewhile(_is_label, tokens[start : start + _MOST_LABELS]))
    first = start + len(run)
    if any(kind_of("".join(run[i : i + n])) == "number" for i in range(3) for n in (1, 2)):
        for back in range(4):
            if first - back >= start + _FEWEST_LABELS - 1:
                yield first - back
        return
    for end in range(start + _FEWEST_LABELS, first + 1):
        if column_kind(tokens[end - 1]) != "attribute" or _BRACKET.fullmatch(tokens[end - 1]):
            yield end


def _ways(tokens: Sequence[str], start: int, end: int) -> list[tuple[Range, ...]]:
    """How tokens make labels: as few joined as may be, and as many."""
    ways = [_labels(tokens, start, end, eager) for eager in (False, True)]
    return list(dict.fromkeys(ways))


def _labels(tokens: Sequence[str], start: int, end: int, eager: bool) -> tuple[Range, ...]:
    labels: list[Range] = []
    at = start
    while at < end:
        count = _pieces(tokens, at, end, eager)
        if labels and _BRACKET.fullmatch(tokens[at]):
            labels[-1] = (labels[-1][0], at + 1)
            count = 1
        else:
            labels.append((at, at + count))
        at += count
    return tuple(labels)


def _pieces(tokens: Sequence[str], at: int, end: int, eager: bool) -> int:
    """How many tokens make one label: several where only together they name a column."""
    for count in range(min(_MOST_PIECES, end - at), 1, -1):
        pieces = tokens[at : at + count]
        whole = "".join(pieces)
        if any(len(piece) > _LONGEST_PIECE for piece in pieces) or len(whole) > _LONGEST_JOINED:
            continue
        known = [kind_of(piece) is not None for piece in pieces]
        if (is_listed(whole) and (eager or not all(known))) or (kind_of(whole) and not any(known)):
            return count
    return 1


def _two_rows(
    tokens: Sequence[str], columns: tuple[FlatColumn, ...]
) -> Iterator[tuple[FlatColumn, ...]]:
    """The last labels as a second row, under one that stands over them (责任单位: 牵头 | 配合)."""
    for size in range(2, min(5, len(columns) - 1)):
        tail, rest = columns[-size:], columns[:-size]
        for at, parent in enumerate(rest):
            label = "".join(tokens[parent.label[0] : parent.label[1]])
            if _stands_over(label, parent, tail):
                below = (FlatColumn(each.kind, each.label, parent.label) for each in tail)
                yield (*rest[:at], *below, *rest[at + 1 :])


def _stands_over(label: str, parent: FlatColumn, tail: Sequence[FlatColumn]) -> bool:
    duties = all(each.kind.startswith("duty:") for each in tail)
    if duties:
        return parent.kind == "duty:responsible" or "责任" in label or "分工" in label
    return not any(each.kind.startswith("duty:") for each in tail) and (
        _PARENT.search(label) is not None
    )


def _is_head(columns: Sequence[FlatColumn]) -> bool:
    """Whether enough columns are known, and they can be those of a table of items."""
    kinds = [column.kind for column in columns]
    known = set(kinds) - _UNTOLD
    numbered = kinds.count("number")
    fewest = 2 if numbered and known == set(kinds) else _FEWEST_LABELS
    if numbered > 1 or len(columns) < fewest or len(known) < _FEWEST_KNOWN:
        return False
    texts = known & _TEXTS
    duty = any(kind.startswith("duty:") for kind in kinds)
    if numbered:
        return bool(duty or texts)
    # 目标 | 完成 | 完成率 over and over are the columns of regions, and name no items.
    named = texts - {"goal"} or (duty and texts)
    return bool(named) and len(known) > _FEWEST_KNOWN
