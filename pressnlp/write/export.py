"""Out of the archive: canonical lines as extract writes them, and one flat CSV table for each kind."""

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import IO

from pressnlp.write import sql
from pressnlp.write.lines import error_line, with_source
from pressnlp.write.rows import stored_line


def lines(connection: Connection) -> Iterator[str]:
    """The canonical line of every document that is done or an error, in the order of their addresses."""
    for source, record, code, message in connection.execute(sql.EXPORT):
        yield error_line(source, code, message) if record is None else with_source(stored_line(record), source)


def tables(connection: Connection) -> list[str]:
    """The kinds there are flat tables of: "documents", "mentions", "money" …"""
    return [str(name).removeprefix("flat_") for (name,) in connection.execute(sql.FLAT)]


def write_tables(connection: Connection, folder: Path) -> dict[str, int]:
    """Each flat table as UTF-8 CSV with a header ("money.csv" …), written whole or not at all; gives their rows."""
    folder.mkdir(parents=True, exist_ok=True)
    return {kind: _table(connection, kind, folder / f"{kind}.csv") for kind in tables(connection)}


def _table(connection: Connection, kind: str, path: Path) -> int:
    rows = connection.execute(f"SELECT * FROM flat_{kind}")
    count = 0
    with replacing(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column[0] for column in rows.description])
        for count, row in enumerate(rows, 1):  # noqa: B007  (the last number is the count)
            writer.writerow(row)
    return count


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """A text file that takes its name when it is whole; one that stood there stays until then."""
    part = path.parent / f".{path.name}-{os.getpid()}.part"
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
