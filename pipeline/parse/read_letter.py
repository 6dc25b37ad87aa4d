"""The lines around the items of a notice: which is the title, the number, the salutation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.parse.around import reasons_behind
from pipeline.parse.front import read_front
from pipeline.parse.letter import Letter
from pipeline.parse.reading import TextLine
from pipeline.parse.site import SITE_RANK, Site
from pipeline.parse.stated import Stated
from pipeline.text.dates import date_before
from pipeline.text.document_titles import BODY_NAME
from pipeline.text.passage import Passage


def read_letter(
    source: str, front: Sequence[TextLine], tail: Sequence[TextLine], site: Site
) -> Letter:
    """Sort the lines before the first item and behind the last.

    Args:
        source: the canonical text.
        front: lines before the first number of the notice.
        tail: lines behind its last item.
        site: what was taken off above and behind the text.
    """
    letter = Letter(rows=list(site.rows))
    _take_stated(site.stated, letter)
    read_front(source, front, letter)
    _read_tail(tail, letter)
    return letter


def _take_stated(stated: Iterable[Stated], letter: Letter) -> None:
    for each in sorted(stated, key=lambda each: each.rank):
        if each.column == "issued_on":
            if found := date_before(each.printed):
                letter.dates.append((max(each.rank, 1), found[0]))
        elif each.column == "issuer" and each.rank >= SITE_RANK:
            if BODY_NAME.fullmatch(each.value.text):
                letter.stated.setdefault(each.column, each.value)
        else:
            letter.stated.setdefault(each.column, each.value)
    letter.number = _number_in(letter.stated.get("document_number"))
    letter.index_number = letter.stated.get("index_number")


def _number_in(value: Passage | None) -> Passage | None:
    return value if value and re.search(r"\d", value.text) else None


def _read_tail(tail: Sequence[TextLine], letter: Letter) -> None:
    """Take the lines behind the list: signature and date are columns, some lines close."""
    taken: set[int] = set()
    letter.sign(tail, taken, behind_list=True)
    rest = [line for index, line in enumerate(tail) if index not in taken]
    for group, reason in reasons_behind(rest):
        letter.leave(group, reason)
