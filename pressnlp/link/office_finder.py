"""What the forms of office look at: words, and where persons, bodies, roles and places begin and end."""

import re
from dataclasses import dataclass

from pressnlp.analyse.found import Gender
from pressnlp.analyse.intervals import Intervals
from pressnlp.analyse.people import CIVIL, PersonFound
from pressnlp.analyse.roles import RolePhrase, adjective, small_words
from pressnlp.analyse.tokens import Named, Reading
from pressnlp.link.bodies import BodyMention
from pressnlp.link.office_boards import board
from pressnlp.link.office_short import ShortForms
from pressnlp.record import RoleStatus
from pressnlp.words import entries

NEAR, FAR = 0.95, 0.75  # confidence by form: next to the name; over a verb or clause
HEADS_OF_PLACE = re.compile(
    r"(?i)(?:bürgermeister(?:in)?|ortsvorsteher(?:in)?|landrat|landrätin|gemeindepräsident(?:in)?|schulze)$"
)


COPULA, BODY_LINKS = small_words("copula"), small_words("link")
COMPLEMENT, WITHIN = small_words("complement"), small_words("within")
UNIT_WORDS = 4  # "Abteilungsleiterin Bau und Verkehr bei der Stadt": longer ones are no unit
LARGER = 3  # "der Klinik für Neurologie am Klinikum Au in Au": bodies and places that hang on a body
COMPLEMENT_WORDS = 9  # "Beigeordnete für Bildung, Jugend, Kultur und Sport der Stadt": longer ones are clauses


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
    scope: str | None = None


