"""Who signed a circular, and when: bodies above a date, or on one line with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

import msgspec

from pipeline.parse.reading import TextLine
from pipeline.text.dates import date_of
from pipeline.text.document_titles import BODY_NAME, is_list_title
from pipeline.text.passage import Passage

_MOST_BODIES = 5
_HAN = "[一二三四五六七八九十]{1,3}"
_DATE = rf"(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日|[〇○零一二三四五六七八九]{{4}}年{_HAN}月{_HAN}日)"
_ON_ONE_LINE = re.compile(rf"({BODY_NAME.pattern})({_DATE})")
# Below the title of a resolution stands who carried it, and when.
_CARRIED = re.compile(rf"（({_DATE})[^（）]{{2,60}}(?:通过|批准|公布|发布|印发)）")
# A date that lost some of its characters still shows where a signature is.
_BROKEN_DATE = re.compile(r"(?:19|20)\d\d年\d{1,4}[月日]?\d{0,2}日?|\d{1,2}月\d{1,2}日")
# Without 年, 月 and 日 nobody knows which day it was (2024112): the line stays unparsed.
_LOST_DATE = re.compile(r"(?:19|20)\d{4,6}日?")
_ORGAN = re.compile(r"(?:政府|办事处|办公[室厅]|委员会|主席团|领导小组|管委会|民生办|常委会)$")


class Signature(msgspec.Struct, frozen=True):
    """Bodies and date; ``lines`` are the indices of the lines that hold them."""

    bodies: tuple[Passage, ...]
    signed_on: date | None
    lines: range


def signatures(lines: Sequence[TextLine], taken: Collection[int]) -> Iterator[Signature]:
    """Every signature and every date that stands by itself, in print."""
    for index, line in enumerate(lines):
        if index in taken:
            continue
        if match := _ON_ONE_LINE.fullmatch(line.text):
            body = line.passage[slice(*match.span(1))]
            yield Signature((body,), date_of(match.group(match.lastindex or 0)), _one(index))
        elif match := _CARRIED.fullmatch(line.text):
            yield Signature((), date_of(match.group(1)), _one(index))
        elif signed_on := _date(line.text):
            first = _first_body(lines, taken, index)
            bodies = tuple(each.passage for each in lines[first:index])
            yield Signature(bodies, signed_on, range(first, index + 1))
        elif (lost := _LOST_DATE.fullmatch(line.text)) or _BROKEN_DATE.fullmatch(line.text):
            first = _first_body(lines, taken, index)
            if first < index:
                bodies = tuple(each.passage for each in lines[first:index])
                yield Signature(bodies, None, range(first, index if lost else index + 1))


def undated(
    lines: Sequence[TextLine], taken: Collection[int], *, behind_list: bool
) -> Signature | None:
    """The name of an organ on a line of its own behind a sentence, where no date follows."""
    for index, line in enumerate(lines):
        above = lines[index - 1].text if index else ""
        behind = above.endswith(("。", "！", "）", "；")) or index - 1 in taken
        behind = behind if index else behind_list
        is_organ = BODY_NAME.fullmatch(line.text) and _ORGAN.search(line.text)
        if index not in taken and behind and is_organ and not is_list_title(line.text):
            return Signature((line.passage,), None, _one(index))
    return None


def _date(text: str) -> date | None:
    return date_of(text.strip("（）"))


def _first_body(lines: Sequence[TextLine], taken: Collection[int], index: int) -> int:
    """The first of the lines right above a date that are names of bodies."""
    first = index
    while first and index - first < _MOST_BODIES and first - 1 not in taken:
        text = lines[first - 1].text
        if not BODY_NAME.fullmatch(text) or lines[first - 1].label:
            break
        first -= 1
    return first


def _one(index: int) -> range:
    return range(index, index + 1)
