"""The row of ``documents``: what the heading states, what was counted, where it comes from."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from msgspec.structs import fields

from pipeline.circular import Circular, FailedDocument, Heading
from pipeline.text.characters import solid_count


def document_row(document: Circular | FailedDocument) -> dict[str, Any]:
    """The row by name of column; columns that are not in it are null."""
    origin = {
        "document_id": document.document_id,
        "source_files": document.files,
        "source_url": document.registration.source_url,
        "fetched_on": document.registration.fetched_on,
    }
    if isinstance(document, FailedDocument):
        return origin | {"status": "failed", "error": document.error}
    return origin | {"status": "parsed"} | _stated(document.heading) | _counted(document)


def _stated(heading: Heading) -> dict[str, Any]:
    stated = {field.name: getattr(heading, field.name) for field in fields(heading)}
    place = stated.pop("place")
    return stated | {"spans": place.spans, "boxes": place.boxes}


def _counted(circular: Circular) -> dict[str, Any]:
    characters = solid_count(circular.text)
    return {
        "list_count": len({item.list_number for item in circular.items}),
        "section_count": _section_count(circular),
        "item_count": len(circular.items),
        "measure_count": len(circular.measures),
        "indicator_count": len(
            {(row.list_number, row.item_number, row.indicator_number) for row in circular.targets}
        ),
        "target_count": len(circular.targets),
        "quantity_count": len(circular.quantities),
        "text_sha256": hashlib.sha256(circular.text.encode("utf-8")).hexdigest(),
        "character_count": characters,
        "accounted_character_count": characters - _unparsed(circular),
    }


def _section_count(circular: Circular) -> int:
    """In each list, as many as the part has that has most: parts may lack some."""
    most: dict[int, int] = {}
    by_part = Counter((section.list_number, section.part) for section in circular.sections)
    for (list_number, _), count in by_part.items():
        most[list_number] = max(count, most.get(list_number, 0))
    return sum(most.values())


def _unparsed(circular: Circular) -> int:
    """Characters of the text, not of the row, which may have been cleaned."""
    return sum(
        solid_count(circular.text[span.start : span.end])
        for run in circular.residue
        if run.reason == "unparsed"
        for span in run.place.spans
    )
