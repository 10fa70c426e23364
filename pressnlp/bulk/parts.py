"""Parts: packed files of JSON lines that hold all that an archive needs of some hundred documents (docs/cluster.md).

The first line says which run and which version made the part and how many documents it holds; each further line is one
document. Whoever analyses writes parts, one process merges them: so any number of machines can work side by side.
"""

import gzip
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath
from typing import Any, BinaryIO

from pressnlp.bulk.versions import Version
from pressnlp.bulk.work import Done
from pressnlp.errors import PressError, ReadError
from pressnlp.read.kinds import kind
from pressnlp.read.packed import unpacked
from pressnlp.release import Origin

FORMAT = 1
PREFIX = "part-"
SUFFIX = ".jsonl.gz"
# Always the last member, so that the canonical line stands there as it is. Inside a JSON string the quotes have a "\".
RECORD = ',"record":'


class PartError(PressError):
    """A part or a folder of parts that is damaged, incomplete, missing or of a newer program."""

    code = "part"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file as it was when it was read: what tells a later run whether it has changed; `mtime` in nanoseconds.

    Of a table (`is_table`), `sha256` is the whole file's; a document's own is in its record.
    """

    uri: str
    bytes: int | None = None
    mtime: int | None = None
    sha256: str | None = None
    text_column: str | None = None
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One document with its outcome; `row` in a table."""

    file: FileFacts
    row: int | None
    done: Done


@dataclass(frozen=True, slots=True)
class Header:
    """What a part says of itself; `run` and `started` are those of the run that wrote it."""

    run: str
    started: str
    version: Version
    documents: int
    errors: int


def is_part(name: str) -> bool:
    """Whether a name is a part's: "part-0a1b.jsonl.gz"; ".jsonl" and ".jsonl.zst" are parts too."""
    found = kind(name)
    return PurePath(name).name.startswith(PREFIX) and found.suffix == ".jsonl"


def packed(run: str, started: str, version: Version, entries: Sequence[Entry]) -> bytes:
    """A whole part; the same entries give the same bytes. Raises PartError for a document without its record."""
    files = list(dict.fromkeys(entry.file for entry in entries))
    numbers = {file: number for number, file in enumerate(files)}
    head = {
        "format": FORMAT, "run": run, "started": started, "documents": len(entries),
        "errors": sum(entry.done.code is not None for entry in entries),
        "version": asdict(version), "files": [asdict(file) for file in files],
    }  # fmt: skip
    lines = [_json(head), *(_line(entry, numbers[entry.file]) for entry in entries), ""]
    return gzip.compress("\n".join(lines).encode("utf-8", "surrogatepass"), 6, mtime=0)


def _line(entry: Entry, file: int) -> str:
    done = entry.done
    if not done.line:  # an outcome that only says that some archive holds the text
        raise PartError(f"{done.uri}: has no record to write")
    facts: dict[str, Any] = {
        "uri": done.uri, "file": file, "row": entry.row, "state": "error" if done.code else "done",
        "seconds": round(done.seconds, 4), "key": done.key, "text": None if done.code else done.text,
    }  # fmt: skip
    return f"{_json(facts)[:-1]}{RECORD}{done.line}}}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Part:
    """A part that is open: its `header`, then its `entries`; all that is damaged raises PartError."""

    def __init__(self, name: str, stream: BinaryIO) -> None:
        self.name = name
        packing = kind(name).packing
        self.lines = _unpacked(stream, packing) if packing else io.BufferedReader(stream)  # type: ignore[type-var,arg-type]
        head = self._next()
        if head.get("format") != FORMAT:
            raise PartError(f"{name}: not a part that this pressnlp reads (format {head.get('format')})")
        try:
            version = Version(**head["version"])
            self.header = Header(head["run"], head["started"], version, head["documents"], head["errors"])
            self.files = [FileFacts(**file) for file in head["files"]]
        except (KeyError, TypeError) as error:
            raise PartError(f"{name}: not a part: {error!r}") from error

    def entries(self) -> Iterator[Entry]:
        """Every document of the part, in order."""
        for _ in range(self.header.documents):
            yield self._entry(self._read())

    def _next(self) -> dict[str, Any]:
        value = _parsed(self.name, self._read())
        return value if isinstance(value, dict) else {}

    def _read(self) -> str:
        try:
            line = self.lines.readline()
        except (ReadError, OSError) as error:
            raise PartError(f"{self.name}: {error}") from error
        if not line.endswith(b"\n"):
            raise PartError(f"{self.name}: ends too early; run the command that wrote it again")
        return line.decode("utf-8", "surrogatepass").rstrip("\n")

    def _entry(self, line: str) -> Entry:
        try:
            at = line.index(RECORD)
            facts, body = _parsed(self.name, line[:at] + "}"), line[at + len(RECORD) : -1]
            return Entry(self.files[facts["file"]], facts["row"], _done(facts, body))
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise PartError(f"{self.name}: a damaged line: {error!r}") from error


def _unpacked(stream: BinaryIO, packing: str) -> io.BufferedReader:
    try:
        return unpacked(stream, packing)
    except ReadError as error:
        raise PartError(str(error)) from error


def _parsed(name: str, line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise PartError(f"{name}: not a part: {error}") from error


def _done(facts: dict[str, Any], line: str) -> Done:
    record = json.loads(line)
    done = Done(
        facts["uri"], facts["uri"], line, origin=Origin(**record["source"]), key=facts["key"], text=facts["text"],
        seconds=facts["seconds"],
    )  # fmt: skip
    fault = record.get("error")
    return replace(done, code=fault["code"], message=fault["message"]) if fault else done
