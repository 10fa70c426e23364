"""Boards that only an office names."""

import pytest

from pressnlp.link.office_boards import kind, nominative

BOARDS = [
    ("Aufsichtsrates", "Aufsichtsrat", "council"),
    ("Schulelternbeirats", "Schulelternbeirat", "council"),
    ("Fördervereins der Hebelschule", "Förderverein der Hebelschule", "association"),
    ("Förderkreises", "Förderkreis", "association"),
    ("Bauhofs", "Bauhofs", None),
    ("Landesrates", "Landesrates", None),
]


@pytest.mark.parametrize(("written", "wanted", "of_kind"), BOARDS)
def test_boards(written: str, wanted: str, of_kind: str | None) -> None:
    assert (nominative(written), kind(written)) == (wanted, of_kind)
