"""Every planned check of a circular with its outcome, and the circular at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.report.model import SEVERITIES, Check, Outcome, Overview, Row


def overview(
    document: Row, findings: Sequence[Row], checks: Sequence[Check], compared: Mapping[str, int]
) -> Overview:
    """One circular at a glance, from its findings and from how much was compared."""
    if document["status"] == "failed":
        return Overview(document)
    still_open = Counter(row["severity"] for row in findings if row["status"] == "open")
    outcomes = tuple(_outcomes(findings, checks, compared))
    return Overview(document, {each: still_open[each] for each in SEVERITIES}, outcomes)


def _outcomes(
    findings: Sequence[Row], checks: Sequence[Check], compared: Mapping[str, int]
) -> Iterable[Outcome]:
    found = Counter(row["rule"] for row in findings)
    still_open = Counter(row["rule"] for row in findings if row["status"] == "open")
    for check in checks:
        rows = compared.get(check.view, 0)
        yield Outcome(check, rows, found[check.rule], still_open[check.rule])


def by_rule(overviews: Iterable[Overview]) -> list[tuple[Check, int]]:
    """Open findings of each check over all circulars, the most first; none without any."""
    counts: Counter[Check] = Counter()
    for each in overviews:
        for outcome in each.outcomes:
            counts[outcome.check] += outcome.open
    return [(check, count) for check, count in counts.most_common() if count]
