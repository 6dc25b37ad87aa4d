"""Two wordings word by word: what only the first has, what only the second has, what both have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import msgspec

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+|\s+|.", re.DOTALL)
_LONGEST = 4000
_LONGEST_SAME = 60
_KEPT = 24


class Words(msgspec.Struct, frozen=True):
    """Words of both sides (``same``), or of one (``removed``, ``added``); ``cut``: left out."""

    kind: str
    text: str


def word_diff(left: str, right: str) -> tuple[Words, ...]:
    """How the second wording differs from the first; long stretches of both are shortened."""
    if max(len(left), len(right)) > _LONGEST:
        return (Words("removed", left), Words("added", right))
    first, second = _TOKEN.findall(left), _TOKEN.findall(right)
    found: list[Words] = []
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    codes = matcher.get_opcodes()
    for number, (tag, i, j, k, m) in enumerate(codes):
        if tag == "equal":
            found += _same("".join(first[i:j]), number == 0, number == len(codes) - 1)
            continue
        if i < j:
            found.append(Words("removed", "".join(first[i:j])))
        if k < m:
            found.append(Words("added", "".join(second[k:m])))
    return tuple(found)


def _same(text: str, is_first: bool, is_last: bool) -> Iterator[Words]:
    if len(text) <= _LONGEST_SAME:
        yield Words("same", text)
        return
    if not is_first:
        yield Words("same", text[:_KEPT])
    yield Words("cut", "…")
    if not is_last:
        yield Words("same", text[-_KEPT:])
