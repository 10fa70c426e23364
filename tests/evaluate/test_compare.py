"""What is right, extra, missed: one change to a perfect record, and all cases that follow from it."""

from collections.abc import Callable
from typing import Any

import pytest

from pressnlp.evaluate.compare import KINDS
from pressnlp.evaluate.tally import Tally, missing, tallies, tally
from tests.evaluate.releases import compared, faults, gold, record, stretch

Change = Callable[[dict[str, Any]], Any]
Faults = dict[str, list[tuple[str, str]]]


def test_a_perfect_record() -> None:
    release = compared(gold(), record())
    assert faults(release) == {}
    assert list(release.cases) == list(KINDS)
    assert (release.right_offsets, release.wrong_offsets) == (9, ())
    assert {kind: tally(cases).right for kind, cases in release.cases.items()} == {
        "people": 2, "people with titles": 2, "people with kind": 2, "people with party": 1, "roles": 2,
        "roles with status": 2, "role links": 1, "organisations": 4, "organisations with kind": 4, "money": 1,
        "money with qualifier": 1, "money with period": 1, "money with purpose": 1, "quotes": 1,
        "quotes with speaker": 1, "date": 1, "publisher": 1, "topics": 2, "first topic among gold": 1,
    }  # fmt: skip


def change_body(at: int, **fields: Any) -> Change:
    return lambda r: r["organisations"][at].update(fields)


def change_person(at: int, **fields: Any) -> Change:
    return lambda r: r["people"][at].update(fields)


def change_role(at: int, **fields: Any) -> Change:
    return lambda r: r["people"][at]["roles"][0].update(fields)


def change_money(**fields: Any) -> Change:
    return lambda r: r["money"][0].update(fields)


SUM = "40.000 Euro = 40000 EUR"
FOUND_SUM = "40.000 Euro = 40000.00 EUR"

CHANGES: list[tuple[str, Change, Faults]] = [
    ("titles", change_person(0, titles=[]),
     {"people with titles": [("missed", "Dr. Inge Hagedorn"), ("extra", "Inge Hagedorn")]}),
    ("kind of a person", change_person(1, kind="private"),
     {"people with kind": [("missed", "Uwe Brandt: official"), ("extra", "Uwe Brandt: private")]}),
    ("party not stated", change_person(1, party=None),
     {"people with party": [("missed", "Uwe Brandt (CDU)")]}),
    ("party made up", change_person(0, party="o3"),
     {"people with party": [("extra", "Inge Hagedorn (CDU)")]}),
    ("another role", change_role(0, role="Landrätin"),
     {"roles": [("missed", "Inge Hagedorn: Bürgermeisterin"), ("extra", "Inge Hagedorn: Landrätin")],
      "roles with status": [("missed", "Inge Hagedorn: Bürgermeisterin (current)"),
                            ("extra", "Inge Hagedorn: Landrätin (current)")]}),
    ("status", change_role(1, status="current"),
     {"roles with status": [("missed", "Uwe Brandt: Ratsherr (former)"), ("extra", "Uwe Brandt: Ratsherr (current)")]}),
    ("inferred body is not judged", change_role(1, organisation_inferred=True),
     {"role links": [("missed", "Uwe Brandt: Ratsherr – Ausschuss für Sport")]}),
    ("body where gold has none", change_role(0, organisation_inferred=False),
     {"role links": [("extra", "Inge Hagedorn: Bürgermeisterin – Stadt Ahornau")]}),
    ("an article is no other body", change_body(1, name="der TSV Ahornau"), {}),
    ("a longer name is another body", change_body(1, name="TSV Ahornau 1921"),
     {"organisations": [("missed", "TSV Ahornau"), ("extra", "TSV Ahornau 1921")],
      "organisations with kind": [("missed", "TSV Ahornau: association"), ("extra", "TSV Ahornau 1921: association")]}),
    ("kind of a body", change_body(1, kind="unknown"),
     {"organisations with kind": [("missed", "TSV Ahornau: association"), ("extra", "TSV Ahornau: unknown")]}),
    ("qualifier", change_money(qualifier="exact"),
     {"money with qualifier": [("missed", f"{SUM}: about"), ("extra", f"{FOUND_SUM}: exact")]}),
    ("period", change_money(per=None),
     {"money with period": [("missed", f"{SUM}: year"), ("extra", f"{FOUND_SUM}: –")]}),
    ("no purpose", change_money(purpose=None), {"money with purpose": [("missed", f"{SUM}: die neue Halle")]}),
    ("half the purpose will not do", change_money(purpose="Halle"),
     {"money with purpose": [("wrong", f"{SUM}: die neue Halle / {FOUND_SUM}: Halle")]}),
    ("a purpose with too much around it", change_money(purpose="die neue Halle " + "und vieles mehr " * 4),
     {"money with purpose": [
         ("wrong", f"{SUM}: die neue Halle / {FOUND_SUM}: die neue Halle {'und vieles mehr ' * 4}")]}),
    ("another amount", change_money(amount="4000"),
     {"money": [("missed", SUM), ("extra", "40.000 Euro = 4000 EUR")],
      "money with qualifier": [("missed", f"{SUM}: about"), ("extra", "40.000 Euro = 4000 EUR: about")],
      "money with period": [("missed", f"{SUM}: year"), ("extra", "40.000 Euro = 4000 EUR: year")],
      "money with purpose": [("missed", f"{SUM}: die neue Halle")]}),
    ("the same words twice are one sum", lambda r: r["money"].append(dict(r["money"][0])), {}),
    ("other words are another sum", lambda r: r["money"].append(r["money"][0] | stretch("40.000")),
     {"money": [("extra", "40.000 = 40000.00 EUR")]}),
    ("no speaker", lambda r: r["quotes"][0].update(speaker=None),
     {"quotes with speaker": [
         ("wrong", "Die Kinder sollen nach so vielen Jahren … endlich wieder turnen können.: Inge Hagedorn / "
                   "Die Kinder sollen nach so vielen Jahren“, sagte Hagedorn, „endlich wieder turnen können.: –")]}),
    ("too little of a quote", lambda r: r["quotes"][0].update(stretch("endlich wieder turnen")),
     {"quotes": [("missed", "Die Kinder sollen nach so vielen Jahren … endlich wieder turnen können."), ("extra", "endlich wieder turnen")],
      "quotes with speaker": [("missed", "Die Kinder sollen nach so vielen Jahren … endlich wieder turnen können.: Inge Hagedorn"),
                              ("extra", "endlich wieder turnen: Inge Hagedorn")]}),
    ("indirect speech is not judged", lambda r: r["quotes"].append(r["quotes"][0] | {"kind": "indirect"}), {}),
    ("no date", lambda r: r.update(date=None), {"date": [("missed", "2024-03-04")]}),
    ("another publisher", lambda r: r.update(publisher="o2"),
     {"publisher": [("missed", "Stadt Ahornau"), ("extra", "TSV Ahornau")]}),
    ("one topic of two", lambda r: r["topics"].pop(0), {"topics": [("missed", "Finanzen & Haushalt")]}),
    ("an unwanted topic first", lambda r: r["topics"].append({"label": "Digitalisierung", "score": 0.95}),
     {"topics": [("extra", "Digitalisierung")],
      "first topic among gold": [("wrong", "Sport & Freizeit, Finanzen & Haushalt / Digitalisierung")]}),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), [entry[1:] for entry in CHANGES], ids=[entry[0] for entry in CHANGES])
