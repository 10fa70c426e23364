"""What the commands `search`, `people` and `money` do: options checked, the archive asked, answers written."""

import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from pressnlp.cli.ending import ALL_DONE, WRONG_USE, UsageError, ended
from pressnlp.search import money as sums
from pressnlp.search import people as persons
from pressnlp.search import person_rows, query
from pressnlp.write import archive
from pressnlp.write.rows import MOST_CENTS

# "2024", "2024-05", "2024-05-31"
ISO = re.compile(r"(?a:(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?)")
# "31.5.2024"
GERMAN = re.compile(r"(?a:(\d{1,2})\.(\d{1,2})\.(\d{4}))")
# "1000000", "1000000.50", "1000000,5"; with dots between thousands a decimal point would be another number.
AMOUNT = re.compile(r"(?a:\d+(?:[.,]\d{1,2})?)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked of `search`, as given on the command line."""

    words: str = ""
    person: str | None = None
    role: str | None = None
    organisation: str | None = None
    topic: str | None = None
    first: str | None = None
    last: str | None = None
    min_amount: str | None = None
    limit: int = 20
    latest: bool = False


def search(path: Path, asked: Asked, as_json: bool = False) -> int:
    """Write the releases that were found and give the exit status."""

    def answer(connection: sqlite3.Connection) -> None:
        found = query.search(connection, checked(asked))
        if as_json:
            _lines(map(_hit_fields, found.hits))
        else:
            from pressnlp.cli import search_tables

            search_tables.hits(found)

    return _asked(path, answer)


def people(path: Path, name: str, as_json: bool = False) -> int:
    """Write the persons of a name and give the exit status."""

    def answer(connection: sqlite3.Connection) -> None:
        found = persons.people(connection, name)
        if as_json:
            _lines(person_rows.lines(found.persons, found.candidates))
        else:
            from pressnlp.cli import search_tables

            search_tables.people(found)

    return _asked(path, answer)


def money(path: Path, group_by: str, as_json: bool = False) -> int:
    """Write the sums of each group and give the exit status."""

    def answer(connection: sqlite3.Connection) -> None:
        if group_by not in sums.GROUPS:
            raise UsageError(f"--group-by {group_by}: name one of {', '.join(sums.GROUPS)}")
        by = sums.GROUPS[group_by]
        groups = sums.money(connection, by)
        if as_json:
            _lines(sums.fields(group, by) for group in groups)
        else:
            from pressnlp.cli import search_tables

            search_tables.money(groups, by)

    return _asked(path, answer)


def _asked(path: Path, answer: Callable[[sqlite3.Connection], None]) -> int:
    """Ask an archive; never raises for a file that is none, for wrong use or for a closed pipe."""

    def run() -> int:
        try:
            with archive.opened(path) as connection:
                connection.execute("PRAGMA query_only = ON")
                connection.execute("BEGIN")  # one state of the archive, also while a run goes on
                answer(connection)
        except sqlite3.Error as error:
            raise OSError(0, str(error), str(path)) from error
        return ALL_DONE

    return ended(run, target="standard output", unwritable=WRONG_USE, interrupted="interrupted")


def checked(asked: Asked) -> query.Query:
    """The query that options mean. Raises UsageError, naming the option and what to write."""
    first, last = _day("--from", asked.first, False), _day("--to", asked.last, True)
    if first and last and first > last:
        raise UsageError(f"--from {asked.first} is after --to {asked.last}: no day lies between them")
    cents = _cents(asked.min_amount) if asked.min_amount is not None else None
    named = (asked.person, asked.role, asked.organisation, asked.topic)
    return query.Query(asked.words, *named, first, last, cents, asked.limit, asked.latest)


def _day(option: str, text: str | None, is_last: bool) -> str | None:
    """The day that a date means: "2024-05" is the first or the last of May, "31.5.2024" itself."""
    if text is None:
        return None
    iso, german = ISO.fullmatch(text.strip()), GERMAN.fullmatch(text.strip())
    year, month, day = iso.groups() if iso else (german[3], german[2], german[1]) if german else (None, None, None)
    try:
        if year is None:
            raise ValueError
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise UsageError(f"{option} {text}: write a date as 2024, 2024-05 or 2024-05-31") from error
    # Days compare as text: no month has a day after the 31st.
    return f"{year}-{int(month or (12 if is_last else 1)):02}-{int(day or (31 if is_last else 1)):02}"


def _cents(text: str) -> int:
    try:
        if not AMOUNT.fullmatch(text.strip()):
            raise InvalidOperation
        return min(int(Decimal(text.strip().replace(",", ".")) * 100), MOST_CENTS)
    except InvalidOperation as error:
        raise UsageError(f"--min-amount {text}: write a number without dots between thousands: 1000000") from error


def _hit_fields(hit: query.Hit) -> dict[str, Any]:
    snippet = hit.snippet.replace(query.FOUND, "").replace(query.END, "")
    named = {"release": hit.release, "uri": hit.uri, "date": hit.date, "title": hit.title}
    version = hit.version and asdict(hit.version)
    where = {"publisher": hit.publisher, "place": hit.place, "snippet": snippet}
    return {**named, **where, "version": version, "latest": hit.latest}


def _lines(objects: Iterable[dict[str, Any]]) -> None:
    """JSON lines in UTF-8; what no encoding holds (lone surrogates) is escaped."""
    for one in objects:
        line = json.dumps(one, ensure_ascii=False, separators=(",", ":"))
        # Bytes, so that neither the terminal's encoding nor the platform's line ends change it.
        sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()
