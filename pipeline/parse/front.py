"""The lines above the items of a notice, sorted into the columns of its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.parse.around import reasons_above
from pipeline.parse.letter import Letter
from pipeline.parse.reading import Leftover, TextLine, text_line, wording
from pipeline.parse.salutation import salutation_range
from pipeline.parse.signature import signatures
from pipeline.parse.title_lines import headline, list_titles, repeated, title_range, without_lead
from pipeline.text.dates import date_of
from pipeline.text.document_numbers import NUMBER, own_number, serial_number
from pipeline.text.document_titles import is_assembly_title, is_formal_title
from pipeline.text.passage import Passage

_INDEX = re.compile(r"索\s?引\s?号[：:\s]*([A-Za-z0-9\-/_.（）()]+)")
_BULLETIN_LINES = 3
_TITLE_ENDS = re.compile(r"的(?:通知|意见|决定|通报|公告)(?=.)")
_NUMBER_BEHIND = re.compile(rf"[（(]?({NUMBER.pattern})[）)]?\s?(?!$)")
_TEXT_BEGINS = re.compile(r"\s?(?:各|现|为|经|根据|按照)")
# Who is written to, where the text begins behind the colon.
_SALUTATION = re.compile(
    r"\s?各[^。：《》\d]{2,120}：(?=\s?(?:现|为|经|根据|按照|依据|遵照|今年|《|\d{4}年).{4})"
)
_WHOLE = 2
_LETTERHEAD = re.compile(r"([\u4e00-\u9fff、]{4,40}?)文件")


def read_front(source: str, front: Sequence[TextLine], letter: Letter) -> None:
    """Take title, number, salutation and signature, then each other line above the list."""
    lines = [part for line in front for part in _opened(source, line)]
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
    letter.sign(lines, taken, title)
    _take_list_titles(source, lines, taken, letter)
    rest = [i for i in range(len(lines)) if i not in taken]
    start = title.stop if title else (0 if letter.title or letter.addressees else len(lines))
    _leave([lines[i] for i in rest if i < start], letter, behind_title=False)
    _leave([lines[i] for i in rest if i >= start], letter, behind_title=True)


def _take_title(printed: Passage, letter: Letter) -> None:
    letter.title = without_lead(printed)
    start = printed.text.find(letter.title.text)
    lead, mark = printed[:start], printed[start + len(letter.title) :]
    if mark.text:
        letter.stated.setdefault("site", mark)
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
    """Whether 第1号 stands beside a title, or at the head of a bulletin."""
    if index in {title.stop, title.start - 1} or (
        index and is_assembly_title(lines[index - 1].text)
    ):
        return True
    return index < _BULLETIN_LINES and "期" in lines[index].text


def _take_salutation(
    lines: Sequence[TextLine], title: range, taken: set[int], letter: Letter
) -> None:
    dates = {index for each in signatures(lines, taken) for index in each.lines}
    passed = taken | dates
    found = salutation_range(lines, title.stop if title else 0, passed)
    if not found and title.start:
        # The letter may stand above the title of what it brings.
        found = salutation_range(lines[: title.start], 0, passed)
    taken.update(found)
    letter.addressees = list(lines[found.start : found.stop])
    letter.rows += [line.passage for line in letter.addressees]


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
        letter.leave(group, reason)


def _opened(source: str, line: TextLine) -> list[TextLine]:
    """A line that runs title, number, date, salutation and text together, in its parts."""
    cuts = [0, *_cuts(line.text), len(line.text)]
    if len(cuts) == _WHOLE:
        return [line]
    parts = [line.passage[a:b].strip() for a, b in pairwise(cuts)]
    return [text_line(source, *part.spans(source)) for part in parts if part.text]


def _cuts(text: str) -> list[int]:
    """Where the parts of a line begin behind the first: title, number, date, salutation, text."""
    title = _title_end(text)
    number = _NUMBER_BEHIND.match(text, title)
    cuts = [title, *([number.end()] if number else [])]
    behind = text[cuts[-1] :]
    if number and date_of(behind.strip("（） ")):
        return [*cuts, len(text)]
    if salutation := _SALUTATION.match(behind):
        return [*cuts, cuts[-1] + salutation.end()]
    if title and (number or _TEXT_BEGINS.match(behind)):
        return cuts
    return []


def _title_end(text: str) -> int:
    """Where a title ends that more stands behind on its line, 0 if there is none."""
    ends = (match.end() for match in _TITLE_ENDS.finditer(text))
    return next((end for end in ends if is_formal_title(text[:end])), 0)
