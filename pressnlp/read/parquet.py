"""Parquet files by pyarrow (the optional extra "parquet"): rows as in CSV, only the columns that are needed."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from pressnlp.errors import ReadError
from pressnlp.read.content import Content, one_line
from pressnlp.read.table import Row, Stored, find, of_fields, text_column, utf8

# Rows held at a time: a few megabytes of text.
ROWS = 512


def read(stream: BinaryIO, column: str | None) -> Iterator[Row]:
    """One row a record, numbered from 1; files of any size.

    Raises ReadError "unsupported" where pyarrow is missing, "broken", "empty", "no_column".
    """
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise ReadError("unsupported", "Parquet files need pyarrow: pip install 'pressnlp[parquet]'") from error
    stored = _stored(stream)
    if not stored.size:
        raise ReadError("empty", "an empty file")
    try:
        file = ParquetFile(stream, page_checksum_verification=True)
    except Exception as error:
        raise _broken(error) from error
    if not file.metadata.num_rows:
        raise ReadError("empty", "a table without rows")
    text = text_column(file.schema_arrow.names, column)
    for number, content in _numbered(file, text):
        yield Row(number, content, stored)


def _stored(stream: BinaryIO) -> Stored:
    digest = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return Stored(digest, size)


def _numbered(file: Any, text: str) -> Iterator[tuple[int, Content | ReadError]]:
    """Group by group, so that damage in one costs only what is left of it, told at its first row."""
    names = [name for name in file.schema_arrow.names if name != text]
    columns = [text, *filter(None, (find(names, field) for field in ("title", "date")))]
    number = end = 0
    for group in range(file.num_row_groups):
        number, end = end, end + file.metadata.row_group(group).num_rows
        try:
            for batch in file.iter_batches(ROWS, [group], columns, use_threads=False):
                for fields in batch.to_pylist():
                    number += 1
                    yield number, _content(fields, text)
        except Exception as error:  # pyarrow passes on what its readers in other languages say
            yield number + 1, ReadError("broken", f"rows {number + 1:,} to {end:,}: {_broken(error)}")


def _content(fields: dict[str, Any], text: str) -> Content | ReadError:
    if isinstance(fields[text], bytes):  # text that its writer did not mark as such
        fields = {**fields, text: utf8(fields[text])}
    try:
        return of_fields(fields, text)
    except ReadError as error:
        return error


def _broken(error: Exception) -> ReadError:
    return ReadError("broken", f"not a readable Parquet file: {one_line(error).split(': ', 1)[-1]}")
