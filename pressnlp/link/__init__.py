"""From mentions to things: persons with their offices, bodies, quotes with speakers."""

from dataclasses import dataclass

from pressnlp.analyse import Findings, quotes
from pressnlp.analyse.found import MoneyFound, QuoteFound, SpeakerMention
from pressnlp.analyse.tokens import Reading
from pressnlp.link import bodies, offices, persons, speakers
from pressnlp.link.bodies import Body
from pressnlp.link.office_finder import Finder, Office
from pressnlp.link.persons import Human


@dataclass(frozen=True, slots=True)
class Linked:
    """Everything of one release, joined; `roles[i]` are the offices of `people[i]`."""

    people: list[Human]
    roles: list[list[Office]]
    bodies: list[Body]
    money: list[MoneyFound]
    quotes: list[QuoteFound]


def link(reading: Reading, findings: Findings) -> Linked:
    """Join the finds of one text."""
    people = persons.gather(findings.people)
    gathered = bodies.gather(reading, findings.organisations)
    finder = Finder(reading, findings.people, bodies.mentions(gathered), findings.roles)
    held = [offices.with_years(reading, office) for office in offices.find(finder)]
    owner = {id(mention): number for number, human in enumerate(people) for mention in human.mentions}
    roles: list[list[Office]] = [[] for _ in people]
    for office in held:
        roles[owner[id(office.person)]].append(office)
    mentions: list[SpeakerMention] = speakers.mentions(people, roles, findings.roles)
    found = quotes.find(reading.text, mentions)
    return Linked(people, roles, gathered, findings.money, found)
