"""The page of one circular."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.report.cards import groups
from pipeline.report.charts import shares
from pipeline.report.grids import grids
from pipeline.report.material import Material
from pipeline.report.model import Overview, Row
from pipeline.report.pages import render
from pipeline.report.pictures import Picture
from pipeline.report.source import Source, href_of
from pipeline.report.visible import link


def circular_page(material: Material, overview: Overview, drawn: Sequence[Picture]) -> bytes:
    """The page: verdict, checklist, findings with their places, rows, tables, text."""
    source = Source(material.text)
    tables = material.tables
    return render(
        "circular.html.j2",
        {
            "overview": overview,
            "document": material.document,
            "groups": groups(material, source),
            "source": source,
            "items": _items(tables["items"], tables["item_mentions"]),
            "measures": [row | {"href": href_of(row["spans"])} for row in tables["measures"]],
            "targets": [row | {"href": href_of(row["spans"])} for row in tables["targets"]],
            "grids": grids(tables["targets"], tables["sections"], tables["items"]),
            "shares": shares(tables["targets"], material.document["region_name"]),
            "pictures": {(each.file, each.page): each for each in drawn},
            "picture_link": lambda picture: link(picture.name.removeprefix("circulars/")),
        },
    )


def _items(items: Sequence[Row], mentions: Sequence[Row]) -> list[dict[str, Any]]:
    """Items with where they are printed, the notice first."""
    order = ("notice", "measures", "list", "targets")
    places: dict[tuple[int, int], dict[str, str | None]] = {}
    for row in sorted(mentions, key=lambda row: order.index(row["part"])):
        own = places.setdefault((row["list_number"], row["item_number"]), {})
        own[row["part"]] = href_of(row["spans"])
    nowhere: dict[str, str | None] = {}
    return [
        row | {"places": places.get((row["list_number"], row["item_number"]), nowhere)}
        for row in items
    ]
