"""The checks as JUnit XML: a suite for each circular, a case for each check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from pipeline.report.model import Outcome, Overview, Row
from pipeline.text.hidden import plain

Seen = Iterable[tuple[Overview, Sequence[Row]]]


def junit(circulars: Seen) -> str:
    """The whole as one XML document; only open errors fail a case."""
    suites = [_suite(overview, findings) for overview, findings in circulars]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="minsheng">\n'
    return head + "".join(suites) + "</testsuites>\n"


def _suite(overview: Overview, findings: Sequence[Row]) -> str:
    name = _quoted(overview.document_id)
    if overview.verdict == "failed":
        why = _quoted(overview.document["error"] or "")
        case = f'<testcase classname={name} name="read"><error message={why}/></testcase>'
        counts = 'tests="1" failures="0" errors="1" skipped="0"'
        return f"<testsuite name={name} {counts}>\n{case}\n</testsuite>\n"
    cases = [_case(name, outcome, findings) for outcome in overview.outcomes]
    failed = sum(_is_failure(outcome) for outcome in overview.outcomes)
    idle = sum(outcome.state == "idle" for outcome in overview.outcomes)
    counts = f'tests="{len(cases)}" failures="{failed}" errors="0" skipped="{idle}"'
    return f"<testsuite name={name} {counts}>\n{''.join(cases)}</testsuite>\n"


def _case(suite: str, outcome: Outcome, findings: Sequence[Row]) -> str:
    check = outcome.check
    name = _quoted(f"{check.rule}: {'；'.join(check.descriptions)}")
    said = [row["message"] for row in findings if row["rule"] == check.rule and _is_open(row)]
    text = escape("\n".join(map(plain, said)))
    inside = ""
    if _is_failure(outcome):
        inside = f'<failure type={_quoted(check.rule)} message="{len(said)}">{text}</failure>'
    elif said:
        inside = f"<system-out>{check.severity}:\n{text}</system-out>"
    elif outcome.state == "idle":
        inside = '<skipped message="nothing to compare"/>'
    return f"<testcase classname={suite} name={name}>{inside}</testcase>\n"


def _is_failure(outcome: Outcome) -> bool:
    return outcome.check.severity == "error" and outcome.open > 0


def _is_open(row: Row) -> bool:
    return bool(row["status"] == "open")


def _quoted(text: str) -> str:
    return quoteattr(plain(text).replace("\n", " ").replace("\t", " "))
