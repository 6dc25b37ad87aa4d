"""What a circular says.

Each class is a row of the table of the same name in the data contract and its attributes are
that table's columns, so that turning a circular into tables needs no second list of names.
``place`` stands for the columns ``spans`` and ``boxes``.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from pipeline.document import Place, SourceFile
from pipeline.text.duty_types import Responsibility, Role

Part = Literal["notice", "measures", "targets", "list"]
Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx"]
Kind = Literal["number", "follow_total", "support", "pending", "none", "blank"]
ValueRole = Literal["target", "achieved", "rate"]
RegionRole = Literal["total", "member", "subtotal"]
Reason = Literal[
    "page_number",
    "running_header",
    "heading",
    "table_label",
    "preamble",
    "closing",
    "web_chrome",
    "unparsed",
]
Agreement = Literal["same", "different", "part", "unmatched"]
ObservationKind = Literal[
    "repeated_characters",
    "lost_characters",
    "traditional_character",
    "foreign_word",
    "open_bracket",
    "damaged_label",
    "joined_names",
    "completed_header",
    "misplaced_section",
    "irregular_cells",
    "traditional_script",
]


class Registration(msgspec.Struct, frozen=True):
    """What the register ``circulars.toml`` knows of a circular that its file cannot say."""

    source_url: str | None = None
    fetched_on: date | None = None
    region: str | None = None
    year: int | None = None


class DeclaredCount(msgspec.Struct, frozen=True):
    """A number of items that the circular declares, and where it does."""

    count: int
    unit: str
    place: str


class Heading(msgspec.Struct, frozen=True):
    """The heading block: the columns of ``documents`` that the source itself states."""

    title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    year: int | None = None
    issued_on: date | None = None
    index_number: str | None = None
    region_name: str | None = None
    region_code: str | None = None
    parent_region_name: str | None = None
    parent_region_code: str | None = None
    addressees: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    declared_item_count: int | None = None
    declared_counts: tuple[DeclaredCount, ...] = ()
    place: Place = msgspec.field(default_factory=Place)


class Section(msgspec.Struct, frozen=True):
    """A section as one part prints it."""

    list_number: int
    part: Part
    section_number: int
    section_title: str
    declared_item_count: int | None
    item_count: int
    place: Place


class Item(msgspec.Struct, frozen=True):
    """An item, its parts reconciled."""

    list_number: int
    item_number: int
    section_number: int | None
    section_title: str | None
    title: str
    text: str
    responsibility: Responsibility
    lead_units: tuple[str, ...]
    cooperating_units: tuple[str, ...]
    deadline: str | None
    in_notice: bool
    in_measures: bool
    in_targets: bool
    in_list: bool


class ItemMention(msgspec.Struct, frozen=True):
    """An item as one part prints it; ``lead_units`` as printed."""

    list_number: int
    part: Part
    item_number: int
    section_number: int | None
    label: str | None
    text: str
    responsibility: Responsibility | None
    lead_units: tuple[str, ...]
    place: Place


class ItemAttribute(msgspec.Struct, frozen=True):
    """What a row-per-item table says beyond the named columns."""

    list_number: int
    part: Part
    item_number: int
    position: int
    column_label: str
    raw: str
    place: Place


class Measure(msgspec.Struct, frozen=True):
    """A measure by which an item is to be reached."""

    list_number: int
    item_number: int
    measure_number: int
    label: str | None
    text: str
    place: Place


class Target(msgspec.Struct, frozen=True):
    """A data cell of the target tables; ``header_place`` stands for ``header_spans``."""

    list_number: int
    item_number: int
    indicator_number: int
    region_number: int
    value_role: ValueRole
    period: str | None
    region_label: str | None
    section_number: int | None
    indicator: str | None
    unit: str | None
    region_name: str | None
    region_code: str | None
    region_role: RegionRole
    kind: Kind | None
    raw: str | None
    comparator: Comparator | None
    value: float | None
    value_base: float | None
    unit_base: str | None
    inherited: bool
    part_of: int | None
    repaired: bool
    table_number: int
    place: Place
    header_place: Place


class ItemQuantity(msgspec.Struct, frozen=True):
    """A number with a meaning in the text of an item or measure (table ``quantities``)."""

    list_number: int
    part: Part
    item_number: int
    measure_number: int | None
    quantity_number: int
    raw: str
    subject: str | None
    comparator: Comparator
    value: float
    unit: str | None
    value_base: float
    unit_base: str | None
    per: str | None
    place: Place


class Link(msgspec.Struct, frozen=True):
    """A quantity of the text and an indicator of the tables that are the same thing.

    `part_of`: of a share, the number of the quantity of the item's text that it is a share of.
    `other_part` and `other_quantity_number`: the quantity of the item's own text that the
    words of a list say again.
    """

    list_number: int
    item_number: int
    indicator_number: int | None
    part: Part | None
    measure_number: int | None
    quantity_number: int | None
    agreement: Agreement
    part_of: int | None
    other_part: Part | None
    other_quantity_number: int | None


class ResponsibleUnit(msgspec.Struct, frozen=True):
    """An organisation or person that one part names for an item."""

    list_number: int
    part: Part
    item_number: int
    position: int
    role: Role
    printed_name: str
    name: str
    place: Place


class Residue(msgspec.Struct, frozen=True):
    """A run of source text that is in no other row."""

    run_number: int
    text: str
    reason: Reason
    place: Place


class Observation(msgspec.Struct, frozen=True):
    """What parsing noticed and no other row says, for rules to judge."""

    list_number: int
    observation_number: int
    kind: ObservationKind
    part: Part
    section_number: int | None
    item_number: int | None
    measure_number: int | None
    indicator_number: int | None
    context: str | None
    expected: str | None
    actual: str | None
    place: Place


class Circular(msgspec.Struct, frozen=True):
    """Everything one circular says; each tuple is in the order of its table's key."""

    document_id: str
    text: str
    files: tuple[SourceFile, ...]
    registration: Registration
    heading: Heading
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    item_mentions: tuple[ItemMention, ...] = ()
    item_attributes: tuple[ItemAttribute, ...] = ()
    measures: tuple[Measure, ...] = ()
    targets: tuple[Target, ...] = ()
    quantities: tuple[ItemQuantity, ...] = ()
    links: tuple[Link, ...] = ()
    responsible_units: tuple[ResponsibleUnit, ...] = ()
    observations: tuple[Observation, ...] = ()
    residue: tuple[Residue, ...] = ()


class FailedDocument(msgspec.Struct, frozen=True):
    """A source that gave no circular, and why, for a person."""

    document_id: str
    files: tuple[SourceFile, ...]
    error: str
    registration: Registration = msgspec.field(default_factory=Registration)
