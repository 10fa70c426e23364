"""A supervised pool: results in the order of the jobs, and no job lost to a worker that dies or hangs.

Paths and texts go out, finished lines come back. Each worker holds one job at a time, so that it is known which one a
dead, stuck or swollen worker had: that job is tried once more in a new worker and then reported as an error record.
"""

import multiprocessing
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Self

from pressnlp.bulk.memory import resident
from pressnlp.bulk.twins import Known, Twins
from pressnlp.bulk.work import Done, Job, answer, failed
from pressnlp.bulk.worker import Asked, Begun, Load, Loaded, started_quietly, work
from pressnlp.errors import PressError
from pressnlp.release import Failure

# Seconds a release may take; the longest one allowed takes about a minute.
LIMIT = 120.0
# Seconds for loading the pipeline, which may lie on a slow disk.
LOAD_LIMIT = 300.0
# Workers that may die one after another while loading before the run is given up.
LOAD_DEATHS = 3
TRIES = 2
MOST_SENT = 4  # times a job may be sent: were it to kill every worker before it begins, this ends it
# Seconds between looks at the memory of workers: what fills 1 GB a second is caught 0.1 GB beyond the limit.
WATCH = 0.1
# Finished records that may wait, per worker, for a slow one before them (about 20 kB each).
WINDOW = 256


def run(
    jobs: Iterable[Job],
    load: Load,
    *,
    workers: int = 1,
    include_text: bool = False,
    limit: float = LIMIT,
    memory: int | None = None,
    known: Known | None = None,
) -> Generator[Done, None, None]:
    """The outcome of every job, in order; the same whatever the number of workers.

    One worker is this process itself, where nothing can be killed and `limit` (seconds a release) does not apply.
    With more, or with `memory` (bytes a worker may hold) or `known`, `load` must be importable by name, and a script
    that calls this needs the usual `if __name__ == "__main__":`. `known` tells which texts, by their key
    (`work.key_of`), need no analysis: their outcomes come without a line, and a text that several jobs hold is analysed
    once for all of them. Raises PressError where the analyser cannot be loaded.
    """
    if workers > 1 or memory is not None or known is not None:
        yield from _Pool(load, workers, include_text, limit, memory, known).run(jobs)
        return
    analyser = load()
    for job in jobs:
        yield answer(job, analyser, include_text)


