"""Paragraphs whose numbers have no mark behind them: 1 新建…, 项目一 新建…, 1 on its own line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from pipeline.parse.reading import TextLine
from pipeline.text.labels import Label, bare_label_of, named_label_of

_FEWEST = 3
_FEWEST_GLUED = 5
_FARTHEST = 12
_LABELS: tuple[Callable[[str], Label | None], ...] = (bare_label_of, named_label_of)


def with_bare_numbers(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those labelled that begin with bare numbers which count from one.

    Numbers glued to the words behind them (1新建) say less than those that a blank parts from
    them, and must be more.
    """
    found = list(lines)
    for label_of in _LABELS:
        found = _with_run(found, _run(found, label_of))
    return found


def _with_run(lines: Sequence[TextLine], run: dict[int, Label]) -> list[TextLine]:
    """The lines, those of a run labelled if it is long enough."""
    glued = sum(not _is_parted(lines[index], label) for index, label in run.items())
    fewest = _FEWEST_GLUED if 2 * glued > len(run) else _FEWEST
    if len(run) < fewest:
        return list(lines)
    return [
        replace(line, label=replace(run[index], doubtful=False)) if index in run else line
        for index, line in enumerate(lines)
    ]


def _run(lines: Sequence[TextLine], label_of: Callable[[str], Label | None]) -> dict[int, Label]:
    """The bare numbers that count from one without a gap, none far behind the one before."""
    run: dict[int, Label] = {}
    last = 0
    for index, line in enumerate(lines):
        label = None if line.label else label_of(line.text)
        if label is None:
            continue
        if label.number == len(run) + 1 and (not run or index - last <= _FARTHEST):
            run[index] = label
            last = index
        elif label.number == 1 and len(run) < _FEWEST:
            run, last = {index: label}, index
    return run


def _is_parted(line: TextLine, label: Label) -> bool:
    """Whether the source has a blank, or nothing, behind the number."""
    offsets = line.passage.offsets
    return label.end >= len(offsets) or offsets[label.end] > offsets[label.end - 1] + 1
