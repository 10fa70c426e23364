"""The record of one release: ids given, offsets led back to the source, bodies of roles looked up."""

from importlib.metadata import version

from pressnlp import record
from pressnlp.analyse.found import MoneyFound, QuoteFound
from pressnlp.analyse.known import body_of
from pressnlp.analyse.people import split_name
from pressnlp.analyse.tokens import Reading
from pressnlp.link import Linked, money_parties
from pressnlp.link.bodies import Body
from pressnlp.link.confidence import calibrated
from pressnlp.link.evidence import evidence
from pressnlp.link.money_parties import Parties
from pressnlp.link.office_finder import Office
from pressnlp.link.person_kinds import kind as person_kind
from pressnlp.link.person_kinds import senders
from pressnlp.link.persons import Human
from pressnlp.link.record_bodies import Bodies
from pressnlp.link.registers import Entry
from pressnlp.normalise.clean import Clean
from pressnlp.release import Origin, Release

VERSION = version("pressnlp")


class Assembly:
    """One record in the making."""

    def __init__(self, release: Release, clean: Clean, reading: Reading, linked: Linked) -> None:
        self.release, self.clean, self.reading, self.linked = release, clean, reading, linked
        self.bodies = Bodies(reading, linked, clean.publisher)
        self.sending = senders(linked.bodies)
        self.ids = {id(body): f"o{number}" for number, body in enumerate(self.bodies.all, 1)}

    def span(self, start: int, end: int) -> tuple[int, int, str]:
        """Offsets in the source, and the words there."""
        a, b = self.clean.traced.span(start, end)
        return a, b, self.release.text[a:b]

    def mention(self, start: int, end: int) -> record.Mention:
        a, b, text = self.span(start, end)
        return record.Mention(start=a, end=b, text=text)

    def people(self) -> list[record.Person]:
        return [
            self._person(n, human, held)
            for n, (human, held) in enumerate(zip(self.linked.people, self.linked.roles, strict=True), 1)
        ]

    def _person(self, number: int, human: Human, held: list[Office]) -> record.Person:
        party, known = self.bodies.parties[number - 1], human.known
        given, family = split_name(known.name.split()) if known else (human.given, human.family)
        return record.Person(
            id=f"p{number}",
            name=" ".join((*given, family)),
            given_name=" ".join(given) or None,
            family_name=family,
            titles=list((known and known.titles) or human.titles),
            kind=person_kind(self.reading, human, held, party, self.sending),
            party=self.ids[id(party)] if party else None,
            key=known.key if known else None,
            roles=self._roles(human, held),
            mentions=[self.mention(m.start, m.end) for m in human.mentions],
            confidence=calibrated("people", human.confidence),
        )

    def _roles(self, human: Human, held: list[Office]) -> list[record.Role]:
        roles: dict[tuple[str, str | None, str], record.Role] = {}
        held = [o for o in held if o.phrase.written != "OB" or not _is_mayor(held)]
        for office in sorted(held, key=lambda o: o.phrase.start):
            role = self._role(human, office)
            same = next(
                (
                    k
                    for k in roles
                    if k[0] == role.role
                    and k[2] == role.status
                    and (
                        k[1] is None
                        or role.organisation_inferred
                        or role.organisation is None
                        or k[1] == role.organisation
                    )
                ),
                None,
            )
            if same is None:
                roles[role.role, None if role.organisation_inferred else role.organisation, role.status] = role
            elif roles[same].organisation_inferred and role.organisation and not role.organisation_inferred:
                del roles[same]
                roles[role.role, role.organisation, role.status] = role
        return list(roles.values())

    def _role(self, human: Human, office: Office) -> record.Role:
        said, listed = self.bodies.stated.get(id(office)), self.bodies.listed.get(id(office))
        owner = said or self.bodies.concluded(office)
        written = office.phrase.start, office.phrase.end
        start, end, _ = self.span(*written)
        shown = evidence(written, ((m.start, m.end) for m in human.mentions), said.mentions if said else ())
        return record.Role(
            role=listed.role if listed else office.phrase.text(human.gender),
            scope=office.scope,
            organisation=self.ids[id(owner)] if owner else None,
            organisation_inferred=owner is not said,
            status=(listed and office.status == "current" and listed.status) or office.status,
            start=start,
            end=end,
            confidence=calibrated("roles", office.confidence * human.confidence),
            evidence=self.mention(*shown),
        )

    def organisations(self) -> list[record.Organisation]:
        entries = self.bodies.entries()
        return [
            self._organisation(self.ids[id(body)], body, entry)
            for body, entry in zip(self.bodies.all, entries, strict=True)
        ]

    def _organisation(self, id: str, body: Body, entry: Entry) -> record.Organisation:
        known = body_of(self.reading.own, body.name)
        key = (known and known.key) or (entry.place.key if entry.place and entry.itself else None)
        return record.Organisation(
            id=id,
            name=body.name,
            abbreviation=body.abbreviation,
            kind=body.kind,
            place=entry.place.name if entry.place else None,
            key=key,
            candidates=[] if key else list(entry.candidates),
            mentions=[self.mention(a, b) for a, b in sorted(set(body.mentions))],
            confidence=calibrated("organisations", body.confidence),
        )

    def money(self) -> list[record.Money]:
        sums = [one for one in self.linked.money if self.reading.section(one.start) != "navigation"]
        return [
            self._sum(one, parties)
            for one, parties in zip(sums, money_parties.find(self.reading.text, sums, self.bodies.all), strict=True)
        ]

    def _sum(self, one: MoneyFound, parties: Parties) -> record.Money:
        start, end, text = self.span(one.start, one.end)
        return record.Money(
            amount=record.decimal_string(one.amount),
            amount_max=None if one.amount_max is None else record.decimal_string(one.amount_max),
            currency=one.currency,
            qualifier=one.qualifier,
            per=one.per,
            purpose=one.purpose,
            period=record.Period(from_=one.period[0], to=one.period[1]) if one.period else None,
            payer=self.ids[id(parties.payer)] if parties.payer else None,
            recipient=self.ids[id(parties.recipient)] if parties.recipient else None,
            start=start,
            end=end,
            text=text,
            confidence=calibrated("money", one.confidence),
        )

    def quotes(self) -> list[record.Quote]:
        return [self._quote(one) for one in self.linked.quotes]

    def _quote(self, one: QuoteFound) -> record.Quote:
        start, end, text = self.span(one.parts[0][0], one.parts[-1][1])
        return record.Quote(
            speaker=None if one.person is None else f"p{one.person + 1}",
            kind=one.kind, start=start, end=end, text=text, cue=one.cue,
            parts=[self.mention(a, b) for a, b in one.parts] if len(one.parts) > 1 else [],
        )  # fmt: skip

    def sections(self) -> list[record.Section]:
        found = []
        for block in self.clean.blocks:
            start, end = self.clean.traced.span(block.start, block.end)
            found.append(record.Section(kind=block.kind, start=start, end=end, repeats=block.repeats))
        return found


