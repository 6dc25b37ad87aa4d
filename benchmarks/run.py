"""Measures speed and memory and writes ``results.md`` and ``results.json`` beside this file.

``.venv/bin/python -m benchmarks.run [--circular FILE] [--copies 1,10] [--workers 1,2]``
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.report import report

FOLDER = Path(__file__).parent
_COLD_STARTS = 7


def main() -> None:
    """Run every measure and write the results."""
    chosen = _arguments()
    circular = str(chosen.circular)
    with tempfile.TemporaryDirectory() as cache:
        # As on any machine but a build server: compiled modules are kept.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def measure(*arguments: str) -> dict[str, Any]:
            print(*arguments[:1], *arguments[2:], file=sys.stderr)
            command = [sys.executable, "-m", "benchmarks.measure", *arguments]
            done = subprocess.run(
                command, env=environment, cwd=FOLDER.parent, stdout=subprocess.PIPE, check=True
            )
            found: dict[str, Any] = json.loads(done.stdout)
            return found

        def seconds(*arguments: str) -> float:
            measure(*arguments)  # once to fill the cache
            times = []
            for _ in range(_COLD_STARTS):
                started = perf_counter()
                measure(*arguments)
                times.append(perf_counter() - started)
            return median(times)

        results = {
            "machine": machine(),
            "source_bytes": chosen.circular.stat().st_size,
            "cold": {
                "python": seconds("nothing"),
                "circular": seconds("cold", circular, "without"),
                "circular_with_pandas": seconds("cold", circular, "with"),
            },
            "stages": measure("stages", circular, str(chosen.repeat)),
            "memory": measure("memory", circular),
            "scaling": [
                {"copies": copies, "workers": workers}
                | measure("scaling", circular, str(copies), str(workers))
                for copies in chosen.copies
                for workers in chosen.workers
            ],
        }
    (chosen.out / "results.json").write_text(f"{json.dumps(_rounded(results), indent=1)}\n")
    (chosen.out / "results.md").write_text(report(results), encoding="utf-8")
    print(report(results))


def machine() -> dict[str, object]:
    """What the numbers depend on, and nothing that names the machine."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3),
        "load": round(os.getloadavg()[0], 1),
        "system": platform.system(),
        "python": platform.python_version(),
        **{name: version(name) for name in ("minsheng", "pyarrow", "pandas")},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list) else value


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    raw = FOLDER.parent / "raw" / "lieshan-2023.txt"
    parser.add_argument("--circular", type=Path, default=raw)
    parser.add_argument("--copies", type=_numbers, default=[1, 10, 100, 1000])
    parser.add_argument("--workers", type=_numbers, default=[1, 2])
    parser.add_argument("--repeat", type=int, default=50)
    parser.add_argument("--out", type=Path, default=FOLDER)
    return parser.parse_args()


if __name__ == "__main__":
    main()
