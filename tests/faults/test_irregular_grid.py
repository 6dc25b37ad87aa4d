from typing import Any

import pytest

from pipeline.circular import Registration
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.tables import to_tables
from pipeline.validate import validate
from tests.faults.printed import Side, printed

Found = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def findings_and_targets(*missing: Side) -> Found:
    document = read_document("small-2024", [("small-2024.pdf", printed(*missing))])
    circular = parse(document, Registration())
    tables = to_tables([circular])
    found = validate(tables, {circular.document_id: circular.text}).to_pylist()
    return found, tables["targets"].to_pylist()


def test_a_table_with_all_its_rules_is_sound() -> None:
    found, targets = findings_and_targets()
    assert [each["rule"] for each in found] == []
    assert len(targets) == 30


def test_rules_that_make_no_rectangle() -> None:
    # Without two sides three cells are one outline in the shape of an L: 120 and 8 over 10.
    found, targets = findings_and_targets(("left", 6, 4), ("above", 7, 4))
    (own,) = (each for each in found if each["rule"] == "irregular_grid")
    assert (own["severity"], own["part"], own["item_number"]) == ("info", "targets", None)
    assert own["actual"] == "1208 | 10"
    assert [(each["page"], each["quote"]) for each in own["evidence"]] == [(3, "120 8"), (3, "10")]
    # Nothing is dropped, and what the cells say is doubted too.
    assert {"members_sum", "member_exceeds_total"} <= {each["rule"] for each in found}
    assert {"0.3", "98", "97", "600"} <= {each["raw"] for each in targets}
    assert len(targets) == 30


@pytest.mark.parametrize("missing", [("left", 6, 4), ("above", 7, 4)])
def test_a_merged_cell_is_a_rectangle(missing: Side) -> None:
    found, _ = findings_and_targets(missing)
    assert "irregular_grid" not in {each["rule"] for each in found}
