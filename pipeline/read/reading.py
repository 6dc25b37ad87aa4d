"""What a reader gives back for one file."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pipeline.document import Block, MetadataKey


class Reading(msgspec.Struct, frozen=True):
    """The canonical text of one file, and its blocks with ranges from the document's start."""

    text: str
    blocks: tuple[Block, ...]
    page_count: int | None = None
    metadata: Mapping[MetadataKey, str] = msgspec.field(default_factory=dict)
