"""From files to releases: `for release in read(source)` gives every text a file holds, or why it holds none."""

import hashlib
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import BinaryIO

from pressnlp.errors import ReadError
from pressnlp.read import docx, html, mail, parquet, pdf, plain, table
from pressnlp.read.content import MAX_BYTES, Content, checked, one_line
from pressnlp.read.opening import opened
from pressnlp.read.sources import SourceFile, sources
from pressnlp.release import Failure, Origin, Release

__all__ = ["DOCUMENTS", "TABLES", "SourceFile", "is_table", "opened", "origin", "read", "sources"]

# Files that are one release each: media type and reader by suffix.
DOCUMENTS: dict[str, tuple[str, Callable[[bytes], Content]]] = {
    ".txt": ("text/plain", plain.decoded),
    ".md": ("text/markdown", plain.decoded),
    ".html": ("text/html", html.read),
    ".htm": ("text/html", html.read),
    ".pdf": ("application/pdf", pdf.read),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.read),
    ".eml": ("message/rfc822", mail.read),
    ".msg": ("application/vnd.ms-outlook", mail.read_outlook),
}
# Files of many releases.
TABLES: dict[str, tuple[str, Callable[[BinaryIO, str | None], Iterator[table.Row]]]] = {
    ".json": ("application/json", table.json_file),
    ".jsonl": ("application/jsonl", table.json_lines),
    ".ndjson": ("application/jsonl", table.json_lines),
    ".csv": ("text/csv", table.csv_file),
    ".tsv": ("text/tab-separated-values", table.csv_file),
    ".parquet": ("application/vnd.apache.parquet", parquet.read),
}
# What standard input begins with when it is not plain text.
BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", ".pdf"),
    (b"PK\x03\x04", ".docx"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b'{"', ".jsonl"),
    (b"PAR1", ".parquet"),
)
# How archives fail while a file in them is read: a wrong checksum, bytes that cannot be unpacked, an early end.
DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError)


def is_table(source: SourceFile) -> bool:
    """Whether a source may give more than one release (standard input always may)."""
    return source.fault is None and (source.path is None or source.suffix in TABLES)


def read(source: SourceFile, text_column: str | None = None) -> Iterator[Release | Failure]:
    """Every release of a source, in order; whatever cannot be read is a Failure with a code and one line.

    `archiv.jsonl` gives releases with the addresses "archiv.jsonl#1", "archiv.jsonl#2", …; a broken line gives a
    Failure of its own. Never raises for a bad input.
    """
    suffix = source.suffix
    at = Origin(source.uri, "", source.bytes, _media_type(suffix))
    try:
        with opened(source) as stream:
            if source.path is None:
                suffix = _beginning(stream)
                at = Origin(source.uri, "", 0, _media_type(suffix))
            if suffix == ".parquet" and not _leaps(source):
                stream = io.BytesIO(table.whole(stream))
            if suffix in TABLES:
                yield from _rows(stream, at, suffix, text_column)
            else:
                yield _document(stream, at, suffix)
    except Exception as error:
        yield _failure(at, error)


def origin(source: SourceFile) -> Origin:
    """Where a file's release would come from, without reading a text out of it; no hash where it cannot be opened."""
    digest = ""
    if source.path is not None:
        with suppress(OSError, ReadError, *DAMAGE), opened(source) as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
    return Origin(source.uri, digest, source.bytes, _media_type(source.suffix))


def _media_type(suffix: str) -> str:
    known = DOCUMENTS.get(suffix) or TABLES.get(suffix)
    return known[0] if known else "application/octet-stream"


def _leaps(source: SourceFile) -> bool:
    """Whether any place in a file is reached without reading or unpacking all before it."""
    return source.path is not None and not source.packing and source.member is None


def _beginning(stream: BinaryIO) -> str:
    assert isinstance(stream, io.BufferedReader)
    head = stream.peek(64).removeprefix(table.UTF8_MARK).lstrip().lower()
    return next((suffix for magic, suffix in BEGINNINGS if head.startswith(magic.lower())), ".txt")


def _rows(stream: BinaryIO, origin: Origin, suffix: str, text_column: str | None) -> Iterator[Release | Failure]:
    empty = True
    for row in TABLES[suffix][1](stream, text_column):
        empty = False
        uri = origin.uri if row.number is None else f"{origin.uri}#{row.number}"
        at = Origin(uri, row.stored.sha256, row.stored.size, origin.media_type)
        yield _outcome(at, row.content)
    if empty:
        raise ReadError("empty", "holds no text")


def _document(stream: BinaryIO, origin: Origin, suffix: str) -> Release | Failure:
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise ReadError("too_large", f"more than {MAX_BYTES:,} bytes")
    at = Origin(origin.uri, hashlib.sha256(raw).hexdigest(), len(raw), origin.media_type)
    try:
        if not raw:
            raise ReadError("empty", "an empty file")
        return _outcome(at, DOCUMENTS[suffix][1](raw))
    except Exception as error:
        return _failure(at, error)


def _outcome(origin: Origin, content: Content | ReadError) -> Release | Failure:
    try:
        if isinstance(content, ReadError):
            raise content
        content = checked(content)
    except ReadError as error:
        return _failure(origin, error)
    at = replace(origin, encoding=content.encoding, mended=content.mended)
    return Release(content.text, at, content.title, content.date)


def _failure(origin: Origin, error: Exception) -> Failure:
    # bz2 raises a bare OSError for bytes that it did not pack.
    if isinstance(error, DAMAGE) or (type(error) is OSError and error.errno is None):
        return Failure(origin, "broken", f"damaged: {one_line(error).split(': ', 1)[-1]}")
    if isinstance(error, OSError):
        return Failure(origin, "unreadable", one_line(error))
    # What no reader foresaw is a fault of the file to the user, whatever library it fell over in.
    return Failure(origin, error.code if isinstance(error, ReadError) else "broken", one_line(error))
