"""`pressnlp search`: releases by words and filters."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from pressnlp.errors import PressError
from pressnlp.search.folding import wanted
from pressnlp.search.words import question

Values = dict[str, Any]
"""Named values of a statement."""

# Marks around what was found in a snippet; no text that `visible` has gone over holds them.
FOUND, END = "\x02", "\x03"
SNIPPET_WORDS = 16
SNIPPET_CHARACTERS = 120  # of a text's beginning, where no words are asked for

# Only releases that stand in a file; `at` is the address that sorts first.
MATCHES = """
WITH hits AS MATERIALIZED (
    SELECT r.id, r.date, {rank} AS rank, (
        SELECT min(d.position) FROM documents d JOIN files f ON f.id = d.file_id
        WHERE d.release_id = r.id AND d.state = 'done' AND f.vanished IS NULL
    ) AS at
    FROM {source}
    WHERE {condition}
)
SELECT id, count(*) OVER () FROM hits WHERE at IS NOT NULL
ORDER BY rank, date IS NULL, date DESC, at LIMIT :limit
"""
# Titles say what a release is about; the other spellings are not its words.
RANK = "bm25(search, 5.0, 1.0, 0.5)"
ADDRESS = """(
    SELECT d.uri FROM documents d JOIN files f ON f.id = d.file_id
    WHERE d.release_id = {release} AND d.state = 'done' AND f.vanished IS NULL ORDER BY d.position LIMIT 1
)"""
DETAILS = f"""
SELECT r.text_id, {ADDRESS.format(release="r.id")}, r.date, r.title, o.name, r.place, substr(r.text, 1, 4 * :length)
FROM releases r LEFT JOIN organisations o ON o.id = r.publisher_id
WHERE r.id = :id
"""
# The earlier release that a hit is most like, and the last version of its group where that is another one.
EARLIER = f"""
SELECT kind, similarity, {ADDRESS.format(release="v.earlier")} AS uri FROM versions v
WHERE later = :id AND uri IS NOT NULL ORDER BY similarity DESC, uri LIMIT 1
"""
LAST = f"""
SELECT {ADDRESS.format(release="l.latest_id")} FROM latest l WHERE release_id = :id AND latest_id <> :id
"""
IS_LAST = f"""
NOT EXISTS (
    SELECT 1 FROM latest l
    WHERE l.release_id = r.id AND l.latest_id <> r.id AND {ADDRESS.format(release="l.latest_id")} IS NOT NULL
)
"""
SNIPPET = """
SELECT snippet(search, 1, char(2), char(3), ' … ', :words) FROM search WHERE search MATCH :match AND rowid = :id
"""
NAMES = {
    "person": "SELECT DISTINCT ifnull(given_name, '') || ' ' || family_name FROM people",
    "role": "SELECT DISTINCT role FROM roles",
    "organisation": "SELECT DISTINCT name FROM organisations",
    "topic": "SELECT DISTINCT label FROM topics",
}
ABBREVIATIONS = "SELECT DISTINCT abbreviation FROM organisations WHERE abbreviation IS NOT NULL"
IS_PERSON = """
p.family_name IN (SELECT value FROM json_each(:families))
AND ifnull(p.given_name, '') || ' ' || p.family_name IN (SELECT value FROM json_each(:person))
"""
IS_ROLE = "ro.role IN (SELECT value FROM json_each(:role))"
CONDITIONS = {
    "person": f"r.id IN (SELECT p.release_id FROM people p WHERE {IS_PERSON})",
    "role": f"r.id IN (SELECT ro.release_id FROM roles ro WHERE {IS_ROLE})",
    "organisation": """r.id IN (
        SELECT release_id FROM organisations WHERE name IN (SELECT value FROM json_each(:organisation))
        UNION SELECT release_id FROM organisations WHERE abbreviation IN (SELECT value FROM json_each(:abbreviation))
        UNION SELECT release_id FROM organisations WHERE key = :key)""",
    "topic": "r.id IN (SELECT release_id FROM topics WHERE label IN (SELECT value FROM json_each(:topic)))",
    "first": "r.date >= :first",
    "last": "r.date <= :last",
    "cents": """r.id IN (
        SELECT release_id FROM money WHERE cents >= :cents OR CAST(amount_max AS REAL) * 100 >= :cents)""",
}
# The same person holds the role.
HOLDER = f"""
r.id IN (SELECT p.release_id FROM people p JOIN roles ro ON ro.person_id = p.id WHERE {IS_PERSON} AND {IS_ROLE})
"""


class QueryError(PressError):
    """A question that cannot be asked; the message says what to write instead."""

    code = "query"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; all of it must hold. Days as "2024-05-31", `cents` in hundredths of any currency.

    `latest` leaves out what has a later version.
    """

    words: str = ""
    person: str | None = None
    role: str | None = None
    organisation: str | None = None
    topic: str | None = None
    first: str | None = None
    last: str | None = None
    cents: int | None = None
    limit: int = 20
    latest: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """What a release is of an earlier one ("copy", "correction", "version"), and the address of that."""

    kind: str
    similarity: float
    of: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A release that was found; `snippet` has FOUND and END around the words, or is the beginning of the text.

    `latest` is the address of the last version where this is not it.
    """

    release: str
    uri: str
    date: str | None
    title: str | None
    publisher: str | None
    place: str | None
    snippet: str
    version: Version | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The first `limit` hits, best or newest first, and how many there are in all."""

    hits: list[Hit]
    total: int


