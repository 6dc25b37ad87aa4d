"""What a report is made from, and what its pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import pyarrow as pa

Row = dict[str, Any]
Range = tuple[int, int]

SEVERITIES = ("error", "warning", "info")


class Check(msgspec.Struct, frozen=True):
    """A planned check, whether or not anything came of it.

    Attributes:
        view: the suite it stands in.
        rule: its name in the data contract.
        severity: of its findings.
        descriptions: what it says, in Chinese, a sentence for each expectation.
    """

    view: str
    rule: str
    severity: str
    descriptions: tuple[str, ...]


class Build(msgspec.Struct, frozen=True):
    """One state of an output folder.

    Attributes:
        tables: those of the contract.
        texts: canonical text by id, of each circular that was parsed.
        checks: every planned check, in the order of the suites.
        compared: how many rows of each view a circular has, by id and view.
        manifest_sha256: of the manifest of the tables.
    """

    tables: Mapping[str, pa.Table]
    texts: Mapping[str, str]
    checks: Sequence[Check]
    compared: Mapping[str, Mapping[str, int]]
    manifest_sha256: str


class Outcome(msgspec.Struct, frozen=True):
    """What a check gave in one circular.

    Attributes:
        check: which.
        compared: how many rows it looked at.
        found: how many findings there are of its rule.
        open: how many of these nobody has decided on.
    """

    check: Check
    compared: int
    found: int
    open: int

    @property
    def state(self) -> str:
        """``found``, ``settled`` (all decided on), ``idle`` (nothing to compare), ``passed``."""
        if self.open:
            return "found"
        if self.found:
            return "settled"
        return "passed" if self.compared else "idle"


class Overview(msgspec.Struct, frozen=True):
    """A circular at a glance.

    Attributes:
        document: its row of ``documents``.
        open: open findings by severity.
        outcomes: of every check; none where the document failed.
    """

    document: Row
    open: Mapping[str, int] = msgspec.field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()

    @property
    def document_id(self) -> str:
        """Its identifier."""
        return str(self.document["document_id"])

    @property
    def verdict(self) -> str:
        """``failed``, ``error``, ``warning`` or ``fit``."""
        if self.document["status"] == "failed":
            return "failed"
        return next((each for each in ("error", "warning") if self.open.get(each)), "fit")

    @property
    def is_complete(self) -> bool:
        """Whether every character of the source is accounted for."""
        document = self.document
        return bool(document["accounted_character_count"] == document["character_count"])
