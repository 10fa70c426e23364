"""Records that were written down, read back to be shown, each with its text."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from pressnlp.errors import ReadError
from pressnlp.read import SourceFile, read, sources
from pressnlp.read.content import MAX_BYTES, one_line
from pressnlp.read.opening import opened
from pressnlp.record import ErrorRecord, Record
from pressnlp.release import Failure, Origin, Release, from_text
from pressnlp.show.shown import Shown

LINES = {".jsonl", ".ndjson"}
# Every record that pressnlp writes begins so; of standard input no more can be seen before it is read.
BEGINNING = re.compile(rb'\s*\[?\s*\{\s*"schema_version"')
LOOK = 256
BLANKS = re.compile(r"\s*")
# archiv/export.csv#12
ROW = re.compile(r"(.+)#(\d{1,9})")

NO_SOURCE = "Der Text fehlt: Er steht nicht im Datensatz, und {uri} ist nicht mehr lesbar."
CHANGED = "Der Text fehlt: Er steht nicht im Datensatz, und {uri} enthält ihn so nicht mehr."


@dataclass(frozen=True, slots=True)
class Written:
    """A value of a records file with its address: "records.jsonl#3"; a ReadError in place of what is no JSON."""

    uri: str
    value: Any


def address(file: str) -> tuple[str, int | None]:
    """A file and the row that is meant: "archiv.jsonl#12" → ("archiv.jsonl", 12), as records name their sources."""
    match = ROW.fullmatch(file)
    return (match[1], int(match[2])) if match and not Path(file).exists() else (file, None)


def written(source: SourceFile) -> Iterator[Written] | None:
    """The values of a records file, one by one; None where a source holds something else (releases to be analysed)."""
    if source.fault or (source.path and source.suffix not in {".json", *LINES}):
        return None
    values = _stdin() if source.path is None else _values(source)
    first = next(values, None)
    return chain([first], values) if first and _is_record(first.value) else None


def _is_record(value: Any) -> bool:
    return isinstance(value, dict) and {"schema_version", "source"} <= value.keys()


def _values(source: SourceFile) -> Iterator[Written]:
    """Lines are read as they come, whatever the size of the file; a .json file is one value or one array of them."""
    try:
        with opened(source) as file:
            if source.suffix in LINES:
                yield from _lines(file, source.uri)
            else:
                yield from _numbered(source.uri, _parsed(file.read(MAX_BYTES)))
    except ReadError as error:
        yield Written(source.uri, error)
    except OSError as error:
        yield Written(source.uri, ReadError("unreadable", one_line(error)))


def _lines(stream: BinaryIO, uri: str) -> Iterator[Written]:
    for number, line in enumerate(iter(lambda: stream.readline(MAX_BYTES), b""), 1):
        if line.strip():
            yield Written(f"{uri}#{number}", _parsed(line))


def _numbered(uri: str, value: Any) -> Iterator[Written]:
    if isinstance(value, list):
        yield from (Written(f"{uri}#{number}", one) for number, one in enumerate(value, 1))
    else:
        yield Written(uri, value)


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return ReadError("broken", f"not JSON: {one_line(error)}")


def _stdin() -> Iterator[Written]:
    """Records one after another as `extract` prints them, on a line each or indented."""
    stream = sys.stdin.buffer
    if not BEGINNING.match(_head(stream)):
        return
    text = stream.read(MAX_BYTES).decode("utf-8", "replace")
    at, number, decoder = _past_blanks(text, 0), 0, json.JSONDecoder()
    while at < len(text):
        number += 1
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Written(f"-#{number}", ReadError("broken", f"not JSON: {one_line(error)}"))
            return
        yield from _numbered(f"-#{number}", value)
        at = _past_blanks(text, at)


def _past_blanks(text: str, at: int) -> int:
    match = BLANKS.match(text, at)
    return match.end() if match else at


def _head(stream: BinaryIO) -> bytes:
    if isinstance(stream, BufferedReader):
        return stream.peek(LOOK)[:LOOK]
    head = stream.read(LOOK)
    stream.seek(-len(head), 1)
    return head


def shown(one: Written, text_column: str | None = None) -> Shown | Failure:
    """A written record with its text: the one inside it, else that of its source where that is unchanged."""
    if isinstance(one.value, ReadError):
        return _failed(one, one.value.code, str(one.value))
    try:
        if isinstance(one.value, dict) and "error" in one.value:
            error = ErrorRecord.model_validate(one.value)
            return _failed(one, error.error.code, f"{error.source.uri}: {error.error.message}")
        record = Record.model_validate(one.value)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"])) or "value"
        return _failed(one, "no_record", f"no record that this version of pressnlp knows: {where}: {fault['msg']}")
    if record.text is None:
        return _from_source(record, text_column)
    if from_text(record.text).id != record.id:
        return _failed(one, "changed", "its text is not the one that was analysed, so its offsets would lead astray")
    return Shown(record, record.text)


def _failed(one: Written, code: str, message: str) -> Failure:
    return Failure(Origin(one.uri, "", 0, "application/json"), code, message)


def _from_source(record: Record, text_column: str | None) -> Shown:
    uri = record.source.uri
    path, row = address(uri)
    if not Path(path).is_file():
        return Shown(record, None, NO_SOURCE.format(uri=uri))
    for release in (item for source in sources([path]) for item in read(source, text_column)):
        if isinstance(release, Release) and release.id == record.id:
            return Shown(record, release.text)
        if row is not None and release.origin.uri.endswith(f"#{row}"):
            break
    return Shown(record, None, CHANGED.format(uri=uri))
