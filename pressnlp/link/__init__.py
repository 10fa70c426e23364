"""From mentions to things: persons with their offices, bodies, quotes with speakers."""

from dataclasses import dataclass

from pressnlp.analyse import Findings, quotes
from pressnlp.analyse.found import MoneyFound, QuoteFound, SpeakerMention
from pressnlp.analyse.tokens import Reading
from pressnlp.link import bodies, offices, persons, roster, speakers
from pressnlp.link.bodies import Body
from pressnlp.link.office_finder import Finder, Office
from pressnlp.link.parties import parties
from pressnlp.link.persons import Human


@dataclass(frozen=True, slots=True)
class Linked:
    """Everything of one release, joined; `roles[i]` are the offices of `people[i]`, `parties[i]` the party stated."""

    people: list[Human]
    roles: list[list[Office]]
    parties: list[Body | None]
    bodies: list[Body]
    money: list[MoneyFound]
    quotes: list[QuoteFound]


def link(reading: Reading, findings: Findings) -> Linked:
    """Join the finds of one text."""
    people = roster.by_full_name(persons.gather(findings.people), reading.own)
    gathered = bodies.gather(reading, findings.organisations)
    finder = Finder(reading, findings.people, bodies.mentions(gathered), findings.roles)
    held = [offices.with_years(reading, office) for office in offices.find(finder)]
    owner = {id(mention): number for number, human in enumerate(people) for mention in human.mentions}
    roles: list[list[Office]] = [[] for _ in people]
    for office in held:
        roles[owner[id(office.person)]].append(office)
    members = parties(reading, people, roles, gathered)
    roster.by_what_is_said(reading, people, roles, members)
    mentions: list[SpeakerMention] = speakers.mentions(people, roles, findings.roles)
    found = quotes.find(reading.text, mentions)
    return Linked(people, roles, members, gathered, findings.money, found)
