"""Compare marked releases with records, kind by kind and case by case."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pressnlp.evaluate import bodies, frame, money, people, quotes
from pressnlp.evaluate.cases import Case, Pair
from pressnlp.evaluate.gold import Gold
from pressnlp.evaluate.records import FoundOrganisation, FoundPerson, FoundRecord, FoundSource, Stretch

Judge = Callable[[Pair], list[Case] | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind is judged; `base` is the kind whose faults show again in this one."""

    judge: Judge
    base: str | None = None


# In the order of every report.
KINDS: dict[str, Kind] = {
    "people": Kind(people.people),
    "people with titles": Kind(people.with_titles, "people"),
    "people with kind": Kind(people.with_kind, "people"),
    "people with party": Kind(people.with_party, "people"),
    "roles": Kind(people.roles, "people"),
    "roles with status": Kind(people.with_status, "roles"),
    "role links": Kind(people.links, "roles"),
    "organisations": Kind(bodies.organisations),
    "organisations with kind": Kind(bodies.with_kind, "organisations"),
    "money": Kind(money.money),
    "money with qualifier": Kind(money.with_qualifier, "money"),
    "money with period": Kind(money.with_period, "money"),
    "money with purpose": Kind(money.with_purpose, "money"),
    "quotes": Kind(quotes.quotes),
    "quotes with speaker": Kind(quotes.with_speaker, "quotes"),
    "date": Kind(frame.date),
    "publisher": Kind(frame.publisher),
    "topics": Kind(frame.topics),
    "first topic among gold": Kind(frame.first_topic),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One release: its cases by kind (only kinds that gold lets judge), and whether its offsets hold."""

    gold: Gold
    record: FoundRecord | None
    cases: dict[str, list[Case]]
    right_offsets: int
    wrong_offsets: tuple[str, ...]


def compare_all(gold: Iterable[Gold], records: Mapping[str, FoundRecord]) -> list[Compared]:
    """Every gold release with its record by id; one without, or with an error record, counts as all missed."""
    return [compare(release, records.get(release.id)) for release in gold]


def compare(gold: Gold, record: FoundRecord | None) -> Compared:
    """One gold release with its record."""
    if record is not None and record.failed:
        record = None
    pair = Pair(gold, record or FoundRecord(source=FoundSource(uri=gold.id)))
    judged = {name: kind.judge(pair) for name, kind in KINDS.items()}
    cases = {name: found for name, found in judged.items() if found is not None}
    stretches = _stretches(pair)
    wrong = tuple(_mismatch(gold.text, stretch) for stretch in stretches if not _holds(gold.text, stretch))
    return Compared(gold, record, cases, len(stretches) - len(wrong), wrong)


def _stretches(pair: Pair) -> list[Stretch]:
    """Everything in a record that claims words at a place."""
    record = pair.record
    bearers: list[FoundPerson | FoundOrganisation] = [*record.people, *record.organisations]
    mentions = [mention for bearer in bearers for mention in bearer.mentions]
    return [*mentions, *record.money, *record.quotes]


def _holds(text: str, stretch: Stretch) -> bool:
    return text[stretch.start : stretch.end] == stretch.text


def _mismatch(text: str, stretch: Stretch) -> str:
    there = text[stretch.start : stretch.end]
    return f"[{stretch.start}:{stretch.end}] {there!r} is not {stretch.text!r}"
