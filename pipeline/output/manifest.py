"""``manifest.json``: what the folder must hold to be whole."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import OutputError
from pipeline.output.contents import is_ours, json_bytes
from pipeline.schema import SCHEMA_VERSION
from pipeline.tables import conform

MANIFEST = "manifest.json"


class Entry(msgspec.Struct, frozen=True):
    """A file that the manifest vouches for; ``rows`` only of a table."""

    sha256: str
    rows: int | None = None


class Manifest(msgspec.Struct, frozen=True):
    """Every file of an output folder by name, and the schema they follow."""

    schema_version: str
    files: Mapping[str, Entry]

    def to_bytes(self) -> bytes:
        """As it is written."""
        files = {name: _described(entry) for name, entry in self.files.items()}
        return json_bytes({"schema_version": self.schema_version, "files": files})


def read_manifest(out: Path) -> Manifest:
    """The manifest of an output folder; the files themselves are not looked at.

    Raises:
        OutputError: there is none, as a run is writing or was broken off, or it is damaged.
    """
    path = out / MANIFEST
    try:
        return _parsed(json.loads(path.read_bytes()))
    except FileNotFoundError as error:
        raise _torn(out, f"it has no {MANIFEST}") from error
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _torn(out, f"its {MANIFEST} is damaged") from error


def verify(out: Path) -> Manifest:
    """The manifest of an output folder whose every file is as it was written.

    Raises:
        OutputError: a file is missing, or is another than the manifest vouches for.
    """
    manifest = read_manifest(out)
    for name, entry in manifest.files.items():
        if digest_of(out / name) != entry.sha256:
            raise _torn(out, f"{name} is missing or was changed")
    return manifest


def read_table(out: Path, name: str) -> pa.Table:
    """One table of an output folder, with exactly the schema of the contract.

    Raises:
        OutputError: the folder is torn, or was written under another schema.
    """
    manifest = read_manifest(out)
    if manifest.schema_version != SCHEMA_VERSION:
        written = f"schema {manifest.schema_version}, this program has {SCHEMA_VERSION}"
        raise OutputError(f"{out} was written under {written}: run again")
    return conform(pq.read_table(io.BytesIO(_vouched(out, manifest, f"{name}.parquet"))), name)


def read_as_written(out: Path) -> dict[str, pa.Table]:
    """Every table of an output folder, of whatever schema it was written under, by name.

    Raises:
        OutputError: the folder is torn, or none of ours.
    """
    manifest = read_manifest(out)
    names = [name for name in manifest.files if name.endswith(".parquet")]
    return {
        name.removesuffix(".parquet"): pq.read_table(io.BytesIO(_vouched(out, manifest, name)))
        for name in names
    }


def read_unvouched(out: Path, name: str) -> pa.Table:
    """One table of a folder that may not have a manifest yet, with the schema of the contract.

    Raises:
        OutputError: the table is missing or damaged, or was written under another schema.
    """
    path = out / f"{name}.parquet"
    try:
        table = pq.read_table(io.BytesIO(path.read_bytes()))
    except (OSError, pa.ArrowException) as error:
        raise OutputError(f"{path} cannot be read; run the stage that writes it") from error
    written = (table.schema.metadata or {}).get(b"schema_version", b"").decode()
    if written != SCHEMA_VERSION:
        raise OutputError(f"{path} is of schema {written!r}, this program has {SCHEMA_VERSION}")
    return conform(table, name)


def _vouched(out: Path, manifest: Manifest, file_name: str) -> bytes:
    """The bytes of a file that are those the manifest vouches for."""
    entry = manifest.files.get(file_name)
    try:
        data = (out / file_name).read_bytes()
    except OSError as error:
        raise _torn(out, f"{file_name} cannot be read") from error
    if entry is None or hashlib.sha256(data).hexdigest() != entry.sha256:
        raise _torn(out, f"{file_name} was changed")
    return data


def digest_of(path: Path) -> str | None:
    """SHA-256 of a file; None where there is none that can be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _described(entry: Entry) -> dict[str, Any]:
    rows = {} if entry.rows is None else {"rows": entry.rows}
    return {"sha256": entry.sha256} | rows


def _parsed(found: Any) -> Manifest:  # noqa: ANN401
    files = {
        name: Entry(str(entry["sha256"]), entry.get("rows"))
        for name, entry in found["files"].items()
        if is_ours(name)
    }
    if len(files) != len(found["files"]):
        raise ValueError("a name that is not ours")
    return Manifest(str(found["schema_version"]), files)


def _torn(out: Path, why: str) -> OutputError:
    return OutputError(f"{out} is torn or being written: {why}; run again to repair it")
