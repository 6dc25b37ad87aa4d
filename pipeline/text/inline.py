"""Paragraphs numbered within one line: 1.…。2.…。3.…, 工作措施：①…②…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.text.labels import Label, Style, label_of
from pipeline.text.responsibility import statement_of

MEASURES_MARKER = re.compile(
    r"(?:推进|工作|具体|主要|实施|保障|落实|重点|任务)?(?:举措|措施|任务及措施)[：:]?"
)
_MARKER = re.compile(rf"{MEASURES_MARKER.pattern.rstrip('?')}\s*(?=\S)")
_NUMBER = r"\d{1,3}\s?[.．、]|[①-⑳]|（[\d一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}是"
_PLACE = re.compile(rf"(?:(?<=[。；）：！？])|(?<=[件项]))\s?(?={_NUMBER})")
_LONGEST_HEADING = 40


def marker_cut(text: str) -> Iterator[int]:
    """Where the text behind a marker of measures (推进举措：) begins, if on the same line."""
    if match := _MARKER.match(text):
        yield match.end()


def number_cuts(text: str) -> Iterator[int]:
    """Where the second and later paragraphs of a run of numbers begin."""
    places = [match.end() for match in _PLACE.finditer(text)]
    if not places:
        return
    marker = next(marker_cut(text), 0)
    first = label_of(text[marker:])
    run = list(_run(text, places, first)) if first else []
    yield from run
    if not run and _is_heading(text[: places[0]], first):
        opening = label_of(text[places[0] :])
        inner = list(_run(text, places[1:], opening)) if opening and opening.number == 1 else []
        yield from [places[0], *inner] if inner else []


def _is_heading(text: str, label: Label | None) -> bool:
    """Whether what stands before a number 1 is a short heading and no sentence."""
    styles = {Style.HAN_COMMA, Style.HAN_PARENTHESES}
    short = len(text) <= _LONGEST_HEADING and "。" not in text
    return short and label is not None and label.style in styles


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
