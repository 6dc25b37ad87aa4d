"""Where a row comes from: its words in the source, and each step from print to value."""

from pipeline.trace.find import RowError
from pipeline.trace.model import Mark, Quote, Step, Trace
from pipeline.trace.trace import trace

__all__ = ["Mark", "Quote", "RowError", "Step", "Trace", "trace"]
