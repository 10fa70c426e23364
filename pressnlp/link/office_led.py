"""Who leads which body by a verb: "X übernimmt die Leitung der Klinik"; later "der neue Direktor"."""

import re
from dataclasses import replace

from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.roles import RolePhrase
from pressnlp.link.office_finder import Body, Finder, Office

# "leitet |das Amt", "übernimmt die Leitung |der Klinik", "steht an der Spitze |des Verbands", "wird … leiten"
LEADS = re.compile(
    r"\b(?:leitete?|führte?|übernimmt|übernahm|übernehmen|steht|stand|rückt|rückte|tritt|wechselt)\b[^;:\n]{0,80}?"
    r"(?:\b(?:die|der) (?:\w+ )?(?:Leitung|Führung|Spitze|Geschäftsführung)\b(?: (?:des|der|vom|von))?(?: \w+e[nr])?\s)"
)
DIRECTLY = re.compile(r"\b(?:leitete?|führte?)\s(?:(?:seit|ab|künftig|bisher)\s[^.;:\n]{0,30}?)?(?:das|die|den)\s")
# Offices of those at the top of a body, without a word of whose
TOP = re.compile(
    r"(?i)^(?:klinik|instituts|amts|schul|museums)?(?:direktor|leiter|chef|intendant|geschäftsführer)(?:in)?$"
)


def with_bodies(finder: Finder, offices: list[Office]) -> list[Office]:
    """Give a bare "Direktor" the body that a verb says its holder leads, where one is said."""
    bare = [office for office in offices if office.body is None and TOP.match(office.phrase.noun.lemma)]
    if not bare:
        return offices
    bodies = {family: body for family in {o.person.family for o in bare} if (body := _led_by(finder, family))}
    return [
        replace(office, body=bodies[office.person.family])
        if office.body is None and office.person.family in bodies and TOP.match(office.phrase.noun.lemma)
        else office
        for office in offices
    ]


def leads(finder: Finder, person: PersonFound, phrase: RolePhrase) -> bool:
    """Whether a bare "Der neue Direktor" fits somebody of whom a verb said that they lead a body."""
    return TOP.match(phrase.noun.lemma) is not None and _led_by(finder, person.family) is not None


MANY = 20  # mentions of one name that are looked at: long texts stay linear


def _led_by(finder: Finder, family: str) -> Body | None:
    for person in finder.by_family(family)[:MANY]:
        if body := _body_led(finder, person):
            return body
    return None


def _body_led(finder: Finder, person: PersonFound) -> Body | None:
    """The body behind the verb, in the person's sentence and with nobody else named before it."""
    begin, end = finder.reading.sentence_span(person.start)
    if len(finder.people.starting(begin, end)) > 1:
        return None
    text = finder.reading.text
    for pattern in (LEADS, DIRECTLY):
        for match in pattern.finditer(text, max(begin, person.start - 200), min(end, person.end + 300)):
            found = finder.body_from.get(finder.words.at(match.end()))
            if found:
                return Body(found.start, found.end)
    return None
