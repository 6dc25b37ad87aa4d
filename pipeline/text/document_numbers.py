"""Numbers of documents (皖民生办〔2025〕2号), sound and damaged, and of announcements (第1号)."""

from __future__ import annotations

import re

from pipeline.text.characters import HAN_LETTER

_NAME = rf"{HAN_LETTER}{{1,12}}"
_OPENING, _CLOSING = r"[〔［\[【（]", r"[〕］\]】）]"
NUMBER = re.compile(rf"{_NAME}\s?{_OPENING}\s?(?:19|20)\d{{2}}\s?{_CLOSING}\s?第?\s?\d{{1,4}}\s?号")
# Alone on its line a number may have lost its 号, or half of its brackets.
_DAMAGED = re.compile(
    rf"{_NAME}\s?(?:{_OPENING}\s?(?:19|20)\d{{2}}\s?{_CLOSING}?|(?:19|20)\d{{2}}\s?{_CLOSING})"
    r"\s?第?\s?\d{1,4}\s?号?"
)
_SERIAL = re.compile(r"(第?\s?(?:\d{1,4}|[〇零一二三四五六七八九十]{1,4})\s?[号期])")
_AROUND = "（）()[]【】 "
_MARGIN = 2


def own_number(text: str) -> tuple[int, int] | None:
    """The number that a line consists of, but for brackets around it; one cited is not."""
    match = NUMBER.search(text) or _DAMAGED.fullmatch(text)
    if match is None or text[: match.start()].strip(_AROUND):
        return None
    return match.span() if len(text[match.end() :].strip(_AROUND)) <= _MARGIN else None


def serial_number(text: str) -> tuple[int, int] | None:
    """The number of an announcement or bulletin that a line consists of: 第1号, 第20期."""
    bare = text.strip(_AROUND)
    start = text.find(bare)
    match = _SERIAL.fullmatch(bare) if bare.startswith("第") or bare.endswith("期") else None
    return (start, start + len(bare)) if match else None
