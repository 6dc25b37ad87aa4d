"""Why a line around the items is in no column: preamble, closing, heading, or not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.circular import Reason
from pipeline.parse.reading import TextLine
from pipeline.text.closings import heads_note, is_contact, is_demand, is_note, is_set_closing
from pipeline.text.dates import date_of
from pipeline.text.document_titles import BODY_NAME
from pipeline.text.requirements import REQUIREMENTS
from pipeline.text.responsibility import statement_of
from pipeline.text.site_lines import is_site_line
from pipeline.text.table_notes import is_table_note

_ENDED = re.compile(r"[。！？；：）】”]$")
_SENTENCE = re.compile(r"[。！？；]”?$")
_ANNOUNCES = re.compile(r"如下[。：]?$|(?:以下|下列).{0,12}(?:要求|事项|工作)[：。]?$|[：]$|——$")
_BRACKET = re.compile(r"（[^（）]{2,40}）")
_SHORTEST_WRAPPED, _SHORTEST_ANNOUNCEMENT = 16, 25
_SHORTEST_SENTENCE = 20


def paragraphs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that go on with a sentence together; a number or a signature begins anew."""
    group: list[TextLine] = []
    for line in lines:
        if group and (_is_whole(group[-1]) or _begins(line)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def reasons_above(
    lines: Sequence[TextLine], behind_title: bool
) -> Iterator[tuple[Sequence[TextLine], Reason | None]]:
    """The paragraphs above a list, each with its reason; None where nothing is known of it.

    Args:
        lines: in no column.
        behind_title: whether title or salutation stand above them.
    """
    demanded = False
    for group in paragraphs(lines):
        text = "".join(line.text for line in group)
        label = group[0].label
        demanded = _are_demands(group, text, demanded)
        if is_site_line(text):
            yield group, "web_chrome"
        elif is_contact(text) or is_set_closing(text):
            yield group, "closing"
        elif is_table_note(text):
            yield group, "table_label"
        elif is_note(text) or heads_note(text) or _BRACKET.fullmatch(text):
            yield group, "heading"
        elif label is None and _is_preamble(text, behind_title):
            yield group, "preamble"
        else:
            yield group, "preamble" if label and demanded and behind_title else None


def reasons_behind(
    lines: Sequence[TextLine],
) -> Iterator[tuple[Sequence[TextLine], Reason | None]]:
    """The paragraphs behind a list, each with its reason; None where nothing is known of it."""
    demanded = False
    for group in paragraphs(lines):
        text = "".join(line.text for line in group)
        demanded = _are_demands(group, text, demanded)
        if is_site_line(text):
            yield group, "web_chrome"
        elif is_contact(text) or is_set_closing(text) or is_note(text) or is_demand(text):
            yield group, "closing"
        elif is_table_note(text):
            yield group, "table_label"
        else:
            said = _SENTENCE.search(text) or REQUIREMENTS.fullmatch(text)
            yield group, "closing" if demanded and said else None


def _are_demands(group: Sequence[TextLine], text: str, before: bool) -> bool:
    """Whether a paragraph, or the ones numbered before it, say how the work is to be done."""
    label = group[0].label
    title = group[0].text[label.end if label else 0 :].split("。")[0].strip("。：")
    if REQUIREMENTS.fullmatch(title) or is_demand(text):
        return statement_of(text) is None
    if label is None:
        return bool(_ANNOUNCES.search(text)) or heads_note(text) or (before and is_note(text))
    return before and statement_of(text) is None


def _is_preamble(text: str, behind_title: bool) -> bool:
    """Whether a paragraph above the list is a sentence, or announces the list."""
    is_sentence = bool(_SENTENCE.search(text) or _ANNOUNCES.search(text))
    return is_sentence and (behind_title or len(text) > _SHORTEST_SENTENCE)


def _is_whole(line: TextLine) -> bool:
    if line.text.endswith("："):
        # At the end of a line as long as the others the sentence goes on.
        return len(line.text) < _SHORTEST_ANNOUNCEMENT
    open_end = line.text.endswith(("，", "、"))
    return bool(_ENDED.search(line.text)) or (len(line.text) < _SHORTEST_WRAPPED and not open_end)


def _begins(line: TextLine) -> bool:
    is_date = date_of(line.text.strip("（）")) is not None
    return line.label is not None or is_date or BODY_NAME.fullmatch(line.text) is not None
