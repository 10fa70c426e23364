"""The strict loader of a user's own tables and role list: UTF-8, columns by name, parted by `;` or `,`."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import cast, get_args

from pressnlp import words
from pressnlp.errors import WordsError
from pressnlp.record import OrganisationKind, RoleStatus
from pressnlp.words.own import KnownBody, KnownOffice, KnownPerson, KnownRole

Files = Mapping[str, Path]
PEOPLE = ("name", "titles", "role", "organisation", "party", "status", "key")
BODIES = ("name", "abbreviation", "kind", "key", "forms")


def people(files: Files) -> tuple[KnownPerson, ...]:
    """The persons of `people.csv`; rows of one key, or of one name without key, are one person with several offices."""
    found: dict[str, KnownPerson] = {}
    seen: dict[tuple[str, ...], int] = {}
    for where, line, row in _rows(files, "people.csv", PEOPLE):
        one, cells = _person(where, row), tuple(row.values())
        if cells in seen:
            raise WordsError(f"{where}: the same row stands already in line {seen[cells]}")
        seen[cells] = line
        id = one.key or one.name
        before = found.get(id)
        if before and before.name != one.name:
            raise WordsError(f"{where}: the key {one.key!r} belongs to {before.name!r} already")
        found[id] = joined(before, one) if before else one
    return tuple(found.values())


def joined(one: KnownPerson, more: KnownPerson) -> KnownPerson:
    """A person with the offices of two rows."""
    offices = (*one.offices, *more.offices)
    return KnownPerson(one.name, one.titles or more.titles, offices, one.party or more.party, one.key)


def _person(where: str, row: dict[str, str]) -> KnownPerson:
    name = row["name"]
    if "," in name or titles(name)[0] in words.table("titles"):
        raise WordsError(f"{where}: {name!r}: a name is written 'Anna Weber'; titles have a column of their own")
    if " " not in name:
        raise WordsError(f"{where}: {name!r}: a person needs given name and family name")
    status = _one_of(where, "status", row["status"], get_args(RoleStatus))
    if not row["role"] and (status or row["organisation"]):
        raise WordsError(f"{where}: an organisation or a status, but no role")
    office = KnownOffice(row["role"], row["organisation"] or None, cast("RoleStatus | None", status))
    return KnownPerson(
        name, titles(row["titles"]), (office,) if row["role"] else (), row["party"] or None, row["key"] or None
    )


@cache
def _title() -> re.Pattern[str]:
    longest_first = sorted(words.table("titles"), key=len, reverse=True)
    return re.compile("|".join(re.escape(t) + r"(?!\S)" for t in longest_first) + r"|\S+")


def titles(text: str) -> tuple[str, ...]:
    """ "Prof. Dr. med." → ("Prof.", "Dr. med.")."""
    return tuple(_title().findall(text))


def bodies(files: Files) -> tuple[KnownBody, ...]:
    """The organisations of `organisations.csv`."""
    found: list[KnownBody] = []
    seen: dict[str, int] = {}
    for where, line, row in _rows(files, "organisations.csv", BODIES):
        kind = _one_of(where, "kind", row["kind"], get_args(OrganisationKind))
        forms = tuple(form for part in row["forms"].split("|") if (form := part.strip()))
        for name in {row["name"], row["abbreviation"], *forms} - {""}:
            if len(name) < 2:
                raise WordsError(f"{where}: {name!r} is too short to be told apart")
            if name in seen:
                raise WordsError(f"{where}: {name!r} stands already in line {seen[name]}")
            seen[name] = line
        found.append(
            KnownBody(
                name=row["name"],
                abbreviation=row["abbreviation"] or None,
                kind=cast("OrganisationKind | None", kind),
                key=row["key"] or None,
                forms=forms,
            )
        )
    return tuple(found)


def _one_of(where: str, column: str, value: str, allowed: tuple[str, ...]) -> str | None:
    if value and value not in allowed:
        raise WordsError(f"{where}: {column} {value!r} is none of {', '.join(allowed)}")
    return value or None


def roles(files: Files) -> dict[str, KnownRole]:
    """The role nouns of `roles.txt` by form: "Kiezlotse<TAB>Kiezlotsin" gives "Kiezlotsen", "Kiezlotsinnen" too."""
    found: dict[str, KnownRole] = {}
    seen: dict[str, int] = {}
    path = files.get("roles.txt")
    for number, line in enumerate(text(path).split("\n") if path else (), 1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{path}:{number}"
        nouns = [noun.strip() for noun in line.split("\t")]
        if len(nouns) > 2 or not all(re.fullmatch(r"[A-ZÄÖÜ][\w-]+", noun) for noun in nouns):
            raise WordsError(f"{where}: one noun, or a masculine and a feminine one parted by a tab, not {line!r}")
        for noun in nouns:
            if noun in seen:
                raise WordsError(f"{where}: {noun!r} stands already in line {seen[noun]}")
            seen[noun] = number
        for form, role in _forms(nouns[0], nouns[1] if len(nouns) > 1 else None):
            found.setdefault(form, role)
    return found


def _forms(noun: str, feminine: str | None) -> Iterator[tuple[str, KnownRole]]:
    """A noun in its cases and numbers: strong, weak or mixed is not asked, as a wrong form stands in no text."""
    if feminine or noun.endswith("in"):
        female = feminine or noun
        yield female, KnownRole(female, None, True)
        yield f"{female}nen", KnownRole(female, None, True, singular=False, plural=True)
    if noun.endswith("in") and not feminine:
        return
    yield noun, KnownRole(noun, feminine, False, plural=noun.endswith(("er", "el", "en")))
    for ending in ("s", "es"):
        yield noun + ending, KnownRole(noun, feminine, False)
    if noun.endswith(("e", "er", "el")):
        yield f"{noun}n", KnownRole(noun, feminine, False, singular=noun.endswith("e"), plural=True)
    else:
        yield f"{noun}en", KnownRole(noun, feminine, False, plural=True)
        yield f"{noun}e", KnownRole(noun, feminine, False, singular=False, plural=True)


def _rows(files: Files, name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Place, line and cells of every row, all columns filled up; blank rows are passed over."""
    path = files.get(name)
    if path is None:
        return
    whole = text(path)
    delimiter = ";" if ";" in whole.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(whole, newline=""), delimiter=delimiter, strict=True)
    try:
        header = _header(path, next(reader, []), columns)
        for cells in reader:
            where = f"{path}:{reader.line_num}"
            if any(cell.strip() for cell in cells):
                yield where, reader.line_num, _row(where, header, cells, columns)
    except csv.Error as error:
        raise WordsError(f"{path}:{reader.line_num}: {error}") from error


