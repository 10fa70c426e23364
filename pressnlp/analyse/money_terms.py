"""Currencies, and the number with its scale before one (docs/money.md)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pressnlp.analyse.money_words import known, table
from pressnlp.analyse.numbers import BLANK, FIGURE, parse_figure, parse_words

REACH = 48
"""Characters looked at before a currency for its number: "neunhundertneunundneunzigtausend Millionen" fits."""


def scaled(number: Decimal, factor: Decimal) -> Decimal:
    """The product without empty decimals: 4.10 × 1000000 → 4100000; a factor of 1 leaves 48.00 as written."""
    if factor == 1:
        return number
    product = number * factor
    return product.to_integral_value() if product == product.to_integral_value() else product


@dataclass(frozen=True, slots=True)
class Term:
    """A number with its scale, before the currency is known."""

    start: int
    end: int
    number: Decimal
    scale: Decimal
    text: str

    @property
    def value(self) -> Decimal:
        return scaled(self.number, self.scale)


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, as listed or in capitals, the longest first; grouped by first letter: faster."""
    groups: dict[str, list[str]] = {}
    for form in sorted({form for word in words for form in (word, word.upper() if len(word) > 1 else word)}):
        groups.setdefault(form[0], []).append(form[1:])
    parts = []
    for first, rests in groups.items():
        longest = sorted(rests, key=lambda rest: (-len(rest), rest))
        parts.append(re.escape(first) + (f"(?:{'|'.join(map(re.escape, longest))})" if longest != [""] else ""))
    return "|".join(parts)


@cache
def units() -> dict[str, tuple[str, Decimal]]:
    """Every written unit with its currency and its worth in it: "Cent" → ("EUR", 0.01)."""
    known = {unit: (code, Decimal(1)) for unit, code in table("currency_units").items()}
    known |= {unit: (code, Decimal("0.01")) for unit, code in table("currency_subunits").items()}
    return known | {unit.upper(): worth for unit, worth in known.items()}


@cache
def currency_pattern() -> re.Pattern[str]:
    """A written currency; begins with letters, so that the search is fast, and leaves its left side to `_stands`."""
    words = [unit for unit in units() if unit[0].isalpha()]
    signs = [unit for unit in units() if not unit[0].isalpha()]
    return re.compile(rf"(?:{either(words)})(?![^\W\d_])|(?:{either(signs)})")


def _stands(text: str, start: int) -> bool:
    """Whether a currency begins at a word's beginning, or behind the "T" of "TEUR"."""
    if not start or not text[start].isalpha() or not text[start - 1].isalpha():
        return True
    return text[start - 1] == "T" and not text[max(0, start - 2) : start - 1].isalpha()


def currencies(text: str) -> list[re.Match[str]]:
    """Every place where a currency stands: "Euro" as a word of its own or before a hyphen, "€" anywhere.

    "Pfund" and "Fr." count only in a text that shows a sign of that money.
    """
    found = [match for match in currency_pattern().finditer(text) if _stands(text, match.start())]
    hints = table("currency_hints")
    unfounded = {unit for unit in {match[0] for match in found} & hints.keys() if not re.search(hints[unit], text)}
    return [match for match in found if match[0] not in unfounded] if unfounded else found


@cache
def scales() -> dict[str, Decimal]:
    known = {scale: Decimal(worth) for scale, worth in table("money_scales").items()}
    return {scale.upper() if len(scale) > 1 else scale: worth for scale, worth in known.items()} | known


@cache
def _scale_before() -> re.Pattern[str]:
    """ "Mio. " at the end of the stretch, after a digit, a blank or a hyphen."""
    return re.compile(rf"(?<![^\W\d_])({either(scales())})$")


@cache
def scale_behind() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}?({either(scales())})(?!\w)")


# a figure behind a letter counts only where its cents say that blanks were lost: "Angebot568.507,74€"
_GLUED = r"(?<=[a-zäöüß])\d{1,3}(?:\.\d{3})*,\d\d"
_FIGURE_BEFORE = re.compile(rf"(?<!\d)(?<!\d[.,'’])(?:(?<![^\W_]){FIGURE}|{_GLUED})$")
FIGURE_BEHIND = re.compile(rf"{BLANK}?(?P<figure>{FIGURE})(?![\d%])")
_DASHES = ("-", "–", "—")  # "4.000,-"
_WORD_BEFORE = re.compile(r"(?<![\w-])(?:[A-Za-zÄÖÜäöüß]{3,45})$")
# "eine " · "eine knappe ", before "halbe Million"
_ARTICLE_BEFORE = re.compile(rf"(?<!\w)[Ee]ine[nr]?{BLANK}(?:(?:knappe|gute|geschätzte)[nr]?{BLANK})?$")
_WORD_AHEAD_OF = re.compile(rf"([^\W\d_]+){BLANK}$")
_GAP = re.compile(rf"(?:{BLANK}{{0,3}}|(?<![.,-])[-‑]|{BLANK}*\n{BLANK}*)$")


def back(text: str, end: int) -> int:
    """The place before the blank, hyphen or line break that parts a number from what it counts."""
    gap = _GAP.search(text, max(0, end - 6), end)
    return gap.start() if gap else end


def number_before(text: str, end: int) -> Term | None:
    """The number that ends at a place: figures, or a number word with its article ("eine halbe")."""
    window = max(0, end - REACH)
    last = text[end - 1 : end]  # a look at one character spares most searches
    figure = _FIGURE_BEFORE.search(text, window, end) if last.isdigit() or last in _DASHES else None
    if figure:
        if re.match(r"0\d", figure[0]):
            return None  # a telephone or account number
        return Term(figure.start(), end, parse_figure(figure[0]), Decimal(1), figure[0])
    word = _WORD_BEFORE.search(text, window, end) if last.isalpha() else None
    value = parse_words(word[0]) if word else None
    if word is None or value is None:
        return None
    start = word.start()
    before = _WORD_AHEAD_OF.search(text, max(0, start - REACH), start)
    if before and before[1].lower() in known("money_vague"):
        return None
    article = _ARTICLE_BEFORE.search(text, max(0, start - 18), start) if value % 1 else None
    start = article.start() if article else start
    return Term(start, end, value, Decimal(1), text[start:end])


def term_before(text: str, end: int) -> Term | None:
    """The number and scale that end at a place: "1,2 Mio." → 1.2 × 1000000."""
    last = text[end - 1 : end]
    scale = _scale_before().search(text, max(0, end - 20), end) if last.isalpha() or last == "." else None
    if not scale:
        return number_before(text, end)
    number = number_before(text, back(text, scale.start()))
    if number is None:
        return number_before(text, end)  # "tausend Euro" is a number word, "Millionen Euro" is none
    return replace(number, end=end, scale=scales()[scale[1]], text=text[number.start : end])
