"""Cases about people: names, titles, kinds, offices, and the bodies and parties stated with them."""

from collections.abc import Iterator

from pressnlp.evaluate.cases import Case, Item, Pair, matched, spans
from pressnlp.evaluate.gold import GoldPerson, GoldRole
from pressnlp.evaluate.keys import place_key, plain, role_key
from pressnlp.evaluate.records import FoundPerson, FoundRole


def people(pair: Pair) -> list[Case]:
    """People by name."""
    return matched(
        (Item(_who(person), person.name, _who(person), tuple(person.surfaces)) for person in pair.gold.people),
        (Item(_who(person), person.name, _who(person), (), spans(person.mentions)) for person in pair.people.values()),
    )


def with_titles(pair: Pair) -> list[Case]:
    """People by name and titles, in their order."""

    def item(person: GoldPerson | FoundPerson) -> Item:
        key = (*_who(person), *map(plain, person.titles))
        return Item(key, " ".join([*person.titles, person.name]), _who(person))

    return matched(map(item, pair.gold.people), map(item, pair.people.values()))


def with_kind(pair: Pair) -> list[Case]:
    """People by name and kind."""

    def item(person: GoldPerson | FoundPerson) -> Item:
        return Item((*_who(person), person.kind), f"{person.name}: {person.kind}", _who(person))

    return matched(map(item, pair.gold.people), map(item, pair.people.values()))


def with_party(pair: Pair) -> list[Case]:
    """People by name and stated party; those of whom none is stated are not judged."""

    def item(person: GoldPerson | FoundPerson, party: str) -> Item:
        return Item((*_who(person), pair.body(party)), f"{person.name} ({party})", _who(person))

    return matched(
        (item(person, person.party) for person in pair.gold.people if person.party),
        (
            item(person, pair.bodies[person.party].name)
            for person in pair.people.values()
            if person.party in pair.bodies
        ),
    )


def roles(pair: Pair) -> list[Case]:
    """Offices by person and role."""
    return matched(
        (Item(_holds(*held), _office(*held), _holds(*held), (held[1].role,)) for held in _gold_roles(pair)),
        (Item(_holds(*held), _office(*held), _holds(*held), (), _place(held[1])) for held in _found_roles(pair)),
    )


def with_status(pair: Pair) -> list[Case]:
    """Offices by person, role and status."""

    def item(person: GoldPerson | FoundPerson, role: GoldRole | FoundRole) -> Item:
        held = _holds(person, role)
        return Item((*held, role.status), f"{_office(person, role)} ({role.status})", held)

    return matched((item(*held) for held in _gold_roles(pair)), (item(*held) for held in _found_roles(pair)))


def links(pair: Pair) -> list[Case]:
    """Offices by person, role and body: what the text states; a body that was inferred is right or wrong for nobody."""

    def item(person: GoldPerson | FoundPerson, role: GoldRole | FoundRole, body: str) -> Item:
        held = _holds(person, role)
        return Item((*held, place_key(pair.body(body))), f"{_office(person, role)} – {body}", held)

    return matched(
        (item(person, role, role.organisation) for person, role in _gold_roles(pair) if role.organisation),
        (
            item(person, role, pair.bodies[role.organisation].name)
            for person, role in _found_roles(pair)
            if role.organisation in pair.bodies and not role.organisation_inferred
        ),
    )


def _who(person: GoldPerson | FoundPerson) -> tuple[str]:
    return (plain(person.name),)


def _holds(person: GoldPerson | FoundPerson, role: GoldRole | FoundRole) -> tuple[str, str]:
    return plain(person.name), role_key(role.role)


def _office(person: GoldPerson | FoundPerson, role: GoldRole | FoundRole) -> str:
    return f"{person.name}: {role.role}"


def _place(role: FoundRole) -> tuple[tuple[int, int], ...]:
    return () if role.start is None or role.end is None else ((role.start, role.end),)


def _gold_roles(pair: Pair) -> Iterator[tuple[GoldPerson, GoldRole]]:
    return ((person, role) for person in pair.gold.people for role in person.roles)


def _found_roles(pair: Pair) -> Iterator[tuple[FoundPerson, FoundRole]]:
    return ((person, role) for person in pair.people.values() for role in person.roles)
