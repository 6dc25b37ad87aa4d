"""As `test_number_faults`, over more shapes of sentences and tables."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.circular import Registration
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.tables import to_tables
from pipeline.validate import validate
from tests.properties.worded import KINDS, Planted, Worded, plant, text_of, worded

Finding = dict[str, Any]


def findings(plans: Iterable[Worded]) -> dict[str, list[Finding]]:
    circulars = []
    for made in plans:
        document = read_document(made.name, [(f"{made.name}.txt", text_of(made).encode())])
        circulars.append(parse(document, Registration()))
    texts = {each.document_id: each.text for each in circulars}
    found: dict[str, list[Finding]] = {name: [] for name in texts}
    for row in validate(to_tables(circulars), texts).to_pylist():
        found[row["document_id"]].append(row)
    return found


def is_found(planted: Planted, found: Iterable[Finding]) -> bool:
    """Whether the fault's rule fired at its item, and quotes the number."""
    return any(
        each["rule"] == planted.rule
        and each["item_number"] == planted.item
        and any(planted.quoted in place["quote"] for place in each["evidence"])
        for each in found
    )


def planted_in(random: Random, count: int) -> list[Planted]:
    made = [(kind, worded(random, f"{kind}-{n:04}")) for kind in KINDS for n in range(count)]
    found = (plant(random, one, kind) for kind, one in made)
    return [each for each in found if each is not None]


seeds = st.integers(0, 2**32)
few = settings(max_examples=2, deadline=None)


@pytest.mark.slow
@few
@given(seeds)
def test_sound_numbers_raise_nothing(seed: int) -> None:
    random = Random(seed)
    found = findings(worded(random, f"sound-{n:04}") for n in range(60))
    assert [each["message"] for some in found.values() for each in some] == []


@pytest.mark.slow
@few
@given(seeds)
def test_every_planted_fault_is_found_at_its_place(seed: int) -> None:
    planted = planted_in(Random(seed), 15)
    found = findings(each.made for each in planted)
    missed = [each for each in planted if not is_found(each, found[each.made.name])]
    assert [(each.kind, text_of(each.made)) for each in missed] == []
    elsewhere = [
        (one.kind, each["message"])
        for one in planted
        for each in found[one.made.name]
        if one.item is not None and each["item_number"] != one.item
    ]
    assert elsewhere == []
