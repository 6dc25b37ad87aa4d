"""What makes it doubtful that two different numbers contradict each other."""

from __future__ import annotations

import re

import msgspec

from pipeline.parse.links.goals import Goal
from pipeline.parse.links.stated import SHARE, Stated
from pipeline.text.gazetteer import names_at

_SO_FAR = re.compile(r"累计|总数|总量|总计|合计|现有|保有|目前|已有|已建|已达")
_WHOLE = re.compile(r"全[国省市县区州盟旗]")
_NEAR = 0.1


class Setting(msgspec.Struct, frozen=True):
    """Whose circular it is."""

    region_name: str | None


def is_doubtful(goal: Goal, said: Stated, setting: Setting) -> bool:
    """Whether a quantity may be another than the goal's, or the same in other words."""
    return (
        said.is_bound
        or not goal.is_own
        or _is_rounded(goal, said)
        or _is_of_other_extent(goal, said)
        or _is_of_other_region(said, setting)
    )


def _is_rounded(goal: Goal, said: Stated) -> bool:
    """Whether about so many may be as many as the table says: 3万余人 and 30250."""
    if said.row.comparator not in {"approx", "gt", "lt"}:
        return False
    return abs(goal.value - said.row.value_base) <= _NEAR * abs(said.row.value_base)


def _is_of_other_extent(goal: Goal, said: Stated) -> bool:
    """Whether one is a share (其中) or a stock (累计) and the other is not."""
    share = bool(SHARE.search(said.sentence))
    so_far = bool(_SO_FAR.search(said.before))
    return share != goal.is_share or so_far != bool(_SO_FAR.search(goal.name))


def _is_of_other_region(said: Stated, setting: Setting) -> bool:
    """Whether the sentence speaks of another region, or of one above or below."""
    own = setting.region_name or ""
    if any(match.group()[1] != own[-1:] for match in _WHOLE.finditer(said.sentence)):
        return True
    named = (name for at in range(len(said.sentence)) for name in names_at(said.sentence, at))
    return any(len(name) > 2 and name != own for name in named)
