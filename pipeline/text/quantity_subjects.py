"""What a quantity counts: the choice among the noun phrases around it."""

import re

from pipeline.text.quantity_after import (
    after_measure,
    after_standard,
    is_area,
    is_standard,
    phrase_after,
)
from pipeline.text.quantity_before import phrase_before
from pipeline.text.quantity_frame import Frame
from pipeline.text.quantity_units import split_scale
from pipeline.text.quantity_words import Span, pattern, role

_BY = re.compile(r"(?:按照?|以|依)$")
_FOR = re.compile(r"(?:为(?![期了])|给(?!予)|[对向])(?P<rest>[^，。；：]{0,6})$")
_CAUSE = re.compile(r"(?:支持|帮助|推动|组织|引导|鼓励|指导|督促|动员)(?P<rest>[^，。；：]{0,6})$")
_AGENTS = frozenset({"名", "人", "户", "家", "个", "位", "所", "人次"})
_CLAUSE = re.compile(r"[^，。；：、（）0-9\n]+$")
_NO_OBJECT = frozenset({"ratio", "score", "level"})


def subjects(text: str, frames: list[Frame]) -> list[Span | None]:
    """Give each quantity its subject: the phrase after it, else before it, else its neighbour's."""
    found: list[Span | None] = []
    for place, frame in enumerate(frames):
        start = max(frame.clause, after_measure(text, frames[place - 1].end) if place else 0)
        limit = frames[place + 1].start if place + 1 < len(frames) else len(text)
        span = _own(text, frame, start, limit)
        goes_on = place and _continues(text, frames[place - 1], frame)
        if goes_on and (span is None or _is_about_the_last(text, span, found[-1])):
            span = found[-1]
        found.append(span)
    return found


def _own(text: str, frame: Frame, start: int, limit: int) -> Span | None:
    by = bool(_BY.search(text, start, frame.start))
    if frame.number.is_ratio and by:
        return None
    previous, verb = _before(text, frame, start)
    following = _after(text, frame, start, limit, previous)
    goal, deed = None, None
    if by or is_standard(text, frame.end):
        goal, deed = after_standard(text, frame.end, limit)
    if previous is None and frame.after and frame.kind in _NO_OBJECT and frame.start == start:
        following = phrase_after(text, frame.end, limit, governed=True, by=False)
    return following or (goal if by else None) or previous or goal or deed or verb


def _before(text: str, frame: Frame, start: int) -> tuple[Span | None, Span | None]:
    """Find the phrase before: behind the denominator, else ahead of it, else ahead of a bracket."""
    pieces, position = [], start
    for rate in frame.rates:
        if rate.start < frame.start:
            pieces.append((position, rate.start))
            position = rate.end
    pieces.append((position, frame.start))
    last_verb: Span | None = None
    for first, last in reversed(pieces):
        span, verb = phrase_before(text, first, last) if first < last else (None, None)
        last_verb = last_verb or verb
        if verb and frame.unit == "次" and (span is None or verb[0] >= span[1]):
            return None, verb
        if span:
            return span, last_verb
    return _ahead_of_bracket(text, frame, start), last_verb


def _ahead_of_bracket(text: str, frame: Frame, start: int) -> Span | None:
    bracket = frame.start - 1
    if start != frame.start or text[bracket:start] not in ("（", "("):
        return None
    phrase = _CLAUSE.search(text, max(0, bracket - 40), bracket)
    return phrase_before(text, *phrase.span())[0] if phrase else None


def _after(text: str, frame: Frame, start: int, limit: int, previous: Span | None) -> Span | None:
    attributive = text.startswith("的", frame.end)
    if frame.kind in _NO_OBJECT and not attributive:
        return None
    if attributive and previous and not _is_remote(text, previous, frame.start):
        return None
    by = frame.kind != "time" and bool(_BY.search(text, start, frame.start))
    return phrase_after(text, frame.end, limit, governed=_is_governed(text, frame, start), by=by)


def _is_remote(text: str, phrase: Span, position: int) -> bool:
    """Say whether a phrase is but a place, or a verb stands between it and the number."""
    verb = pattern("lead", shortest=2).search(text, phrase[1], position)
    return is_area(text, phrase) or verb is not None


def _is_governed(text: str, frame: Frame, start: int) -> bool:
    """Say whether the number opens the object of a preposition, or of a verb such as 支持."""
    match = _FOR.search(text, start, frame.start)
    if match is None and split_scale(frame.unit)[1] in _AGENTS:
        match = _CAUSE.search(text, start, frame.start)
    if match is None:
        return False
    return not pattern("lead", "stop", shortest=2).search(text, match.start("rest"), frame.start)


def _is_about_the_last(text: str, span: Span, last: Span | None) -> bool:
    """Say whether a phrase is but a verb of making, and what is made was named: 住房…，新建…."""
    return last is not None and _is_act(text, span) and not _is_act(text, last)


def _is_act(text: str, span: Span) -> bool:
    return text[slice(*span)] in role("make")


def _continues(text: str, last: Frame, frame: Frame) -> bool:
    """Say whether a quantity without a phrase of its own goes on about the last one's subject."""
    between = text[last.end : frame.start]
    return len(between) <= 20 and not re.search(r"[。；\n]", between)
