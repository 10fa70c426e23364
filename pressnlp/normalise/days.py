"""Dates with a year as German releases write them, and their ISO form."""

import re
from datetime import date
from functools import cache

from pressnlp.words import table

_MONTHS = "|".join(sorted(table("months"), key=len, reverse=True))
# "14.03.2022", "14. 3. 22", "14. März 2022", "14. Mrz. 2022", "2022-03-14"
DAY = (
    r"(?<![\d.,])(?i:"
    rf"(?:0?[1-9]|[12]\d|3[01])\.[ ]?(?:(?:0?[1-9]|1[0-2])\.[ ]?(?:\d{{4}}|\d{{2}})|(?:{_MONTHS})\b\.?[ ]\d{{4}})"
    r"|\d{4}-\d{2}-\d{2}"
    r")(?![\d.]?\d)"
)
# "Montag, ", "Montag, den "
WEEKDAY = r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend),[ ](?:den[ ])?"
# ", 11:30 Uhr", " 9 Uhr"
TIME = r"(?:,?[ ]\d{1,2}(?:[.:]\d{2})?[ ]Uhr)?"
_NUMERIC = re.compile(r"(\d{1,2})\.[ ]?(\d{1,2})\.[ ]?(\d{2,4})")
_NAMED = re.compile(r"(\d{1,2})\.[ ]?([^\W\d]+)\.?[ ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIND = re.compile(DAY)
# Press offices have no archives from before, and plan nothing beyond; other years are misprints or phone numbers.
EARLIEST, LATEST = 1945, 2099


def iso(written: str) -> str | None:
    """ "14. März 2022" → "2022-03-14"; None for what is no day of the calendar ("31.02.2022")."""
    if match := _ISO.fullmatch(written):
        year, month, day = (int(part) for part in match.groups())
    elif match := _NUMERIC.fullmatch(written):
        day, month, year = (int(part) for part in match.groups())
        year += 2000 if len(match[3]) == 2 else 0
    elif match := _NAMED.fullmatch(written):
        day, month, year = int(match[1]), _number(match[2]), int(match[3])
    else:
        return None
    return _valid(year, month, day)


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


@cache
def _number(name: str) -> int:
    return int(table("months").get(name.lower(), "0"))


def find(text: str) -> str | None:
    """The ISO form of the first dated day of a line: "Soest, den 3. Mai 2021" → "2021-05-03"."""
    return next((day for match in _FIND.finditer(text) if (day := iso(match[0]))), None)
