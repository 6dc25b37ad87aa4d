"""The words around a quantity: verbs, adverbs, prepositions, and the bounds of a clause.

A closed class of the administrative language, in `data/phrase_words.csv`. A word's roles say what
it does to the noun phrase beside a number:

- `lead`: a verb that governs the phrase and is no part of it (新增, 培训),
- `make`: a verb after which 一个 is a count,
- `cut`: a verb after which the phrase begins, wherever it stands (开展),
- `stop`: a word that ends the phrase after a number (提供, 达到),
- `tail`: a word between the phrase and the number (提高到, 按照, 均),
- `adverb`, `scope` (全区) and `prep` (为): what may stand before it,
- `head`: a noun that makes the verb before it part of the phrase (时间: 培训时间).
"""

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cache

from pipeline.text.quantity_units import alternation, read_table

Span = tuple[int, int]
"""A half-open range of a text."""

REACH = 60
"""No phrase is looked for further away than this."""

_BOUNDS = re.compile(
    r"[（(](?:[^（()），。；：0-9]{1,20}|[A-Z][^（()），。；：]{1,9})[)）]|[，。；：！？,;!?\n（()）《》]"
)


@cache
def _roles() -> dict[str, frozenset[str]]:
    """The words of each role."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in read_table("phrase_words.csv"):
        for each in row["roles"].split():
            found[each].append(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


def role(name: str) -> frozenset[str]:
    """Give the words of one role."""
    return _roles().get(name, frozenset())


@cache
def pattern(*names: str, shortest: int = 1) -> re.Pattern[str]:
    """Give the pattern of any word of these roles."""
    words = {word for name in names for word in role(name) if len(word) >= shortest}
    return re.compile(alternation(words))


def bounds(text: str) -> list[int]:
    """Give where the clauses of a text begin, in order; a short bracket is part of its clause."""
    return [0, *(m.end() for m in _BOUNDS.finditer(text) if m.end() - m.start() == 1)]


def clause_start(starts: list[int], position: int) -> int:
    """Give where the clause begins that holds the position."""
    return max(starts[bisect_right(starts, position) - 1], position - REACH, 0)
