"""What the data cell of a table may hold instead of a number."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

Placeholder = Literal["follow_total", "support", "pending", "none"]


@lru_cache(maxsize=4096)
def placeholder_of(text: str) -> Placeholder | None:
    """The kind of a cell's words (全市参照执行, 待认定, —); None for numbers and other words."""
    bare = "".join(text.split())
    return next((kind for pattern, kind in _patterns() if pattern.fullmatch(bare)), None)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Placeholder], ...]:
    table = files("pipeline.text").joinpath("data/placeholders.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    return tuple((re.compile(row["pattern"]), cast(Placeholder, row["kind"])) for row in rows)
