"""From a cell of a target table, its headers and its region label to a row of ``targets``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.trace.model import Row, Step
from pipeline.trace.quotes import words
from pipeline.trace.value_steps import value_steps

_REPAIRS = {"completed_header": "indicator", "misplaced_section": "section_number"}


def target_steps(
    row: Row, text: str, targets: Sequence[Row], observations: Sequence[Row]
) -> Iterator[Step]:
    """Each step, in the order in which they are made.

    Args:
        row: of ``targets``.
        text: the canonical text.
        targets: the rows of the same item.
        observations: what parsing noticed about the same item.
    """
    printed = " ".join(words(text, row["spans"]).split())
    if row["inherited"]:
        yield Step("inherited", _origin(row, targets), row["raw"] or "nothing")
    elif printed != (row["raw"] or ""):
        yield Step("raw", printed, row["raw"] or "nothing")
    yield from _header(row, text, targets)
    yield from _repairs(row, observations)
    if row["kind"] == "number":
        yield from value_steps(row)
    else:
        yield Step("kind", row["raw"] or "nothing", row["kind"] or "null: fits no kind")
    code = row["region_code"] or "no code"
    region = f"{row['region_name']} ({code}, {row['region_role']})"
    yield Step("region", row["region_label"] or "no label", region)


def _origin(row: Row, targets: Sequence[Row]) -> str:
    """Which cell's words a merged cell shows again."""
    first = next(
        (one for one in targets if one["spans"] == row["spans"] and not one["inherited"]), None
    )
    if first is None:
        return "a merged cell of another item"
    region = first["region_label"] or first["region_name"]
    return f"merged cell of {region}, {first['indicator'] or 'no indicator'}"


def _header(row: Row, text: str, targets: Sequence[Row]) -> Iterator[Step]:
    """The headers as printed, the outermost first, and what they name."""
    every = [" ".join(words(text, [span]).split()) for span in row["header_spans"]]
    headers = [words for words in every if words != row["region_label"]]
    named = row["indicator"] or "null"
    unit = f" [{row['unit']}]" if row["unit"] else ""
    yield Step("indicator", " › ".join(headers), f"{named}{unit}")
    if row["part_of"] is not None:
        whole = [one for one in targets if one["indicator_number"] == row["part_of"]]
        name = whole[0]["indicator"] if whole else ""
        yield Step("part_of", named, f"a part of indicator {row['part_of']} {name}".rstrip())


def _repairs(row: Row, observations: Sequence[Row]) -> Iterator[Step]:
    """What was completed or put right from other parts, as printed and as taken."""
    for one in observations:
        column = _REPAIRS.get(one["kind"])
        if column and one["indicator_number"] in {None, row["indicator_number"]}:
            what = "header" if column == "indicator" else "section"
            meant = one["expected"] or "unknown"
            yield Step(f"repaired {column}", f"printed {what} {one['actual']}", f"taken as {meant}")
