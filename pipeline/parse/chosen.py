"""Which outlines of a circular list items, and on which of their levels."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from pipeline.parse.ends import is_finished
from pipeline.parse.levels import Declared, has_duty, is_list
from pipeline.parse.likeness import likeness
from pipeline.parse.nodes import Field, Node, Outline
from pipeline.parse.reading import Segment
from pipeline.parse.split import Division
from pipeline.text.closings import heads_note, is_demand
from pipeline.text.counts import NOT_ITEMS, count_bracket, declared_counts
from pipeline.text.quantities import find_quantities
from pipeline.text.requirements import REQUIREMENTS
from pipeline.text.responsibility import statement_of

_ALIKE = 0.6
_SAMPLE = 8
_FEWEST_TASKS, _TASK_SHARE = 3, 0.6
_NO_TASK = frozenset({"%", "次", "天", "日", "个月", "小时", "分钟", "个工作日"})


class Found(msgspec.Struct, frozen=True):
    """An outline of a segment that lists items."""

    segment: Segment
    outline: Outline
    depth: int


def declared_by(division: Division) -> Declared:
    """What lines above lists declare; of sections if there are no other counts."""
    lines = [line for s in division.segments for line in [*s.heading, *s.lines]]
    # The bracket of a section's heading counts its own items and not those of a list.
    texts = [line.text for line in lines if not (line.label and count_bracket(line.text))]
    found = [list(declared_counts(text)) for text in texts]
    of_items = [[c for c in counts if c.unit not in NOT_ITEMS] or counts for counts in found]
    every = {count.count for counts in of_items for count in counts}
    return Declared(every, {max(c.count for c in counts) for counts in of_items if counts})


def chosen_of(
    outlines: dict[int, list[Outline]], declared: Declared, named: Sequence[str]
) -> set[int]:
    """The outlines that list items, by identity; the longest where none says so of itself.

    Args:
        outlines: of all segments.
        declared: numbers of items that the circular declares.
        named: what its tables call the items.
    """
    every = [
        each
        for own in outlines.values()
        for index, each in enumerate(own)
        if each.root.children and not (index + 1 < len(own) and _is_note(each))
    ]
    chosen = [each for each in every if is_list(each, declared)]
    texts = [wording_of(node) for each in chosen for node in each.root.walk()] + list(named)
    chosen += [each for each in every if each not in chosen and _speaks_of(each, texts)]
    if not chosen:
        # One in which nobody owes anything may be of demands: the items are in an annex.
        rest = [each for each in every if _sets_tasks(each) or not (named or _demands(each))]
        chosen = [max(rest, key=lambda each: len(each.root.children))] if rest else []
    return {id(each) for each in chosen}


def _is_note(outline: Outline) -> bool:
    """Whether an outline is of points under the heading of a note, which nobody owes."""
    owed = any(map(has_duty, outline.root.walk()))
    return bool(outline.front) and heads_note(outline.front[-1].text) and not owed


def _sets_tasks(outline: Outline) -> bool:
    """Whether most paragraphs of some level say how much is to be done, as demands do not."""
    nodes = list(outline.root.walk())
    for depth in {node.depth for node in nodes}:
        level = [wording_of(node) for node in nodes if node.depth == depth]
        counted = sum(not is_demand(text) and _counts(text) for text in level)
        if counted >= _FEWEST_TASKS and counted > _TASK_SHARE * len(level):
            return True
    return False


def _demands(outline: Outline) -> bool:
    """Whether the paragraphs say how work is to be done (各单位要制定计划)."""
    leaves = [node for node in outline.root.walk() if not node.children]
    said = sum(is_demand(node.printed) or _is_headed(node) for node in leaves)
    return 2 * said > len(leaves)


def _is_headed(node: Node) -> bool:
    """Whether a paragraph has the heading of demands (工作目标, 保障措施)."""
    title = wording_of(node)[: len(node.lines[0].text) - (node.label.end if node.label else 0)]
    return REQUIREMENTS.fullmatch(title.split("。")[0].strip("。：")) is not None


def _counts(text: str) -> bool:
    return any(each.unit and each.unit not in _NO_TASK for each in find_quantities(text))


def _speaks_of(outline: Outline, texts: Sequence[str]) -> bool:
    """Whether most nodes of a level say what some item of another part says."""
    nodes = list(outline.root.walk())
    for depth in {node.depth for node in nodes}:
        level = [wording_of(node) for node in nodes if node.depth == depth]
        same = sum(any(_alike(own, text) for text in texts) for own in level)
        if 2 * same >= len(level):
            return True
    return False


def wording_of(node: Node) -> str:
    """The words of a node behind its number."""
    return node.printed[node.label.end if node.label else 0 :]


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return likeness(short, long) > _ALIKE


def is_announced(found: Found) -> bool:
    """Whether an annex of its own calls itself one of measures."""
    titled = "".join(line.text for line in [*found.segment.heading, *found.outline.front])
    return found.segment.number > 0 and ("举措" in titled or "措施" in titled)


def with_agreeing_levels(found: Sequence[Found]) -> list[Found]:
    """The lists, each on the level whose paragraphs the items of another list say as well.

    An annex that repeats some of the items has no counts or duties of its own to tell by.
    """
    return [_agreeing(each, [o for o in found if o is not each]) for each in found]


def _agreeing(found: Found, others: Sequence[Found]) -> Found:
    texts = [wording_of(node) for other in others for node in _level(other.outline, other.depth)]
    if not texts or _agrees(found.outline, found.depth, texts):
        return found
    depths = {node.depth for node in found.outline.root.walk()} - {found.depth}
    agreeing = [depth for depth in sorted(depths) if _agrees(found.outline, depth, texts)]
    return replace(found, depth=agreeing[0]) if len(agreeing) == 1 else found


def _level(outline: Outline, depth: int) -> list[Node]:
    return [node for node in outline.root.walk() if node.depth == depth]


def _agrees(outline: Outline, depth: int, texts: Sequence[str]) -> bool:
    """Whether most of the first nodes of a level say what one of some texts says."""
    sample = [wording_of(node) for node in _level(outline, depth)[:_SAMPLE]]
    return 2 * sum(any(_alike(own, text) for text in texts) for own in sample) > len(sample)


def with_measures_below(found: Found) -> Found:
    """A list of measures whose items have them in paragraphs without number or heading.

    Where some have numbered ones, those of the others stand behind who owes the item.
    """
    items = _level(found.outline, found.depth) if is_announced(found) else []
    plain = [node for node in items if not (node.children or node.fields)]
    for node in plain:
        end = next((i for i in range(1, len(node.lines)) if _ends(node, i)), len(node.lines))
        owed = statement_of("".join(line.text for line in node.lines[:end])) is not None
        if end < len(node.lines) and (owed or len(plain) == len(items)):
            head, *more = node.lines[end:]
            node.fields.append(Field("", "measures", head, 0, more))
            del node.lines[end:]
    return found


def _ends(node: Node, count: int) -> bool:
    return is_finished("".join(line.text for line in node.lines[:count]))
