"""PDFs that cannot be read say why, soon, and without filling the memory."""

from __future__ import annotations

import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from pipeline.errors import UnreadableError
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf_engine import PageDamagedError
from pipeline.read.pdf_ink import PageInk
from pipeline.read.pdf_picture import page_picture
from tests.read.pdf.expect import cells, grids, paragraphs
from tests.read.pdf.writer import Page, pdf

HERE = Path(__file__).parent / "pdf"


def one_page() -> Page:
    page = Page()
    page.text(72, 100, "一、促进就业", 12)
    return page


def test_a_cut_off_file() -> None:
    data = pdf([one_page()])
    for end in (len(data) - 10, len(data) // 2, 20):
        with pytest.raises(UnreadableError, match="不完整"):
            read_pdf(data[:end], 0, 0)


def test_an_encrypted_file_and_one_that_only_forbids_copying() -> None:
    with pytest.raises(UnreadableError, match="加密"):
        read_pdf((HERE / "encrypted.pdf").read_bytes(), 0, 0)
    assert "促进就业" in read_pdf((HERE / "restricted.pdf").read_bytes(), 0, 0).text


def test_a_page_that_pdfium_cannot_read_is_read_with_pdfplumber(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = (HERE / "cut.libreoffice.pdf").read_bytes()
    expected = read_pdf(data, 0, 0)

    def damaged(_pdf: object, index: int) -> PageInk:
        raise PageDamagedError(f"第 {index + 1} 页已损坏，无法读取")

    monkeypatch.setattr("pipeline.read.pdf.page_ink", damaged)
    reading = read_pdf(data, 0, 0)
    assert [cells(reading, grid) for grid in grids(reading)] == [
        cells(expected, grid) for grid in grids(expected)
    ]
    assert paragraphs(reading) == paragraphs(expected)


def test_a_pdf_library_is_imported_only_for_a_pdf() -> None:
    code = "import sys, pipeline.read; print({'pypdfium2', 'pdfplumber', 'PIL'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_picture_of_a_page_that_is_not_there() -> None:
    with pytest.raises(UnreadableError, match="没有第 2 页"):
        page_picture(pdf([one_page()]), 2)


def test_padding_behind_the_end_is_none() -> None:
    assert read_pdf(pdf([one_page()]) + b"\0" * 5000, 0, 0).page_count == 1


def test_a_damaged_file() -> None:
    with pytest.raises(UnreadableError, match="损坏"):
        read_pdf(b"%PDF-1.7\n" + b"\x93" * 2000 + b"%%EOF", 0, 0)


def test_pages_that_contain_themselves() -> None:
    data = pdf([one_page()]).replace(b"/Count 1/Kids[5 0 R]", b"/Count 9/Kids[2 0 R]")
    with pytest.raises(UnreadableError, match="损坏"):
        read_pdf(data, 0, 0)


@pytest.mark.parametrize("blank", [0, 2])
def test_a_scanned_page_is_named(blank: int) -> None:
    pages = [one_page() for _ in range(3)]
    pages[blank] = Page()
    pages[blank].picture(0, 0, 595, 842)
    with pytest.raises(UnreadableError, match=f"第 {blank + 1} 页没有文字层.*OCR"):
        read_pdf(pdf(pages), 0, 0)


def test_a_scanned_page_with_a_printed_number_is_none_the_less() -> None:
    page = Page()
    page.picture(0, 0, 595, 842)
    page.text(290, 820, "— 3 —", 10)
    with pytest.raises(UnreadableError, match="第 1 页没有文字层"):
        read_pdf(pdf([page]), 0, 0)


@pytest.mark.parametrize("packings", [1, 2])
def test_a_stream_that_unpacks_without_end_is_refused_soon(packings: int) -> None:
    bomb = b"q " * (50 << 20)
    for _ in range(packings):
        bomb = zlib.compress(bomb, 9)
    filters = b"/FlateDecode" * packings
    head = b"9 0 obj<</Length %d/Filter[%s]>>stream\n" % (len(bomb), filters)
    data = pdf([one_page()]).replace(b"xref\n", head + bomb + b"\nendstream endobj\nxref\n", 1)
    start = time.process_time()
    with pytest.raises(UnreadableError, match="解压后超过 16 MB"):
        read_pdf(data, 0, 0)
    assert time.process_time() - start < 5


def test_an_empty_page_is_no_scan() -> None:
    assert read_pdf(pdf([one_page(), Page()]), 0, 0).page_count == 2


def test_a_page_of_absurd_size_is_named() -> None:
    pages = [one_page(), Page(width=9_000_000, height=9_000_000)]
    with pytest.raises(UnreadableError, match="第 2 页的页面尺寸异常"):
        read_pdf(pdf(pages), 0, 0)


def test_ten_thousand_rules_in_disorder_are_refused_soon() -> None:
    page = one_page()
    for index in range(5000):
        page.line(50 + index * 3.5 % 15_000, 200, 50 + index * 3.5 % 15_000, 19_000)
        page.line(50, 200 + index * 3.5 % 18_000, 15_000, 200 + index * 3.5 % 18_000)
    page.width = page.height = 19_500
    start = time.process_time()
    with pytest.raises(UnreadableError, match=r"第 1 页有 \d+ 条线"):
        read_pdf(pdf([page]), 0, 0)
    assert time.process_time() - start < 10


def test_ten_thousand_pieces_of_rules_are_a_table() -> None:
    page = Page(2000, 2000)
    for row in range(71):
        for column in range(70):
            x, y = 20 + 25 * column, 20 + 25 * row
            page.line(x, y, x + 25, y)
            page.line(20 + 25 * row, 20 + 25 * column, 20 + 25 * row, 45 + 25 * column)
    for cell in range(70):
        page.text(22 + 25 * cell, 38 + 25 * cell, "个", 10)
    start = time.process_time()
    reading = read_pdf(pdf([page]), 0, 0)
    assert time.process_time() - start < 10
    assert [getattr(block, "row_count", 0) for block in reading.blocks] == [70]
