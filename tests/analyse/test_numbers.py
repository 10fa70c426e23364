"""German numerals to exact decimals, and the patterns that find them."""

import re
from decimal import Decimal

import pytest

from pressnlp.analyse.numbers import FIGURE, parse_figure, parse_words

FIGURES = [
    ("7", "7"),
    ("1.250", "1250"),
    ("1.234.567,89", "1234567.89"),
    ("13.000,00", "13000.00"),
    ("20 000", "20000"),
    ("1\u00a0250\u202f000", "1250000"),
    ("1'200", "1200"),
    ("1’200.50", "1200.50"),
    ("0,31", "0.31"),
    ("3.50", "3.50"),
    ("1,5", "1.5"),
    ("4.000,-", "4000"),
    ("850,–", "850"),
    ("72,--", "72"),
    ("84.000 ,--", "84000"),
    ("30.000.-", "30000"),
    ("1,234.50", "1234.50"),
    ("1,234,567", "1234567"),
    ("1,234", "1.234"),  # German: a comma is decimal where the figure may be either
]

WORDS = [
    ("null", "0"),
    ("eins", "1"),
    ("einem", "1"),
    ("zwölf", "12"),
    ("Siebzehn", "17"),
    ("einundzwanzig", "21"),
    ("neunundneunzig", "99"),
    ("hundert", "100"),
    ("hundertfünf", "105"),
    ("dreihundertfünfundvierzig", "345"),
    ("tausend", "1000"),
    ("zweitausendfünfhundert", "2500"),
    ("fünfhunderttausend", "500000"),
    ("halbe", "0.5"),
    ("eine halbe", "0.5"),
    ("dreiviertel", "0.75"),
    ("anderthalb", "1.5"),
    ("zweieinhalb", "2.5"),
]

NO_NUMBERS = ["", "und", "Euro", "achtsam", "Zweig", "Elfmeter", "einander", "undzwanzig", "zwanzigundein", "Million"]


@pytest.mark.parametrize(("written", "value"), FIGURES)
def test_figure(written: str, value: str) -> None:
    assert re.fullmatch(FIGURE, written)
    assert str(parse_figure(written)) == value


@pytest.mark.parametrize(("written", "value"), WORDS)
def test_words(written: str, value: str) -> None:
    assert parse_words(written) == Decimal(value)


@pytest.mark.parametrize("written", NO_NUMBERS)
def test_words_that_are_no_numbers(written: str) -> None:
    assert parse_words(written) is None


@pytest.mark.parametrize("written", ["1.23.456", "12.3456", "1..2", "1,2,3", "12 34"])
def test_broken_figures(written: str) -> None:
    assert not re.fullmatch(FIGURE, written)


def test_every_number_below_a_thousand_is_read() -> None:
    units = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
    tens = {20: "zwanzig", 30: "dreißig", 40: "vierzig", 50: "fünfzig", 60: "sechzig", 70: "siebzig", 80: "achtzig"}
    for ten, name in tens.items():
        for unit, digit in enumerate(units):
            below = f"{digit}und{name}" if unit else name
            for hundred, prefix in enumerate(units):
                word = (f"{prefix}hundert" if hundred else "") + below
                assert parse_words(word) == 100 * hundred + ten + unit, word
