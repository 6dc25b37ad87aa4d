"""What stands around the items of a notice: title, number, salutation, signature, all else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from pipeline.circular import Reason
from pipeline.parse.reading import Leftover, TextLine
from pipeline.parse.signature import signatures, undated
from pipeline.text.passage import Passage

_SIGNED, _ALONE = 0, 2


class Letter(msgspec.Struct):
    """What stands around the items of the notice, line by line.

    Attributes:
        stated: what the site states, by column, the most telling first.
        dates: when it was issued, by how telling their places are.
        bodies: who signed.
        counted: other lines above the list that count its items, （共98项）.
        rows: passages that the heading's row is read from.
        preamble: lines between salutation and items.
        leftovers: text that is in no column.
    """

    number: Passage | None = None
    letterhead: Passage | None = None
    title: Passage | None = None
    list_title: Passage | None = None
    index_number: Passage | None = None
    stated: dict[str, Passage] = msgspec.field(default_factory=dict)
    dates: list[tuple[int, date]] = msgspec.field(default_factory=list)
    bodies: list[tuple[Passage, ...]] = msgspec.field(default_factory=list)
    counted: list[Passage] = msgspec.field(default_factory=list)
    addressees: list[TextLine] = msgspec.field(default_factory=list)
    preamble: list[TextLine] = msgspec.field(default_factory=list)
    rows: list[Passage] = msgspec.field(default_factory=list)
    leftovers: list[Leftover] = msgspec.field(default_factory=list)

    @property
    def issued_on(self) -> date | None:
        """The date that a signature gives, else one by itself, else the site's."""
        return min(self.dates, key=lambda each: each[0])[1] if self.dates else None

    def sign(
        self,
        lines: Sequence[TextLine],
        taken: set[int],
        title: range = range(0),
        *,
        behind_list: bool = False,
    ) -> None:
        """Take the bodies and dates that sign among some lines.

        Args:
            lines: above the list or behind it.
            taken: indices of the lines that are in a column; those taken here are added.
            title: lines of the title; a date right below it tells less than a signature.
            behind_list: whether a list stands above the first line.
        """
        found = list(signatures(lines, taken))
        signed = any(each.bodies for each in found)
        last = None if signed else undated(lines, taken, behind_list=behind_list)
        for each in [*found, *([last] if last and last.lines.start >= title.stop else [])]:
            above = bool(title) and each.lines.start <= title.stop
            if each.bodies:
                self.bodies.append(each.bodies)
            if each.signed_on:
                self.dates.append((_ALONE if above else _SIGNED, each.signed_on))
            taken.update(each.lines)
            self.rows += [lines[index].passage for index in each.lines]

    def leave(self, lines: Iterable[TextLine], reason: Reason | None) -> None:
        """Leave lines over: for a reason, or because no rule understood them."""
        self.leftovers += [Leftover(reason or "unparsed", line.passage) for line in lines]
