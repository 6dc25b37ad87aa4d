"""Lines that hold several numbered paragraphs, cut up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.parse.reading import TextLine, text_line
from pipeline.text.inline import clause_cuts, label_cut, number_cuts
from pipeline.text.labels import Style, label_of

_SHORTEST_BROKEN = 16
_LONG = 80
_LONGEST_LABEL = 8
_FEWEST_STEPS = 2
_ANNOUNCED = re.compile(r"(?:是|为|如下|包括)：")
_ENDS = "。！？；：）"


def split_lines(source: str, lines: Sequence[TextLine]) -> list[TextLine]:
    """The paragraphs of lines, those cut up whose numbers run on within them.

    A paragraph that the source broke into lines is looked at whole: its numbers may stand in the
    middle of any of them.
    """
    found: list[TextLine] = []
    for paragraph in _paragraphs(lines):
        if len(paragraph) > 1 and _runs_on("".join(line.text for line in paragraph)):
            found += split_line(source, _joined(source, paragraph))
        else:
            found += [piece for line in paragraph for piece in split_line(source, line)]
    return found


def _runs_on(text: str) -> bool:
    return bool(list(number_cuts(text)) or clause_cuts(text))


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Each numbered line with the lines that its unfinished sentence goes on on."""
    paragraph: list[TextLine] = []
    for line in lines:
        goes_on = paragraph and not line.label and _can_hold_numbers(paragraph[0])
        if goes_on and len(paragraph[-1].text) >= _SHORTEST_BROKEN and not _is_ended(paragraph[-1]):
            paragraph.append(line)
            continue
        if paragraph:
            yield paragraph
        paragraph = [line]
    if paragraph:
        yield paragraph


def _can_hold_numbers(line: TextLine) -> bool:
    """Whether further numbers may stand in a paragraph that begins so."""
    announced = _ANNOUNCED.search(line.text) or any(label_cut(line.text))
    return line.label is not None or bool(announced)


def _is_ended(line: TextLine) -> bool:
    return line.text[-1:] in _ENDS


def _joined(source: str, lines: Sequence[TextLine]) -> TextLine:
    first, *others = lines
    more = (span for line in others for span in (line.span, *line.more))
    return text_line(source, first.span, *first.more, *more)


def split_line(source: str, line: TextLine) -> list[TextLine]:
    """The paragraphs of a line: behind a label, and wherever its numbers run on."""
    parted = _blank_cuts(source, line) if len(line.text) >= _LONG else []
    if parted:
        return [
            piece for part in _pieces(source, line, parted) for piece in split_line(source, part)
        ]
    own = line.text
    cuts = sorted({0, *label_cut(own), *number_cuts(own), *clause_cuts(own)})
    return _pieces(source, line, cuts) if len(cuts) > 1 else [line]


def _pieces(source: str, line: TextLine, cuts: Sequence[int]) -> list[TextLine]:
    ends = [*cuts[1:], len(line.text)]
    pieces = (line.passage[start:end] for start, end in zip(cuts, ends, strict=True))
    return [text_line(source, *piece.spans(source)) for piece in pieces]


def _blank_cuts(source: str, line: TextLine) -> list[int]:
    """Where a text that lost its line ends has a number behind a blank (…。 一、… 1.… 2.…).

    Empty where fewer than two of its numbers count on, as in any sentence.
    """
    offsets, text = line.passage.offsets, line.text
    places = [
        index
        for index in range(1, len(text))
        if offsets[index] > offsets[index - 1] + 1
        and source[offsets[index - 1] + 1 : offsets[index]].isspace()
        and label_of(text[index : index + _LONGEST_LABEL]) is not None
    ]
    labels = [label_of(text[place : place + _LONGEST_LABEL]) for place in places]
    last: dict[Style, int] = {}
    steps = 0
    for label in filter(None, labels):
        steps += label.number == last.get(label.style, 0) + 1 > 1
        last[label.style] = label.number
    return [0, *places] if steps >= _FEWEST_STEPS else []
