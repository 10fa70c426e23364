"""Making parts: a run goes through the sources, an engine makes what is missing, the run's file says what is whole.

The folder holds parts and for each choice of sources one `run-….json`. A part is written when its block is done, so a
run that was killed goes on where it was; only what no part holds is analysed.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from typing import Any

from pressnlp.bulk import pool
from pressnlp.bulk.blocks import SIZE, Block, Unit, anywhere, blocks, table_facts, table_of, units
from pressnlp.bulk.indexing import GONE, Inputs, Workers
from pressnlp.bulk.manifest import now
from pressnlp.bulk.parts import Entry, FileFacts, Header, Part, PartError, packed
from pressnlp.bulk.shelf import Shelf
from pressnlp.bulk.versions import Version
from pressnlp.bulk.work import Done


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that whoever makes parts must know; it is sent to other machines.

    `retry` also makes parts anew that hold errors; `size` is how many documents a part has.
    """

    parts: str
    run: str
    started: str
    version: Version
    workers: Workers
    text_column: str | None = None
    retry: bool = False
    size: int = SIZE


def plan(
    parts: str, paths: tuple[str, ...], version: Version, workers: Workers, text_column: str | None, retry: bool = False
) -> Plan:
    """A plan for these sources into this folder."""
    run = sha256(json.dumps([paths, text_column]).encode()).hexdigest()[:12]
    return Plan(Shelf(parts).address, run, now(), version, workers, text_column, retry)


@dataclass(frozen=True, slots=True)
class Made:
    """A part that is there now; `outcomes` (without lines and texts) are those of this run, none where it was there."""

    unit: int
    name: str
    documents: int
    errors: int
    outcomes: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """A unit was cut into so many blocks; `table` where it is one."""

    unit: int
    blocks: int
    table: FileFacts | None = None


Engine = Callable[[Plan, Iterator[Unit]], Generator[Made | Ended, None, None]]
"""What makes all parts of some units, in any order."""


def cut(plan: Plan, number: int, unit: Unit) -> Iterator[Block | Ended]:
    """The blocks of a unit, and then how many they are."""
    count = 0
    for block in blocks(unit, plan.version.fingerprint, plan.text_column, plan.size):
        count += 1
        yield block
    table = table_of(unit)
    yield Ended(number, count, table_facts(table, plan.text_column) if table else None)


class Maker:
    """Makes one part after another with workers that it keeps."""

    def __init__(self, plan: Plan, workers: int) -> None:
        how = plan.workers
        self.plan = plan
        self.shelf = Shelf(plan.parts)
        self.pool = pool.Kept(
            how.load, workers=workers, include_text=how.include_text, limit=how.limit, memory=how.memory
        )

    def close(self) -> None:
        """End the workers."""
        self.pool.close()

    def make(self, unit: int, block: Block) -> Made:
        """Make the part of a block, unless it is there. Raises PressError where nothing can be analysed or written."""
        there = standing(self.shelf, block.name)
        if there and not (self.plan.retry and there.errors):
            return Made(unit, block.name, there.documents, there.errors)
        outcomes = self.pool.run(block.jobs)
        entries = [Entry(*one) for one in zip(block.files, block.rows, outcomes, strict=True)]
        self.shelf.put(block.name, packed(self.plan.run, self.plan.started, self.plan.version, entries))
        errors = sum(done.code is not None for done in outcomes)
        return Made(
            unit, block.name, len(outcomes), errors, tuple(replace(one, line="", text=None) for one in outcomes)
        )


def standing(shelf: Shelf, name: str) -> Header | None:
    """The header of a part that is there; None where there is none, or it is damaged and has to be made again."""
    stream = shelf.get(name)
    if stream is None:
        return None
    with stream:
        try:
            part = Part(name, stream)
            sum(1 for _ in part.entries())
        except PartError:
            return None
    return part.header


def local(workers: int) -> Engine:
    """The engine of one machine."""

    def engine(plan: Plan, units: Iterator[Unit]) -> Generator[Made | Ended, None, None]:
        with closing(Maker(plan, workers)) as maker:
            for number, unit in enumerate(units):
                for one in cut(plan, number, unit):
                    yield maker.make(number, one) if isinstance(one, Block) else one

    return engine


@dataclass(slots=True)
class Outcome:
    """What has come of a run: parts by unit, how many there must be, tables, and documents that stand as errors."""

    made: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    wanted: dict[int, int] = field(default_factory=dict)
    tables: list[FileFacts] = field(default_factory=list)
    avoided: list[str] = field(default_factory=list)
    units: int = 0
    documents: int = 0
    there: int = 0
    errors: int = 0

    def add(self, one: Made | Ended) -> None:
        """Count a part or the end of a unit."""
        if isinstance(one, Ended):
            self.wanted[one.unit] = one.blocks
            self.tables += [one.table] if one.table else []
            return
        self.made[one.unit].append(one.name)
        self.documents += one.documents
        self.there += 0 if one.outcomes else one.documents
        self.errors += one.errors

    @property
    def whole(self) -> bool:
        """Whether every block of every unit has its part."""
        return len(self.wanted) == self.units and all(len(self.made[at]) == n for at, n in self.wanted.items())

    @property
    def names(self) -> list[str]:
        """The parts, in the order of the sources' units."""
        return list(dict.fromkeys(name for unit in sorted(self.made) for name in sorted(self.made[unit])))


def run(plan: Plan, inputs: Inputs, engine: Engine, tell: Callable[[Made], None]) -> Outcome:
    """Make every part that is missing; `tell` hears of each. Raises PressError where that cannot go on."""
    shelf, outcome = Shelf(plan.parts), Outcome()
    shelf.make()
    paths = list(inputs.paths)
    _put(shelf, plan, paths, None)

    def counted() -> Iterator[Unit]:
        for unit in units(inputs.files(), plan.size):
            outcome.units += 1
            outcome.avoided += (one.uri for one in unit if one.fault and one.fault[0] not in GONE)
            yield anywhere(unit)

    with closing(engine(plan, counted())) as results:
        for one in results:
            outcome.add(one)
            if isinstance(one, Made):
                tell(one)
    if outcome.whole:
        _put(shelf, plan, paths, outcome)
    return outcome


def _put(shelf: Shelf, plan: Plan, paths: list[str], outcome: Outcome | None) -> None:
    said: dict[str, Any] = {
        "run": plan.run, "started": plan.started, "ended": None, "sources": paths, "version": asdict(plan.version),
    }  # fmt: skip
    if outcome:
        tables = [asdict(table) for table in outcome.tables]
        said |= {"ended": now(), "avoided": outcome.avoided, "tables": tables, "parts": outcome.names}
    shelf.put(f"run-{plan.run}.json", json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass"))
