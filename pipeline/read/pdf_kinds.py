"""What the columns of a table without rules hold: running numbers, numbers, words."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(
    r"[-+≥≤＞＜>约]?\d[\d,.，]*[%％‰]?[^\d，。；、：:（(）)]{0,4}"
    r"|[\d,.，％%‰年月日底前至—–\-－~～/]{1,12}"
)
_COUNT = re.compile(r"\d{1,3}")
_SHARE = 0.7
_FEWEST = 2

Texts = Sequence[str]


def is_number(text: str) -> bool:
    """Whether a cell says a number, a date or a dash, not a sentence."""
    return _NUMBER.fullmatch(text) is not None


def number_columns(columns: Sequence[Texts]) -> frozenset[int]:
    """The columns that hold numbers below their heads.

    Args:
        columns: the printed lines of each column, from the top, without blanks.
    """
    return frozenset(index for index, texts in enumerate(columns) if _holds_numbers(texts))


def _holds_numbers(texts: Texts) -> bool:
    body = _below_head(texts)
    count = sum(map(is_number, body))
    return count >= _FEWEST and count >= _SHARE * len(body)


def _below_head(texts: Texts) -> Texts:
    start = next((index for index, text in enumerate(texts) if is_number(text)), len(texts))
    return texts[start:]


def counting_column(columns: Sequence[Texts]) -> int | None:
    """The column that numbers the rows: each number follows the one above it."""
    for index, texts in enumerate(columns):
        body = _below_head(texts)
        if len(body) >= _FEWEST and all(_COUNT.fullmatch(text) for text in body):
            numbers = [int(text) for text in body]
            if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
                return index
    return None
