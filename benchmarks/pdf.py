"""Measures the PDF reader and writes ``results-pdf.md``, ``.json`` and ``.svg`` beside this file.

``.venv/bin/python -m benchmarks.pdf [--pdf FILE...] [--peers PYTHON] [--pages 50,500,2000]``

Ratios are of processor time, medians of turns taken side by side in one run. The PDFs are those
of the tests, from two producers, joined; ``--pdf`` adds others, by name only. Without ``--peers``
the accuracy of the other tools is what an earlier run found.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from benchmarks.run import machine
from pipeline.__main__ import collect_rarely
from pipeline.read.pdf import read_pdf
from pipeline.text.normalize import normalize
from tests.read.pdf.circulars import CircularSpec
from tests.read.pdf.described import EVERY
from tests.read.pdf.expect import cells, grids, paragraphs

FOLDER = Path(__file__).parent
PRINTED = FOLDER.parent / "tests" / "read" / "pdf"
PRODUCERS = ("chromium", "libreoffice")
_TURNS = 9
TOOLS = ("pdfplumber", "tablers", "camelot", "tabula", "img2table")


def main() -> None:
    """Run every measure and write the results."""
    chosen = _arguments()
    collect_rarely()  # as the command does
    with tempfile.TemporaryDirectory() as temporary:
        sources = {f"all of {each}": _joined(_files(each), Path(temporary)) for each in PRODUCERS}
        sources |= {path.name: path for path in chosen.pdf}
        results = {
            "machine": machine(),
            "speed": {name: _speed(path, chosen.repeat) for name, path in sources.items()},
            "command": {path.name: _command(path) for path in chosen.pdf},
            "growth": _growth(Path(temporary), chosen.pages),
            "accuracy": _accuracy(chosen.peers, _before()),
        }
    (FOLDER / "results-pdf.json").write_text(f"{json.dumps(results, indent=1)}\n")
    (FOLDER / "results-pdf.svg").write_text(plot(results["growth"]), encoding="utf-8")
    (FOLDER / "results-pdf.md").write_text(report(results), encoding="utf-8")


def _before() -> dict[str, Any]:
    """The accuracy of an earlier run; the PDFs and the other tools are the same."""
    path = FOLDER / "results-pdf.json"
    found: dict[str, Any] = json.loads(path.read_text())["accuracy"] if path.exists() else {}
    return found


def _files(producer: str) -> list[Path]:
    return [PRINTED / f"{circular.name}.{producer}.pdf" for circular in EVERY]


def _joined(files: Sequence[Path], folder: Path, pages: int | None = None) -> Path:
    """One PDF of several, over and over up to a number of pages."""
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    while True:
        for file in files:
            whole.import_pages(pypdfium2.PdfDocument(file))
        if pages is None or len(whole) >= pages:
            break
    for index in range(len(whole) - 1, (pages or len(whole)) - 1, -1):
        del whole[index]
    target = folder / f"{files[0].stem}-{pages}.pdf"
    whole.save(target)
    return target


def _speed(path: Path, repeat: int) -> dict[str, float]:
    """Seconds of processor time of each way, taking turns."""
    data = path.read_bytes()
    ways: dict[str, Callable[[], object]] = {
        "read": lambda: read_pdf(data, 0, 0),
        "tables": lambda: _to_arrow(data),
        "floor": lambda: (_pdfium_text(data), _tablers(path)),
        "pdfplumber": lambda: _pdfplumber(data),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(repeat + 1):
        for name, way in ways.items():
            started = process_time()
            way()
            times[name].append(process_time() - started)
    # The first turn compiles patterns and reads tables.
    return {name: round(median(some[1:]), 4) for name, some in times.items()}


def _to_arrow(data: bytes) -> object:
    from pipeline.circular import Registration
    from pipeline.errors import NotACircularError
    from pipeline.parse import parse
    from pipeline.read import read_document
    from pipeline.tables import to_tables

    try:
        return to_tables([parse(read_document("x", [("x.pdf", data)]), Registration())])
    except NotACircularError:
        return None


def _pdfium_text(data: bytes) -> str:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    found = []
    for index in range(len(pdf)):
        page = pdf[index]
        text = page.get_textpage()
        found.append(text.get_text_range())
        text.close()
        page.close()
    return "".join(found)


def _tablers(path: Path) -> list[object]:
    import tablers

    document = tablers.Document(path)
    options = {"extract_text": True, "text_use_text_flow": True}
    return [table for page in document.pages() for table in tablers.find_tables(page, **options)]


def _pdfplumber(data: bytes) -> None:
    import logging

    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    for call in ("extract_text", "extract_tables"):
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                getattr(page, call)()


def _command(path: Path) -> dict[str, float]:
    """Seconds of the whole command and of pdfplumber's two calls, new processes taking turns."""
    script = (
        "import sys, pathlib, benchmarks.pdf as pdf;"
        "pdf._pdfplumber(pathlib.Path(sys.argv[1]).read_bytes())"
    )
    with tempfile.TemporaryDirectory() as out:
        ours = [sys.executable, "-m", "pipeline", "run", str(path), "--out", out]
        ways = {
            "minsheng run": [*ours, "--no-validate", "--no-cache"],
            "pdfplumber": [sys.executable, "-c", script, str(path)],
        }
        times: dict[str, list[float]] = {}
        for _ in range(_TURNS + 1):
            for name, command in ways.items():
                wall, processor = _seconds(command)
                times.setdefault(name, []).append(wall)
                times.setdefault(f"{name} processor", []).append(processor)
    # In the first turn Python still compiles the modules.
    return {name: round(median(seconds[1:]), 3) for name, seconds in times.items()}


