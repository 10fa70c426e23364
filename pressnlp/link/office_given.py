"""Offices that a verb gives: to whom a pronoun means ("ernannte ihn zum |Ehrenwehrleiter"), or to several at once."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pressnlp.analyse.found import Gender
from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.roles import RolePhrase
from pressnlp.link.office_bodies import earlier_body
from pressnlp.link.office_clauses import antecedent
from pressnlp.link.office_finder import FAR, Body, Finder, Office
from pressnlp.link.office_forms import agrees
from pressnlp.record import RoleStatus

VOTED = re.compile(r"\b(?:ge)?(?:bestimm|wähl|beruf|berief|ernann|kür|bestell|beförder)\w*")
TAKES_UP = re.compile(r"(?:Sie|Er) (?:tritt|übernimmt) (?:die|das|den|ihre?n?|seine?n?) (?:Stelle|Amt|Dienst|Aufgabe)")
# "ernannte |ihn| zum", "beförderte |den 62-Jährigen| zum", "hat |ihn| der Rat zum … gewählt"; "sie" only behind it
OBJECT = re.compile(r"\b(?:(ihn|den \d+-[Jj]ährigen)|(sie|die \d+-[Jj]ährige))\b[^.,;:\n]{0,60}$")
CLOSING = 60  # characters behind the office in which a participle may close the clause


def by_pronoun(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "… X. Die Bürgermeisterin ernannte ihn zum |Ehrenwehrleiter": the one whom the sentences before name."""
    if phrase.article not in {"zum", "zur"}:
        return
    begin, end = finder.reading.sentence_span(phrase.start)
    before = finder.reading.text[max(begin, phrase.start - 200) : phrase.start]
    meant = OBJECT.search(before)
    if meant is None:
        return
    chosen = VOTED.search(before, 0, meant.start())
    closing = VOTED.search(finder.reading.text, phrase.end, min(end, phrase.end + CLOSING))
    if not chosen and not (closing and meant[1]):
        return
    sex: Gender = "m" if meant[1] else "f"
    person = antecedent(finder, begin, sex)
    here = {one.family for one in finder.people.starting(begin, end)}
    if person and person.family not in here and agrees(finder, phrase, person):
        yield Office(person, phrase, finder.body_after(phrase)[0], phrase.status, FAR)


# "am Gymnasium Au, |wo sie zuletzt als| Rektorin wirkte", "…, |wo er| Chefarzt war"
WHERE = re.compile(r",\swo\s(sie|er)\s(?:[a-zäöüß]+\s){0,3}$")
WAS = re.compile(r"[^.,;:\n]{0,60}\b(?:war|gewesen|\w+te|hatte)\b")


def where(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "X kommt vom Gymnasium Au, wo sie |Rektorin war": the person before and the body that "wo" means."""
    begin, end = finder.reading.sentence_span(phrase.start)
    text, opens = finder.reading.text, finder.words[phrase.opens].start
    begin = max(begin, opens - 300)
    clause = WHERE.search(text, begin, opens)
    if clause is None:
        return
    sex: Gender = "f" if clause[1] == "sie" else "m"
    here = [one for one in finder.people.starting(begin, clause.start()) if finder.sex(one) in {None, sex}]
    person = here[0] if here else antecedent(finder, begin, sex)
    if person is None or not agrees(finder, phrase, person):
        return
    near = finder.bodies.starting(begin, clause.start())
    body = finder.body_after(phrase)[0] or (Body(near[-1].start, near[-1].end) if near else None)
    over = WAS.match(text, phrase.end, end) or "zuletzt" in clause[0]
    yield Office(person, phrase, body, "former" if over else phrase.status, FAR)


# "A und B |(Altdorf) wurden als| neue Feldgeschworene", "A und B |sind| Kassenprüfer"
BECOME = re.compile(
    r"(?:\s\([^()\n]{1,40}\))?\s(?:wurden|werden|sind|bleiben|waren)\s(?:(?!nicht|keine)[\w.]+\s){0,3}?(?:als\s|zu\s)?$"
)
# "A| (Altdorf) und |B", "A|, |B", "A| und Frau Dr. |B"
JOINT = re.compile(r"(?:\s\([^()\n]{1,40}\))?(?:,|\s(?:und|sowie))\s(?:[\w-]+\.?\s){0,2}$")


def together(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "A (Altdorf) und B wurden als neue |Feldgeschworene vereidigt": each of those named before the verb."""
    begin, _ = finder.reading.sentence_span(phrase.start)
    text, opens = finder.reading.text, finder.words[phrase.opens].start
    people = finder.people.starting(max(begin, phrase.start - 300), opens)
    if len(people) < 2 or not BECOME.fullmatch(text, people[-1].end, opens):
        return
    joined = _joined(text, people)
    if len(joined) < 2:
        return
    each = replace(phrase, gender=None) if phrase.noun.declension == "adjectival" else phrase
    for person in joined:
        yield Office(person, replace(each, plural=True), finder.body_after(phrase)[0], phrase.status, FAR)


def _joined(text: str, people: list[PersonFound]) -> list[PersonFound]:
    """The last persons of a sentence that commas and "und" join."""
    at = len(people) - 1
    while at > 0 and JOINT.fullmatch(text, people[at - 1].end, people[at].start):
        at -= 1
    return people[at:]


def elected(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "Zur Sprecherin bestimmten sie X", "Zu ihren Stellvertretern wählte der Beirat X und Y"."""
    begin, end = finder.reading.sentence_span(phrase.start)
    opening = finder.words.at(begin)
    if finder.words.get(opening) not in {"Zur", "Zum", "Zu"} or finder.words.at(phrase.start) - opening > 3:
        return
    vote = VOTED.search(finder.reading.text, phrase.end, end)
    if not vote:
        return
    later = finder.people.starting(phrase.end, end)
    chooser = finder.person_at(finder.words.at(vote.end()))  # "Zum Brandmeister beförderte |Tjarks den …"
    chosen = [p for p in later if p is not chooser]
    status: RoleStatus = "designated" if TAKES_UP.match(finder.reading.text, end) else phrase.status
    body = finder.body_after(phrase)[0] or earlier_body(finder, phrase, begin)
    many = not phrase.noun.singular or phrase.plural or finder.words.get(opening) == "Zu"
    for person in chosen if many else chosen[:1]:
        if agrees(finder, phrase, person):
            yield Office(person, phrase, body, status, FAR)
