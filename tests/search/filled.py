"""Small archives filled through the program's own writer, with records that say what a test wants found."""

from collections.abc import Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from pressnlp.bulk.manifest import Manifest, Wish
from pressnlp.bulk.versions import Version
from pressnlp.bulk.work import Job, answer
from pressnlp.record import Provenance, Record, Section, Source
from pressnlp.release import Release, from_text
from pressnlp.write import archive

Fields = dict[str, Any]
AT = {"start": 0, "end": 1, "text": "x"}
VERSION = Version("0", "r", "m", "t", None, 0, False)


def body(id: str, name: str, kind: str = "municipality", **more: Any) -> Fields:
    """An organisation of a record."""
    return {"id": id, "name": name, "kind": kind, "mentions": [AT], "confidence": 1, **more}


def person(id: str, name: str, *roles: Fields, **more: Any) -> Fields:
    """A person: "Ilse Krahn"; one word is a family name alone."""
    given, _, family = name.rpartition(" ")
    named: Fields = {"id": id, "name": name, "given_name": given or None, "family_name": family, "titles": []}
    return {**named, "kind": "official", "roles": list(roles), "mentions": [AT], "confidence": 1, **more}


def role(name: str, organisation: str | None = None, **more: Any) -> Fields:
    """An office in the body with that id."""
    return {"role": name, "organisation": organisation, "start": 0, "end": 1, "confidence": 1, **more}


def amount(value: str, **more: Any) -> Fields:
    """A sum in euros."""
    return {"amount": value, "currency": "EUR", "qualifier": "exact", **AT, "confidence": 1, **more}


class Scripted:
    """An analyser that finds what it is told to."""

    def __init__(self, found: Fields) -> None:
        self.found = found

    def analyse(self, release: Release, include_text: bool = False) -> Record:
        at, topics = release.origin, self.found.get("topics", [])
        empty: Fields = {"people": [], "organisations": [], "money": [], "publisher": None, "place": None}
        fields = {**empty, **self.found, "topics": [{"label": one, "score": 0.5, "terms": []} for one in topics]}
        fields.pop("text")
        return Record(
            id=release.id, source=Source(uri=at.uri, sha256=at.sha256, bytes=at.bytes, media_type=at.media_type, encoding=None),
            sections=[Section(kind="body", start=0, end=len(release.text))], repairs=[], quotes=[], warnings=[],
            provenance=Provenance(pressnlp="0", model="m", topic_model=None), language="de",
            **{"title": None, "date": None, **fields},
        )  # fmt: skip


def fill(connection: Connection, releases: Sequence[Fields], name: str = "a") -> None:
    """Write releases: {"text": …, "date": …, "people": […]}; the first is a01.txt."""
    connection.execute("BEGIN")
    manifest = Manifest(connection, VERSION, [name], Wish())
    for number, found in enumerate(releases, 1):
        uri = f"{name}{number:02}.txt"
        file = connection.execute("INSERT INTO files (uri, complete) VALUES (?, 1)", (uri,)).lastrowid
        assert file is not None
        document = manifest.pending(file, uri)
        release = from_text(found["text"], uri)
        manifest.record(document, answer(Job(uri, release), Scripted(found), spared=lambda _: False))
    connection.execute("COMMIT")


def filled(path: Path, releases: Sequence[Fields]) -> Path:
    """The same as a file."""
    with archive.opened(path, create=True) as connection:
        fill(connection, releases)
    return path
