"""What earlier runs read: a circular that has not changed is not parsed again.

An entry is named by everything that its rows depend on: the bytes and names of the files, the
registration, the program with its data files and libraries, the schema. So it is never out of
date, only no longer asked for. One that is damaged counts as missing.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import perf_counter

import msgspec
from msgspec.structs import astuple

from pipeline import corpus
from pipeline.cache_entry import from_bytes, to_bytes
from pipeline.circular import Registration
from pipeline.corpus import Outcome, Outcomes
from pipeline.discover import Source
from pipeline.program import program_digest
from pipeline.schema import SCHEMA_VERSION

FOLDER = Path(".cache/minsheng")
_SUFFIX = ".entry"


class Cache(msgspec.Struct, frozen=True):
    """The entries of one collection; calling it processes a source unless there is an entry.

    Attributes:
        folder: of this collection alone, so that what it no longer asks for can be removed.
        program: digest of all that is not the source.
    """

    folder: Path
    program: str

    @classmethod
    def of(cls, collection: Path, folder: Path = FOLDER) -> Cache:
        """The cache of a collection."""
        name = hashlib.sha256(os.fsencode(collection.resolve())).hexdigest()[:16]
        return cls(folder / name, f"{SCHEMA_VERSION} {program_digest()}")

    def __call__(self, source: Source, registration: Registration) -> Outcome:
        """The outcome of a source, from its entry or by processing it."""
        started = perf_counter()
        hashes = _hashes(source)
        if hashes is None:
            return corpus.process(source, registration)
        path = self._path(source, registration, hashes)
        with suppress(OSError, ValueError):
            tables, text = from_bytes(path.read_bytes())
            return Outcome(source.document_id, tables, text, perf_counter() - started)
        outcome = corpus.process(source, registration)
        # Not where a file was changed since its bytes were looked at.
        if outcome.text is not None and _read(outcome) == hashes:
            _write(path, to_bytes(outcome.tables, outcome.text))
        return outcome

    def paths(self, sources: Iterable[Source], register: Mapping[str, Registration]) -> list[Path]:
        """Where the entry of each source is or would be; none for what cannot be read."""
        found = []
        for source in sources:
            hashes = _hashes(source)
            if hashes is not None:
                registration = register.get(source.document_id, Registration())
                found.append(self._path(source, registration, hashes))
        return found

    def prune(self, wanted: Iterable[Path]) -> None:
        """Remove every entry but these, and what broken runs left behind."""
        kept = set(wanted)
        with suppress(OSError):
            for path in sorted(self.folder.iterdir()):
                if path not in kept:
                    path.unlink(missing_ok=True)

    def _path(self, source: Source, registration: Registration, hashes: Sequence[str]) -> Path:
        names = [name for name, _ in source.files]
        parts = [self.program, source.document_id, names, hashes, astuple(registration)]
        key = hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()
        return self.folder / f"{key}{_SUFFIX}"


def run(
    sources: Sequence[Source],
    register: Mapping[str, Registration],
    workers: int | None,
    on_progress: Callable[[Outcome], object] | None = None,
    cache: Cache | None = None,
) -> Outcomes:
    """As ``corpus.run``, passing over what has not changed since the last time.

    Args:
        sources: in the order of ids; the whole collection of the cache.
        register: what is registered, by id.
        workers: number of processes; as many as pay for what has changed where None.
        on_progress: called with each outcome as it comes, in any order.
        cache: None to read everything anew.
    """
    if cache is None:
        count = workers or corpus.suitable_workers(sources)
        return corpus.run(sources, register, count, on_progress)
    changed = [
        source
        for source in sources
        if not any(path.exists() for path in cache.paths([source], register))
    ]
    count = workers or corpus.suitable_workers(changed)
    outcomes = corpus.run(sources, register, count, on_progress, cache)
    cache.prune(cache.paths(sources, register))
    return outcomes


def _hashes(source: Source) -> list[str] | None:
    """SHA-256 of each file; None of a source that cannot be read."""
    if source.problem:
        return None
    try:
        return [hashlib.sha256(path.read_bytes()).hexdigest() for _, path in source.files]
    except OSError:
        return None


def _read(outcome: Outcome) -> list[str]:
    """SHA-256 of each file that was processed."""
    files = outcome.tables["documents"]["source_files"][0].as_py()
    return [file["sha256"] for file in files]


def _write(path: Path, data: bytes) -> None:
    """Write an entry whole or not at all; that it cannot be written is no reason to stop."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
