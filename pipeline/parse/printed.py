"""A circular in traditional script, read in simplified, gets its printed wording back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from pipeline.circular import Circular, Item, Observation
from pipeline.document import Document, Place
from pipeline.text.normalize import passage
from pipeline.text.passage import Span
from pipeline.text.script import is_only_traditional

Row = TypeVar("Row")

# Columns that hold the source's wording, by table; all else is canonical or a number.
_WORDING: Mapping[str, tuple[str, ...]] = {
    "sections": ("section_title",),
    "item_mentions": ("label", "text", "lead_units"),
    "item_attributes": ("column_label", "raw"),
    "measures": ("label", "text"),
    "targets": ("period", "region_label", "indicator", "unit", "raw"),
    "quantities": ("raw", "subject", "unit", "per"),
    "responsible_units": ("printed_name",),
    "observations": ("context", "actual"),
}
_OF_HEADING = ("title", "document_number", "issuer", "addressees", "attachments")
_OF_ITEM = ("title", "text", "section_title", "deadline")


def as_printed(circular: Circular, document: Document) -> Circular:
    """The rows with the wording of the source.

    Args:
        circular: read from a text that has the source's characters simplified, one for one.
        document: the source.
    """
    script = _Script(document, circular.text)
    rows: dict[str, Any] = {
        table: tuple(script.row(row, names, _place(row)) for row in getattr(circular, table))
        for table, names in _WORDING.items()
    }
    heading = script.row(circular.heading, _OF_HEADING, circular.heading.place)
    residue = tuple(
        replace(run, text="".join(document.text[slice(*span)] for span in run.place.spans))
        for run in circular.residue
    )
    rows["observations"] += (_observed(circular, rows["observations"], document.text),)
    items = tuple(_items(circular, script))
    own = {"text": document.text, "heading": heading, "residue": residue, "items": items}
    return replace(circular, **(rows | own))


class _Script:
    """What is printed where the simplified text has a character."""

    def __init__(self, document: Document, simplified: str) -> None:
        self._printed, self._simplified = document.text, simplified
        pairs = Counter(zip(simplified, document.text, strict=True))
        # The forms that most of the text uses, the rarest first so that the commonest stays.
        self._usual = {simple: own for (simple, own), _ in reversed(pairs.most_common())}

    def row(self, row: Row, names: Iterable[str], place: Place) -> Row:
        """A row with its columns of wording as printed at a place."""
        simple = passage(self._simplified, place.spans).text
        own = passage(self._printed, place.spans).text
        changed = {name: self._value(getattr(row, name), simple, own) for name in names}
        return replace(row, **changed)  # type: ignore[type-var]

    def _value(self, value: Any, simple: str, own: str) -> Any:  # noqa: ANN401 - text or several
        if isinstance(value, tuple):
            return tuple(self._wording(each, simple, own) for each in value)
        return self._wording(value, simple, own) if value else value

    def _wording(self, text: str, simple: str, own: str) -> str:
        """A text as printed: where it stands in one piece, else character by character."""
        start = simple.find(text)
        if start >= 0:
            return own[start : start + len(text)]
        position, found = 0, []
        for character in text:
            at = simple.find(character, position)
            found.append(own[at] if at >= 0 else self._usual.get(character, character))
            position = at + 1 if at >= 0 else position
        return "".join(found)


def _place(row: Any) -> Place:  # noqa: ANN401 - a row of any table
    header = getattr(row, "header_place", None)
    return Place(row.place.spans + header.spans) if header else row.place


def _items(circular: Circular, script: _Script) -> Iterable[Item]:
    """Items have no place of their own: that of their mentions and sections is theirs."""
    spans: dict[tuple[int, int], list[Span]] = defaultdict(list)
    for mention in circular.item_mentions:
        spans[mention.list_number, mention.item_number] += mention.place.spans
    headings: Sequence[Span] = [span for row in circular.sections for span in row.place.spans]
    for item in circular.items:
        own = (*spans[item.list_number, item.item_number], *headings)
        yield script.row(item, _OF_ITEM, Place(own))


def _observed(circular: Circular, others: Sequence[Observation], printed: str) -> Observation:
    """That the circular is in traditional script, at the first range of a row that shows it."""
    places = [circular.heading.place, *(row.place for row in circular.item_mentions)]
    spans = [span for place in places for span in place.spans]
    shown = (span for span in spans if any(map(is_only_traditional, printed[slice(*span)])))
    first = next(((span,) for span in shown), tuple(spans[:1]))
    number = max((each.observation_number for each in others if each.list_number == 1), default=0)
    return Observation(
        list_number=1,
        observation_number=number + 1,
        kind="traditional_script",
        part=circular.item_mentions[0].part if circular.item_mentions else "notice",
        section_number=None,
        item_number=None,
        measure_number=None,
        indicator_number=None,
        context=None,
        expected=None,
        actual=None,
        place=Place(first),
    )
