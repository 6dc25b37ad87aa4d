"""The steps from what is printed to the values of a row, a function per table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from pipeline.trace.model import Row, Step
from pipeline.trace.quotes import words
from pipeline.trace.target_steps import target_steps
from pipeline.trace.value_steps import value_steps


class Circular(msgspec.Struct, frozen=True):
    """The circular of a row: its canonical text, and its rows of any table."""

    text: str
    rows: Callable[[str], list[Row]]

    def of_item(self, table: str, row: Row) -> list[Row]:
        """The rows of a table that are about the item of a row."""
        keys = ("list_number", "item_number")
        return [one for one in self.rows(table) if all(one[key] == row[key] for key in keys)]

    def mentions(self, row: Row) -> list[Row]:
        """The mentions of the item of a row, in print."""
        found = self.of_item("item_mentions", row)
        return sorted(found, key=lambda one: [span["start"] for span in one["spans"]])


def _document(row: Row, circular: Circular) -> Iterator[Step]:
    for file in row["source_files"]:
        yield Step("read", f"{file['path']} ({file['media_type']})", f"SHA-256 {file['sha256']}")
    if row["source_url"]:
        yield Step("published", None, str(row["source_url"]))
    for declared in row["declared_counts"] or ():
        said = f"{declared['count']} {declared['unit']} ({declared['place']})"
        yield Step("declared_counts", said, f"{row['item_count']} items counted")
    if row["status"] == "failed":
        yield Step("failed", None, str(row["error"]))


def _section(row: Row, circular: Circular) -> Iterator[Step]:
    yield from _words(row, circular, "section_title")
    if row["declared_item_count"] is not None:
        declared = f"declared {row['declared_item_count']}"
        yield Step("item_count", declared, f"{row['item_count']} counted in {row['part']}")


def _item(row: Row, circular: Circular) -> Iterator[Step]:
    mentions = circular.mentions(row)
    for mention in mentions:
        if mention["text"] == row["text"]:
            yield Step("text", f"item_mentions {mention['part']}", str(row["text"]))
            break
    for mention in mentions:
        said = mention["responsibility"] or "says nothing"
        yield Step("responsibility", f"{mention['part']}: {said}", str(row["responsibility"]))
    yield from _units(row, circular)


def _mention(row: Row, circular: Circular) -> Iterator[Step]:
    yield from _text(row, circular)
    yield from _units(row, circular)


def _text(row: Row, circular: Circular) -> Iterator[Step]:
    yield from _words(row, circular, "text")


def _raw(row: Row, circular: Circular) -> Iterator[Step]:
    yield from _words(row, circular, "raw")


def _words(row: Row, circular: Circular, column: str) -> Iterator[Step]:
    """From the characters of the source to a column of text."""
    printed = " ".join(words(circular.text, row["spans"]).split())
    if row[column] is not None and printed != row[column]:
        yield Step(column, printed, str(row[column]))


def _quantity(row: Row, circular: Circular) -> Iterator[Step]:
    yield from _raw(row, circular)
    yield from value_steps(row)
    if row["subject"]:
        yield Step("subject", None, str(row["subject"]))
    if row["per"]:
        yield Step("per", None, str(row["per"]))


def _units(row: Row, circular: Circular) -> Iterator[Step]:
    """Each organisation as printed, and its full name."""
    for unit in circular.of_item("responsible_units", row):
        if row.get("part") in {None, unit["part"]}:
            yield Step(f"{unit['part']} {unit['role']}", unit["printed_name"], unit["name"])


def _unit(row: Row, circular: Circular) -> Iterator[Step]:
    yield Step("name", str(row["printed_name"]), str(row["name"]))


def _link(row: Row, circular: Circular) -> Iterator[Step]:
    yield Step("agreement", None, str(row["agreement"]))
    for name, key in (
        ("part_of", (row["part"], None, row["part_of"])),
        ("other_quantity_number", (row["other_part"], None, row["other_quantity_number"])),
    ):
        for one in circular.of_item("quantities", row):
            if (one["part"], one["measure_number"], one["quantity_number"]) == key:
                yield Step(name, str(one["raw"]), str(key[0]))


def _finding(row: Row, circular: Circular) -> Iterator[Step]:
    yield Step(f"rule {row['rule']}", None, str(row["message"]))
    if row["expected"] is not None or row["actual"] is not None:
        expected, actual = (row[name] or "nothing" for name in ("expected", "actual"))
        yield Step("compared", f"expected {expected}", f"found {actual}")


def _observation(row: Row, circular: Circular) -> Iterator[Step]:
    printed, meant = (row[name] or "nothing" for name in ("actual", "expected"))
    yield Step(str(row["kind"]), f"printed {printed}", f"should be {meant}")


def _residue(row: Row, circular: Circular) -> Iterator[Step]:
    yield Step("reason", None, str(row["reason"]))


STEPS: dict[str, Callable[[Row, Circular], Iterator[Step]]] = {
    "documents": _document,
    "sections": _section,
    "items": _item,
    "item_mentions": _mention,
    "item_attributes": _raw,
    "measures": _text,
    "targets": lambda row, circular: target_steps(
        row, circular.text, circular.of_item("targets", row), circular.of_item("observations", row)
    ),
    "quantities": _quantity,
    "links": _link,
    "responsible_units": _unit,
    "findings": _finding,
    "observations": _observation,
    "residue": _residue,
}
