"""What goes out: the record of one release, the product's contract (docs/record.md).

Offsets count Unicode code points of the decoded source text. Fields are only ever added within a major version.
"""

import json
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

SCHEMA_VERSION: Literal["1.0"] = "1.0"

PersonKind = Literal["official", "private", "contact"]
RoleStatus = Literal["current", "former", "designated", "acting", "candidate"]
OrganisationKind = Literal[
    "municipality",
    "county",
    "state",
    "federal",
    "council",
    "department",
    "chamber",
    "company",
    "utility",
    "association",
    "party",
    "school",
    "university",
    "health",
    "culture",
    "church",
    "emergency",
    "media",
    "foundation",
    "other",
    "unknown",
]
Qualifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"]
Per = Literal["year", "month", "week", "day", "hour", "person", "child", "household", "square_metre", "piece", "other"]
QuoteKind = Literal["direct", "indirect"]
SectionKind = Literal[
    "title", "kicker", "dateline", "lead", "body", "list", "caption", "about", "contact", "embargo", "copyright",
    "navigation",
]  # fmt: skip

# Two decimals: finer differences mean nothing, and rounding keeps records equal across processors.
Score = Annotated[float, Field(ge=0, le=1), PlainSerializer(lambda value: round(value, 2), return_type=float)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Part):
    """Where the text came from; `sha256` and `bytes` describe the file as it lay there."""

    uri: str
    sha256: str
    bytes: int
    media_type: str
    encoding: str | None


class Section(_Part):
    """A stretch of the release with one function; `repeats` marks a copy of an earlier one."""

    kind: SectionKind
    start: int
    end: int
    repeats: bool = False


class Repair(_Part):
    """How often one kind of damage was mended for the analysis."""

    kind: str
    count: int


class Mention(_Part):
    """One place where an entity stands, as written."""

    start: int
    end: int
    text: str


class Role(_Part):
    """An office or function of a person; `organisation` is the id of the body it is held in.

    `evidence` is the stretch of text that shows it: role, name and body, where they stand together.
    """

    role: str
    scope: str | None = None
    organisation: str | None = None
    organisation_inferred: bool = False
    status: RoleStatus = "current"
    start: int
    end: int
    confidence: Score
    evidence: Mention | None = None


class Person(_Part):
    """A natural person with all mentions; `party` is the id of the organisation the text states.

    `key` is that of the user's own register, where it knows the person.
    """

    id: str
    name: str
    given_name: str | None
    family_name: str
    titles: list[str]
    kind: PersonKind
    party: str | None = None
    key: str | None = None
    roles: list[Role]
    mentions: list[Mention]
    confidence: Score


class Organisation(_Part):
    """A body with all mentions; `key` is a register's key, where one is certain; else `candidates` are what it may be.

    `place` is the official name of the municipality or county that the body is or that its name ends in.
    """

    id: str
    name: str
    abbreviation: str | None = None
    kind: OrganisationKind
    place: str | None = None
    key: str | None = None
    candidates: list[str] = []
    mentions: list[Mention]
    confidence: Score


class Period(_Part):
    """Years or ISO dates a sum is meant for."""

    from_: str | None = Field(alias="from", serialization_alias="from")
    to: str | None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Money(_Part):
    """An amount of money; `amount` is an exact decimal string in units of `currency`."""

    amount: str
    amount_max: str | None = None
    currency: str
    qualifier: Qualifier
    per: Per | None = None
    purpose: str | None = None
    period: Period | None = None
    payer: str | None = None
    recipient: str | None = None
    start: int
    end: int
    text: str
    confidence: Score


class Quote(_Part):
    """Reported speech; `speaker` is the id of a person, `cue` the word that gives it.

    An interrupted quote spans from its first to its last word, and `parts` holds what is spoken without the narration.
    """

    speaker: str | None
    kind: QuoteKind
    start: int
    end: int
    text: str
    cue: str | None = None
    parts: list[Mention] = []


class Topic(_Part):
    """One topic label with its probability and the words that decided it."""

    label: str
    score: Score
    terms: list[str]


class ReleaseWarning(_Part):
    """Something the user should know about a record that was written all the same."""

    code: str
    message: str

    model_config = ConfigDict(frozen=True, extra="forbid", title="Warning")


class Provenance(_Part):
    """What made the record."""

    pressnlp: str
    model: str
    topic_model: str | None


class Record(_Part):
    """Everything pressnlp found in one release."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: str
    source: Source
    title: str | None
    publisher: str | None
    place: str | None
    date: str | None
    language: str | None
    text: str | None = Field(default=None, description="The decoded source text; only with --include-text.")
    sections: list[Section]
    repairs: list[Repair]
    people: list[Person]
    organisations: list[Organisation]
    money: list[Money]
    quotes: list[Quote]
    topics: list[Topic]
    warnings: list[ReleaseWarning]
    provenance: Provenance


class Fault(_Part):
    """Why there is no record."""

    code: str
    message: str


class ErrorRecord(_Part):
    """What stands in a record's place when a source could not be analysed."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: Source
    error: Fault


def decimal_string(value: Decimal) -> str:
    """A decimal without exponent, as written: `Decimal("9.10E+7")` → "91000000"."""
    return format(value, "f")


# Fields that are written only where they hold something.
OPTIONAL = (("sections", "repeats"), ("quotes", "parts"), ("people", "key"), ("organisations", "candidates"))


def canonical(record: Record | ErrorRecord) -> str:
    """One line of JSON, keys in the contract's order: the same record always gives the same bytes."""
    fields: dict[str, Any] = record.model_dump(mode="json", by_alias=True)
    if fields.get("text", "") is None:
        del fields["text"]
    for kind, optional in OPTIONAL:
        for part in fields.get(kind, []):
            if not part[optional]:
                del part[optional]
    return json.dumps(fields, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what pressnlp writes: a record or an error record."""
    from pydantic.json_schema import models_json_schema

    _, definitions = models_json_schema(
        [(Record, "serialization"), (ErrorRecord, "serialization")], by_alias=True, ref_template="#/$defs/{model}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "pressnlp record",
        "oneOf": [{"$ref": "#/$defs/Record"}, {"$ref": "#/$defs/ErrorRecord"}],
        **definitions,
    }
