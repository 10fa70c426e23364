"""A person's appearances as what `pressnlp people` shows: names, reasons, roles with first and last date."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pressnlp.search.people import Appearance
from pressnlp.search.places import Office, most_frequent

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Term:
    """One role in one body over time: as often as releases state it, from the first to the last that has a date."""

    role: str
    scope: str | None
    body: str | None
    status: str
    first: str | None
    last: str | None
    uris: tuple[str, ...]


def terms(person: Sequence[Appearance]) -> list[Term]:
    """Roles in order of time; the same role, scope, body and status is one."""
    stated: dict[tuple[str, str | None, str | None, str], dict[str, Appearance]] = {}
    for one in person:
        for office in one.offices:
            stated.setdefault((office.role, office.scope, office.body, office.status), {})[one.release] = one
    return sorted((_term(*what, list(where.values())) for what, where in stated.items()), key=_order)


def _term(role: str, scope: str | None, body: str | None, status: str, where: list[Appearance]) -> Term:
    first, last = span(where)
    return Term(role, scope, body, status, first, last, tuple(one.uri for one in where))


def _order(term: Term) -> tuple[bool, str, str, str, str, str, str]:
    undated = term.first is None
    return undated, term.first or "", term.last or "", term.role, term.body or "", term.scope or "", term.status


def span(found: Iterable[Appearance]) -> tuple[str | None, str | None]:
    """The first and the last date."""
    dates = sorted(one.date for one in found if one.date)
    return (dates[0], dates[-1]) if dates else (None, None)


def reasons(person: Sequence[Appearance]) -> list[str]:
    """Why these appearances are one person: "Kreis Hohenau (body of an office)", "register key k7"."""
    found = [f"register key {key}" for key in sorted({one.key for one in person if one.key})]
    stated = {place for one in person if not one.assumed for place in one.places}
    assumed = {place for one in person if one.assumed for place in one.places}
    for place in sorted(stated | assumed, key=lambda place: (place.name, place.id)):
        ways = ["body of an office"] * (place in stated) + ["publisher"] * (place in assumed)
        found.append(f"{place.name} ({', '.join(ways)})")
    return found or ["no place of work known: joined with nothing"]


def person_fields(person: Sequence[Appearance]) -> Fields:
    """One person as a JSON object."""
    first, last = span(person)
    return {
        "type": "person",
        "name": most_frequent(one.name for one in person),
        "spellings": sorted({one.name for one in person}),
        "titles": sorted({one.titles for one in person if one.titles}),
        "parties": sorted({one.party for one in person if one.party}),
        "joined_by": reasons(person),
        "bodies": bodies(person),
        "first_date": first,
        "last_date": last,
        "roles": [_term_fields(term) for term in terms(person)],
        "releases": [_release(one) for one in person],
    }


def bodies(person: Iterable[Appearance]) -> list[str]:
    """The bodies of all offices."""
    return sorted({office.body for one in person for office in one.offices if office.body})


def candidate_fields(one: Appearance) -> Fields:
    """Somebody who may be one of the persons, as a JSON object."""
    places = [place.name for place in one.places]
    return {
        "type": "candidate",
        "name": one.name,
        "places": places,
        "roles": [_office_fields(office) for office in one.offices],
        **_release(one),
    }


def _office_fields(office: Office) -> Fields:
    return {"role": office.role, "scope": office.scope, "organisation": office.body, "status": office.status}


def _term_fields(term: Term) -> Fields:
    held = {"role": term.role, "scope": term.scope, "organisation": term.body, "status": term.status}
    return {**held, "first_date": term.first, "last_date": term.last, "uris": list(term.uris)}


def _release(one: Appearance) -> Fields:
    return {"release": one.release, "uri": one.uri, "date": one.date, "title": one.title}


def lines(persons: Iterable[Sequence[Appearance]], candidates: Iterable[Appearance]) -> Iterator[Fields]:
    """All objects in the order they are shown."""
    yield from map(person_fields, persons)
    yield from map(candidate_fields, candidates)
