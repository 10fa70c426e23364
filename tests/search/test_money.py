"""Sums by topic, year and organisation."""

from typing import Any

import pytest

from pressnlp.search.money import Group, GroupBy, decimal, fields, money
from pressnlp.write import archive
from tests.search.filled import amount, body, fill

PAYER = body("o1", "Kreis Hohenau", "county", key="05999")
RELEASES: list[dict[str, Any]] = [
    {
        "text": "eins", "date": "2023-04-01", "topics": ["Verkehr", "Finanzen"], "organisations": [PAYER],
        "money": [
            amount("0.10", payer="o1"), amount("0.20", payer="o1", purpose="Schrauben"), amount("12", per="hour"),
            amount("1", amount_max="2", qualifier="range"), amount("5", currency="CHF"), amount("1" + "0" * 40),
        ],
    },
    {
        "text": "zwei", "date": "2024-04-01", "topics": ["Verkehr"],
        "organisations": [body("o1", "Landkreis Hohenau", "county", key="05999"), body("o2", "Heimatverein", "association")],
        "money": [amount("1000000.5", payer="o1", purpose="Brücke"), amount("7", payer="o2")],
    },
    {"text": "drei", "money": [amount("3")]},
]  # fmt: skip


def grouped(by: GroupBy, releases: list[dict[str, Any]] = RELEASES) -> list[Group]:
    with archive.in_memory() as connection:
        fill(connection, releases)
        return money(connection, by)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("topic", [("Verkehr", "EUR", "1000007.80", 4, 2), (None, "EUR", "3.00", 1, 1), ("Verkehr", "CHF", "5.00", 1, 1)]),
        ("year", [("2023", "EUR", "0.30", 2, 1), ("2024", "EUR", "1000007.50", 2, 1), (None, "EUR", "3.00", 1, 1),
                  ("2023", "CHF", "5.00", 1, 1)]),
        ("organisation", [("Kreis Hohenau", "EUR", "1000000.80", 3, 2), ("Heimatverein", "EUR", "7.00", 1, 1),
                          (None, "EUR", "3.00", 1, 1), (None, "CHF", "5.00", 1, 1)]),
    ],
)  # fmt: skip
def test_groups(by: GroupBy, expected: list[tuple[str | None, str, str, int, int]]) -> None:
    found = grouped(by)
    assert [(g.name, g.currency, decimal(g.cents), g.sums, len(g.releases)) for g in found] == expected


def test_what_is_left_out_is_counted() -> None:
    first, *others = grouped("topic")
    assert (first.per_unit, first.ranges, first.too_large) == (1, 1, 1)
    assert [(g.per_unit, g.ranges, g.too_large) for g in others] == [(0, 0, 0)] * 2
    (alone,) = grouped("topic", [{"text": "x", "money": [amount("12", per="hour")]}])
    assert fields(alone, "topic") == {
        "topic": None, "currency": "EUR", "sums": 0, "releases": 0, "total": "0.00", "largest": None,
        "left_out": {"per_unit": 1, "ranges": 0, "too_large": 0},
    }  # fmt: skip


def test_the_largest_sum_and_what_it_is_for() -> None:
    first = fields(grouped("topic")[0], "topic")
    assert first["largest"] == {"amount": "1000000.5", "purpose": "Brücke", "uri": "a02.txt", "date": "2024-04-01"}


def test_totals_beyond_what_sqlite_can_add() -> None:
    most = "92233720368547758.07"
    (group,) = grouped("topic", [{"text": "x", "money": [amount(most), amount(most)]}])
    assert decimal(group.cents) == "184467440737095516.14"


@pytest.mark.parametrize(
    ("cents", "text"), [(0, "0.00"), (5, "0.05"), (1250, "12.50"), (-1250, "-12.50"), (-5, "-0.05")]
)
def test_decimal(cents: int, text: str) -> None:
    assert decimal(cents) == text
