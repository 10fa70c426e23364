"""Canonical lines taken apart and put together: one analysis serves every document that holds its text."""

import json

from pressnlp.record import ErrorRecord, Fault, Source, canonical
from pressnlp.release import Origin

SOURCE = '"source":'
# What follows the source in a record; only the version and the hexadecimal id stand before it.
NEXT = '"title":'


def source_json(origin: Origin) -> str:
    """The record's `source` as it stands in a canonical line."""
    source = Source(
        uri=origin.uri,
        sha256=origin.sha256,
        bytes=origin.bytes,
        media_type=origin.media_type,
        encoding=origin.encoding,
    )
    return json.dumps(source.model_dump(mode="json"), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def without_source(line: str) -> str:
    """A record's canonical line without `"source":{…},`: what depends on the text alone."""
    start = line.index(SOURCE)
    _, end = json.JSONDecoder().raw_decode(line, start + len(SOURCE))
    return line[:start] + line[end + 1 :]


def with_source(body: str, source: str) -> str:
    """The canonical line again: `with_source(without_source(line), source_json(origin)) == line`."""
    start = body.index(NEXT)
    return f"{body[:start]}{SOURCE}{source},{body[start:]}"


def error_line(source: str, code: str, message: str) -> str:
    """The canonical line of an error record."""
    return canonical(ErrorRecord(source=Source.model_validate_json(source), error=Fault(code=code, message=message)))
