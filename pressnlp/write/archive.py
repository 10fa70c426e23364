"""The archive: one SQLite file (docs/archive.md), opened, checked and brought up to date by numbered migrations."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pressnlp.errors import PressError

try:
    import fcntl
except ImportError:  # not on Windows: there nobody is kept from starting two runs at once
    fcntl = None  # type: ignore[assignment]

SCHEMA = Path(__file__).parent / "schema"
APPLICATION_ID = 0x70726E6C  # "prnl", set by the first migration
# Seconds to wait for a reader's or another writer's lock.
PATIENCE = 30.0
# 64 MB: the indexes of an archive of 100,000 releases that every insert touches.
CACHE = "PRAGMA cache_size = -65536"


class ArchiveError(PressError):
    """A file that is no archive, is newer than this program, or is in use by another run."""

    code = "archive"


def migrations() -> list[Path]:
    """The steps of the schema by number: `0001_tables.sql`, `0002_search.sql`, …"""
    return sorted(SCHEMA.glob("[0-9][0-9][0-9][0-9]_*.sql"))


@contextmanager
def opened(path: Path, create: bool = False) -> Iterator[sqlite3.Connection]:
    """An archive with the newest schema, in autocommit; a path that cannot be written is opened for reading.

    Raises ArchiveError where there is none (without `create`), or the file is no archive or a newer one's.
    """
    if not create and not path.exists():
        raise ArchiveError(f"{path}: no such archive; `pressnlp index SOURCES --into {path}` makes one")
    connection = _connected(path)
    try:
        with _readable(path):
            _prepare(connection, path)
        yield connection
    finally:
        connection.close()


@contextmanager
def in_memory() -> Iterator[sqlite3.Connection]:
    """An empty archive that is never written, to try things out in."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection)
        yield connection
    finally:
        connection.close()


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise ArchiveError(f"{path}: not an archive that can be opened: {error}") from error


def _connected(path: Path) -> sqlite3.Connection:
    if path.exists() and not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        # A file on a read-only disk has no room for the files that readers of a live archive share.
        name = f"{path.absolute().as_uri()}?immutable=1"
        return sqlite3.connect(name, uri=True, isolation_level=None, timeout=PATIENCE)
    with _readable(path):
        return sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (kind,) = connection.execute("PRAGMA application_id").fetchone()
    (holds,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if holds and kind != APPLICATION_ID:
        raise ArchiveError(f"{path}: a database of something else, not an archive; name another file")
    version = schema_version(connection)
    if version > len(migrations()):
        raise ArchiveError(f"{path}: written by a newer pressnlp (schema {version}): update this one")
    if version < len(migrations()):
        connection.execute("PRAGMA journal_mode = WAL")  # readers do not wait for the writer, nor it for them
        migrate(connection)
    # In WAL a killed process loses no commit; after a power cut the last ones are missing, and are done again.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(CACHE)


def schema_version(connection: sqlite3.Connection) -> int:
    """The number of the last migration that was applied."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, upto: int | None = None) -> None:
    """Apply the migrations that are missing, each whole or not at all."""
    for step in migrations()[:upto]:
        number = int(step.name[:4])
        if number > schema_version(connection):
            sql = step.read_text(encoding="utf-8")
            connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep a second run off an archive; the lock goes with the process, however that ends. Raises ArchiveError."""
    lock = path.with_name(f"{path.name}-lock")
    descriptor = _locked(lock)
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()  # while it is still ours
        os.close(descriptor)


def _locked(lock: Path) -> int:
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if fcntl is not None:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever held it before may have taken the file away since we opened it.
            if _same(descriptor, lock):
                return descriptor
        except BlockingIOError as error:
            os.close(descriptor)
            name = str(lock).removesuffix("-lock")
            raise ArchiveError(f"{name}: another run is writing it; wait for its end") from error
        os.close(descriptor)


def _same(descriptor: int, path: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(os.fstat(descriptor), path.stat())
    return False
