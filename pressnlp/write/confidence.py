"""Records without what the analysis is not sure enough of."""

from pressnlp.record import Money, Organisation, Person, Quote, Record, Role


def at_least(record: Record, minimum: float) -> Record:
    """A record without people, roles, organisations and sums below a confidence from 0 to 1.

    What pointed to them is null: "Bürgermeisterin der Stadt Soest" whose organisation is left out keeps the role with
    `organisation` null. The confidence counts as it is written, with two decimals. Quotes have none and stay.
    """
    people = [one for one in record.people if _sure(one, minimum)]
    bodies = [one for one in record.organisations if _sure(one, minimum)]
    ids = {one.id for one in people} | {one.id for one in bodies}
    return record.model_copy(
        update={
            "publisher": _known(record.publisher, ids),
            "people": [_person(one, ids, minimum) for one in people],
            "organisations": bodies,
            "money": [_sum(one, ids) for one in record.money if _sure(one, minimum)],
            "quotes": [_quote(one, ids) for one in record.quotes],
        }
    )


def _sure(one: Person | Role | Organisation | Money, minimum: float) -> bool:
    return round(one.confidence, 2) >= minimum


def _known(id: str | None, ids: set[str]) -> str | None:
    return id if id in ids else None


def _person(one: Person, ids: set[str], minimum: float) -> Person:
    roles = [_role(role, ids) for role in one.roles if _sure(role, minimum)]
    return one.model_copy(update={"party": _known(one.party, ids), "roles": roles})


def _role(one: Role, ids: set[str]) -> Role:
    body = _known(one.organisation, ids)
    inferred = one.organisation_inferred and body is not None
    return one.model_copy(update={"organisation": body, "organisation_inferred": inferred})


def _sum(one: Money, ids: set[str]) -> Money:
    return one.model_copy(update={"payer": _known(one.payer, ids), "recipient": _known(one.recipient, ids)})


def _quote(one: Quote, ids: set[str]) -> Quote:
    return one.model_copy(update={"speaker": _known(one.speaker, ids)})
