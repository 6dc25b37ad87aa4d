"""The lines around the items of a notice: which is the title, the number, the salutation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from pipeline.circular import Reason
from pipeline.parse.around import reasons_above, reasons_behind
from pipeline.parse.reading import Leftover, TextLine, text_line, wording
from pipeline.parse.salutation import salutation_range
from pipeline.parse.signature import signatures, undated
from pipeline.parse.site import SITE_RANK, Site, Stated
from pipeline.parse.title_lines import (
    headline,
    list_titles,
    repeated,
    title_range,
    without_lead,
)
from pipeline.text.dates import date_before
from pipeline.text.document_numbers import NUMBER, own_number, serial_number
from pipeline.text.document_titles import BODY_NAME, is_formal_title
from pipeline.text.passage import Passage

_INDEX = re.compile(r"索\s?引\s?号[：:\s]*([A-Za-z0-9\-/_.（）()]+)")
_LETTERHEAD = re.compile(r"([\u4e00-\u9fff、]{4,40}?)文件")
_SIGNED, _ALONE = 0, 2


@dataclass(slots=True)
class Letter:
    """What stands around the items of the notice, line by line.

    Attributes:
        stated: what the site states, by column, the most telling first.
        dates: when it was issued, by how telling their places are.
        bodies: who signed.
        counted: other lines above the list that count its items, （共98项）.
        rows: passages that the heading's row is read from.
        preamble: lines between salutation and items.
        leftovers: text that is in no column.
    """

    number: Passage | None = None
    letterhead: Passage | None = None
    title: Passage | None = None
    list_title: Passage | None = None
    index_number: Passage | None = None
    stated: dict[str, Passage] = field(default_factory=dict)
    dates: list[tuple[int, date]] = field(default_factory=list)
    bodies: list[tuple[Passage, ...]] = field(default_factory=list)
    counted: list[Passage] = field(default_factory=list)
    addressees: list[TextLine] = field(default_factory=list)
    preamble: list[TextLine] = field(default_factory=list)
    rows: list[Passage] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)

    @property
    def issued_on(self) -> date | None:
        """The date that a signature gives, else one by itself, else the site's."""
        return min(self.dates, key=lambda each: each[0])[1] if self.dates else None


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
    _read_front(source, [part for line in front for part in _opened(source, line)], letter)
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


def _opened(source: str, line: TextLine) -> list[TextLine]:
    """A line that runs title, number and text together, in its parts."""
    for match in re.finditer(r"的(?:通知|意见|决定|通报|公告)(?=.)", line.text):
        if not is_formal_title(line.text[: match.end()]):
            continue
        number = NUMBER.match(line.text, match.end())
        cuts = [0, match.end(), *([number.end()] if number else []), len(line.text)]
        rest = line.text[cuts[-2] :]
        if number or re.match(r"各|现|为|经|根据|按照", rest):
            parts = [line.passage[a:b] for a, b in pairwise(cuts) if a < b]
            return [text_line(source, *part.spans(source)) for part in parts]
    return [line]


def _read_front(source: str, lines: list[TextLine], letter: Letter) -> None:
    """Take title, number, salutation and signature, then each other line above the list."""
    taken: set[int] = set()
    title = title_range(lines)
    taken.update(title)
    if not title and "title" in letter.stated:
        letter.title = letter.stated["title"]
    elif not title and (first := headline(lines, taken)):
        title = first
        taken.update(title)
    if title:
        _take_title(wording(source, lines[title.start : title.stop]), letter)
    if letter.title:
        _take_again(lines, letter.title, taken, letter)
    _take_columns(lines, title, taken, letter)
    _take_salutation(lines, title, taken, letter)
    _take_signatures(lines, title, taken, letter)
    _take_list_titles(source, lines, taken, letter)
    rest = [i for i in range(len(lines)) if i not in taken]
    start = title.stop if title else (0 if letter.title or letter.addressees else len(lines))
    _leave([lines[i] for i in rest if i < start], letter, behind_title=False)
    _leave([lines[i] for i in rest if i >= start], letter, behind_title=True)


def _take_title(printed: Passage, letter: Letter) -> None:
    letter.title = without_lead(printed)
    lead = printed[: printed.text.find(letter.title.text)]
    number = own_number(lead.text)
    if number and letter.number is None:
        letter.number = lead[slice(*number)]
    letter.rows.append(printed)


