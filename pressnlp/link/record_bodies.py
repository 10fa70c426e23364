"""The bodies of a record: those that were found, the publisher, those that only a role or a register names."""

import re

from pressnlp.analyse.known import SURE, body_of, head_and_kind
from pressnlp.analyse.known import fold as key
from pressnlp.analyse.tokens import Reading
from pressnlp.link import Linked, office_boards, registers, roster
from pressnlp.link.bodies import PLACE_PREFIX, Body
from pressnlp.link.office_finder import HEADS_OF_PLACE, Office
from pressnlp.link.office_finder import Body as RoleBody
from pressnlp.link.persons import Human
from pressnlp.record import OrganisationKind
from pressnlp.words.own import KnownOffice

MUNICIPAL_OFFICES = re.compile(
    r"(?i)bürgermeister|landrat|landrätin|kämmerer|kämmerin|beigeordnet|dezernent|stadtrat|stadträtin|amtsleiter|kreisrat"
)
MUNICIPAL = {"municipality", "county"}


class Bodies:
    """All bodies of one release, in order of their ids, and which office is held in which (by the office's `id()`).

    `stated` are bodies that stand beside the role; `listed` are the offices that the user's own register has.
    """

    def __init__(self, reading: Reading, linked: Linked, publisher: str | None) -> None:
        self.reading, self.linked = reading, linked
        self.all = list(linked.bodies)
        self.by_name = {key(b.name): b for b in self.all}
        self.by_place: dict[str, Body] = {}
        self.by_start = {start: b for b in self.all for start, _ in b.mentions}
        for body in self.all:
            if body.kind in MUNICIPAL:
                self.by_place.setdefault(PLACE_PREFIX.sub("", key(body.name)), body)
        self.stated: dict[int, Body] = {}
        self.listed: dict[int, KnownOffice] = {}
        self.from_register: dict[int, Body] = {}
        self.vague: set[int] = set()
        self.publisher = self._publisher(publisher)
        self._bare_bodies()
        self.parties = list(linked.parties)
        for number, human in enumerate(linked.people):
            self._use_register(number, human, linked.roles[number])

    def concluded(self, office: Office) -> Body | None:
        """The body of an office that the text does not state: the register's, or the publishing municipality."""
        if id(office) in self.from_register:
            return self.from_register[id(office)]
        municipal = self.publisher is not None and self.publisher.kind in MUNICIPAL
        return self.publisher if municipal and MUNICIPAL_OFFICES.search(office.phrase.noun.lemma) else None

    def entries(self) -> list[registers.Entry]:
        """What the official register says of each body."""
        return registers.look_up(self.all, self.reading.text, self.publisher, self.vague)

    def _publisher(self, name: str | None) -> Body | None:
        if not name:
            return None
        place = PLACE_PREFIX.sub("", key(name))
        known = self.by_name.get(key(name)) or (self.by_place.get(place) if PLACE_PREFIX.match(key(name)) else None)
        return known or self._in_full(name) or self._new(name, _issuer_kind(name))

    def _in_full(self, name: str) -> Body | None:
        """The body that is "SPD-Fraktion" in the text and "SPD-Fraktion im Rat der Stadt Soest" in the letterhead."""
        openings = [
            body for body in self.all if key(name).startswith((f"{key(body.name)} im ", f"{key(body.name)} in "))
        ]
        body = max(openings, key=lambda one: len(one.name), default=None)
        if body is None or body.kind != _issuer_kind(name):
            return None
        body.name = name
        self.by_name[key(name)] = body
        return body

    def _new(self, name: str, kind: OrganisationKind, mentions: list[tuple[int, int]] | None = None) -> Body:
        body = Body(name, kind, None, mentions=mentions or [], confidence=0.8)
        self.all.append(body)
        self.by_name[key(name)] = body
        return body

    def _bare_bodies(self) -> None:
        """Bodies that only a role names: a place ("Bürgermeister von Soest"), a unit in brackets."""
        for held in self.linked.roles:
            for office in held:
                if office.body:
                    self.stated[id(office)] = self._body_of(office, office.body)

    def _body_of(self, office: Office, at: RoleBody) -> Body:
        known = self.by_start.get(at.start)
        if known:
            return known
        name = " ".join(self.reading.text[at.start : at.end].split())
        if board := office_boards.kind(name):
            name = office_boards.nominative(name)
            return self.by_name.get(key(name)) or self._new(name, board, [(at.start, at.end)])
        before = self.reading.text[: at.start].rstrip().endswith(("(", "von"))
        if name.endswith("s") and not before:
            name = name[:-1]
        place = PLACE_PREFIX.sub("", key(name))
        known = self.by_name.get(key(name)) or self.by_place.get(place)
        if known:
            return known
        kind: OrganisationKind = "municipality" if HEADS_OF_PLACE.search(office.phrase.noun.lemma) else "department"
        body = self._new(name, kind, [(at.start, at.end)])
        if office.phrase.noun.lemma.startswith("Orts"):
            self.vague.add(id(body))  # an Ortsvorsteher's place is a part of a municipality
        return body

    def _use_register(self, number: int, human: Human, held: list[Office]) -> None:
        """Offices, bodies and party of a person as the user's own register has them, where the text states no other."""
        if human.known is None:
            return
        for office in held:
            said, role = self.stated.get(id(office)), office.phrase.text(human.gender)
            listed = roster.office_of(self.reading, human, role, said.name if said else None)
            if listed:
                self.listed[id(office)] = listed
                if listed.body and not said:
                    self.from_register[id(office)] = self._named(listed.body)
        if human.known.party and self.parties[number] is None:
            self.parties[number] = self._named(human.known.party, "party")

    def _named(self, name: str, kind: OrganisationKind = "unknown") -> Body:
        """A body of the record by a name that a register gives; a new one without mentions where the text has none."""
        known = body_of(self.reading.own, name)
        name = known.name if known else name
        place = PLACE_PREFIX.sub("", key(name)) if PLACE_PREFIX.match(key(name)) else ""
        there = self.by_name.get(key(name)) or self.by_place.get(place)
        there = there or next((body for body in self.all if body.abbreviation == name), None)
        if there:
            return there
        body = self._new(name, (known and known.kind) or (kind if kind != "unknown" else head_and_kind(name)[1]))
        body.abbreviation, body.confidence = known.abbreviation if known else None, SURE
        return body


def _issuer_kind(name: str) -> OrganisationKind:
    """ "Landkreis Soest" → county, "Stadt Soest" → municipality, else what its head tells: "CDU-Fraktion" → party."""
    if re.match(r"(?:Land)?[Kk]reis\b|.*(?:kreis|-Kreis)$", name):
        return "county"
    return "municipality" if PLACE_PREFIX.match(name.casefold()) else head_and_kind(name)[1]
