"""The rules: suites of expectations, one JSON file per view."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import msgspec

from pipeline.errors import SuiteError
from pipeline.schema.enums import RULE, SEVERITY
from pipeline.validate.views import KEYS, VIEWS

_HERE = Path(__file__).resolve()
# Beside the package in a checkout, inside it in a wheel.
_FOLDERS = (_HERE.parents[2] / "expectations", _HERE.parents[1] / "expectations")
_GX_SEVERITY = {"error": "critical", "warning": "warning", "info": "info"}
_ALWAYS = {"row", "document_id", "place", "part_name", *KEYS}


class Rule(msgspec.Struct, frozen=True):
    """One expectation and what becomes of the rows that do not meet it.

    Attributes:
        name: of the rule in the data contract.
        severity: as in the data contract.
        message: Chinese sentence with placeholders, names of the view's columns in braces.
        expected: what should be there, such a template; None where it cannot be said.
        actual: what is there, such a template; None where there is nothing.
        type: of the expectation.
        kwargs: its arguments.
        description: what it says, in Chinese.
    """

    name: str
    severity: str
    message: str
    expected: str | None
    actual: str | None
    type: str
    kwargs: Mapping[str, Any]
    description: str

    def configuration(self, number: int) -> dict[str, Any]:
        """As Great Expectations takes it; the number tells its result from others."""
        return {
            "type": self.type,
            "kwargs": dict(self.kwargs),
            "description": self.description,
            "severity": _GX_SEVERITY[self.severity],
            "meta": {"number": number},
        }


Suites = Mapping[str, tuple[Rule, ...]]


def load_suites(folder: Path | None = None) -> dict[str, tuple[Rule, ...]]:
    """The rules of each view, in the order of the views.

    Args:
        folder: of the suites; those that come with the package where None.

    Raises:
        SuiteError: there are none, or one is broken.
    """
    found = folder or next((each for each in _FOLDERS if each.is_dir()), _FOLDERS[0])
    paths = {path.stem: path for path in sorted(found.glob("*.json"))}
    if not paths:
        raise SuiteError(f"{found} holds no suites of rules (*.json)")
    if unknown := sorted(paths.keys() - VIEWS.keys()):
        raise SuiteError(f"there is no view for the suite {unknown[0]}: {paths[unknown[0]]}")
    if folder is None and (missing := [name for name in VIEWS if name not in paths]):
        raise SuiteError(f"{found} lacks the suite {missing[0]}")
    return {name: _suite(name, paths[name]) for name in VIEWS if name in paths}


def _suite(view: str, path: Path) -> tuple[Rule, ...]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["name"] != view:
            raise ValueError(f"its name is not {view}")
        return tuple(_rule(view, each) for each in found["expectations"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SuiteError(f"the suite {path} is broken: {error}") from error


def _rule(view: str, expectation: Mapping[str, Any]) -> Rule:
    meta = expectation["meta"]
    rule = Rule(
        meta["rule"],
        meta["severity"],
        meta["message"],
        meta["expected"],
        meta["actual"],
        expectation["type"],
        expectation["kwargs"],
        expectation["description"],
    )
    if rule.name not in RULE.names or rule.severity not in SEVERITY.names:
        raise ValueError(f"unknown rule or severity: {rule.name}, {rule.severity}")
    known = _ALWAYS | VIEWS[view].columns.keys()
    for template in (rule.message, rule.expected, rule.actual):
        names = {name for _, name, _, _ in Formatter().parse(template or "") if name is not None}
        if names - known:
            raise ValueError(f"no such columns: {', '.join(sorted(names - known))}")
    return rule
