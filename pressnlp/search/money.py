"""`pressnlp money`: sums by topic, year or organisation, in exact hundredths for each currency."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any, Literal

from pressnlp.search.folding import fold
from pressnlp.search.places import most_frequent

GroupBy = Literal["topic", "year", "organisation"]
GROUPS: dict[str, GroupBy] = {"topic": "topic", "year": "year", "organisation": "organisation"}
"""What sums may be grouped by: the main topic of the release, its year, the body that pays."""

SUMS = """
SELECT
    m.currency, m.cents, m.amount, m.per, m.amount_max IS NOT NULL OR m.qualifier = 'range', m.purpose, t.label,
    substr(c.date, 1, 4), payer.name, payer.key, c.id, c.uri, c.date
FROM money m
JOIN current_releases c ON c.id = m.release_id
LEFT JOIN topics t ON t.release_id = m.release_id AND t.rank = 1
LEFT JOIN organisations payer ON payer.id = m.payer_id
ORDER BY c.position, m.start, m.id
"""


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest sum of a group, with what it is for and where it stands."""

    cents: int
    amount: str
    purpose: str | None
    uri: str
    date: str | None


@dataclass(slots=True)
class Group:
    """The sums of one group in one currency; `name` is None for those that have no topic, year or payer."""

    currency: str
    names: list[str] = field(default_factory=list)
    cents: int = 0
    sums: int = 0
    releases: set[int] = field(default_factory=set)
    largest: Largest | None = None
    per_unit: int = 0
    ranges: int = 0
    too_large: int = 0

    @property
    def name(self) -> str | None:
        return most_frequent(self.names) if self.names else None


def money(connection: Connection, group_by: GroupBy) -> list[Group]:
    """Sums by group and currency: the currency with the most sums first, then years in order, else the largest totals.

    Every sum that is written counts: parts beside their whole and repeats in other releases count again. Sums per unit
    and ranges are left out and counted, as is what SQLite's integers cannot hold.
    """
    groups: dict[tuple[str, str], Group] = {}
    for currency, cents, amount, per, is_range, purpose, topic, year, payer, key, release, *at in connection.execute(
        SUMS
    ):
        name = {"topic": topic, "year": year, "organisation": payer}[group_by]
        same = f"key:{key}" if group_by == "organisation" and key else fold(name or "")
        group = groups.setdefault((same, currency), Group(currency))
        if name:
            group.names.append(name)
        if per is not None:
            group.per_unit += 1
        elif is_range:
            group.ranges += 1
        elif cents is None:
            group.too_large += 1
        else:
            _add(group, Largest(cents, amount, purpose, *at), release)
    return list(_ordered(groups.values(), group_by))


def _add(group: Group, one: Largest, release: int) -> None:
    group.cents += one.cents  # Python's integers have no end, SQLite's sum() has
    group.sums += 1
    group.releases.add(release)
    if group.largest is None or one.cents > group.largest.cents:
        group.largest = one


def _ordered(groups: Iterable[Group], group_by: GroupBy) -> Iterator[Group]:
    groups = list(groups)
    counts: dict[str, int] = {}
    for group in groups:
        counts[group.currency] = counts.get(group.currency, 0) + group.sums

    def order(group: Group) -> tuple[int, str, bool, int, str]:
        total = 0 if group_by == "year" else -group.cents
        return -counts[group.currency], group.currency, group.name is None, total, group.name or ""

    yield from sorted(groups, key=order)


def decimal(cents: int) -> str:
    """Hundredths as a decimal: 1250 → "12.50"."""
    sign, whole = "-" * (cents < 0), abs(cents)
    return f"{sign}{whole // 100}.{whole % 100:02}"


def fields(group: Group, group_by: GroupBy) -> dict[str, Any]:
    """One group as a JSON object; amounts are decimal strings, as in the record."""
    largest = group.largest
    return {
        group_by: group.name,
        "currency": group.currency,
        "sums": group.sums,
        "releases": len(group.releases),
        "total": decimal(group.cents),
        "largest": largest
        and {"amount": largest.amount, "purpose": largest.purpose, "uri": largest.uri, "date": largest.date},
        "left_out": {"per_unit": group.per_unit, "ranges": group.ranges, "too_large": group.too_large},
    }
