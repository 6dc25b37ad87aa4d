"""What a circular was made from comes out of it, in whatever forms it is printed.

Each form has its own test elsewhere; here they meet one another, as many as a seed makes them.
"""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from pipeline.circular import Circular, Registration
from pipeline.parse import parse
from pipeline.read import read_document
from tests.properties.crossed_duties import Duty
from tests.properties.crossed_grids import carried
from tests.properties.crossed_lists import ListCircular, list_circular
from tests.properties.crossed_regions import rate_of, region_circular, region_values
from tests.properties.crossed_tables import Entry, TableCircular, table_circular
from tests.properties.numbered import SECTIONS

VALUE_ROLES = ("target", "achieved", "rate")
pytestmark = pytest.mark.slow
seeds = st.integers(0, 2**32)


def read(name: str, source: bytes) -> Circular:
    return parse(read_document("a", [(name, source)]), Registration())


def duties(circular: Circular, part: str) -> dict[int, Duty]:
    """Who is responsible for each item by one part, and its deadline."""
    names: dict[tuple[int, str], list[str]] = defaultdict(list)
    for unit in circular.responsible_units:
        if unit.part == part:
            names[unit.item_number, unit.role].append(unit.printed_name)
    return {
        item.item_number: Duty(
            lead=tuple(names[item.item_number, "lead"]),
            cooperating=tuple(names[item.item_number, "cooperating"]),
            leader=tuple(names[item.item_number, "leader"]),
            deadline=item.deadline,
        )
        for item in circular.items
    }


def values(circular: Circular) -> dict[tuple[int, int, str | None, str], tuple[Any, ...]]:
    """As `region_values`; what is no number counts as 0."""
    return {
        (row.item_number, row.indicator_number, row.region_label, row.value_role): (
            row.value if row.kind == "number" else 0.0,
            row.indicator,
            row.unit if row.value_role == "target" else None,
        )
        for row in circular.targets
    }


def unparsed(circular: Circular) -> list[str]:
    return [run.text for run in circular.residue if run.reason == "unparsed"]


def measures(circular: Circular) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for measure in circular.measures:
        found[measure.item_number].append(measure.text)
    return dict(found)


@settings(max_examples=160)
@given(seeds)
def test_lists(seed: int) -> None:
    made = list_circular(Random(seed))
    note(f"{made.form}\n{made.text}")
    circular = read("a.txt", made.text.encode())
    assert [(item.item_number, item.section_number, item.text) for item in circular.items] == [
        (item.number, item.section, item.text) for item in made.items
    ]
    assert duties(circular, "notice") == {item.number: item.duty for item in made.items}
    taken = {item.number: [*item.measures] for item in made.items if item.measures}
    assert measures(circular) == taken
    if made.form.table:
        assert values(circular) == region_values(made.form.table, made.counted)
    assert_headed(circular, made)
    assert not unparsed(circular)


def assert_headed(circular: Circular, made: ListCircular) -> None:
    heading = circular.heading
    assert (heading.title, heading.year) == (made.title, made.year)
    if made.issuer.is_one:  # of regions of one name the circular does not say which
        assert heading.region_name == made.issuer.name


@pytest.mark.parametrize("carrier", ["tabs", "pipes", "lines", "html", "docx", "xlsx"])
@settings(max_examples=25)
@given(seeds)
def test_item_tables(carrier: str, seed: int) -> None:
    made = table_circular(Random(seed))
    # With one cell to a line, a free last cell may be of the next row, or of a section.
    assume(carrier != "lines" or not made.form.has("free"))
    note(f"{made.form}\n{made.rows}")
    # A workbook has the table and its title.
    head = (made.title,) if carrier == "xlsx" else made.head
    circular = read(*carried(carrier, head, made.rows))
    assert table_rows(circular, made) == [entry_row(entry, made) for entry in made.entries]
    assert not unparsed(circular)


def entry_row(entry: Entry, made: TableCircular) -> dict[str, object]:
    """What the table tells of an item, by what its columns are."""
    told: dict[str, object] = {
        "text": entry.text,
        "title": entry.title,
        "lead": (entry.lead,),
        "cooperating": entry.cooperating,
        "leader": (entry.leader,),
        "deadline": entry.deadline,
        "target": entry.target,
        "achieved": entry.achieved,
        "rate": rate_of(entry.target, entry.achieved),
        "free": [entry.free],
        "section": SECTIONS[entry.section - 1],
    }
    return {kind: value for kind, value in told.items() if is_told(kind, made)}


def is_told(kind: str, made: TableCircular) -> bool:
    return made.form.sections is not None if kind == "section" else made.form.has(kind)


def table_rows(circular: Circular, made: TableCircular) -> list[dict[str, object]]:
    """As `entry_row`, of what was read."""
    duty = duties(circular, "list")
    number = {(row.item_number, str(row.value_role)): row.value for row in circular.targets}
    free: dict[int, list[str]] = defaultdict(list)
    for attribute in circular.item_attributes:
        free[attribute.item_number].append(attribute.raw)
    rows: list[dict[str, object]] = [
        {
            "text": item.text,
            "title": item.title,
            "lead": duty[item.item_number].lead,
            "cooperating": duty[item.item_number].cooperating,
            "leader": duty[item.item_number].leader,
            "deadline": item.deadline,
            **{role: number.get((item.item_number, role)) for role in VALUE_ROLES},
            "free": free[item.item_number],
            "section": item.section_title,
        }
        for item in circular.items
    ]
    return [{kind: value for kind, value in row.items() if is_told(kind, made)} for row in rows]


# One cell to a line does not say whose region's a number is where cells are empty.
@pytest.mark.parametrize("carrier", ["tabs", "pipes", "html", "docx"])
@settings(max_examples=20)
@given(seeds)
def test_region_tables(carrier: str, seed: int) -> None:
    made = region_circular(Random(seed))
    note(f"{made.form}\n{made.rows}")
    circular = read(*carried(carrier, made.head, made.rows))
    assert values(circular) == region_values(made.form, made.items)
    listed = [mention for mention in circular.item_mentions if mention.part == "notice"]
    assert [mention.item_number for mention in listed] == [item.number for item in made.items]
    assert not unparsed(circular)
