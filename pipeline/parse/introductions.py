"""Where the heading of a section ends, and the sentences begin that introduce its items."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.parse.reading import TextLine, wording
from pipeline.text.brackets import open_brackets
from pipeline.text.counts import count_bracket
from pipeline.text.passage import Passage
from pipeline.text.responsibility import statement_of

_WRAPPED = 0.75
_STOPS = ("。", "；", "：", "！")


def heading_of(source: str, lines: Sequence[TextLine], width: int) -> Passage:
    """The heading of a section, from its number on, without an introduction behind it.

    Args:
        source: the canonical text.
        lines: of the section, above its first item.
        width: length of the longest line of the list; a line that is much shorter ends because
            its paragraph does.
    """
    heading = wording(source, lines[: _line_count(lines, width)])
    stop = heading.text.find("。")
    while 0 <= stop < len(heading) - 1:
        if not open_brackets(heading.text[:stop]) and statement_of(heading.text) is None:
            return heading[: stop + 1]
        stop = heading.text.find("。", stop + 1)
    return heading


def _line_count(lines: Sequence[TextLine], width: int) -> int:
    for count in range(1, len(lines)):
        above = "".join(line.text for line in lines[:count])
        below = "".join(line.text for line in lines[count:])
        if statement_of(below) is not None or not ("。" in below or below.endswith(_STOPS)):
            break
        last = lines[count - 1].text
        if last.endswith(("，", "、")) or open_brackets(above) or count_bracket(below):
            continue
        ended = above.endswith(_STOPS) or count_bracket(above) is not None
        if ended or len(last) < _WRAPPED * width:
            return count
    return len(lines)
