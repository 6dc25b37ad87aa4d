"""The same circular in every format gives the same rows, but for where they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.circular import Registration
from pipeline.document import Document
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.tables import to_tables
from tests.formats.writers import as_docx, as_html

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
COMPARED = ("sections", "items", "item_mentions", "measures", "targets", "responsible_units")
HEADING = ("title", "document_number", "year", "region_code", "declared_item_count", "addressees")
PLACES = {"spans", "boxes", "header_spans"}

CIRCULARS = {
    "lieshan-2023": ROOT / "raw/lieshan-2023.txt",
    **{
        folder.name: folder / "source.txt"
        for half in ("golden", "held_out")
        for folder in sorted((TESTS / half).iterdir())
        if (folder / "source.txt").exists()
    },
}


def rows_of(document: Document) -> dict[str, list[dict[str, Any]]]:
    tables = to_tables([parse(document, Registration())])
    rows = {
        name: [
            {key: value for key, value in row.items() if key not in PLACES}
            for row in tables[name].to_pylist()
        ]
        for name in COMPARED
    }
    (heading,) = tables["documents"].to_pylist()
    return {**rows, "documents": [{key: heading[key] for key in HEADING}]}


@pytest.fixture(scope="module", params=list(CIRCULARS.values()), ids=list(CIRCULARS))
def plain(request: pytest.FixtureRequest) -> Document:
    path: Path = request.param
    return read_document("one", [("one.txt", path.read_bytes())])


@pytest.mark.parametrize("write", [as_html, as_docx], ids=["html", "docx"])
def test_rows_do_not_depend_on_the_format(
    plain: Document, write: Callable[[Document], bytes]
) -> None:
    # The extension is wrong on purpose: what a file is, its content tells.
    other = read_document("one", [("one.txt", write(plain))])
    expected, actual = rows_of(plain), rows_of(other)
    for table, rows in expected.items():
        assert actual[table] == rows, table


@pytest.mark.parametrize("name", ["lieshan-2023.docx", "lieshan-2023.pdf"])
def test_the_real_circular_as_word_and_pdf(name: str) -> None:
    data = (Path(__file__).parent / name).read_bytes()
    plain = read_document("one", [("one.txt", CIRCULARS["lieshan-2023"].read_bytes())])
    assert rows_of(read_document("one", [(name, data)])) == rows_of(plain)
