"""Results of ``benchmarks.pdf`` as Markdown and SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# What the reader gave for the circulars held out, the first time that it read them.
_FIRST = (
    "Circulars held out, as first read (cells right in place, span and words):\n\n"
    "| set | PDFs | cells | paragraphs | heads and footers |\n"
    "|---|--:|--:|--:|--:|\n"
    "| one | 10 | 862 of 880 (0.980) | all of 9 PDFs | – |\n"
    "| two, described after one was mended | 6 | 922 of 922 (1.000) | all | – |\n"
    "| three, by somebody who had not seen the reader: tables without rules or with rules across "
    "only, tables and text side by side, rows cut by the page, heads and footers | 32 "
    "| 1198 of 1474 (0.813) | 240 of 246 | 59 of 82 |\n"
    "| four, of the same kinds by a further person, after three was mended | 24 "
    "| 1284 of 1284 (1.000, with each producer) | 175 of 228 | 52 of 52 |\n"
    "| five, by a further person: other papers and margins, mirrored, ragged, set in, hanging | 8 "
    "| 462 of 462 (1.000) | 332 of 341 | no page number missed |\n\n"
    "Most of the paragraphs that set four had wrong were a document's number at the right margin "
    "to which the next line was joined, and text in two columns with a gutter of one em; of set "
    "five, pages of one-line paragraphs (titles broken by hand stay lines, and are not counted). "
    "All sets but the last are in the tables above as they are read now.\n\n"
    "Styles of word processors, 40 cases drawn by hand from descriptions written first "
    "(`tests/read/test_pdf_styles.py`: edges as bars with gaps, squares at corners, edges drawn "
    "twice, shading, clips, kerned runs, page fields, form objects, boxes of the page, invisible "
    "layers, fonts by GBK codes or without Unicode): 24 right as first read, all now."
)


def page(results: dict[str, Any]) -> str:
    """The page ``results-pdf.md``."""
    parts = (
        ["# PDF", "", "Made by `python -m benchmarks.pdf`."],
        _machine(results["machine"]),
        _speed(results["speed"]),
        _command(results["command"]),
        _growth(results["growth"]),
        _accuracy(results["accuracy"]),
        [_FIRST],
    )
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _machine(machine: dict[str, Any]) -> list[str]:
    return [
        f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}; "
        f"load before: {machine['load']}."
    ]


def _speed(speed: dict[str, dict[str, float]]) -> list[str]:
    rows = [
        f"| {name} | {t['read']:.3f} | {t['tables']:.3f} | {t['floor']:.3f} "
        f"| {t['pdfplumber']:.3f} | {t['pdfplumber'] / t['read']:.1f} "
        f"| {t['tables'] / t['floor']:.1f} |"
        for name, t in speed.items()
    ]
    return [
        "## Speed (seconds of processor time, warm)",
        "",
        "| PDF | read | bytes to Arrow tables | floor: PDFium text + tablers "
        "| pdfplumber text + tables | pdfplumber / read | tables / floor |",
        "|---|--:|--:|--:|--:|--:|--:|",
        *rows,
    ]


def _command(command: dict[str, dict[str, float]]) -> list[str]:
    if not command:
        return []
    rows = [
        f"| {name} | {t[f'minsheng run{kind}']:.2f} | {t[f'pdfplumber{kind}']:.2f} "
        f"| {t[f'minsheng run{kind}'] / t[f'pdfplumber{kind}']:.2f} |"
        for path, t in command.items()
        for name, kind in ((path, ""), (f"{path}, processor time", " processor"))
    ]
    return [
        "## The whole command (seconds, interpreter start included, no cache)",
        "",
        "| PDF | `minsheng run FILE --no-validate` | pdfplumber text + tables | ratio |",
        "|---|--:|--:|--:|",
        *rows,
    ]


def _growth(growth: Sequence[dict[str, float]]) -> list[str]:
    rows = [
        f"| {g['pages']} | {g['seconds']:.2f} | {1000 * g['seconds'] / g['pages']:.2f} "
        f"| {g['peak_mb']:.0f} | {g['file_mb']:.1f} |"
        for g in growth
    ]
    return [
        "## Growth",
        "",
        "![growth](results-pdf.svg)",
        "",
        "| pages | seconds | ms a page | memory beyond the file, MB | file, MB |",
        "|--:|--:|--:|--:|--:|",
        *rows,
    ]


def _accuracy(accuracy: dict[str, Any]) -> list[str]:
    rows = [
        f"| {producer} | {_named(tool, found)} | {_share(found, 'words')} "
        f"| {_share(found, 'cells')} "
        f"| {_share(found, 'paragraphs')} |"
        for producer, tools in accuracy.items()
        for tool, found in tools.items()
    ]
    return [
        "## Accuracy on the PDFs of the tests",
        "",
        "Words: share of filled cells whose words a tool gives as one cell, wherever it puts it. "
        "Cells: place, row and column span and words right, in tables joined over pages; the "
        "other tools give neither spans nor joined tables. Paragraphs: as described.",
        "",
        "| producer | tool | words | cells | paragraphs |",
        "|---|---|--:|--:|--:|",
        *rows,
    ]


def _named(tool: str, found: dict[str, float] | None) -> str:
    failed = int((found or {}).get("failed", 0))
    return f"{tool} (failed on {failed} of the PDFs)" if failed else tool


def _share(found: dict[str, float] | None, name: str) -> str:
    if found is None:
        return "failed"
    return f"{found[name]:.3f}" if name in found else "–"


def picture(growth: Sequence[dict[str, float]]) -> str:
    """Time and memory over pages, as SVG."""
    lines = [
        _curve(growth, "seconds", "#1f77b4", "time, s"),
        _curve(growth, "peak_mb", "#d62728", "memory, MB"),
    ]
    most = max(g["pages"] for g in growth)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 300" font-family="sans-serif" '
        'font-size="11"><rect width="520" height="300" fill="#fff"/>'
        '<path d="M50 20V260H500" fill="none" stroke="#888"/>'
        f'<text x="480" y="278">{most:.0f} pages</text>{"".join(lines)}</svg>\n'
    )


def _curve(growth: Sequence[dict[str, float]], name: str, colour: str, title: str) -> str:
    widest, highest = max(g["pages"] for g in growth), max(g[name] for g in growth)
    points = " ".join(
        f"{50 + 450 * g['pages'] / widest:.1f},{260 - 220 * g[name] / highest:.1f}" for g in growth
    )
    y = 36 if name == "seconds" else 50
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        f'<text x="60" y="{y}" fill="{colour}">{title} (highest {highest:.1f})</text>'
    )
