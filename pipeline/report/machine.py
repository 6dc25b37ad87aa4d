"""``report.json``: what the pages say, for machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.report.model import Outcome, Overview, Row
from pipeline.schema import SCHEMA_VERSION

_SAID = (
    *("finding_id", "rule", "severity", "status", "list_number", "part", "section_number"),
    *("item_number", "measure_number", "indicator_number", "region_number"),
    *("message", "expected", "actual", "evidence", "reviewer", "note"),
)
_COUNTS = ("section", "item", "measure", "indicator", "target", "quantity")


def machine_report(
    circulars: Iterable[tuple[Overview, Sequence[Row]]], manifest_sha256: str
) -> dict[str, Any]:
    """The whole report as one object.

    ``schema_version``, ``manifest_sha256`` (of the tables it was made from) and ``circulars``:
    ``document_id``, ``title``, ``verdict`` (``failed``, ``error``, ``warning``, ``fit``),
    ``error``, ``declared_item_count``, ``counts``, ``open_findings`` by severity, ``checks``
    (``rule``, ``view``, ``severity``, ``state``, ``compared``, ``found``, ``open``) and
    ``findings``.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "manifest_sha256": manifest_sha256,
        "circulars": [_circular(overview, findings) for overview, findings in circulars],
    }


def _circular(overview: Overview, findings: Sequence[Row]) -> dict[str, Any]:
    document = overview.document
    characters = ("character_count", "accounted_character_count")
    return {
        "document_id": overview.document_id,
        "title": document["title"],
        "verdict": overview.verdict,
        "error": document["error"],
        "declared_item_count": document["declared_item_count"],
        "counts": {f"{name}_count": document[f"{name}_count"] for name in _COUNTS}
        | {name: document[name] for name in characters},
        "open_findings": dict(overview.open),
        "checks": [_check(outcome) for outcome in overview.outcomes],
        "findings": [{name: row[name] for name in _SAID} for row in findings],
    }


def _check(outcome: Outcome) -> dict[str, Any]:
    check = outcome.check
    return {
        "rule": check.rule,
        "view": check.view,
        "severity": check.severity,
        "descriptions": list(check.descriptions),
        "state": outcome.state,
        "compared": outcome.compared,
        "found": outcome.found,
        "open": outcome.open,
    }
