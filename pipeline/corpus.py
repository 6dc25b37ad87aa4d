"""Many circulars: each from its source to Arrow tables, alone or spread over processes."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter

import msgspec
import pyarrow as pa

from pipeline.circular import Circular, FailedDocument, Registration
from pipeline.discover import Source, unreadable
from pipeline.document import SourceFile
from pipeline.errors import MinshengError, UnreadableError
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.read.registry import format_of
from pipeline.tables import concat, to_tables

BYTES_PER_WORKER = 1_000_000
_BATCH = 50


class Outcome(msgspec.Struct, frozen=True):
    """What became of one source.

    Attributes:
        document_id: of the source.
        tables: the rows of this circular, by name of table; all tables of the contract.
        text: the canonical text, None of a failed document.
        seconds: what it took.
        defect: traceback, or what else is known, where the pipeline itself failed; None where
            all is well or the source is to blame.
    """

    document_id: str
    tables: dict[str, pa.Table]
    text: str | None
    seconds: float
    defect: str | None = None


class Outcomes(msgspec.Struct, frozen=True):
    """What became of a collection.

    Attributes:
        tables: the rows of all circulars in the order of the contract, by name of table.
        texts: canonical text of each circular that did not fail, by id.
        seconds: what each took, by id.
        defects: what is known of each failure of the pipeline itself, by id.
    """

    tables: dict[str, pa.Table]
    texts: dict[str, str]
    seconds: dict[str, float]
    defects: dict[str, str]


Process = Callable[[Source, Registration], Outcome]


def read_circular(source: Source, registration: Registration) -> Circular:
    """Read and parse one source.

    Raises:
        UnreadableError: a file cannot be read, or is of no supported format.
        NotACircularError: there is not a single item in it.
    """
    if source.problem:
        raise UnreadableError(source.problem)
    files = [(name, _contents(name, path)) for name, path in source.files]
    return parse(read_document(source.document_id, files), registration)


def process(source: Source, registration: Registration) -> Outcome:
    """Everything one source says as Arrow tables; nothing in a source makes it raise."""
    started = perf_counter()
    try:
        circular = read_circular(source, registration)
        tables = to_tables([circular])
    except Exception as error:
        return failure(source, registration, error, perf_counter() - started)
    return Outcome(source.document_id, tables, circular.text, perf_counter() - started)


def failure(
    source: Source, registration: Registration, error: Exception, seconds: float = 0.0
) -> Outcome:
    """The outcome of a source that gave no circular."""
    failed = FailedDocument(source.document_id, _described(source), _reason(error), registration)
    is_expected = isinstance(error, MinshengError)
    defect = None if is_expected else "".join(traceback.format_exception(error))
    return Outcome(source.document_id, to_tables([failed]), None, seconds, defect)


def run(
    sources: Sequence[Source],
    register: Mapping[str, Registration],
    workers: int = 1,
    on_progress: Callable[[Outcome], object] | None = None,
    process: Process = process,
) -> Outcomes:
    """Process every source, and put the results together in the order of the sources.

    Args:
        sources: in the order of ids.
        register: what is registered, by id.
        workers: number of processes; 1 works in this one.
        on_progress: called with each outcome as it comes, in any order.
        process: what is done to each source; picklable if there are several workers.
    """
    tasks = [(source, register.get(source.document_id, Registration())) for source in sources]
    apply = partial(_apply, process)
    stream: Iterable[tuple[int, Outcome]] = enumerate(map(apply, tasks))
    if workers > 1:
        from pipeline.workers import fan_out

        stream = fan_out(apply, tasks, min(workers, len(tasks)), _failed)
    return _together(_in_order(stream, on_progress or _ignore))


def suitable_workers(sources: Sequence[Source]) -> int:
    """Number of processes that pay: starting one takes as long as reading a megabyte."""
    most = min(len(sources), sum(source.size for source in sources) // BYTES_PER_WORKER)
    if most < 2:
        return 1
    from pipeline.workers import usable_cores

    return min(usable_cores(), most)


def _apply(process: Process, task: tuple[Source, Registration]) -> Outcome:
    return process(*task)


def _failed(task: tuple[Source, Registration], error: Exception) -> Outcome:
    return failure(*task, error)


def _ignore(outcome: Outcome) -> None:
    """Progress that nobody follows."""


def _in_order(
    stream: Iterable[tuple[int, Outcome]], on_progress: Callable[[Outcome], object]
) -> Iterator[Outcome]:
    """Outcomes in the order of their tasks, whatever order they come in."""
    early: dict[int, Outcome] = {}
    following = 0
    for index, outcome in stream:
        on_progress(outcome)
        early[index] = outcome
        while following in early:
            yield early.pop(following)
            following += 1


def _together(outcomes: Iterator[Outcome]) -> Outcomes:
    """All outcomes; many small tables take many times the room of a large one."""
    parts: list[dict[str, pa.Table]] = []
    texts: dict[str, str] = {}
    seconds: dict[str, float] = {}
    defects: dict[str, str] = {}
    while batch := list(islice(outcomes, _BATCH)):
        parts.append(concat([each.tables for each in batch]))
        texts |= {each.document_id: each.text for each in batch if each.text is not None}
        seconds |= {each.document_id: each.seconds for each in batch}
        defects |= {each.document_id: each.defect for each in batch if each.defect}
    return Outcomes(concat(parts), texts, seconds, defects)


def _contents(name: str, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{name}：{unreadable(error)}") from error


def _described(source: Source) -> tuple[SourceFile, ...]:
    """The files of a source as far as they can be read."""
    found = []
    for name, path in source.files:
        try:
            data = path.read_bytes()
        except OSError:
            continue
        digest = hashlib.sha256(data).hexdigest()
        found.append(SourceFile(name, digest, format_of(data).media_type))
    return tuple(found)


def _reason(error: Exception) -> str:
    """What went wrong, for a person: the same on every machine, so without paths or addresses."""
    if isinstance(error, MinshengError):
        return str(error)
    if error.__traceback__ is None:
        return "程序内部错误：处理它的进程意外中止（可能内存不足）"
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"程序内部错误：{type(error).__name__}，位于 {Path(place.filename).stem}.{place.name}"
