"""A check that cannot be computed is an error, and never silence."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest
from msgspec.structs import replace

from pipeline.errors import InternalCheckError, MinshengError
from pipeline.validate.check import failures, frame, rows_by_rule
from pipeline.validate.suites import Rule, load_suites

RULE = Rule(
    name="section_item_count",
    severity="error",
    message="",
    expected=None,
    actual=None,
    type="expect_column_pair_values_to_be_equal",
    kwargs={"column_A": "a", "column_B": "b"},
    description="甲等于乙",
)


def view(a: list[int | None], b: list[int | None]) -> pa.Table:
    rows = pa.array(range(len(a)), pa.int32())
    return pa.table({"row": rows, "a": pa.array(a, pa.int16()), "b": pa.array(b, pa.int16())})


def found(table: pa.Table, *rules: Rule) -> list[list[int]]:
    return [rows for _, _, rows in failures({"v": table}, {"v": rules})]


def test_rows_that_do_not_meet_a_rule() -> None:
    assert found(view([1, 2, 3], [1, 3, 4]), RULE) == [[1, 2]]


def test_each_rule_gets_its_own_rows_whatever_the_order_of_results() -> None:
    null = replace(RULE, type="expect_column_values_to_be_null", kwargs={"column": "a"})
    below = replace(
        RULE, type="expect_column_values_to_be_between", kwargs={"column": "b", "max_value": 3}
    )
    assert found(view([1, 2], [1, 4]), null, RULE, below) == [[0, 1], [1], [1]]


def test_a_missing_column_is_an_error() -> None:
    with pytest.raises(InternalCheckError, match=r"suite v: expect_column_pair.* be computed: "):
        found(view([1], [1]), replace(RULE, kwargs={"column_A": "a", "column_B": "c"}))


def test_a_missing_column_is_an_error_in_an_empty_view_too() -> None:
    with pytest.raises(InternalCheckError):
        found(view([], []), replace(RULE, kwargs={"column_A": "a", "column_B": "c"}))


def test_values_that_cannot_be_compared_are_an_error() -> None:
    with pytest.raises(InternalCheckError):
        found(view([None, 1], [1, 1]), RULE)


@pytest.mark.parametrize("name", sorted(load_suites()))
def test_every_suite_can_be_computed_on_an_empty_view(name: str) -> None:
    from pipeline.validate.views import VIEWS

    rules = load_suites()[name]
    assert found(VIEWS[name].table([]), *rules) == [[] for _ in rules]


def result(**changes: object) -> SimpleNamespace:
    outcome: Mapping[str, Any] = {
        "element_count": 2,
        "unexpected_count": 1,
        "unexpected_index_list": [{"row": "1"}],
    }
    meta = SimpleNamespace(type="expect", meta={"number": 0})
    whole = {"result": outcome, "success": False, "exception_info": {}, "expectation_config": meta}
    return SimpleNamespace(**(whole | changes))


def test_rows_may_come_back_as_strings() -> None:
    assert rows_by_rule("v", [RULE], [result()], 2) == [[1]]


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ([], "0 of 1 rules"),
        ([result(result={})], "could not be computed"),
        ([result(exception_info={"m": {"raised_exception": True}})], "could not be computed"),
        ([result(result={"element_count": 1, "unexpected_count": 0})], "every row"),
        ([result(result={"element_count": 2, "unexpected_count": 2})], "which rows"),
        ([result(success=True)], "which rows"),
    ],
)
def test_a_result_that_says_too_little_is_an_error(results: list[Any], said: str) -> None:
    with pytest.raises(InternalCheckError, match=said):
        rows_by_rule("v", [RULE], results, 2)


def test_it_is_no_error_that_a_user_could_mend() -> None:
    assert not issubclass(InternalCheckError, MinshengError)


def test_integers_stay_integers_beside_null() -> None:
    seen = frame(view([1, None], [1, 2]))
    assert str(seen["a"].dtype) == "int16[pyarrow]"
    assert seen["a"].tolist()[0] == 1
