"""A document into its notice, its annexes, and the list that names these."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.circular import Reason
from pipeline.document import Document, Grid, Line
from pipeline.parse.footnotes import without_footnotes
from pipeline.parse.furniture import clean_ends, is_page_number, set_aside, take_closings
from pipeline.parse.inline import split_lines
from pipeline.parse.reading import Leftover, Segment, TextLine, text_line
from pipeline.parse.repeated_titles import without_repeated_titles
from pipeline.parse.site import Site, take_off
from pipeline.parse.site_grids import without_site
from pipeline.text.characters import HAN_LETTER
from pipeline.text.document_titles import BODY_NAME
from pipeline.text.normalize import passage
from pipeline.text.passage import Passage, Span

_MARKER = re.compile(
    r"附(?:件|表|录)\s*(\d{1,2}|[一二三四五六七八九十]{1,3})?\s*([：:.、．])?\s*(.*)", re.S
)
# What a format itself says of a line that is not of the text.
_REASONS: dict[str, Reason] = {
    "furniture": "running_header",
    "chrome": "web_chrome",
    "metadata": "web_chrome",
}
_SENTENCE_END = re.compile(r"[。！？；]$")
_LONGEST_TITLE = 60
_SIGNED = re.compile(rf"(?<=[。；])[^\S\r\n]+({HAN_LETTER}{{4,30}})$")
# With a date behind it a body needs no blank before it.
_DATED = re.compile(
    rf"(?<=[。；)）])[^\S\r\n]*({HAN_LETTER}{{4,30}}?)[^\S\r\n]*"
    r"((?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日)$"
)


class Division(msgspec.Struct):
    """A circular cut up.

    Attributes:
        segments: the notice first, then each annex in print.
        attachments: lines of the attachment list; they hold no items.
        leftovers: page numbers and running heads.
        site: what a web site states and shows around the text.
    """

    segments: list[Segment]
    attachments: list[TextLine] = msgspec.field(default_factory=list)
    leftovers: list[Leftover] = msgspec.field(default_factory=list)
    site: Site = msgspec.field(default_factory=Site)


def split(document: Document) -> Division:
    """Cut a document into segments at the markers of its annexes (附件 1)."""
    printed = [block for block in document.blocks if isinstance(block, Line)]
    apart = [
        Leftover(_reason(line, wording), wording)
        for line in printed
        if line.role != "body"
        for wording in [passage(document.text, [line.span])]
    ]
    body = [text_line(document.text, *spans) for spans in _paragraphs(printed)]
    # A line of nothing but invisible characters has no wording.
    kept, aside = set_aside([line for line in body if line.text])
    site = Site()
    kept = take_off(document.text, _with_whole_labels(document.text, kept), site)
    kept, chrome = clean_ends(document.text, kept)
    kept, closing = take_closings(kept)
    kept = [*kept[:-1], *(part for line in kept[-1:] for part in _signed(document.text, line))]
    kept = split_lines(document.text, kept)
    division = Division([Segment(0)], leftovers=apart + aside + chrome + closing, site=site)
    blocks = list(without_site(document, list(_in_order(document, kept)), site))
    division.leftovers += site.leftovers
    blocks, footnotes = without_footnotes(document, blocks)
    blocks, repeated = without_repeated_titles(document, blocks)
    division.leftovers += footnotes + repeated
    listed: set[int] = set()
    for index, block in enumerate(blocks):
        if isinstance(block, Grid):
            division.segments[-1].blocks.append(block)
        elif index in listed:
            division.attachments.append(block)
        elif marker := _MARKER.fullmatch(block.text):
            _at_marker(division, blocks, index, marker, listed)
        else:
            division.segments[-1].blocks.append(block)
    return division


def _reason(line: Line, wording: Passage) -> Reason:
    """Why a line that is not of the text is left over."""
    is_number = line.role == "furniture" and is_page_number(wording.text)
    return "page_number" if is_number else _REASONS[line.role]


def _paragraphs(printed: Sequence[Line]) -> list[list[Span]]:
    """The ranges of each paragraph: of a line, and of those that by their place go on with it."""
    found: list[list[Span]] = []
    for line in printed:
        if line.role == "body" and line.continues and found:
            found[-1].append(line.span)
        elif line.role == "body":
            found.append([line.span])
    return found


def _with_whole_labels(source: str, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines of the text; a number that a break cut from its separator is joined again."""
    whole: list[TextLine] = []
    for line in lines:
        if whole and _is_cut_label(whole[-1].text, line.text):
            head = whole.pop()
            whole.append(text_line(source, head.span, *head.more, line.span, *line.more))
        else:
            whole.append(line)
    return whole


