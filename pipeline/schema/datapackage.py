"""The schema as a Frictionless data package (version 1), for tools that read that format."""

from __future__ import annotations

from typing import Any

from pipeline.schema.model import Enumeration, Field, ForeignKey, ListOf, Scalar, Struct, Table
from pipeline.schema.tables import SCHEMA_VERSION, TABLES

_TYPES: dict[Scalar, str] = {
    "string": "string",
    "int16": "integer",
    "int32": "integer",
    "float32": "number",
    "float64": "number",
    "bool": "boolean",
    "date32": "date",
}


def datapackage() -> dict[str, Any]:
    """The descriptor of an output folder, the same for every set of circulars.

    Row counts and hashes are not in it but in ``manifest.json``.
    """
    return {
        "profile": "data-package",
        "name": "minsheng",
        "title": "民生实事 · livelihood projects",
        "description": "民生实事文件解析所得的表。\n\nTables read from circulars of livelihood "
        "projects (民生实事).",
        "version": SCHEMA_VERSION,
        "resources": [_resource(table) for table in TABLES.values()],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.parquet",
        "title": table.title_zh,
        "description": f"{table.zh}\n\n{table.en}",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    """Fields and keys; a key with null in it is ``uniqueKeys``, as a primary key allows none."""
    found: dict[str, Any] = {"fields": [_field(field) for field in table.fields]}
    required = {field.name for field in table.fields if field.required}
    if required.issuperset(table.key):
        found["primaryKey"] = list(table.key)
    else:
        found["uniqueKeys"] = [list(table.key)]
    if table.foreign_keys:
        found["foreignKeys"] = [_foreign_key(key) for key in table.foreign_keys]
    return found


def _foreign_key(key: ForeignKey) -> dict[str, Any]:
    columns = list(key.columns)
    return {"fields": columns, "reference": {"resource": key.table, "fields": columns}}


def _field(field: Field) -> dict[str, Any]:
    """A field; ``unit``, ``storage`` and ``items`` are additions that the format allows."""
    found: dict[str, Any] = {"name": field.name, "type": _type(field)}
    found["description"] = f"{field.zh}\n\n{field.en}"
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    if isinstance(field.type, Enumeration):
        constraints["enum"] = list(field.type.names)
        found["values"] = {value.name: f"{value.zh} / {value.en}" for value in field.type.values}
    elif isinstance(field.type, ListOf):
        found["items"] = _items(field.type)
    elif field.type != _type(field):
        found["storage"] = field.type
    if field.unit:
        found["unit"] = field.unit
    return found | ({"constraints": constraints} if constraints else {})


def _type(field: Field) -> str:
    if isinstance(field.type, Enumeration):
        return "string"
    if isinstance(field.type, ListOf):
        return "array"
    return _TYPES[field.type]


def _items(type_: ListOf) -> dict[str, Any]:
    if isinstance(type_.element, Struct):
        return {"type": "object", "fields": [_field(inner) for inner in type_.element.fields]}
    return {"type": _TYPES[type_.element]}
