"""A role that opens the sentence before its holder: "Als Leiterin des Amtes verantwortet X …"."""

import re
from collections.abc import Iterator

from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.roles import RolePhrase
from pressnlp.link.office_finder import FAR, Finder, Office
from pressnlp.link.office_forms import agrees
from pressnlp.link.office_scope import past_scope
from pressnlp.words import entries

REACH = 5  # words between the verb and the name: "stellte sich am Montag |X vor"


def opening(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "Als Vorsitzende des Beirats begrüßte Ratsfrau X die Gäste": the first person behind the verb.

    Not where the verb gives the role to its object ("Als Nachfolger stellte der Landrat Y vor").
    """
    begin, _ = finder.reading.sentence_span(phrase.start)
    first = _clause(finder, phrase) or finder.words.at(begin)
    first += finder.words.get(first) in {"„", "»", '"', "–", "-"}
    if phrase.opens - first > 4 or not AS.match(finder.reading.text[finder.words[first].start : phrase.start]):
        return
    if phrase.plural or phrase.noun.lemma.startswith("Nachfolge"):
        return
    body, index = finder.body_after(phrase)
    index = past_scope(finder, index)
    verb = finder.words.get(index)
    if not FINITE.fullmatch(verb) or verb in entries("role_giving_verbs"):
        return
    person = _subject(finder, index + 1)
    if person and agrees(finder, phrase, person):
        yield Office(person, phrase, body, phrase.status, FAR)


# "Als |Leiterin", "Als neue |Leiterin", "In seiner Funktion als |Vorsitzender"
AS = re.compile(r"(?:[Aa]ls|In (?:seiner|ihrer) (?:Funktion|Eigenschaft|Rolle) als)(?: (?!Sohn|Tochter)\w+){0,2} ?$")


def _clause(finder: Finder, phrase: RolePhrase) -> int | None:
    """ "…, |als Beisitzerin kam X hinzu": a clause of its own behind a comma or "und"."""
    for at in range(phrase.opens - 1, phrase.opens - 4, -1):
        if finder.words.get(at) == "als":
            return at if finder.words.get(at - 1) in {",", "und", ";"} else None
    return None


FINITE = re.compile(
    r"[a-zäöüß]{2,}(?:t|te|en)|ist|war|wird|kam|sah|gab|nahm|sprach|hielt|trug|lud|warb|zog|stand|blieb|ging|bot|rief"
)


def _subject(finder: Finder, index: int) -> PersonFound | None:
    """The person that follows within a few words, behind an office or not; none behind a sign or a body."""
    for at in range(index, index + REACH):
        role = finder.role_from.get(at)
        if person := finder.person_at(role.last + 1 if role else at):
            return person
        if finder.words.get(at) in {",", ".", "\n", ";", ":", "er", "sie", "es"} or at in finder.body_from:
            return None
    return None
