"""All tables of the data contract, in the order in which a reader meets them."""

from __future__ import annotations

from pipeline.schema.documents import DOCUMENTS, SECTIONS
from pipeline.schema.items import (
    ITEM_ATTRIBUTES,
    ITEM_MENTIONS,
    ITEMS,
    MEASURES,
    RESPONSIBLE_UNITS,
)
from pipeline.schema.model import Table
from pipeline.schema.numbers import LINKS, QUANTITIES, TARGETS
from pipeline.schema.review import CORRECTIONS, FINDINGS, OBSERVATIONS, RESIDUE

SCHEMA_VERSION = "1.1.0"
"""Raised when a name, type or meaning changes; what was only added leaves the first number."""

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DOCUMENTS,
        SECTIONS,
        ITEMS,
        ITEM_MENTIONS,
        ITEM_ATTRIBUTES,
        MEASURES,
        TARGETS,
        QUANTITIES,
        LINKS,
        RESPONSIBLE_UNITS,
        FINDINGS,
        CORRECTIONS,
        OBSERVATIONS,
        RESIDUE,
    )
}
