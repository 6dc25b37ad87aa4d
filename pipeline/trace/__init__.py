"""Where a row comes from: its words in the source, and each step from print to value."""

from pipeline.trace.find import RowError
from pipeline.trace.model import Mark, Quote, Step, Trace
from pipeline.trace.pictures import Picture
from pipeline.trace.trace import trace, trace_pictures

__all__ = [
    "Mark",
    "Picture",
    "Quote",
    "RowError",
    "Step",
    "Trace",
    "trace",
    "trace_pictures",
]
