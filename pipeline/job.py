"""One run: from the circulars of a path to the tables in a folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import msgspec

from pipeline import cache, reporting
from pipeline.console import progress
from pipeline.discover import Source, discover, unreadable
from pipeline.errors import UsageError
from pipeline.register import FILE_NAME, Register, read_register
from pipeline.result import SEVERITIES, Result, rows_of
from pipeline.schema import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.validate.suites import Suites

RAW = Path("raw")


class Checking(msgspec.Struct, frozen=True):
    """Whether and how findings are made.

    Attributes:
        is_on: whether they are.
        suites: folder of the rules; those of the package where None.
        fail_on: the least severity that fails the run, ``never`` for none.
        has_report: whether pages are made of them.
    """

    is_on: bool = True
    suites: Path | None = None
    fail_on: str = "never"
    has_report: bool = True


def run(
    path: Path | None,
    out: Path,
    workers: int | None,
    checking: Checking,
    use_cache: bool = True,
) -> Result:
    """Read the circulars of a path, check them, and write their tables.

    Args:
        path: a circular or a collection; ``raw`` where None.
        out: the folder to write.
        workers: number of processes; as many as pay where None.
        checking: whether and how findings are made.
        use_cache: whether circulars that have not changed are passed over.

    Raises:
        UsageError: there is nothing to read, or input and output overlap.
        RegisterError: the register of the working folder is broken.
        SuiteError: the rules are missing or broken.
        InternalCheckError: a rule could not be computed; nothing was written.
        OutputError: the folder cannot be written.
    """
    from pipeline.output import write

    started = perf_counter()
    sources = _sources(path or RAW, out)
    register = read_register(Path(FILE_NAME))
    suites = _suites(checking)
    known = cache.Cache.of(path or RAW) if use_cache else None
    with progress(len(sources)) as advance:
        outcomes = cache.run(sources, register, workers, advance, known)
    tables, findings, compared = _checked(outcomes.tables, outcomes.texts, suites)
    manifest = write(tables, outcomes.texts, out)
    page = _report(tables, outcomes.texts, suites, compared, checking, out, path or RAW)
    return Result(
        rows=rows_of(outcomes.tables, outcomes.seconds),
        defects=outcomes.defects,
        out=out,
        outputs=tuple(sorted({name.split("/")[0] for name in manifest.files})),
        notes=() if path else _unused(register, sources),
        seconds=perf_counter() - started,
        findings=findings,
        fail_on=checking.fail_on,
        report=page,
    )


def check(out: Path, checking: Checking) -> Result:
    """Check the circulars of an output folder anew, and write their findings.

    Raises:
        SuiteError: the rules are missing or broken.
        InternalCheckError: a rule could not be computed; nothing was written.
        OutputError: the folder is torn, of another schema, or cannot be written.
    """
    from pipeline.output import read_table, read_texts, write

    started = perf_counter()
    suites = _suites(checking)
    before = {name: read_table(out, name) for name in TABLES}
    texts = read_texts(out, before["documents"])
    tables, findings, compared = _checked(before, texts, suites)
    manifest = write(tables, texts, out)
    page = _report(tables, texts, suites, compared, checking, out, RAW)
    return Result(
        rows=rows_of(tables),
        defects={},
        out=out,
        outputs=tuple(sorted({name.split("/")[0] for name in manifest.files})),
        notes=(),
        seconds=perf_counter() - started,
        findings=findings,
        fail_on=checking.fail_on,
        report=page,
    )


def _suites(checking: Checking) -> Suites | None:
    """The rules, read before any work is done; None where nothing is to be checked."""
    if not checking.is_on:
        return None
    from pipeline.validate.suites import load_suites

    return load_suites(checking.suites)


def _checked(
    tables: Mapping[str, pa.Table], texts: Mapping[str, str], suites: Suites | None
) -> tuple[Mapping[str, pa.Table], dict[str, int] | None, reporting.Compared]:
    """The tables with their findings, how many of these are open, how much was compared."""
    if suites is None:
        return tables, None, {}
    from pipeline.validate import examine

    examination = examine(tables, texts, suites)
    findings = examination.findings
    rows = findings.select(["severity", "status"]).to_pylist()
    severities = [row["severity"] for row in rows if row["status"] == "open"]
    counts = {severity: severities.count(severity) for severity in SEVERITIES}
    return {**tables, "findings": findings}, counts, examination.compared


def _report(  # noqa: PLR0913, PLR0917 - all that a report is made from
    tables: Mapping[str, pa.Table],
    texts: Mapping[str, str],
    suites: Suites | None,
    compared: reporting.Compared,
    checking: Checking,
    out: Path,
    raw: Path,
) -> Path | None:
    """Write the pages of what was just written, or remove those that speak of other tables."""
    if suites is None or not checking.has_report:
        reporting.remove_report(out)
        return None
    build = reporting.build_of(tables, texts, suites, compared, out)
    return reporting.write_report(build, out, raw)


def _sources(path: Path, out: Path) -> list[Source]:
    """What there is to read."""
    _check(path, out)
    try:
        sources = discover(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {unreadable(error)}") from error
    if not sources:
        raise UsageError(f"{path} holds no circulars; put the published files into it")
    return sources


def _check(path: Path, out: Path) -> None:
    if not path.exists():
        raise UsageError(f"{path} does not exist; name a circular or a folder of circulars")
    if not path.is_file() and not path.is_dir():
        raise UsageError(f"{path} is neither a file nor a folder")
    source, target = path.resolve(), out.resolve()
    if target.is_relative_to(source) or source.is_relative_to(target):
        raise UsageError(f"input {path} and output {out} must not lie inside each other")
    nearest = next(each for each in (target, *target.parents) if each.exists())
    if not nearest.is_dir():
        raise UsageError(f"output {out} is not a folder")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise UsageError(f"output {out} may not be written")


def _unused(register: Register, sources: list[Source]) -> tuple[str, ...]:
    """A note on entries of the register that no circular has: a slip of the pen, perhaps."""
    known = {source.document_id for source in sources}
    names = ", ".join(name for name in register if name not in known)
    return (f"{FILE_NAME} names what is not in {RAW}/: {names}",) if names else ()
