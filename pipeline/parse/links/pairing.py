"""Indicators and quantities of one text, paired one to one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.matching import best_pairs
from pipeline.parse.links.doubts import Setting, is_doubtful
from pipeline.parse.links.goals import Goal
from pipeline.parse.links.stated import Stated
from pipeline.text.quantity_units import units

Kinship = dict[tuple[int, int], float]

_ALIKE = 0.2  # where the numbers are the same
_ALIKE_OTHER_UNIT = 0.6
_ALIKE_ALONE = 0.3
_CLEAR = 0.75
_MARGIN = 0.12
_SAME_NUMBER = 0.3
_POSITION = 0.1


def pairs(
    goals: Sequence[Goal], said: Sequence[Stated], setting: Setting
) -> list[tuple[Goal, Stated]]:
    """The pairs of goals and quantities that speak of the same thing.

    Args:
        goals: of one item.
        said: the quantities of its text in one part.
        setting: of the circular.
    """
    item = _Item(goals, said, setting)
    scores = [[item.score(i, j) for j in range(len(said))] for i in range(len(goals))]
    return [(goals[i], said[j]) for i, j in best_pairs(scores)]


class _Item:
    """The goals and quantities of an item, and how well each two go together."""

    def __init__(self, goals: Sequence[Goal], said: Sequence[Stated], setting: Setting) -> None:
        self._goals, self._said, self._setting = goals, said, setting
        self._kin: Kinship = {
            (i, j): each.kinship(goal.name)
            for i, goal in enumerate(goals)
            for j, each in enumerate(said)
        }

    def score(self, i: int, j: int) -> float:
        """How well a goal and a quantity go together; 0 where they do not."""
        kin = self._kin[i, j]
        near = _POSITION * (1 - abs(i / len(self._goals) - j / len(self._said)))
        if self._is_equal(i, j):
            least = _ALIKE if self._has_unit(i, j) else _ALIKE_OTHER_UNIT
            fits = kin >= least or (self._has_unit(i, j) and self._is_alone(i, j))
            return _SAME_NUMBER + kin + near if fits else 0.0
        return kin + near if self._is_certain(i, j) else 0.0

    def _is_equal(self, i: int, j: int) -> bool:
        """Whether the numbers are the same and the units, too, or count alike (家 and 个)."""
        goal, row = self._goals[i], self._said[j].row
        both = {goal.unit, self._said[j].unit}
        kinds = {units()[unit].kind if unit in units() else None for unit in both}
        return goal.value == row.value_base and (self._has_unit(i, j) or kinds == {"count"})

    def _has_unit(self, i: int, j: int) -> bool:
        """Whether the units are the same; a year's number is a number for the year."""
        goal, each = self._goals[i], self._said[j]
        if goal.unit is None:
            return False
        if goal.unit == each.unit:
            return not (goal.name.startswith("每") and each.row.per is None)
        per = each.row.per
        return goal.unit == each.row.unit_base and (per == "年" or f"每{per}" in goal.name)

    def _is_alone(self, i: int, j: int) -> bool:
        """Whether nothing else on either side has the unit."""
        rows = [k for k in range(len(self._goals)) if self._has_unit(k, j)]
        columns = [k for k in range(len(self._said)) if self._may_be_meant(i, k)]
        return rows == [i] and columns == [j]

    def _may_be_meant(self, i: int, j: int) -> bool:
        """Whether a quantity could be the goal's by its unit, and is what is to be reached."""
        return self._has_unit(i, j) and not self._said[j].is_bound

    def _is_certain(self, i: int, j: int) -> bool:
        """Whether a goal and a quantity are the same thing although their numbers differ."""
        if not self._has_unit(i, j):
            return False
        if is_doubtful(self._goals[i], self._said[j], self._setting) or self._is_sum(i, j):
            return False
        alone = self._kin[i, j] >= _ALIKE_ALONE and self._is_alone(i, j)
        return alone or (self._kin[i, j] >= _CLEAR and not self._has_rival(i, j))

    def _has_rival(self, i: int, j: int) -> bool:
        """Whether another goal or quantity without a partner is almost as much alike."""
        least = self._kin[i, j] - _MARGIN
        goals = (
            k
            for k in range(len(self._goals))
            if k != i and self._has_unit(k, j) and self._kin[k, j] > least
        )
        said = (
            k
            for k in range(len(self._said))
            if k != j and self._may_be_meant(i, k) and self._kin[i, k] > least
        )
        return any(not self._goal_is_settled(k, j) for k in goals) or any(
            not self._said_is_settled(i, k) for k in said
        )

    def _goal_is_settled(self, goal: int, but: int) -> bool:
        kin = self._kin[goal, but]
        others = (k for k in range(len(self._said)) if k != but)
        return any(self._is_equal(goal, k) and self._kin[goal, k] >= kin for k in others)

    def _said_is_settled(self, but: int, said: int) -> bool:
        kin = self._kin[but, said]
        others = (k for k in range(len(self._goals)) if k != but)
        return any(self._is_equal(k, said) and self._kin[k, said] >= kin for k in others)

    def _is_sum(self, i: int, j: int) -> bool:
        """Whether one number is the sum of neighbours on the other side: 20公里、16.1公里."""
        goals = [g.value for k, g in enumerate(self._goals) if self._has_unit(k, j)]
        said = [s.row.value_base for k, s in enumerate(self._said) if self._has_unit(i, k)]
        return _adds_up(said, self._goals[i].value) or _adds_up(goals, self._said[j].row.value_base)


def _adds_up(values: Sequence[float], whole: float) -> bool:
    """Whether several numbers in a row come to another."""
    return any(
        abs(sum(values[start:end]) - whole) < 1e-9 * max(1.0, abs(whole))
        for start in range(len(values))
        for end in range(start + 2, len(values) + 1)
    )