def _take_again(lines: Sequence[TextLine], title: Passage, taken: set[int], letter: Letter) -> None:
    """Lines that print the title once more are of its row, too."""
    again = repeated(lines, title.text, taken)
    taken |= again
    letter.rows += [lines[index].passage for index in again]


def _take_columns(lines: Sequence[TextLine], title: range, taken: set[int], letter: Letter) -> None:
    """Take lines that are a number, a letterhead or an index number."""
    for index, line in enumerate(lines):
        if index in taken:
            continue
        number = own_number(line.text)
        if number is None and letter.number is None and _may_count(lines, index, title):
            number = serial_number(line.text)
        head = _LETTERHEAD.fullmatch(line.text) if index < title.start or not title else None
        mark = _INDEX.search(line.text)
        if number:
            letter.number = letter.number or line.passage[slice(*number)]
        if head and letter.letterhead is None:
            letter.letterhead = line.passage[slice(*head.span(1))]
        if mark and letter.index_number is None:
            letter.index_number = line.passage[slice(*mark.span(1))]
        if number or head or mark:
            taken.add(index)
            letter.rows.append(line.passage)


def _may_count(lines: Sequence[TextLine], index: int, title: range) -> bool:
    """Whether 第1号 stands beside the title, or at the head of a bulletin."""
    return index in {title.stop, title.start - 1} or (index < 3 and "期" in lines[index].text)


def _take_salutation(
    lines: Sequence[TextLine], title: range, taken: set[int], letter: Letter
) -> None:
    dates = {index for each in signatures(lines, taken) for index in each.lines}
    found = salutation_range(lines, title.stop if title else 0, taken | dates)
    taken.update(found)
    letter.addressees = list(lines[found.start : found.stop])
    letter.rows += [line.passage for line in letter.addressees]


def _take_signatures(
    lines: Sequence[TextLine],
    title: range,
    taken: set[int],
    letter: Letter,
    *,
    behind_list: bool = False,
) -> None:
    found = list(signatures(lines, taken))
    signed = any(each.bodies for each in found)
    for each in found:
        above = bool(title) and each.lines.start <= title.stop
        _take_signature(each.bodies, each.signed_on, letter, _ALONE if above else _SIGNED)
        taken.update(each.lines)
        letter.rows += [lines[index].passage for index in each.lines]
    own = None if signed else undated(lines, taken, behind_list=behind_list)
    if own and own.lines.start >= title.stop:
        letter.bodies.append(own.bodies)
        taken.update(own.lines)
        letter.rows += own.bodies


def _take_signature(
    bodies: tuple[Passage, ...], signed_on: date | None, letter: Letter, rank: int
) -> None:
    if bodies:
        letter.bodies.append(bodies)
    if signed_on:
        letter.dates.append((rank, signed_on))


def _take_list_titles(
    source: str, lines: Sequence[TextLine], taken: set[int], letter: Letter
) -> None:
    """The first becomes the circular's title where it has no other, the last is the list's."""
    for found in list(list_titles(lines, taken)):
        title = wording(source, lines[found.start : found.stop])
        taken.update(found)
        letter.list_title = title
        if letter.title is None:
            letter.title = title
            letter.rows.append(title)
        else:
            letter.leftovers.append(Leftover("heading", title))


def _leave(lines: Sequence[TextLine], letter: Letter, *, behind_title: bool) -> None:
    for group, reason in reasons_above(lines, behind_title):
        if reason == "preamble":
            letter.preamble += group
        elif reason == "heading":
            letter.counted += [line.passage for line in group]
        _leave_group(group, reason, letter)


def _leave_group(group: Collection[TextLine], reason: Reason | None, letter: Letter) -> None:
    letter.leftovers += [Leftover(reason or "unparsed", line.passage) for line in group]


def _read_tail(tail: Sequence[TextLine], letter: Letter) -> None:
    """Take the lines behind the list: signature and date are columns, some lines close."""
    taken: set[int] = set()
    _take_signatures(tail, range(0), taken, letter, behind_list=True)
    rest = [line for index, line in enumerate(tail) if index not in taken]
    for group, reason in reasons_behind(rest):
        _leave_group(group, reason, letter)
