"""Classes of characters: what is dropped, what is folded, what is white space."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from importlib.resources import files

HAN_LETTER = r"[^\W\x00-\xff\u2070-\u27ff]"
"""A letter beyond Latin, Roman and circled numbers, so a Han character, rare ones too. The range
of all Han characters, which other classes need, takes ``re`` a dozen times as long to compile."""
HAN_OR_DIGIT = r"[^\W\x00-/:-\xff\u2070-\u27ff]"
LETTER = r"[^\W\d_\u2070-\u27ff]"
"""A letter of any script."""
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～"

_LINE_END = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


def solid_count(text: str) -> int:
    """Number of characters that are not white space."""
    return len("".join(text.split()))


@cache
def invisible() -> frozenset[str]:
    """Control, zero-width and bidirectional characters that are not white space."""
    every = map(chr, [*range(0xFFFF), *range(0xE0000, 0xE0080)])
    return frozenset(
        c for c in every if unicodedata.category(c) in {"Cc", "Cf"} and not c.isspace()
    )


def is_joinable(gap: str, forward: bool) -> bool:
    """Whether the source between two characters of a passage holds nothing but dropped ones."""
    if not forward or _LINE_END.search(gap):
        return False
    return not gap or all(c.isspace() or c in invisible() for c in gap)


@cache
def folding() -> dict[int, str]:
    """One character for one: full-width letters and digits, small and half-width forms, radicals.

    NFKC is applied only where it yields one character and never to Chinese punctuation,
    which it would narrow. It knows the Kangxi radicals but not those of the supplement, which
    look like characters too and stand for them in PDFs: these have a table of their own.
    """
    ranges = [
        *range(0xFF10, 0xFF1A),
        *range(0xFF21, 0xFF3B),
        *range(0xFF41, 0xFF5B),
        *range(0x2F00, 0x2FD6),
        *map(ord, "％＋－＝＜＞／．＃＆＠＊"),
    ]
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in ranges}
    small = dict(zip("﹐﹒﹔﹕﹖﹗﹙﹚﹝﹞｡､｢｣﹑﹪", "，.；：？！（）〔〕。、「」、%", strict=True))
    return table | {ord(key): value for key, value in (small | _look_alikes()).items()}


def _look_alikes() -> dict[str, str]:
    """Radicals, strokes and punctuation of vertical lines, and the characters they stand for."""
    table = files("pipeline.text").joinpath("data/radicals.csv").read_text(encoding="utf-8")
    return {row["printed"]: row["meant"] for row in csv.DictReader(table.splitlines())}
