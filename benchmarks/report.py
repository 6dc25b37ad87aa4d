"""Results as Markdown."""

from __future__ import annotations

from typing import Any


def report(results: dict[str, Any]) -> str:
    """The page ``results.md``."""
    parts = (
        ["# Speed and memory", "", "Made by `python -m benchmarks.run`; see README.md."],
        _machine(results["machine"], results["source_bytes"]),
        _one(results["stages"]),
        _cold(results["cold"]),
        _memory(results["memory"]),
        _scaling(results["scaling"]),
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _machine(machine: dict[str, Any], size: int) -> list[str]:
    packages = ", ".join(f"{name} {machine[name]}" for name in ("minsheng", "pyarrow", "pandas"))
    return [
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB; "
        f"{machine['system']}, Python {machine['python']}, {packages}. "
        f"The circular: {size:,} bytes. Load of the machine before: {machine['load']}."
    ]


def _one(stages: dict[str, float]) -> list[str]:
    names = {
        "read": "bytes to Document",
        "parse": "Document to Circular",
        "tables": "Circular to Arrow tables",
        "all": "**bytes to Arrow tables**",
        "floor": "peer: decode, lines, cells (standard library)",
        "quick_script": "peer: regular expression and `pandas.read_csv`",
    }
    rows = [
        f"| {title} | {stages[name]:.2f} | {stages[name] / stages['quick_script']:.2f} |"
        for name, title in names.items()
    ]
    head = ["| | ms | of the pandas peer |", "|---|---:|---:|"]
    return [
        "## One circular, one core, everything imported (median, processor time)",
        "",
        *head,
        *rows,
    ]


def _cold(cold: dict[str, float]) -> list[str]:
    names = {
        "python": "Python alone",
        "circular": "imports and one circular to Arrow tables, as `make run` installs it",
        "circular_with_pandas": "the same where pandas is installed too (Arrow imports it)",
    }
    rows = [f"| {title} | {cold[name]:.2f} |" for name, title in names.items()]
    return ["## A new process (median, wall clock)", "", "| | s |", "|---|---:|", *rows]


def _memory(memory: dict[str, float]) -> list[str]:
    names = {
        "python_peak": "most that Python allocates for one circular",
        "tables": "its Arrow tables",
        "imported": "process after the imports (resident)",
        "after_one": "process after one circular (resident, peak)",
    }
    rows = [f"| {title} | {memory[name]:.1f} |" for name, title in names.items()]
    return ["## Memory", "", "| | MB |", "|---|---:|", *rows]


def _scaling(rows: list[dict[str, float]]) -> list[str]:
    head = (
        "| copies | workers | s to tables | circulars/s | s to write | MB written "
        "| peak MB to tables | peak MB in all | peak MB of a worker |"
    )
    lines = [
        f"| {row['copies']:,} | {row['workers']} | {row['parse_seconds']:.2f} "
        f"| {row['copies'] / row['parse_seconds']:.1f} | {row['write_seconds']:.2f} "
        f"| {row['output']:.1f} | {row['parse_memory']:.0f} | {row['peak_memory']:.0f} "
        f"| {row['worker_memory']:.0f} |"
        for row in rows
    ]
    return ["## Many circulars (wall clock)", "", head, f"|{'---:|' * 9}", *lines]
