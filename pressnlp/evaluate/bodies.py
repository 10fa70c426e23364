"""Cases about organisations, and which of a record's bodies are judged at all."""

from pressnlp.evaluate.cases import Case, Item, Pair, matched, spans
from pressnlp.evaluate.gold import GoldOrganisation
from pressnlp.evaluate.keys import body_key, place_key
from pressnlp.evaluate.records import FoundOrganisation


def organisations(pair: Pair) -> list[Case]:
    """Bodies by name; in the record any form that gold lists for the body will do."""
    return matched(
        (Item(_named(body), body.name, _named(body), tuple(body.surfaces)) for body in pair.gold.organisations),
        (Item(_meant(pair, body), body.name, _meant(pair, body), (), spans(body.mentions)) for body in judged(pair)),
    )


def with_kind(pair: Pair) -> list[Case]:
    """Bodies by name and kind."""
    return matched(
        (Item((*_named(b), b.kind), f"{b.name}: {b.kind}", _named(b)) for b in pair.gold.organisations),
        (Item((*_meant(pair, b), b.kind), f"{b.name}: {b.kind}", _meant(pair, b)) for b in judged(pair)),
    )


def judged(pair: Pair) -> list[FoundOrganisation]:
    """The record's bodies less those that gold names only as a role's body, a party or the publisher.

    A bare place ("Bürgermeister von Soest") is no organisation of gold, and still no fault in a record.
    """
    named = {body_key(body.name) for body in pair.gold.organisations}
    bare = _bare(pair)
    return [body for body in pair.bodies.values() if pair.body(body.name) in named or place_key(body.name) not in bare]


def _bare(pair: Pair) -> set[str]:
    gold = pair.gold
    bodies = {place_key(role.organisation) for person in gold.people for role in person.roles if role.organisation}
    parties = {place_key(person.party) for person in gold.people if person.party}
    return bodies | parties | ({place_key(gold.publisher)} - {""})


def _named(body: GoldOrganisation) -> tuple[str]:
    return (body_key(body.name),)


def _meant(pair: Pair, body: FoundOrganisation) -> tuple[str]:
    return (pair.body(body.name),)
