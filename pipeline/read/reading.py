"""What a reader gives back for one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.document import Block, MetadataKey


@dataclass(frozen=True, slots=True)
class Reading:
    """The canonical text of one file, and its blocks with ranges from the document's start."""

    text: str
    blocks: tuple[Block, ...]
    page_count: int | None = None
    metadata: Mapping[MetadataKey, str] = field(default_factory=dict)
