"""XLS workbooks (Excel 97-2003): what each cell shows.

Read with xlrd, which knows number formats, hidden rows and columns: python-calamine is faster,
but gives 0.98 where the sheet shows 98%.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableError
from pipeline.read.cell_formats import BUILT_IN
from pipeline.read.workbook import Area, Sheet, number_shown

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as BookSheet


def xls_sheets(data: bytes) -> list[Sheet]:
    """The sheets of a workbook, in order."""
    import xlrd

    try:
        # Rows as long as they are: filled up, one bad number in a damaged file takes gigabytes.
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=io.StringIO(), ragged_rows=True
        )
        return [_sheet(book, sheet) for sheet in book.sheets()]
    except Exception as error:  # a broken file makes xlrd raise almost anything
        if "encrypted" in str(error).lower():
            raise UnreadableError("文件有密码保护，请另存为不加密的文件") from error
        raise UnreadableError("文件已损坏，无法读取其中的工作表") from error


def _sheet(book: Book, sheet: BookSheet) -> Sheet:
    cells = {
        (row, column): text
        for row in range(sheet.nrows)
        for column, cell in enumerate(sheet.row(row))
        if (text := _shown(book, cell))
    }
    return Sheet(
        cells,
        tuple(Area(row, column, end, last) for row, end, column, last in sheet.merged_cells),
        frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden),
        sheet.visibility != 0,
    )


def _shown(book: Book, cell: Cell) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        key = book.xf_list[cell.xf_index].format_key
        code = BUILT_IN.get(key) or book.format_map[key].format_str
        return number_shown(float(cell.value), code, book.datemode == 1)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return ""
