"""The noun phrase after a number, as a span of the text: up to the verb that follows it."""

import re

from pipeline.text.characters import HAN_LETTER
from pipeline.text.quantity_words import Span, pattern, role

FORWARD = 40
"""A phrase after a number is no longer than this."""

_FIRST = re.compile(r"[\u4e00-\u9fffA-Za-z“0-9]")
_END = re.compile(r"[，。；：、！？,;:!?\n（）()》\s]")
_CLOSE = re.compile(r"[，。；：！？,;:!?\n（）()》\s]")
_BRACKET = re.compile(r"[（(][^（()），。；：0-9]{1,20}[)）]")
_AREA = re.compile(rf"{HAN_LETTER}{{1,6}}[省市县区旗镇乡州]")
_STANDARD = re.compile(r"的?(?:标准|比例|额度|水平|幅度|规格|部分)(?!化)")
_ONCE = "一次性"
_EACH = re.compile(r"各(?![类级项种地界方])")
_JOINED = re.compile("和(?![美谐睦])|[与及或至到并且、]")


def phrase_after(text: str, start: int, limit: int, *, governed: bool, by: bool) -> Span | None:
    """Find the noun phrase that begins here.

    Governed by a preposition, it ends at any verb; after 按, it ends before 标准.
    """
    start += text.startswith("的", start, limit)
    start += len(_ONCE) if text.startswith(_ONCE, start, limit) else 0
    if start >= limit or not _FIRST.match(text[start]) or _JOINED.match(text, start):
        return None
    if _STANDARD.match(text, start, limit) or pattern("tail", shortest=2).match(text, start):
        return None
    end = _phrase_end(text, start, min(limit, start + FORWARD), _CLOSE if governed else _END)
    stop = pattern("stop").search(text, _after_noun(text, start, end), end)
    if governed and stop is None:
        stop = pattern("lead", shortest=2).search(text, min(start + 2, end), end)
    standard = text.find("标准", start, end) if by else -1
    end = min(stop.start() if stop else end, standard if standard > start else end)
    each = _EACH.search(text, start + 1, end)
    end = each.start() if each else end
    end = _strip_joint(text, start, end)
    return (start, end) if end > start else None


def _after_noun(text: str, start: int, end: int) -> int:
    """Pass over a verb that begins the phrase as part of its noun: 招聘|活动."""
    verb = pattern("noun").match(text, start, end)
    return verb.end() if verb else start


def _phrase_end(text: str, start: int, limit: int, form: re.Pattern[str]) -> int:
    """Find the punctuation that ends a phrase; a short bracket right after it is part of it."""
    found = form.search(text, start, limit)
    if found is None:
        return limit
    bracket = _BRACKET.match(text, found.start(), limit)
    return bracket.end() if bracket else found.start()


def _strip_joint(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in "和与及、并的":
        end -= 1
    return end


def after_standard(text: str, start: int, limit: int) -> tuple[Span | None, Span | None]:
    """Find the object of the verb after a standard, and the verb: 按…标准|发放|补贴."""
    standard = _STANDARD.match(text, start, limit)
    start = standard.end() if standard else start
    verb = pattern("lead", "stop").match(text, start, limit)
    if verb is None or verb.group() in role("prep"):
        return None, None
    goal = phrase_after(text, verb.end(), limit, governed=False, by=False)
    return goal, verb.span() if verb.group() in role("lead") else None


def is_area(text: str, span: Span) -> bool:
    """Say whether a phrase is no more than the name of a place (…县)."""
    return bool(_AREA.fullmatch(text, *span))


def is_standard(text: str, start: int) -> bool:
    """Say whether a number is followed by 标准, 比例 and the like, and so counts nothing itself."""
    return bool(_STANDARD.match(text, start))


def after_measure(text: str, start: int) -> int:
    """Pass over 标准 and its like after a number: what follows is another phrase."""
    match = _STANDARD.match(text, start)
    return match.end() if match else start
