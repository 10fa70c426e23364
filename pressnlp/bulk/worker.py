"""A worker process: loads the pipeline once, then answers jobs until its pipe closes."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from pressnlp.bulk.work import Analyser, Job, answer
from pressnlp.read.content import one_line

Load = Callable[[], Analyser]

# One thread a process: workers stand side by side instead, and sums come out in the same order everywhere.
# The libraries read these when they load, so they must stand before numpy is imported.
SINGLE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A worker's first message: ready, or why it cannot be."""

    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A worker has taken a job in hand: from now on its death counts as a try."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A worker has read its text, of this key, and waits to be told whether it can be spared the analysis."""

    key: str


def work(connection: Connection, load: Load, include_text: bool, ask: bool = False) -> None:
    """The whole life of a worker; with `ask` it asks about every text before it analyses it."""

    def spared(key: str) -> bool:
        connection.send(Asked(key))
        return bool(connection.recv())

    # What a library prints must not land among the records.
    os.dup2(2, 1)
    # Ctrl-C is the supervisor's to handle; a closed pipe means that it has gone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        try:
            analyser = load()
        except Exception as error:
            connection.send(Loaded(one_line(error)))
            return
        connection.send(Loaded())
        while True:
            job: Job = connection.recv()
            connection.send(Begun())
            start = time.monotonic()
            done = answer(job, analyser, include_text, spared if ask else None)
            connection.send(replace(done, seconds=time.monotonic() - start))


@contextmanager
def started_quietly() -> Iterator[None]:
    """Start processes that compute on one thread and leave Ctrl-C to their parent from their first moment on."""
    before = {name: os.environ.get(name) for name in SINGLE_THREAD}
    os.environ.update(SINGLE_THREAD)
    main = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if main else signal.SIG_DFL
    try:
        yield
    finally:
        if main:
            signal.signal(signal.SIGINT, signal.SIG_DFL if handler is None else handler)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
