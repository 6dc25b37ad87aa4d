"""Our own expectations, where Great Expectations has none: several columns that must agree.

Importing this module makes them known to Great Expectations, so that suites can name them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Literal

import pandas as pd
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import MulticolumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (  # noqa: E501 - the name of the module
    multicolumn_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_map_metric_provider import (  # noqa: E501 - the name of the module
    MulticolumnMapMetricProvider,
)

# All that Great Expectations knows of: with fewer, a row condition fails in a misleading way.
_DOMAIN_KEYS = (
    "batch_id",
    "table",
    "column_list",
    "row_condition",
    "condition_parser",
    "ignore_row_if",
)
Cells = Mapping[str, Any]


class MulticolumnValuesAgree(MulticolumnMapMetricProvider):
    """Whether a row has one value only; null disagrees with nothing."""

    condition_metric_name = "multicolumn_values.agree"
    condition_domain_keys = _DOMAIN_KEYS
    condition_value_keys = ()

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(cls, column_list: pd.DataFrame, **_: object) -> pd.Series[bool]:  # noqa: N805
        return _by_row(column_list, lambda cells: len(set(cells.values())) <= 1)


class MulticolumnNamesAgree(MulticolumnMapMetricProvider):
    """Whether a row's lists of names hold the same names, some columns perhaps fewer."""

    condition_metric_name = "multicolumn_names.agree"
    condition_domain_keys = _DOMAIN_KEYS
    condition_value_keys = ("may_have_fewer", "separator")

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(
        cls,  # noqa: N805
        column_list: pd.DataFrame,
        may_have_fewer: tuple[str, ...],
        separator: str,
        **_: object,
    ) -> pd.Series[bool]:
        def agree(cells: Cells) -> bool:
            names = {column: frozenset(cell.split(separator)) for column, cell in cells.items()}
            whole = {each for column, each in names.items() if column not in may_have_fewer}
            fewer = [each for column, each in names.items() if column in may_have_fewer]
            return len(whole) <= 1 and all(each <= one for each in fewer for one in whole)

        return _by_row(column_list, agree)


class ExpectMulticolumnValuesToAgree(MulticolumnMapExpectation):
    """Expect that the values of a row are the same in all columns that have one."""

    map_metric = "multicolumn_values.agree"
    ignore_row_if: Literal["all_values_are_missing", "any_value_is_missing", "never"] = "never"


class ExpectMulticolumnNamesToAgree(MulticolumnMapExpectation):
    """Expect that lists of names are the same in all columns that have one.

    Args:
        may_have_fewer: columns that may leave names out.
        separator: what stands between names.
    """

    map_metric = "multicolumn_names.agree"
    success_keys: ClassVar[tuple[str, ...]] = ("mostly", "may_have_fewer", "separator")
    may_have_fewer: tuple[str, ...] = ()
    separator: str = "、"
    ignore_row_if: Literal["all_values_are_missing", "any_value_is_missing", "never"] = "never"


def _by_row(frame: pd.DataFrame, agree: Callable[[Cells], bool]) -> pd.Series[bool]:
    """Apply a rule to what each row has beside null."""
    verdicts = [
        agree({str(name): cell for name, cell in row.items() if not pd.isna(cell)})
        for row in frame.to_dict("records")
    ]
    return pd.Series(verdicts, index=frame.index, dtype=bool)
