"""Numbers that agree raise nothing; a number that is changed is found where it was changed.

Great Expectations costs the same for one circular and for hundreds: all go through it at once.
"""

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
from tests.properties.numbered import KINDS, Fault, Plan, fault, plan, printed

Finding = dict[str, Any]
# A changed number makes these too.
CONSEQUENCES = {
    "text": {"breakdown_mismatch"},
    "notice": {"item_text_mismatch"},
    "cell": {"members_sum", "member_exceeds_total"},
    "member": {"member_exceeds_total"},
    "part": set[str](),
}


def findings(plans: Iterable[Plan]) -> dict[str, list[Finding]]:
    circulars = []
    for made in plans:
        document = read_document(made.name, [(f"{made.name}.txt", printed(made).encode())])
        circulars.append(parse(document, Registration()))
    texts = {each.document_id: each.text for each in circulars}
    found: dict[str, list[Finding]] = {name: [] for name in texts}
    for row in validate(to_tables(circulars), texts).to_pylist():
        found[row["document_id"]].append(row)
    return found


def is_found(planted: Fault, found: Iterable[Finding]) -> bool:
    """Whether the fault's rule fired at its item and indicator, and quotes the number."""
    return any(
        each["rule"] == planted.rule
        and each["item_number"] == planted.item
        and each["indicator_number"] == planted.indicator
        and any(planted.quoted in place["quote"] for place in each["evidence"])
        for each in found
    )


def others(planted: Fault, found: Iterable[Finding]) -> list[Finding]:
    """Findings of another item, or of rules that the fault does not touch."""
    known = {planted.rule} | CONSEQUENCES[planted.kind]
    return [
        each for each in found if each["item_number"] != planted.item or each["rule"] not in known
    ]


def planted_in(random: Random, kinds: Iterable[str], count: int) -> list[Fault]:
    """Some circulars with a fault of each kind, those that can have it."""
    made = [(kind, plan(random, f"{kind}-{n:04}")) for kind in kinds for n in range(count)]
    found = (fault(random, one, kind) for kind, one in made)
    return [each for each in found if each is not None]


seeds = st.integers(0, 2**32)
few = settings(max_examples=2, deadline=None)


@pytest.mark.slow
@few
@given(seeds)
def test_sound_numbers_raise_nothing(seed: int) -> None:
    random = Random(seed)
    found = findings(plan(random, f"sound-{n:04}") for n in range(100))
    assert [each["message"] for some in found.values() for each in some] == []


@pytest.mark.slow
@few
@given(seeds)
def test_every_planted_fault_is_found_at_its_place(seed: int) -> None:
    planted = planted_in(Random(seed), KINDS, 25)
    found = findings(each.made for each in planted)
    missed = [each for each in planted if not is_found(each, found[each.made.name])]
    assert [printed(each.made) for each in missed] == []
    elsewhere = [each for one in planted for each in others(one, found[one.made.name])]
    assert [(each["document_id"], each["message"]) for each in elsewhere] == []
