"""What parsing noticed: damaged text, headers, sections and grids of tables, unread text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pyarrow as pa

from pipeline.schema.enums import OBSERVATION_KIND
from pipeline.text.normalize import passage
from pipeline.text.passage import Span
from pipeline.validate.dossier import Dossier, Row
from pipeline.validate.views.model import KEYS, View, ViewRow, quotes

_KIND_NAMES = {value.name: value.zh for value in OBSERVATION_KIND.values}
_NO_DAMAGE = frozenset(
    {
        "completed_header",
        "misplaced_section",
        "irregular_cells",
        "traditional_script",
        "joined_names",
    }
)
_LONGEST = 30


def _damaged_text(dossier: Dossier) -> Iterator[ViewRow]:
    for row in dossier.tables["observations"]:
        if row["kind"] not in _NO_DAMAGE:
            around = passage(dossier.text, [Span(s["start"], s["end"]) for s in row["spans"]])
            yield _row(
                dossier,
                row,
                damage=_KIND_NAMES[row["kind"]],
                around=around.text,
                context=row["context"],
            )


def _table_headers(dossier: Dossier) -> Iterator[ViewRow]:
    for row in dossier.tables["observations"]:
        if row["kind"] == "completed_header":
            yield _row(dossier, row)


def _table_sections(dossier: Dossier) -> Iterator[ViewRow]:
    titles = {
        str(row["section_number"]): row["section_title"]
        for row in reversed(dossier.tables["sections"])
    }
    for row in dossier.tables["observations"]:
        if row["kind"] == "misplaced_section":
            named = {
                f"{name}_title": titles.get(row[name], f"第{row[name]}章节")
                for name in ("expected", "actual")
            }
            yield _row(dossier, row, **named)


def _table_rules(dossier: Dossier) -> Iterator[ViewRow]:
    for row in dossier.tables["observations"]:
        if row["kind"] == "irregular_cells":
            yield _row(dossier, row, irregular=row["actual"])


def _person_names(dossier: Dossier) -> Iterator[ViewRow]:
    for row in dossier.tables["observations"]:
        if row["kind"] == "joined_names":
            yield _row(dossier, row, names=row["actual"])


def _script(dossier: Dossier) -> Iterator[ViewRow]:
    for row in dossier.tables["observations"]:
        if row["kind"] == "traditional_script":
            around = passage(dossier.text, [Span(s["start"], s["end"]) for s in row["spans"]])
            yield _row(dossier, row, script=around.text[:_LONGEST])


def _row(dossier: Dossier, row: Row, **values: str | None) -> ViewRow:
    key = {name: row[name] for name in KEYS if name in row}
    own = {"expected": row["expected"], "actual": row["actual"]}
    return ViewRow(dossier.document_id, key, own | values, partial(quotes, [row]))


def _unparsed(dossier: Dossier) -> Iterator[ViewRow]:
    """One row: how much text no rule understood."""
    runs = [row for row in dossier.tables["residue"] if row["reason"] == "unparsed"]
    first = runs[0]["text"][:_LONGEST] if runs else None
    values = {"unparsed_count": len(runs), "first": first}
    yield ViewRow(dossier.document_id, {}, values, partial(quotes, runs))


_SIDES = dict.fromkeys(("expected", "actual"), pa.string())
DAMAGED_TEXT = View(
    "damaged_text",
    _SIDES | dict.fromkeys(("damage", "around", "context"), pa.string()),
    _damaged_text,
)
TABLE_HEADERS = View("table_headers", _SIDES, _table_headers)
TABLE_SECTIONS = View(
    "table_sections",
    _SIDES | dict.fromkeys(("expected_title", "actual_title"), pa.string()),
    _table_sections,
)
TABLE_RULES = View("table_rules", _SIDES | {"irregular": pa.string()}, _table_rules)
PERSON_NAMES = View("person_names", _SIDES | {"names": pa.string()}, _person_names)
SCRIPT = View("script", _SIDES | {"script": pa.string()}, _script)
UNPARSED = View("unparsed", {"unparsed_count": pa.int32(), "first": pa.string()}, _unparsed)