def _signed(source: str, line: TextLine) -> list[TextLine]:
    """The last line of a text, a signature behind its sentence as lines of their own."""
    start, end = line.span
    match = _DATED.search(source, start, end) or _SIGNED.search(source, start, end)
    if match is None or line.more or not BODY_NAME.fullmatch(match.group(1)):
        return [line]
    behind = [Span(*match.span(group)) for group in range(1, match.re.groups + 1)]
    return [text_line(source, span) for span in (Span(start, match.start(1)), *behind)]


def _is_cut_label(above: str, below: str) -> bool:
    number = re.fullmatch(r"\d{1,3}", above) and re.match(r"[.．、]\D", below)
    return bool(
        number or (above == "（" and re.match(r"[\d一二三四五六七八九十]{1,3}[）)]", below))
    )


def _in_order(document: Document, lines: Sequence[TextLine]) -> Iterator[TextLine | Grid]:
    rest = deque(lines)
    for block in document.blocks:
        if isinstance(block, Grid):
            yield block
        else:
            while rest and rest[0].span.start < block.span.end:
                yield rest.popleft()


def _at_marker(
    division: Division,
    blocks: Sequence[TextLine | Grid],
    index: int,
    marker: re.Match[str],
    listed: set[int],
) -> None:
    """Begin an annex, or the attachment list, or neither (附件所列 … in a sentence)."""
    line = blocks[index]
    assert isinstance(line, TextLine)
    entries = list(_entries_after(blocks, index, marker))
    if _begins_list(division, blocks, index, marker, entries):
        division.attachments.append(line)
        listed.update(entries)
    elif _begins_annex(line, marker):
        division.segments.append(Segment(len(division.segments), heading=[line]))
    else:
        division.segments[-1].blocks.append(line)


def _entries_after(
    blocks: Sequence[TextLine | Grid], index: int, marker: re.Match[str]
) -> Iterator[int]:
    """The lines under 附件： that go on with its numbering."""
    first = text_line_label(marker.group(3))
    expected = first + 1 if first else (1 if not marker.group(3) else 0)
    for position in range(index + 1, len(blocks)):
        line = blocks[position]
        if not isinstance(line, TextLine) or line.label is None or line.label.number != expected:
            return
        if _SENTENCE_END.search(line.text) or len(line.text) > _LONGEST_TITLE:
            return
        yield position
        expected += 1


def text_line_label(text: str) -> int:
    """The number that a text begins with, 0 if none."""
    match = re.match(r"(\d{1,2})\s*[.．、]", text)
    return int(match.group(1)) if match else 0


def _begins_list(
    division: Division,
    blocks: Sequence[TextLine | Grid],
    index: int,
    marker: re.Match[str],
    entries: Sequence[int],
) -> bool:
    """Whether 附件 stands before the names of the annexes, not at the head of one."""
    number, mark, rest = marker.groups()
    if len(division.segments) > 1 or not (mark or number):
        return False
    if entries or text_line_label(rest):
        return True
    if not rest:
        return False
    # 附件1：… in a row of such lines, or the last of them: nothing is numbered below it
    # before the next marker, or the same words come again as the head of the annex.
    return _comes_again(blocks, index, number, rest) or not _has_content(blocks, index)


def _comes_again(
    blocks: Sequence[TextLine | Grid], index: int, number: str | None, rest: str
) -> bool:
    for block in blocks[index + 1 :]:
        if isinstance(block, TextLine):
            again = _MARKER.fullmatch(block.text)
            if block.text == rest or (again and again.group(1) == number):
                return True
    return False


def _has_content(blocks: Sequence[TextLine | Grid], index: int) -> bool:
    for block in blocks[index + 1 :]:
        if isinstance(block, Grid) or (block.label and block.label.number == 1):
            return True
        if _MARKER.fullmatch(block.text):
            return False
    return False


def _begins_annex(line: TextLine, marker: re.Match[str]) -> bool:
    number, mark, rest = marker.groups()
    if not rest:
        return True
    sentence = _SENTENCE_END.search(line.text) or len(line.text) > _LONGEST_TITLE
    return bool(number or mark) and not sentence
