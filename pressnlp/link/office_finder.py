"""What the forms of office look at: words, and where persons, bodies, roles and places begin and end."""

import re
from dataclasses import dataclass

from pressnlp.analyse.intervals import Intervals
from pressnlp.analyse.people import CIVIL, PersonFound
from pressnlp.analyse.roles import RolePhrase, adjective
from pressnlp.analyse.tokens import Reading
from pressnlp.link.bodies import BodyMention
from pressnlp.record import RoleStatus

NEAR, FAR = 0.95, 0.75  # confidence by form: next to the name; over a verb or clause
HEADS_OF_PLACE = re.compile(
    r"(?i)(?:bürgermeister(?:in)?|ortsvorsteher(?:in)?|landrat|landrätin|gemeindepräsident(?:in)?|schulze)$"
)


COPULA = {
    "ist",
    "war",
    "wird",
    "wurde",
    "bleibt",
    "sei",
    "werde",
    "waren",
    "wäre",
    "blieb",
    "heißt",
    "sind",
    "werden",
    "bleiben",
}


BODY_LINKS = {
    "der",
    "des",
    "von",
    "vom",
    "bei",
    "beim",
    "im",
    "in",
    "an",
    "am",
    "für",
    "dem",
    "den",
    "die",
    "das",
    "aus",
    "zur",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A role's body: a found organisation (by its place), or a bare stretch of text such as a place."""

    start: int
    end: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """One role of one person mention."""

    person: PersonFound
    phrase: RolePhrase
    body: Body | None
    status: RoleStatus
    confidence: float


class Finder:
    """All that the forms look at: words, persons by first and last word, bodies by first word."""

    def __init__(
        self, reading: Reading, people: list[PersonFound], found: list[BodyMention], phrases: list[RolePhrase]
    ) -> None:
        self.reading, self.words = reading, reading.words
        self.people, self.phrases = Intervals(people), phrases
        self.bodies = Intervals(found)
        self.person_from = {self.words.at(p.start): p for p in people}
        self.person_to = {self.words.at(p.end): p for p in people}
        self.body_from = {self.words.at(o.start): o for o in found}
        self.body_to = {self.words.at(o.end): o for o in found}
        self.role_from = {p.first: p for p in phrases}
        self.role_to = {p.last + 1: p for p in phrases}
        self.held: dict[int, Office] = {}
        self.places = {self.words.at(n.start): n for n in reading.named if n.label == "LOC"}
        self.place_to = {self.words.at(n.end): n for n in self.places.values()}

    def person_at(self, index: int) -> PersonFound | None:
        """The person whose name, behind "Frau" or a title, starts at a word."""
        while self.words.get(index) in CIVIL:
            index += 1
        return self.person_from.get(index)

    def after_person(self, person: PersonFound) -> int:
        return self.words.at(person.end)

    def body_at(self, index: int) -> tuple[Body, int] | None:
        """The body at a word, behind an article or not, and the word after it."""
        for skip in (0, 1):
            found = self.body_from.get(index + skip)
            if found and (skip == 0 or self.words.get(index) in BODY_LINKS):
                return Body(found.start, found.end), self.words.at(found.end)
        return None

    def body_after(self, phrase: RolePhrase) -> tuple[Body | None, int]:
        """The body that follows a role ("Leiter des Amtes …", "Vorstand beim …", "Leiterin Abteilung …")."""
        index = phrase.last + 1
        for skip in range(4):
            word = self.words.get(index + skip)
            found = self.body_from.get(index + skip)
            if found:
                return Body(found.start, found.end), self._past(found)
            if word not in BODY_LINKS and adjective(word, "")[0] == "none":
                break
        place = self.places.get(index + 1)
        if (
            self.words.get(index) in {"von", "in"}
            and place
            and HEADS_OF_PLACE.search(phrase.noun.lemma)
            and self.words.get(index) == "von"
        ):
            return Body(place.start, place.end, bare=True), self.words.at(place.end)
        return None, self._past_complement(index)

    def _past_complement(self, index: int) -> int:
        """The comma behind an unnamed body or a portfolio: "Vorsitzende des Vereins|, …", "Rätin für Kultur|, …"."""
        if self.words.get(index) not in {"des", "der", "vom", "im", "beim", "am", "für", "zur", "zum"}:
            return index
        for at in range(index + 1, index + 9):
            word = self.words.get(at)
            if word == "," or word in COPULA:
                return at
            if (
                at in self.person_from
                or word in {"\n", ".", ";", ":"}
                or (word[0].islower() and word not in {"und", "der", "des", "die"} and adjective(word, "")[0] == "none")
            ):
                return index
        return index

    def _past(self, found: BodyMention) -> int:
        """The word after a body and its bracketed abbreviation."""
        index = self.words.at(found.end)
        if self.words.get(index) == "(" and found.abbreviation:
            while self.words.get(index) not in {")", "\n"}:
                index += 1
            index += 1
        return index
