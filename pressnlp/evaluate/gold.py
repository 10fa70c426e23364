"""Marked releases: what a person says is in a text, read and checked (docs/evaluate.md has the format)."""

import glob
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from pressnlp.evaluate.faults import EvaluationError, parse, shown
from pressnlp.record import Per, PersonKind, Qualifier, RoleStatus

# A record may say "unknown"; who marks a text by hand must decide.
GoldOrganisationKind = Literal[
    "municipality", "county", "state", "federal", "council", "department", "chamber", "company", "utility",
    "association", "party", "school", "university", "health", "culture", "church", "emergency", "media", "foundation",
    "other",
]  # fmt: skip
TopicLabel = Literal[
    "Verwaltung & Politik", "Finanzen & Haushalt", "Bildung & Schule", "Kinder, Jugend & Familie",
    "Soziales & Integration", "Gesundheit & Pflege", "Kultur & Veranstaltungen", "Sport & Freizeit",
    "Bauen & Stadtentwicklung", "Verkehr & Mobilität", "Umwelt & Klima", "Energie & Versorgung", "Wirtschaft & Arbeit",
    "Tourismus & Stadtmarketing", "Digitalisierung", "Sicherheit & Ordnung",
]  # fmt: skip

# An interrupted quote is one entry; this stands where the speaker was named.
QUOTE_GAP = " … "


def _decimal(text: str) -> str:
    try:
        finite = Decimal(text).is_finite()
    except InvalidOperation:
        finite = False
    if not finite:
        raise ValueError(f"{shown(text)} is no decimal number")
    return text


def _day(text: str) -> str:
    try:
        if text and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            date.fromisoformat(text)
        elif text:
            raise ValueError
    except ValueError:
        raise ValueError(f"{shown(text)} is no day as in 2024-03-31") from None
    return text


def _topic(label: str, info: ValidationInfo) -> str:
    """A label of ours, or one of those that the context brings."""
    known = (*get_args(TopicLabel), *(info.context or ()))
    if label not in known:
        names = f"{', '.join(map(repr, known[:-1]))} or {known[-1]!r}"
        raise PydanticCustomError("topic", "Input should be {names} (labels of your own: --topics)", {"names": names})
    return label


DecimalText = Annotated[str, AfterValidator(_decimal)]
Name = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    # Fields of the user's own are let through, but `unknown_fields` names them: one may be a misspelt "party".
    model_config = ConfigDict(frozen=True, extra="allow")


class GoldRole(_Part):
    """An office of a person; `organisation` is the body the text names for it, or null."""

    role: Name
    organisation: str | None
    status: RoleStatus


class GoldPerson(_Part):
    """A person with every way the name is written in the text."""

    name: Name
    titles: list[str]
    kind: PersonKind
    surfaces: Annotated[list[str], Field(min_length=1)]
    roles: list[GoldRole]
    party: str | None = None


class GoldOrganisation(_Part):
    """A body; without surfaces where its name is elided ("die Stadtwerke Soest und Lippstadt")."""

    name: Name
    kind: GoldOrganisationKind
    surfaces: list[str]


class GoldMoney(_Part):
    """A sum as written and as understood."""

    surface: str
    amount: DecimalText
    amount_max: DecimalText | None
    currency: str
    qualifier: Qualifier
    per: Per | None
    purpose: str | None


class GoldQuote(_Part):
    """Direct speech; the parts of an interrupted quote are joined with " … "."""

    speaker: str | None
    text: str


class Gold(_Part):
    """One marked release; without `date` or `publisher` these are not judged."""

    id: Name
    text: str
    date: Annotated[str, AfterValidator(_day)] | None = None
    publisher: str | None = None
    people: list[GoldPerson]
    organisations: list[GoldOrganisation]
    money: list[GoldMoney]
    quotes: list[GoldQuote]
    topics: Annotated[list[Annotated[str, AfterValidator(_topic)]], Field(min_length=1, max_length=3)]

    @property
    def states_date(self) -> bool:
        """Whether the date was marked, be it as null ("the text has none")."""
        return "date" in self.model_fields_set