def _header(path: Path, cells: list[str], columns: tuple[str, ...]) -> list[str]:
    header = [cell.strip().casefold() for cell in cells]
    for column in header:
        if column not in columns:
            raise WordsError(f"{path}:1: there is no column {column!r}; the columns are {', '.join(columns)}")
        if header.count(column) > 1:
            raise WordsError(f"{path}:1: the column {column!r} stands twice")
    if "name" not in header:
        raise WordsError(f"{path}:1: the column 'name' is missing")
    return header


def _row(where: str, header: list[str], cells: list[str], columns: tuple[str, ...]) -> dict[str, str]:
    if len(cells) != len(header):
        raise WordsError(f"{where}: {len(cells)} columns, but {len(header)} in the first line")
    row = dict.fromkeys(columns, "") | {c: " ".join(cell.split()) for c, cell in zip(header, cells, strict=True)}
    if not row["name"]:
        raise WordsError(f"{where}: no name")
    return row


def text(path: Path) -> str:
    """A register's text, in NFC, without a byte order mark; raises WordsError where it is no UTF-8."""
    try:
        raw = path.read_bytes()
        return unicodedata.normalize("NFC", raw.decode("utf-8-sig")).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise WordsError(f"{path}:{_line(raw, error.start)}: not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise WordsError(f"{path}: {error.strerror}") from error


def _line(raw: bytes, offset: int) -> int:
    return raw.count(b"\n", 0, offset) + 1
