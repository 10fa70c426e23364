"""Tables: which column, which rows, which addresses."""

import hashlib
import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

import pytest

from pressnlp.errors import ReadError
from pressnlp.read import table
from pressnlp.read.content import Content, iso_date


def rows(
    function: Callable[[BinaryIO, str | None], Iterator[table.Row]], raw: bytes, column: str | None = None
) -> list[tuple[int | None, str]]:
    """Numbers with texts or error codes."""
    found = function(io.BytesIO(raw), column)
    return [(row.number, row.content.text if isinstance(row.content, Content) else row.content.code) for row in found]


def test_json_lines_are_numbered_by_line() -> None:
    raw = b'\xef\xbb\xbf{"text": "Eins"}\n\n{"Inhalt": "Drei"}\nkaputt\n{"text": null}\n[1]\n{"text": 7}\n'
    raw += b'{"text": "Ende"}'
    assert rows(table.json_lines, raw) == [
        (1, "Eins"), (3, "Drei"), (4, "broken"), (5, "empty"), (6, "broken"), (7, "broken"), (8, "Ende"),
    ]  # fmt: skip


def test_a_row_of_json_lines_has_the_hash_of_its_line() -> None:
    first, second = table.json_lines(io.BytesIO(b'{"text": "A"}\n{"text": "B"}\n'), None)
    assert second.stored == table.Stored(hashlib.sha256(b'{"text": "B"}\n').hexdigest(), 14)
    assert first.stored != second.stored


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_json_lines_in_other_encodings(encoding: str) -> None:
    assert rows(table.json_lines, '{"text": "Straße"}\n{"text": "für"}\n'.encode(encoding)) == [
        (1, "Straße"),
        (2, "für"),
    ]


def test_a_line_that_is_too_large_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_BYTES", 30)
    raw = b'{"text": "' + b"x" * 100 + b'"}\n{"text": "Zwei"}\n'
    assert rows(table.json_lines, raw) == [(1, "too_large"), (2, "Zwei")]


def test_lone_surrogates_can_be_written() -> None:
    from pressnlp.read.content import checked

    (row,) = table.json_lines(io.BytesIO(b'{"text": "a\\ud83db", "title": "\\udc00"}'), None)
    assert isinstance(row.content, Content)
    assert (checked(row.content).text, checked(row.content).title) == ("a\ufffdb", "\ufffd")


def test_a_json_object_is_one_release() -> None:
    assert rows(table.json_file, b'{"id": 1, "body": "Soest."}') == [(None, "Soest.")]


def test_a_json_array_is_numbered_from_one() -> None:
    assert rows(table.json_file, b'[{"text": "A"}, 7, {"name": "x"}]') == [(1, "A"), (2, "broken"), (3, "no_column")]


def test_an_array_inside_an_object() -> None:
    assert rows(table.json_file, b'{"count": 2, "items": [{"text": "A"}, {"text": "B"}]}') == [(1, "A"), (2, "B")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv_with_any_delimiter(delimiter: str) -> None:
    raw = f'Datum{delimiter}Titel{delimiter}Inhalt\n5.3.2024{delimiter}Kita{delimiter}"Eine; neue,\nKita"\n'.encode(
        "cp1252"
    )
    (row,) = table.csv_file(io.BytesIO(raw), None)
    assert row.number == 1
    assert row.content == Content("Eine; neue,\nKita", "utf-8", "Kita", "2024-03-05")


def test_csv_rows_may_be_short_empty_or_odd() -> None:
    raw = 'id;text\n1;Straße\n2\n\n4;""\n5;ein "Wort" mehr\n'.encode("cp1252")
    assert rows(table.csv_file, raw) == [(1, "Straße"), (2, "empty"), (3, ""), (4, 'ein "Wort" mehr')]


def test_cells_beyond_the_header_are_an_error_unless_they_are_blank() -> None:
    raw = b"id;text\n1;Die Stadt; so heisst es; zahlt\n2;gut;;\n3;gut\n"
    assert rows(table.csv_file, raw) == [(1, "broken"), (2, "gut"), (3, "gut")]
    (row, *_) = table.csv_file(io.BytesIO(raw), None)
    assert str(row.content) == (
        "a row of 4 cells below a header of 2: a text with a delimiter in it must stand in quotes"
    )


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b'{"text": }', "not JSON: Expecting value (line 1, column 10)"),
        (b'{"text": null}', "column 'text' is empty"),
        (b'{"text": [null, true]}', "column 'text' holds no text but [null, true]"),
        (b"null", "a JSON object was expected, not null"),
        (b'"' + b"x" * 100 + b'"', 'a JSON object was expected, not "' + "x" * 39 + "…"),
        (b'"\\ud800"', 'a JSON object was expected, not "\ufffd"'),
        (b"[" * 100_000, "JSON nested too deeply"),
        (b'{"text": ' + b"1" * 5000 + b"}", "JSON with a number of too many digits"),
    ],
    ids=range(8),
)
def test_messages_about_json_speak_of_json(raw: bytes, message: str) -> None:
    (row,) = table.json_lines(io.BytesIO(raw), None)
    assert str(row.content) == message


def test_the_column_the_user_names_must_be_there() -> None:
    assert rows(table.csv_file, b"text;Notiz\nA;B\n", "notiz") == [(1, "B")]
    with pytest.raises(ReadError) as caught:
        rows(table.csv_file, b"text;Notiz\nA;B\n", "Inhalt")
    assert caught.value.code == "no_column"
    assert str(caught.value) == "no column 'Inhalt' (there are: text, Notiz); name it with --text-column"


def test_markup_in_a_cell_is_taken_out() -> None:
    raw = b'{"body": "<p>Die Stadt zahlt<br>5&nbsp;Euro.</p><p>Mehr.</p>", "title": "x"}'
    assert rows(table.json_file, raw) == [(None, "Die Stadt zahlt\n5\xa0Euro.\n\nMehr.")]
    assert rows(table.json_file, b'{"body": "wenn a < b und c > d"}') == [(None, "wenn a < b und c > d")]


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T08:00:00+01:00", "2024-03-05"),
        ("05.03.2024 08:30", "2024-03-05"),
        ("Tue, 05 Mar 2024 08:00:00 +0100", "2024-03-05"),
        ("32.03.2024", None),
        ("bald", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_dates(value: object, iso: str | None) -> None:
    assert iso_date(value) == iso
