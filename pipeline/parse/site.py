"""What a web site printed above a text and behind it: taken off, and what it states kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.parse.reading import Leftover, TextLine
from pipeline.parse.stated import Stated, bare_statements, fits
from pipeline.text.dates import date_before
from pipeline.text.normalize import passage
from pipeline.text.passage import Passage, Span
from pipeline.text.site_labels import ORNAMENTS, Pair, pairs
from pipeline.text.site_lines import is_dateline, is_site_end, is_site_line

_MOST_LINES = 60
_SHORTEST_SENTENCE = 30
_MOST_UNKNOWN = 2
_LONGEST_UNKNOWN = 24
SITE_RANK = 3


class Site(msgspec.Struct):
    """What was taken off a text: statements, the lines they were read from, all else."""

    stated: list[Stated] = msgspec.field(default_factory=list)
    rows: list[Passage] = msgspec.field(default_factory=list)
    leftovers: list[Leftover] = msgspec.field(default_factory=list)


def take_off(source: str, lines: Sequence[TextLine], site: Site) -> list[TextLine]:
    """The lines of the text without what the site printed above and behind them."""
    head = next((i for i, line in enumerate(lines) if _begins_text(line)), len(lines))
    kept = list(_take_lines(source, lines[: min(head, _MOST_LINES)], site))
    kept += lines[min(head, _MOST_LINES) :]
    end = _tail_begins(source, kept)
    unknown = _take_lines(source, kept[end:], site, at_end=True)
    site.leftovers += [Leftover("unparsed", line.passage) for line in unknown]
    return kept[:end]


def take_cells(source: str, cells: Sequence[TextLine], site: Site) -> None:
    """Take the cells of a table that are labels of the site and their values."""
    for cell in _take_lines(source, cells, site, in_table=True):
        site.leftovers.append(Leftover("web_chrome", cell.passage))


def _begins_text(line: TextLine) -> bool:
    """Whether the text begins here at the latest: a number, a sentence, a salutation."""
    text = line.text
    is_sentence = len(text) >= _SHORTEST_SENTENCE and text.endswith("。")
    return line.label is not None or is_sentence or bool(re.fullmatch(r"各.*：", text))


def _take_lines(
    source: str,
    lines: Sequence[TextLine],
    site: Site,
    *,
    at_end: bool = False,
    in_table: bool = False,
) -> Iterator[TextLine]:
    """Take the site's lines; yields all others."""
    known = _pairs_of(source, lines, in_table=in_table)
    for index, line in enumerate(lines):
        printed = source[line.span.start : line.span.end]
        if index in known:
            _take(known[index], line, site)
        elif is_dateline(printed):
            _take([Stated("issued_on", SITE_RANK, line.passage, printed)], line, site)
        elif is_site_line(line.text) or (at_end and is_site_end(line.text, above_footer=True)):
            site.leftovers.append(Leftover("web_chrome", line.passage))
        else:
            yield line


def _take(stated: Sequence[Stated], line: TextLine, site: Site) -> None:
    site.stated += stated
    if stated:
        site.rows.append(line.passage)
    else:
        site.leftovers.append(Leftover("web_chrome", line.passage))


def _pairs_of(
    source: str, lines: Sequence[TextLine], *, in_table: bool = False
) -> dict[int, list[Stated]]:
    """What each line of labels and values states; a value may stand on the line below."""
    found = bare_statements(source, lines, in_table=in_table)
    for index, line in enumerate(lines):
        printed = source[line.span.start : line.span.end]
        labelled = [] if index in found else pairs(printed)
        if not labelled or any(_is_deadline(printed, pair) for pair in labelled):
            continue
        found[index] = [
            Stated(pair.column, pair.rank, value, printed[pair.start : pair.end].strip(ORNAMENTS))
            for pair in labelled
            if pair.column and (value := _value(source, line, pair)).text
        ]
        last, below = labelled[-1], lines[index + 1 : index + 2]
        if below and last.column and not printed[last.end :] and _is_empty(printed, last):
            found |= _value_below(source, last, index + 1, below[0])
    return found


def _is_deadline(printed: str, pair: Pair) -> bool:
    """Whether 时间 stands before something else than the day of a text (时间：2024年底)."""
    value = printed[pair.start : pair.end].strip(ORNAMENTS)
    return pair.column == "issued_on" and bool(value) and date_before(value) is None


def _is_empty(printed: str, pair: Pair) -> bool:
    return not printed[pair.start : pair.end].strip(ORNAMENTS)


def _value_below(source: str, pair: Pair, index: int, line: TextLine) -> dict[int, list[Stated]]:
    """The line under a label as its value, where it can be one."""
    printed = source[line.span.start : line.span.end]
    if pair.column is None or pairs(printed) or not fits(pair.column, line.text):
        return {}
    return {index: [Stated(pair.column, pair.rank, line.passage, printed)]}


def _value(source: str, line: TextLine, pair: Pair) -> Passage:
    start = line.span.start
    return passage(source, [Span(start + pair.start, start + pair.end)]).strip(ORNAMENTS)


def _tail_begins(source: str, lines: Sequence[TextLine]) -> int:
    """Where the site's lines behind the text begin; a few unknown ones may stand among them."""
    end, unknown = len(lines), 0
    first = max(len(lines) - _MOST_LINES, 1)
    known = _pairs_of(source, lines[first:])
    for index in range(len(lines) - 1, first - 1, -1):
        line = lines[index]
        printed = source[line.span.start : line.span.end]
        stated = known.get(index - first)
        is_site = stated is not None and all(each.column != "title" for each in stated)
        if is_site or is_dateline(printed) or is_site_end(line.text, end < len(lines)):
            end, unknown = index, 0
        elif end == len(lines) or unknown == _MOST_UNKNOWN or not _may_be_site(line):
            break
        else:
            unknown += 1
    return end


def _may_be_site(line: TextLine) -> bool:
    """Whether an unknown line between lines of the site may be one, too."""
    short = len(line.text) <= _LONGEST_UNKNOWN and line.label is None
    return short and bool(re.search(r"[！!：]$|…|信息$", line.text)) and "。" not in line.text
