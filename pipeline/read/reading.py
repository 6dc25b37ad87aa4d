"""What a reader gives back for one file."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Block


@dataclass(frozen=True, slots=True)
class Reading:
    """The canonical text of one file, and its blocks with ranges from the document's start."""

    text: str
    blocks: tuple[Block, ...]
    page_count: int | None = None