def _is_mayor(held: list[Office]) -> bool:
    """Whether "OB" only repeats a role that is spelt out as well."""
    return any(o.phrase.noun.lemma.startswith("Oberbürgermeister") for o in held)


def source_of(origin: Origin) -> record.Source:
    """The record's `source` of a release's origin."""
    return record.Source(
        uri=origin.uri,
        sha256=origin.sha256,
        bytes=origin.bytes,
        media_type=origin.media_type,
        encoding=origin.encoding,
    )


def assemble(
    release: Release, clean: Clean, reading: Reading, linked: Linked, topics: tuple[record.Topic, ...],
    provenance: record.Provenance, include_text: bool = False,
) -> record.Record:  # fmt: skip
    """Put everything found in one release into its record."""
    made = Assembly(release, clean, reading, linked)
    origin = release.origin
    return record.Record(
        id=release.id,
        source=source_of(origin),
        title=clean.title,
        publisher=made.ids[id(made.bodies.publisher)] if made.bodies.publisher else None,
        place=clean.place,
        date=clean.date,
        language=clean.language,
        text=release.text if include_text else None,
        sections=made.sections(),
        repairs=list(clean.repairs),
        people=made.people(),
        organisations=made.organisations(),
        money=made.money(),
        quotes=made.quotes(),
        topics=list(topics),
        warnings=list(clean.warnings),
        provenance=provenance,
    )  # fmt: skip
