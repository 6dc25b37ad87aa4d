"""Pictures of the pages that a row was read from, its places outlined."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from pipeline.document import Box
from pipeline.errors import MinshengError
from pipeline.trace.find import RowError
from pipeline.trace.model import Row, Trace
from pipeline.trace.steps import Circular

_PDF = "application/pdf"
_PLACED = ("item_mentions", "measures", "targets", "sections", "responsible_units", "residue")


class Picture(msgspec.Struct, frozen=True):
    """A picture that was written: its file, and the page of the source that it shows."""

    path: Path
    source: str
    page: int


def write_pictures(found: Trace, circular: Circular, raw: Path, path: Path) -> list[Picture]:
    """Write a PNG of each page that a row was read from.

    Args:
        found: the row.
        circular: the rows of its circular.
        raw: the circular or collection that was read.
        path: of the picture of the first page; those of others have -2, -3 … before the ending.

    Raises:
        RowError: the row has no place on a page, or the file is not what was read.
        UnreadableError: the page cannot be drawn.
        MinshengError: the picture cannot be written.
    """
    from pipeline.read.pdf_picture import page_picture

    boxes = list(dict.fromkeys(Box(**box) for box in _boxes(found, circular)))
    if not boxes:
        raise RowError(_no_boxes(circular))
    pages = sorted({(box.file, box.page) for box in boxes})
    pictures, drawn = [], []
    for number, (file, page) in enumerate(pages, 1):
        own = [box for box in boxes if (box.file, box.page) == (file, page)]
        source = _sources(circular)[file]
        drawn.append(page_picture(_bytes_of(source, raw), page, own))
        name = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        pictures.append(Picture(name, source["path"], page))
    for picture, data in zip(pictures, drawn, strict=True):
        _write(picture.path, data)
    return pictures


def _sources(circular: Circular) -> Sequence[Row]:
    files: Sequence[Row] = circular.rows("documents")[0]["source_files"]
    return files


def _boxes(found: Trace, circular: Circular) -> Iterator[Row]:
    """The boxes of a row, of the mentions of an item, of a finding's evidence, of a link's ends."""
    row = found.row
    if found.table == "findings":
        for each in row["evidence"]:
            yield from _evident(each, circular)
    elif found.table == "items":
        for mention in circular.mentions(row):
            yield from mention["boxes"] or ()
    elif found.table == "links":
        for name in ("quantities", "targets"):
            keys = ("part", "measure_number", "quantity_number", "indicator_number")
            for other in circular.of_item(name, row):
                if all(other[key] == row[key] for key in keys if key in other):
                    yield from other["boxes"] or ()
    else:
        yield from row.get("boxes") or ()


def _evident(evidence: Row, circular: Circular) -> Iterable[Row]:
    """The boxes of the smallest row that holds a place, on the page of the place."""
    rows = (row for name in _PLACED for row in circular.rows(name) if row["boxes"])
    holding = [
        row
        for row in rows
        if any(
            s["start"] <= evidence["start"] and evidence["end"] <= s["end"] for s in row["spans"]
        )
    ]
    if not holding:
        return []
    smallest = min(holding, key=lambda row: sum(s["end"] - s["start"] for s in row["spans"]))
    on_page = (evidence["file"], evidence["page"])
    return [box for box in smallest["boxes"] if (box["file"], box["page"]) == on_page]


def _no_boxes(circular: Circular) -> str:
    files = _sources(circular)
    if all(file["media_type"] != _PDF for file in files):
        names = ", ".join(file["path"] for file in files)
        return f"there is no page to draw: {names} is no PDF, and only these have pages"
    return "the row has no place on a page of its own; trace one that was read from the source"


def _bytes_of(source: Row, raw: Path) -> bytes:
    path = (raw if raw.is_dir() else raw.parent) / str(source["path"])
    try:
        data: bytes = path.read_bytes()
    except OSError as error:
        raise RowError(
            f"{path} cannot be read ({error.strerror}); name what was read with --raw"
        ) from error
    if hashlib.sha256(data).hexdigest() != source["sha256"]:
        raise RowError(f"{path} is not the file that was read: it has changed since")
    return data


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise MinshengError(f"{path} cannot be written: {error.strerror}") from error
