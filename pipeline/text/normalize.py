"""From characters as printed to the wording of the ``text`` columns, with places kept.

Blanks are dropped beside Han characters, Chinese punctuation becomes full width, letters and
digits half width, invisible characters go. Wording is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from pipeline.text.characters import HAN, PUNCTUATION, folding, invisible
from pipeline.text.passage import Passage, Span

_WIDE = f"[{HAN}{PUNCTUATION}]"
_BLANK = re.compile(r"\s+")
_LATIN = re.compile(r"[A-Za-z]")
_HAN = re.compile(f"[{HAN}]")
_LAST_DIGITS = re.compile(r"(?P<row>\d{4,} +)?(?P<digits>\d+)$")
_FIRST_DIGITS = re.compile(r"\d+")
_NARROW = re.compile(r"[,;:?!()]")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_WIDE_CHARACTER = re.compile(_WIDE)


def passage(source: str, ranges: Iterable[Span]) -> Passage:
    """The normalised wording of some ranges of ``source``, joined in their order."""
    pieces = list(ranges)
    raw = "\n".join([source[start:end] for start, end in pieces])
    return _normalize(raw, [*chain.from_iterable(range(start, end + 1) for start, end in pieces)])


def normalize(text: str) -> str:
    """The normalised wording of a string."""
    return _normalize(text, list(range(len(text) + 1))).text


def _normalize(raw: str, offsets: list[int]) -> Passage:
    folded = raw.translate(folding())
    if not invisible().isdisjoint(folded):
        kept = [(c, o) for c, o in zip(folded, offsets, strict=False) if c not in invisible()]
        folded, offsets = "".join(c for c, _ in kept), [o for _, o in kept]
    spaced, offsets = _close_blanks(folded, offsets)
    return Passage(_widen(spaced), tuple(offsets[: len(spaced)]))


def _close_blanks(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    """Drop each run of blanks, or make it one blank where it parts two words."""
    if _BLANK.search(text) is None:
        return text, offsets
    parts: list[str] = []
    kept: list[int] = []
    position = 0
    for match in _BLANK.finditer(text):
        start, end = match.span()
        parts.append(text[position:start])
        kept += offsets[position:start]
        if _parts_words(text, start, end):
            parts.append(" ")
            kept.append(offsets[start])
        position = end
    return "".join([*parts, text[position:]]), kept + offsets[position:]


def _parts_words(text: str, start: int, end: int) -> bool:
    """Whether the blanks between two characters are to stay, as one.

    They stay between two words of letters. Beside Han characters they go: there they are
    typography, which another rendering of the same text lacks. So they do inside a number that
    a line end cut in two (5 000).
    """
    if start == 0 or end == len(text):
        return False
    left, right = text[start - 1], text[end]
    if any(c in PUNCTUATION or c in _FULL for c in (left, right)):
        # Only a mark that stays narrow, behind a Latin word, keeps the blank behind it; a bracket
        # does not beside any Han character.
        behind_word = start > 1 and _is_ascii_word(text[start - 2])
        if left == ")" and _HAN.search(text):
            return False
        return bool(left in ",;:?!)" and behind_word and _LATIN.match(right))
    if left.isdigit() and right.isdigit():
        return _are_two_numbers(text, start, end)
    return not (_WIDE_CHARACTER.match(left) or _WIDE_CHARACTER.match(right))


def _are_two_numbers(text: str, start: int, end: int) -> bool:
    """Whether digits on both sides of blanks are figures of their own (1200 900), not 5 000.

    Single digits are letter-spaced print; a line end may cut a number anywhere.
    """
    before, behind = _LAST_DIGITS.search(text, 0, start), _FIRST_DIGITS.match(text, end)
    if before is None or behind is None:
        return False
    left, right = before.group("digits"), behind.group()
    if "\n" in text[start:end]:
        return before.group("row") is not None
    thousands = len(left) <= 3 and len(right) == 3 and before.group("row") is None
    return min(len(left), len(right)) > 1 and not thousands


def _widen(text: str) -> str:
    """Make punctuation full width where it stands in Chinese."""
    if not _NARROW.search(text) or not _HAN.search(text):
        return text
    return _NARROW.sub(lambda match: _widened(match, text), text)


def _widened(match: re.Match[str], text: str) -> str:
    mark, at = match.group(), match.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "()":
        return _FULL[mark]
    if before.isdigit() and after.isdigit() and mark in ",:":
        return mark
    if _is_ascii_word(before) and (_is_ascii_word(after) or after in " /"):
        return mark
    return _FULL[mark]


def _is_ascii_word(character: str) -> bool:
    return bool(character) and character.isascii() and character.isalpha()
