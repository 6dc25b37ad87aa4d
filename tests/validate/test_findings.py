"""Findings keep their identity and order, however many circulars are checked at a time."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from typing import Any

import pyarrow as pa
import pytest
from msgspec.structs import replace

from pipeline.circular import Circular, Registration
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.schema import arrow_schema
from pipeline.tables import to_tables
from pipeline.validate import findings, validate
from tests.builders import failed
from tests.faults.planting import in_cells, in_text
from tests.faults.sound import circular as sound


def parsed(document_id: str, text: str) -> Circular:
    document = read_document(document_id, [(f"{document_id}.txt", text.encode())])
    return parse(document, Registration())


@pytest.fixture(scope="module")
def circulars() -> list[Circular]:
    return [
        parsed("a", in_text(("帮扶。", "幫扶。"))),
        parsed("b", sound()),
        parsed("c", in_cells((4, 1, "0.31"), (5, 4, "待认定"))),
    ]


def checked(circulars: list[Circular]) -> pa.Table:
    return validate(to_tables(circulars), {each.document_id: each.text for each in circulars})


def test_the_table_is_that_of_the_contract(circulars: list[Circular]) -> None:
    table = checked(circulars)
    assert table.schema.equals(arrow_schema("findings"), check_metadata=True)
    rows = table.select(["document_id", "rule", "status"]).to_pylist()
    assert [tuple(row.values()) for row in rows] == [
        ("a", "text_damaged", "open"),
        ("c", "members_sum", "open"),
        ("c", "target_pending", "open"),
    ]


def test_it_does_not_matter_how_many_are_checked_at_a_time(
    circulars: list[Circular], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = checked(circulars)
    monkeypatch.setattr(findings, "DOCUMENTS_AT_A_TIME", 1)
    assert checked(circulars).equals(whole)


def test_the_identity_is_of_what_a_finding_is_about(circulars: list[Circular]) -> None:
    (damage, added, _) = checked(circulars).to_pylist()
    # Document, rule, part, list, section, item, measure, indicator, region; and of damage the
    # six characters around it.
    about = ["a", "text_damaged", "measures", 1, None, 1, 1, None, None, "行兜底扶。"]
    assert damage["finding_id"] == digest(about)
    about = ["c", "members_sum", "targets", 1, None, 1, None, 1, 1]
    assert added["finding_id"] == digest(about)


def digest(about: list[object]) -> str:
    text = json.dumps(about, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def test_other_values_and_places_leave_the_identity_alone() -> None:
    first = checked([parsed("c", in_cells((4, 1, "0.31")))])
    second = checked([parsed("c", "\n\n" + in_cells((4, 1, "0.39")))])
    assert first["finding_id"].equals(second["finding_id"])
    assert not first["actual"].equals(second["actual"]) or first["expected"] != second["expected"]


def test_what_has_one_identity_is_one_finding() -> None:
    twice = in_text(("提升从业人员技能。", "提升幫扶技能，提升幫扶技能。"))
    (row,) = checked([parsed("c", twice)]).to_pylist()
    assert len(row["evidence"]) == 2


def test_a_failed_document_has_no_findings(circulars: list[Circular]) -> None:
    tables = to_tables([failed("z"), circulars[1]])
    assert validate(tables, {"b": circulars[1].text}).num_rows == 0


def test_a_text_must_be_there(circulars: list[Circular]) -> None:
    with pytest.raises(ValueError, match="without their text: \\['b'\\]"):
        validate(to_tables([circulars[1]]), {})


def test_several_lists_are_told_apart(circulars: list[Circular]) -> None:
    one = circulars[2]
    tables: dict[str, Any] = {
        name: tuple(
            replace(row, list_number=number) for number in (1, 2) for row in getattr(one, name)
        )
        for name in ("sections", "items", "item_mentions", "targets", "responsible_units")
    }
    two = replace(one, **tables)
    rows = checked([two]).to_pylist()
    assert [row["list_number"] for row in rows] == [1, 1, 2, 2]
    assert len({row["finding_id"] for row in rows}) == 4
    assert rows[2]["message"].startswith("清单2第1项第1个指标")


def test_with_nothing_to_check_nothing_heavy_is_loaded() -> None:
    program = (
        "import sys; from pipeline.tables import to_tables; from pipeline.validate import validate;"
        "assert validate(to_tables(()), {}).num_rows == 0;"
        "assert 'great_expectations' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
