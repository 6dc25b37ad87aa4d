"""Other ways to get at the same file, to have something to measure against.

Neither knows what it reads: no merged cells, no headers of several rows, no units, regions or
numbers, no lines joined over page breaks, no places, no residue, no Arrow tables. They are
what somebody in a hurry writes, and a floor under what any reader costs.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import groupby

import pandas as pd

_ITEM = re.compile(r"(?m)^(?=\s*\d+\.)")


def floor(data: bytes) -> tuple[list[str], list[list[str]]]:
    """Decode, split into lines, and split the tabbed ones into cells (standard library)."""
    lines = data.decode("utf-8-sig").splitlines()
    rows = list(csv.reader((line for line in lines if "\t" in line), delimiter="\t"))
    return lines, rows


def quick_script(data: bytes) -> tuple[list[str], list[pd.DataFrame]]:
    """Split items with a regular expression, and read each table with ``pandas.read_csv``."""
    text = data.decode("utf-8-sig")
    items = _ITEM.split(text)
    return items, [_frame(block) for block in _blocks(text)]


def _blocks(text: str) -> Iterator[list[str]]:
    for is_row, lines in groupby(text.splitlines(), key=lambda line: "\t" in line):
        if is_row:
            yield list(lines)


def _frame(block: list[str]) -> pd.DataFrame:
    width = max(line.count("\t") for line in block) + 1
    names = [str(column) for column in range(width)]
    return pd.read_csv(io.StringIO("\n".join(block)), sep="\t", names=names, dtype=str)
