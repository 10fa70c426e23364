"""One office told several times: what one place says of it holds for the others too."""

from collections.abc import Iterable
from dataclasses import replace

from pressnlp.analyse.role_nouns import feminine
from pressnlp.link.office_finder import FAR, Body, Finder, Office
from pressnlp.link.office_scope import scope_of
from pressnlp.link.persons import compatible


def settled(finder: Finder, offices: list[Office]) -> list[Office]:
    """The offices, their bodies shared, doubts of status settled, plural roles in the form that suits the person."""
    by_role: dict[tuple[str, str], list[Office]] = {}
    for office in offices:
        by_role.setdefault(_key(office), []).append(office)
    return [_settle(finder, office, by_role[_key(office)]) for office in offices]


def _key(office: Office) -> tuple[str, str]:
    return office.person.family, " ".join((*office.phrase.adjectives, office.phrase.noun.lemma))


MANY = 20  # a role told more often than this is looked up in its first tellings only: long texts stay linear


def _settle(finder: Finder, office: Office, alike: list[Office]) -> Office:
    own = [other for other in alike[:MANY] if compatible(office.person.given, other.person.given)]
    if office.body is None:
        office = replace(office, body=_told(office, own))
    doubtful = office.status == "current" and office.confidence <= FAR
    if doubtful and any(other.status == "former" for other in own):
        office = replace(office, status="former")  # "der frühere Landrat … 1978 wählten sie ihn zum Landrat"
    return replace(_in_form(finder, office), scope=scope_of(finder, office.phrase))


def _told(office: Office, alike: Iterable[Office]) -> Body | None:
    """The body that another telling of the office names: "Ehrenbürger X" in the title, "ihr Ehrenbürger X" below."""
    return next((other.body for other in alike if other.body and other.status == office.status), None)


def _in_form(finder: Finder, office: Office) -> Office:
    """ "ihre Stellvertreter A und |die Studentin B": a woman shown as one by an article gets the feminine."""
    phrase = office.phrase
    if not phrase.plural or phrase.gender != "m" or phrase.noun.declension != "noun":
        return office
    before = finder.role_to.get(finder.words.at(office.person.start))
    title = finder.words.get(finder.words.at(office.person.start) - 1)
    if title == "Frau" or (before and before is not phrase and before.gender == "f"):
        noun = phrase.noun.feminine or feminine(phrase.noun.lemma)
        shown = replace(phrase, noun=replace(phrase.noun, lemma=noun, gender="f"), gender="f", plural=False)
        return replace(office, phrase=shown)
    return office
