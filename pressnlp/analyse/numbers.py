"""German numerals, in figures and in words, as exact decimals (docs/money.md)."""

import re
from decimal import Decimal
from functools import lru_cache

from pressnlp.analyse.money_words import table

BLANK = r"[ \t\u00a0\u2007\u2009\u202f]"  # blanks that part groups or words inside one line
_DASH = r"[-–—]"

# "1.234.567"
_DOTTED = r"\d{1,3}(?:\.\d{3})+"
# "20 000"
_SPACED = rf"\d{{1,3}}(?:{BLANK}\d{{3}})+"
# "1'200", Swiss
_APOSTROPHES = r"\d{1,3}(?:['’]\d{3})+"
# "1,234.50" or "1,234,567": commas that cannot be German
_ENGLISH = r"\d{1,3}(?:,\d{3})+\.\d{2}|\d{1,3}(?:,\d{3}){2,}"
# ",5" · ",-" · " ,--" · ".-" · ".50"; three digits behind a point would be a group
_TAIL = rf"(?:,\d{{1,4}}|{BLANK}?[.,]{_DASH}{{1,2}}|\.\d{{1,2}})"

FIGURE = rf"(?:{_ENGLISH}|(?:{_DOTTED}|{_SPACED}|{_APOSTROPHES}|\d{{1,15}}){_TAIL}?)"
"""A number in figures, without sign; what stands around it is the caller's business."""

_ENGLISH_ONLY = re.compile(_ENGLISH)
_GROUPING = re.compile(rf"{BLANK}|['’]|\.(?=\d{{3}}(?!\d))")
_EMPTY_CENTS = re.compile(rf"{BLANK}?[.,]{_DASH}+$")


def parse_figure(figure: str) -> Decimal:
    """The value of a numeral in German spelling: `parse_figure("1.234.567,89")` → `Decimal("1234567.89")`.

    Written decimals stay ("48,00" → 48.00); ",-" is none. A comma is decimal unless the figure can only be English
    ("1,234.50"). Raises decimal.InvalidOperation for what FIGURE does not match.
    """
    if _ENGLISH_ONLY.fullmatch(figure):
        return Decimal(figure.replace(",", ""))
    return Decimal(_GROUPING.sub("", _EMPTY_CENTS.sub("", figure)).replace(",", "."))


@lru_cache(maxsize=4096)
def parse_words(words: str) -> Decimal | None:
    """The value of a number word below a million: `parse_words("fünfhunderttausend")` → `Decimal("500000")`.

    Also "zweieinhalb", "anderthalb", "eine halbe", "einem" (1); None for anything else.
    """
    word = re.sub(r"[ \-‑]", "", words.lower())
    fraction = _fraction(word)
    if fraction is not None:
        return fraction
    thousands, tausend, rest = word.rpartition("tausend")
    if not tausend:
        return _below_thousand(word)
    high = _below_thousand(thousands) if thousands else Decimal(1)
    low = _below_thousand(rest.removeprefix("und")) if rest else Decimal(0)
    return None if high is None or low is None else high * 1000 + low


def _fraction(word: str) -> Decimal | None:
    """ "halbe", "einehalbe" → 0.5; "zweieinhalb" → 2.5."""
    fractions = table("number_fractions")
    for article in ("", "eine", "einen", "einer", "ein"):
        if word.startswith(article) and word[len(article) :] in fractions:
            return Decimal(fractions[word[len(article) :]])
    if word.endswith("einhalb"):
        whole = _below_hundred(word.removesuffix("einhalb"))
        return None if whole is None else whole + Decimal("0.5")
    return None


def _below_thousand(word: str) -> Decimal | None:
    hundreds, hundert, rest = word.partition("hundert")
    if not hundert:
        return _below_hundred(word)
    high = _below_hundred(hundreds) if hundreds else Decimal(1)
    low = _below_hundred(rest.removeprefix("und")) if rest else Decimal(0)
    return None if high is None or low is None else high * 100 + low


def _below_hundred(word: str) -> Decimal | None:
    """ "siebenundzwanzig" → 27; the unit stands before the ten."""
    simple = table("number_words")
    if word in simple:
        return Decimal(simple[word])
    unit, und, ten = word.partition("und")
    if und and simple.get(unit, "").isdigit() and simple.get(ten, "").endswith("0"):
        return Decimal(simple[unit]) + Decimal(simple[ten])
    return None
