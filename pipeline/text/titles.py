"""The short name of an item: its first clause."""

from __future__ import annotations

from pipeline.text.brackets import depths

_ENDS = "，。；："
_LONGEST = 40


def short_title(text: str) -> str:
    """The first clause of an item's text, at most 40 characters, no bracket or quote cut in two."""
    depth = depths(text)
    end = next((i for i, c in enumerate(text) if c in _ENDS and depth[i] == 0), len(text))
    if end > _LONGEST:
        outside = (i for i in range(_LONGEST, 0, -1) if i == len(text) or not _inside(depth, i))
        end = next(outside, _LONGEST)
    return text[:end]


def _inside(depth: list[int], index: int) -> bool:
    """Whether cutting before a character cuts a bracket that opened earlier."""
    return depth[index] > 0 and depth[index - 1] > 0
