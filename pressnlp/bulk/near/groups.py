"""Groups: releases that hang together by versions, and the last of each."""

from collections.abc import Iterable
from sqlite3 import Connection

from pressnlp.write import versions_sql as sql


def regroup(connection: Connection, releases: Iterable[int]) -> None:
    """Write down the last version for all groups that these releases are in now."""
    done: set[int] = set()
    for release in releases:
        if release in done:
            continue
        group, followed = _group(connection, release)
        done |= group
        if len(group) == 1:
            connection.execute(sql.NO_LATEST, (release,))
            continue
        # Of several ends the newest. Releases without a date can follow each other in a circle, which has no end.
        last = max(group - followed or group, key=lambda one: _order(connection, one))
        connection.executemany(sql.LATEST, ((one, last) for one in group))


def _group(connection: Connection, release: int) -> tuple[set[int], set[int]]:
    """All that hang together with a release, and those of them that a later one follows."""
    group, followed, waiting = {release}, set[int](), [release]
    while waiting:
        one = waiting.pop()
        for other, is_later in connection.execute(sql.PARTNERS, (one, one)).fetchall():
            if is_later:
                followed.add(one)
            if other not in group:
                group.add(other)
                waiting.append(other)
    return group, followed


def _order(connection: Connection, release: int) -> tuple[str, bytes]:
    day, position = connection.execute(sql.ORDER, (release,)).fetchone()
    return day or "", position
