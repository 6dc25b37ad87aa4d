"""PDFs printed by Chromium and LibreOffice from described circulars: all of it is read."""

from __future__ import annotations

import io
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pipeline.document import Document, Line
from pipeline.read import pdf_plumber, read_document
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf_engine import page_ink
from pipeline.read.pdf_layout import PrintedPage, PrintedTable, lay_out
from pipeline.read.pdf_open import opened
from pipeline.read.pdf_picture import page_picture
from pipeline.read.reading import Reading
from pipeline.text.normalize import normalize
from tests.read.pdf.circulars import CircularSpec
from tests.read.pdf.described import EVERY
from tests.read.pdf.expect import cells, furniture, grids, paragraphs, words

HERE = Path(__file__).parent / "pdf"
PRINTED = [(circular, producer) for circular in EVERY for producer in ("chromium", "libreoffice")]
each_printed = pytest.mark.parametrize(
    ("circular", "producer"), PRINTED, ids=[f"{c.name}-{p}" for c, p in PRINTED]
)


def bytes_of(circular: CircularSpec, producer: str) -> bytes:
    return (HERE / f"{circular.name}.{producer}.pdf").read_bytes()


def lines_of(reading: Reading) -> list[Line]:
    found = [block for block in reading.blocks if isinstance(block, Line)]
    for grid in grids(reading):
        found += [line for cell in grid.cells for line in cell.lines]
    return found


@each_printed
def test_tables_and_paragraphs_are_those_described(circular: CircularSpec, producer: str) -> None:
    reading = read_pdf(bytes_of(circular, producer), 0, 0)
    assert [cells(reading, grid) for grid in grids(reading)] == [
        table.expected() for table in circular.tables
    ]
    assert paragraphs(reading) == list(circular.paragraphs)


@each_printed
def test_heads_and_footers_are_furniture(circular: CircularSpec, producer: str) -> None:
    reading = read_pdf(bytes_of(circular, producer), 0, 0)
    repeated = "".join(
        cell.text
        for table in circular.tables
        for each in table.rows[: table.header_rows if table.repeats else 0]
        for cell in each
    )
    repeated += "".join(table.continued for table in circular.tables) + circular.watermark
    pages = reading.page_count or 0
    for page in range(1, pages + 1):
        found = furniture(reading, page)
        joined = "".join(found)
        for told in circular.aside(page, pages):
            assert told in joined
        if producer == "chromium":  # of LibreOffice's watermark there are outlines only
            assert circular.watermark in joined
        expected = "".join(circular.aside(page, pages))
        rest = Counter(joined) - Counter(expected)
        assert set(rest) <= set(repeated), found


@each_printed
def test_no_character_is_lost_and_each_line_has_its_own_range(
    circular: CircularSpec, producer: str
) -> None:
    data = bytes_of(circular, producer)
    reading = read_pdf(data, 0, 0)
    pdf = pypdfium2.PdfDocument(data)
    printed = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert Counter("".join(reading.text.split())) == Counter("".join(printed.split()))
    spans = sorted(line.span for line in lines_of(reading))
    assert all(left.end < right.start for left, right in pairwise(spans))
    covered = "".join(reading.text[span.start : span.end] for span in spans)
    assert "".join(covered.split()) == "".join(reading.text.split())


@each_printed
def test_each_box_holds_its_text(circular: CircularSpec, producer: str) -> None:
    data = bytes_of(circular, producer)
    reading = read_pdf(data, 0, 0)
    pdf = pypdfium2.PdfDocument(data)
    for number, page in enumerate(pdf, 1):
        text, height = page.get_textpage(), page.get_height()
        for line in lines_of(reading):
            if line.page != number or line.box is None or circular.watermark:
                continue
            box = line.box
            held = text.get_text_bounded(box.x0, height - box.bottom, box.x1, height - box.top)
            assert set(words(reading, line)) <= set(held), words(reading, line)


@pytest.mark.parametrize("producer", ["chromium", "libreoffice"])
def test_each_box_lies_on_ink_and_is_outlined(producer: str) -> None:
    circular = next(c for c in EVERY if c.name == "cut")
    data = bytes_of(circular, producer)
    reading = read_pdf(data, 0, 0)
    for number in range(1, (reading.page_count or 0) + 1):
        boxes = [line.box for line in lines_of(reading) if line.page == number and line.box]
        bare = Image.open(io.BytesIO(page_picture(data, number))).convert("L")
        for box in boxes:
            place = (2 * box.x0, 2 * box.top, 2 * box.x1, 2 * box.bottom)
            assert bare.crop(place).getextrema()[0] < 128  # type: ignore[operator]
        marked = Image.open(io.BytesIO(page_picture(data, number, boxes)))
        assert marked.size == bare.size
        colours = marked.getcolors(1 << 20) or []
        assert sum(n for n, c in colours if c == (208, 32, 32)) > 100 * len(boxes)


@each_printed
def test_pdfplumber_sees_the_same_tables(circular: CircularSpec, producer: str) -> None:
    data = bytes_of(circular, producer)
    with opened(data) as pdf:
        for index in range(len(pdf)):
            ours, theirs = lay_out(page_ink(pdf, index)), lay_out(pdf_plumber.page_ink(data, index))
            assert tables(ours) == tables(theirs)


def tables(page: PrintedPage) -> list[list[tuple[int, int, int, int, str]]]:
    return [
        [
            (
                c.row,
                c.column,
                c.row_span,
                c.column_span,
                normalize("\n".join(x.text for x in c.lines)),
            )
            for c in block.cells
        ]
        for block in page.blocks
        if isinstance(block, PrintedTable)
    ]


def test_read_document_reads_a_pdf_by_its_content() -> None:
    circular = EVERY[0]
    document = read_document("x", [("x.bin", bytes_of(circular, "libreoffice"))])
    assert isinstance(document, Document)
    assert (document.files[0].media_type, document.files[0].page_count) == ("application/pdf", 4)
    boxes = document.boxes((next(iter(lines_of(Reading(document.text, document.blocks)))).span,))
    assert boxes is not None
    assert boxes[0].page == 1


def test_the_same_bytes_give_the_same_reading() -> None:
    data = bytes_of(EVERY[1], "chromium")
    assert read_pdf(data, 0, 0) == read_pdf(data, 0, 0)
