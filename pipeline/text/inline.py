"""Paragraphs numbered within one line: 1.…。2.…。3.…, 工作措施：①…②…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.text.counts import declared_counts
from pipeline.text.fields import field_label
from pipeline.text.labels import Label, Style, label_of
from pipeline.text.responsibility import statement_of

_CUT = {"content", "measures"}
_NUMBER = (
    r"\d{1,3}\s?[.．、]|[①-⒛]|（[\d一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}[是、]"
)
_PLACE = re.compile(rf"(?:(?<=[。；）〕】：！？])|(?<=[件项]))\s?(?={_NUMBER})")
_LISTED = re.compile(r"(?:是|为|如下|包括)：(?![一1①（])")
_LONGEST_HEADING = 40
_LONGEST_TITLE = 14


def label_cut(text: str) -> Iterator[int]:
    """Where the text behind a label (推进举措：, 目标任务：) begins, if on the same line."""
    label = field_label(text)
    if label and label.kind in _CUT and label.end < len(text):
        yield label.end


def number_cuts(text: str) -> Iterator[int]:
    """Where the second and later paragraphs of a run of numbers begin."""
    places = [match.end() for match in _PLACE.finditer(text)]
    if not places:
        return
    behind = next(label_cut(text), 0)
    first = label_of(text[behind:])
    run = list(_run(text, places, first)) if first else list(_announced(text, places))
    yield from run
    if not run and _is_heading(text[: places[0]], first):
        yield from _below(text, places)


def _below(text: str, places: list[int]) -> list[int]:
    """The numbers from one behind a heading; a single one behind a title that ends in a stop."""
    opening = label_of(text[places[0] :])
    if opening is None or opening.number != 1:
        return []
    inner = list(_run(text, places[1:], opening))
    alone = _is_title(text[: places[0]]) and not opening.doubtful
    return [places[0], *inner] if inner or alone else []


def _announced(text: str, places: list[int]) -> list[int]:
    """The numbers behind a colon, if they are as many as the words before it declare.

    这三件实事分别是：一是…；二是…；三是…
    """
    for index, place in enumerate(places):
        opening = label_of(text[place:])
        if text[place - 1] == "：" and opening and opening.number == 1:
            run = [place, *_run(text, places[index + 1 :], opening)]
            counts = {count.count for count in declared_counts(text[:place])}
            return run if len(run) in counts else []
    return []


def clause_cuts(text: str) -> list[int]:
    """Where each clause behind a colon begins, if they are as many as the words before it declare.

    这八件实事分别是：实施…；加快…；改善…
    """
    match = _LISTED.search(text)
    if match is None:
        return []
    start = match.end()
    stop = text.find("。", start)
    end = len(text) if stop < 0 else stop + 1
    marks = [at + 1 for at in range(start, end - 1) if text[at] == "；"]
    counts = {count.count for count in declared_counts(text[:start]) if count.count > 1}
    behind = [end] if end < len(text) else []
    return [start, *marks, *behind] if len(marks) + 1 in counts else []


def _is_heading(text: str, label: Label | None) -> bool:
    """Whether what stands before a number 1 is a short heading and no sentence."""
    styles = {Style.HAN_COMMA, Style.HAN_PARENTHESES}
    short = len(text) <= _LONGEST_HEADING and "。" not in text[:-1]
    return short and label is not None and label.style in styles


def _is_title(text: str) -> bool:
    """Whether a heading is so short and so ended that one number below it is enough."""
    return len(text) <= _LONGEST_TITLE and text.endswith(("。", "："))


def _run(text: str, places: list[int], first: Label) -> Iterator[int]:
    """Places whose numbers go on from the first, in its style."""
    number = first.number
    for place in places:
        label = label_of(text[place:])
        if label is None or label.style is not first.style or label.number != number + 1:
            continue
        if label.doubtful and not _is_end(text[:place]):
            continue
        yield place
        number += 1


def _is_end(text: str) -> bool:
    """Whether a text ends so surely that a number behind it begins a paragraph."""
    return text.endswith(("。", "；")) or statement_of(text) is not None
