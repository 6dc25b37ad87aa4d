"""Tables -> a static report: pages that a data steward reads, and the same for machines.

Pages open from a disk, load nothing, and the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.report.checks import by_rule, overview
from pipeline.report.circular_page import circular_page
from pipeline.report.machine import machine_report
from pipeline.report.material import Material, materials
from pipeline.report.model import Build, Check, Overview, Row
from pipeline.report.pages import render
from pipeline.report.pictures import Fetch, pictures
from pipeline.report.visible import page_name

__all__ = ["Build", "Check", "Overview", "glance", "machine_report", "report_files"]

_ORDER = ("failed", "error", "warning", "fit")


def glance(build: Build) -> Iterator[tuple[Overview, list[Row]]]:
    """Each circular at a glance, with its findings."""
    for material in materials(build.tables, build.texts):
        yield _overview(material, build), material.tables["findings"]


def report_files(build: Build, fetch: Fetch) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of the report, a circular at a time.

    Args:
        build: what it is about.
        fetch: gives the bytes of source files, for pictures of pages.
    """
    seen: list[Overview] = []
    for material in materials(build.tables, build.texts):
        found = _overview(material, build)
        seen.append(found)
        if found.verdict != "failed":
            yield from _circular_files(material, found, fetch)
    yield "index.html", _index(seen)


def _overview(material: Material, build: Build) -> Overview:
    compared = build.compared.get(material.document_id, {})
    return overview(material.document, material.tables["findings"], build.checks, compared)


def _circular_files(
    material: Material, found: Overview, fetch: Fetch
) -> Iterator[tuple[str, bytes]]:
    name = f"circulars/{page_name(material.document_id)}"
    drawn = pictures(material, fetch, name.removesuffix(".html"))
    for picture in drawn:
        yield picture.name, picture.data
    yield name, circular_page(material, found, drawn)


def _index(seen: list[Overview]) -> bytes:
    ranked = sorted(seen, key=lambda each: (_ORDER.index(each.verdict), each.document_id))
    return render("index.html.j2", {"overviews": ranked, "by_rule": by_rule(seen), "order": _ORDER})
