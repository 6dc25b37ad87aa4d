"""Lines that a program broke at one width: which of them go on with the line above."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.read.aligned import columns_of
from pipeline.read.tabs import is_value
from pipeline.text.brackets import open_brackets
from pipeline.text.characters import HAN_LETTER
from pipeline.text.column_labels import kind_of
from pipeline.text.dates import date_of
from pipeline.text.document_numbers import NUMBER
from pipeline.text.document_titles import BODY_NAME
from pipeline.text.labels import bare_label_of, label_of, named_label_of
from pipeline.text.normalize import normalize
from pipeline.text.passage import Span

_ENDS, _INNER = "。；：！？", "；："
_CLOSING = "）】》”)]"
_NEVER_FIRST = "，、。；：！？）】》”"
_NARROWEST, _WIDEST = 36, 120
_FEWEST, _OPEN_SHARE = 3, 0.5
_LONGER_SHARE = 0.1
_VALUE_SHARE = 0.1
_LONGEST_VALUE, _LONGEST_NAME = 12, 52
# Of one width are lines but for a character that may not stand at their end or beginning.
_MEASURES: tuple[tuple[Callable[[str], int], int], ...] = (
    (columns_of, 3),
    (lambda line: 2 * len(line), 0),
)
_TITLE_END = re.compile(r"的(?:通知|意见|公告|通报|决定|决议)\s*$")
_PARTED = re.compile(rf"\s*{HAN_LETTER}{{0,4}}?[\d一二三四五六七八九十]{{1,3}}\s+\S")
PAGE_NUMBER = re.compile(r"[-—–―·•~\s]*第?\s*\d{1,4}\s*(?:页.*)?[-—–―·•~\s]*")
_DUTY = re.compile(rf"\s*[（(【]?(?:牵头|责任|配合|协办|主办|完成|分管|包){HAN_LETTER}{{1,6}}[：:]")


def going_on(text: str, lines: Sequence[Span]) -> set[int]:
    """Where the lines begin that go on with the one above, in a text broken at one width.

    In such a text lines as long as the longest break off in a sentence that the next goes on
    with; in a list of paragraphs of about one length they end, and the next has a number. Of the
    cells of a table, one per line, none goes on.

    Args:
        text: the whole text.
        lines: its lines of words, those of tables left out.
    """
    # Values, names of columns, bodies and dates are short; longer lines are none of these.
    printed = [text[span.start : span.end] for span in lines]
    words = [normalize(line) if len(line) <= _LONGEST_NAME else line for line in printed]
    values = sum(len(each) <= _LONGEST_VALUE and is_value(each) for each in words)
    if values > _VALUE_SHARE * len(words):
        return set()  # cells one per line
    first = next((i for i, each in enumerate(words) if kind_of(each) == "number"), len(words))
    found = [_behind_full(text, lines[:first], measure, slack) for measure, slack in _MEASURES]
    dated = (i for i, each in enumerate(words[1:]) if date_of(each))
    signed = {lines[i].start for i in dated if BODY_NAME.fullmatch(words[i])}
    return max(found, key=len) - signed


def _behind_full(
    text: str, lines: Sequence[Span], measure: Callable[[str], int], slack: int
) -> set[int]:
    """Where the lines go on behind those of the width at which most do; none where few do."""
    widths = {span: measure(text[span.start : span.end].rstrip()) for span in lines}
    # Lines of a site around the text may be longer than its own.
    longest = sorted(widths.values(), reverse=True)[: int(len(lines) * _LONGER_SHARE) + 2]
    best: set[int] = set()
    for top in dict.fromkeys(longest):
        full = {span for span, width in widths.items() if top - slack <= width <= top}
        pairs = (pair for pair in pairwise(lines) if pair[0] in full)
        on = {below.start for above, below in pairs if _goes_on(text, above, below)}
        enough = len(on) >= max(_FEWEST, _OPEN_SHARE * len(full), len(best) + 1)
        if _NARROWEST <= top <= _WIDEST and enough:
            best = on
    return best


def _is_ended(text: str, span: Span) -> bool:
    words = text[span.start : span.end].rstrip()
    return words[-1:] in _ENDS and not (words[-1:] in _INNER and open_brackets(words))


def _goes_on(text: str, above: Span, below: Span) -> bool:
    """Whether a line goes on with a full one: right below it, and it begins nothing of its own."""
    if _is_ended(text, above) or text[above.end : below.start] not in {"\n", "\r\n", "\r"}:
        return False
    words = text[below.start : below.end]
    if text[above.start : above.end].rstrip()[-1:] in _CLOSING:
        return words.lstrip()[:1] in _NEVER_FIRST
    if _TITLE_END.search(text, above.start, above.end) or NUMBER.fullmatch(normalize(words)):
        return False
    return not (_is_numbered(words) or _DUTY.match(words) or PAGE_NUMBER.fullmatch(words))


def _is_numbered(words: str) -> bool:
    """Whether a line begins with a number of its own."""
    wording = normalize(words)
    label = label_of(wording)
    if label is None and _PARTED.match(words):
        return (bare_label_of(wording) or named_label_of(wording)) is not None
    return label is not None and not label.doubtful
