"""The noun phrase before a number, as a span of the text: without the verb that governs it."""

import re
from functools import cache

from pipeline.text.characters import LETTER
from pipeline.text.quantity_units import alternation
from pipeline.text.quantity_words import Span, pattern, role

LONGEST = 36
"""A longer stretch before a number is no phrase."""

_DATE = re.compile(
    r"(?:[到至从自在比较])?[0-9]{1,4}(?:[—\-至][0-9]{1,4})?[年月日](?:[初中末底]?前?|度|内|同期)?"
)
_NEW = re.compile(r"新?[（(][改扩建、]{1,5}[)）]建?|[改扩][（(][改扩]?[)）]建")
_MEAN = "人户生亩村校床班年月日平"
_ALL = rf"(?<![{_MEAN}])均"
_SUFFIX = re.compile("[性化率量额]")
_WORD = re.compile(LETTER)
_PLACE = re.compile(r"在.*[上下中内里间]")
# What is measured stands before these, and whom it falls to after them: 资助标准按小学800元.
_TO_EACH = re.compile(r"按照?(?![摩时期月季年日])|(?:标准|补助|补贴|目标|任务)(?:分别)?为")


@cache
def _leading() -> re.Pattern[str]:
    return pattern("lead", "adverb", "scope")


@cache
def _deed() -> re.Pattern[str]:
    verbs = alternation([*role("lead"), *role("deed")])
    adverbs = rf"(?:分别|各|{_ALL}|都|只|仅|统一|再|一次性)+"
    return re.compile(rf"(?:{adverbs}|(?<=[积量数程额]))(?P<verb>(?:{verbs}){{1,2}})$")


def phrase_before(text: str, start: int, end: int) -> tuple[Span | None, Span | None]:
    """Find the noun phrase that ends here, and the last verb stripped from before it."""
    end = _strip_tail(text, start, end)
    deed = _deed().search(text, start, end)
    if deed and deed.start() > start and not _is_object(text, start, deed):
        return phrase_before(text, start, deed.start())[0], deed.span("verb")
    if _PLACE.fullmatch(text, start, end):
        return None, None
    start = max([start, *(m.end() for m in _TO_EACH.finditer(text, start, end - 1))])
    start, verb = _strip_lead(text, _after_preposition(text, start, end), end)
    while start < end and text[start].isspace():
        start += 1
    is_phrase = end - start <= LONGEST and _WORD.search(text, start, end)
    return ((start, end) if is_phrase else None), verb


def _is_object(text: str, start: int, deed: re.Match[str]) -> bool:
    """Say whether a verb is used as a noun, being the object of one before it: 发放一次性|补贴."""
    if deed["verb"] not in role("noun"):
        return False
    return any(text.endswith(verb, start, deed.start()) for verb in role("cut") if len(verb) > 1)


def _strip_tail(text: str, start: int, end: int) -> int:
    backwards = text[start:end][::-1]
    match = _tails().match(backwards)
    return end - match.end() if match else end


@cache
def _tails() -> re.Pattern[str]:
    """Any number of words that stand between a phrase and its number, read backwards."""
    words = alternation(word[::-1] for word in role("tail"))
    since = "(?:期同)?年[0-9]{4}[比较]"
    return re.compile(rf"(?:{words}|均(?![{_MEAN}])|{since}|\s)+")


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
    start, verb = _strip_lead(text, cut[1], end)
    return start, verb or cut


def _strippable(text: str, start: int, end: int) -> re.Match[str] | None:
    if start >= end or pattern("keep").match(text, start, end):
        return None
    for form in (_NEW, _DATE, _leading(), pattern("prep")):
        match = form.match(text, start, end)
        if match:
            return None if _belongs(text, match, end) else match
    return None


def _belongs(text: str, verb: re.Match[str], end: int) -> bool:
    """Say whether a verb is part of its noun: 培训|时间, 保障|性, but not 发放|资金."""
    word = verb.group()
    if word not in role("lead") or (word in role("cut") and not _SUFFIX.match(text, verb.end())):
        return False
    heads = pattern("head", "thing") if word in role("noun") else pattern("head")
    head = heads.match(text, verb.end(), end)
    return head is not None and not text.startswith("标准化", head.start())


@cache
def _joined_verb() -> re.Pattern[str]:
    return re.compile(f"、(?P<verb>{pattern('make', 'cut', shortest=2).pattern})")


def _cut(text: str, start: int, end: int) -> Span | None:
    """Find the last verb inside that opens the phrase proper: …开展|义诊, …、新增|学位."""
    found = None
    for match in _joined_verb().finditer(text, start, end):
        if match.end() < end and text[match.end()] not in "、和及与":
            found = match.span("verb")
    for match in pattern("cut").finditer(text, min(start + 1, end), end):
        if pattern("keep").match(text, match.start(), end):
            continue
        relative = "的" in text[match.end() : end] or pattern("head").match(text, match.end(), end)
        if match.end() < end and not relative:
            found = max(found or (0, 0), match.span())
    return found
