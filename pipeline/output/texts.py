"""The canonical texts of an output folder."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from pipeline.errors import OutputError
from pipeline.output.contents import text_name


def read_texts(out: Path, documents: pa.Table) -> dict[str, str]:
    """The canonical text of each circular that was parsed, by id.

    That they are those of the tables is seen when they are written.

    Raises:
        OutputError: a text is missing or damaged.
    """
    rows = documents.select(["document_id", "status"]).to_pylist()
    parsed = [row["document_id"] for row in rows if row["status"] == "parsed"]
    return {document_id: read_text(out, document_id) for document_id in parsed}


def read_text(out: Path, document_id: str) -> str:
    """The canonical text of one circular.

    Raises:
        OutputError: it is missing or damaged.
    """
    path = out / text_name(document_id)
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeError) as error:
        raise OutputError(f"{path} cannot be read; run again to repair it") from error
