"""Releases by words and filters, in archives filled by the program's own writer."""

from collections.abc import Iterator
from sqlite3 import Connection
from typing import Any

import pytest

from pressnlp.search.query import Query, QueryError, search
from pressnlp.write import archive
from tests.search.filled import amount, body, fill, person, role

RELEASES: list[dict[str, Any]] = [
    {
        "text": "Der Kreis erneuert die Brücke über die Alme. Die Straße bleibt gesperrt.", "title": "Neue Brücke",
        "date": "2024-05-31", "publisher": "o1", "topics": ["Verkehr & Mobilität", "Finanzen & Haushalt"],
        "organisations": [body("o1", "Kreis Hohenau", "county", key="05999", abbreviation="KH")],
        "people": [person("p1", "Ilse Krahn", role("Landrätin", "o1")), person("p2", "Uwe Ziegler", role("Kämmerer"))],
        "money": [amount("1200000")],
    },
    {
        "text": "Die Strasse zur Schule wird saniert, auch eine Brücke.", "title": "Sanierung", "date": "2023-12-31",
        "topics": ["Bildung & Schule"], "organisations": [body("o1", "Heimatverein Hohenau e. V.", "association")],
        "people": [person("p1", "Jörg Müller", role("Landrat")), person("p2", "Ilse Krahn")],
        "money": [amount("500", amount_max="2000000", qualifier="range")],
    },
    {"text": "Das Bürgerfest beginnt am Samstag.", "date": "2024-01-02", "topics": ["Kultur"]},
    {"text": "Ohne Datum steht hier eine Straße."},
]  # fmt: skip


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    with archive.in_memory() as opened:
        fill(opened, RELEASES)
        yield opened


def found(connection: Connection, **asked: Any) -> list[str]:
    hits = search(connection, Query(**asked))
    assert hits.total == len(hits.hits)
    return [hit.uri.removesuffix(".txt") for hit in hits.hits]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("brücke", ["a01", "a02"]),  # in the title first; else the shorter text
        ("Bruecke", ["a01", "a02"]),
        ("strasse", ["a04", "a02", "a01"]),
        ("straße brücke", ["a01", "a02"]),
        ("straß*", ["a04", "a02", "a01"]),
        ('"Brücke über die"', ["a01"]),
        ('"eine Strasse"', ["a04"]),
        ("bürger", []),
        ("bürger*", ["a03"]),
        ("brücke AND", []),
        ("brücke OR schule", []),
        ('brücke"', ["a01", "a02"]),
    ],
)
def test_words(connection: Connection, words: str, expected: list[str]) -> None:
    assert found(connection, words=words) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["a01", "a03", "a02", "a04"]),
        ({"person": "krahn"}, ["a01", "a02"]),
        ({"person": "Mueller"}, ["a02"]),
        ({"person": "Krahn Jörg"}, []),
        ({"role": "landrätin"}, ["a01"]),
        ({"role": "landr*"}, ["a01", "a02"]),
        ({"person": "Ilse Krahn", "role": "landrat*"}, []),  # it is another person's
        ({"person": "Ilse Krahn", "role": "landr*"}, ["a01"]),
        ({"organisation": "hohenau"}, ["a01", "a02"]),
        ({"organisation": "KH"}, ["a01"]),
        ({"organisation": "05999"}, ["a01"]),
        ({"organisation": "heimatverein"}, ["a02"]),
        ({"topic": "haushalt"}, ["a01"]),
        ({"topic": "Verkehr & Mobilität"}, ["a01"]),
        ({"topic": "Sport"}, []),
        ({"first": "2024-01-01"}, ["a01", "a03"]),
        ({"last": "2024-01-02"}, ["a03", "a02"]),
        ({"first": "2024-01-01", "last": "2024-02-31"}, ["a03"]),
        ({"cents": 100_000_000}, ["a01", "a02"]),
        ({"cents": 120_000_001}, ["a02"]),
        ({"cents": 200_000_001}, []),
        ({"words": "brücke", "topic": "schule", "cents": 1}, ["a02"]),
        ({"words": "brücke", "topic": "kultur"}, []),
    ],
)
def test_filters(connection: Connection, asked: dict[str, Any], expected: list[str]) -> None:
    assert found(connection, **asked) == expected


def test_limit_and_total(connection: Connection) -> None:
    hits = search(connection, Query(limit=1))
    assert (hits.total, [hit.uri for hit in hits.hits]) == (4, ["a01.txt"])
    assert search(connection, Query(words="nirgends")).total == 0


def test_what_a_hit_tells(connection: Connection) -> None:
    (hit,) = search(connection, Query(words="alme")).hits
    assert (hit.date, hit.title, hit.publisher) == ("2024-05-31", "Neue Brücke", "Kreis Hohenau")
    assert hit.snippet == "Der Kreis erneuert die Brücke über die \x02Alme\x03. Die Straße bleibt gesperrt."
    (plain,) = search(connection, Query(topic="kultur")).hits
    assert (plain.title, plain.publisher, plain.snippet) == (None, None, "Das Bürgerfest beginnt am Samstag.")


def test_another_spelling_is_marked_where_it_stands(connection: Connection) -> None:
    (hit,) = search(connection, Query(words="alme strasse")).hits
    assert "\x02Straße\x03" in hit.snippet


def test_a_long_text_is_cut_between_words() -> None:
    with archive.in_memory() as connection:
        fill(connection, [{"text": "Wort " * 100}])
        (hit,) = search(connection, Query()).hits
    assert hit.snippet == " ".join(["Wort"] * 24) + " …"


def test_what_vanished_is_not_found_and_a_text_counts_once() -> None:
    with archive.in_memory() as connection:
        fill(connection, [{"text": "Fest"}, {"text": "Fest"}, {"text": "Feier"}])
        connection.execute("UPDATE files SET vanished = 'gestern' WHERE uri IN ('a01.txt', 'a03.txt')")
        hits = search(connection, Query())
    assert (hits.total, [hit.uri for hit in hits.hits]) == (1, ["a02.txt"])


@pytest.mark.parametrize(
    ("query", "message"),
    [(Query(words="++"), "no word to look for"), (Query(person="*"), "--person: no word"), (Query(organisation="-"), "--organ")],
)  # fmt: skip
def test_nothing_to_look_for(connection: Connection, query: Query, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        search(connection, query)
