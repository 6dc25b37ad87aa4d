"""The stage ``parse``: ``raw/`` and the register to all tables but the findings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline import cache
from pipeline.discover import discover
from pipeline.output import write_unchecked
from pipeline.register import FILE_NAME, read_register
from pipeline.stages import OUT, RAW


def parse() -> Mapping[str, str]:
    """Read the circulars and write their tables and texts.

    A document that cannot be read is a failed document and stops no stage.

    Returns:
        What is known of each failure of the pipeline itself, by id.

    Raises:
        OSError: there is no folder ``raw``.
        RegisterError: the register is broken.
        OutputError: the folder cannot be written.
    """
    register = read_register(Path(FILE_NAME))
    outcomes = cache.run(discover(RAW), register, None, cache=cache.Cache.of(RAW))
    write_unchecked(outcomes.tables, outcomes.texts, OUT)
    return outcomes.defects
