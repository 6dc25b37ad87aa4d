"""What is measured, each in a process of its own: ``python -m benchmarks.measure NAME ...``.

Prints one JSON object.
"""

from __future__ import annotations

import gc
import json
import resource
import shutil
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Mapping
from importlib.abc import MetaPathFinder
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

MEGABYTE = 1024 * 1024


def stages(circular: str, repeat: str) -> dict[str, float]:
    """Median milliseconds of each stage on one core, all imported and warm, and of the peers."""
    from benchmarks import peers
    from pipeline.circular import Registration
    from pipeline.parse import parse
    from pipeline.read import read_document
    from pipeline.tables import to_tables

    data = Path(circular).read_bytes()
    files = [(Path(circular).name, data)]
    document = read_document("x", files)
    parsed = parse(document, Registration())
    timed: Mapping[str, Callable[[], object]] = {
        "read": lambda: read_document("x", files),
        "parse": lambda: parse(document, Registration()),
        "tables": lambda: to_tables([parsed]),
        "all": lambda: to_tables([parse(read_document("x", files), Registration())]),
        "floor": lambda: peers.floor(data),
        "quick_script": lambda: peers.quick_script(data),
    }
    return _medians(timed, int(repeat))


def _medians(timed: Mapping[str, Callable[[], object]], repeat: int) -> dict[str, float]:
    """Milliseconds of the processor; the calls take turns, so that what disturbs hits all."""
    seconds: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(repeat):
        for name, call in timed.items():
            started = process_time()
            call()
            seconds[name].append(process_time() - started)
    return {name: 1000 * median(each) for name, each in seconds.items()}


def memory(circular: str) -> dict[str, float]:
    """Megabytes: peak of Python's own allocations, and of the process before and after."""
    from pipeline.circular import Registration
    from pipeline.corpus import process
    from pipeline.discover import discover

    (source,) = discover(Path(circular))
    imported = _peak_memory(resource.RUSAGE_SELF)
    first = process(source, Registration())
    once = _peak_memory(resource.RUSAGE_SELF)
    gc.collect()
    tracemalloc.start()
    process(source, Registration())
    _, peak = tracemalloc.get_traced_memory()
    rows = sum(table.nbytes for table in first.tables.values())
    return {
        "imported": imported,
        "after_one": once,
        "python_peak": peak / MEGABYTE,
        "tables": rows / MEGABYTE,
    }


def cold(circular: str, pandas: str) -> dict[str, float]:
    """Nothing but the work; the process is timed from outside.

    Arrow imports pandas where it is installed, which ``make run`` does not do.
    """
    if pandas == "without":
        sys.meta_path.insert(0, _NoPandas())
    from pipeline.circular import Registration
    from pipeline.corpus import process
    from pipeline.discover import discover

    outcome = process(discover(Path(circular))[0], Registration())
    if outcome.text is None:
        raise SystemExit("the circular could not be read")
    return {}


class _NoPandas(MetaPathFinder):
    """Finds nothing by that name, whatever is installed."""

    def find_spec(self, fullname: str, *_: object) -> None:
        """Refuse one name, and leave all others to the next finder."""
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname, name=fullname)


def nothing() -> dict[str, float]:
    """What starting Python costs."""
    return {}


def scaling(circular: str, copies: str, workers: str) -> dict[str, float]:
    """Seconds and megabytes for copies of a circular, and to write what they gave."""
    from pipeline import corpus
    from pipeline.discover import discover
    from pipeline.output import write

    with tempfile.TemporaryDirectory() as folder:
        raw, out = Path(folder, "raw"), Path(folder, "parsed")
        raw.mkdir()
        for number in range(int(copies)):
            shutil.copyfile(circular, raw / f"{number:06}.txt")
        started = perf_counter()
        outcomes = corpus.run(discover(raw), {}, int(workers))
        parsed = perf_counter()
        in_tables = _peak_memory(resource.RUSAGE_SELF)
        write(outcomes.tables, outcomes.texts, out)
        return {
            "parse_seconds": parsed - started,
            "write_seconds": perf_counter() - parsed,
            "parse_memory": in_tables,
            "peak_memory": _peak_memory(resource.RUSAGE_SELF),
            "worker_memory": _peak_memory(resource.RUSAGE_CHILDREN),
            "output": sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
            / MEGABYTE,
        }


def _peak_memory(who: int) -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss * unit / MEGABYTE


MEASURES: Mapping[str, Callable[..., dict[str, float]]] = {
    each.__name__: each for each in (stages, memory, cold, nothing, scaling)
}

if __name__ == "__main__":
    print(json.dumps(MEASURES[sys.argv[1]](*sys.argv[2:])))
