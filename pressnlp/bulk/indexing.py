"""Many files into an archive: look what is new, analyse that in a pool, write it down in batches.

A run can be killed at any moment: what it had written down in whole batches stays, the rest is pending and is done by
the next run. One process writes; workers only read.
"""

import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from sqlite3 import Connection

from pressnlp.bulk import near, pool
from pressnlp.bulk.manifest import Document, Look, Manifest, Wish, now
from pressnlp.bulk.named import Named
from pressnlp.bulk.versions import Version
from pressnlp.bulk.work import Done, Job, key_of
from pressnlp.bulk.worker import Load
from pressnlp.errors import PressError
from pressnlp.read import SourceFile, is_table, origin, read, sources
from pressnlp.read.sources import Identity
from pressnlp.release import Failure, Release
from pressnlp.write import sql
from pressnlp.write.lines import source_json

# A batch is written down after so many seconds: that much work is done twice after a kill.
BATCH = 1.0
# Faults that say that a file is not there. Others only keep us from looking, and what is below has not vanished.
GONE = ("missing", "no_files", "unsupported")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to index: paths as extract takes them; `exclude` keeps a run from reading what it writes."""

    paths: Sequence[str]
    exclude: Collection[Identity] = ()

    def files(self, skipped: Counter[str] | None = None) -> Iterator[SourceFile]:
        """The files, in the order of extract."""
        return sources(self.paths, skipped, self.exclude)


@dataclass(slots=True)
class Scan:
    """What a look at the files found; `todo` counts those to be done, None where tables hide their rows."""

    looks: Counter[Look] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    vanished: int = 0
    todo: int | None = 0


@dataclass(frozen=True, slots=True)
class Workers:
    """How to analyse: see `pool.run`."""

    load: Load
    number: int = 1
    include_text: bool = False
    limit: float = pool.LIMIT
    memory: int | None = None


class Indexing:
    """One run over an archive: `scan`, then `run`, then `trouble`."""

    def __init__(self, connection: Connection, version: Version, inputs: Inputs, wish: Wish) -> None:
        self.connection = connection
        self.inputs = inputs
        self.wish = wish
        connection.executescript(sql.SCRATCH)
        connection.execute("BEGIN IMMEDIATE")
        self.manifest = Manifest(connection, version, inputs.paths, wish)
        self.missing = 0

    def scan(self, keep: bool = True) -> Scan:
        """Look at every file, and write down what is new, changed and gone; without `keep`, only say so."""
        found, named = Scan(), Named(self.inputs.paths)
        with _whole(self.connection, keep):
            for source in self.inputs.files(found.skipped):
                look = self.manifest.look(source)
                found.looks[look] += 1
                if source.fault and source.fault[0] not in GONE:
                    named.avoid(source.uri)
                if look not in {"unchanged", "missing"} and found.todo is not None:
                    found.todo = None if is_table(source) else found.todo + 1
            self.missing = found.looks["missing"]
            self.connection.create_function("named", 1, named)
            found.vanished = self.connection.execute(sql.VANISHED, (now(),)).rowcount
        return found

    def run(self, workers: Workers, tell: Callable[[Done], None]) -> None:
        """Analyse what there is to do and write it down; `tell` hears of every outcome."""
        plan = _Plan(self.manifest, self.inputs, self.wish)
        outcomes = pool.run(
            plan.jobs(),
            workers.load,
            workers=workers.number,
            include_text=workers.include_text,
            limit=workers.limit,
            memory=workers.memory,
            known=lambda key: self.manifest.known(key) is not None,
        )
        with batches(self.connection) as batch, closing(outcomes):
            for done in outcomes:
                plan.settle(done)
                batch()
                tell(done)
            plan.finish()
        near.refresh(self.connection)
        self.connection.execute(sql.RUN_ENDED, (now(), self.manifest.run))

    def trouble(self) -> int:
        """How many documents of the files named stand as errors in the archive, with those that were not there."""
        return int(self.connection.execute(sql.TROUBLE).fetchone()[0]) + self.missing


@dataclass(frozen=True, slots=True)
class _Table:
    """A table whose rows have all been read: it is done when that many outcomes are in."""

    outcomes: int
    file: int
    sha256: str
    rows: set[int | None]


class _Plan:
    """The jobs of a run, and what their outcomes mean for the manifest."""

    def __init__(self, manifest: Manifest, inputs: Inputs, wish: Wish) -> None:
        self.manifest = manifest
        self.inputs = inputs
        self.wish = wish
        self.waiting: deque[tuple[int, int | None]] = deque()
        self.tables: deque[_Table] = deque()
        self.sent = 0
        self.settled = 0

    def jobs(self) -> Iterator[Job]:
        """What there is to do; files are walked once more, so that no list of them need be held."""
        (todo,) = self.manifest.connection.execute("SELECT count(*) FROM todo").fetchone()
        for source in self.inputs.files() if todo else ():
            row = self.manifest.connection.execute(sql.TO_DO, (source.uri,)).fetchone()
            if row and is_table(source):
                yield from self._rows(source, row[0])
            elif row:
                document = self.manifest.document(source.uri)
                yield self._sent(
                    Job(source.output, source),
                    document.id if document else self.manifest.pending(row[0], source.uri),
                    row[0],
                )

    def _sent(self, job: Job, document: int, file: int | None = None) -> Job:
        self.waiting.append((document, file))
        self.sent += 1
        return job

    def _rows(self, source: SourceFile, file: int) -> Iterator[Job]:
        sha256, rows = origin(source).sha256, set()
        for item in read(source, self.wish.text_column):
            row = number(source.uri, item.origin.uri)
            rows.add(row)
            known = self.manifest.document(item.origin.uri)
            if not self._needless(item, known, file, row):
                place = source.output if row is None else f"{source.output}/{row}"
                document = known.id if known else self.manifest.pending(file, item.origin.uri, row)
                yield self._sent(Job(place, item), document)
        self.tables.append(_Table(self.sent, file, sha256, rows))
        self._close_tables()

    def _needless(self, item: Release | Failure, known: Document | None, file: int, row: int | None) -> bool:
        """Whether a row needs no job: nothing changed, or its text is in the archive and only has to be linked."""
        if known and known.state == "error" and not self._again(known) and known.source == source_json(item.origin):
            return True
        if isinstance(item, Failure):
            return False
        key = key_of(item)
        release = self.manifest.known(key)
        if release is None:
            return False
        source = source_json(item.origin)
        if known is None or (known.state, known.key, known.source) != ("done", key, source):
            document = known.id if known else self.manifest.pending(file, item.origin.uri, row)
            self.manifest.relinked(document, release, item.origin)
        return True

    def _again(self, failed: Document) -> bool:
        """Whether a row that failed before is to be tried again."""
        stale = self.wish.rerun == "stale" and failed.analyser != self.manifest.analyser
        return self.wish.retry_errors or self.wish.rerun == "all" or stale

    def settle(self, done: Done) -> None:
        """Write down the next outcome; they come in the order of the jobs."""
        document, file = self.waiting.popleft()
        self.manifest.record(document, done)
        if file is not None:
            assert done.origin is not None
            self.manifest.file_read(file, done.origin.sha256)
        self.settled += 1
        self._close_tables()

    def _close_tables(self) -> None:
        while self.tables and self.tables[0].outcomes <= self.settled:
            table = self.tables.popleft()
            self.manifest.rows_gone(table.file, table.rows)
            self.manifest.file_read(table.file, table.sha256)

    def finish(self) -> None:
        """All outcomes are in."""
        assert not self.waiting
        assert not self.tables


def number(file: str, uri: str) -> int | None:
    """The row in an address: `number("a.csv", "a.csv#12")` → 12; None where it is the file's own."""
    row = uri[len(file) + 1 :]
    return int(row) if row.isdigit() else None


@contextmanager
def _whole(connection: Connection, keep: bool) -> Iterator[None]:
    """End the transaction that is open: all of it, or nothing."""
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.execute("COMMIT" if keep else "ROLLBACK")


@contextmanager
def batches(connection: Connection) -> Iterator[Callable[[], None]]:
    """Transactions of a second each; the function is called between two outcomes, when all is whole."""
    connection.execute("BEGIN IMMEDIATE")
    last = time.monotonic()

    def batch() -> None:
        nonlocal last
        if time.monotonic() - last >= BATCH:
            connection.execute("COMMIT")
            connection.execute("BEGIN IMMEDIATE")
            last = time.monotonic()

    try:
        yield batch
    except PressError:  # the pool gave up, between two outcomes
        connection.execute("COMMIT")
        raise
    except BaseException:  # Ctrl-C may fall into the middle of a record
        connection.rollback()
        raise
    connection.execute("COMMIT")
