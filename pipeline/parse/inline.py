"""Lines that hold several numbered paragraphs, cut up."""

from __future__ import annotations

from pipeline.parse.reading import TextLine, text_line
from pipeline.text.inline import label_cut, number_cuts


def split_line(source: str, line: TextLine) -> list[TextLine]:
    """The paragraphs of a line: behind a label, and wherever its numbers run on."""
    cuts = sorted({0, *label_cut(line.text), *number_cuts(line.text)})
    if len(cuts) == 1:
        return [line]
    ends = [*cuts[1:], len(line.text)]
    pieces = (line.passage[start:end] for start, end in zip(cuts, ends, strict=True))
    return [text_line(source, *piece.spans(source)) for piece in pieces]
