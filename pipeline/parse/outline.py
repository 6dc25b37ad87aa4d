"""Numbered lines to trees, by the order and style of their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from pipeline.parse.bare_numbers import with_bare_numbers
from pipeline.parse.damaged_labels import with_mended_labels
from pipeline.parse.ends import LOOK_BACK, cut_strays, cut_tail, is_finished
from pipeline.parse.nodes import Field, Node, Outline
from pipeline.parse.reading import TextLine
from pipeline.text.brackets import open_brackets
from pipeline.text.closings import heads_note
from pipeline.text.counts import count_bracket
from pipeline.text.dates import date_of
from pipeline.text.duty_lines import completes_name, is_duty_line, names_only
from pipeline.text.fields import FieldLabel, field_label
from pipeline.text.labels import Label, Style, bullet_of
from pipeline.text.requirements import begins_demands
from pipeline.text.responsibility import statement_of

_WIDEST_GAP = 5
_LONGEST_HEADING = 24
_FEWEST_FIELDS = 2
_FEWEST_BULLETS = 2
_MIXED = {Style.ARABIC_DOT, Style.ARABIC_COMMA}


def build(lines: Sequence[TextLine]) -> list[Outline]:
    """The outlines of a run of lines, one for each time that the top level begins anew."""
    builder = _Builder(_recurring(lines))
    for line in with_bare_numbers(with_mended_labels(list(_with_bullets(lines)))):
        builder.take(line)
    return builder.finish()


def _with_bullets(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The lines, those behind the same sign (●) numbered as far as they follow each other."""
    signs = [None if line.label else bullet_of(line.text) for line in lines]
    times = Counter(sign.printed for sign in signs if sign)
    # Where more paragraphs name who owes them than have the sign, it marks some of them (★).
    fewest = max(_FEWEST_BULLETS, _owed_paragraphs(lines)) if times else 0
    number = 0
    for line, sign in zip(lines, signs, strict=True):
        if sign and times[sign.printed] >= fewest:
            number += 1
            yield replace(line, label=replace(sign, number=number))
        else:
            number = 0 if line.label else number
            yield line


def _recurring(lines: Sequence[TextLine]) -> set[str]:
    """Labels of no known kind that stand before several paragraphs (资金来源：…)."""
    found = (field_label(line.text) for line in lines if line.label is None)
    times = Counter(each.name for each in found if each and each.kind is None)
    return {name for name, count in times.items() if count >= _FEWEST_FIELDS}


def _owed_paragraphs(lines: Sequence[TextLine]) -> int:
    """How many paragraphs without a number say who owes them, in a bracket or on lines below."""
    count = 0
    before = False
    for line in lines:
        said = line.label is None and statement_of(line.text) is not None
        count += said and not (before and is_duty_line(line.text))
        before = said
    return count


