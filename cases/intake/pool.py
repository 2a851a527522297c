"""Tasks through several processes: results in the order of the tasks, few held at a time.

A worker that dies (a damaged file can kill the library that reads it) costs its one task, which
becomes a failure; everything else is done again in fresh workers.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait
from typing import TypeVar

from cases.intake.tasks import Task
from cases.intake.work import Progress, Structured, structure_task

R = TypeVar("R")

_BATCH_TASKS = 16
_BATCH_BYTES = 400_000
_BATCHES_AHEAD = 3

# What a worker makes of a task's papers before they travel: only what the caller needs.
Finish = Callable[[Structured], R]


def run_tasks(
    tasks: Iterable[Task], jobs: int, finish: Finish[R], progress: Progress
) -> Iterator[tuple[Task, list[R]]]:
    """Each task with what became of it, in order.

    One job runs within this very process, where ``progress`` hears of pages being recognised.
    """
    if jobs == 1:
        for task in tasks:
            yield task, [finish(paper) for paper in structure_task(task, progress)]
    else:
        yield from _in_processes(tasks, jobs, finish)


def _in_processes(
    tasks: Iterable[Task], jobs: int, finish: Finish[R]
) -> Iterator[tuple[Task, list[R]]]:
    ahead: deque[tuple[Sequence[Task], Future[list[list[R]]]]] = deque()
    pool = _fresh_pool(jobs)
    try:
        batches = _batches(tasks)
        while True:
            for batch in islice(batches, max(0, jobs * _BATCHES_AHEAD - len(ahead))):
                ahead.append((batch, pool.submit(_structure_batch, batch, finish)))
            if not ahead:
                return
            try:
                yield from _first(ahead)
            except BrokenProcessPool:
                pool = _replace(pool, jobs)
                yield from _one_by_one(ahead, finish)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _first(
    ahead: deque[tuple[Sequence[Task], Future[list[list[R]]]]],
) -> Iterator[tuple[Task, list[R]]]:
    batch, future = ahead[0]
    results = future.result()
    ahead.popleft()
    yield from zip(batch, results, strict=True)


def _one_by_one(
    ahead: deque[tuple[Sequence[Task], Future[list[list[R]]]]], finish: Finish[R]
) -> Iterator[tuple[Task, list[R]]]:
    """All tasks in flight again, each alone, so that the one that kills its worker is known."""
    pool = _fresh_pool(1)
    try:
        while ahead:
            batch, _ = ahead.popleft()
            for task in batch:
                try:
                    yield task, pool.submit(_structure_batch, [task], finish).result()[0]
                except BrokenProcessPool:
                    pool = _replace(pool, 1)
                    problem = "读取这个文件时程序意外中止，文件可能已损坏，请另存为其他格式后重试。"
                    yield task, [finish(Structured(document=task.name, problem=problem))]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _structure_batch(batch: Sequence[Task], finish: Finish[R]) -> list[list[R]]:
    return [[finish(paper) for paper in structure_task(task)] for task in batch]


def _batches(tasks: Iterable[Task]) -> Iterator[Sequence[Task]]:
    batch: list[Task] = []
    weight = 0
    for task in tasks:
        batch.append(task)
        weight += task.weight
        if len(batch) == _BATCH_TASKS or weight >= _BATCH_BYTES:
            yield tuple(batch)
            batch, weight = [], 0
    if batch:
        yield tuple(batch)


def _replace(pool: ProcessPoolExecutor, jobs: int) -> ProcessPoolExecutor:
    pool.shutdown(wait=False, cancel_futures=True)
    return _fresh_pool(jobs)


def _fresh_pool(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_settle_in)


def _settle_in() -> None:
    """A worker leaves an interrupt to its parent, and follows a parent that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
