"""What was extracted from a release, as the topic model reads it: bodies with their kinds, roles of persons."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pressnlp.link import Linked

ROLE = "role"


class Mark(NamedTuple):
    """A body and its kind ("Klinikum Neustadt", "health"), or a role ("Amtsärztin", "role")."""

    name: str
    kind: str


def of_linked(found: "Linked") -> tuple[Mark, ...]:
    """Each body and each role once: "Amtsärztin Dr. Roth vom Klinikum Neustadt" → both marks."""
    roles = (office.phrase.text(office.person.gender) for held in found.roles for office in held)
    return marks(((body.name, body.kind) for body in found.bodies), roles)


def marks(bodies: Iterable[tuple[str, str]], roles: Iterable[str]) -> tuple[Mark, ...]:
    """Each body and each role once, in their order: [("Klinikum", "health")], ["Ärztin"] → two marks."""
    return tuple(dict.fromkeys([*(Mark(*body) for body in bodies), *(Mark(role, ROLE) for role in roles)]))
