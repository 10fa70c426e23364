"""Values as a German reader writes them."""

from typing import get_args

import pytest

from pressnlp import record
from pressnlp.show import german
from pressnlp.show.visible import visible


@pytest.mark.parametrize(
    ("decimal", "written"),
    [
        ("0", "0"), ("7", "7"), ("950", "950"), ("1000", "1.000"), ("91000000", "91.000.000"), ("345003.00", "345.003"),
        ("1234567.5", "1.234.567,50"), ("12.50", "12,50"), ("0.005", "0,005"), ("-20000", "−20.000"),
        ("9" * 5000, "99." + ".".join(["999"] * 1666)),
    ],
)  # fmt: skip
def test_number(decimal: str, written: str) -> None:
    assert german.number(decimal) == written


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"amount": "20000", "amount_max": "30000"}, "20.000–30.000\u00a0€"),
        ({"amount": "5", "currency": "DEM"}, "5\u00a0DM"),
        ({"amount": "5.25", "currency": "CHF"}, "5,25\u00a0CHF"),
    ],
)
def test_amount(fields: dict[str, str], written: str) -> None:
    known = {"currency": "EUR", "qualifier": "exact", "start": 0, "end": 1, "text": "x", "confidence": 1}
    assert german.amount(record.Money.model_validate({**known, **fields})) == written


@pytest.mark.parametrize(
    ("begin", "end", "written"),
    [
        ("2018", "2023", "2018–2023"), ("2018", "2018", "2018"), ("2018", None, "ab 2018"), (None, "2023", "bis 2023"),
        ("2024-03-05", "2024-12-31", "05.03.2024–31.12.2024"), ("2024-03", None, "ab 2024-03"), (None, None, ""),
    ],
)  # fmt: skip
def test_period(begin: str | None, end: str | None, written: str) -> None:
    assert german.period(record.Period(from_=begin, to=end)) == written


def test_no_period() -> None:
    assert german.period(None) == ""


@pytest.mark.parametrize(
    ("labels", "enumeration"),
    [
        (german.PERSON_KINDS, record.PersonKind), (german.STATUS, record.RoleStatus),
        (german.ORGANISATION_KINDS, record.OrganisationKind), (german.QUALIFIERS, record.Qualifier),
        (german.UNITS, record.Per), (german.SECTIONS, record.SectionKind),
    ],
)  # fmt: skip
def test_every_value_has_a_word(labels: dict[str, str], enumeration: object) -> None:
    assert tuple(labels) == get_args(enumeration)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Straße – „x“\t1\n", "Straße – „x“\t1\n"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g", "a \nb\nc\nd\ne\nf\ng"),
        ("\x1b[31m\x00\x7f\x9b", "␛[31m␀␡\ufffd"),
        ("x\u202ey\u2066z\ud800", "x\ufffdy\ufffdz\ufffd"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert len(shown) == len(text)
