"""The stage ``validate``: the tables to their findings, the summary and the manifest."""

from __future__ import annotations

from pipeline.output import read_texts, read_unvouched, write
from pipeline.schema import TABLES
from pipeline.stages import EXPECTATIONS, OUT
from pipeline.validate import validate as check
from pipeline.validate.suites import load_suites


def validate() -> None:
    """Check the tables that the stage ``parse`` wrote, and complete their folder.

    Raises:
        SuiteError: the rules are missing or broken.
        InternalCheckError: a rule could not be computed; nothing was written.
        OutputError: a table or text is missing, or the folder cannot be written.
    """
    suites = load_suites(EXPECTATIONS)
    tables = {name: read_unvouched(OUT, name) for name in TABLES if name != "findings"}
    texts = read_texts(OUT, tables["documents"])
    write({**tables, "findings": check(tables, texts, suites)}, texts, OUT)
