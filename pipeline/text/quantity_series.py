"""Quantities that share words: ranges, series, changes, and 分别 with a subject for each."""

import re

from msgspec.structs import replace

from pipeline.text.quantity_comparators import is_firm
from pipeline.text.quantity_frame import Frame
from pipeline.text.quantity_rates import average
from pipeline.text.quantity_units import SCALES, split_scale
from pipeline.text.quantity_words import Span

RANGE = re.compile(r"\s?(?:[—–\-~～－]{1,2}|至|到)\s?")
_JOINT = re.compile(r"\s?[、和及与或]\s?|以及")
_BESIDE = re.compile(f"{_JOINT.pattern}|{RANGE.pattern}")
_CHANGE = re.compile(
    r"[，分别统一逐步均再]{0,4}[提上下调增降扩升减][高升标调加少低降大整至]{0,2}[到至为]?"
)
# Of 每个乡镇建1个中心、2个站点, not of 每村1名、全县共20名.
_LISTED = re.compile(r"[^，。；：、0-9每全共总合]{0,12}、[^，。；：、0-9每全共总合]{1,12}")
_FROM = re.compile(r"[由从]$")
_EACH = re.compile(r"(?P<noun>[^，。；、：各]{1,10})各(?![类级项种地界方])[^，。；：]*")
_RESPECTIVELY = re.compile("分别|各")
_AND = re.compile("[、和与及]|以及")


def series(text: str, frames: list[Frame]) -> list[Frame]:
    """Let quantities that stand side by side share comparators, units and denominators."""
    frames = _ranges(text, frames)
    frames = _denominators(text, frames)
    for first, last in _runs(text, frames, _JOINT):
        frames[first:last] = _compared(frames[first:last])
    return frames


def _ranges(text: str, frames: list[Frame]) -> list[Frame]:
    """Read 2—3个 as at least two and at most three."""
    done = list(frames)
    for place in range(len(done) - 1):
        first, last = done[place], done[place + 1]
        if not (_lends(last, first) and RANGE.fullmatch(text, first.end, last.start)):
            continue
        unit, per = last.unit, first.per or last.per
        done[place] = replace(first, unit=unit, per=per)
        done[place + 1] = replace(last, per=per)
        if not _FROM.search(text, first.clause, first.start):
            done[place] = replace(done[place], comparator=_end(last, "ge"))
            done[place + 1] = replace(done[place + 1], comparator=_end(last, "le"))
    return done


def _lends(last: Frame, first: Frame) -> bool:
    """Say whether the first of a range has the unit of the last: 2—3个, 1.2万—1.5万人次."""
    return first.unit in (None, last.unit) or (
        first.unit in SCALES and split_scale(last.unit)[0] == SCALES[first.unit]
    )


def _end(last: Frame, bound: str) -> str:
    return "approx" if last.comparator == "approx" else bound


def _denominators(text: str, frames: list[Frame]) -> list[Frame]:
    """Let the second of 由每人每年…提高至… have the denominator of the first.

    Of 12个乡镇各1个, the second is one per 乡镇.
    """
    done: list[Frame] = []
    for frame in frames:
        per = frame.per or average(text[frame.clause : frame.start])
        if per is None and done:
            each = _EACH.fullmatch(text, done[-1].end, frame.start)
            per = each["noun"] if each else None
        if per is None and done and _shares(text, done[-1], frame):
            per = done[-1].per
        done.append(frame if per == frame.per else replace(frame, per=per))
    return done


def _shares(text: str, last: Frame, frame: Frame) -> bool:
    if last.unit != frame.unit or last.end > frame.start:
        return False
    forms = (_JOINT, _CHANGE, _LISTED)
    return any(form.fullmatch(text, last.end, frame.start) for form in forms)


def _runs(text: str, frames: list[Frame], joint: re.Pattern[str]) -> list[tuple[int, int]]:
    """Find the stretches of quantities of one unit with nothing but 、 or 和 between them."""
    runs, first = [], 0
    for place in range(1, len(frames) + 1):
        joined = (
            place < len(frames)
            and frames[place].unit == frames[first].unit
            and joint.fullmatch(text, frames[place - 1].end, frames[place].start)
        )
        if not joined:
            if place - first > 1:
                runs.append((first, place))
            first = place
    return runs


def _compared(run: list[Frame]) -> list[Frame]:
    """Let the word before the first, or after the last, govern all that have none."""
    first, last = run[0], run[-1]
    if first.before and is_firm(first.before):
        shared = first.comparator
    elif last.after:
        shared = last.comparator
    else:
        return run
    return [replace(one, comparator=shared) if _free(one) else one for one in run]


def _free(frame: Frame) -> bool:
    firm = frame.before is not None and is_firm(frame.before)
    return not firm and not frame.after and not frame.number.infix


def subjects_of_series(
    text: str, frames: list[Frame], spans: list[Span | None]
) -> list[Span | None]:
    """Give each member of a run its part of A和B分别, or the phrase after the last of them."""
    done = list(spans)
    split: dict[tuple[Span, int], list[Span]] = {}
    for first, last in _runs(text, frames, _BESIDE):
        whole, trailing = spans[first], spans[last - 1]
        if whole and _RESPECTIVELY.search(text, frames[first].clause, frames[first].start):
            split.setdefault((whole, last - first), _parts(text, whole, last - first))
        parts = split.get((whole, last - first)) if whole else None
        if parts:
            done[first:last] = parts
        elif trailing and 0 <= trailing[0] - frames[last - 1].end <= 1:
            done[first:last] = [trailing] * (last - first)
    return done


def _parts(text: str, whole: Span, count: int) -> list[Span]:
    """Split a phrase at 、 and 和 into as many parts as there are numbers."""
    for form in (_AND, re.compile("[和与及]|以及"), re.compile("、")):
        marks = [match.span() for match in form.finditer(text, *whole)]
        if len(marks) == count - 1:
            edges = [whole[0], *(edge for mark in marks for edge in mark), whole[1]]
            return list(zip(edges[::2], edges[1::2], strict=True))
    return []
