"""Two wordings side by side: folded for comparing, and the words that differ, for showing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import msgspec

from pipeline.text.characters import HAN
from pipeline.text.passage import Passage

_ASIDE = re.compile(
    r"[\s，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～,;:?!'\"()\[\]\-–_]|(?<!\d)\.|\.(?!\d)"
)
_HAN = re.compile(f"[{HAN}]")
_NEAR = 1
_SHOWN_AROUND = 8


class Difference(msgspec.Struct, frozen=True):
    """Words that stand on one side only, and where in the two texts.

    A range holds a few characters around where its side has no words.
    """

    left: str
    right: str
    left_range: tuple[int, int]
    right_range: tuple[int, int]


def fold(text: str) -> str:
    """A text without punctuation and blanks."""
    return _ASIDE.sub("", text)


def differences(left: str, right: str) -> list[Difference]:
    """What differs between two wordings, punctuation and blanks aside."""
    if fold(left) == fold(right):
        return []
    first, second = _folded(left), _folded(right)
    return [_difference(left, right, first, second, *each) for each in _runs(first, second)]


def _folded(text: str) -> Passage:
    """A folded text whose characters know where they stood."""
    aside = {match.start() for match in _ASIDE.finditer(text)}
    kept = tuple(index for index in range(len(text)) if index not in aside)
    return Passage("".join(text[index] for index in kept), kept)


def _runs(first: Passage, second: Passage) -> Iterator[tuple[int, int, int, int]]:
    """Ranges that differ, those that almost touch as one."""
    found: list[tuple[int, int, int, int]] = []
    matcher = SequenceMatcher(None, first.text, second.text, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and i - found[-1][1] <= _NEAR and k - found[-1][3] <= _NEAR:
            before = found.pop()
            found.append((before[0], j, before[2], m))
        else:
            found.append((i, j, k, m))
    yield from found


def _difference(  # noqa: PLR0913, PLR0917 - two texts and two ranges
    left: str, right: str, first: Passage, second: Passage, i: int, j: int, k: int, m: int
) -> Difference:
    """Show a single character together with the one before it: 全区 and 全市, not 区 and 市."""
    if max(j - i, m - k) == 1 and i and k and _HAN.match(first.text[i - 1]):
        i, k = i - 1, k - 1
    return Difference(
        _slice(left, first, i, j),
        _slice(right, second, k, m),
        _range(first, i, j, len(left)),
        _range(second, k, m, len(right)),
    )


def _slice(text: str, folded: Passage, start: int, end: int) -> str:
    return text[folded.offsets[start] : folded.offsets[end - 1] + 1] if end > start else ""


def _range(folded: Passage, start: int, end: int, length: int) -> tuple[int, int]:
    if end > start:
        return folded.offsets[start], folded.offsets[end - 1] + 1
    at = folded.offsets[start] if start < len(folded.offsets) else length
    return max(at - _SHOWN_AROUND, 0), min(at + _SHOWN_AROUND, length)
