"""A piece of text whose every character knows where in the canonical text it stands."""

from __future__ import annotations

from collections.abc import Iterable
from operator import sub
from typing import NamedTuple

import msgspec

from pipeline.text.characters import is_joinable


class Span(NamedTuple):
    """A half-open range of code points of the canonical text."""

    start: int
    end: int


class Passage(msgspec.Struct, frozen=True):
    """Normalised text and, for each of its characters, the offset in the canonical text.

    Slicing and adding keep the offsets, so that a value cut out of a paragraph that was
    joined over a page break still leads to the exact characters it was read from.
    """

    text: str = ""
    offsets: tuple[int, ...] = ()

    def __len__(self) -> int:
        """Number of characters."""
        return len(self.text)

    def __getitem__(self, key: slice) -> Passage:
        """The passage of a slice of the text."""
        return Passage(self.text[key], self.offsets[key])

    def __add__(self, other: Passage) -> Passage:
        """Both passages, one after the other."""
        return Passage(self.text + other.text, self.offsets + other.offsets)

    def strip(self, characters: str | None = None) -> Passage:
        """The passage without leading and trailing ``characters`` (default: white space)."""
        kept = self.text.strip(characters)
        start = len(self.text) - len(self.text.lstrip(characters)) if kept else 0
        return self[start : start + len(kept)]

    def joins(self) -> list[int]:
        """Where in the text characters meet that do not stand side by side in the source."""
        steps = map(sub, self.offsets[1:], self.offsets)
        return [index for index, step in enumerate(steps, 1) if step != 1]

    def spans(self, source: str) -> tuple[Span, ...]:
        """The ranges of ``source``, the canonical text, that the passage was read from.

        Characters that normalising dropped (blanks, control characters) do not break a
        range; line ends and anything that is not part of the passage do.
        """
        if not self.offsets:
            return ()
        first, last = self.offsets[0], self.offsets[-1]
        if last - first + 1 == len(self.offsets):
            return (Span(first, last + 1),)
        breaks = [
            (left, right)
            for left, right in ((self.offsets[at - 1], self.offsets[at]) for at in self.joins())
            if not is_joinable(source[left + 1 : right], right > left)
        ]
        starts = [first, *(right for _, right in breaks)]
        ends = [*(left + 1 for left, _ in breaks), last + 1]
        return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))


def join(passages: Iterable[Passage]) -> Passage:
    """All passages, one after the other."""
    parts = list(passages)
    return Passage(
        "".join(part.text for part in parts),
        tuple(offset for part in parts for offset in part.offsets),
    )
