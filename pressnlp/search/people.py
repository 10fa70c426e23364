"""`pressnlp people`: one person's roles over time, across releases."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from sqlite3 import Connection
from typing import Any

from pressnlp.errors import PressError
from pressnlp.search.folding import fold, folded
from pressnlp.search.places import Bodies, Office, Place
from pressnlp.words import rows

FAMILIES = "SELECT DISTINCT family_name FROM people"
APPEARANCES = """
SELECT
    p.id, p.release_id, p.name, p.given_name, p.family_name, p.titles, p.kind, p.key, party.name, c.text_id, c.uri,
    c.date, c.title, r.publisher_id
FROM people p
JOIN current_releases c ON c.id = p.release_id
JOIN releases r ON r.id = p.release_id
LEFT JOIN organisations party ON party.id = p.party_id
WHERE p.family_name IN (SELECT value FROM json_each(?))
ORDER BY c.date IS NULL, c.date, c.position, p.local_id
"""
ROLES = """
SELECT ro.person_id, ro.role, ro.scope, ro.organisation_id, o.name, ro.organisation_inferred, ro.status
FROM roles ro LEFT JOIN organisations o ON o.id = ro.organisation_id
WHERE ro.person_id IN (SELECT value FROM json_each(?))
ORDER BY ro.start, ro.id
"""


class PersonNameError(PressError):
    """A name without a word in it."""

    code = "name"


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person in one release: how named, in which offices, and where at work; `assumed`: the publisher's place."""

    name: str
    given: str
    family: str
    titles: str | None
    kind: str
    key: str | None
    party: str | None
    release: str
    uri: str
    date: str | None
    title: str | None
    offices: tuple[Office, ...]
    places: tuple[Place, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class People:
    """Persons of the name, each with the appearances that belong together, and others that may be one of them."""

    persons: list[list[Appearance]]
    candidates: list[Appearance]


def people(connection: Connection, name: str) -> People:
    """Who bears a name: "Ilse Krahn", "Krahn, Ilse", "Dr. Ilse Krahn", or "Krahn" for all of that family name.

    Appearances are joined where the full name is the same and a place of work, or your register's key. Raises
    PersonNameError where the name holds no word.
    """
    asked = _asked(name)
    if not asked:
        raise PersonNameError(f"no name in {name!r}: write a full name or a family name")
    families = _families(connection, asked)
    found = _appearances(connection, families)
    whole = [one for one in found if _is(one, asked)]
    others = [one for one in found if not _is(one, asked) and _may_be(one, asked)]
    return People(joined(whole), others)


@cache
def _titles() -> frozenset[str]:
    return frozenset(title.casefold() for title, kind in rows("titles", 2) if kind == "academic")


def _asked(name: str) -> str:
    """The name as it is compared: without titles, given names first."""
    family, comma, given = name.partition(",")
    words = (f"{given} {family}" if comma else name).split()
    while words and words[0].casefold() in _titles():
        words = words[1:]
    return fold(" ".join(words))


def _families(connection: Connection, asked: str) -> list[str]:
    """The family names that the asked name ends with, or is."""
    names = [family for (family,) in connection.execute(FAMILIES)]
    ends = {asked[at:] for at in range(len(asked)) if at == 0 or asked[at - 1] == " "}
    return [name for name, plain in zip(names, folded(names), strict=False) if plain in ends]


def _appearances(connection: Connection, families: Sequence[str]) -> list[Appearance]:
    found = connection.execute(APPEARANCES, (json.dumps(families),)).fetchall()
    offices = _offices(connection, [row[0] for row in found])
    bodies = Bodies(connection, (row[1] for row in found))
    return [_appearance(row, tuple(offices.get(row[0], ())), bodies) for row in found]


def _appearance(row: tuple[Any, ...], offices: tuple[Office, ...], bodies: Bodies) -> Appearance:
    _, _, name, given, family, titles, kind, key, party, release, uri, date, title, publisher = row
    places, assumed = bodies.of_work(offices, kind, publisher)
    named = (name, given or "", family, titles, kind, key, party)
    return Appearance(*named, release, uri, date, title, offices, tuple(places), assumed)


def _offices(connection: Connection, persons: Sequence[int]) -> dict[int, list[Office]]:
    found: dict[int, list[Office]] = {}
    for person, role, scope, body_id, body, inferred, status in connection.execute(ROLES, (json.dumps(persons),)):
        found.setdefault(person, []).append(Office(role, scope, body_id, body, bool(inferred), status))
    return found


def _full(one: Appearance) -> str:
    return fold(f"{one.given} {one.family}")


def _is(one: Appearance, asked: str) -> bool:
    """Whether a full name is the one that is asked for, or of the family: an initial makes no full name."""
    return any(len(word) > 1 for word in fold(one.given).split()) and asked in {_full(one), fold(one.family)}


def _may_be(one: Appearance, asked: str) -> bool:
    """Only the family name, an initial, or another number of given names: "Krahn", "I. Krahn", "Ilse Maria Krahn"."""
    family = fold(one.family)
    if asked == family or not one.given:
        return asked == family or asked.endswith(f" {family}")
    if not asked.endswith(f" {family}"):
        return False
    left, right = asked.removesuffix(family).split(), fold(one.given).split()
    return all(a == b or a == b[:1] or b == a[:1] for a, b in zip(left, right, strict=False))


def joined(found: Iterable[Appearance]) -> list[list[Appearance]]:
    """Appearances that are one person's: most releases first, each in order of time.

    Those with a key of the user's register by that alone; the others by full name and place, and with one key where
    their places are those of no other.
    """
    keyed: dict[str, list[Appearance]] = {}
    plain: dict[str, list[Appearance]] = {}
    for one in found:
        (keyed.setdefault(one.key, []) if one.key else plain.setdefault(_full(one), [])).append(one)
    persons = list(keyed.values())
    for name, same in plain.items():
        for group in _by_place(same):
            owner = _owner(name, group, list(keyed.values()))
            if owner is None:
                persons.append(group)
            else:
                owner.extend(group)
    ordered = [sorted(person, key=_time) for person in persons]
    return sorted(ordered, key=lambda person: (-len({one.release for one in person}), _time(person[0])))


def _by_place(found: Iterable[Appearance]) -> list[list[Appearance]]:
    """Groups that share places, one leading to the next; whoever has none stays alone."""
    groups: list[tuple[set[str], list[Appearance]]] = []
    for one in found:
        places, group = {place.id for place in one.places}, [one]
        apart = []
        for others in groups:
            if places & others[0]:
                places, group = places | others[0], [*others[1], *group]
            else:
                apart.append(others)
        groups = [*apart, (places, group)]
    return [group for _, group in groups]


def _owner(name: str, group: Sequence[Appearance], keyed: Sequence[list[Appearance]]) -> list[Appearance] | None:
    """The only person of the register with this name who works there."""
    places = {place for one in group for place in one.places}
    owners = [
        person for person in keyed if any(one.key and _full(one) == name and places & set(one.places) for one in person)
    ]
    return owners[0] if len(owners) == 1 else None


def _time(one: Appearance) -> tuple[bool, str, str, str]:
    return one.date is None, one.date or "", one.uri, one.release
