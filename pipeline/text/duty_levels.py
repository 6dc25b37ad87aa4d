"""Words that leave an item to another level, or to nobody: 属市级任务, 本区无任务."""

from __future__ import annotations

import re

from pipeline.text.characters import HAN_LETTER
from pipeline.text.duty_types import Responsibility

_LEVELS: tuple[tuple[re.Pattern[str], Responsibility], ...] = (
    (re.compile(rf"{HAN_LETTER}{{0,12}}?(?:无|没有|不承担)(?:此项|该项|此|相关)?任务"), "none"),
    (re.compile(r"(?:系|为)?属?于?省(?:级|直|定|本级)?(?:任务|事项|工作)"), "province"),
    (re.compile(r"(?:系|为)?属?于?市(?:级|直|定|本级)?(?:任务|事项|工作)"), "city"),
)


def level_of(content: str) -> Responsibility | None:
    """The level that owes an item, where these words say nothing else."""
    return next((level for pattern, level in _LEVELS if pattern.fullmatch(content)), None)