def search(connection: Connection, query: Query) -> Found:
    """Releases that stand in a file and meet the whole query: by rank where words are asked for, else the newest first.

    Raises QueryError where words or a name hold nothing to look for.
    """
    match = question(query.words)
    if query.words.strip() and match is None:
        raise QueryError(f"no word to look for in {query.words!r}: write letters or digits")
    values: Values = {"match": match, "limit": query.limit, "words": SNIPPET_WORDS, "length": SNIPPET_CHARACTERS}
    conditions = [*_conditions(connection, query, values), *(["search MATCH :match"] if match else [])]
    conditions += [IS_LAST] if query.latest else []
    statement = MATCHES.format(
        rank=RANK if match else "0",
        source="search JOIN releases r ON r.id = search.rowid" if match else "releases r",
        condition=" AND ".join(conditions) or "1",
    )
    rows = connection.execute(statement, values).fetchall()
    return Found([_hit(connection, {**values, "id": id}) for id, _ in rows], rows[0][1] if rows else 0)


def _conditions(connection: Connection, query: Query, values: Values) -> Iterator[str]:
    """The conditions that hold for this query; fills in their values."""
    for name in CONDITIONS:
        asked = getattr(query, name)
        if asked is None:
            continue
        if name in NAMES:
            values[name] = as_json(_names(connection, NAMES[name], name, asked))
        else:
            values[name] = asked
        if not (name in {"person", "role"} and query.person and query.role):
            yield CONDITIONS[name]
    if query.person is not None:
        values["families"] = as_json(_families(connection, json.loads(values["person"])))
    if query.organisation is not None:
        values["key"] = query.organisation.strip().encode("utf-8", "replace").decode("utf-8")
        values["abbreviation"] = as_json(_names(connection, ABBREVIATIONS, "organisation", query.organisation))
    if query.person is not None and query.role is not None:
        yield HOLDER


def _names(connection: Connection, statement: str, option: str, asked: str) -> list[str]:
    try:
        return list(wanted([name for (name,) in connection.execute(statement)], asked))
    except ValueError as error:
        raise QueryError(f"--{option}: {error}: write letters or digits") from error


def _families(connection: Connection, names: Iterable[str]) -> list[str]:
    """The family names of full names, for the index over them."""
    statement = """
        SELECT DISTINCT family_name FROM people
        WHERE ifnull(given_name, '') || ' ' || family_name IN (SELECT value FROM json_each(?))
    """
    return [name for (name,) in connection.execute(statement, (as_json(names),))]


def _hit(connection: Connection, values: Values) -> Hit:
    release, uri, date, title, publisher, place, text = connection.execute(DETAILS, values).fetchone()
    snippet = connection.execute(SNIPPET, values).fetchone()[0] if values["match"] else _beginning(text)
    earlier = connection.execute(EARLIER, values).fetchone()
    last = connection.execute(LAST, values).fetchone()
    related = (Version(*earlier) if earlier else None, last[0] if last else None)
    return Hit(release, uri, date, title, publisher, place, " ".join(snippet.split()), *related)


def _beginning(text: str) -> str:
    plain = " ".join(text.split())
    if len(plain) <= SNIPPET_CHARACTERS:
        return plain
    return f"{plain[:SNIPPET_CHARACTERS].rpartition(' ')[0] or plain[:SNIPPET_CHARACTERS]} …"


def as_json(values: Iterable[Any]) -> str:
    """A list as one value of a statement, for SQLite's json_each."""
    return json.dumps(list(values))
