"""All described circulars: those that the reader was tuned on, and those held out."""

from __future__ import annotations

from tests.read.pdf.circulars import TUNED
from tests.read.pdf.held_out import HELD_OUT, HELD_OUT_AGAIN
from tests.read.pdf.held_out_fourth import HELD_OUT_FOURTH
from tests.read.pdf.held_out_third import HELD_OUT_THIRD

EVERY = TUNED + HELD_OUT + HELD_OUT_AGAIN + HELD_OUT_THIRD + HELD_OUT_FOURTH
