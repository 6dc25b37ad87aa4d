"""Target years of items beside the year that the circular is for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pyarrow as pa

from pipeline.text.normalize import passage
from pipeline.text.passage import Span
from pipeline.text.target_years import TargetYear, target_years
from pipeline.validate.dossier import Dossier, Row
from pipeline.validate.views.model import Quote, View, ViewRow, quote, quote_words

_LONG_PAST = 2


def _target_years(dossier: Dossier) -> Iterator[ViewRow]:
    """Each year that an item's text sets; several parts and places make one finding."""
    year = dossier.document["year"]
    if year is None:
        return
    for (list_number, item), mentions in dossier.mentions().items():
        for row in mentions.values():
            for found in target_years(row["text"]) if row["part"] != "targets" else ():
                if found.year < year - _LONG_PAST:  # 2000年底前建成的小区: no target
                    continue
                values = {
                    "year": year,
                    "target_year": found.year,
                    "words": row["text"][found.start : found.end],
                }
                key = {"list_number": list_number, "item_number": item}
                evidence = partial(_words, dossier, row, found)
                yield ViewRow(dossier.document_id, key, values, evidence)


def _words(dossier: Dossier, row: Row, found: TargetYear) -> Iterator[Quote]:
    whole = passage(dossier.text, [Span(each["start"], each["end"]) for each in row["spans"]])
    start = whole.text.find(row["text"])
    if start < 0:
        yield quote(row)
    else:
        yield quote_words(row, whole[start + found.start : start + found.end], dossier.text)


TARGET_YEARS = View(
    "target_years",
    {"year": pa.int32(), "target_year": pa.int32(), "words": pa.string()},
    _target_years,
)
