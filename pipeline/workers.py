"""Work spread over processes, in which a process that dies costs its own task only."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2


def usable_cores() -> int:
    """Number of processors that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def fan_out(
    function: Callable[[T], R],
    tasks: Iterable[T],
    workers: int,
    on_failure: Callable[[T, Exception], R],
) -> Iterator[tuple[int, R]]:
    """Call a function for each task in several processes.

    Processes are spawned, not forked, as a fork of a process with threads may hang. Function,
    tasks and results must be picklable, and a script that calls this needs the usual
    ``if __name__ == "__main__"``.

    Args:
        function: called with each task.
        tasks: any number; only a few per process are under way at a time.
        workers: number of processes.
        on_failure: gives the result of a task whose process died or whose result could not
            be sent, and the error.

    Yields:
        Position of the task and its result, as they are ready.
    """
    waiting = deque(enumerate(tasks))
    while waiting:
        ahead = _AHEAD * workers
        suspects = deque((yield from _until_a_death(function, waiting, workers, ahead, on_failure)))
        # Which of them killed the process shows when each is under way alone.
        while suspects:
            for index, task in (yield from _until_a_death(function, suspects, 1, 1, on_failure)):
                yield index, on_failure(task, BrokenProcessPool())


def _until_a_death(
    function: Callable[[T], R],
    waiting: deque[tuple[int, T]],
    workers: int,
    ahead: int,
    on_failure: Callable[[T, Exception], R],
) -> Generator[tuple[int, R], None, list[tuple[int, T]]]:
    """Work off what is waiting, ``ahead`` at a time; returns what was under way at a death."""
    under_way: dict[Future[R], tuple[int, T]] = {}
    with _pool(workers) as pool:
        while waiting or under_way:
            while waiting and len(under_way) < ahead:
                numbered = waiting.popleft()
                under_way[_submitted(pool, function, numbered[1])] = numbered
            ready, _ = wait(under_way, return_when=FIRST_COMPLETED)
            dead = [future for future in ready if isinstance(future.exception(), BrokenProcessPool)]
            for future in ready.difference(dead):
                index, task = under_way.pop(future)
                error = future.exception()
                if isinstance(error, Exception):
                    yield index, on_failure(task, error)
                else:
                    yield index, future.result()
            if dead:
                break
    return sorted(under_way.values(), key=lambda pair: pair[0])


def _submitted(pool: ProcessPoolExecutor, function: Callable[[T], R], task: T) -> Future[R]:
    try:
        return pool.submit(function, task)
    except BrokenProcessPool as error:
        future: Future[R] = Future()
        future.set_exception(error)
        return future


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """A pool whose processes end with the block, at once if it is left by an error or Ctrl-C."""
    others = set(active_children())
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_prepare)
    try:
        yield pool
    except BaseException:
        for child in set(active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _prepare() -> None:
    """In a new process: leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
