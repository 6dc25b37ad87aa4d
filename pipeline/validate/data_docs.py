"""The checks as Great Expectations shows them: Data Docs, made to be read without a network.

Its own pages load scripts, styles and images from other hosts and print values of the source as
they are: here values are escaped before it sees them, and only what it draws of results is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.text.hidden import plain
from pipeline.validate.check import configurations, frame, new_context, quiet, rows_by_rule
from pipeline.validate.docs_pages import STYLE, index_page, results_page
from pipeline.validate.dossier import dossiers
from pipeline.validate.findings import view_rows
from pipeline.validate.suites import Suites, load_suites
from pipeline.validate.views import KEYS, VIEWS

_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("$", "&#36;"))


def write_data_docs(
    tables: Mapping[str, pa.Table],
    texts: Mapping[str, str],
    out: Path,
    suites: Suites | None = None,
) -> Path:
    """Write a page per suite, and the index of all.

    Args:
        tables: the tables of the contract.
        texts: canonical text by id, of each circular that was parsed.
        out: the folder of the tables; the pages go into ``data_docs`` in it.
        suites: the rules by view; those of the package where None.

    Returns:
        The index.

    Raises:
        InternalCheckError: a rule could not be computed.
        SuiteError: the package's own rules are missing or broken.
    """
    rules = load_suites() if suites is None else suites
    rows = view_rows(list(dossiers(tables, texts)), rules)
    views = {name: VIEWS[name].table(rows[name]) for name in rules}
    folder = out / "data_docs"
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.html"):
        stale.unlink()
    lines: list[tuple[str, ...]] = []
    for name, page, counts in _pages(views, rules):
        _write(folder / f"{name}.html", page)
        for rule, count in zip(rules[name], counts, strict=True):
            compared = f"{views[name].num_rows:,}"
            lines.append((name, rule.description, rule.name, compared, f"{count:,}"))
    _write(folder / STYLE, files("pipeline.validate").joinpath(STYLE).read_text(encoding="utf-8"))
    _write(folder / "index.html", index_page(lines))
    return folder / "index.html"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _pages(views: Mapping[str, pa.Table], suites: Suites) -> Iterator[tuple[str, str, list[int]]]:
    """Name and page of each suite, and how many rows do not meet each of its rules."""
    with quiet():
        import great_expectations as gx
        from great_expectations.render.renderer.page_renderer import ValidationResultsPageRenderer
        from great_expectations.render.view.view import DefaultJinjaPageView

        import pipeline.validate.expectations  # noqa: F401 - makes our own expectations known

        asset = new_context().data_sources.add_pandas("views").add_dataframe_asset("view")
        whole = asset.add_batch_definition_whole_dataframe("all")
        for name, rules in suites.items():
            batch = whole.get_batch({"dataframe": frame(_escaped(views[name]))})
            suite = gx.ExpectationSuite(name=name, expectations=configurations(rules))
            result = batch.validate(suite, result_format=_result_format(views[name]))
            found = rows_by_rule(name, rules, result.results, views[name].num_rows)
            content = ValidationResultsPageRenderer().render(result)
            drawn = DefaultJinjaPageView().render(content)  # type: ignore[no-untyped-call]
            yield name, results_page(name, drawn), list(map(len, found))


def _result_format(view: pa.Table) -> dict[str, Any]:
    """Failing rows with what they are about."""
    keys = [name for name in KEYS if view[name].null_count < view.num_rows]
    return {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": ["row", "document_id", *keys],
    }


def _shown(value: str | None) -> str | None:
    """A value with no character in it that cannot be seen."""
    return None if value is None else plain(value)


def _escaped(view: pa.Table) -> pa.Table:
    """The same rows with no character in them that means something in a page or a template."""
    for index, column in enumerate(view.schema):
        if pa.types.is_string(column.type):
            values = pa.array(map(_shown, view[column.name].to_pylist()), pa.string())
            for sign, entity in _ENTITIES:
                values = pc.replace_substring(values, sign, entity)
            view = view.set_column(index, column, values)
    return view
