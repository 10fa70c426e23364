"""Other spellings: what is found by which query, in plain SQL."""

import unicodedata
from pathlib import Path

import pytest

from pressnlp.write import archive
from pressnlp.write.spellings import spellings


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Straße", "strasse"),
        ("Strasse", "straße"),
        ("Bürger", "buerger"),
        ("Buergermeister", "bürgermeister"),
        ("Größe", "groesse groeße grösse"),
        ("Café", "cafe"),
        ("Émile Šarić", "emile saric"),
        ("Rathaus Bonn", ""),
        ("Bonner Bonner 1234", ""),
        ("Straße und Strasse", ""),
    ],
)
def test_other_spellings(text: str, others: str) -> None:
    assert spellings(text) == others


def test_umlauts_in_two_pieces_are_put_together() -> None:
    assert spellings(unicodedata.normalize("NFD", "Bürger")).split() == ["buerger", "bürger"]


@pytest.mark.parametrize("text", ["ss" * 5_000_000, "ä" * 3_000_000, "aeß " * 1_000_000])
def test_one_endless_line_takes_no_endless_time(text: str) -> None:
    assert len(spellings(text)) < 300


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Straße", True),
        ("STRASSE", True),
        ("Strass*", True),
        ("Bürgermeisterin", True),
        ("Buergermeisterin", True),
        ("Gemeindehaeuser", True),
        ("Café", True),
        ("cafe", True),
        ("fördert", True),
        ("foerdert", True),
        # Not the same words:
        ("fordert", False),
        ("Strase", False),
        ("Burgermeisterin", False),
        # Known limits: a word inside another one needs LIKE.
        ("Häuser", False),
    ],
)
def test_what_a_query_finds(tmp_path: Path, query: str, found: bool) -> None:
    text = "Die Bürgermeisterin fördert das Café und die Gemeindehäuser in der Langen Straße."
    with archive.opened(tmp_path / "a.db", create=True) as connection:
        connection.execute("INSERT INTO analysers VALUES (1, 'f', '0', 'r', 'm', NULL, NULL, 0, 0)")
        connection.execute("INSERT INTO runs VALUES (1, '', '', '[]', 1)")
        values = (text, spellings(text))
        connection.execute("INSERT INTO releases VALUES (1,'k','i',NULL,NULL,NULL,NULL,'de',?,?,x'',1,1)", values)
        assert bool(connection.execute("SELECT 1 FROM search WHERE search MATCH ?", (query,)).fetchone()) is found
        connection.execute("DELETE FROM releases")
        assert connection.execute("SELECT 1 FROM search WHERE search MATCH ?", (query,)).fetchone() is None