class Finder:
    """All that the forms look at: words, persons by first and last word, bodies by first word."""

    def __init__(
        self, reading: Reading, people: list[PersonFound], found: list[BodyMention], phrases: list[RolePhrase]
    ) -> None:
        self.reading, self.words = reading, reading.words
        self.people, self.phrases = Intervals(people), phrases
        self.bodies = Intervals(found)
        self._sexes: dict[str, set[Gender]] = {}
        for p in people:
            if p.gender:
                self._sexes.setdefault(p.family, set()).add(p.gender)
        self._families: dict[str, list[PersonFound]] = {}
        for p in people:
            self._families.setdefault(p.family, []).append(p)
        self.person_from = {self.words.at(p.start): p for p in people}
        self.person_to = {self.words.at(p.end): p for p in people}
        self.body_from = {self.words.at(o.start): o for o in found}
        self.body_to = {self.words.at(o.end): o for o in found}
        self.role_from = {p.first: p for p in phrases}
        self.role_to = {p.last + 1: p for p in phrases}
        self.held: dict[int, Office] = {}  # by the first word of the role
        self.offices_of: dict[str, list[Office]] = {}  # by family name
        self._heads: dict[str, dict[str, PersonFound]] = {}
        self.short = ShortForms(reading.text, found)
        self.places = {self.words.at(n.start): n for n in reading.named if n.label == "LOC"}
        self.place_to = {self.words.at(n.end): n for n in self.places.values()}

    def sex(self, person: PersonFound) -> Gender | None:
        """A person's gender, by another mention of the name where this one does not tell."""
        known = self._sexes.get(person.family, set())
        return person.gender or (next(iter(known)) if len(known) == 1 else None)

    def by_family(self, family: str) -> list[PersonFound]:
        """All mentions of a family name, in order."""
        return self._families.get(family, [])

    def note(self, first: int, offices: list[Office]) -> None:
        """Remember who holds the role that starts at a word."""
        self.held[first] = offices[-1]
        for office in offices:
            self.offices_of.setdefault(office.person.family, []).append(office)

    def heads(self) -> dict[str, dict[str, PersonFound]]:
        """The mayors and county commissioners noted so far, by office and family name."""
        if not self._heads:
            self._heads = {"bürgermeister": {}, "landrat": {}}
            for family, offices in self.offices_of.items():
                for held in offices:
                    named = re.fullmatch(r"(?i)(?:ober)?(bürgermeister|landr[aä]t)(?:in)?", held.phrase.noun.lemma)
                    if named and held.status == "current" and held.phrase.adjectives in {(), ("Erst",), ("1.",)}:
                        self._heads[named[1].lower().replace("ät", "at")][family] = held.person
        return self._heads

    def person_at(self, index: int) -> PersonFound | None:
        """The person whose name, behind "Frau" or a title, starts at a word."""
        while self.words.get(index) in CIVIL:
            index += 1
        return self.person_from.get(index)

    def after_person(self, person: PersonFound) -> int:
        return self.words.at(person.end)

    def body_here(self, index: int) -> tuple[Body, int] | None:
        """The body named at a word, in full or by a short form behind an article, and the word after it."""
        if self.words.get(index) in {"„", "»", '"'} and index + 1 in self.body_from:
            index += 1  # "Gründer von |„Kette rechts“"
        found, word = self.body_from.get(index), self.words.get(index)
        alone = word[0].isupper() and not self._goes_on(index + 1)
        whole = self.short.get(word) if alone and self.words.get(index - 1).lower() in BODY_LINKS else None
        if found and (whole is None or " " in self.reading.text[found.start : found.end]):
            return Body(found.start, found.end), self._past(found)
        if whole and index not in self.role_from and index not in self.person_from:
            return Body(whole.start, whole.end), index + 1
        return None

    def _goes_on(self, index: int) -> bool:
        """Whether a name may go on at a word: "der Stadtwerke |Soest" is not just "die Stadtwerke"."""
        word = self.words.get(index)
        return word[0].isupper() or word in {"„", "»", "-"} or word[0].isdigit()

    def body_at(self, index: int) -> tuple[Body, int] | None:
        """The body at a word, behind an article or not, and the word after it."""
        for skip in (0, 1):
            found = self.body_from.get(index + skip)
            if found and (skip == 0 or self.words.get(index) in BODY_LINKS):
                return Body(found.start, found.end), self.words.at(found.end)
        return None

    def body_after(self, phrase: RolePhrase) -> tuple[Body | None, int]:
        """The body that follows a role or the role joined to it, and the word where a name may go on."""
        index = phrase.last + 1
        return self.own_body(phrase) or self._shared(phrase) or (None, self._past_complement(index))

    def own_body(self, phrase: RolePhrase) -> tuple[Body, int] | None:
        """ "Leiter |des Amtes …", "Vorstand |beim …", "Leiterin |Abteilung …", "Bürgermeister |von …"."""
        index = phrase.last + 1
        for skip in range(4):
            found = self.body_here(index + skip)
            if found:
                return None if self.is_field(index + skip) else found
            word = self.words.get(index + skip)
            if word not in BODY_LINKS and adjective(word, "")[0] == "none":
                break
        heads = self.words.get(index) == "von" and HEADS_OF_PLACE.search(phrase.noun.lemma)
        if heads and (place := self.places.get(index + 1) or self._taken_for_name(index + 1)):
            return Body(place.start, place.end, bare=True), self.words.at(place.end)
        if unnamed := board(self, index):
            return Body(unnamed[0], unnamed[1], bare=True), unnamed[2]
        return self._in_complement(index) or self._past_unit(index)

    def _taken_for_name(self, index: int) -> Named | None:
        """ "Bürgermeister von |Luchau|": a place that the pipeline took for a person, and the rules for none."""
        start = self.words[index].start if index < len(self.words) else -1
        named = self.reading.entity(start, "PER")
        return named if named and named.start == start and index not in self.person_from else None

    def _past_unit(self, index: int) -> tuple[Body, int] | None:
        """The body behind an unnamed unit without article: "Abteilungsleiterin Tiefbau |bei der Stadt Au"."""
        at = index
        while at < index + UNIT_WORDS and self.words.get(at)[0].isupper() and not self._taken(at):
            at += 1 + (self.words.get(at + 1) == "und" and self.words.get(at + 2)[0].isupper())
        if at == index or self._taken(at) or self.words.get(at) not in {"bei", "beim", "der", "des", "im"}:
            return None
        return self.body_here(at + 1) or (self.body_here(at + 2) if self.words.get(at + 1) in BODY_LINKS else None)

    def _taken(self, index: int) -> bool:
        return index in self.person_from or index in self.role_from or index in self.body_from

    def is_field(self, index: int) -> bool:
        """ "Beigeordnete für |Jugend und Soziales": the pipeline took a portfolio for a name of no known kind."""
        found = self.body_from.get(index)
        return self.words.get(index - 1) == "für" and found is not None and found.kind == "unknown"

    def _shared(self, phrase: RolePhrase) -> tuple[Body, int] | None:
        """ "|Beigeordneter und Schuldezernent des Landkreises": one body for two offices, where it suits both."""
        if self.words.get(phrase.last + 1) not in {"und", "sowie"}:
            return None
        partner = self.role_from.get(phrase.last + 2)
        if partner is None or is_profession(phrase) or partner.noun.lemma.startswith("Ehren"):
            return None
        if partner.opens != phrase.last + 2 or (partner.status, partner.adjectives) != ("current", ()):
            return None  # "früherer Kommandant und |langjähriger Vorsitzender des FC": each its own
        there = self.own_body(partner)
        found = self.bodies.at(there[0].start) if there else None
        return there if found and _suits(phrase, found.kind) else None

    def _in_complement(self, index: int) -> tuple[Body, int] | None:
        """The body that closes an unnamed complement: "Trainer |der Mannschaft des TSV Au", "… für Sport der Stadt"."""
        if self.words.get(index) not in COMPLEMENT:
            return None
        for at in range(index + 1, index + COMPLEMENT_WORDS):
            word = self.words.get(at)
            if at in self.person_from or at in self.role_from or not self._is_complement(word):
                return None
            if word in WITHIN and self.words.get(at - 1)[0].isupper():
                for skip in (1, 2):
                    if found := self.body_here(at + skip):
                        return found
        return None

    def _is_complement(self, word: str) -> bool:
        small = word in WITHIN or word == "und" or adjective(word, "")[0] != "none"
        return word[0].isupper() or small

    def _past_complement(self, index: int) -> int:
        """The comma behind an unnamed body or a portfolio: "Vorsitzende des Vereins|, …", "Rätin für Kultur|, …"."""
        if self.words.get(index) not in COMPLEMENT:
            return self._past_bare_unit(index)
        for at in range(index + 1, index + COMPLEMENT_WORDS):
            word = self.words.get(at)
            if word == "," or word in COPULA:
                return at
            if at in self.person_from or word in {"\n", ".", ";", ":"} or (
                not self._is_complement(word) and word[0].islower() and word != "die"
            ):  # fmt: skip
                return index
        return index

    def _past_bare_unit(self, index: int) -> int:
        """The comma behind a unit without article that a name follows: "der Leiter Rettungsdienst|, Dr. X"."""
        at = index
        while at < index + UNIT_WORDS and self.words.get(at)[0].isupper() and not self._taken(at):
            at += 1 + (self.words.get(at + 1) == "und" and self.words.get(at + 2)[0].isupper())
        named = at > index and self.words.get(at) == "," and self.person_at(at + 1)
        return at if named else index

    def _past(self, found: BodyMention) -> int:
        """The word after a body and its bracketed abbreviation."""
        index = self.words.at(found.end)
        if self.words.get(index) == "(" and found.abbreviation:
            while self.words.get(index) not in {")", "\n"}:
                index += 1
            index += 1
        index += self.words.get(index) in {"“", "«", '"'}
        goes_on = self.body_from.get(index)  # "der Fraktion |Freie Bürger": one name, found in two parts
        return self._past_larger(self.words.at(goes_on.end) if goes_on else index)

    def _past_larger(self, index: int) -> int:
        """Past the larger body or the place behind a body: "des Landesverbands |des Hilfswerks|", "… |in Au|"."""
        for _ in range(LARGER):
            if self.words.get(index) not in WITHIN | {"in", "an"}:
                break
            at = index + 1 + (self.words.get(index + 1) in BODY_LINKS)
            named: BodyMention | Named | None = self.body_from.get(at) or self.places.get(at)
            if named is None:
                break
            index = self.words.at(named.end)
        return index


def is_profession(phrase: RolePhrase) -> bool:
    """Whether a role is a trade, which needs no body: "Landwirt", "Historikerin"."""
    return phrase.noun.lemma.lower().endswith(tuple(entries("role_professions")))


# Offices that only a municipality or county has, and mandates, which other bodies' offices are often held beside.
MUNICIPAL = re.compile(r"(?i)bürgermeister|kämmer(?:er|in)$|beigeordnet|dezernent|ortsvorsteher")
MANDATE = re.compile(r"^Md[BLE]|(?i:abgeordnet|(?:stadt|kreis|gemeinde|markt|bezirks)r[aä]t(?:in)?$)")


def _suits(phrase: RolePhrase, kind: str) -> bool:
    """Whether an office is one that a body of a kind has: no mayor of a club, no county commissioner of a town."""
    lemma = phrase.noun.lemma
    if MANDATE.search(lemma):
        return False
    if re.search(r"(?i)landr[aä]t", lemma):
        return kind == "county"
    return kind in {"municipality", "county"} if MUNICIPAL.search(lemma) else True
