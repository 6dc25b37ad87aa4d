"""Pictures of the pages that findings point to, with the places outlined."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from pipeline.document import Box
from pipeline.errors import MinshengError
from pipeline.report.material import Material
from pipeline.report.model import Range, Row
from pipeline.report.source import Passage

_PLACED = ("item_mentions", "measures", "targets", "sections", "responsible_units", "residue")
_PDF = "application/pdf"
_SCALE = 2
"""Dots a point, unless the page is so large that its picture is made smaller."""
_LARGEST = 3990
_BESIDE, _ABOVE, _NARROWEST = 24, 36, 260
"""How much of the page is shown around a place, in points."""

Fetch = Callable[[str, str], bytes | None]
"""The bytes of a source file by its path and SHA-256; None where it is not at hand."""


class Picture(msgspec.Struct, frozen=True):
    """A page of a source file.

    Attributes:
        file: index of the source file.
        page: its number.
        name: of the picture within the report.
        data: as PNG.
        boxes: where each place stands, by its range of the canonical text.
    """

    file: int
    page: int
    name: str
    data: bytes
    boxes: Mapping[Range, tuple[Box, ...]]

    @property
    def anchor(self) -> str:
        """Its name in the page of the circular."""
        return f"page-{self.file}-{self.page}"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in dots."""
        return struct.unpack(">II", self.data[16:24])

    def outlines(self, passage: Passage) -> list[dict[str, int]]:
        """The boxes of a passage as rectangles of an SVG, in dots; none where unknown."""
        if max(self.size) >= _LARGEST:
            return []
        return [
            {
                "x": round(box.x0 * _SCALE),
                "y": round(box.top * _SCALE),
                "width": round((box.x1 - box.x0) * _SCALE),
                "height": round((box.bottom - box.top) * _SCALE),
            }
            for box in self._boxes(passage)
        ]

    def _boxes(self, passage: Passage) -> list[Box]:
        """Those of the places that are in the passage, whole or in part."""
        found = (
            box
            for (start, end), boxes in self.boxes.items()
            if any(left <= start and end <= right for left, right in passage.ranges)
            for box in boxes
        )
        return list(dict.fromkeys(found))

    def crop(self, passage: Passage) -> str | None:
        """The part around a passage as the view box of an SVG, in dots; None where unknown."""
        boxes = self._boxes(passage)
        if not boxes or max(self.size) >= _LARGEST:
            return None
        left = max(min(box.x0 for box in boxes) - _BESIDE, 0)
        top = max(min(box.top for box in boxes) - _ABOVE, 0)
        right = min(max(box.x1 for box in boxes) + _BESIDE, self.size[0] / _SCALE)
        bottom = min(max(box.bottom for box in boxes) + _ABOVE, self.size[1] / _SCALE)
        if right - left < _NARROWEST:
            left = max(min(left, (left + right - _NARROWEST) / 2), 0)
            right = left + _NARROWEST
        extent = (left, top, right - left, bottom - top)
        return " ".join(str(round(each * _SCALE)) for each in extent)


def pictures(material: Material, fetch: Fetch, folder: str) -> list[Picture]:
    """A picture of each page that a finding points to."""
    wanted: dict[tuple[int, int], list[Row]] = {}
    for finding in material.tables["findings"]:
        for each in finding["evidence"]:
            if each["file"] is not None and each["page"] is not None:
                wanted.setdefault((each["file"], each["page"]), []).append(each)
    rows = [row for name in _PLACED for row in material.tables[name] if row["boxes"]]
    found = (
        _picture(material.document["source_files"], place, _boxes(evidence, rows), fetch, folder)
        for place, evidence in sorted(wanted.items())
    )
    return [picture for picture in found if picture]


def _picture(
    sources: Sequence[Row],
    place: tuple[int, int],
    boxes: Mapping[Range, tuple[Box, ...]],
    fetch: Fetch,
    folder: str,
) -> Picture | None:
    from pipeline.read.pdf_picture import page_picture

    file, page = place
    source = sources[file] if file < len(sources) else None
    if source is None or source["media_type"] != _PDF:
        return None
    data = fetch(source["path"], source["sha256"])
    if data is None:
        return None
    outlined = list(dict.fromkeys(box for each in boxes.values() for box in each))
    try:
        drawn = page_picture(data, page, outlined)
    except MinshengError:  # a page that was read may still be none that can be drawn
        return None
    return Picture(file, page, f"{folder}/{file}-{page}.png", drawn, boxes)


def _boxes(evidence: Iterable[Row], rows: Sequence[Row]) -> dict[Range, tuple[Box, ...]]:
    """For each place the boxes, on its page, of the smallest row that holds it."""
    found: dict[Range, tuple[Box, ...]] = {}
    for each in evidence:
        holding = [row for row in rows if _holds(row, each["start"], each["end"])]
        if holding:
            smallest = min(holding, key=_length)
            found[each["start"], each["end"]] = tuple(
                Box(**box)
                for box in smallest["boxes"]
                if (box["file"], box["page"]) == (each["file"], each["page"])
            )
    return found


def _holds(row: Row, start: int, end: int) -> bool:
    return any(span["start"] <= start and end <= span["end"] for span in row["spans"])


def _length(row: Row) -> int:
    return sum(span["end"] - span["start"] for span in row["spans"])
