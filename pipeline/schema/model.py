"""The words in which the schema is written: fields, enumerations, tables.

Nothing here depends on Arrow, so that reading the schema costs nothing.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import force_setattr, replace

Scalar = Literal["string", "int16", "int32", "float32", "float64", "bool", "date32"]


class Value(msgspec.Struct, frozen=True):
    """One value of an enumeration and what it means."""

    name: str
    zh: str
    en: str


class Enumeration(msgspec.Struct, frozen=True):
    """A closed set of values, stored as an Arrow dictionary in the order given here."""

    name: str
    values: tuple[Value, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The values themselves."""
        return tuple(value.name for value in self.values)


class Struct(msgspec.Struct, frozen=True):
    """The element of a list that has fields of its own."""

    fields: tuple[Field, ...]


class ListOf(msgspec.Struct, frozen=True):
    """A list of scalars or of structs."""

    element: Scalar | Struct


Type = Scalar | Enumeration | ListOf


class Field(msgspec.Struct, frozen=True):
    """A column, or a field of a struct.

    Attributes:
        name: as in the files.
        type: how it is stored.
        zh: its meaning in Chinese; says what null means where null may occur.
        en: the same in English.
        required: whether it is never null.
        unit: what a number counts, None where another column says it or it has none.
    """

    name: str
    type: Type
    zh: str
    en: str
    required: bool = False
    unit: str | None = None

    def needed(self) -> Field:
        """The same field where it may not be null."""
        return replace(self, required=True)

    def with_note(self, zh: str, en: str) -> Field:
        """The same field with a further sentence on what it means in one table."""
        return replace(self, zh=self.zh + zh, en=f"{self.en} {en}")


class ForeignKey(msgspec.Struct, frozen=True):
    """Columns whose values are the key of a row of another table, under the same names."""

    columns: tuple[str, ...]
    table: str


class Table(msgspec.Struct, frozen=True):
    """A table of the data contract.

    Attributes:
        name: name of the file, without ``.parquet``.
        title_zh: what it is called in Chinese.
        zh: what a row is, in Chinese.
        en: what a row is, in English.
        key: the columns that together name a row.
        fields: all columns, in order.
        foreign_keys: how it joins to other tables.
        order: the columns that the rows are sorted by; the key where not given.
    """

    name: str
    title_zh: str
    zh: str
    en: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    order: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Sort by the key unless told otherwise."""
        if not self.order:
            force_setattr(self, "order", self.key)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.fields)

    @property
    def has_provenance(self) -> bool:
        """Whether its rows say where in the source they were read."""
        return "spans" in self.columns
