"""What a text says of who owes an item, as values: the names, dates and other labelled words."""

from __future__ import annotations

from typing import Literal

import msgspec

Responsibility = Literal["local", "city", "province", "none"]
Role = Literal["lead", "cooperating", "leader"]


class NamedUnit(msgspec.Struct, frozen=True):
    """An organisation or person, and where its printed name stands in the text.

    Attributes:
        role: what it does for the item.
        printed_name: without marks, brackets of a role, or another's name beside it.
        start: of the name in the text.
        end: one past its last character.
        prefix: the level written once for several names (市发改委、财政局), which the printed
            name lacks; empty where the name has its own.
        mark: the sign printed at the name (★市发改委), which may say that it leads.
        of_person: whether it only says where a person named in charge belongs (县住建局局长李四).
    """

    role: Role
    printed_name: str
    start: int
    end: int
    prefix: str = ""
    mark: str = ""
    of_person: bool = False


class Said(msgspec.Struct, frozen=True):
    """Words behind a label, and where they stand; a deadline may have no label."""

    label: str
    text: str
    start: int
    end: int


class Statement(msgspec.Struct, frozen=True):
    """What a text says of responsibility, and the range that says it.

    ``others`` are labels among those of roles that name none (资金来源：…, 联系电话：…).
    """

    start: int
    end: int
    responsibility: Responsibility | None
    units: tuple[NamedUnit, ...] = ()
    deadlines: tuple[Said, ...] = ()
    others: tuple[Said, ...] = ()

    @property
    def deadline(self) -> str | None:
        """The one deadline; None where several differ."""
        texts = {each.text for each in self.deadlines}
        return texts.pop() if len(texts) == 1 else None
