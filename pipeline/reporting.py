"""The report of an output folder: written into it, or printed for other programs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pipeline.errors import OutputError
from pipeline.output import (
    read_manifest,
    read_table,
    read_texts,
    remove_folder,
    replace_folder,
)
from pipeline.output.contents import json_bytes
from pipeline.result import SEVERITIES
from pipeline.schema import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.report import Build, Check, Overview
    from pipeline.report.model import Row
    from pipeline.report.pictures import Fetch
    from pipeline.validate.suites import Suites

FORMS = ("html", "json", "junit", "github", "markdown")
FOLDER = "report"
MACHINE = "report.json"
Compared = Mapping[str, Mapping[str, int]]


class Wanted(msgspec.Struct, frozen=True):
    """What is asked of a report.

    Attributes:
        form: one of ``FORMS``.
        has_data_docs: whether Data Docs are written too.
        base: an older summary; findings that were open in it are not told of, save in pages.
        fail_on: the least severity that makes the report one of failure, ``never`` for none.
    """

    form: str = "html"
    has_data_docs: bool = False
    base: Path | None = None
    fail_on: str = "never"


class Told(msgspec.Struct, frozen=True):
    """What a report says, and whether that is a failure."""

    text: str
    is_found_wanting: bool


def report(out: Path, raw: Path, expectations: Path | None, wanted: Wanted) -> Told:
    """Make the report of an output folder.

    Args:
        out: the output folder.
        raw: the circular or collection that was read.
        expectations: folder of the rules; those of the package where None.
        wanted: which form of it.

    Raises:
        OutputError: the folder is torn or cannot be written, or the older summary is none.
        SuiteError: the rules are missing or broken.
        InternalCheckError: a rule could not be computed for the Data Docs.
    """
    from pipeline.validate.suites import load_suites

    suites = load_suites(expectations)
    build = read_build(out, suites)
    if wanted.has_data_docs:
        from pipeline.validate.data_docs import write_data_docs

        write_data_docs(build.tables, build.texts, out, suites)
    known = known_findings(wanted.base)
    seen = [(overview, _new(rows, known)) for overview, rows in _glance(build)]
    if wanted.form == "html":
        text = f"{write_report(build, out, raw)}\n"
    else:
        text = _printed(wanted.form, build, seen, raw)
    return Told(text, any(_is_severe(row, wanted.fail_on) for _, rows in seen for row in rows))


def known_findings(base: Path | None) -> frozenset[tuple[str, str]]:
    """Circular and id of the findings that were open in an older build.

    Raises:
        OutputError: the file is no summary.
    """
    if base is None:
        return frozenset()
    try:
        circulars = json.loads(base.read_bytes())["circulars"]
        return frozenset(
            (name, one) for name, each in circulars.items() for one in each["open_findings"]
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise OutputError(f"{base} is no summary of a build") from error


def _glance(build: Build) -> Iterator[tuple[Overview, list[Row]]]:
    from pipeline.report import glance

    return glance(build)


def _new(rows: list[Row], known: frozenset[tuple[str, str]]) -> list[Row]:
    return [row for row in rows if (row["document_id"], row["finding_id"]) not in known]


def _is_severe(row: Row, fail_on: str) -> bool:
    if fail_on == "never" or row["status"] != "open":
        return False
    return SEVERITIES.index(row["severity"]) <= SEVERITIES.index(fail_on)


def _printed(form: str, build: Build, seen: list[tuple[Overview, list[Row]]], raw: Path) -> str:
    """The forms that are printed."""
    if form == "json":
        from pipeline.report.machine import machine_report

        return json_bytes(machine_report(seen, build.manifest_sha256)).decode()
    if form == "junit":
        from pipeline.report.junit import junit

        return junit(seen)
    if form == "markdown":
        from pipeline.report.markdown import markdown

        return markdown(seen)
    from pipeline.report.github import commands

    base = raw if raw.is_dir() else raw.parent
    return "".join(f"{line}\n" for line in commands(seen, build.texts, base.as_posix()))


def write_report(build: Build, out: Path, raw: Path) -> Path:
    """Write the report of a build beside its tables, whole or not at all.

    Args:
        build: what it is about.
        out: the output folder.
        raw: the circular or collection that was read, for pictures of its pages.

    Returns:
        The page to open.

    Raises:
        OutputError: the folder cannot be written, or is none of ours.
    """
    replace_folder(out, FOLDER, _files(build, _fetch(raw)), MACHINE)
    return out / FOLDER / "index.html"


def remove_report(out: Path) -> None:
    """Remove the report of an earlier run, which would speak of other tables.

    Raises:
        OutputError: it cannot be removed.
    """
    remove_folder(out, FOLDER, MACHINE)


def build_of(
    tables: Mapping[str, pa.Table],
    texts: Mapping[str, str],
    suites: Suites,
    compared: Compared,
    out: Path,
) -> Build:
    """What a report is about, once its tables have been written to a folder."""
    from pipeline.report import Build

    manifest = hashlib.sha256(read_manifest(out).to_bytes()).hexdigest()
    return Build(tables, texts, _checks(suites), compared, manifest)


def read_build(out: Path, suites: Suites) -> Build:
    """The same from the tables of an earlier run.

    Raises:
        OutputError: the folder is torn or of another schema.
    """
    from pipeline.validate.dossier import dossiers
    from pipeline.validate.findings import row_counts, view_rows

    tables = {name: read_table(out, name) for name in TABLES}
    texts = read_texts(out, tables["documents"])
    compared: dict[str, Mapping[str, int]] = {}
    for one in dossiers(tables, texts):
        compared |= row_counts(view_rows([one], suites))
    return build_of(tables, texts, suites, compared, out)


def _files(build: Build, fetch: Fetch) -> Iterator[tuple[str, bytes]]:
    from pipeline.report import glance, machine_report, report_files

    yield from report_files(build, fetch)
    yield MACHINE, json_bytes(machine_report(glance(build), build.manifest_sha256))


def _checks(suites: Suites) -> tuple[Check, ...]:
    """Every planned check: of one rule in one suite there is one, whatever its expectations."""
    from pipeline.report import Check

    found: dict[tuple[str, str], list[str]] = {}
    severities: dict[tuple[str, str], str] = {}
    for view, rules in suites.items():
        for rule in rules:
            found.setdefault((view, rule.name), []).append(rule.description)
            severities[view, rule.name] = rule.severity
    return tuple(
        Check(view, name, severities[view, name], tuple(descriptions))
        for (view, name), descriptions in found.items()
    )


def _fetch(raw: Path) -> Fetch:
    """Source files by the path that the tables give, if they are still what was read."""
    base = raw if raw.is_dir() else raw.parent

    def fetch(path: str, sha256: str) -> bytes | None:
        try:
            data = (base / path).read_bytes()
        except (OSError, ValueError):
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    return fetch
