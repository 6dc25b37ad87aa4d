"""Labels that a scanner misread (l0. between 9. and 11.), mended where the run of numbers shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from pipeline.parse.reading import TextLine
from pipeline.text.labels import Label
from pipeline.text.misread_labels import misread_label_of

_SURE = 2


def with_mended_labels(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those labelled whose misread number is the one that its run lacks."""
    misread = {i: label for i, line in enumerate(lines) if (label := _misread(line))}
    if not misread:
        return list(lines)
    labels = {i: line.label for i, line in enumerate(lines) if line.label} | misread
    return [
        replace(line, label=replace(misread[i], doubtful=False))
        if i in misread and _is_proved(i, misread[i], labels, misread)
        else line
        for i, line in enumerate(lines)
    ]


def _misread(line: TextLine) -> Label | None:
    sound = line.label is not None and not line.label.doubtful
    return None if sound else misread_label_of(line.text)


def _is_proved(
    index: int, label: Label, labels: Mapping[int, Label], misread: Mapping[int, Label]
) -> bool:
    """Whether the numbers of the same style before and behind are the one less and one more.

    The last of a run needs two before it; the first one a second that was read well, or other
    headings with a first one right below them.
    """
    same = [i for i, each in labels.items() if each.style is label.style]
    same.sort()
    at = same.index(index)
    before = [labels[i].number for i in same[max(at - _SURE, 0) : at]]
    behind = [i for i in same[at + 1 :][:1] if labels[i].number == label.number + 1]
    follows = before[-1:] == [label.number - 1]
    if label.number == 1:
        counted = bool(behind) and behind[0] not in misread
        return counted or _is_first_elsewhere(index, label, labels, misread)
    return follows and (bool(behind) or before == [label.number - _SURE, label.number - 1])


def _is_first_elsewhere(
    index: int, label: Label, labels: Mapping[int, Label], misread: Mapping[int, Label]
) -> bool:
    """Whether a number right below a heading is 1 where those of other such headings are."""
    order = sorted(labels)
    pairs = [(labels[above], i) for above, i in pairwise(order)]
    above = next((heading.style for heading, i in pairs if i == index), label.style)
    firsts = [labels[i] for heading, i in pairs if heading.style is above and i not in misread]
    own = [each for each in firsts if each.style is label.style]
    return above is not label.style and bool(own) and all(each.number == 1 for each in own)
