"""What a run gave, and the object that says so to machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import pyarrow as pa
from msgspec.structs import fields

SEVERITIES = ("error", "warning", "info")
COUNTS = ("section", "item", "measure", "indicator", "target")
_COUNT_NAMES = (
    *(f"{name}_count" for name in COUNTS),
    "character_count",
    "accounted_character_count",
)
_STATUSES = {0: "ok", 1: "open_findings", 3: "failed_documents", 4: "internal_error"}


class Row(msgspec.Struct, frozen=True):
    """What is shown of a circular: columns of ``documents`` under their names, and the time."""

    document_id: str
    status: str
    error: str | None
    title: str | None
    region_name: str | None
    year: int | None
    section_count: int | None
    item_count: int | None
    measure_count: int | None
    indicator_count: int | None
    target_count: int | None
    character_count: int | None
    accounted_character_count: int | None
    seconds: float = 0.0

    @property
    def is_complete(self) -> bool:
        """Whether every character of the source is accounted for."""
        return self.accounted_character_count == self.character_count

    @property
    def place_and_year(self) -> str:
        """As 某县 2023."""
        return " ".join(str(part) for part in (self.region_name, self.year) if part is not None)


class Result(msgspec.Struct, frozen=True):
    """What a run gave.

    Attributes:
        rows: a row for each circular, in the order of ids.
        defects: traceback by id, where the pipeline itself failed.
        out: the folder that was written.
        outputs: names of the files and folders that the manifest vouches for.
        notes: sentences about what is odd and no error.
        seconds: what the run took.
        findings: how many are open, by severity; None where nothing was checked.
        fail_on: the least severity that fails the run, ``never`` for none.
        report: the page to open; None where no report was made.
    """

    rows: tuple[Row, ...]
    defects: dict[str, str]
    out: Path
    outputs: tuple[str, ...]
    notes: tuple[str, ...]
    seconds: float
    findings: Mapping[str, int] | None = None
    fail_on: str = "never"
    report: Path | None = None

    @property
    def failed(self) -> list[Row]:
        """The circulars that could not be read."""
        return [row for row in self.rows if row.status == "failed"]

    @property
    def exit_code(self) -> int:
        """0: all well, 1: findings, 3: a document could not be read, 4: the pipeline failed."""
        return 4 if self.defects else 3 if self.failed else 1 if self.is_found_wanting else 0

    @property
    def is_found_wanting(self) -> bool:
        """Whether a finding is open that is severe enough to fail the run."""
        if self.fail_on == "never":
            return False
        severe = SEVERITIES[: SEVERITIES.index(self.fail_on) + 1]
        return any((self.findings or {}).get(severity) for severity in severe)


def rows_of(
    tables: Mapping[str, pa.Table], seconds: Mapping[str, float] | None = None
) -> tuple[Row, ...]:
    """The rows of ``documents``, with the seconds that each took."""
    names = [field.name for field in fields(Row) if field.name != "seconds"]
    documents = tables["documents"].select(names).to_pylist()
    took = seconds or {}
    return tuple(Row(**row, seconds=took.get(row["document_id"], 0.0)) for row in documents)


def machine_summary(result: Result) -> dict[str, object]:
    """The object that ``--json`` prints.

    ``status`` (``ok``, ``open_findings``, ``failed_documents``, ``internal_error``;
    ``usage_error`` where nothing was done), ``exit_code``, ``seconds``, ``out`` (the folder),
    ``outputs`` (its tables and other files), ``circulars`` (per circular ``document_id``,
    ``status``, ``title``, ``region_name``, ``year``, the counts as named in the table
    ``documents``, ``seconds``), ``totals`` (the sums of the counts), ``findings`` (open ones by
    severity, null where nothing was checked), ``errors`` (``document_id``, ``message``,
    ``internal``), ``notes`` and ``report`` (the page to open, or null). Where nothing was done
    there are ``status``, ``exit_code`` and ``errors`` only.
    """
    return {
        "status": _STATUSES[result.exit_code],
        "exit_code": result.exit_code,
        "seconds": round(result.seconds, 3),
        "out": str(result.out),
        "outputs": list(result.outputs),
        "circulars": [_machine_row(row) for row in result.rows],
        "totals": {name: total(result.rows, name) for name in _COUNT_NAMES},
        "findings": None if result.findings is None else dict(result.findings),
        "errors": [
            {
                "document_id": row.document_id,
                "message": row.error,
                "internal": row.document_id in result.defects,
            }
            for row in result.failed
        ],
        "notes": list(result.notes),
        "report": str(result.report) if result.report else None,
    }


def _machine_row(row: Row) -> dict[str, object]:
    values = {field.name: getattr(row, field.name) for field in fields(Row)}
    del values["error"]
    return values | {"seconds": round(row.seconds, 3)}


def total(rows: Sequence[Row], name: str) -> int:
    """Sum of a count over circulars."""
    return sum(getattr(row, name) or 0 for row in rows)
