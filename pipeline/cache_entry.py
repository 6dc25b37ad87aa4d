"""The tables and the text of one circular as bytes that tell whether they are damaged."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pyarrow as pa

from pipeline.schema.arrays import arrow_array
from pipeline.tables import conform, to_tables

_TEXT = "text"
_DIGEST_SIZE = hashlib.sha256().digest_size


def to_bytes(tables: Mapping[str, pa.Table], text: str) -> bytes:
    """An entry: a digest, then a table of names and contents.

    What the schema says of the columns is left out, as it is many times larger than the rows.
    """
    filled = {name: table for name, table in tables.items() if table.num_rows}
    contents = {
        name: _packed(table.replace_schema_metadata(None)) for name, table in filled.items()
    }
    contents[_TEXT] = text.encode("utf-8")
    names = arrow_array(list(contents), pa.string())
    listed = pa.table({"name": names, "content": arrow_array(list(contents.values()), pa.binary())})
    data = _packed(listed, compression="zstd")
    return hashlib.sha256(data).digest() + data


def from_bytes(data: bytes) -> tuple[dict[str, pa.Table], str]:
    """The tables of the contract and the text of an entry.

    Raises:
        ValueError: the entry is damaged.
    """
    digest, packed = data[:_DIGEST_SIZE], data[_DIGEST_SIZE:]
    if hashlib.sha256(packed).digest() != digest:
        raise ValueError("the entry is damaged")
    rows = _unpacked(packed).to_pylist()
    contents: dict[str, bytes] = {row["name"]: row["content"] for row in rows}
    text = contents.pop(_TEXT).decode("utf-8")
    filled = {name: conform(_unpacked(content), name) for name, content in contents.items()}
    return {**to_tables(()), **filled}, text


def _packed(table: pa.Table, compression: str | None = None) -> bytes:
    sink = pa.BufferOutputStream()
    bare = pa.schema([field.remove_metadata() for field in table.schema])
    options = pa.ipc.IpcWriteOptions(compression=compression)
    with pa.ipc.new_stream(sink, bare, options=options) as writer:
        writer.write_table(pa.Table.from_arrays(table.columns, schema=bare))
    return bytes(sink.getvalue())


def _unpacked(data: bytes) -> pa.Table:
    # Threads cost more than they save on tables as small as these.
    return pa.ipc.open_stream(data, options=pa.ipc.IpcReadOptions(use_threads=False)).read_all()
