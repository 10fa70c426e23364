"""Parts and other archives into one archive, through the code that `index` writes with.

Only one process can write an archive, so the merge comes after the analysis. What the archive holds already is passed
over: a merge that was stopped goes on by itself, and a second one changes nothing.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from pressnlp.bulk import near
from pressnlp.bulk.indexing import batches
from pressnlp.bulk.manifest import Document, Manifest, Wish, now
from pressnlp.bulk.named import Named
from pressnlp.bulk.parts import Entry, FileFacts, Header, Part, PartError, is_part
from pressnlp.bulk.shelf import Shelf
from pressnlp.bulk.stored import stored
from pressnlp.bulk.versions import Version
from pressnlp.read import remote
from pressnlp.write import archive, sql
from pressnlp.write.lines import source_json

# A document that is linked to what another version made is not done: parts bring the newer record.
WISH = Wish(rerun="stale")


@dataclass(slots=True)
class Merged:
    """What a merge did: documents written, those that were there, parts, and sources whose run has not ended."""

    written: int = 0
    unchanged: int = 0
    vanished: int = 0
    parts: int = 0
    unfinished: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run's own file in a folder of parts; `parts` is None where the run has not ended."""

    id: str
    started: str
    sources: list[str]
    avoided: list[str] = field(default_factory=list)
    tables: list[FileFacts] = field(default_factory=list)
    parts: list[str] | None = None


Tell = Callable[[Merged], None]


def merge(connection: Connection, inputs: Sequence[str], tell: Tell) -> Merged:
    """Merge folders of parts, single parts and archives, in this order of precedence: the last one counts.

    Raises PartError for what is none of these, is damaged or lacks a part; what was merged before it stays.
    """
    merger = _Merger(connection, list(inputs), tell)
    for one in inputs:
        _check(one)
    for one in inputs:
        if not remote.is_address(one) and Path(one).is_file():
            merger.file(one)
        else:
            merger.folder(Shelf(one))
    merger.close()
    return merger.merged


def _check(one: str) -> None:
    if not remote.is_address(one) and not Path(one).exists():
        raise PartError(f"{one}: no such folder of parts, part or archive")
    if (remote.is_address(one) or Path(one).is_dir()) and not any(map(_belongs, Shelf(one).names())):
        raise PartError(f"{one}: holds no parts; `pressnlp index SOURCES --parts {one}` makes some")


def _belongs(name: str) -> bool:
    return is_part(name) or (name.startswith("run-") and name.endswith(".json"))


