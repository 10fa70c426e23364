"""Labelled texts for training: rows of a table with a text, topic labels and perhaps a title."""

import csv
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from pressnlp.classify.training import Example
from pressnlp.errors import ReadError
from pressnlp.normalise import normalise
from pressnlp.read import html, table
from pressnlp.read.content import SURROGATE, Content, checked, one_line, stated
from pressnlp.read.plain import decoded_table
from pressnlp.release import from_text

# "Kultur; Sport" · "Kultur|Sport"; no comma, for labels hold some: "Kinder, Jugend & Familie"
BETWEEN_LABELS = re.compile(r"[;|]")
LINES, ARRAYS, CELLS = (".jsonl", ".ndjson"), (".json",), (".csv", ".tsv")
# Of a value that is no label so much is shown.
SHOWN = 40
Fields = Mapping[str, Any]


class Columns(NamedTuple):
    """The columns to read, None: the one with a usual name (`words/table_columns.txt`)."""

    text: str | None = None
    title: str | None = None
    labels: str | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a table gave: examples, and the numbers of the rows that have no text or no label."""

    examples: tuple[Example, ...]
    without_text: tuple[int, ...]
    without_labels: tuple[int, ...]


def read_labelled(path: Path, columns: Columns = Columns()) -> Labelled:  # noqa: B008  (a frozen value)
    """Read .jsonl, .ndjson, .json, .csv or .tsv: `{"text": "Die Kita …", "labels": ["Familie"]}` → one example.

    Labels are a JSON list, of texts or of topics as records have them, or one text with ";" or "|" between labels.
    Texts are normalised as those to be classified will be. Raises ReadError naming file and row.
    """
    try:
        rows = list(_rows(path, columns.text))
        names = list(dict.fromkeys(name for _, row in rows for name in row))
        return _labelled(rows, _chosen(names, columns))
    except FileNotFoundError as error:
        raise ReadError("missing", f"{path}: no such file") from error
    except OSError as error:
        raise ReadError("unreadable", f"{path}: {error.strerror}") from error
    except ReadError as error:
        raise ReadError(error.code, f"{path}: {error}") from error


def _rows(path: Path, text_column: str | None) -> Iterator[tuple[int, Fields]]:
    suffix = path.suffix.casefold()
    if suffix not in LINES + ARRAYS + CELLS:
        raise ReadError("unknown_kind", f"labelled texts are read from {' '.join(LINES + ARRAYS + CELLS)} files")
    with path.open("rb") as stream:
        if suffix in CELLS:
            yield from _of_cells(decoded_table(table.whole(stream)).text)
        elif suffix in ARRAYS:
            value = table.parsed(table.utf8(table.whole(stream)))
            for number, item in enumerate(table.objects(value, text_column) or [value], 1):
                yield number, _fields(number, item)
        else:
            for number, line in enumerate(table.text_lines(stream), 1):
                if line.strip():
                    yield number, _of_line(number, line)


def _of_cells(text: str) -> Iterator[tuple[int, Fields]]:
    number = 0
    try:
        header, rows = table.cells(text)
        for number, row in enumerate(filter(None, rows), 1):
            if fault := table.surplus(header, row):
                raise ReadError(fault.code, f"row {number}: {fault}")
            yield number, dict(zip(header, row, strict=False))
    except csv.Error as error:
        raise ReadError("broken", f"row {number + 1}: not CSV from here on: {one_line(error)}") from error


def _of_line(number: int, line: bytes) -> Fields:
    try:
        return _fields(number, table.parsed(table.utf8(line)))
    except ReadError as error:
        raise ReadError(error.code, f"row {number}: {str(error).removeprefix(f'row {number}: ')}") from error


def _fields(number: int, item: Any) -> Fields:
    if not isinstance(item, dict):
        raise ReadError("broken", f"row {number}: a JSON object was expected, not {str(item)[:SHOWN]!r}")
    return item


def _chosen(names: Sequence[str], columns: Columns) -> Columns:
    """The columns as the table spells them; the title alone may be missing."""
    if not names:
        raise ReadError("empty", "a table without rows")
    text, labels = _column(names, "text", columns.text), _column(names, "labels", columns.labels)
    title = table.find(names, "title") if columns.title is None else _column(names, "title", columns.title)
    return Columns(text, None if title in {text, labels} else title, labels)


def _column(names: Sequence[str], field: str, wanted: str | None) -> str:
    found = table.find(names, field, wanted)
    if found is None:
        what = f"no column {wanted!r}" if wanted else f"no column known to hold the {field}"
        raise ReadError("no_column", f"{what} (there are: {', '.join(names)[:120]}); name it with --{field}-column")
    return found


def _labelled(rows: Sequence[tuple[int, Fields]], columns: Columns) -> Labelled:
    examples, without_text, without_labels = [], [], []
    for number, row in rows:
        text, title, labels = (None if name is None else row.get(name) for name in columns)
        names = _labels(number, labels)
        if not isinstance(text, str) or not any(map(str.isalnum, text)):
            without_text.append(number)
        elif not names:
            without_labels.append(number)
        else:
            examples.append(_example(number, text, stated(title), names))
    return Labelled(tuple(examples), tuple(without_text), tuple(without_labels))


def _example(number: int, text: str, title: str | None, labels: tuple[str, ...]) -> Example:
    try:
        content = checked(Content(html.flat(text) if html.has_markup(text) else text, title=title))
    except ReadError as error:
        raise ReadError(error.code, f"row {number}: {error}") from error
    clean = normalise(replace(from_text(content.text), title=content.title))
    return Example(clean.title, clean.text, labels)


def _labels(number: int, value: Any) -> tuple[str, ...]:
    """Labels in one spelling, each once: "Sport;  Kultur |Sport" → ("Sport", "Kultur")."""
    if isinstance(value, str):
        value = _json_list(value) or BETWEEN_LABELS.split(value)
    if not isinstance(value, list | None):
        raise ReadError("broken", f"row {number}: the labels are {str(value)[:SHOWN]!r}, no list and no text")
    return tuple(dict.fromkeys(filter(None, (_label(number, item) for item in value or ()))))


def _label(number: int, item: Any) -> str:
    name = item.get("label") if isinstance(item, dict) else item
    if not isinstance(name, str):
        raise ReadError("broken", f"row {number}: a label is {str(name)[:SHOWN]!r}, no text")
    return unicodedata.normalize("NFC", SURROGATE.sub("\ufffd", " ".join(name.split())))


def _json_list(cell: str) -> list[Any] | None:
    """A cell that holds a JSON list: '["Sport", "Kultur"]'."""
    if not cell.lstrip().startswith("["):
        return None
    try:
        value = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else None
