"""One record into the archive's tables."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from sqlite3 import Connection
from typing import Any

from pressnlp.write import sql
from pressnlp.write.lines import without_source
from pressnlp.write.spellings import spellings

Fields = dict[str, Any]
Ids = dict[str | None, int | None]
"""Row numbers by the ids of a record ("o1", "p2"); null leads to NULL."""

# SQLite's integers end here; a sum in a garbled text may not.
MOST_CENTS = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text with its canonical line; `key` stands for everything that the analysis depends on."""

    key: str
    text: str
    line: str


def store(connection: Connection, analysed: Analysed, analyser_id: int, run_id: int) -> int:
    """Write a record's rows, in place of those of an earlier analysis of the same text; gives the release's number."""
    record: Fields = json.loads(analysed.line)
    release = connection.execute(sql.RELEASE, _release(record, analysed, analyser_id, run_id)).fetchone()[0]
    for statement in sql.CLEAR:
        connection.execute(statement, (release,))
    bodies = _organisations(connection, release, record["organisations"])
    people = _people(connection, release, record["people"], bodies)
    if record["publisher"]:
        connection.execute(sql.PUBLISHER, (bodies[record["publisher"]], release))
    connection.executemany(sql.MONEY, _money(release, record["money"], bodies))
    _quotes(connection, release, record["quotes"], people)
    connection.executemany(sql.TOPIC, _topics(release, record["topics"]))
    connection.executemany(sql.SECTION, _sections(release, record["sections"]))
    connection.executemany(sql.WARNING, ((release, one["code"], one["message"]) for one in record["warnings"]))
    return int(release)


def stored_line(record: bytes) -> str:
    """What `releases.record` holds: the canonical line without its source."""
    return zlib.decompress(record).decode("utf-8")


def _release(record: Fields, analysed: Analysed, analyser_id: int, run_id: int) -> Fields:
    body = without_source(analysed.line)
    return {
        **{name: record[name] for name in ("title", "date", "place", "language")},
        "key": analysed.key,
        "text_id": record["id"],
        "text": analysed.text,
        "spellings": spellings(f"{record['title'] or ''}\n{analysed.text}"),
        "record": zlib.compress(body.encode("utf-8")),
        "analyser_id": analyser_id,
        "run_id": run_id,
    }


def _organisations(connection: Connection, release: int, bodies: list[Fields]) -> Ids:
    ids: Ids = {None: None}
    mentions: list[tuple[Any, ...]] = []
    for one in bodies:
        candidates = as_json(one["candidates"]) if one.get("candidates") else None
        named = (one["id"], one["name"], one["abbreviation"], one["kind"], one["place"], one["key"])
        ids[one["id"]] = row = connection.execute(
            sql.ORGANISATION, (release, *named, candidates, one["confidence"])
        ).lastrowid
        mentions += ((release, None, row, *span(mention)) for mention in one["mentions"])
    connection.executemany(sql.MENTION, mentions)
    return ids


def _people(connection: Connection, release: int, people: list[Fields], bodies: Ids) -> Ids:
    ids: Ids = {None: None}
    mentions: list[tuple[Any, ...]] = []
    roles: list[tuple[Any, ...]] = []
    for one in people:
        named = (one["id"], one["name"], one["given_name"], one["family_name"], " ".join(one["titles"]) or None)
        values = (release, *named, one["kind"], bodies[one["party"]], one.get("key"), one["confidence"])
        ids[one["id"]] = row = connection.execute(sql.PERSON, values).lastrowid
        mentions += ((release, row, None, *span(mention)) for mention in one["mentions"])
        roles += (_role(release, row, role, bodies) for role in one["roles"])
    connection.executemany(sql.MENTION, mentions)
    connection.executemany(sql.ROLE, roles)
    return ids


def _role(release: int, person: int | None, one: Fields, bodies: Ids) -> tuple[Any, ...]:
    held = (one["role"], one["scope"], bodies[one["organisation"]], one["organisation_inferred"], one["status"])
    return (release, person, *held, one["start"], one["end"], one["confidence"])


def _money(release: int, sums: list[Fields], bodies: Ids) -> Iterable[tuple[Any, ...]]:
    for one in sums:
        period = one["period"] or {"from": None, "to": None}
        value = (one["amount"], one["amount_max"], cents(one["amount"]), one["currency"], one["qualifier"])
        aim = (one["per"], one["purpose"], period["from"], period["to"], bodies[one["payer"]], bodies[one["recipient"]])
        yield (release, *value, *aim, *span(one), one["confidence"])


def cents(amount: str) -> int | None:
    """An amount in whole hundredths, half to even: "12.50" → 1250; None where no column could hold it."""
    try:
        whole = int((Decimal(amount) * 100).to_integral_value(ROUND_HALF_EVEN))
    except InvalidOperation:
        return None
    return whole if abs(whole) <= MOST_CENTS else None


def _quotes(connection: Connection, release: int, quotes: list[Fields], people: Ids) -> None:
    for one in quotes:
        values = (release, people[one["speaker"]], one["kind"], *span(one), one["cue"])
        row = connection.execute(sql.QUOTE, values).lastrowid
        connection.executemany(sql.QUOTE_PART, ((row, *span(part)) for part in one.get("parts", ())))


def _topics(release: int, topics: list[Fields]) -> Iterable[tuple[Any, ...]]:
    for rank, one in enumerate(topics, 1):
        yield release, rank, one["label"], one["score"], as_json(one["terms"])


def _sections(release: int, sections: list[Fields]) -> Iterable[tuple[Any, ...]]:
    for one in sections:
        yield release, one["kind"], one["start"], one["end"], one.get("repeats", False)


def span(one: Fields) -> tuple[int, int, str]:
    """Where something stands, and its words."""
    return one["start"], one["end"], one["text"]


def as_json(value: Any) -> str:
    """A list as JSON text, readable by SQLite's json functions."""
    return json.dumps(value, ensure_ascii=False)
