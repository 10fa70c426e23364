"""The archive's versions brought up to date: what is written down depends on the releases alone, not on their arrival.

Releases that share a band of their signatures are compared. A band may be in thousands of releases (a weekly notice,
a form): there each is compared with the nearest by date only, so that the work grows with the number of releases and
not with its square. Whoever comes into a band or leaves it makes those beside it be compared anew. All of it lies in
the archive, in short transactions: memory does not grow with it, and a killed run goes on where it was.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from sqlite3 import Connection
from struct import iter_unpack, pack
from typing import Any

from pressnlp.bulk.near import groups
from pressnlp.bulk.near.comparing import Seen, compared
from pressnlp.bulk.near.wording import MADE, Span, Wording, signature, wording
from pressnlp.write import versions_sql as sql

# Releases a transaction: less than a second's work.
BATCH = 200
# How many releases on either side in one band are compared: corrections and copies come within days.
WINDOW = 8
# Wordings at hand, a few kilobytes each; releases in one band are often compared one after the other.
AT_HAND = 1000


def refresh(connection: Connection) -> int:
    """Bring `signatures`, `versions` and `latest` up to date; gives how many releases had to be compared.

    To be called outside a transaction after documents have changed; where nothing has, nothing is written.
    """
    for statement in (sql.NO_STANDING, sql.STANDING, sql.STAND):
        connection.execute(statement)
    try:
        _each(connection, sql.STALE, _forget)
        _each(connection, sql.UNSEEN, _sign)
        return _each(connection, sql.UNPAIRED, _pair)
    finally:
        connection.execute(sql.NO_STANDING)


def _each(connection: Connection, statement: str, step: Callable[[Connection, list[tuple[Any, ...]]], None]) -> int:
    """Take what a statement finds in batches by number, each written down whole; gives how many there were."""
    count, values = 0, {"after": -1, "made": MADE, "most": BATCH}
    while found := connection.execute(statement, values).fetchall():
        with _whole(connection):
            step(connection, found)
        count += len(found)
        values["after"] = found[-1][0]
    return count


@contextmanager
def _whole(connection: Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.execute("COMMIT")


def _forget(connection: Connection, stale: list[tuple[Any, ...]]) -> None:
    for (release,) in stale:
        _unpair(connection, _beside(connection, release))
        place, bands, _ = connection.execute(sql.SIGNED, (release,)).fetchone()
        connection.executemany(sql.OUT_OF_BAND, ((hash, place, release) for hash in _unpacked(bands)))
        for statement in (*sql.NO_PAIRS, sql.NO_LATEST, sql.UNSIGN):
            connection.execute(statement, (release,))


def _sign(connection: Connection, unseen: list[tuple[Any, ...]]) -> None:
    for release, position in unseen:
        key, run, day, title, text = connection.execute(sql.RELEASE, (release,)).fetchone()
        hashes = signature(_wording(connection, release, title, text))
        bands = None if hashes is None else pack(f"<{len(hashes)}q", *hashes)
        place = place_of(day, key)
        connection.execute(sql.SIGN, (release, key, run, MADE, position, place, bands))
        connection.executemany(sql.INTO_BAND, ((hash, place, release) for hash in sorted(set(hashes or ()))))
        _unpair(connection, _beside(connection, release))


def _pair(connection: Connection, unpaired: list[tuple[Any, ...]]) -> None:
    @lru_cache(AT_HAND)
    def seen(release: int) -> Seen:
        _, _, day, title, text = connection.execute(sql.RELEASE, (release,)).fetchone()
        (_, _, position) = connection.execute(sql.SIGNED, (release,)).fetchone()
        return Seen(release, day, position, _wording(connection, release, title, text))

    for (release,) in unpaired:
        for statement in sql.NO_PAIRS:
            connection.execute(statement, (release,))
        for other in sorted(_beside(connection, release)):
            if pair := compared(seen(release), seen(other)):
                connection.execute(sql.PAIR, (pair.earlier, pair.later, pair.similarity, pair.kind))
        connection.execute(sql.PAIRED, (release,))
    groups.regroup(connection, [release for (release,) in unpaired])


def _unpair(connection: Connection, releases: Iterable[int]) -> None:
    if others := sorted(releases):
        connection.execute(sql.UNPAIR, (json.dumps(others),))


def _beside(connection: Connection, release: int) -> set[int]:
    """The nearest releases in each of a release's bands, which it is to be compared with."""
    place, bands, _ = connection.execute(sql.SIGNED, (release,)).fetchone()
    found: set[int] = set()
    for (hash,) in connection.execute(sql.SHARED, (json.dumps(_unpacked(bands)),)).fetchall():
        values = {"hash": hash, "place": place, "id": release, "window": WINDOW}
        found.update(other for side in sql.BESIDE for (other,) in connection.execute(side, values))
    return found


def _wording(connection: Connection, release: int, title: str | None, text: str) -> Wording:
    return wording(text, (Span(*row) for row in connection.execute(sql.SECTIONS, (release,))), title)


def _unpacked(bands: bytes | None) -> list[int]:
    """The numbers of a signature; two of them are never the same but by chance."""
    return sorted({hash for (hash,) in iter_unpack("<q", bands or b"")})


def place_of(day: str | None, key: str) -> int:
    """Orders releases by day, and within a day by a hash of their text; undated ones come first."""
    try:
        ordinal = date.fromisoformat(day or "").toordinal()
    except ValueError:
        ordinal = 0
    return ordinal << 40 | int(key[:10], 16)
