"""Persons of a text and persons of the user's own register: who is whom, and which office is the one it has.

A full name is enough. A surname alone, or one with initials, is where the register has it once and nothing in the text
speaks against it: "Frau" or "Herr", an office, a party.
"""

import re
from functools import lru_cache

from pressnlp.analyse.known import body_of, fold
from pressnlp.analyse.people import given_names, split_name
from pressnlp.analyse.roles import feminine, role_in
from pressnlp.analyse.tokens import Reading
from pressnlp.link.bodies import Body
from pressnlp.link.office_finder import Office
from pressnlp.link.persons import Human, compatible
from pressnlp.words.own import KnownOffice, KnownPerson, OwnWords


def _folded(name: str) -> str:
    return fold(name).replace("-", " ")


@lru_cache(maxsize=4)
def _by_family(own: OwnWords) -> dict[str, list[KnownPerson]]:
    found: dict[str, list[KnownPerson]] = {}
    for person in own.people:
        found.setdefault(_folded(split_name(person.name.split())[1]), []).append(person)
    return found


def _namesakes(human: Human, own: OwnWords) -> list[KnownPerson]:
    """All persons of the register whose family name this is, with a genitive -s or without."""
    families, family = _by_family(own), _folded(human.family)
    return families.get(family) or families.get(family.removesuffix("s"), [])


def _full(human: Human, person: KnownPerson) -> bool:
    return bool(human.given) and _folded(" ".join(human.given)) == _folded(" ".join(_given(person)))


def _given(person: KnownPerson) -> tuple[str, ...]:
    return split_name(person.name.split())[0]


def by_full_name(people: list[Human], own: OwnWords) -> list[Human]:
    """Tell the register's persons by their full names; two spellings of one ("Hans-Peter", "Hans Peter") become one."""
    if not own.people:
        return people
    kept: list[Human] = []
    for human in people:
        found = [person for person in _namesakes(human, own) if _full(human, person)]
        human.known = found[0] if len(found) == 1 else None
        twin = next((one for one in kept if one.known and one.known is human.known), None)
        if twin:
            twin.mentions = sorted([*twin.mentions, *human.mentions], key=lambda m: m.start)
        else:
            kept.append(human)
    return kept


def by_what_is_said(
    reading: Reading, people: list[Human], roles: list[list[Office]], parties: list[Body | None]
) -> None:
    """Tell the others by surname or initials, and namesakes apart, by what the text says of them."""
    taken = [human.known for human in people if human.known]
    for human, held, party in zip(people, roles, parties, strict=True):
        if human.known or not reading.own.people:
            continue
        found = [p for p in _namesakes(human, reading.own) if compatible(human.given, _given(p)) and p not in taken]
        fitting = [p for p in found if not _against(reading, p, human, held, party)]
        if len(fitting) == 1 and (len(found) == 1 or _holds(reading, fitting[0], human, held)):
            human.known = fitting[0]
            taken.append(fitting[0])


def _against(reading: Reading, person: KnownPerson, human: Human, held: list[Office], party: Body | None) -> bool:
    """Whether the text says what the register does not: another gender, other offices only, another party."""
    given = given_names().get(_given(person)[0].split("-")[0])
    if human.gender and given in {"f", "m"} and given != human.gender:
        return True
    if held and person.offices and not _holds(reading, person, human, held):
        return True
    return bool(party and person.party and not same_body(reading.own, party.name, person.party))


def _holds(reading: Reading, person: KnownPerson, human: Human, held: list[Office]) -> bool:
    texts = [office.phrase.text(human.gender) for office in held]
    return any(_akin(reading, text, office.role) for text in texts for office in person.offices)


def same_body(own: OwnWords, one: str, other: str) -> bool:
    """Whether two names are one body's, as far as spelling and the register tell."""
    left, right = body_of(own, one), body_of(own, other)
    return fold(one) == fold(other) or (left is not None and left is right)


def office_of(reading: Reading, human: Human, role: str, body: str | None) -> KnownOffice | None:
    """The register's office that a role of the text is: the same or a shorter word, in the same body or without one.

    "Bürgermeister" is "Erster Bürgermeister" or "Oberbürgermeister", but no deputy; "Vorsitzende des Chors" is no
    "Vorsitzende" of a committee.
    """
    for office in human.known.offices if human.known else ():
        elsewhere = body and office.body and not same_body(reading.own, body, office.body)
        if not elsewhere and _short_for(reading, role, office.role):
            return office
    return None


DEPUTY = {"stellvertretend", "stellv"}


def _short_for(reading: Reading, said: str, listed: str) -> bool:
    (adjectives, noun), (all_adjectives, whole) = _parts(reading, said), _parts(reading, listed)
    deputy = bool(all_adjectives & DEPUTY) and not adjectives & DEPUTY
    return whole.endswith(noun) and adjectives <= all_adjectives and not deputy


def _akin(reading: Reading, said: str, listed: str) -> bool:
    """Whether two roles may be one office: "Sozialdezernentin" and "Dezernentin"."""
    one, other = _parts(reading, said)[1], _parts(reading, listed)[1]
    return one.endswith(other) or other.endswith(one)


def _parts(reading: Reading, role: str) -> tuple[set[str], str]:
    """A role's adjectives by their stems, its noun in one gender: "Erste Beigeordnete" → {"erst"}, "beigeordnet"."""
    *adjectives, last = role.split()
    noun = role_in(reading, last)
    if noun is None:
        word = last
    elif noun.declension == "adjectival":
        word = noun.lemma
    else:
        word = noun.feminine or feminine(noun.lemma)
    return {re.sub(r"(?:e[mnrs]?|\.)$", "", a.casefold()) for a in adjectives}, word.casefold()
