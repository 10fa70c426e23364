"""What is not sure enough is left out, and nothing points to it any more."""

from typing import Any

from pressnlp.record import Record
from pressnlp.write.confidence import at_least
from tests.show import samples


def ids(record: Record) -> dict[str, list[Any]]:
    return {
        "people": [
            (one.id, one.party, [(role.role, role.organisation) for role in one.roles]) for one in record.people
        ],
        "organisations": [one.id for one in record.organisations],
        "money": [(one.text, one.payer, one.recipient) for one in record.money],
        "quotes": [one.speaker for one in record.quotes],
        "publisher": [record.publisher],
    }


def test_nothing_is_asked_for() -> None:
    assert at_least(samples.full(), 0) == samples.full()


def test_a_role_an_organisation_a_sum_and_what_pointed_to_it() -> None:
    script = ("<script>alert(1)</script>", "o1")
    assert ids(at_least(samples.full(), 0.7)) == {
        "people": [
            ("p1", None, [("Bürgermeisterin", "o2")]),
            ("p2", None, []),
            ("p3", None, [("Landrätin", None), script]),
        ],
        "organisations": ["o1", "o2"],
        "money": [("1,25 Millionen Euro", "o2", None)],
        "quotes": ["p3"],
        "publisher": ["o2"],
    }


def test_a_person_and_the_publisher() -> None:
    kept = at_least(samples.full(), 0.85)
    assert ids(kept) == {
        "people": [("p1", None, [("Bürgermeisterin", None)]), ("p2", None, [])],
        "organisations": ["o1"],
        "money": [("1,25 Millionen Euro", None, None)],
        "quotes": [None],
        "publisher": [None],
    }
    assert kept.people[0].roles[0].organisation_inferred is False


def test_the_confidence_counts_as_written() -> None:
    person = samples.person("p1", "Ute Grün", [], confidence=0.7949)
    record = samples.full(people=[person.model_copy(update={"confidence": 0.796})])
    assert len(at_least(record, 0.8).people) == 1
    assert at_least(samples.full(people=[person]), 0.8).people == []


def test_the_record_itself_stays() -> None:
    record = samples.full()
    at_least(record, 1)
    assert record == samples.full()
