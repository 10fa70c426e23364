"""A user's own registers: persons, bodies and role nouns that outrank what the rules would guess.

A folder holds any of `people.csv`, `organisations.csv`, `roles.txt` and `oparl.jsonl` (docs/registers.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pressnlp.errors import WordsError
from pressnlp.record import OrganisationKind, RoleStatus


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office as a register has it; `body` is the name of an organisation."""

    role: str
    body: str | None = None
    status: RoleStatus | None = None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of a register: "Anna Weber" with her offices."""

    name: str
    titles: tuple[str, ...] = ()
    offices: tuple[KnownOffice, ...] = ()
    party: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body of a register; `forms` are other names of it as texts write them."""

    name: str
    abbreviation: str | None = None
    kind: OrganisationKind | None = None
    key: str | None = None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownRole:
    """What a form of a role noun means: "Kiezlotsen" → masculine "Kiezlotse", singular or plural."""

    lemma: str
    feminine: str | None
    is_feminine: bool
    singular: bool = True
    plural: bool = False


@dataclass(frozen=True, slots=True, eq=False)  # compared as one thing, so that indexes over it can be cached
class OwnWords:
    """All registers of a user; `roles` by form."""

    people: tuple[KnownPerson, ...] = ()
    bodies: tuple[KnownBody, ...] = ()
    roles: Mapping[str, KnownRole] = field(default_factory=dict)


NOTHING = OwnWords()
FILES = ("people.csv", "organisations.csv", "roles.txt", "oparl.jsonl")
CHECKED = {".csv", ".txt", ".jsonl"}


def read(folder: Path) -> OwnWords:
    """The registers in a folder.

    Raises WordsError, naming file and line, on the first fault, and where the folder holds no register or a stray one.
    """
    from pressnlp.words import oparl, own_tables

    there = _files(folder)
    people, bodies = list(own_tables.people(there)), list(own_tables.bodies(there))
    if path := there.get("oparl.jsonl"):
        more_people, more_bodies = oparl.read(path)
        people += more_people
        bodies += more_bodies
    return OwnWords(tuple(people), tuple(bodies), own_tables.roles(there))


def _files(folder: Path) -> dict[str, Path]:
    """The registers by name; a misspelt name would otherwise go unnoticed."""
    if not folder.is_dir():
        raise WordsError(f"{folder}: no such folder; it should hold any of {', '.join(FILES)}")
    found = {path.name: path for path in sorted(folder.iterdir()) if not path.name.startswith((".", "~"))}
    for name, path in found.items():
        if path.suffix.casefold() in CHECKED and name not in FILES:
            raise WordsError(f"{path}: not a register; their names are {', '.join(FILES)}")
    if not found.keys() & set(FILES):
        raise WordsError(f"{folder}: holds none of {', '.join(FILES)}")
    return found
