"""Tables and texts -> a folder that is whole or says that it is not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from pipeline.errors import OutputError
from pipeline.output.contents import contents_of, text_name
from pipeline.output.folder import remove_folder, replace_folder
from pipeline.output.manifest import (
    Entry,
    Manifest,
    read_as_written,
    read_manifest,
    read_table,
    read_unvouched,
    verify,
)
from pipeline.output.replacement import replace_files
from pipeline.output.texts import read_texts

__all__ = [
    "Entry",
    "Manifest",
    "read_as_written",
    "read_manifest",
    "read_table",
    "read_texts",
    "read_unvouched",
    "remove_folder",
    "replace_folder",
    "verify",
    "write",
    "write_unchecked",
]

OF_CHECKING = frozenset({"findings.parquet", "summary.json"})
"""What is written only once the rules have been checked; the manifest comes after these."""


def write_unchecked(tables: Mapping[str, pa.Table], texts: Mapping[str, str], out: Path) -> None:
    """Write what parsing gives, but nothing that depends on the rules.

    Where any of it changes, the manifest goes: until ``write`` completes it the folder is torn.

    Raises:
        OutputError: as of ``write``.
        ValueError: as of ``write``.
    """
    _write(tables, texts, out, OF_CHECKING)


def write(tables: Mapping[str, pa.Table], texts: Mapping[str, str], out: Path) -> Manifest:
    """Write every table and text, whole or not at all.

    Files that are already there with the same bytes are not touched, those of earlier runs
    that are no longer produced are removed, and what is not ours stays.

    Args:
        tables: every table of the contract.
        texts: canonical text by id, of each circular that was parsed.
        out: the folder; made where it does not exist.

    Raises:
        OutputError: the folder cannot be written, another run is writing it, or an id cannot
            be the name of a file.
        ValueError: the texts are not those that the tables were read from.
    """
    return _write(tables, texts, out)


def _write(
    tables: Mapping[str, pa.Table],
    texts: Mapping[str, str],
    out: Path,
    later: frozenset[str] | None = None,
) -> Manifest:
    _check(tables["documents"], texts)
    if out.exists() and not out.is_dir():
        raise OutputError(f"output {out} is not a folder")
    with _explained(out):
        out.mkdir(parents=True, exist_ok=True)
        return replace_files(out, contents_of(tables, texts), later)


def _check(documents: pa.Table, texts: Mapping[str, str]) -> None:
    for document_id in texts:
        text_name(document_id)
    rows = documents.select(["document_id", "text_sha256"]).to_pylist()
    wanted = {row["document_id"]: row["text_sha256"] for row in rows if row["text_sha256"]}
    found = {one: hashlib.sha256(text.encode()).hexdigest() for one, text in texts.items()}
    if wanted != found:
        names = sorted({one for one, _ in wanted.items() ^ found.items()})
        raise ValueError(f"not the texts that the tables were read from: {names}")


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    """What the system refuses, as an error for a person."""
    try:
        yield
    except OSError as error:
        where = Path(str(error.filename)).name if error.filename else None
        what = f"{where}: {error.strerror}" if where else error.strerror
        raise OutputError(f"output {out} cannot be written: {what}") from error
