"""What the comparison of two circulars says."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

Kind = Literal["same", "reworded", "added", "dropped"]
Relation = Literal["years", "levels", "others"]


class Number(msgspec.Struct, frozen=True):
    """A number that an item sets for its region.

    Attributes:
        name: what is counted.
        unit: in base form, with its denominator.
        value: in base form.
        shown: as printed.
    """

    name: str
    unit: str | None
    value: Decimal
    shown: str


class ItemRef(msgspec.Struct, frozen=True):
    """An item of one of the circulars, and the numbers that it sets."""

    list_number: int
    item_number: int
    section_title: str | None
    title: str
    text: str
    responsibility: str
    numbers: tuple[Number, ...]


class NumberDiff(msgspec.Struct, frozen=True):
    """A number of both items, or of one."""

    old: Number | None
    new: Number | None

    @property
    def amount(self) -> Decimal | None:
        """By how much the second is more than the first."""
        return self.new.value - self.old.value if self.old and self.new else None

    @property
    def percent(self) -> Decimal | None:
        """That in hundredths of the first."""
        if self.amount is None or self.old is None or not self.old.value:
            return None
        return self.amount / self.old.value * 100

    @property
    def share(self) -> Decimal | None:
        """The second in hundredths of the first."""
        return self.percent + 100 if self.percent is not None else None


class ItemDiff(msgspec.Struct, frozen=True):
    """An item of both circulars, or of one.

    Attributes:
        kind: whether it is in both, and in the same words.
        old: in the first circular.
        new: in the second.
        confidence: from 0 to 1, that the two are one item; None where it is in one only.
        numbers: what it sets, paired.
    """

    kind: Kind
    old: ItemRef | None
    new: ItemRef | None
    confidence: float | None
    numbers: tuple[NumberDiff, ...] = ()

    @property
    def is_moved(self) -> bool:
        """Whether it has another number or stands in another section."""
        if not self.old or not self.new:
            return False
        return (self.old.list_number, self.old.item_number, self.old.section_title) != (
            self.new.list_number,
            self.new.item_number,
            self.new.section_title,
        )

    @property
    def changed_numbers(self) -> tuple[NumberDiff, ...]:
        """Numbers that are others, or that one of the two does not have."""
        return tuple(each for each in self.numbers if each.amount is None or each.amount)

    @property
    def has_task(self) -> bool:
        """Whether the second circular's region owes something for the item."""
        return self.new is not None and self.new.responsibility == "local"


class Diff(msgspec.Struct, frozen=True):
    """Two circulars, item by item: first those of the second, then what is left of the first.

    Attributes:
        relation: ``years`` of one region, ``levels`` where the second's region lies within the
            first's, ``others`` else.
    """

    old_id: str
    new_id: str
    old_name: str
    new_name: str
    relation: Relation
    items: tuple[ItemDiff, ...]
