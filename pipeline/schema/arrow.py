"""The schema as Arrow sees it, with everything a reader needs in the metadata."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pyarrow as pa

from pipeline.schema.arrays import arrow_array
from pipeline.schema.model import Enumeration, Field, ListOf, Scalar, Struct, Table, Type
from pipeline.schema.tables import SCHEMA_VERSION, TABLES

_SCALARS: dict[Scalar, Any] = {
    "string": pa.string(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "float32": pa.float32(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "date32": pa.date32(),
}
# What pandas calls the types: (pandas_type, numpy_type, numpy_type where null may occur).
_PANDAS: dict[Scalar, tuple[str, str, str]] = {
    "string": ("unicode", "object", "object"),
    "int16": ("int16", "int16", "Int16"),
    "int32": ("int32", "int32", "Int32"),
    "float32": ("float32", "float32", "float32"),
    "float64": ("float64", "float64", "float64"),
    "bool": ("bool", "bool", "boolean"),
    "date32": ("date", "object", "object"),
}


def arrow_type(type_: Type | Struct) -> pa.DataType:
    """The Arrow type of a column or of a list's element."""
    if isinstance(type_, Enumeration):
        return pa.dictionary(pa.int8(), pa.string())
    if isinstance(type_, ListOf):
        return pa.list_(arrow_type(type_.element))
    if isinstance(type_, Struct):
        return pa.struct([(inner.name, arrow_type(inner.type)) for inner in type_.fields])
    return _SCALARS[type_]


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table.

    Fields carry ``description_zh``, ``description_en``, and where they have them ``unit`` and
    ``values`` (JSON: value -> meaning); the table ``description_zh``, ``description_en``,
    ``key`` (JSON), ``schema_version`` and a ``pandas`` block that does not depend on the rows.

    Raises:
        KeyError: there is no such table.
    """
    contract = TABLES[table]
    fields = [
        pa.field(
            field.name,
            arrow_type(field.type),
            nullable=not field.required,
            metadata=_field_metadata(field),
        )
        for field in contract.fields
    ]
    return pa.schema(fields, metadata=_table_metadata(contract))


@cache
def dictionary(enumeration: Enumeration) -> pa.Array:
    """All values of an enumeration, in the order of the schema."""
    return arrow_array(enumeration.names, pa.string())


def _field_metadata(field: Field) -> dict[str, str]:
    found = {"description_zh": field.zh, "description_en": field.en}
    if field.unit:
        found["unit"] = field.unit
    if isinstance(field.type, Enumeration):
        values = {value.name: {"zh": value.zh, "en": value.en} for value in field.type.values}
        found["values"] = _json(values)
    return found


def _table_metadata(table: Table) -> dict[str, str]:
    return {
        "table": table.name,
        "description_zh": table.zh,
        "description_en": table.en,
        "key": _json(table.key),
        "schema_version": SCHEMA_VERSION,
        "pandas": _json(_pandas_block(table)),
    }


def _pandas_block(table: Table) -> dict[str, object]:
    """What ``to_pandas`` looks at: without it nullable integers come back as float64."""
    return {
        "index_columns": [],
        "column_indexes": [],
        "columns": [_pandas_column(field) for field in table.fields],
        "creator": {"library": "minsheng", "version": SCHEMA_VERSION},
        "pandas_version": "2.0.0",
    }


def _pandas_column(field: Field) -> dict[str, object]:
    metadata: dict[str, object] | None = None
    if isinstance(field.type, Enumeration):
        pandas_type, numpy_type = "categorical", "int8"
        metadata = {"num_categories": len(field.type.values), "ordered": False}
    elif isinstance(field.type, ListOf):
        inner = field.type.element
        pandas_type = f"list[{'struct' if isinstance(inner, Struct) else _PANDAS[inner][0]}]"
        numpy_type = "object"
    else:
        pandas_type, plain, nullable = _PANDAS[field.type]
        numpy_type = plain if field.required else nullable
    names = {"name": field.name, "field_name": field.name}
    return names | {
        "pandas_type": pandas_type,
        "numpy_type": numpy_type,
        "metadata": metadata,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
