"""Notes right below a table, with the sign of one of its cells (① 含集镇片区1个)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Document, Grid
from pipeline.parse.reading import Leftover, TextLine

_SIGN = re.compile(r"[①-⑳*＊※†‡]|〔\d〕|［\d］|\[\d\]")


def without_footnotes(
    document: Document, blocks: Sequence[TextLine | Grid]
) -> tuple[list[TextLine | Grid], list[Leftover]]:
    """The blocks without such notes; a list of items below a table stays."""
    kept: list[TextLine | Grid] = []
    notes: list[Leftover] = []
    signs: set[str] = set()
    for block in blocks:
        if isinstance(block, Grid):
            signs = _signs(document, block)
        elif (match := _SIGN.match(block.text)) and match.group() in signs:
            notes.append(Leftover("table_label", block.passage))
            continue
        else:
            signs = set()
        kept.append(block)
    return kept, notes


def _signs(document: Document, grid: Grid) -> set[str]:
    """The signs behind the words of a table's cells."""
    texts = (document.text[x.span.start : x.span.end] for c in grid.cells for x in c.lines)
    return {match.group() for text in texts for match in _SIGN.finditer(text) if match.start()}