class _Builder:
    def __init__(self, recurring: Collection[str]) -> None:
        self._recurring = recurring
        self._done: list[Outline] = []
        self._begin([])

    def _begin(self, front: list[TextLine]) -> None:
        self._root = Node(None, lines=front)
        self._path = [self._root]
        self._last: dict[tuple[int, Style], int] = {}
        self._running: dict[Style, int] = {}
        self._field_depths: dict[str, int] = {}
        self._in_duty = False
        self._behind: list[TextLine] = []

    def take(self, line: TextLine) -> None:
        """Take a line: a labelled part, a duty, a new node, or one more line of the last."""
        if self._is_behind(line):
            self._behind.append(line)
            return
        if label := self._field_label(line):
            self._open_field(line, label)
        elif self._is_duty(line):
            self._path[-1].duty.append(line)
            self._in_duty = True
            return
        elif line.label and (depth := self._depth_for(line.label)):
            self._open(line, line.label, depth)
        else:
            self._path[-1].open_lines.append(line)
        self._in_duty = False

    def finish(self) -> list[Outline]:
        """All outlines; the last one's tail is cut off, too."""
        self._close()
        return self._done

    def _close(self) -> list[TextLine]:
        """End the outline; its tail is what a new one finds above itself."""
        front, self._root.lines = self._root.lines, []
        tail = cut_tail(self._root) if self._root.children else []
        tail = cut_strays(self._root) + tail + self._behind
        self._done.append(Outline(front, self._root, tail))
        return tail

    def _open(self, line: TextLine, label: Label, depth: int) -> None:
        if depth == 1 and label.number == 1 and self._root.children:
            front = self._close()
            self._done[-1].tail = []
            self._begin(front)
        self._raise_field(label, depth)
        del self._path[depth:]
        parent = self._path[-1]
        under = parent.fields[-1] if parent.fields and depth > 1 else None
        node = Node(label, [line], depth=depth, under=under)
        parent.children.append(node)
        self._path.append(node)
        self._last[depth, label.style] = label.number
        self._running[label.style] = label.number

    def _is_behind(self, line: TextLine) -> bool:
        """Whether a line belongs to demands (工作要求：…) that stand behind the list's end.

        A number that goes on with the top level is of the list again.
        """
        if self._behind:
            top = self._path[1].label
            own = line.label
            if own and top and own.style is top.style and own.number == top.number + 1:
                self._path[-1].open_lines.extend(self._behind)
                self._behind = []
            return bool(self._behind)
        unnumbered = len(self._path) > 1 and line.label is None
        return unnumbered and self._is_open_finished() and begins_demands(line.text)

    def _field_label(self, line: TextLine) -> FieldLabel | None:
        """The label of a part of the open paragraph, if a line begins with one."""
        if len(self._path) == 1 or line.label is not None:
            return None
        found = field_label(line.text)
        known = found is not None and (found.kind is not None or found.name in self._recurring)
        return found if known else None

    def _open_field(self, line: TextLine, label: FieldLabel) -> None:
        """Begin a part: of the paragraph that had it before, or that has parts already."""
        last = len(self._path) - 1
        having = (i for i in range(last, 0, -1) if self._path[i].fields)
        depth = min(self._field_depths.get(label.name, next(having, last)), last)
        self._field_depths[label.name] = depth
        del self._path[depth + 1 :]
        part = Field(label.name, label.kind or "attribute", line, label.end)
        self._path[-1].fields.append(part)

    def _raise_field(self, label: Label, depth: int) -> None:
        """Give a part to the parent where its points count anew beside those above it.

        一、… 1.… 2.… 主要措施：1.… – the measures are those of 一, not of 2.
        """
        node = self._path[-1]
        fresh = node.fields and node.fields[-1].is_empty and node.depth == depth > 1
        if fresh and label.number == 1 and node.label and node.label.style is label.style:
            part = node.fields.pop()
            self._path[-2].fields.append(part)
            self._field_depths[part.name] = depth - 1

    def _is_duty(self, line: TextLine) -> bool:
        """Whether a line names who owes the item, or goes on with the names of one that does."""
        if len(self._path) == 1:
            return False
        if line.label is None and is_duty_line(line.text):
            return not open_brackets(self._path[-1].printed[-LOOK_BACK:])
        if not self._in_duty or line.label is not None:
            return False
        above = self._path[-1].duty[-1].text
        return above[-1] in "、，：" or names_only(line.text) or completes_name(above, line.text)

    def _depth_for(self, label: Label) -> int | None:
        """The depth at which a number goes on with the outline; None if it is no number of it."""
        finished = self._is_open_finished()
        if label.number == 1 and (self._begins_anew(label) or self._ends_note(label, finished)):
            return 1
        for depth in range(len(self._path) - 1, 0, -1):
            node = self._path[depth]
            if node.label and self._is_alike(node.label, label):
                return depth if self._follows(node.label.number, label, finished) else None
        depth = len(self._path)
        return depth if self._opens(depth, label, finished) else None

    def _is_alike(self, last: Label, label: Label) -> bool:
        """Whether two numbers are of one run: of one style, or typed as 5. 6, 7、."""
        if last.style is label.style:
            return True
        mixed = {last.style, label.style} <= _MIXED and label.number == last.number + 1
        return mixed and self._running.get(label.style, 0) != last.number

    def _begins_anew(self, label: Label) -> bool:
        """Whether a number 1 of the top level's style stands behind the end of its last item.

        What stands between, a signature or a title, ends in no stop.
        """
        if label.doubtful or len(self._path) == 1:
            return False
        top = self._path[1]
        lines = self._path[-1].open_lines
        ends = (i for i in range(1, len(lines)) if is_finished("".join(x.text for x in lines[:i])))
        end = next(ends, None)
        if end is None or top.label is None:
            return False
        same = top.label.style is label.style and top.label.number > 1
        return same or any(date_of(line.text.strip("（）")) for line in lines[end:])

    def _ends_note(self, label: Label, finished: bool) -> bool:
        """Whether 一、 stands behind the points 1. 2. of a note, which have no such points."""
        if len(self._path) == 1 or not finished or label.style is not Style.HAN_COMMA:
            return False
        top = self._path[1].label
        higher = top is not None and top.style is not Style.HAN_COMMA
        return higher and bool(self._root.lines) and heads_note(self._root.lines[-1].text)

    def _opens(self, depth: int, label: Label, finished: bool) -> bool:
        """Whether a number may be the first of a deeper level, or go on through its parents."""
        before = self._last.get((depth, label.style), 0)
        if label.number == before + 1 and depth == 1:
            return True
        # Where some sections have a level less than others, the numbers run on between levels.
        elsewhere = self._running.get(label.style, 0)
        if label.number in {1, before + 1, elsewhere + 1}:
            return finished or not self._cuts_sentence(label)
        settled = finished or (self._is_short() and not self._cuts_sentence(label))
        return settled and any(self._gap(last, label) for last in (before, elsewhere, 0))

    def _is_short(self) -> bool:
        """Whether the open paragraph can be a heading, which ends in no stop."""
        return len(self._path[-1].printed) <= _LONGEST_HEADING

    def _cuts_sentence(self, label: Label) -> bool:
        """Whether the text so far breaks off where no number can follow."""
        text = self._path[-1].printed
        if text.endswith(("，", "、")):
            return True
        # The bracket of a count or of duties may have lost its end: 三、…（6项.
        lost = count_bracket(text) is not None or statement_of(text) is not None
        if open_brackets(text[-LOOK_BACK:]) and not lost:
            return True
        unsure = label.doubtful or label.style is Style.ENUMERATED
        return unsure and "，" in text

    def _follows(self, last: int, label: Label, finished: bool) -> bool:
        if label.number == last + 1:
            return finished or not label.doubtful
        return finished and not label.doubtful and (label.number <= last or self._gap(last, label))

    @staticmethod
    def _gap(last: int, label: Label) -> bool:
        """Whether a number further on can still be of the same run, some lost between."""
        return not label.doubtful and last < label.number <= last + _WIDEST_GAP

    def _is_open_finished(self) -> bool:
        node = self._path[-1]
        if node is self._root or self._in_duty:
            return True
        text = "".join(line.text for line in node.open_lines)
        return is_finished(text) or bool(node.fields and node.fields[-1].is_empty)
