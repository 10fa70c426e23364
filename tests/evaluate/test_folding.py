"""Errors in the lines a person reads."""

from typing import Any

from pressnlp.evaluate.folding import Folded, Line, fold
from tests.evaluate.releases import compared, gold, record


def folded(found: dict[str, Any], kind: str) -> Folded:
    return fold(compared(gold(), found), kind)


def test_missed_and_extra_of_one_person_are_one_line() -> None:
    found = record()
    found["people"][1]["kind"] = "private"
    line = Line("wrong", "Uwe Brandt: official", "private", (1, 2))
    assert folded(found, "people with kind") == Folded((line,), 0)


def test_another_role_of_the_same_person_is_one_line() -> None:
    found = record()
    found["people"][0]["roles"][0]["role"] = "Landrätin"
    line = Line("wrong", "Inge Hagedorn: Bürgermeisterin", "Landrätin", (0, 2))
    assert folded(found, "roles") == Folded((line,), 0)
    assert folded(found, "roles with status") == Folded((), 2)


def test_what_follows_from_a_missed_person_is_counted_only() -> None:
    found = record()
    found["people"].pop(1)
    assert folded(found, "people") == Folded((Line("missed", "Uwe Brandt", None, (1,)),), 0)
    assert [folded(found, kind) for kind in ("people with kind", "roles", "role links")] == [Folded((), 1)] * 3


def test_people_with_nothing_in_common_are_not_paired() -> None:
    found = record()
    found["people"][1]["name"] = "Otto Brandt"
    missed, extra = folded(found, "people").lines
    assert (missed.outcome, missed.gold, missed.found) == ("missed", "Uwe Brandt", None)
    assert (extra.outcome, extra.gold, extra.found) == ("extra", None, "Otto Brandt")


def test_publisher_and_speaker_are_one_line() -> None:
    found = record() | {"publisher": "o2"}
    assert folded(found, "publisher").lines == (Line("wrong", "Stadt Ahornau", "TSV Ahornau", (0, 1)),)
    found["quotes"][0]["speaker"] = "p2"
    (line,) = folded(found, "quotes with speaker").lines
    assert (line.outcome, line.numbers) == ("wrong", (0,))
