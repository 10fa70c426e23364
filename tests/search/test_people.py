"""One person over many releases: who is joined with whom, and who is not."""

from typing import Any

import pytest

from pressnlp.search.people import People, PersonNameError, people
from pressnlp.search.person_rows import lines, reasons, terms
from pressnlp.write import archive
from tests.search.filled import body, fill, person, role

Fields = dict[str, Any]
COUNTY = body("o1", "Kreis Hohenau", "county", key="05999", place="Kreis Hohenau")


def release(number: int, one: Fields, *bodies: Fields, publisher: str | None = None, **more: Any) -> Fields:
    return {
        "text": f"Meldung {number}", "date": f"2024-{number:02}-01", "people": [one], "organisations": list(bodies),
        "publisher": publisher, **more,
    }  # fmt: skip


def town(id: str, name: str, key: str) -> Fields:
    return body(id, f"Stadt {name}", key=key, place=name)


def asked(name: str, *releases: Fields) -> People:
    with archive.in_memory() as connection:
        fill(connection, releases)
        return people(connection, name)


def groups(found: People) -> list[list[str]]:
    return [[one.uri[1:3] for one in person] for person in found.persons]


MUELLER = person("p1", "Peter Müller", role("Bürgermeister", "o1"))


def test_two_of_one_name_in_two_towns_stay_two() -> None:
    here, there = town("o1", "Almstadt", "1"), town("o1", "Bergheim", "2")
    found = asked("Peter Müller", release(1, MUELLER, here), release(2, MUELLER, there), release(3, MUELLER, here))
    assert groups(found) == [["01", "03"], ["02"]]
    assert [reasons(one) for one in found.persons] == [
        ["Almstadt (body of an office)"],
        ["Bergheim (body of an office)"],
    ]


def test_two_towns_of_one_name_are_told_apart_by_their_keys() -> None:
    found = asked(
        "Peter Müller",
        release(1, MUELLER, town("o1", "Neustadt", "1")),
        release(2, MUELLER, town("o1", "Neustadt", "2")),
    )
    assert groups(found) == [["01"], ["02"]]


def test_a_town_that_may_be_several_joins_nothing() -> None:
    vague = body("o1", "Stadt Neustadt", candidates=["1", "2"])
    found = asked("Peter Müller", release(1, MUELLER, vague), release(2, MUELLER, vague))
    assert groups(found) == [["01"], ["02"]]
    assert reasons(found.persons[0]) == ["no place of work known: joined with nothing"]


@pytest.mark.parametrize("spelling", ["Peter Mueller", "PETER MÜLLER", "Müller, Peter", "Dr. Peter Müller", "Müller"])
def test_spellings_of_the_question_and_of_the_releases(spelling: str) -> None:
    here = town("o1", "Almstadt", "1")
    other = person("p1", "Peter Mueller", role("Bürgermeister", "o1"))
    found = asked(spelling, release(1, MUELLER, here), release(2, other, here))
    assert groups(found) == [["01", "02"]]


def test_the_publishers_town_is_the_place_of_work_where_none_is_stated() -> None:
    here = town("o1", "Almstadt", "1")
    clerk = person("p1", "Peter Müller", role("Kämmerer"))
    found = asked("Peter Müller", release(1, MUELLER, here), release(2, clerk, here, publisher="o1"))
    assert groups(found) == [["01", "02"]]
    assert reasons(found.persons[0]) == ["Almstadt (body of an office, publisher)"]


@pytest.mark.parametrize(
    "guest",
    [
        person("p1", "Peter Müller", role("Bürgermeister", "o2")),  # of another town
        person("p1", "Peter Müller", role("Geschäftsführer", "o3")),  # of a firm whose place is not known
        person("p1", "Peter Müller", kind="private"),
    ],
)
def test_the_publishers_town_is_not_a_guests(guest: Fields) -> None:
    here = [town("o1", "Almstadt", "1"), town("o2", "Bergheim", "2"), body("o3", "Müller GmbH", "company")]
    found = asked("Peter Müller", release(1, MUELLER, *here, publisher="o1"), release(2, guest, *here, publisher="o1"))
    assert groups(found) == [["01"], ["02"]]


def test_a_body_in_a_town_has_the_towns_key() -> None:
    works = body("o2", "Stadtwerke Almstadt", "utility", place="Almstadt")
    chief = person("p1", "Peter Müller", role("Betriebsleiter", "o2"))
    here = town("o1", "Almstadt", "1")
    found = asked("Peter Müller", release(1, MUELLER, here), release(2, chief, here, works))
    assert groups(found) == [["01", "02"]]


