"""Rows that do not meet a rule -> the table ``findings``, each with its places in the source."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec
import pyarrow as pa
from msgspec.structs import replace

from pipeline.tables import rows_to_table
from pipeline.validate.dossier import Dossier, dossiers
from pipeline.validate.evidence import Evidence, evidence
from pipeline.validate.suites import Rule, Suites, load_suites
from pipeline.validate.views import VIEWS, ViewRow
from pipeline.validate.views.words import PARTS, number_text, place_name

DOCUMENTS_AT_A_TIME = 300
"""Great Expectations costs tens of milliseconds a rule and call, whatever the number of rows."""

_IDENTITY = (
    "part",
    "list_number",
    "section_number",
    "item_number",
    "measure_number",
    "indicator_number",
    "region_number",
)
_NOTHING = "（空）"


class Finding(msgspec.Struct, frozen=True):
    """A row of the table ``findings``."""

    finding_id: str
    list_number: int | None
    rule: str
    severity: str
    part: str | None
    section_number: int | None
    item_number: int | None
    measure_number: int | None
    indicator_number: int | None
    region_number: int | None
    message: str
    expected: str | None
    actual: str | None
    evidence: tuple[Evidence, ...]
    status: str = "open"
    reviewer: str | None = None
    note: str | None = None


class Examination(msgspec.Struct, frozen=True):
    """What came of checking.

    Attributes:
        findings: of all circulars, in the order of the contract.
        compared: how many rows of each view a circular has, by id and view; zeros left out.
    """

    findings: pa.Table
    compared: Mapping[str, Mapping[str, int]]


def validate(
    tables: Mapping[str, pa.Table], texts: Mapping[str, str], suites: Suites | None = None
) -> pa.Table:
    """The findings of all circulars, as of ``examine``."""
    return examine(tables, texts, suites).findings


def examine(
    tables: Mapping[str, pa.Table], texts: Mapping[str, str], suites: Suites | None = None
) -> Examination:
    """The findings of all circulars, and how much was compared to come to them.

    Args:
        tables: the tables of the contract.
        texts: canonical text by id, of each circular that was parsed.
        suites: the rules by view; those of the package where None.

    Raises:
        InternalCheckError: a rule could not be computed.
        SuiteError: the package's own rules are missing or broken.
        ValueError: a text is missing.
    """
    rules = load_suites() if suites is None else suites
    every = dossiers(tables, texts)
    found: dict[str, list[Finding]] = {}
    compared: dict[str, dict[str, int]] = {}
    while some := list(islice(every, DOCUMENTS_AT_A_TIME)):
        rows = view_rows(some, rules)
        compared |= row_counts(rows)
        found |= _findings(some, rules, rows)
    return Examination(rows_to_table("findings", sorted(found.items())), compared)


def row_counts(rows: Mapping[str, Sequence[ViewRow]]) -> dict[str, dict[str, int]]:
    """How many rows of each view a circular has."""
    found: dict[str, dict[str, int]] = {}
    for name, own in rows.items():
        for row in own:
            counts = found.setdefault(row.document_id, {})
            counts[name] = counts.get(name, 0) + 1
    return found


def view_rows(some: Sequence[Dossier], suites: Suites) -> dict[str, list[ViewRow]]:
    """The rows of each view that a suite is about."""
    return {name: [row for each in some for row in VIEWS[name].rows(each)] for name in suites}


def _findings(
    some: Sequence[Dossier], suites: Suites, rows: Mapping[str, list[ViewRow]]
) -> dict[str, list[Finding]]:
    """The findings of some circulars by id; of one identity there is one."""
    from pipeline.validate.check import failures

    views = {name: VIEWS[name].table(rows[name]) for name in suites}
    by_id = {each.document_id: each for each in some}
    found: dict[str, dict[str, Finding]] = {}
    for name, rule, numbers in failures(views, suites):
        for number in numbers:
            row = rows[name][number]
            own = found.setdefault(row.document_id, {})
            made = _finding(rule, row, by_id[row.document_id])
            own[made.finding_id] = _merged(own.get(made.finding_id), made)
    return {document_id: list(own.values()) for document_id, own in found.items()}


def _merged(before: Finding | None, made: Finding) -> Finding:
    """The first finding of an identity, with the evidence of all."""
    if before is None:
        return made
    return replace(before, evidence=tuple(dict.fromkeys(before.evidence + made.evidence)))


def _finding(rule: Rule, row: ViewRow, dossier: Dossier) -> Finding:
    words = _words(row)
    key: dict[str, Any] = {name: row.key.get(name) for name in _IDENTITY}
    return Finding(
        finding_id=_identifier(rule, row),
        rule=rule.name,
        severity=rule.severity,
        message=rule.message.format_map(words),
        expected=_filled(rule.expected, row, words),
        actual=_filled(rule.actual, row, words),
        evidence=tuple(evidence(row.evidence(), dossier)),
        **key,
    )


def _identifier(rule: Rule, row: ViewRow) -> str:
    """The same in every build, whatever values, offsets and versions are."""
    parts = [row.document_id, rule.name, *(row.key.get(name) for name in _IDENTITY)]
    if rule.name == "text_damaged":
        parts.append(row.values["context"])
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _words(row: ViewRow) -> dict[str, str]:
    """What the placeholders of a message stand for."""
    named: dict[str, Any] = {
        "document_id": row.document_id,
        "place": place_name(row.key),
        "part_name": PARTS.get(row.key.get("part") or ""),
    }
    key = {name: row.key.get(name) for name in _IDENTITY}
    return {name: _word(value) for name, value in (key | dict(row.values) | named).items()}


def _word(value: object) -> str:
    if value is None:
        return _NOTHING
    return number_text(value) if isinstance(value, float) else str(value)


def _filled(template: str | None, row: ViewRow, words: Mapping[str, str]) -> str | None:
    """A template with its words; nothing where it is one placeholder for nothing."""
    if template is None:
        return None
    if template[1:-1] in row.values and row.values[template[1:-1]] is None:
        return None
    return template.format_map(words)
