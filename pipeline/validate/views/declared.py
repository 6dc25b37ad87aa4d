"""Numbers that a preamble declares beside what was counted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pyarrow as pa

from pipeline.text.counts import NOT_ITEMS, declared_counts
from pipeline.text.normalize import normalize
from pipeline.validate.dossier import Dossier
from pipeline.validate.views.model import Quote, View, ViewRow

# Further apart, the number is of something else (of what the year before had, of proposals).
_NEAR = 0.2
_FEWEST = 2


def _declared_counts(dossier: Dossier) -> Iterator[ViewRow]:
    """Each number of the preamble that is nearly, or just, that of the items or sections."""
    said = [
        each for each in dossier.document["declared_counts"] or () if each["place"] == "preamble"
    ]
    numbers = {each["count"] for each in said}
    for each in {(one["count"], one["unit"]): one for one in said}.values():
        counted = _counted(dossier, of_sections=each["unit"] in NOT_ITEMS)
        declared, nearest = each["count"], min(counted, key=lambda n: abs(n - each["count"]))
        # 33 are 15 and 18: where the others add up to what was counted, each is a part of it.
        is_part = nearest in numbers or sum(numbers - {declared}) in counted
        if declared == nearest or (not is_part and abs(declared - nearest) <= _limit(nearest)):
            values = {
                "declared_count": declared,
                "counted": nearest,
                "unit": each["unit"] or "项",
            }
            evidence = partial(_quotes, dossier, declared)
            yield ViewRow(dossier.document_id, {"list_number": 1}, values, evidence)


def _limit(count: int) -> float:
    return max(_FEWEST, _NEAR * count)


def _counted(dossier: Dossier, of_sections: bool) -> set[int]:
    """The numbers of items (or sections) of each list, and of all."""
    rows = [
        row
        for row in dossier.tables["sections" if of_sections else "items"]
        if not of_sections or row["part"] in {"notice", "list"}
    ]
    by_list = [row["list_number"] for row in rows]
    return {len(rows), *(by_list.count(number) for number in set(by_list))}


def _quotes(dossier: Dossier, declared: int) -> Iterator[Quote]:
    spans = [
        (span["start"], span["end"])
        for row in dossier.tables["residue"]
        if row["reason"] == "preamble"
        for span in row["spans"]
    ]
    found = [
        span
        for span in spans
        if any(c.count == declared for c in declared_counts(normalize(dossier.text[slice(*span)])))
    ]
    yield Quote(None, found or spans[:1], None)


DECLARED_COUNTS = View(
    "declared_counts",
    {"declared_count": pa.int16(), "counted": pa.int16(), "unit": pa.string()},
    _declared_counts,
)
