"""Places in the source as the table ``findings`` keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from pipeline.validate.dossier import Dossier
from pipeline.validate.views.model import Quote


class Evidence(msgspec.Struct, frozen=True):
    """One range of the canonical text, and where it was printed."""

    part: str | None
    start: int
    end: int
    file: int | None
    page: int | None
    quote: str


def evidence(quotes: Iterable[Quote], dossier: Dossier) -> Iterator[Evidence]:
    """A row for each range quoted, none twice, in the order of the quotes."""
    seen: set[tuple[str | None, int, int]] = set()
    for quote in quotes:
        places = _places(quote, dossier)
        for (start, end), (file, page) in zip(quote.spans, places, strict=True):
            if start < end and (quote.part, start, end) not in seen:
                seen.add((quote.part, start, end))
                yield Evidence(quote.part, start, end, file, page, dossier.text[start:end])


def _places(quote: Quote, dossier: Dossier) -> list[tuple[int | None, int | None]]:
    """File and page of each range.

    Boxes stand in the order of the ranges: on one page all of them do, on several the first
    range stands on the first and the last on the last; between them nothing is certain.
    """
    count = len(quote.spans)
    pages = list(dict.fromkeys((box["file"], box["page"]) for box in quote.boxes or ()))
    if not pages:
        return [(_file(dossier, start), None) for start, _ in quote.spans]
    if len(pages) in {1, count}:
        return pages * count if len(pages) == 1 else pages
    return [(_file(dossier, start), None) for start, _ in quote.spans]


def _file(dossier: Dossier, start: int) -> int | None:
    """Which file a place is in: files are parted by form feeds, which may also part pages."""
    count = len(dossier.document["source_files"])
    if count <= 1:
        return 0
    if dossier.text.count("\f") != count - 1:
        return None
    return dossier.text.count("\f", 0, start)
