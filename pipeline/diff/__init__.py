"""Two circulars side by side: of two years, or of a region and one within it."""

from pipeline.diff.diff import diff
from pipeline.diff.model import Diff, ItemDiff, NumberDiff
from pipeline.diff.rows import rows_of
from pipeline.diff.sides import Side, read_side, side_of

__all__ = ["Diff", "ItemDiff", "NumberDiff", "Side", "diff", "read_side", "rows_of", "side_of"]
