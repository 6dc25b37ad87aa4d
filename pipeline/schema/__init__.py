"""The data contract: every field and table once; all else that describes them comes from here.

To add a column, add one ``Field`` to its table. To add a table, add a ``Table`` to ``TABLES``.
``python -m pipeline.schema`` then writes ``docs/data-dictionary.md`` anew.
"""

from pipeline.schema.arrow import arrow_schema
from pipeline.schema.datapackage import datapackage
from pipeline.schema.dictionary import data_dictionary
from pipeline.schema.model import Enumeration, Field, ForeignKey, ListOf, Struct, Table, Value
from pipeline.schema.tables import SCHEMA_VERSION, TABLES

__all__ = [
    "SCHEMA_VERSION",
    "TABLES",
    "Enumeration",
    "Field",
    "ForeignKey",
    "ListOf",
    "Struct",
    "Table",
    "Value",
    "arrow_schema",
    "data_dictionary",
    "datapackage",
]
