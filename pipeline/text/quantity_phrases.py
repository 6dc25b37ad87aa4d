"""Noun phrases beside a number, as spans of the text."""

import re
from functools import cache

from pipeline.text.quantity_words import pattern, role

Span = tuple[int, int]

FORWARD = 40
"""A phrase after a number is no longer than this."""

_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z“0-9]")
_END = re.compile(r"[，。；：、！？,;:!?\n（）()》\s]")
_BRACKET = re.compile(r"[（(][^（()），。；：0-9]{1,20}[)）]")
_DATE = re.compile(r"(?:到|至|从|自|在)?[0-9]{1,4}(?:[—\-至][0-9]{1,4})?[年月日](?:[初中末底]?前?|度|内)?")
_NEW = re.compile(r"新?[（(][改扩建、]{1,5}[)）]建?|[改扩][（(][改扩]?[)）]建")
_AREA = re.compile(r"[\u4e00-\u9fff]{1,6}[省市县区旗镇乡州]")
_SUFFIX = re.compile("[性化]")
_PLACE = re.compile(r"在.*[上下中内里间]")
_STANDARD = re.compile(r"的?(?:标准|比例|额度|水平|幅度|规格|部分)(?!化)")
_JOINED = re.compile("[和与及或至到并且、]")


@cache
def _leading() -> re.Pattern[str]:
    return pattern("lead", "adverb", "scope")


def before(text: str, start: int, end: int) -> tuple[Span | None, Span | None]:
    """Find the noun phrase that ends here, and the last verb stripped from before it."""
    end = _strip_tail(text, start, end)
    if _PLACE.fullmatch(text, start, end):
        return None, None
    start, verb = _strip_lead(text, _after_preposition(text, start, end), end)
    return ((start, end) if start < end else None), verb


def _strip_tail(text: str, start: int, end: int) -> int:
    while end > start:
        word = next((word for word in _tails() if text.endswith(word, start, end)), "")
        if not word:
            break
        end -= len(word)
    return end


@cache
def _tails() -> tuple[str, ...]:
    return (*sorted(role("tail"), key=lambda word: -len(word)), " ")


def _after_preposition(text: str, start: int, end: int) -> int:
    """Pass over 为困难职工 up to the verb; a preposition without a verb is passed over alone."""
    match = pattern("prep").match(text, start, end)
    if match is None:
        return start
    verb = pattern("lead", "stop", shortest=2).search(text, min(match.end() + 2, end), end)
    return verb.start() if verb and verb.end() < end else match.end()


def _strip_lead(text: str, start: int, end: int) -> tuple[int, Span | None]:
    """Strip verbs, adverbs and dates from the front, but no verb that belongs to its noun."""
    verb: Span | None = None
    while match := _strippable(text, start, end):
        if match.re is _NEW or match.group() in role("lead"):
            verb = match.span()
        start = match.end()
    cut = _cut(text, start, end)
    if cut is None:
        return start, verb
    return _strip_lead(text, cut[1], end)[0], cut


def _strippable(text: str, start: int, end: int) -> re.Match[str] | None:
    if start >= end or pattern("keep").match(text, start, end):
        return None
    for form in (_NEW, _DATE, _leading()):
        match = form.match(text, start, end)
        if match:
            return None if _belongs(text, match, end) else match
    return None


def _belongs(text: str, verb: re.Match[str], end: int) -> bool:
    """Say whether a verb is part of its noun: 培训|时间, 保障|性, but not 发放|资金."""
    word = verb.group()
    if word not in role("lead") or (word in role("cut") and not _SUFFIX.match(text, verb.end())):
        return False
    head = pattern("head").match(text, verb.end(), end)
    return head is not None and not text.startswith("标准化", head.start())


def _cut(text: str, start: int, end: int) -> Span | None:
    """Find the last verb inside that opens the phrase proper: …开展|义诊."""
    found = None
    for match in pattern("cut").finditer(text, min(start + 1, end), end):
        relative = "的" in text[match.end() : end] or pattern("head").match(text, match.end(), end)
        if match.end() < end and not relative:
            found = match.span()
    return found


def after(text: str, start: int, limit: int, *, governed: bool, by: bool) -> Span | None:
    """Find the noun phrase that begins here.

    Governed by a preposition, it ends at any verb; after 按, it ends before 标准.
    """
    start += text.startswith("的", start, limit)
    if start >= limit or not _HAN.match(text[start]) or _JOINED.match(text, start):
        return None
    if _STANDARD.match(text, start, limit):
        return None
    end = _phrase_end(text, start, min(limit, start + FORWARD))
    stop = pattern("stop").search(text, start, end)
    if governed and stop is None:
        stop = pattern("lead", shortest=2).search(text, min(start + 2, end), end)
    standard = text.find("标准", start, end) if by else -1
    end = min(stop.start() if stop else end, standard if standard > start else end)
    end = _strip_joint(text, start, end)
    return (start, end) if end > start else None


def _phrase_end(text: str, start: int, limit: int) -> int:
    """Find the punctuation that ends a phrase; a short bracket right after it is part of it."""
    found = _END.search(text, start, limit)
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
    if verb is None:
        return None, None
    goal = after(text, verb.end(), limit, governed=False, by=False)
    return goal, verb.span() if verb.group() in role("lead") else None


def is_area(text: str, span: Span) -> bool:
    """Say whether a phrase is no more than the name of a place (…县)."""
    return bool(_AREA.fullmatch(text, *span))


def is_standard(text: str, start: int) -> bool:
    """Say whether a number is followed by 标准, 比例 and the like, and so counts nothing itself."""
    return bool(_STANDARD.match(text, start))