def test_one_change(change: Change, expected: Faults) -> None:
    found = record()
    change(found)
    assert faults(compared(gold(), found)) == expected


def test_any_form_that_gold_lists_is_the_body() -> None:
    marked, found = gold(), record()
    marked["organisations"][1]["surfaces"] = ["TSV Ahornau", "Sportverein"]
    found["organisations"][1]["name"] = "den Sportverein"
    assert faults(compared(marked, found)) == {}


def test_what_gold_names_only_beside_a_role_is_right_or_wrong_for_nobody() -> None:
    marked = gold()
    marked["organisations"] = [marked["organisations"][1]]  # the publisher, the party and the committee go
    assert faults(compared(marked, record())) == {}
    found = record()
    found["organisations"].append({"id": "o5", "name": "Die Halle", "kind": "other"})
    assert faults(compared(marked, found)) == {
        "organisations": [("extra", "Die Halle")],
        "organisations with kind": [("extra", "Die Halle: other")],
    }


def test_what_gold_does_not_mark_is_not_judged() -> None:
    marked = gold() | {"publisher": None}
    del marked["date"]
    assert set(KINDS) - set(compared(marked, record()).cases) == {"date", "publisher"}
    assert faults(compared(gold() | {"date": None}, record())) == {"date": [("extra", "2024-03-04")]}


@pytest.mark.parametrize("found", [None, record() | {"error": {"code": "timeout", "message": "…"}}])
def test_without_a_record_all_is_missed(found: dict[str, Any] | None) -> None:
    release = compared(gold(), found)
    assert missing([release]) == ["halle"]
    figures = tallies([release])
    assert {kind: figure.right for kind, figure in figures.items()} == dict.fromkeys(KINDS, 0)
    assert figures["people"] == Tally(0, 0, 2)
    assert figures["first topic among gold"] == Tally(0, 1, 1)


def test_offsets_are_held_against_the_text() -> None:
    found = record()
    found["people"][1]["mentions"][0]["start"] += 1
    found["quotes"][0]["text"] += "!"
    release = compared(gold(), found)
    start = stretch("Uwe Brandt")["start"] + 1
    assert release.wrong_offsets[0] == f"[{start}:{start + 9}] 'we Brandt' is not 'Uwe Brandt'"
    assert (release.right_offsets, len(release.wrong_offsets)) == (7, 2)


def test_figures() -> None:
    assert Tally(3, 1, 2).figures() == {"p": 0.75, "r": 0.6, "f1": 0.6667, "gold": 5, "found": 4}
    assert Tally().figures() == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 0, "found": 0}
    two = [compared(gold(), record()), compared(gold(), record() | {"people": []})]
    assert tallies(two)["people"] == Tally(2, 0, 2)
