"""An archive's documents as a part has them, so that archives can be merged."""

from collections.abc import Iterator
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from pressnlp.bulk.parts import Entry, FileFacts
from pressnlp.bulk.versions import Version
from pressnlp.bulk.work import Done
from pressnlp.record import Source
from pressnlp.release import Origin
from pressnlp.write import sql
from pressnlp.write.lines import error_line, with_source
from pressnlp.write.rows import stored_line


@dataclass(frozen=True)
class Recorded(Version):
    """A version as an archive has it: of the files behind it, it knows only the fingerprint."""

    known_as: str = ""

    @property
    def fingerprint(self) -> str:
        """The one that was written down."""
        return self.known_as


def stored(connection: Connection) -> Iterator[tuple[Version, Entry]]:
    """Every document of an archive that is done or an error and stands in a file, with who made it."""
    versions = {int(row[0]): _version(*row[1:]) for row in connection.execute(sql.ALL_ANALYSERS)}
    for row in connection.execute(sql.STORED):
        yield versions[int(row[0])], _entry(*row[1:])


def _version(
    mark: str, pressnlp: str, rules: str, model: str, topics: str, words: str, least: float, text: int
) -> Version:
    return Recorded(pressnlp, rules, model, topics, words, least, bool(text), known_as=mark)


def _entry(
    file: str, size: int | None, mtime: int | None, sha256: str | None, column: str | None, row: int | None, uri: str,
    source: str, code: str | None, message: str | None, seconds: float | None, key: str | None, text: str | None,
    record: bytes | None,
) -> Entry:  # fmt: skip
    facts = FileFacts(file, size, mtime, sha256, column, is_table=row is not None)
    line = with_source(stored_line(record), source) if record else error_line(source, str(code), str(message))
    at = Origin(**_fields(source))
    return Entry(facts, row, Done(uri, uri, line, code, message, 0, at, key, text, seconds or 0.0))


def _fields(source: str) -> dict[str, Any]:
    return Source.model_validate_json(source).model_dump(mode="json")
