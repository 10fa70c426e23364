"""Which words show a role."""

import pytest

from pressnlp.link.evidence import evidence

TEXT = "Anna Keil, Leiterin des Bauhofs Altdorf, kam. " + "x" * 300 + " Bauhof Altdorf"


def span(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


@pytest.mark.parametrize(
    ("people", "bodies", "shown"),
    [
        (["Anna Keil"], ["Bauhofs Altdorf"], "Anna Keil, Leiterin des Bauhofs Altdorf"),
        (["Anna Keil"], [], "Anna Keil, Leiterin"),
        (["Anna Keil"], ["Bauhof Altdorf"], "Anna Keil, Leiterin"),
        ([], ["Bauhofs Altdorf"], "Leiterin des Bauhofs Altdorf"),
        ([], [], "Leiterin"),
    ],
)
def test_what_stands_together_is_shown(people: list[str], bodies: list[str], shown: str) -> None:
    start, end = evidence(span("Leiterin"), map(span, people), map(span, bodies))
    assert TEXT[start:end] == shown


def test_of_many_mentions_the_nearest_counts() -> None:
    assert evidence((100, 108), [(0, 9), (90, 99), (300, 309)], []) == (90, 108)


def test_a_long_stretch_is_no_evidence() -> None:
    assert evidence((0, 300), [(350, 450)], []) == (0, 300)
