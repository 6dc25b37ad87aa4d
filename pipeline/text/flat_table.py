"""What is known of a table whose grid is gone, and a reading of it as rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

_NAMES = {"title", "content", "indicator"}

Range = tuple[int, int]


class FlatRow(msgspec.Struct, frozen=True):
    """A row: the range of tokens of each of its cells, or of its heading alone."""

    start: int
    end: int
    cells: tuple[Range, ...] = ()


class FlatRows(msgspec.Struct, frozen=True):
    """A reading of tokens as rows.

    Attributes:
        rows: in print.
        skipped: tokens between cells that are none, such as page numbers.
        end: where the table ends.
        score: points of the reading.
    """

    rows: tuple[FlatRow, ...] = ()
    skipped: tuple[int, ...] = ()
    end: int = 0
    score: float = 0.0


class FlatTable(msgspec.Struct, frozen=True):
    """What is known of a table before its rows are.

    Attributes:
        tokens: its cells in print, or the lines of them.
        kinds: what each column holds.
        walls: tokens that a bar parts from the one before, an empty token between two an empty
            cell; None where nothing parts cells but line ends.
        starts: tokens that begin a printed row; empty where rows are not told apart.
    """

    tokens: Sequence[str]
    kinds: tuple[str, ...]
    walls: Collection[int] | None = None
    starts: Collection[int] = frozenset()
    profile: Mapping[tuple[int, str], float] = msgspec.field(default_factory=dict)

    @property
    def naming(self) -> int | None:
        """The column whose cells may number the rows, where no column of numbers does."""
        if "number" in self.kinds:
            return None
        return next((i for i, kind in enumerate(self.kinds) if kind in _NAMES), None)
