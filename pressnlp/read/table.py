"""Files of many releases: JSON lines, JSON, CSV; one column holds the text."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from pressnlp import words
from pressnlp.errors import ReadError
from pressnlp.read import html
from pressnlp.read.content import MAX_BYTES, SURROGATE, Content, iso_date, stated
from pressnlp.read.plain import decoded_table

UTF16 = (b"\xff\xfe", b"\xfe\xff")
UTF8_MARK = b"\xef\xbb\xbf"
DELIMITERS = ";,\t|"
# Of a value that is no text so much is shown.
SHOWN = 40
# The csv module refuses longer fields by default (131,072); whether a text is too long is checked later, for all.
csv.field_size_limit(MAX_BYTES)


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes as they lay there: of a line, or of the whole file where rows have none of their own."""

    sha256: str
    size: int

    @classmethod
    def of(cls, raw: bytes) -> "Stored":
        return cls(hashlib.sha256(raw).hexdigest(), len(raw))


@dataclass(frozen=True, slots=True)
class Row:
    """One release of a table, or why it gives none; `number` is None for a file that is one release."""

    number: int | None
    content: Content | ReadError
    stored: Stored


def json_lines(stream: BinaryIO, column: str | None) -> Iterator[Row]:
    """One row a line, numbered by line; blank lines are passed over. Files of any size: only one line is held."""
    for number, line in enumerate(text_lines(stream), 1):
        if line.strip():
            yield Row(number, _line(line, column), Stored.of(line))


def text_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines as UTF-8 or whatever they are in; one beyond MAX_BYTES is cut there."""
    first = stream.readline(MAX_BYTES + 1).removeprefix(UTF8_MARK)
    if first.startswith(UTF16):  # what some shells write on redirection
        yield from decoded_table(first + stream.read(MAX_BYTES)).text.encode("utf-8", "surrogatepass").split(b"\n")
        return
    line = first
    while line:
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):  # pass over the rest of a line that is too large
            line = stream.readline(MAX_BYTES + 1)
        line = stream.readline(MAX_BYTES + 1)


def _line(line: bytes, column: str | None) -> Content | ReadError:
    if len(line) > MAX_BYTES:
        return ReadError("too_large", f"a line of more than {MAX_BYTES:,} bytes")
    try:
        return _object(parsed(utf8(line)), column)
    except ReadError as error:
        return error


def utf8(raw: bytes) -> str:
    """Bytes that should be UTF-8 as text; where they are not, their encoding is found."""
    try:
        return raw.removeprefix(UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError:
        return decoded_table(raw).text


def parsed(text: str) -> Any:
    """The value of a JSON text; raises ReadError "broken"."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError("broken", f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})") from error
    except RecursionError as error:
        raise ReadError("broken", "JSON nested too deeply") from error
    except ValueError as error:  # Python reads whole numbers of up to 4,300 digits
        raise ReadError("broken", "JSON with a number of too many digits") from error


def json_file(stream: BinaryIO, column: str | None) -> Iterator[Row]:
    """One object, or an array of objects numbered from 1, bare or as the only array inside an object."""
    raw = whole(stream)
    stored = Stored.of(raw)
    value = parsed(utf8(raw))
    items = objects(value, column)
    for number, item in enumerate([value] if items is None else items, 1):
        try:
            content: Content | ReadError = _object(item, column)
        except ReadError as error:
            content = error
        yield Row(None if items is None else number, content, stored)


def objects(value: Any, column: str | None) -> list[Any] | None:
    """The array that a JSON file is or holds; None where it is one release. Raises ReadError for an empty one."""
    if isinstance(value, list):
        if not value:
            raise ReadError("empty", "an empty JSON array")
        return value
    if isinstance(value, dict) and find(list(value), "text", column) is None:
        arrays = [inner for inner in value.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict)]
        return arrays[0] if len(arrays) == 1 else None
    return None