def _seconds(command: Sequence[str]) -> tuple[float, float]:
    """Wall and processor time of a command."""
    started, before = perf_counter(), os.times()
    subprocess.run(command, cwd=FOLDER.parent, capture_output=True, check=True)
    after = os.times()
    used = after.children_user + after.children_system
    return perf_counter() - started, used - before.children_user - before.children_system


_GROWTH = """
import pathlib, sys, time
from pipeline.read.pdf import read_pdf

def resident(which):
    status = pathlib.Path("/proc/self/status").read_text()
    return int(status.split(which)[1].split()[0]) / 1024

data = pathlib.Path(sys.argv[1]).read_bytes()
before = resident("VmRSS:")
started = time.process_time()
reading = read_pdf(data, 0, 0)
print(time.process_time() - started, resident("VmHWM:") - before, len(data) / 2**20)
"""


def _growth(folder: Path, pages: Sequence[int]) -> list[dict[str, float]]:
    """Time, and memory beyond the file's own, of new processes that read more and more pages."""
    found = []
    for count in pages:
        path = _joined(_files("libreoffice"), folder, count)
        done = subprocess.run(
            [sys.executable, "-c", _GROWTH, str(path)],
            cwd=FOLDER.parent,
            capture_output=True,
            check=True,
        )
        seconds, peak, size = (float(number) for number in done.stdout.split())
        found.append(
            {"pages": count, "seconds": round(seconds, 3), "peak_mb": round(peak, 1),
             "file_mb": round(size, 1)}
        )  # fmt: skip
    return found


def _accuracy(peers: Path | None, before: dict[str, Any]) -> dict[str, Any]:
    """Share of described cells that each tool gives, by producer."""
    found: dict[str, Any] = {}
    for producer in PRODUCERS:
        found[producer] = before.get(producer, {}) | {"minsheng": _own_accuracy(producer)}
        for tool in TOOLS if peers else ():
            found[producer][tool] = _peer_accuracy(str(peers), tool, producer)
    return found


def _own_accuracy(producer: str) -> dict[str, float]:
    right = whole = texts = paragraphs_right = paragraphs_whole = 0
    for circular in EVERY:
        reading = read_pdf((PRINTED / f"{circular.name}.{producer}.pdf").read_bytes(), 0, 0)
        given = [cells(reading, grid) for grid in grids(reading)]
        wanted = [table.expected() for table in circular.tables]
        whole += sum(map(len, wanted))
        right += sum(len(set(a) & set(b)) for a, b in zip(wanted, given, strict=False))
        texts += _shared(circular, [[cell[-1] for cell in table] for table in given])[0]
        said = Counter(paragraphs(reading)) & Counter(circular.paragraphs)
        paragraphs_right += said.total()
        paragraphs_whole += len(circular.paragraphs)
    words = sum(_shared(circular, [])[1] for circular in EVERY)
    return {
        "words": round(texts / words, 4),
        "cells": round(right / whole, 4),
        "paragraphs": round(paragraphs_right / paragraphs_whole, 4),
    }


def _shared(circular: CircularSpec, given: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many of the filled cells described have their words in a cell that a tool gives."""
    every = (cell[-1] for table in circular.tables for cell in table.expected())
    wanted = Counter(normalize(words) for words in every if words)
    found = Counter(normalize(text) for table in given for text in table)
    return (wanted & found).total(), wanted.total()


def _peer_accuracy(python: str, tool: str, producer: str) -> dict[str, float] | None:
    right = whole = failed = 0
    seconds = 0.0
    for circular in EVERY:
        path = PRINTED / f"{circular.name}.{producer}.pdf"
        command = [python, str(FOLDER / "pdf_peers.py"), tool, str(path)]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            failed += 1
            whole += _shared(circular, [])[1]
            continue
        answer = json.loads(done.stdout.splitlines()[-1])
        shared, wanted = _shared(circular, answer["tables"])
        right, whole, seconds = right + shared, whole + wanted, seconds + answer["seconds"]
    if failed == len(EVERY):
        return None
    return {"words": round(right / whole, 4), "seconds": round(seconds, 2), "failed": failed}


def report(results: dict[str, Any]) -> str:
    """The page ``results-pdf.md``."""
    from benchmarks.pdf_report import page

    return page(results)


def plot(growth: Sequence[dict[str, float]]) -> str:
    """The growth of time and memory as SVG."""
    from benchmarks.pdf_report import picture

    return picture(growth)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pdf", type=Path, nargs="*", default=[])
    parser.add_argument(
        "--peers", type=Path, help="interpreter that has camelot, tabula, img2table"
    )
    parser.add_argument(
        "--pages",
        type=lambda text: [int(n) for n in text.split(",")],
        default=[50, 200, 500, 1000, 2000],
    )
    parser.add_argument("--repeat", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    main()
