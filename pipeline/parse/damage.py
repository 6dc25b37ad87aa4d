"""Places where the characters themselves look wrong, found by form and never by one's wording.

At a join of lines or pages characters come twice or go missing; elsewhere a traditional
character, a foreign word or an open bracket shows that a text was converted or cut.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from pipeline.circular import ObservationKind
from pipeline.text.characters import HAN
from pipeline.text.passage import Passage
from pipeline.text.script import is_only_traditional, simplified_form

_LINE_END = re.compile(r"[\r\n\f\v]")
_PAGE_BREAK = re.compile(r"\f|\S|(?:\r\n|\r|\n)[^\S\r\n]*[\r\n]")
# 目标任务： in front of the text that goes on.
_PART_LABEL = re.compile(rf"[{HAN}]{{2,10}}[】\]]?[：:]\s*$")
_HAN = re.compile(f"[{HAN}]+")
_TWICE = re.compile(rf"([{HAN}])\1")
_WORD = re.compile(rf"(?<=[{HAN}])\s?([a-z]{{2,}})\s?(?=[{HAN}])")
_OPENING = dict(zip("（《〈【〔「『", "）》〉】〕」』", strict=True))
_MOST_DOUBLED = 8
_WRAPPED = 0.6
_WITNESS = 2
_TWICE_CONTEXT = 3
_LOST_CONTEXT = 4
_MOST_LOST = 3
# What another part may lack without anything being lost, and what begins words like 一户一户.
_PARTICLES = frozenset("的地得和与及或等了将把对在为")
_DISTRIBUTIVE = frozenset("一逐每各")


class Damage(msgspec.Struct, frozen=True):
    """A stretch of a passage that looks wrong.

    Attributes:
        kind: of the observation that it makes.
        start: of the stretch in the passage's text.
        end: one past its last character.
        expected: what it may have been; None where that cannot be told.
        actual: what is printed; None where characters are missing.
    """

    kind: ObservationKind
    start: int
    end: int
    expected: str | None
    actual: str | None


def find_damage(passage: Passage, source: str, corpus: Corpus) -> Iterator[Damage]:
    """Everything that looks wrong in a passage, in the order of the checks.

    Args:
        passage: a text of the circular.
        source: the canonical text, which shows where lines end.
        corpus: every text of the circular, as a witness.
    """
    joins = dict(_joins(passage, source))
    yield from (each for each in _twice(passage.text, corpus) if each.start + 1 not in joins)
    for join, gap in joins.items():
        if doubled := _doubled(passage.text, join, corpus):
            if _is_wrap(source, *passage.offsets[join - 1 : join + 1]):
                yield doubled
        elif _PAGE_BREAK.search(gap) and (lost := _lost(passage.text, join, corpus)):
            yield lost
    if not corpus.traditional.isdisjoint(passage.text):
        yield from _traditional(passage.text, corpus.traditional)
    yield from _foreign(passage.text)
    yield from _open_brackets(passage.text)


class Corpus:
    """All texts of a circular: what one prints damaged, another may print sound.

    Attributes:
        traditional: the characters in them that only traditional Chinese has.
    """

    def __init__(self, texts: list[str]) -> None:
        """Take the texts; a join of two of them is no text."""
        self._text = "\n".join(texts)
        self.traditional = frozenset(filter(is_only_traditional, set(self._text)))

    def count(self, words: str) -> int:
        """How often some words stand in the texts."""
        return self._text.count(words)

    def between(self, before: str, behind: str) -> str | None:
        """The few characters that stand between two contexts, None where there are none."""
        gap = re.search(
            f"{re.escape(before)}([{HAN}]{{1,{_MOST_LOST}}}){re.escape(behind)}", self._text
        )
        return gap.group(1) if gap else None


def _joins(passage: Passage, source: str) -> Iterator[tuple[int, str]]:
    """Where in the text a line of the source goes on as another, and what stands between."""
    for index in passage.joins():
        before, behind = passage.offsets[index - 1 : index + 1]
        gap = source[before + 1 : behind]
        if behind < before or _LINE_END.search(gap):
            yield index, gap


def _is_wrap(source: str, before: int, behind: int) -> bool:
    """Whether a line goes on as another: no label stands between, and it is about as long.

    A name on a line of its own, shorter than the text below it, ends there; the text may well
    begin with the same words.
    """
    if behind < before:
        return True
    if _PART_LABEL.search(source, before + 1, behind):
        return False
    if _PAGE_BREAK.search(source[before + 1 : behind]):
        return True  # a page may end anywhere
    start = max(source.rfind(mark, 0, before) for mark in "\n\r\f\v") + 1
    ends = (source.find(mark, behind) for mark in "\n\r\f\v")
    end = min((each for each in ends if each >= 0), default=len(source))
    return before + 1 - start >= _WRAPPED * (end - behind)


def _doubled(text: str, join: int, corpus: Corpus) -> Damage | None:
    """The last characters before a join that are the first after it, the longest."""
    for size in range(min(_MOST_DOUBLED, join, len(text) - join), 0, -1):
        once = text[join - size : join]
        if once != text[join : join + size] or not _HAN.fullmatch(once):
            continue
        if _is_damage(text, join, once, corpus):
            return Damage(
                "repeated_characters", join - size, join + size, expected=once, actual=once * 2
            )
    return _begun_twice(text, join)


def _begun_twice(text: str, join: int) -> Damage | None:
    """A word that the line before a join has, and begins once more (居民居 / 居民)."""
    # Its first character stands before the join twice.
    if text.count(text[join], max(join - 2 * _MOST_DOUBLED, 0), join) < 2:
        return None
    for size in range(_MOST_DOUBLED, 1, -1):
        word = text[join : join + size]
        for begun in range(size - 1, 0, -1):
            printed = word + word[:begun]
            if text.endswith(printed, 0, join) and _HAN.fullmatch(word):
                start = join - len(printed)
                return Damage(
                    "repeated_characters", start, join + size, expected=word, actual=printed + word
                )
    return None


def _is_damage(text: str, join: int, once: str, corpus: Corpus) -> bool:
    """Whether what stands on both sides of a join was printed once too often.

    Two characters or more were, save 一户一户. Of a single one it must show: it is left over
    beside punctuation and is no word, or other words of the circular have it once.
    """
    if len(once) > 1:
        return once[0] not in _DISTRIBUTIVE
    before, behind = text[: join - 1][-_WITNESS:], text[join + 1 : join + 1 + _WITNESS]
    is_left_over = not (_HAN.fullmatch(before[-1:]) and _HAN.fullmatch(behind[:1]))
    if is_left_over and once not in _words():
        return True
    if not all(_HAN.fullmatch(side) and len(side) == _WITNESS for side in (before, behind)):
        return False
    doubled = before + once * 2 + behind
    return corpus.count(before + once + behind) > 0 and corpus.count(doubled) == 1


def _twice(text: str, corpus: Corpus) -> Iterator[Damage]:
    """Characters left over beside punctuation where the page break itself is gone.

    The words before them must stand elsewhere in the circular with the character once.
    """
    for match in _TWICE.finditer(text):
        start, end = match.span()
        once, before = match.group(1), text[:start][-_TWICE_CONTEXT:]
        is_left_over = not _HAN.match(text, end) and once not in _words()
        sound, doubled = corpus.count(before + once), corpus.count(before + once * 2)
        if is_left_over and len(before) == _TWICE_CONTEXT and sound > doubled:
            yield Damage("repeated_characters", start, end, expected=once, actual=once * 2)


def _lost(text: str, join: int, corpus: Corpus) -> Damage | None:
    """Characters that the same words have between them elsewhere in the circular."""
    before, behind = text[:join][-_LOST_CONTEXT:], text[join : join + _LOST_CONTEXT]
    if not all(_HAN.fullmatch(side) and len(side) == _LOST_CONTEXT for side in (before, behind)):
        return None
    lost = corpus.between(before, behind)
    if not lost or _PARTICLES.intersection(lost) or corpus.count(before + behind) > 1:
        return None
    return Damage("lost_characters", join, join, expected=lost, actual=None)


def _traditional(text: str, traditional: frozenset[str]) -> Iterator[Damage]:
    """Characters that only traditional Chinese has."""
    for index, character in enumerate(text):
        if character in traditional:
            simple = simplified_form(character)
            yield Damage("traditional_character", index, index + 1, simple, character)


def _foreign(text: str) -> Iterator[Damage]:
    """Lower-case words between Han characters: 规范 and 加强, not app, kg or epc."""
    for match in _WORD.finditer(text):
        word = match.group(1)
        if word not in _latin_words() and re.search("[aeiou]", word):
            yield Damage("foreign_word", match.start(1), match.end(1), None, word)


def _open_brackets(text: str) -> Iterator[Damage]:
    """Brackets that open and do not close."""
    opened: list[int] = []
    if _OPENING.keys().isdisjoint(text):
        return
    for index, character in enumerate(text):
        if character in _OPENING:
            opened.append(index)
        elif opened and character == _OPENING[text[opened[-1]]]:
            opened.pop()
    for index in opened:
        yield Damage("open_bracket", index, index + 1, _OPENING[text[index]], None)


@cache
def _words() -> frozenset[str]:
    """Characters that are words by themselves or are doubled to make one (市、县; 人人)."""
    return frozenset(row["word"] for row in _table() if row["kind"] == "character")


@cache
def _latin_words() -> frozenset[str]:
    """What circulars print in small letters in the middle of Chinese: app, km."""
    return frozenset(row["word"] for row in _table() if row["kind"] == "latin")


@cache
def _table() -> tuple[dict[str, str], ...]:
    text = files("pipeline.parse").joinpath("data/sound_words.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
