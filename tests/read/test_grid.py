"""Rules to lattices, without any PDF."""

from __future__ import annotations

import pytest

from pipeline.read.grid import Lattice, lattices
from pipeline.read.pdf_ink import Extent
from pipeline.read.pdf_strokes import TooManyRulesError, strokes


def flat(y: float, x0: float, x1: float) -> Extent:
    return Extent(x0, y, x1, y)


def steep(x: float, y0: float, y1: float) -> Extent:
    return Extent(x, y0, x, y1)


def read(*rules: Extent) -> list[Lattice]:
    return lattices(*strokes(rules))


BOX = (flat(0, 0, 100), flat(50, 0, 100), steep(0, 0, 50), steep(100, 0, 50))


def spans(lattice: Lattice) -> list[tuple[int, int, int, int]]:
    return [(c.row, c.column, c.row_span, c.column_span) for c in lattice.cells]


def test_a_cross_makes_four_cells() -> None:
    (lattice,) = read(*BOX, flat(20, 0, 100), steep(40, 0, 50))
    assert spans(lattice) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]
    assert [*lattice.xs, *lattice.ys] == [0, 40, 100, 0, 20, 50]


def test_a_rule_that_ends_makes_a_merged_cell() -> None:
    (lattice,) = read(*BOX, flat(20, 40, 100), steep(40, 0, 50))
    assert spans(lattice) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_a_frame_is_no_lattice() -> None:
    assert read(*BOX) == []


def test_rules_a_little_apart_are_one_position() -> None:
    (lattice,) = read(*BOX, flat(19, 0, 41), flat(20.5, 39, 100), steep(40, 0, 50))
    assert len(lattice.ys) == 3


def test_a_double_rule_is_one() -> None:
    (lattice,) = read(*BOX, flat(2, 0, 100), flat(20, 0, 100), flat(22, 0, 100), steep(40, 0, 50))
    assert len(lattice.ys) == 3


def test_rules_of_a_table_beside_do_not_move_those_of_this_one() -> None:
    left = (*BOX, flat(20, 0, 100), steep(40, 0, 50))
    right = [
        Extent(r.x0 + 150, r.top + 2, r.x1 + 150, r.bottom + 2)
        for r in (*BOX, flat(21, 0, 100), flat(22.5, 0, 100), steep(60, 0, 50))
    ]
    assert [len(lattice.ys) for lattice in read(*left, *right)] == [3, 3]


def test_missing_outer_rules_are_where_the_others_end() -> None:
    (lattice,) = read(flat(0, 0, 100), flat(20, 0, 100), flat(50, 0, 100), steep(40, 0, 50))
    assert list(lattice.xs) == [0, 40, 100]
    assert len(lattice.cells) == 4


def test_a_row_from_side_to_side_without_outer_rules() -> None:
    (lattice,) = read(*(flat(y, 0, 100) for y in (0, 20, 40, 60)), steep(40, 20, 60))
    assert spans(lattice)[0] == (0, 0, 1, 2)


def test_a_region_that_is_no_rectangle_is_cut_and_every_place_covered_once() -> None:
    (lattice,) = read(*BOX, flat(20, 40, 100), steep(40, 20, 50), steep(70, 0, 20))
    places = [
        (row, column)
        for cell in lattice.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(places) == [(row, column) for row in range(2) for column in range(3)]


def test_a_tick_that_parts_nothing_makes_no_column() -> None:
    (lattice,) = read(*BOX, flat(20, 0, 100), steep(40, 0, 50), steep(70, 0, 3))
    assert list(lattice.xs) == [0, 40, 100]


def test_specks_are_no_rules() -> None:
    specks = [Extent(30 + i * 9, 30, 31 + i * 9, 31) for i in range(6)]
    assert read(*BOX, *specks) == []


def test_two_tables_are_two() -> None:
    lower = [Extent(r.x0, r.top + 200, r.x1, r.bottom + 200) for r in (*BOX, steep(40, 0, 50))]
    assert [lattice.ys[0] for lattice in read(*BOX, steep(60, 0, 50), *lower)] == [0, 200]


def test_more_rules_than_any_table_has() -> None:
    rules = [flat(10.0 * i, 0, 20_000) for i in range(1100)]
    rules += [steep(10.0 * i, 0, 20_000) for i in range(1100)]
    with pytest.raises(TooManyRulesError):
        read(*rules)
