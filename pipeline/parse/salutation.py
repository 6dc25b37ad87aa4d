"""Which lines below a title say who is written to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.parse.reading import TextLine

_MOST_LINES = 6
_FARTHEST = 3
_LONGEST = 400
_CITING = re.compile(r"现|经|根据|按照|依据|为|请|遵照|附")
_ADDRESSED = re.compile(
    r"各|有关|[\u4e00-\u9fff（）、“”]{2,40}(?:政府|局|委|办|镇|乡|街道|单位|公司|部门|机构|管委会|党工委)"
)
_BODY_END = re.compile(
    r"(?:政府|单位|部门|机构|[局委办室会院校]|公司|企业|团体|办事处|集团|街道|镇|乡|场)(?:（[^）]*）)?$"
)
_STOP = re.compile(r"[。！？；]$|。")


def salutation_range(lines: Sequence[TextLine], start: int, passed: Collection[int]) -> range:
    """The lines that name who is written to, up to their colon; none where there are none.

    Args:
        lines: around the list.
        start: behind the title.
        passed: lines that stand between title and salutation and belong to neither.
    """
    free = [i for i in range(start, len(lines)) if i not in passed][: _MOST_LINES + _FARTHEST]
    for first in free[:_FARTHEST]:
        own = range(first, first + 1)
        for stop in range(first + 1, min(first + _MOST_LINES, len(lines)) + 1):
            text = "".join(line.text for line in lines[first:stop])
            if "。" in text or len(text) > _LONGEST or stop - 1 in passed:
                break
            if text.endswith("：") and _names_bodies(text):
                return range(first, stop)
        if _is_bare(lines, own, first):
            return own
        if _STOP.search(lines[first].text):
            break
    return range(0)


def addressees(lines: Sequence[TextLine]) -> Iterator[str]:
    """The bodies written to: split at commas, semicolons and line ends that end a name."""
    joined = ""
    for line in lines:
        cut = joined and joined[-1] not in "，；" and _BODY_END.search(joined)
        joined += ("；" if cut else "") + line.text
    parts = (part.strip("：、 。") for part in re.split("[，；]", joined))
    return (part for part in parts if part)


def _names_bodies(text: str) -> bool:
    """Whether each name in a salutation can be one of a body: no label, no number, no date."""
    names = re.split("[，；：]", text.rstrip("："))
    if _CITING.match(text) or not any(_ADDRESSED.match(name) for name in names):
        return False
    return all(name and not re.search(r"\d{2}|[：《》]", name) for name in names)


def _is_bare(lines: Sequence[TextLine], own: range, index: int) -> bool:
    """Whether a line without colon names only bodies and a sentence follows it."""
    text = lines[index].text.rstrip("，、")
    below = lines[own.stop : own.stop + 3]
    names = re.split("[，；]", text)
    named = text.startswith("各") and all(_BODY_END.search(name) for name in names)
    sentence = "".join(line.text for line in below)
    return named and len(names) > 1 and "。" in sentence and not re.search(r"\d", text)
