import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from pipeline.workers import fan_out, usable_cores


def double(number: int) -> int:
    return 2 * number


def slow_when_even(number: int) -> int:
    time.sleep(0.05 * (number % 2 == 0))
    return number


def die_of_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def unsendable(number: int) -> object:
    return (lambda: number) if number == 1 else number


def say_why(number: int, error: Exception) -> str:
    return f"{number}: {type(error).__name__}"


def test_every_task_has_its_result() -> None:
    assert dict(fan_out(double, range(20), 2, say_why)) == {n: 2 * n for n in range(20)}


def test_no_tasks() -> None:
    assert dict(fan_out(double, [], 2, say_why)) == {}


def test_results_come_as_they_are_ready() -> None:
    order = [index for index, _ in fan_out(slow_when_even, range(8), 2, say_why)]
    assert sorted(order) == list(range(8))


def test_a_killed_process_costs_its_own_task_only() -> None:
    found = dict(fan_out(die_of_seven, range(12), 2, say_why))
    assert found.pop(7) == "7: BrokenProcessPool"
    assert found == {n: n for n in range(12) if n != 7}


def test_a_result_that_cannot_be_sent_costs_its_own_task_only() -> None:
    found = dict(fan_out(unsendable, range(3), 2, say_why))
    assert found[0] == 0
    assert found[2] == 2
    assert str(found[1]).startswith("1: ")


def test_at_least_one_core_is_usable() -> None:
    assert usable_cores() >= 1


SLEEPERS = """
    import sys, time
    from pipeline.workers import fan_out

    def sleep(path):
        open(path, "w").close()
        time.sleep(600)

    if __name__ == "__main__":
        for _ in fan_out(sleep, sys.argv[1:], 2, print):
            pass
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_parent(tmp_path: Path, sent: signal.Signals) -> None:
    script = tmp_path / "sleepers.py"
    script.write_text(textwrap.dedent(SLEEPERS), encoding="utf-8")
    marks = [tmp_path / "1", tmp_path / "2"]
    parent = subprocess.Popen(
        [sys.executable, script, *marks],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait_until(lambda: all(mark.exists() for mark in marks))
    parent.send_signal(sent)
    # The pipe closes when the last process that holds it has ended.
    parent.communicate(timeout=20)
    assert parent.returncode == -sent


def wait_until(condition: object, seconds: float = 30) -> None:
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
