"""The engine that makes parts on a Ray cluster (the optional extra "ray"; docs/cluster.md).

Ray Data reads units in parallel and hands their blocks to actors. Each actor has the supervised pool with one worker
process: so time and memory are bounded for each document as on one machine, and one that kills its worker twice becomes
an error record and does not take the actor along. An actor or a machine that dies costs the blocks it had; Ray gives
them to another.
"""

import logging
import os
import pickle
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from pressnlp.bulk.blocks import Block, Unit
from pressnlp.bulk.making import Ended, Engine, Made, Maker, Plan, cut
from pressnlp.bulk.versions import Version
from pressnlp.errors import PressError

# Units of one pass through Ray Data, whose list is held in memory: some millions of documents.
WAVE = 10_000
# Of a core: the actor's worker computes, reading hardly does. Different shares also keep Ray from fusing the two.
ANALYSING, READING = 0.9, 0.1
# Times that a block is given to another actor after the one before has died; Ray's own default has no end.
RETRIES = 4
# Bytes of memory for what passes between processes, on a cluster of our own; blocks are 4 MB at most.
STORE = 300_000_000
# Bytes: every block travels alone, so that one table's blocks spread over all actors.
TARGET = 1 << 16
HOW_TO_GET = "--engine ray needs Ray: pip install 'pressnlp[ray]'"

Options = Callable[[], Version]
"""Tells the version of the machine it is called on."""


def ray_engine(workers: int | None = None, address: str | None = None, version: Options | None = None) -> Engine:
    """The engine of a cluster: `workers` actors (None: as many as it has cores), at an address ("auto": the running
    one; None: what RAY_ADDRESS says, else one of our own on this machine).

    With `version` each actor checks that it would analyse as the machine that planned the run. Raises PressError where
    Ray is missing, the cluster cannot be reached, or an actor cannot work.
    """

    def engine(plan: Plan, units: Iterator[Unit]) -> Generator[Made | Ended, None, None]:
        numbered = enumerate(units)
        with _cluster(workers, address) as cores:
            while wave := list(islice(numbered, WAVE)):
                yield from _wave(plan, wave, workers or cores, version)

    return engine


@contextmanager
def _cluster(workers: int | None, address: str | None) -> Iterator[int]:
    """Connect, or start a cluster of our own, and say how many cores it has; one that was there is left running."""
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise PressError(f"{HOW_TO_GET} ({error})") from error
    ours = not ray.is_initialized()
    try:
        if ours:
            _connect(workers, address)
        resources = ray.cluster_resources()  # type: ignore[no-untyped-call,unused-ignore]
        yield max(1, int(resources.get("CPU", 1)))
    finally:
        if ours:
            ray.shutdown()


def _connect(workers: int | None, address: str | None) -> None:
    import ray

    try:
        ray.init(log_to_driver=False, logging_level=logging.ERROR, **_where(workers, address))
    except Exception as error:  # a cluster that does not start in time raises a bare Exception
        raise PressError(f"no Ray cluster to connect to, and none could be started: {error}") from error


def _where(workers: int | None, address: str | None) -> dict[str, Any]:
    if address or os.environ.get("RAY_ADDRESS"):
        return {"address": address}
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray would report its use to its makers
    cores = workers or os.cpu_count() or 1
    return {"address": "local", "num_cpus": cores, "object_store_memory": STORE, "include_dashboard": False}


def _wave(
    plan: Plan, wave: list[tuple[int, Unit]], workers: int, version: Options | None
) -> Generator[Made | Ended, None, None]:
    for row in _dataset(plan, wave, workers, version).iter_rows():
        result = pickle.loads(row["result"])
        if isinstance(result, Fault):
            raise PressError(result.message)
        yield result


class Fault:
    """Why an actor cannot work at all; it would be the same for every block."""

    def __init__(self, message: str) -> None:
        self.message = message


def _dataset(plan: Plan, wave: list[tuple[int, Unit]], workers: int, version: Options | None) -> Any:
    import ray

    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = TARGET
    context.max_errored_blocks = -1  # the other blocks are made all the same; the run then says that it is not whole
    units = ray.data.from_items([{"unit": pickle.dumps(one)} for one in wave], override_num_blocks=len(wave))
    blocks = units.flat_map(_Reader(plan), num_cpus=READING, max_retries=RETRIES)
    return blocks.map(
        _Actor,  # type: ignore[arg-type,unused-ignore]
        fn_constructor_args=(plan, version),
        # One at a time: a block that kills its actor must not take along others that wait for the same one.
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=workers, max_tasks_in_flight_per_actor=1),
        num_cpus=ANALYSING,
        max_restarts=-1,
        max_task_retries=RETRIES,
    )


class _Reader:
    """A unit to its blocks, each a row."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __call__(self, row: dict[str, bytes]) -> Iterator[dict[str, bytes]]:
        number, unit = pickle.loads(row["unit"])
        for one in cut(self.plan, number, unit):
            yield {"item": pickle.dumps((number, one))}


class _Actor:
    """A block to its part, in a row of its own process; keeps its pipeline from block to block.

    Nobody closes the maker: its worker ends by itself when the actor has gone, in whatever way.
    """

    def __init__(self, plan: Plan, version: Options | None) -> None:
        self.maker = Maker(plan, 1)
        self.fault = _differs(plan.version, version() if version else plan.version)

    def __call__(self, row: dict[str, bytes]) -> dict[str, bytes]:
        number, one = pickle.loads(row["item"])
        return {"result": pickle.dumps(self._made(number, one) if isinstance(one, Block) else one)}

    def _made(self, number: int, block: Block) -> Made | Fault:
        if self.fault:
            return Fault(self.fault)
        try:
            return self.maker.make(number, block)
        except PressError as error:
            return Fault(str(error))


def _differs(planned: Version, here: Version) -> str | None:
    if planned.fingerprint == here.fingerprint:
        return None
    names = ("pressnlp", "rules", "model", "topic_model", "words", "files")
    first = next((name for name in names if getattr(planned, name) != getattr(here, name)), "options")
    said = f"{getattr(planned, first, '')!s:.60} where the run was started, {getattr(here, first, '')!s:.60} here"
    return f"{os.uname().nodename}: another version than the run's: {first} is {said}; install the same on all machines"