class _Merger:
    def __init__(self, connection: Connection, inputs: list[str], tell: Tell) -> None:
        self.connection = connection
        self.inputs = inputs
        self.tell = tell
        self.merged = Merged()
        self.manifests: dict[str, Manifest] = {}

    # --- what is merged -----------------------------------------------------------------------------------------------

    def folder(self, shelf: Shelf) -> None:
        names = [name for name in shelf.names() if _belongs(name)]
        runs = sorted((_run(shelf, name) for name in names if not is_part(name)), key=lambda run: run.started)
        ended = {name for run in runs for name in run.parts or ()}
        loose = [name for name in names if is_part(name) and name not in ended]
        headers = _headers(shelf, loose) if len(ended) < len(names) and any(run.parts is None for run in runs) else {}
        for run in runs:
            if run.parts is None:
                own = [name for name, header in headers.items() if header.run == run.id]
                self._parts(shelf, sorted(own, key=lambda name: (headers[name].started, name)))
                self.merged.unfinished += run.sources
            else:
                self._whole_run(shelf, run, run.parts)

    def _whole_run(self, shelf: Shelf, run: _Run, names: list[str]) -> None:
        self._parts(shelf, names)
        self.connection.create_function("named", 1, self._named(run))
        with batches(self.connection):
            for table in run.tables:
                self._close_table(table)
            self.merged.vanished += self.connection.execute(sql.VANISHED, (now(),)).rowcount

    @staticmethod
    def _named(run: _Run) -> Named:
        named = Named(run.sources)
        for uri in run.avoided:
            named.avoid(uri)
        return named

    def _parts(self, shelf: Shelf, names: Sequence[str]) -> None:
        self._begin()
        with batches(self.connection) as batch:
            for name in names:
                stream = shelf.get(name)
                if stream is None:
                    raise PartError(f"{shelf.address}/{name}: is missing; run the command that wrote it again")
                with stream:
                    part = Part(f"{shelf.address}/{name}", stream)
                    self._take_all(part.header.version, part.entries(), batch)

    def file(self, path: str) -> None:
        """A single part, or an archive."""
        self._begin()
        if is_part(path):
            with Path(path).open("rb") as stream, batches(self.connection) as batch:
                part = Part(path, stream)
                self._take_all(part.header.version, part.entries(), batch)
            return
        with archive.opened(Path(path)) as other, batches(self.connection) as batch:
            for version, entry in stored(other):
                self.take(self._manifest(version), entry)
                batch()
            for row in other.execute(sql.STORED_TABLES):
                uri, size, mtime, digest, column = row
                self._close_table(FileFacts(uri, size, mtime, digest, column, is_table=True))
            self.merged.parts += 1
            self.tell(self.merged)

    def _begin(self) -> None:
        self.connection.executescript(sql.SCRATCH + sql.MERGE_SCRATCH)

    def _take_all(self, version: Version, entries: Iterator[Entry], batch: Callable[[], None]) -> None:
        manifest = self._manifest(version)
        for entry in entries:
            self.take(manifest, entry)
            batch()
        self.merged.parts += 1
        self.tell(self.merged)

    def _manifest(self, version: Version) -> Manifest:
        mark = version.fingerprint
        if mark not in self.manifests:
            self.manifests[mark] = Manifest(self.connection, version, self.inputs, WISH)
        return self.manifests[mark]

    def close(self) -> None:
        near.refresh(self.connection)
        for manifest in self.manifests.values():
            self.connection.execute(sql.RUN_ENDED, (now(), manifest.run))

    # --- one document -------------------------------------------------------------------------------------------------

    def take(self, manifest: Manifest, entry: Entry) -> None:
        """Write a document down, unless the archive has it so."""
        known = self.connection.execute(sql.FILE, (entry.file.uri,)).fetchone()
        if known and entry.done.code == "missing" and known[3]:
            return  # its record stays, marked as vanished
        file = int(known[0] if known else self.connection.execute(sql.NEW_FILE, (entry.file.uri,)).lastrowid or 0)
        self.connection.execute(sql.SEEN, (file,))
        if known and known[6]:
            self.connection.execute(sql.FILE_BACK, (file,))
        if not entry.file.is_table:
            self._whole_file(file, known, entry)
        document = manifest.document(entry.done.uri)
        if document and _same(document, entry, manifest.analyser):
            self.merged.unchanged += 1
            number = document.id
        else:
            self.merged.written += 1
            number = manifest.pending(file, entry.done.uri, entry.row)
            manifest.record(number, entry.done)
        self.connection.execute(sql.MERGED, (number,))

    def _whole_file(self, file: int, known: tuple[Any, ...] | None, entry: Entry) -> None:
        assert entry.done.origin is not None
        facts, digest = entry.file, entry.done.origin.sha256
        if known is None or known[1:6] != (facts.bytes, facts.mtime, digest, None, 1):
            self.connection.execute(sql.FILE_CHANGED, (facts.bytes, facts.mtime, None, file))
            self.connection.execute(sql.FILE_READ, (digest, file))

    def _close_table(self, table: FileFacts) -> None:
        """All rows of a table are in: it is whole, and rows that are no longer there leave."""
        row = self.connection.execute(sql.FILE, (table.uri,)).fetchone()
        if row is None:
            return
        for document, release in self.connection.execute(sql.NOT_MERGED, (row[0],)).fetchall():
            self.connection.execute(sql.DOCUMENT_GONE, (document,))
            self.connection.execute(sql.ORPHAN, (release, release))
        self.connection.execute(sql.FILE_CHANGED, (table.bytes, table.mtime, table.text_column, row[0]))
        self.connection.execute(sql.FILE_READ, (table.sha256, row[0]))


def _same(document: Document, entry: Entry, analyser: int) -> bool:
    done, state = entry.done, "error" if entry.done.code else "done"
    assert done.origin is not None
    if (document.state, document.source, document.analyser) != (state, source_json(done.origin), analyser):
        return False
    return document.code == done.code if done.code else document.key == done.key


def _headers(shelf: Shelf, names: Sequence[str]) -> dict[str, Header]:
    found = {}
    for name in names:
        if (stream := shelf.get(name)) is not None:
            with closing(stream):
                found[name] = Part(f"{shelf.address}/{name}", stream).header
    return found


def _run(shelf: Shelf, name: str) -> _Run:
    stream = shelf.get(name)
    try:
        if stream is None:
            raise PartError(f"{shelf.address}/{name}: is missing")
        with stream:
            said = json.loads(stream.read().decode("utf-8", "surrogatepass"))
        tables = [FileFacts(**table) for table in said.get("tables", ())]
        return _Run(said["run"], said["started"], said["sources"], said.get("avoided", []), tables, said.get("parts"))
    except (ValueError, KeyError, TypeError) as error:
        raise PartError(f"{shelf.address}/{name}: not a run's file: {error!r}") from error
