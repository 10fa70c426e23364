"""What stands in one text: persons, bodies, roles and sums, each found by its own rule over one reading."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressnlp.analyse import money, organisations, people, roles
from pressnlp.analyse.found import MoneyFound, OrganisationFound
from pressnlp.analyse.intervals import Taken
from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.read_doc import reading as _reading
from pressnlp.analyse.roles import RolePhrase
from pressnlp.analyse.tokens import Reading
from pressnlp.normalise.clean import Clean
from pressnlp.words.own import NOTHING, OwnWords

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Findings:
    """All finds of one text, each list in order of place."""

    people: list[PersonFound]
    organisations: list[OrganisationFound]
    roles: list[RolePhrase]
    money: list[MoneyFound]


def read(nlp: "Language", clean: Clean, own: OwnWords = NOTHING) -> Reading:
    """Run the pipeline and hand its words, sentences and entities, and the user's own registers, to the rules."""
    return _reading(nlp(clean.text), clean, own)


def find(reading: Reading) -> Findings:
    """Run every rule; what lies in navigation is no news, and a name inside a body's name is no person."""
    bodies = [o for o in organisations.find(reading) if reading.section(o.start) != "navigation"]
    taken = Taken((o.start, o.end) for o in bodies)
    persons = [p for p in people.find(reading) if reading.section(p.start) != "navigation"]
    persons = [p for p in persons if not taken.hits(p.start, p.end)]
    offices = [r for r in roles.find(reading) if not taken.hits(r.start, r.end)]
    return Findings(persons, bodies, offices, money.find(reading.text))
