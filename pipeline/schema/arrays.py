"""Python values -> Arrow arrays by way of their buffers.

``pyarrow.array`` asks of each list whether it is a pandas object, and so imports pandas, which
takes longer than reading a circular. What is built here is what ``pyarrow.array`` would build.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate, chain
from typing import Any

import pyarrow as pa

_EPOCH = date(1970, 1, 1).toordinal()
_CODES = {"int8": "b", "int16": "h", "int32": "i", "float": "f", "double": "d"}


def arrow_array(values: Sequence[Any], type_: pa.DataType) -> pa.Array:
    """The values, None for null, as an Arrow array.

    Args:
        values: one for each row.
        type_: string, binary, integer, floating point, bool, date, or a list of these.

    Raises:
        TypeError: a value is of another kind.
        OverflowError: a number is too large for the type.
        UnicodeError: a string has a lone surrogate.
    """
    if pa.types.is_list(type_):
        elements = arrow_array(list(chain.from_iterable(filter(None, values))), type_.value_type)
        buffers = [validity(values), offsets(values)]
        return pa.Array.from_buffers(type_, len(values), buffers, children=[elements])
    return pa.Array.from_buffers(type_, len(values), [validity(values), *_buffers(values, type_)])


def validity(values: Sequence[Any]) -> pa.Buffer | None:
    """Which values are there, one bit each; None where all are."""
    return _bits([value is not None for value in values]) if None in values else None


def offsets(values: Sequence[Sequence[Any] | None]) -> pa.Buffer:
    """Where each value begins among the elements of all, and where the last ends."""
    return pa.py_buffer(array("i", accumulate((len(v) if v else 0 for v in values), initial=0)))


def _buffers(values: Sequence[Any], type_: pa.DataType) -> list[pa.Buffer]:
    if pa.types.is_string(type_):
        return _packed([value and value.encode() for value in _all(str, values)])
    if pa.types.is_binary(type_):
        return _packed(_all(bytes, values))
    if pa.types.is_boolean(type_):
        return [_bits([bool(value) for value in _all(bool, values)])]
    if pa.types.is_date32(type_):
        return [_numbers("i", _all(date, values), lambda day: day.toordinal() - _EPOCH)]
    return [_numbers(_CODES[str(type_)], values)]


def _packed(values: Sequence[bytes | None]) -> list[pa.Buffer]:
    """Where each value begins, and all of them one behind the other."""
    return [offsets(values), pa.py_buffer(b"".join(filter(None, values)))]


def _numbers(
    code: str, values: Sequence[Any], number: Callable[[Any], Any] | None = None
) -> pa.Buffer:
    """Numbers in the machine's own form, 0 for null."""
    if number is None and None not in values:
        return pa.py_buffer(array(code, values))
    given = number or (lambda value: value)
    return pa.py_buffer(array(code, [0 if v is None else given(v) for v in values]))


def _all(kind: type, values: Sequence[Any]) -> Sequence[Any]:
    """The values, all of which must be of a kind or null."""
    for value in values:
        if value is not None and not isinstance(value, kind):
            raise TypeError(f"{value!r} is no {kind.__name__}")
    return values


def _bits(flags: Sequence[bool]) -> pa.Buffer:
    """One bit for each flag, the first the lowest of its byte."""
    if not flags:
        return pa.py_buffer(b"")
    number = int("".join("01"[flag] for flag in reversed(flags)), 2)
    return pa.py_buffer(number.to_bytes((len(flags) + 7) // 8, "little"))
