"""Word lists: text files, one entry a line, read by one strict loader.

A file opens with comment lines (`#`) that say what belongs in it, what does not, and its sources with their licences.
Columns are parted by one tab. The loader refuses a file without such a header, duplicates, stray blanks, empty
columns and entries that are not in NFC, naming file and line.
"""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from pressnlp.errors import WordsError

FOLDER = Path(__file__).parent


def read(path: Path) -> tuple[tuple[str, ...], ...]:
    """All rows of a word list: `read(Path("currency_units.txt"))` → (("Euro", "EUR"), …).

    Raises WordsError on the first fault.
    """
    rows: dict[tuple[str, ...], int] = {}
    keys: dict[str, int] = {}
    lines = path.read_text(encoding="utf-8").split("\n")
    if not lines[0].startswith("# "):
        raise WordsError(f"{path.name}:1: a word list opens with '# ' and what belongs in it")
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        columns = tuple(line.split("\t"))
        fault = _fault(line, columns)
        if fault is None and columns[0] in keys:
            fault = f"{columns[0]!r} stands already in line {keys[columns[0]]}"
        if fault:
            raise WordsError(f"{path.name}:{number}: {fault}")
        keys[columns[0]] = number
        rows[columns] = number
    return tuple(rows)


def _fault(line: str, columns: tuple[str, ...]) -> str | None:
    if unicodedata.normalize("NFC", line) != line:
        return "not in NFC"
    for column in columns:
        if not column:
            return "an empty column"
        if column != " ".join(column.split()):
            return f"stray blanks in {column!r}"
    return None


@cache
def rows(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a shipped list: `rows("legal_forms", 2)` → (("GmbH", "company"), …).

    Raises WordsError where a row has another number of columns.
    """
    found = read(FOLDER / f"{name}.txt")
    for row in found:
        if len(row) != columns:
            raise WordsError(f"{name}.txt: {row[0]!r} needs {columns} column{'s' * (columns > 1)}, not {len(row)}")
    return found


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of a shipped one-column list: `entries("titles")` → ("Dr.", "Prof.", …)."""
    return tuple(row[0] for row in rows(name, 1))


@cache
def table(name: str) -> dict[str, str]:
    """A shipped two-column list as a dict: `table("currency_units")["€"]` → "EUR"."""
    return {row[0]: row[1] for row in rows(name, 2)}


@cache
def _text(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@lru_cache(maxsize=10_000)
def rows_with(name: str, value: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a long shipped list that hold a value in an inner column: `rows_with("municipalities", "Soest")`.

    The list is searched as text: to check ten thousand rows at every start would take 50 ms, and the tests check them.
    """
    text, at, found = _text(name), -1, []
    while (at := text.find(f"\t{value}\t", at + 1)) >= 0:
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        found.append(tuple(text[begin : end if end >= 0 else None].split("\t")))
    return tuple(found)
