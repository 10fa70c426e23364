"""A user's words as a question that FTS5 cannot stumble over."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressnlp.search.folding import fold, folded, wanted
from pressnlp.search.words import question


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Haus", '("haus")'),
        ("Haus Garten", '("haus") AND ("garten")'),
        ("Straße*", '("straße"* OR "strasse"*)'),
        ('"neue Brücke"', '("neue brücke" OR "neue bruecke" OR "neü brücke" OR "neü bruecke")'),
        ("„Haus am Bach“ Dorf", '("haus am bach") AND ("dorf")'),
        ('"Haus am"*', '("haus am"*)'),
        ("e.V.", '("e v")'),
        ("Haus AND NOT Garten", '("haus") AND ("and") AND ("not") AND ("garten")'),
        ('"Haus', '("haus")'),
        ("Haus* Garten", '("haus"*) AND ("garten")'),
        ("text:Haus ^NEAR(a)", '("text haus") AND ("near a")'),
        ("snake_case", '("snake case")'),
        ("* - ( +Haus", '("haus")'),
    ],
)
def test_question(words: str, expected: str) -> None:
    assert question(words) == expected


@pytest.mark.parametrize("words", ["", "  ", '"', "*", "++ -", "„“", "_"])
def test_no_word(words: str) -> None:
    assert question(words) is None


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE s USING fts5 (t, tokenize = 'unicode61 remove_diacritics 0')")
    return connection


@given(st.text() | st.text(alphabet="\"*()^:+-_ANDORT„“»ßüé{}\\'\0 ", max_size=20))
def test_whatever_is_typed_is_a_question(index: sqlite3.Connection, words: str) -> None:
    asked = question(words)
    if asked is not None:
        index.execute("SELECT * FROM s WHERE s MATCH ?", (asked,)).fetchall()


def test_a_phrase_of_many_spellings_has_an_end() -> None:
    asked = question('"' + "Straße " * 20 + '"')
    assert asked is not None
    assert asked.count(" OR ") == 31


@pytest.mark.parametrize(
    ("one", "other"),
    [("Müller", "MUELLER"), ("Weiß", "Weiss"), ("René", "Rene"), ("Hans-Peter", "Hans Peter"), ("Mu\u0308ller", "Müller")],
)  # fmt: skip
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Muller", "Müller"), ("Krahn", "Kran"), ("Hanspeter", "Hans Peter")])
def test_other_names(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.lists(st.text(), min_size=1))
def test_many_at_once_are_folded_as_one_by_one(texts: list[str]) -> None:
    assert folded(texts) == [fold(text) for text in texts]


def test_wanted() -> None:
    names = ["Ilse Krahn", "Ilse Kern", "Jörg Müller-Krahn", "Krahnert"]
    assert list(wanted(names, "krahn")) == ["Ilse Krahn", "Jörg Müller-Krahn"]
    assert list(wanted(names, "k* ilse")) == ["Ilse Krahn", "Ilse Kern"]
    assert list(wanted(names, "Mueller-Krahn")) == ["Jörg Müller-Krahn"]
    assert list(wanted(names, "Krahn-Müller")) == []
    assert list(wanted([], "x")) == []
    with pytest.raises(ValueError, match="no word"):
        list(wanted(names, "* -"))
