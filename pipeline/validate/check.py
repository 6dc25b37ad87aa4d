"""Views and rules -> the rows that do not meet a rule. Great Expectations is known here only."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from pipeline.errors import InternalCheckError
from pipeline.validate.suites import Rule, Suites

_RESULT_FORMAT = {"result_format": "COMPLETE", "unexpected_index_column_names": ["row"]}


def failures(
    views: Mapping[str, pa.Table], suites: Suites
) -> Iterator[tuple[str, Rule, list[int]]]:
    """For each rule of each suite, in order, the rows of its view that do not meet it.

    Args:
        views: a table per suite, its rows numbered in the column ``row``.
        suites: the rules by view.

    Raises:
        InternalCheckError: a rule could not be computed.
    """
    with quiet():
        import great_expectations as gx

        import pipeline.validate.expectations  # noqa: F401 - makes our own expectations known

        # One asset for all views: each that is added makes the context write itself down anew.
        asset = new_context().data_sources.add_pandas("views").add_dataframe_asset("view")
        whole = asset.add_batch_definition_whole_dataframe("all")
        for name, rules in suites.items():
            batch = whole.get_batch({"dataframe": frame(views[name])})
            suite = gx.ExpectationSuite(name=name, expectations=configurations(rules))
            results = batch.validate(suite, result_format=_RESULT_FORMAT).results
            found = rows_by_rule(name, rules, results, views[name].num_rows)
            yield from ((name, rule, rows) for rule, rows in zip(rules, found, strict=True))


def configurations(rules: Sequence[Rule]) -> list[Any]:
    """The expectations of a suite; each is known by its number again in the results."""
    return [rule.configuration(number) for number, rule in enumerate(rules)]


def frame(view: pa.Table) -> Any:  # noqa: ANN401
    """A view as pandas sees it: integers stay integers and null stays null."""
    import pandas as pd

    return view.to_pandas(types_mapper=pd.ArrowDtype)


def new_context() -> Any:  # noqa: ANN401
    """A context that keeps nothing, asks nobody, and draws no bars."""
    import great_expectations as gx
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        analytics_enabled=False,
        progress_bars=ProgressBarsConfig(globally=False),
    )
    return gx.get_context(project_config=config, mode="ephemeral")


@contextmanager
def quiet() -> Iterator[None]:
    """Without the warnings of other people's code, and without its telemetry."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def rows_by_rule(
    name: str, rules: Sequence[Rule], results: Sequence[Any], row_count: int
) -> list[list[int]]:
    """The rows that do not meet each rule, whatever the order of the results.

    Raises:
        InternalCheckError: a result is missing, or says nothing of some rows.
    """
    found = {
        result.expectation_config.meta["number"]: _rows(name, result, row_count)
        for result in results
    }
    if sorted(found) != list(range(len(rules))):
        raise InternalCheckError(f"suite {name}: {len(found)} of {len(rules)} rules have a result")
    return [found[number] for number in range(len(rules))]


def _rows(name: str, result: Any, row_count: int) -> list[int]:  # noqa: ANN401
    kind = result.expectation_config.type
    outcome = result.result
    if not outcome or _is_raised(result.exception_info):
        raise InternalCheckError(f"suite {name}: {kind} could not be computed{_why(result)}")
    if outcome.get("element_count") != row_count:
        raise InternalCheckError(f"suite {name}: {kind} did not look at every row")
    rows = sorted(int(each["row"]) for each in outcome.get("unexpected_index_list") or ())
    if len(rows) != outcome["unexpected_count"] or result.success is not (not rows):
        raise InternalCheckError(f"suite {name}: {kind} does not say which rows it is about")
    return rows


def _is_raised(info: Mapping[str, Any]) -> bool:
    """Whether an exception is told of, flat or by metric."""
    nested = [each for each in info.values() if isinstance(each, Mapping)]
    return bool(info.get("raised_exception")) or any(map(_is_raised, nested))


def _why(result: Any) -> str:  # noqa: ANN401
    """The message of the exception, if there is one."""
    infos = [result.exception_info, *result.exception_info.values()]
    messages = (each.get("exception_message") for each in infos if isinstance(each, Mapping))
    return next((f": {message}" for message in messages if message), "")
