"""Open findings as annotations of a pull request on GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.report.model import Overview, Row
from pipeline.report.source import Source
from pipeline.text.hidden import plain

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_TEXT = "text/plain"


def commands(
    circulars: Iterable[tuple[Overview, Sequence[Row]]], texts: Mapping[str, str], raw: str
) -> Iterator[str]:
    """A workflow command for each failed document and each open finding, a line each.

    Args:
        circulars: what was found.
        texts: canonical text by id, for the lines that text files have.
        raw: the folder of the circulars as the repository has it.
    """
    for overview, findings in circulars:
        if overview.verdict == "failed":
            yield _command("error", raw, overview, None, "failed", overview.document["error"] or "")
        source = Source(texts.get(overview.document_id, ""))
        for row in findings:
            if row["status"] == "open":
                line = _line(overview, row, source)
                yield _command(
                    _LEVELS[row["severity"]], raw, overview, line, row["rule"], row["message"]
                )


def _command(  # noqa: PLR0913, PLR0917 - a command has as many parts
    level: str, raw: str, overview: Overview, line: int | None, title: str, message: str
) -> str:
    files = overview.document["source_files"]
    place = f"file={_property(raw + '/' + files[0]['path'])}," if files else ""
    at = f"line={line}," if line else ""
    said = f"{overview.document_id}: {message}"
    return f"::{level} {place}{at}title={_property(title)}::{_data(said)}"


def _line(overview: Overview, row: Row, source: Source) -> int | None:
    """Where a finding stands in the file, if the file is the canonical text itself."""
    files = overview.document["source_files"]
    if len(files) != 1 or files[0]["media_type"] != _TEXT or not row["evidence"]:
        return None
    return source.line_of(row["evidence"][0]["start"])


def _data(text: str) -> str:
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
