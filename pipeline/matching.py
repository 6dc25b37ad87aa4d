"""The best one-to-one assignment between two short lists."""

from __future__ import annotations

from collections.abc import Sequence

Scores = Sequence[Sequence[float]]


def best_pairs(scores: Scores) -> list[tuple[int, int]]:
    """The pairs of rows and columns with the greatest sum of scores, in the order of rows.

    Exact (the Hungarian method, cubic in the shorter side), and of equal assignments always the
    same one. A score of zero or less is no pair.

    >>> best_pairs([[5, 4, 0], [4, 1, 0]])
    [(0, 1), (1, 0)]
    """
    if not scores or not scores[0]:
        return []
    if len(scores) > len(scores[0]):
        turned = best_pairs(list(zip(*scores, strict=True)))
        return sorted((row, column) for column, row in turned)
    costs = [[-max(score, 0.0) for score in row] for row in scores]
    return [(i, j) for i, j in enumerate(_assign(costs)) if scores[i][j] > 0]


def _assign(costs: Scores) -> list[int]:
    """The column of each row in the cheapest assignment; no more rows than columns."""
    width = len(costs[0])
    row_prices, column_prices = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)  # counted from 1; 0 is free, and column 0 the row being placed
    for row in range(1, len(costs) + 1):
        row_of[0] = row
        column, before = _search(costs, row_prices, column_prices, row_of)
        while column:
            row_of[column] = row_of[before[column]]
            column = before[column]
    found = {row: column - 1 for column, row in enumerate(row_of) if column and row}
    return [found[row] for row in range(1, len(costs) + 1)]


def _search(
    costs: Scores, row_prices: list[float], column_prices: list[float], row_of: list[int]
) -> tuple[int, list[int]]:
    """The free column that is cheapest to reach from column 0, and the way there."""
    width = len(column_prices)
    before, least, seen = [0] * width, [float("inf")] * width, [False] * width
    column = 0
    while row_of[column]:
        seen[column] = True
        row = row_of[column]
        for other in (each for each in range(1, width) if not seen[each]):
            cost = costs[row - 1][other - 1] - row_prices[row] - column_prices[other]
            if cost < least[other]:
                least[other], before[other] = cost, column
        following = min((each for each in range(width) if not seen[each]), key=least.__getitem__)
        step = least[following]
        for each in range(width):
            if seen[each]:
                row_prices[row_of[each]] += step
                column_prices[each] -= step
            else:
                least[each] -= step
        column = following
    return column, before
