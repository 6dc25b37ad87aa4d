"""Planting a fault in the sound circular, and what the rules say of it."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.circular import Registration
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.tables import to_tables
from pipeline.validate import validate
from tests.faults.sound import CELLS, NOTICE, circular

Finding = dict[str, Any]


def in_text(*changes: tuple[str, str], last: bool = False) -> str:
    """The sound circular with words of the notice or annex replaced, at one place each."""
    notice = NOTICE
    for old, new in changes:
        assert old in notice, f"the sound circular does not have {old!r}"
        at = notice.rindex(old) if last else notice.index(old)
        notice = notice[:at] + new + notice[at + len(old) :]
    return circular(notice)


def in_cells(*changes: tuple[int, int, str]) -> str:
    """The sound circular with cells of its table replaced: row, column, text."""
    rows = [list(row) for row in CELLS]
    for row, column, text in changes:
        rows[row][column] = text
    return circular(cells=tuple(map(tuple, rows)))


@cache
def _findings(text: str) -> tuple[Finding, ...]:
    document = read_document("small-2024", [("small-2024.txt", text.encode())])
    found = parse(document, Registration())
    table = validate(to_tables([found]), {found.document_id: found.text})
    return tuple(table.to_pylist())


def findings(text: str) -> list[Finding]:
    """What the rules find in a circular."""
    return list(_findings(text))


def only(text: str, rule: str, *consequences: str) -> Finding:
    """The single finding of a rule; nothing else was found but the consequences named."""
    found = findings(text)
    others = sorted(each["rule"] for each in found if each["rule"] != rule)
    assert others == sorted(consequences), [each["message"] for each in found]
    (own,) = (each for each in found if each["rule"] == rule)
    for place in own["evidence"]:
        assert text[place["start"] : place["end"]] == place["quote"]
    return own


def quotes(finding: Finding) -> list[str]:
    """The words that a finding points at."""
    return [place["quote"] for place in finding["evidence"]]
