"""Headers cut off by a narrow column, completed from the item's own sentence in another part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.parse.target_table import Indicator
from pipeline.text.brackets import depths
from pipeline.text.quantities import Quantity, find_quantities
from pipeline.text.quantity_cells import ParsedValue, parse_value

_CLAUSE_END = re.compile(r"[，。；：！？]|$")
_SENTENCE_END = re.compile(r"[。；！？]|$")
_BOUNDARY = re.compile(r"[，。；：、！？（）“”\d≥≤<>]|不(?:少于|低于|超过)|达到|力争|$")
_SHORTEST = 2
_SHORTEST_LOOSE = 4
_LONGEST_CUT = 6


class Completion(msgspec.Struct, frozen=True):
    """A header as it must have read: name and unit, in the words of another part."""

    name: str
    unit: str | None


def complete_title(title: str, text: str) -> str | None:
    """The clause of an item's text that an item header begins and breaks off in.

    Returns:
        None where the header is not the beginning of the text, or is whole as it stands.
    """
    if len(title) < _SHORTEST or not text.startswith(title):
        return None
    if _BOUNDARY.match(text, len(title)):
        return None
    return text[: _clause_end(text, len(title))]


def complete_indicators(
    indicators: Sequence[Indicator], values: Sequence[str | None], text: str
) -> list[Completion | None]:
    """Complete the cut headers among the columns of one item.

    Args:
        indicators: of the item, in print.
        values: the issuing region's cell of each, as printed.
        text: the item's text in another part.

    Returns:
        For each its completed header, None where it is whole or nothing completes it.
    """
    free = list(find_quantities(text))
    return [
        _complete(indicator, parse_value(printed or ""), text, free)
        for indicator, printed in zip(indicators, values, strict=True)
    ]


def _complete(
    indicator: Indicator, value: ParsedValue | None, text: str, free: list[Quantity]
) -> Completion | None:
    if indicator.name is None or indicator.unit or indicator.name.text.endswith("）"):
        return None
    name = indicator.name.text
    if value is None:
        return _by_words(name, text)
    return _by_number(name, value, text, free)


def _by_words(name: str, text: str) -> Completion | None:
    """A header over words goes on to the end of the sentence that it begins."""
    # A narrow column cuts early; a longer header without a number is a phrase of its own.
    if not _SHORTEST_LOOSE <= len(name) <= _LONGEST_CUT:
        return None
    for start in _phrase_starts(text):
        if text.startswith(name, start) and not _BOUNDARY.match(text, start + len(name)):
            end = _outside_brackets(text, _SENTENCE_END, start + len(name))
            return Completion(text[start:end], None)
    return None


def _by_number(name: str, value: ParsedValue, text: str, free: list[Quantity]) -> Completion | None:
    """A header over a number is the phrase that begins like it and has that number."""
    for quantity in free:
        if quantity.value != value.value or not _same_sign(value.unit, quantity.unit):
            continue
        phrase = _phrase_of(name, quantity, text)
        if phrase is not None and phrase != name:
            free.remove(quantity)
            return Completion(phrase, quantity.unit)
    return None


def _same_sign(printed: str | None, unit: str | None) -> bool:
    return printed is None or printed == unit


def _phrase_of(name: str, quantity: Quantity, text: str) -> str | None:
    """The phrase around a quantity that begins like a header.

    It stands before the number (老年学员达到1.2万人) or behind it (为300名儿童免费涂氟).
    """
    if quantity.subject and _begins_like(quantity.subject, name):
        start, end = quantity.subject_span or (0, 0)
        if start >= quantity.end:
            return text[start : _clause_end(text, end)]
        return quantity.subject
    before = text[_clause_start(text, quantity.start) : quantity.start]
    behind = text[quantity.end : _clause_end(text, quantity.end)]
    for phrase in (before, behind):
        start = phrase.find(name[:_SHORTEST])
        if start >= 0 and _begins_like(phrase[start:], name):
            return phrase[start:].rstrip("，、 ")
    return None


def _begins_like(phrase: str, name: str) -> bool:
    """Whether a phrase begins with a header's words, a few of its own between them allowed.

    One that ends with the header's last character (改造老旧小区, 改造小区) is no longer form of it:
    nothing is cut off.
    """
    if phrase.startswith(name):
        return True
    if len(name) < _SHORTEST_LOOSE or not phrase.startswith(name[:_SHORTEST]):
        return False
    position = 0
    for character in name:
        position = phrase.find(character, position) + 1
        if not position:
            return False
    return position <= len(name) + _SHORTEST_LOOSE and position < len(phrase)


def _phrase_starts(text: str) -> Iterator[int]:
    yield 0
    yield from (match.end() for match in re.finditer(r"[，。；：、]", text))


def _clause_start(text: str, position: int) -> int:
    starts = [start for start in _phrase_starts(text) if start <= position]
    return max(starts)


def _clause_end(text: str, position: int) -> int:
    return _outside_brackets(text, _CLAUSE_END, position)


def _outside_brackets(text: str, pattern: re.Pattern[str], position: int) -> int:
    """Where a pattern first matches outside quotes and brackets."""
    depth = depths(text)
    for match in pattern.finditer(text, position):
        if match.start() == len(text) or depth[match.start()] == 0:
            return match.start()
    return len(text)
