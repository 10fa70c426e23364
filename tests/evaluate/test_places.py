"""Where cases stand in the text."""

from typing import Any

import pytest

from pressnlp.evaluate.places import Mark, marks, occurrences, pieces
from tests.evaluate.releases import QUOTE, TEXT, compared, gold, record


def words(text: str, surfaces: list[list[str]]) -> list[list[str]]:
    return [[text[start:end] for start, end in spans] for spans in occurrences(text, surfaces)]


@pytest.mark.parametrize(
    ("text", "surfaces", "spans"),
    [
        ("Anna Berg grüßt Berg", [["Berg"], ["Anna Berg"]], [[(16, 20)], [(0, 9)]]),
        ("Der Rat tagt im Rathaus", [["Rat"]], [[(4, 7)]]),
        ("für 1,5 Euro und 5 Euro", [["5 Euro"]], [[(17, 23)]]),
        ("Anna\n  Berg", [["Anna Berg"]], [[(0, 11)]]),
        ("Schulratssitzung", [["rat"]], [[(5, 8)]]),  # nowhere a word of its own
        ("Berg und Berg", [["Berg"], ["Berg"]], [[(0, 4), (9, 13)], [(0, 4), (9, 13)]]),
        ("(1+1) a*b", [["(1+1)", "a*b"], []], [[(0, 5), (6, 9)], []]),
        ("Anna", [["Otto"], [""]], [[], []]),
    ],
)
def test_occurrences(text: str, surfaces: list[list[str]], spans: list[list[tuple[int, int]]]) -> None:
    assert occurrences(text, surfaces) == spans


def shown(found: dict[str, Any] | None, kind: str) -> list[tuple[str, str]]:
    release = compared(gold(), found)
    return [(mark.outcome, TEXT[mark.start : mark.end]) for mark in marks(release) if mark.kind == kind]


def test_right_and_extra_stand_where_the_record_says() -> None:
    found = record()
    found["people"][1]["name"] = "Ratsherr Uwe Brandt"
    assert shown(found, "people") == [
        ("right", "Dr. Inge Hagedorn"),
        ("right", "Hagedorn"),
        ("missed", "Uwe Brandt"),
        ("extra", "Uwe Brandt"),
    ]
    assert shown(found, "quotes") == [("right", QUOTE)]


def test_missed_stands_wherever_the_text_has_it() -> None:
    assert shown(None, "people") == [
        ("missed", "Dr. Inge Hagedorn"),
        ("missed", "Hagedorn"),
        ("missed", "Uwe Brandt"),
    ]
    assert shown(None, "quotes") == [
        ("missed", "Die Kinder sollen nach so vielen Jahren"),
        ("missed", "endlich wieder turnen\nkönnen."),
    ]
    assert shown(None, "money") == [("missed", "40.000 Euro")]


def test_a_missed_role_needs_a_place_of_its_own() -> None:
    found = record()
    found["people"][1]["roles"] = []
    assert shown(found, "roles") == [("right", "Bürgermeisterin"), ("missed", "Ratsherr")]
    two = gold()
    two["people"][1]["roles"][0]["role"] = two["people"][0]["roles"][0]["role"]
    assert [mark.label for mark in marks(compared(two, found)) if mark.kind == "roles"] == [
        "Inge Hagedorn: Bürgermeisterin"
    ]


def test_offsets_outside_the_text_are_not_shown() -> None:
    found = record()
    found["money"][0].update(start=5000, end=5011)
    found["people"][1]["mentions"] = [{"start": -5, "end": -1, "text": "?"}, {"start": 9, "end": 9, "text": ""}]
    assert shown(found, "money") == []
    assert ("right", "Uwe Brandt") not in shown(found, "people")


def mark(start: int, end: int, kind: str = "people", number: int = 0) -> Mark:
    return Mark(start, end, kind, number, "right", "")


def test_pieces_cut_at_every_boundary() -> None:
    outer, inner, again, crossing = mark(2, 8, "quotes"), mark(3, 5), mark(9, 10), mark(4, 9, "money")
    found = list(pieces("0123456789ab", [again, crossing, inner, outer]))
    assert [(piece.text, piece.marks) for piece in found] == [
        ("01", ()),
        ("2", (outer,)),
        ("3", (outer, inner)),
        ("4", (outer, crossing, inner)),
        ("567", (outer, crossing)),
        ("8", (crossing,)),
        ("9", (again,)),
        ("ab", ()),
    ]
    assert [piece.begins for piece in found] == [
        set(), {outer}, {inner}, {crossing}, set(), set(), {again}, set(),
    ]  # fmt: skip
    assert found[2].anchors == {inner}
    assert found[6].anchors == set()


def test_pieces_lose_nothing() -> None:
    found = list(pieces(TEXT, marks(compared(gold(), record()))))
    assert "".join(piece.text for piece in found) == TEXT
    assert list(pieces("", [])) == []