@dataclass(frozen=True, slots=True)
class GoldSet:
    """All marked releases in order of their files; `unknown` counts fields that nobody reads."""

    releases: tuple[Gold, ...]
    unknown: Counter[str]


def read_gold(place: str, labels: Collection[str] = ()) -> GoldSet:
    """Read a file, a folder with everything below it, or a pattern ("gold/2024-*.json").

    `labels` are topics that gold may have beside ours, those of a topic model of one's own. Raises EvaluationError
    with every fault of every file.
    """
    found: dict[str, Gold] = {}
    faults: list[str] = []
    for path in gold_files(place):
        try:
            release = parse(Gold, path.read_bytes(), str(path), sorted(labels))
        except EvaluationError as error:
            faults.extend(error.faults)
            continue
        faults.extend(f"{path}: {fault}" for fault in contradictions(release))
        if release.id in found:
            faults.append(f"{path}: id {release.id!r} stands in another file too")
        found[release.id] = release
    if faults:
        raise EvaluationError(faults)
    unknown = Counter(name for release in found.values() for name in unknown_fields(release))
    return GoldSet(tuple(found.values()), unknown)


def gold_files(place: str) -> list[Path]:
    """The .json files a place stands for, in order of name; raises EvaluationError where there are none."""
    path = Path(place)
    if path.is_dir():
        paths = sorted(found for found in path.rglob("*.json") if found.is_file())
    elif path.exists() or not glob.has_magic(place):
        paths = [path]
    else:
        paths = sorted(Path(found) for found in glob.glob(place, recursive=True))  # noqa: PTH207  (Path.glob takes no absolute patterns)
    if not paths:
        raise EvaluationError([f"{place}: no gold releases (.json files) there"])
    if not paths[0].exists():
        raise EvaluationError([f"{place}: no such file or folder"])
    return paths


def contradictions(release: Gold) -> Iterator[str]:
    """Where a release's marks do not fit its text or one another."""
    text = one_blank(release.text)
    for what, surface in _surfaces(release):
        if one_blank(surface) not in text:
            yield f"{what}: {shown(surface)} is not in the text"
    names = Counter(person.name for person in release.people)
    yield from (f"people: the name {name!r} stands {count} times" for name, count in names.items() if count > 1)
    for at, money in enumerate(release.money):
        if (money.amount_max is not None) != (money.qualifier == "range"):
            yield f'money[{at}]: {money.surface!r}: amount_max goes with the qualifier "range", and only with it'
    for at, quote in enumerate(release.quotes):
        if quote.speaker is not None and quote.speaker not in names:
            yield f"quotes[{at}].speaker: {quote.speaker!r} is none of the people"


def _surfaces(release: Gold) -> Iterator[tuple[str, str]]:
    bearers: dict[str, Sequence[GoldPerson | GoldOrganisation]]
    bearers = {"people": release.people, "organisations": release.organisations}
    for kind, named in bearers.items():
        for at, bearer in enumerate(named):
            yield from ((f"{kind}[{at}].surfaces", surface) for surface in bearer.surfaces)
    yield from ((f"money[{at}].surface", money.surface) for at, money in enumerate(release.money))
    for at, quote in enumerate(release.quotes):
        yield from ((f"quotes[{at}].text", part) for part in quote.text.split(QUOTE_GAP))


def one_blank(text: str) -> str:
    """Every run of blanks and line breaks as one blank: a surface may run over a line's end."""
    return " ".join(text.split())


def unknown_fields(part: BaseModel, place: str = "") -> Iterator[str]:
    """Fields outside the format: a person's "partei" → "people[].partei"."""
    yield from (f"{place}{name}" for name in part.model_extra or {})
    for name in type(part).model_fields:
        value = getattr(part, name)
        for inner in value if isinstance(value, list) else ():
            if isinstance(inner, BaseModel):
                yield from unknown_fields(inner, f"{place}{name}[].")
