"""Python values -> one Arrow column, as a field of the schema says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any

import pyarrow as pa

from pipeline.schema import TABLES, Enumeration, Field, ListOf, Struct, arrow_schema
from pipeline.schema.arrays import arrow_array, offsets, validity
from pipeline.schema.arrow import arrow_type, dictionary


def column(field: Field, values: Sequence[Any]) -> pa.Array:
    """The values of a field, one for each row.

    Raises:
        ValueError: a value does not fit the field, or is missing where it must not be.
    """
    try:
        array = _array(field, values)
    except (pa.ArrowException, KeyError, OverflowError, TypeError, UnicodeError) as error:
        raise ValueError(f"{field.name}: {error!r}") from error
    if field.required and array.null_count:
        raise ValueError(f"{field.name}: a value is missing")
    return array


def conform(table: pa.Table, name: str) -> pa.Table:
    """The same rows with exactly the schema of a table of the contract.

    Files give back dictionaries with the values that occur; here all are in again, in order.

    Raises:
        ValueError: the columns are not those of the contract.
    """
    schema = arrow_schema(name)
    if table.schema.names != schema.names:
        raise ValueError(f"{name}: not the columns of the contract: {table.schema.names}")
    if table.schema.types != schema.types:
        raise ValueError(f"{name}: not the types of the contract: {table.schema.types}")
    arrays = [
        _encoded(table[field.name], field.type)
        if isinstance(field.type, Enumeration)
        else table[field.name]
        for field in TABLES[name].fields
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _encoded(array: pa.ChunkedArray, enumeration: Enumeration) -> pa.ChunkedArray:
    """The values with the whole dictionary."""
    whole = dictionary(enumeration)
    if all(chunk.dictionary.equals(whole) for chunk in array.chunks):
        return array
    indices = _indices(enumeration)
    try:
        codes = [indices[value] for value in array.to_pylist()]
    except KeyError as error:
        raise ValueError(f"values outside the enumeration {enumeration.name}") from error
    return pa.chunked_array([_dictionary_array(enumeration, codes)])


def _array(field: Field, values: Sequence[Any]) -> pa.Array:
    type_ = field.type
    if isinstance(type_, Enumeration):
        indices = _indices(type_)
        return _dictionary_array(type_, [indices[value] for value in values])
    if isinstance(type_, ListOf) and isinstance(type_.element, Struct):
        return _structs(type_.element, values)
    if type_ == "string" and not field.required:
        values = [value or None for value in values]
    return arrow_array(values, arrow_type(type_))


def _dictionary_array(enumeration: Enumeration, codes: Sequence[int | None]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(arrow_array(codes, pa.int8()), dictionary(enumeration))


@cache
def _indices(enumeration: Enumeration) -> dict[str | None, int | None]:
    return {None: None} | {name: index for index, name in enumerate(enumeration.names)}


def _structs(struct: Struct, values: Sequence[Any]) -> pa.Array:
    """A list<struct> column: its elements as one flat column per field, and where rows end."""
    elements = list(chain.from_iterable(value for value in values if value))
    children = [
        column(inner, list(map(attrgetter(inner.name), elements))) for inner in struct.fields
    ]
    flat = pa.StructArray.from_arrays(children, fields=list(arrow_type(struct)))
    list_type = arrow_type(ListOf(struct))
    buffers = [validity(values), offsets(values)]
    return pa.Array.from_buffers(list_type, len(values), buffers, children=[flat])
