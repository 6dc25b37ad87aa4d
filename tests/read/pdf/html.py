"""Described circulars as HTML, for a browser to print."""

from __future__ import annotations

from html import escape

from tests.read.pdf.circulars import Beside, CellSpec, CircularSpec, Paragraph, TableSpec

_BORDERS = {
    "solid": "0.75pt solid #000",
    "double": "3pt double #000",
    "dotted": "1pt dotted #000",
    "grey": "0.5pt solid #c8c8c8",
    "thick": "0.5pt solid #000",
    "open": "0.75pt solid #000",
    "none": "none",
    "three": "none",
}
_FAMILIES = {"serif": "Noto Serif CJK SC", "sans": "Noto Sans CJK SC"}


def page(circular: CircularSpec) -> str:
    """A whole HTML page."""
    blocks = "\n".join(_block(circular, block) for block in circular.blocks)
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>{_style(circular)}</style>'
        f"<body>{_watermark(circular)}{blocks}</body></html>"
    )


def _style(circular: CircularSpec) -> str:
    width, height = circular.page[::-1] if circular.landscape else circular.page
    across, along = circular.margin
    gap = "0.9em" if circular.spaced else "0"
    indent = "0" if circular.spaced else "2em"
    return (
        f"@page {{ size: {width}pt {height}pt; margin: {along}pt {across}pt }}{_margins(circular)}"
        f"body {{ margin: 0; font: {circular.size}pt/{circular.leading} "
        f"'{_FAMILIES[circular.font]}'; }}"
        f"p {{ margin: 0 0 {gap} 0; text-indent: {indent}; text-align: justify }}"
        ".title { text-align: center; text-indent: 0; font-size: 140%;"
        f" font-weight: {'bold' if circular.bold else 'normal'} }}"
        ".flush { text-indent: 0 } .right { text-align: right }"
        ".hanging { text-indent: -2em; padding-left: 2em }"
        "table { border-collapse: collapse; width: 100%; line-height: 1.3; table-layout: fixed }"
        "td { padding: 2pt; text-align: center; vertical-align: middle; overflow-wrap: anywhere }"
        "tr { break-inside: avoid } .cut tr { break-inside: auto }"
        ".wm { position: fixed; top: 40%; left: 15%; font-size: 60pt; color: #ddd; z-index: -1;"
        " transform: rotate(-35deg) }"
    )


def _margins(circular: CircularSpec) -> str:
    """Heads and footers, of odd (right) and of even (left) pages."""
    sides = []
    for page, head, corner in (
        (":right", circular.head, "right"),
        (":left", circular.even_head or circular.head, "left"),
    ):
        at = corner if circular.outer else "center"
        rule = "; border-bottom: 0.75pt solid #000" if circular.head_rule else ""
        boxes = [
            f'@{edge}-{at} {{ content: "{_counted(text)}"; font-size: 10pt{more} }}'
            for edge, text, more in (("top", head, rule), ("bottom", circular.footer, ""))
            if text
        ]
        sides.append(f"@page {page} {{ {' '.join(boxes)} }}")
    return "".join(sides)


def _counted(text: str) -> str:
    return text.format('" counter(page) "', n='" counter(pages) "')


def _watermark(circular: CircularSpec) -> str:
    return f'<div class="wm">{escape(circular.watermark)}</div>' if circular.watermark else ""


def _block(circular: CircularSpec, block: Paragraph | TableSpec | Beside) -> str:
    if isinstance(block, Beside):
        columns = (
            f'<div style="flex:{share};min-width:0">'
            f"{''.join(_block(circular, each) for each in blocks)}</div>"
            for share, blocks in ((block.share, block.left), (1 - block.share, block.right))
        )
        return f'<div style="display:flex;gap:24pt;align-items:flex-start">{"".join(columns)}</div>'
    if isinstance(block, Paragraph):
        kind = {"page": "flush", "newtitle": "title"}.get(block.kind, block.kind)
        new_page = ' style="break-before: page"' if block.kind in {"page", "newtitle"} else ""
        return f'<p class="{kind}"{new_page}>{escape(block.text)}</p>'
    if block.beside:
        return (
            '<div style="display:flex;gap:30pt;align-items:flex-start">'
            f'<div style="flex:1">{_table(block)}</div>'
            f'<div style="flex:1">{_table(block.beside)}</div></div>'
        )
    return _table(block)


def _table(table: TableSpec) -> str:
    total = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * w / total}%">' for w in table.widths)
    rows = [
        "<tr>"
        + "".join(_cell(table, *each) for each in table.places() if each[0] == index)
        + "</tr>"
        for index in range(len(table.rows))
    ]
    style = f"font-size:{table.size}pt;{_outer(table)}"
    kind = "kept" if table.keep else "cut"
    open_tag = f'<table class="{kind}" style="{style}"><colgroup>{columns}</colgroup>'
    if table.repeats and not table.breaks:
        head, body = rows[: table.header_rows], rows[table.header_rows :]
        return f"{open_tag}<thead>{''.join(head)}</thead><tbody>{''.join(body)}</tbody></table>"
    parts = []
    for start, end in zip((0, *table.breaks), (*table.breaks, len(rows)), strict=True):
        again = rows[: table.header_rows] if table.repeats and start else []
        told = f'<p class="flush">{table.continued}</p>' if table.continued and start else ""
        new_page = '<div style="break-before:page"></div>' if start else ""
        parts.append(f"{new_page}{told}{open_tag}{''.join([*again, *rows[start:end]])}</table>")
    return "".join(parts)


def _outer(table: TableSpec) -> str:
    return "border: 2.25pt solid #000" if table.rules == "thick" else ""


def _cell(table: TableSpec, row: int, at: int, cell: CellSpec) -> str:
    style = f"border: {_BORDERS[table.rules]};"
    last = at + cell.columns == len(table.widths)
    if table.rules == "open":
        first = at == 0 and sum(c.columns for c in table.rows[row]) == len(table.widths)
        style += "border-left: none;" if first or (row, at) == (0, 0) else ""
        style += "border-right: none;" if last else ""
    if table.rules == "three":
        style += "border-top: 1.5pt solid #000;" if row == 0 else ""
        if row + cell.rows == table.header_rows:
            style += "border-bottom: 0.75pt solid #000;"
        style += "border-bottom: 1.5pt solid #000;" if row + cell.rows == len(table.rows) else ""
    if cell.vertical:
        style += "writing-mode: vertical-rl; text-orientation: upright;"
    if table.align and row >= table.header_rows:
        style += f"text-align: {table.align[at]};"
    if table.top and row >= table.header_rows:
        style += "vertical-align: top;"
    if table.pad != 2:
        style += f"padding: {table.pad}pt 4pt;"
    spans = f' rowspan="{cell.rows}" colspan="{cell.columns}"'
    return f'<td{spans} style="{style}">{escape(cell.text)}</td>'
