"""Marks of Markdown in a text: what is of its form, and the words between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.text.passage import Span

# What no other text has: a heading, or the rule below the head of a table.
_SIGN = re.compile(r"^[ ]{0,3}(?:#{1,6}[ \t]+\S|\|?[ \t]*:?-{3,}:?[ \t]*\|)", re.M)
_WHOLE = re.compile(
    r"\s*(?:#{1,6}[ \t]+(?P<bold>\*\*)?|(?:>[ \t]*)?\*\*)(?P<words>[^*\n]+?)(?:\*\*)?[ \t#]*"
)
_QUOTE = re.compile(r"\s*(>[ \t]*)+")
_BOLD = re.compile(r"(?P<a>\*\*|__)(?=\S)(?P<words>[^*\n]+?)(?<=\S)(?P<b>\*\*|__)")
_LINK = re.compile(r"(?P<a>!?\[)(?P<words>[^\]\n]+)(?P<b>\]\([^()\s]*(?:\s+\"[^\"]*\")?\))")


def is_markdown(text: str) -> bool:
    """Whether a text is written in Markdown, so that ** in its lines masks no characters."""
    return _SIGN.search(text) is not None


def marks_of(text: str, span: Span, *, everywhere: bool) -> Iterator[Span]:
    """The marks of a line, in their order.

    Args:
        text: the whole text.
        span: of the line.
        everywhere: whether the text is Markdown; in any other only a line that is a heading, or
            bold as a whole, has marks.
    """
    if match := _WHOLE.fullmatch(text, *span):
        words = Span(*match.span("words"))
        yield from (Span(span.start, words.start), Span(words.end, span.end))
    elif everywhere:
        if quote := _QUOTE.match(text, *span):
            yield Span(*quote.span())
        found = [each for form in (_BOLD, _LINK) for each in form.finditer(text, *span)]
        ends = (Span(*match.span(side)) for match in found for side in ("a", "b"))
        yield from sorted(ends)