def test_one_with_offices_in_two_places_joins_them() -> None:
    both = person("p1", "Peter Müller", role("Bürgermeister", "o1"), role("Kreisrat", "o2"))
    county = body("o2", "Kreis Hohenau", "county", key="05999", place="Kreis Hohenau")
    there = person("p1", "Peter Müller", role("Kreisrat", "o2"))
    here = town("o1", "Almstadt", "1")
    found = asked("Peter Müller", release(1, MUELLER, here), release(2, there, county), release(3, both, here, county))
    assert groups(found) == [["01", "02", "03"]]


def test_the_key_of_a_register_goes_before_places() -> None:
    here, there = town("o1", "Almstadt", "1"), town("o1", "Bergheim", "2")
    first, second = ({**MUELLER, "key": key} for key in ("k1", "k2"))
    found = asked("Peter Müller", release(1, first, here), release(2, second, here), release(3, first, there))
    assert groups(found) == [["01", "03"], ["02"]]
    assert reasons(found.persons[1]) == ["register key k2", "Almstadt (body of an office)"]
    # whoever has no key belongs to one who works there alone, to none of two
    plain = asked("Peter Müller", release(1, first, here), release(2, MUELLER, here))
    assert groups(plain) == [["01", "02"]]
    torn = asked("Peter Müller", release(1, first, here), release(2, second, here), release(3, MUELLER, here))
    assert groups(torn) == [["01"], ["02"], ["03"]]


def test_a_family_name_alone_is_a_candidate() -> None:
    here = town("o1", "Almstadt", "1")
    short, initial, longer, other = (
        person("p1", name, role("Bürgermeister", "o1"))
        for name in ("Müller", "P. Müller", "Peter Paul Müller", "Paula Müller")
    )
    found = asked(
        "Peter Müller", *(release(n, one, here) for n, one in enumerate((MUELLER, short, initial, longer, other), 1))
    )
    assert groups(found) == [["01"]]
    assert [one.name for one in found.candidates] == ["Müller", "P. Müller", "Peter Paul Müller"]


def test_a_family_name_gives_all_its_persons() -> None:
    here = town("o1", "Almstadt", "1")
    paula = person("p1", "Paula Müller")
    found = asked(
        "müller", release(1, MUELLER, here), release(2, paula, here), release(3, person("p1", "Müller"), here)
    )
    assert [one[0].name for one in found.persons] == ["Peter Müller", "Paula Müller"]
    assert [one.name for one in found.candidates] == ["Müller"]


def test_roles_over_time() -> None:
    def state(n: int, name: str, **more: Any) -> Fields:
        return release(
            n, person("p1", "Ilse Krahn", role(name, "o1", **more), party="o2"), COUNTY, body("o2", "Grüne", "party")
        )

    found = asked(
        "Ilse Krahn",
        state(3, "Landrätin"),
        state(1, "Dezernentin"),
        state(5, "Landrätin"),
        state(2, "Landrätin", status="candidate"),
    )
    assert [(t.role, t.status, t.first, t.last, len(t.uris)) for t in terms(found.persons[0])] == [
        ("Dezernentin", "current", "2024-01-01", "2024-01-01", 1),
        ("Landrätin", "candidate", "2024-02-01", "2024-02-01", 1),
        ("Landrätin", "current", "2024-03-01", "2024-05-01", 2),
    ]
    (fields,) = lines(found.persons, found.candidates)
    assert (fields["first_date"], fields["last_date"], fields["parties"]) == ("2024-01-01", "2024-05-01", ["Grüne"])
    assert fields["bodies"] == ["Kreis Hohenau"]
    assert [one["uri"] for one in fields["releases"]] == ["a02.txt", "a04.txt", "a01.txt", "a03.txt"]


def test_the_order_of_the_files_does_not_matter() -> None:
    here, there = town("o1", "Almstadt", "1"), town("o1", "Bergheim", "2")
    all_of_them = [release(n, MUELLER, here if n % 2 else there) for n in range(1, 8)]
    texts = []
    for order in (all_of_them, all_of_them[::-1]):
        found = asked("Müller", *order)
        texts.append([[(one.date, one.places) for one in person] for person in found.persons])
    assert texts[0] == texts[1]
    assert [len(person) for person in texts[0]] == [4, 3]


def test_nobody_and_no_name() -> None:
    assert asked("Niemand", release(1, MUELLER, COUNTY)) == People([], [])
    with pytest.raises(PersonNameError):
        asked("Dr.")
