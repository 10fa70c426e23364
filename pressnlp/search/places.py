"""Where a person works, as far as a release tells: the towns and counties of the offices, else of the publisher."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from pressnlp.search.folding import fold

# Bodies that are a place themselves.
TERRITORIES = frozenset(("municipality", "county"))
# Bodies that, without a place of their own, are those of the town or county that publishes: "Bauamt", "Kreistag".
AT_HOME = frozenset(("council", "department", "emergency", "utility", "school", "culture", "unknown"))

BODIES = """
SELECT id, release_id, name, kind, place, key, candidates FROM organisations
WHERE release_id IN (SELECT value FROM json_each(?)) ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A town or county; `id` is its key where that is certain, else its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Office:
    """A role as a release states it, with the number of its body in the archive."""

    role: str
    scope: str | None
    body_id: int | None
    body: str | None
    inferred: bool
    status: str


@dataclass(frozen=True, slots=True)
class _Body:
    kind: str
    place: Place | None


class Bodies:
    """The bodies of some releases, and where they are."""

    def __init__(self, connection: Connection, releases: Iterable[int]) -> None:
        rows = connection.execute(BODIES, (json.dumps(sorted(set(releases))),)).fetchall()
        # A body that only belongs to a place names it; the key stands with the town itself, in the same release.
        keys = {(row[1], row[4]): row[5] for row in rows if row[3] in TERRITORIES and row[4] and row[5]}
        self.known = {
            id: _Body(kind, _place(name, kind, place, keys.get((release, place)), key, candidates))
            for id, release, name, kind, place, key, candidates in rows
        }

    def of(self, body: int | None) -> Place | None:
        """The place that a body is or belongs to."""
        known = None if body is None else self.known.get(body)
        return known.place if known else None

    def of_work(self, offices: Sequence[Office], kind: str, publisher: int | None) -> tuple[list[Place], bool]:
        """Where somebody works; true where that is only the publisher's place.

        The publisher says nothing of a private person, nor of one whose office is in a body elsewhere (a company, a
        ministry) or has a place already.
        """
        stated = {place for office in offices if (place := self.of(office.body_id))}
        if stated:
            return sorted(stated, key=lambda place: place.id), False
        home = self.of(publisher)
        if home is None or kind == "private" or not all(self._at_home(office) for office in offices):
            return [], False
        return [home], True

    def _at_home(self, office: Office) -> bool:
        known = None if office.body_id is None else self.known.get(office.body_id)
        return known is None or office.inferred or known.kind in AT_HOME


def _place(
    name: str, kind: str, place: str | None, town: str | None, key: str | None, candidates: str | None
) -> Place | None:
    if place is not None:
        return Place(town or fold(place), place)
    if kind not in TERRITORIES or candidates:  # "Stadt Neustadt": which of them is not known
        return None
    return Place(key or fold(name), name)


def most_frequent(values: Iterable[str]) -> str:
    """The value that stands most often, the first by alphabet of several."""
    return min(Counter(values).items(), key=lambda one: (-one[1], one[0]))[0]
