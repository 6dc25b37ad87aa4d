"""Where the paragraphs of an outline end, and what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.parse.nodes import Node
from pipeline.parse.reading import TextLine
from pipeline.text.brackets import open_brackets
from pipeline.text.dates import date_of
from pipeline.text.responsibility import statement_of

LOOK_BACK = 120
_FARTHEST_BRACKET = 4
_MOST_ENDED = 0.7


def is_finished(text: str) -> bool:
    """Whether a text ends as a sentence or bracket does and leaves nothing open."""
    return bool(text) and text[-1] in "。！？；）】”" and not open_brackets(text[-LOOK_BACK:])


def ends_item(text: str) -> bool:
    """Whether a text ends surely: with a stop, or with a bracket that says who owes the item.

    Behind another bracket or a quote (推动“快递进村”) the sentence may go on on the next line.
    """
    if open_brackets(text[-LOOK_BACK:]):
        return False
    bare = text.rstrip("”’）】")
    return (
        bare.endswith(("。", "！", "？", "；")) or statement_of(text, unlabelled=True) is not None
    )


def cut_tail(root: Node) -> list[TextLine]:
    """Take from the last paragraph the lines that stand behind its end."""
    *others, last = root.walk()
    lines = last.open_lines
    due = _due_lines(others, last)
    if due == 0 and len(lines) > 1:
        return _taken(lines, 1)
    for index in range(max(1, due), len(lines)):
        before = "".join(line.text for line in lines[:index])
        owed = bool(last.duty) and last.duty[-1].span < lines[index].span
        whole = ends_item(before) or _ends_alike(others, last, before)
        ended = owed or (whole and not lines[index].text.startswith("（"))
        if ended or _is_signature(lines, index):
            return _taken(lines, index)
    return []


def cut_strays(root: Node) -> list[TextLine]:
    """Take the lines that stand behind the end of a paragraph though nothing does in its like.

    Its like end with who owes them: what follows that in one of them (a stamp, a page's foot) is
    of something else.
    """
    nodes = [node for node in root.walk() if node.lines and not node.fields and not node.children]
    ended = [node for node in nodes if statement_of(node.printed) is not None]
    strays: list[TextLine] = []
    for node in nodes if len(ended) > _MOST_ENDED * len(nodes) else ():
        if node in ended or len(node.lines) == 1:
            continue
        heads = ("".join(x.text for x in node.lines[:i]) for i in range(1, len(node.lines)))
        end = next((i for i, text in enumerate(heads, 1) if statement_of(text) is not None), None)
        if end is not None:
            strays += _taken(node.lines, end)
    return strays


def _ends_alike(others: Sequence[Node], last: Node, before: str) -> bool:
    """Whether a text ends with the sign that most paragraphs of its level end with."""
    same = [node.printed[-1:] for node in others if node.depth == last.depth]
    return is_finished(before) and 2 * same.count(before[-1]) > len(same)


def _taken(lines: list[TextLine], start: int) -> list[TextLine]:
    """Take the lines from one on out of a list."""
    tail = lines[start:]
    del lines[start:]
    return tail


def _due_lines(others: Sequence[Node], last: Node) -> int:
    """How many lines the last paragraph has at least, as its like have before it.

    None where these are names of one line without a stop: then it is one, too. Where the others
    end in a bracket that says who owes them, it goes on up to its own.
    """
    same = [node for node in others if node.depth == last.depth and not node.fields]
    if last.fields or not same:
        return 1
    if all(len(node.lines) == 1 and not is_finished(node.printed) for node in same):
        return 0
    several = [len(_paragraph_ends(node.lines)) for node in same]
    usual = sorted(several)[len(several) // 2]
    ends = _paragraph_ends(last.lines)
    least = ends[min(usual, len(ends)) - 1] if ends else 1
    owed = sum(statement_of(node.printed) is not None for node in same)
    for index in range(1, min(len(last.lines), _FARTHEST_BRACKET) + 1):
        text = "".join(line.text for line in last.lines[:index])
        if 2 * owed > len(same) and statement_of(text) is not None:
            return max(least, index)
    return least


def _paragraph_ends(lines: Sequence[TextLine]) -> list[int]:
    """Behind how many lines each paragraph of a node ends."""
    return [i for i, line in enumerate(lines, 1) if line.text[-1] in "。；！？）"]


def _is_signature(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a line is a date, or the name right above one."""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    dated = date_of(lines[index].text.strip("（）")) or date_of(below.strip("（）"))
    return dated is not None and not re.search("[，。；：]", lines[index].text)