class Kept:
    """A pool whose workers, loaded once, serve one run after another: `with Kept(load) as kept: kept.run(jobs)`.

    The arguments are those of `run`; a text that several jobs of one run hold is analysed once for all of them.
    """

    def __init__(
        self,
        load: Load,
        *,
        workers: int = 1,
        include_text: bool = False,
        limit: float = LIMIT,
        memory: int | None = None,
    ) -> None:
        self.pool = _Pool(load, workers, include_text, limit, memory, known=lambda key: False)
        self.pool.forgets = False  # nobody else knows what was analysed: later twins of a run need it

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers; a later run starts new ones."""
        self.pool.stop()

    def run(self, jobs: Iterable[Job]) -> list[Done]:
        """The outcome of every job, in order. Raises PressError where the analyser cannot be loaded."""
        try:
            return list(self.pool.outcomes(jobs))
        except BaseException:
            self.close()
            raise


@dataclass(slots=True)
class _Task:
    number: int
    job: Job
    tries: int = 0
    sent: int = 0


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    deadline: float
    task: _Task | None
    loaded: bool = False
    begun: bool = False
    since: float = 0.0


class _Pool:
    def __init__(
        self, load: Load, size: int, include_text: bool, limit: float, memory: int | None, known: Known | None
    ) -> None:
        self.load = load
        self.size = size
        self.include_text = include_text
        self.limit = limit
        self.memory = memory
        self.known = known
        self.forgets = True
        self.twins: Twins | None = None
        self.context = multiprocessing.get_context("spawn")
        self.workers: list[_Worker] = []
        self.retries: deque[_Task] = deque()
        self.finished: dict[int, Done] = {}
        self.due = 0
        self.load_deaths = 0

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        try:
            yield from self.outcomes(jobs)
        finally:
            self.stop()

    def outcomes(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """As `run`, but workers stay for the next call; after one that was not gone through, `stop` must be called."""
        self.due = 0
        self.twins = Twins(self.known) if self.known else None
        tasks = (_Task(number, job) for number, job in enumerate(jobs))
        self._hand_out(tasks)
        while busy := [worker for worker in self.workers if worker.task]:
            self._collect(busy)
            outcomes = self._in_order()
            self._hand_out(tasks)  # before the caller takes its time over the outcomes
            for number, done in outcomes:
                yield done
                if self.twins and self.forgets:
                    self.twins.written(number)

    def _in_order(self) -> list[tuple[int, Done]]:
        outcomes = []
        while self.due in self.finished:
            outcomes.append((self.due, self.finished.pop(self.due)))
            self.due += 1
        return outcomes

    def _finish(self, task: _Task, done: Done) -> None:
        self.finished.update(self.twins.settle(task.number, done) if self.twins else [(task.number, done)])

    def _hand_out(self, tasks: Iterator[_Task]) -> None:
        idle = [worker for worker in self.workers if not worker.task]
        while idle or len(self.workers) < self.size:
            task = self._next(tasks)
            if task is None:
                return
            if not idle:
                self.workers.append(self._start(task))
            elif not self._send(worker := idle.pop(), task):
                self._remove(worker)
                self.retries.appendleft(task)

    def _next(self, tasks: Iterator[_Task]) -> _Task | None:
        if self.retries:
            return self.retries.popleft()
        if len(self.finished) >= WINDOW * self.size:
            return None
        return next(tasks, None)

    def _start(self, task: _Task) -> _Worker:
        ours, theirs = self.context.Pipe()
        arguments = (theirs, self.load, self.include_text, self.known is not None)
        process = self.context.Process(target=work, args=arguments, daemon=True)
        with started_quietly():
            process.start()
        theirs.close()  # so that our end reads end-of-file when the worker dies
        return _Worker(process, ours, time.monotonic() + LOAD_LIMIT, task)

    def _send(self, worker: _Worker, task: _Task) -> bool:
        worker.task, worker.begun = task, False
        task.sent += 1
        worker.since = time.monotonic()
        worker.deadline = worker.since + self.limit
        try:
            worker.connection.send(task.job)
        except OSError:
            return False
        return True

    def _collect(self, busy: list[_Worker]) -> None:
        by_connection: dict[object, _Worker] = {worker.connection: worker for worker in busy}
        patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        if self.memory is not None:
            patience = min(patience, WATCH)
        for connection in wait([worker.connection for worker in busy], patience):
            self._receive(by_connection.pop(connection))
        for worker in by_connection.values():
            if time.monotonic() >= worker.deadline:
                self._lost(worker, "timeout", f"took longer than {self.limit:g} s (tried {TRIES} times)")
            elif worker.loaded and self._swollen(worker):
                self._lost(worker, "memory", f"took more than {_megabytes(self.memory)} (tried {TRIES} times)")

    def _swollen(self, worker: _Worker) -> bool:
        return self.memory is not None and resident(worker.process.pid) > self.memory

    def _receive(self, worker: _Worker) -> None:
        assert worker.task is not None
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            self._lost(worker, "worker", f"the worker process died over it (tried {TRIES} times)")
            return
        if isinstance(message, Loaded):
            self._loaded(worker, worker.task, message)
        elif isinstance(message, Begun):
            worker.begun = True
        elif isinstance(message, Asked):
            self._reply(worker, worker.task, message)
        else:
            self._finish(worker.task, message)
            worker.task = None

    def _reply(self, worker: _Worker, task: _Task, message: Asked) -> None:
        assert self.twins is not None
        with suppress(OSError):  # a worker that died meanwhile shows in the next turn
            worker.connection.send(self.twins.spared(task.number, message.key))

    def _loaded(self, worker: _Worker, task: _Task, message: Loaded) -> None:
        if message.fault is not None:
            raise PressError(message.fault)
        if self._swollen(worker):
            raise PressError(f"the pipeline alone takes more than {_megabytes(self.memory)}: allow more memory")
        self.load_deaths = 0
        worker.loaded = True
        if not self._send(worker, task):
            self._remove(worker)
            self.retries.append(task)

    def _lost(self, worker: _Worker, code: str, message: str) -> None:
        task = worker.task
        assert task is not None
        self._remove(worker)
        if not worker.loaded:
            self.load_deaths += 1
            if self.load_deaths >= LOAD_DEATHS:
                raise PressError(f"worker processes die while loading the pipeline ({LOAD_DEATHS} in a row)")
        elif worker.begun or code == "timeout" or task.sent >= MOST_SENT:
            # A worker that was dead when its job was sent never saw it; the job must not pay for that.
            task.tries += 1
        if task.tries >= TRIES:
            done = failed(task.job.output, Failure(task.job.origin, code, message))
            self._finish(task, replace(done, seconds=time.monotonic() - worker.since))
        elif task.tries:
            # In a new worker, not in one that many documents before have swollen.
            self.workers.append(self._start(task))
        else:
            self.retries.append(task)

    def _remove(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.connection.close()

    def stop(self) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.connection.close()  # an idle worker ends by itself
            if worker.task:
                worker.process.kill()
        for worker in self.workers:
            worker.process.join(1.0)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self.workers.clear()
        self.retries.clear()
        self.finished.clear()


def _megabytes(size: int | None) -> str:
    return f"{(size or 0) / 1e6:,.0f} MB"