def _object(item: Any, column: str | None) -> Content:
    if not isinstance(item, dict):
        raise ReadError("broken", f"a JSON object was expected, not {_shown(item)}")
    return of_fields(item, text_column(list(item), column))


def csv_file(stream: BinaryIO, column: str | None) -> Iterator[Row]:
    """One row a record after the header, numbered from 1; parted by ";", ",", tab or "|", whichever the header has."""
    raw = whole(stream)
    stored = Stored.of(raw)
    page = decoded_table(raw)
    header, rows = cells(page.text)
    text = text_column(header, column)
    number = 0
    try:
        for number, row in enumerate(filter(None, rows), 1):
            yield Row(number, _cells(header, row, text, page.encoding), stored)
    except csv.Error as error:
        yield Row(number + 1, ReadError("broken", f"not CSV from here on: {error}"), stored)
    if not number:
        raise ReadError("empty", "a table without rows")


def cells(text: str) -> tuple[list[str], Iterator[list[str]]]:
    """The header and the rows of CSV; the rows raise csv.Error where it breaks."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=_delimiter(text))
    return [name.strip() for name in next(rows, [])], rows


def surplus(header: list[str], cells: list[str]) -> ReadError | None:
    """The fault of a row with more cells than the header: its text may be cut at a delimiter that was meant as text."""
    if any(cell.strip() for cell in cells[len(header) :]):
        what = f"a row of {len(cells)} cells below a header of {len(header)}"
        return ReadError("broken", f"{what}: a text with a delimiter in it must stand in quotes")
    return None


def _cells(header: list[str], cells: list[str], text: str, encoding: str | None) -> Content | ReadError:
    if fault := surplus(header, cells):
        return fault
    try:
        content = of_fields(dict(zip(header, cells, strict=False)), text)
    except ReadError as error:
        return error
    return Content(content.text, encoding, content.title, content.date)


def _delimiter(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(DELIMITERS, key=header.count)


def whole(stream: BinaryIO) -> bytes:
    """All bytes of a file; raises ReadError where there are none or too many."""
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise ReadError("too_large", f"more than {MAX_BYTES:,} bytes: write it as JSON lines, which have no limit")
    if not raw.strip():
        raise ReadError("empty", "holds no text")
    return raw


def _shown(value: Any) -> str:
    """A value as JSON writes it, cut where it is long: None → "null"."""
    whole = SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False, default=str))
    return whole if len(whole) <= SHOWN else f"{whole[:SHOWN]}…"


def text_column(names: Sequence[str], wanted: str | None) -> str:
    """The column that holds the text: the wanted one, else by its name. Raises ReadError "no_column"."""
    found = find(names, "text", wanted)
    if found is None:
        have = ", ".join(map(str, names))[:120]
        what = f"no column {wanted!r}" if wanted else "no column known to hold the text"
        raise ReadError("no_column", f"{what} (there are: {have}); name it with --text-column")
    return found


def find(names: Sequence[str], field: str, wanted: str | None = None) -> str | None:
    """The column of a field: `find(["ID", "Inhalt"], "text")` → "Inhalt"; a wanted one must be there."""
    by_name = {name.strip().casefold(): name for name in reversed(names)}
    if wanted is not None:
        return by_name.get(wanted.strip().casefold())
    known = (name for name, kind in words.table("table_columns").items() if kind == field)
    return next((by_name[name] for name in known if name in by_name), None)


def of_fields(fields: Mapping[str, Any], column: str) -> Content:
    """What a row holds whose text is in this column. Raises ReadError "empty", "broken"."""
    text = fields.get(column)
    if text is None:
        raise ReadError("empty", f"column {column!r} is empty")
    if not isinstance(text, str):
        raise ReadError("broken", f"column {column!r} holds no text but {_shown(text)}")
    if html.has_markup(text):
        text = html.flat(text)
    title, date = (find([name for name in fields if name != column], field) for field in ("title", "date"))
    return Content(text, None, stated(fields.get(title)) if title else None, iso_date(fields.get(date or "")))
