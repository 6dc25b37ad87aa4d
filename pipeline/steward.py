"""Taking in a new circular: into ``raw/``, into the register, and what to look at first."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.compute as pc

from pipeline.discover import LONGEST_ID, printable
from pipeline.errors import MinshengError, RegisterError
from pipeline.output import read_table
from pipeline.register import FILE_NAME, read_register

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_FORBIDDEN = re.compile(r"^[.~]|[/\\:*?\"<>|]|\s$|^\s|^$")


class AddError(MinshengError):
    """The circular cannot be taken in; nothing was changed."""


class FirstLook(msgspec.Struct, frozen=True):
    """What a steward looks at first in a new circular.

    Attributes:
        document: its row of ``documents``.
        unparsed: the text that no rule understood, run by run.
        findings: its open findings, the severest first; none where nothing was checked.
    """

    document: dict[str, Any]
    unparsed: tuple[str, ...]
    findings: tuple[dict[str, Any], ...]


def add(files: Sequence[Path], document_id: str, url: str | None, raw: Path) -> Path:
    """Copy the files of a new circular into a collection, and register it.

    One file becomes ``<id>.<ending>``, several a folder. The register gets one more table at
    its end; what stands in it already is not touched.

    Args:
        files: as published.
        document_id: what the circular is to be called.
        url: where it was published; None where that is not known.
        raw: the collection; made where it does not exist.

    Returns:
        Where it lies now.

    Raises:
        AddError: the id is taken or cannot be a name, or a file is none.
        RegisterError: the register is broken, or the address is none.
    """
    register = Path(FILE_NAME)
    _check_id(document_id, raw, register)
    _check_files(files)
    place = raw / (document_id + files[0].suffix if len(files) == 1 else document_id)
    with _undone_on_failure(place):
        _copy(files, place)
        _register(register, document_id, url)
    return place


def first_look(out: Path, document_id: str) -> FirstLook:
    """What a run said of one circular.

    Raises:
        OutputError: the folder is torn.
    """
    severities = {"error": 0, "warning": 1, "info": 2}
    findings = [row for row in _rows(out, "findings", document_id) if row["status"] == "open"]
    findings.sort(key=lambda row: severities[row["severity"]])
    residue = _rows(out, "residue", document_id)
    return FirstLook(
        _rows(out, "documents", document_id)[0],
        tuple(row["text"] for row in residue if row["reason"] == "unparsed"),
        tuple(findings),
    )


def _rows(out: Path, table: str, document_id: str) -> list[dict[str, Any]]:
    found = read_table(out, table)
    rows: list[dict[str, Any]] = found.filter(
        pc.equal(found["document_id"], document_id)
    ).to_pylist()
    return rows


def _check_id(document_id: str, raw: Path, register: Path) -> None:
    unfit = _FORBIDDEN.search(document_id) or printable(document_id) != document_id
    if unfit or len(document_id.encode()) > LONGEST_ID:
        raise AddError(f"{printable(document_id)!r} cannot be the id of a circular")
    if document_id in read_register(register):
        raise AddError(f"{FILE_NAME} has {document_id!r} already; choose another id")
    if raw.is_dir():
        taken = [each.name for each in raw.iterdir() if document_id in {each.name, each.stem}]
        if taken:
            raise AddError(f"{raw}/{min(taken)} has the id {document_id!r}; choose another")


def _check_files(files: Sequence[Path]) -> None:
    for file in files:
        if not file.is_file():
            raise AddError(f"{file} is no file")
    names = [file.name.casefold() for file in files]
    twins = [name for name in names if names.count(name) > 1]
    if twins:
        raise AddError(f"two files are called {twins[0]}")


@contextmanager
def _undone_on_failure(place: Path) -> Iterator[None]:
    """What cannot be registered does not stay."""
    try:
        yield
    except BaseException:
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)
        raise


def _copy(files: Sequence[Path], place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if len(files) == 1:
            shutil.copyfile(files[0], place)
            return
        place.mkdir()
        for file in files:
            shutil.copyfile(file, place / file.name)
    except OSError as error:
        raise AddError(f"{place} cannot be written: {error.strerror}") from error


def _register(register: Path, document_id: str, url: str | None) -> None:
    """Append a table to the register, as text, so that what it says stays as it is."""
    before = register.read_bytes() if register.exists() else b""
    end = "\r\n" if b"\r\n" in before else "\n"
    lines = [f"[{_quoted(document_id)}]"]
    if url is not None:
        lines += [f"source_url = {json.dumps(url, ensure_ascii=False)}"]
        lines += [f"fetched_on = {date.today().isoformat()}"]
    gap = "" if not before else end if before.endswith(b"\n") else end * 2
    aside = register.with_name(f".{register.name}.new")
    try:
        aside.write_bytes(before + (gap + "".join(line + end for line in lines)).encode())
        try:
            read_register(aside)
        except RegisterError as error:
            raise RegisterError(str(error).replace(aside.name, register.name)) from error
        aside.replace(register)
    except OSError as error:
        raise AddError(f"{register} cannot be written: {error.strerror}") from error
    finally:
        aside.unlink(missing_ok=True)


def _quoted(document_id: str) -> str:
    """As a key of TOML."""
    is_bare = _BARE.fullmatch(document_id)
    return document_id if is_bare else json.dumps(document_id, ensure_ascii=False)
