"""What was found: the records to judge, with the fields that are judged and no others."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ConfigDict

from pressnlp.evaluate.faults import EvaluationError, parse
from pressnlp.evaluate.gold import DecimalText

LINES = {".jsonl", ".ndjson"}


class _Part(BaseModel):
    # Records of later versions have more fields, and whoever writes records by other means may leave some out.
    model_config = ConfigDict(frozen=True, extra="ignore")


class Stretch(_Part):
    """Words with the offsets they are said to have."""

    start: int
    end: int
    text: str


class FoundRole(_Part):
    """An office of a person; `organisation` is the id of a body."""

    role: str
    organisation: str | None = None
    organisation_inferred: bool = False
    status: str | None = None
    start: int | None = None
    end: int | None = None


class FoundPerson(_Part):
    """A person; `party` is the id of a body."""

    id: str
    name: str
    titles: list[str] = []
    kind: str | None = None
    party: str | None = None
    roles: list[FoundRole] = []
    mentions: list[Stretch] = []


class FoundOrganisation(_Part):
    """A body."""

    id: str
    name: str
    kind: str | None = None
    mentions: list[Stretch] = []


class FoundMoney(Stretch):
    """A sum."""

    amount: DecimalText
    amount_max: DecimalText | None = None
    currency: str
    qualifier: str | None = None
    per: str | None = None
    purpose: str | None = None


class FoundQuote(Stretch):
    """Speech; `speaker` is the id of a person."""

    speaker: str | None = None
    kind: str = "direct"


class FoundTopic(_Part):
    """A topic with its probability."""

    label: str
    score: float


class FoundSource(_Part):
    """Where the text came from."""

    uri: str


class FoundRecord(_Part):
    """A record, or an error record (`error` set)."""

    source: FoundSource
    error: dict[str, Any] | None = None
    publisher: str | None = None
    date: str | None = None
    people: list[FoundPerson] = []
    organisations: list[FoundOrganisation] = []
    money: list[FoundMoney] = []
    quotes: list[FoundQuote] = []
    topics: list[FoundTopic] = []
    provenance: dict[str, Any] = {}

    @property
    def failed(self) -> bool:
        """Whether it is an error record."""
        return "error" in self.model_fields_set

    @property
    def stem(self) -> str:
        """The id of the gold release it belongs to: "archiv/soest-0815.txt" → "soest-0815"."""
        return PurePosixPath(self.source.uri).stem


@dataclass(frozen=True, slots=True)
class RecordSet:
    """Records by gold id; `repeated` had several (the last counts), `strangers` belong to no gold release."""

    by_id: dict[str, FoundRecord]
    repeated: tuple[str, ...]
    strangers: tuple[str, ...]


def read_records(place: str, wanted: Iterable[str]) -> RecordSet:
    """Read a JSON-lines file, a record's .json file, a folder of either, or "-", keeping the records of `wanted` ids.

    Raises EvaluationError with the first fault of every file.
    """
    ids, found, repeated, strangers = set(wanted), {}, [], []
    for record in _sound(place):
        if record.stem not in ids:
            strangers.append(record.source.uri)
            continue
        if record.stem in found:
            repeated.append(record.stem)
        found[record.stem] = record
    return RecordSet(found, tuple(dict.fromkeys(repeated)), tuple(strangers))


def _sound(place: str) -> Iterator[FoundRecord]:
    """All records of a place; the faults of all files together at the end."""
    faults: list[str] = []
    for path in record_files(place):
        try:
            yield from _of_file(path)
        except EvaluationError as error:
            faults.extend(error.faults)
    if faults:
        raise EvaluationError(faults)


def record_files(place: str) -> list[Path | None]:
    """The files of a place in order of name, None for standard input; raises EvaluationError where there are none."""
    path = Path(place)
    if place == "-":
        return [None]
    if not path.exists():
        raise EvaluationError([f"{place}: no such file or folder"])
    if not path.is_dir():
        return [path]
    paths = sorted(found for found in path.rglob("*") if found.suffix in LINES | {".json"} and found.is_file())
    if not paths:
        raise EvaluationError([f"{place}: no records (.json, .jsonl or .ndjson files) there"])
    return list(paths)


def _of_file(path: Path | None) -> Iterator[FoundRecord]:
    if path is None:
        yield from _of_lines(sys.stdin.buffer, "standard input")
    elif path.suffix == ".json":
        yield parse(FoundRecord, path.read_bytes(), str(path))
    else:
        with path.open("rb") as lines:
            yield from _of_lines(lines, str(path))


def _of_lines(lines: Iterable[bytes], name: str) -> Iterator[FoundRecord]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield parse(FoundRecord, line, f"{name}:{number}")
