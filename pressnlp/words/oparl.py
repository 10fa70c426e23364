"""A roster from an OParl export: persons, organisations and memberships (OParl 1.0/1.1), one JSON object a line.

Source of the fields: the OParl specification, https://dev.oparl.org/spezifikation
"""

import json
from pathlib import Path
from typing import Any

from pressnlp.errors import WordsError
from pressnlp.record import OrganisationKind
from pressnlp.words.own import KnownBody, KnownOffice, KnownPerson
from pressnlp.words.own_tables import text

Object = dict[str, Any]
# By `organizationType`, the specification's own values.
KINDS: dict[str, OrganisationKind] = {
    "Gremium": "council",
    "Partei": "party",
    "Fraktion": "party",
    "Verwaltungsbereich": "department",
}


def read(path: Path) -> tuple[list[KnownPerson], list[KnownBody]]:
    """The persons with what they are in which body, and the bodies; ids are the keys.

    Dates of memberships are not read: whether an office is held depends on the day of the release. Raises WordsError.
    """
    objects: dict[str, dict[str, Object]] = {"Person": {}, "Organization": {}, "Membership": {}}
    for number, line in enumerate(text(path).split("\n"), 1):
        if line.strip():
            _add(_parsed(f"{path}:{number}", line), f"{path}:{number}", objects)
    bodies = {id: _body(one) for id, one in objects["Organization"].items()}
    held: dict[str, list[Object]] = {}
    for one in objects["Membership"].values():
        held.setdefault(str(one.get("person")), []).append(one)
    people = [_person(one, held.get(id, []), bodies) for id, one in objects["Person"].items()]
    return people, list(bodies.values())


def _parsed(where: str, line: str) -> Object:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise WordsError(f"{where}: not JSON: {error}") from error
    if not isinstance(value, dict) or not isinstance(value.get("id"), str) or not isinstance(value.get("type"), str):
        raise WordsError(f"{where}: not an OParl object with 'id' and 'type'")
    return value


def _add(value: Object, where: str, objects: dict[str, dict[str, Object]]) -> None:
    """Put an object with its kind; other kinds of an export (papers, meetings) are no concern of ours."""
    kind = value["type"].rpartition("/")[2]
    if kind not in objects or value.get("deleted") is True:
        return
    if value["id"] in objects[kind]:
        raise WordsError(f"{where}: {value['id']!r} stands there already")
    if kind == "Organization" and not value.get("name"):
        raise WordsError(f"{where}: an organisation without name")
    if kind == "Person" and " " not in _name(value):
        raise WordsError(f"{where}: a person needs givenName and familyName, or a name of both")
    objects[kind][value["id"]] = value
    for number, member in enumerate(value.get("membership") or ()) if kind == "Person" else ():
        if isinstance(member, dict):
            own = str(member.get("id") or f"{value['id']}#{number}")
            objects["Membership"].setdefault(own, {**member, "person": value["id"]})


def _name(value: Object) -> str:
    parts = (value.get("givenName"), value.get("familyName"))  # `affix` is "jun." or "MdL", no part of the name
    whole = " ".join(str(part) for part in parts if part) if value.get("familyName") else str(value.get("name") or "")
    return " ".join(whole.split())


def _body(value: Object) -> KnownBody:
    short = value.get("shortName") or None
    name = " ".join(str(value["name"]).split())
    kind = KINDS.get(str(value.get("organizationType")))
    return KnownBody(name, short if short != name and short and len(short) > 1 else None, kind, value["id"])


def _person(value: Object, memberships: list[Object], bodies: dict[str, KnownBody]) -> KnownPerson:
    offices, party = [], None
    for one in memberships:
        at = one.get("organization")
        body = bodies.get(str(at["id"] if isinstance(at, dict) and "id" in at else at))
        if body and body.kind == "party":
            party = party or body.name
        if role := str(one.get("role") or "").strip():
            offices.append(KnownOffice(role, body.name if body else None))
    titles = tuple(str(title) for title in value.get("title") or ())
    return KnownPerson(_name(value), titles, tuple(offices), party, value["id"])
