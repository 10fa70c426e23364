"""The manifest: which files and documents an archive knows, in what state, and what a run has to do about them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection
from typing import Literal

from pressnlp.bulk.versions import Version
from pressnlp.bulk.work import Done
from pressnlp.read import SourceFile, is_table, origin
from pressnlp.release import Origin
from pressnlp.write import sql
from pressnlp.write.lines import source_json
from pressnlp.write.rows import Analysed, as_json, store

Rerun = Literal["stale", "all"] | None
"""Analyse anew what another version produced, or everything."""
Look = Literal["new", "changed", "unchanged", "again", "missing"]
"""What a run finds of a file; "again" is one that did not change but is to be done (again)."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants done beside the new and the changed; `text_column` as in extract."""

    rerun: Rerun = None
    retry_errors: bool = False
    text_column: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What the manifest holds of a document; `key` is its text's, `analyser` who made or failed it."""

    id: int
    state: str
    key: str | None
    analyser: int | None
    source: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the manifest holds of a file."""

    id: int
    size: int | None
    mtime: int | None
    sha256: str | None
    text_column: str | None
    complete: bool
    vanished: str | None


class Manifest:
    """One run's view of an archive; the caller opens and ends the transactions."""

    def __init__(self, connection: Connection, version: Version, paths: Sequence[str], wish: Wish) -> None:
        self.connection = connection
        self.wish = wish
        self.analyser = self._analyser(version)
        started = (now(), as_json(list(paths)), self.analyser)
        self.run = connection.execute(sql.RUN, started).lastrowid or 0

    def _analyser(self, version: Version) -> int:
        known = self.connection.execute(sql.ANALYSER, (version.fingerprint,)).fetchone()
        if known:
            return int(known[0])
        named = (version.fingerprint, version.pressnlp, version.rules, version.model, version.topic_model)
        options = (version.words, version.min_confidence, version.include_text)
        return self.connection.execute(sql.NEW_ANALYSER, (*named, *options)).lastrowid or 0

    # --- files --------------------------------------------------------------------------------------------------------

    def look(self, source: SourceFile) -> Look:
        """Compare a file with what the archive knows of it, and note what is to be done."""
        row = self.connection.execute(sql.FILE, (source.uri,)).fetchone()
        known = _Known(*row) if row else None
        if known and source.fault and source.fault[0] == "missing" and known.sha256:
            return "missing"  # its record stays, marked as vanished
        found = self._compare(source, known)
        file = known.id if known else self.connection.execute(sql.NEW_FILE, (source.uri,)).lastrowid
        assert file is not None
        self.connection.execute(sql.SEEN, (file,))
        if known and known.vanished:
            self.connection.execute(sql.FILE_BACK, (file,))
        if found == "unchanged":
            found = "again" if self._wanted(file) else "unchanged"
        elif found != "again":
            self._changed(source, file)
        if found != "unchanged":
            self.connection.execute(sql.TODO, (source.uri, file))
        return found

    def _compare(self, source: SourceFile, known: _Known | None) -> Look:
        """Size and time first; only where the time alone differs is the content read."""
        if known is None:
            return "new"
        if is_table(source) and known.text_column != self.wish.text_column:
            return "changed"
        size, mtime = stat(source)
        if source.fault:
            document = self.document(source.uri)
            same = document is not None and document.code == source.fault[0]
        else:
            same = mtime is not None and (size, mtime) == (known.size, known.mtime)
            if not same and mtime is not None and size == known.size and known.sha256:
                same = origin(source).sha256 == known.sha256
                if same:
                    self.connection.execute(sql.FILE_TOUCHED, (mtime, known.id))
        if not same:
            return "changed"
        return "unchanged" if known.complete else "again"

    def _wanted(self, file: int) -> bool:
        """Whether a file that did not change is to be done again."""
        if self.wish.rerun == "all":
            return True
        if self.wish.rerun == "stale" and self._has(sql.IS_STALE, file, self.analyser):
            return True
        return self.wish.retry_errors and self._has(sql.HAS_ERRORS, file)

    def _has(self, statement: str, *values: int) -> bool:
        return self.connection.execute(f"{statement} LIMIT 1", values).fetchone() is not None

    def _changed(self, source: SourceFile, file: int) -> None:
        column = self.wish.text_column if is_table(source) else None
        self.connection.execute(sql.FILE_CHANGED, (*stat(source), column, file))
        if not is_table(source):
            self.pending(file, source.uri)

    def file_read(self, file: int, sha256: str) -> None:
        """All documents of a file have their outcome, from content with this hash."""
        self.connection.execute(sql.FILE_READ, (sha256, file))

    def rows_gone(self, file: int, rows: set[int | None]) -> None:
        """Drop the documents of a table's rows that are no longer there."""
        for document, row, release in self.connection.execute(sql.ROWS_OF, (file,)).fetchall():
            if row not in rows:
                self.connection.execute(sql.DOCUMENT_GONE, (document,))
                self._let_go(release)

    # --- documents ----------------------------------------------------------------------------------------------------

    def document(self, uri: str) -> Document | None:
        """What is known of a document."""
        row = self.connection.execute(sql.DOCUMENT, (uri,)).fetchone()
        if row is None:
            return None
        id, state, key, tried, made, source, code = row
        return Document(id, state, key, tried if made is None else made, source, code)

    def pending(self, file: int, uri: str, row: int | None = None) -> int:
        """Note that a document waits for its outcome; an earlier record stays until then."""
        values = (file, row, uri, position(uri, row), now())
        return int(self.connection.execute(sql.PENDING, values).fetchone()[0])

    def known(self, key: str) -> int | None:
        """The release of a text that needs no analysis, as far as this run's wish goes."""
        values = {"key": key, "analyser": self.analyser, "run": self.run}
        row = self.connection.execute(sql.KNOWN[self.wish.rerun], values).fetchone()
        return int(row[0]) if row else None

    def record(self, document: int, done: Done) -> None:
        """Write down the outcome of a document, and drop the release it had before where no other has it."""
        assert done.origin is not None
        (before,) = self.connection.execute(sql.RELEASE_OF, (document,)).fetchone()
        source = source_json(done.origin)
        if done.code is not None:
            values = (done.code, done.message, source, self.analyser, done.seconds, now(), document)
            self.connection.execute(sql.DOCUMENT_FAILED, values)
        else:
            self.linked(document, self._release(done), source, done.seconds)
        self._let_go(before)

    def _release(self, done: Done) -> int:
        assert done.key is not None
        known = self.known(done.key)
        if known is not None:
            return known
        assert done.text is not None
        return store(self.connection, Analysed(done.key, done.text, done.line), self.analyser, self.run)

    def linked(self, document: int, release: int, source: str, seconds: float = 0.0) -> None:
        """A document whose release is in the archive."""
        values = (release, source, self.analyser, seconds, now(), document)
        self.connection.execute(sql.DOCUMENT_DONE, values)

    def relinked(self, document: int, release: int, at: Origin) -> None:
        """A document whose text was found in the archive without a job."""
        (before,) = self.connection.execute(sql.RELEASE_OF, (document,)).fetchone()
        self.linked(document, release, source_json(at))
        self._let_go(before)

    def _let_go(self, release: int | None) -> None:
        if release is not None:
            self.connection.execute(sql.ORPHAN, (release, release))


def now() -> str:
    """The time as it is written: "2026-11-24T15:04:05Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def stat(source: SourceFile) -> tuple[int | None, int | None]:
    """Size and time of change of a file, in bytes and nanoseconds; None where there is nothing to look at."""
    if source.path is None or source.fault:
        return None, None
    try:
        status = os.stat(source.path)  # noqa: PTH116  (a hundred thousand of them: Path doubles the time)
    except (OSError, ValueError):
        return None, None
    return status.st_size, status.st_mtime_ns


def position(uri: str, row: int | None) -> bytes:
    """Sorts addresses as extract reads a folder: part by part ("a" before "a-2"), rows by number.

    `position("a/b.csv#3", 3)` → b"a\\x01b.csv\\x00000000000003".
    """
    file = uri if row is None else uri.removesuffix(f"#{row}")
    path = file.replace("/", "\x01").encode("utf-8", "surrogatepass")
    return path if row is None else path + b"\0%012d" % row
