"""What an output folder holds, as bytes: the same rows always give the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import OutputError
from pipeline.output.summary import summary
from pipeline.schema import TABLES, datapackage
from pipeline.tables import conform

ROWS_PER_GROUP = 65_536
_COMPRESSION_LEVEL = 3
_OURS = re.compile(r"[a-z_]+\.parquet|datapackage\.json|summary\.json|text/([^/\0]+)\.txt")


class Content(msgspec.Struct, frozen=True):
    """A file to be written: its name within the folder, its bytes, its rows if it is a table."""

    name: str
    data: bytes
    rows: int | None = None

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def contents_of(tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> Iterator[Content]:
    """Every file but the manifest, one at a time.

    Raises:
        ValueError: a table is missing or is not that of the contract.
        OutputError: an id cannot be the name of a file.
    """
    for name in TABLES:
        yield Content(f"{name}.parquet", _parquet(tables[name], name), tables[name].num_rows)
    for document_id, text in sorted(texts.items()):
        yield Content(text_name(document_id), text.encode("utf-8"))
    yield Content("datapackage.json", json_bytes(datapackage(), sort_keys=False))
    yield Content("summary.json", json_bytes(summary(tables), ensure_ascii=True))


def text_name(document_id: str) -> str:
    """Name of the file with a circular's canonical text.

    Raises:
        OutputError: the id would lead out of the folder, or is no name at all.
    """
    name = f"text/{document_id}.txt"
    if document_id in {"", ".", ".."} or not is_ours(name):
        raise OutputError(f"the id {document_id!r} cannot be the name of a file")
    return name


def is_ours(name: str) -> bool:
    """Whether a name within the folder is one that this package gives to files."""
    match = _OURS.fullmatch(name)
    separators = {os.sep, os.altsep, ":" if os.name == "nt" else None} - {None, "/"}
    return match is not None and not any(one in name for one in separators if one)


def json_bytes(value: object, sort_keys: bool = True, ensure_ascii: bool = False) -> bytes:
    """JSON as we write it: indented, LF, with a line end at the end."""
    text = json.dumps(value, indent=1, sort_keys=sort_keys, ensure_ascii=ensure_ascii)
    return f"{text}\n".encode()


def _parquet(table: pa.Table, name: str) -> bytes:
    """One chunk, whatever the parts it came in, as the layout of chunks shows in the bytes."""
    sink = pa.BufferOutputStream()
    pq.write_table(
        conform(table, name).combine_chunks(),
        sink,
        compression="zstd",
        compression_level=_COMPRESSION_LEVEL,
        row_group_size=ROWS_PER_GROUP,
    )
    return bytes(sink.getvalue())
