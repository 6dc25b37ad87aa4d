"""What other tools make of a PDF's tables: ``python pdf_peers.py TOOL FILE`` prints JSON.

Run with an interpreter of an environment of its own that has the tool (``--peers`` of
``benchmarks.pdf``): camelot, tabula (with Java) and img2table are no dependencies of ours.
The answer: seconds of wall time after the import, and the words of each cell of each table.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from time import perf_counter

Tables = list[list[str]]


def camelot(path: str) -> Callable[[], Tables]:
    """Camelot's way for ruled tables."""
    from camelot import read_pdf

    return lambda: [
        _words(table.df.to_numpy().ravel())
        for table in read_pdf(path, pages="all", flavor="lattice")
    ]


def tabula(path: str) -> Callable[[], Tables]:
    """Tabula's way for ruled tables."""
    from tabula import read_pdf

    options = {"pages": "all", "lattice": True, "pandas_options": {"header": None}}
    return lambda: [_words(table.to_numpy().ravel()) for table in read_pdf(path, **options)]


def img2table(path: str) -> Callable[[], Tables]:
    """With the text of the PDF itself."""
    from img2table.document import PDF
    from img2table.ocr.pdf import PdfOCR

    def read() -> Tables:
        pages = PDF(path).extract_tables(ocr=PdfOCR())
        return [
            _words({id(c): c.value for row in t.content.values() for c in row}.values())
            for tables in pages.values()
            for t in tables
        ]

    return read


def pdfplumber(path: str) -> Callable[[], Tables]:
    """The default way of pdfplumber."""
    import logging

    import pdfplumber as tool

    logging.getLogger("pdfminer").setLevel(logging.ERROR)

    def read() -> Tables:
        with tool.open(path) as pdf:
            tables = [table for page in pdf.pages for table in page.extract_tables()]
        return [_words(cell for row in table for cell in row) for table in tables]

    return read


def tablers(path: str) -> Callable[[], Tables]:
    """With text in the order of the file."""
    import tablers as tool

    def read() -> Tables:
        found: Tables = []
        for page in tool.Document(path).pages():
            for table in tool.find_tables(page, extract_text=True, text_use_text_flow=True):
                found.append(_words(cell.text for cell in table.cells))
        return found

    return read


def _words(cells: Iterable[object]) -> list[str]:
    words = ("".join(str(cell).split()) for cell in cells if cell is not None)
    return [each for each in words if each not in {"", "nan"}]


def main() -> None:
    """Print what one tool finds in one file."""
    read = globals()[sys.argv[1]](sys.argv[2])
    started = perf_counter()
    tables = read()
    print(json.dumps({"seconds": perf_counter() - started, "tables": tables}))


if __name__ == "__main__":
    main()
