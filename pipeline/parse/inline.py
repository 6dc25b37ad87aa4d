"""Lines that hold several numbered paragraphs, cut up."""

from __future__ import annotations

from pipeline.parse.reading import TextLine, text_line
from pipeline.text.inline import marker_cut, number_cuts
from pipeline.text.passage import Span


def split_line(source: str, line: TextLine) -> list[TextLine]:
    """The paragraphs of a line: behind a marker of measures, and wherever its numbers run on."""
    cuts = sorted({0, *marker_cut(line.text), *number_cuts(line.text)})
    if len(cuts) == 1:
        return [line]
    offsets = line.passage.offsets
    ends = [*cuts[1:], len(offsets)]
    spans = (
        Span(offsets[start], offsets[end - 1] + 1) for start, end in zip(cuts, ends, strict=True)
    )
    return [text_line(source, span) for span in spans]
