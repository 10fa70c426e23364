"""Where sums stand: a currency, the number beside it, and numbers that share the currency (docs/money.md)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from pressnlp.analyse.money_terms import (
    FIGURE_BEHIND,
    REACH,
    Term,
    back,
    currency_pattern,
    scale_behind,
    scaled,
    scales,
    term_before,
    units,
)
from pressnlp.analyse.money_words import known
from pressnlp.analyse.numbers import BLANK, FIGURE, parse_figure, parse_words

Origin = Literal["plain", "elided", "column"]


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum by its span and value; `partner` is the start of the sum it shares its currency or contrast with."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    currency: str
    origin: Origin = "plain"
    partner: int | None = None


_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_compound_of_no_money(text: str, end: int) -> bool:
    """ "5-Cent-Stück", "50 Euro Schein": a coin or a norm, not a sum."""
    head = re.compile(rf"(?:[-‑]|{BLANK})([^\W\d_]+)").match(text, end)
    if not head:
        return False
    word = head[1].lower()
    if text[end] not in "-‑":
        return word in ("schein", "scheine", "münze", "münzen", "note", "noten")
    return word in known("currency_compounds")


def _compound_head(text: str, end: int) -> str | None:
    head = re.compile(r"[-‑]([^\W\d_][\w-]*)").match(text, end)
    return head[1] if head else None


def _is_name(text: str, term: Term, unit: str, end: int) -> bool:
    """ "Startnummer 3 Mark Weber": a small bare number and a capitalised word around "Mark"."""
    small = term.text.isdigit() and len(term.text) < 3
    return unit == "Mark" and small and re.compile(rf"{BLANK}[A-ZÄÖÜ]").match(text, end) is not None


def _suffixed(text: str, match: re.Match[str], taken: int) -> tuple[Term, str, Decimal] | None:
    """The number before a currency, unless it belongs to an earlier one."""
    term = term_before(text, back(text, match.start()))
    if term is None or term.start < taken or _is_compound_of_no_money(text, match.end()):
        return None
    if _is_name(text, term, match[0], match.end()):
        return None
    hyphen = _compound_head(text, match.end()) is not None
    if hyphen and not term.text[0].isdigit() and text[match.start() - 1] not in "-‑":
        return None  # "einen Euro-Betrag"
    return (term, *units()[match[0]])


def _prefixed(text: str, match: re.Match[str]) -> tuple[Term, str, Decimal] | None:
    """The number behind a currency: "EUR 4.000,-", "Euro 500,--"; not "Euro 6", not "Euro 2024"."""
    figure = FIGURE_BEHIND.match(text, match.end())
    if not figure or units()[match[0]][1] != 1 or match[0] in ("Mark", "MARK"):
        return None
    digits = figure["figure"]
    if _YEAR.fullmatch(digits) or re.match(r"0\d", digits):
        return None
    if match[0].lower().startswith("euro") and digits.isdigit() and len(digits) < 2:
        return None
    scale = scale_behind().match(text, figure.end())
    end = scale.end() if scale else figure.end()
    if currency_pattern().match(text, end) or currency_pattern().match(text, end + 1):
        return None  # the number belongs to the next currency
    if re.compile(rf"{BLANK}?(?:Prozent|Uhr|[A-Z]{{2,}}\b)").match(text, end):
        return None
    worth = scales()[scale[1]] if scale else Decimal(1)
    return (Term(match.start(), end, parse_figure(digits), worth, digits), *units()[match[0]])


# What parts two numbers with one currency, at the end of the stretch before the second.
_LINK = re.compile(
    rf"(?P<dash>{BLANK}?[-–—]{BLANK}?)$"
    rf"|{BLANK}(?P<word>bis(?:{BLANK}zu)?|und|oder|auf|bzw\.|beziehungsweise|sowie|statt)"
    rf"(?P<adverbs>(?:{BLANK}(?:wie|bisher|bislang|zuvor|vorher|derzeit|zuletzt|heute|der|den|rund|etwa|ca\.|knapp|gut))*)"
    rf"{BLANK}$|(?P<comma>,{BLANK})$|(?P<slash>{BLANK}?/{BLANK}?)$"
)
_BETWEEN = re.compile(rf"[Zz]wischen(?:{BLANK}(?:rund|etwa|ca\.|knapp|jeweils|je|den))?{BLANK}$")
_FROM = re.compile(
    rf"(?:[Vv]on|[Uu]m)(?:{BLANK}(?:bisher|bislang|derzeit|zuletzt|heute|aktuell|rund|etwa|jeweils|knapp|gut)){{0,2}}{BLANK}$"
)
# " (bisher 2,80)" · " statt bisher 2,80": a number right of the currency it shares
_RIGHT = re.compile(
    rf"(?:{BLANK}(?:statt|anstatt)(?:{BLANK}(?:wie|bisher|bislang|zuvor|vorher|der|den))*"
    rf"|{BLANK}?\((?:bisher|bislang|zuvor|vorher|statt|ermäßigt)(?:{BLANK}bisher)?:?"
    rf"|,?{BLANK}?/?{BLANK}?(?:ermäßigt|erm\.):?|/)"
    rf"{BLANK}?(?P<figure>{FIGURE})(?=[,;)]?(?:\s|$)|\.(?:\s|$)|\))(?!\)?{BLANK}?[\w€$%/])"
)


def _like_year(term: Term) -> bool:
    return bool(_YEAR.fullmatch(term.text))


def _shares(low: Term, high: Term) -> Term:
    """The first number with the second's scale, where it has none and is not written out ("800.000 bis 1,2 Mio.")."""
    fits = low.scale == 1 and low.number * high.scale <= 100 * high.value
    return replace(low, scale=high.scale) if fits else low


def _kind(text: str, link: re.Match[str], low: Term, high: Term) -> Literal["range", "two", "list"] | None:
    """What two linked numbers are: one range, two sums, or (behind a comma) perhaps the end of a list."""
    if _like_year(low) and not _like_year(high):
        return None
    word = link["word"] or ""
    before = max(0, low.start - REACH)
    rising = low.value < high.value
    if link["comma"]:
        return "list"
    if link["slash"]:
        return "two" if max(low.value, high.value) <= 5 * min(low.value, high.value) and low.value < 1000 else None
    if link["dash"]:
        limit = 1000 if len(link["dash"]) == 1 else 10
        return "range" if rising and high.value <= limit * low.value and low.text[0].isdigit() else None
    if word.startswith("bis") or word == "oder":
        return "range" if rising else None
    if word == "und" and _BETWEEN.search(text, before, low.start):
        return "range" if rising else None
    if word == "auf":
        return "two" if _FROM.search(text, before, low.start) else None
    if low.text[0].isalpha() and parse_words(low.text) == 1:
        return None  # "eine und 5 Euro"
    return "two"


def _sharing(text: str, last: Term) -> Iterator[tuple[Term, Literal["range", "two"]]]:
    """The numbers before a term that share its currency, from right to left."""
    pending: list[Term] = []
    current, closed = last, False
    while link := _LINK.search(text, max(0, current.start - REACH), current.start):
        before = term_before(text, link.start())
        if before is None or text.count("\n", before.start, current.start):
            return
        before = _shares(before, last)
        kind = _kind(text, link, before, current)
        if kind is None or (kind == "list" and not closed):
            return
        yield before, "range" if kind == "range" else "two"
        if kind == "range" or len(pending) > 8:
            return
        pending.append(before)
        current, closed = before, link["word"] in ("und", "oder", "bzw.", "sowie", "beziehungsweise") or closed


def _right(text: str, end: int) -> tuple[int, int, Decimal] | None:
    match = _RIGHT.match(text, end)
    if not match:
        return None
    return match.start("figure"), match.end("figure"), parse_figure(match["figure"])


def _around(text: str, term: Term, end: int, currency: str, worth: Decimal) -> list[Sum]:
    """A sum with those that share its currency on either side."""
    low, high, start = scaled(term.value, worth), None, term.start
    others: list[Sum] = []
    for other, kind in _sharing(text, term):
        value = scaled(other.value, worth)
        if kind == "range":
            if others:
                break
            low, high, start = value, low, other.start
        else:
            others.append(Sum(other.start, other.end, value, None, currency, "elided", term.start))
    found = [*reversed(others), Sum(start, end, low, high, currency)]
    right = _right(text, end)
    if right and high is None:
        found.append(
            Sum(right[0], right[1], scaled(right[2], term.scale * worth), None, currency, "elided", term.start)
        )
    return found


def sums(text: str, units_found: Sequence[re.Match[str]]) -> list[Sum]:
    """Every sum with its own number, in order: "von 2,90 auf 3,10 Euro" → 2.90 (elided) and 3.10."""
    found: list[Sum] = []
    taken = 0
    for match in units_found:
        if match.start() < taken:
            continue
        hit = _suffixed(text, match, taken)
        if hit:
            new = [one for one in _around(text, hit[0], match.end(), hit[1], hit[2]) if one.start >= taken]
        else:
            behind = _prefixed(text, match)
            if not behind:
                continue
            new = [Sum(behind[0].start, behind[0].end, behind[0].value, None, behind[1])]
        found += new
        taken = new[-1].end
    return _merged(text, found)


_TO = re.compile(rf"{BLANK}?(?:[-–—]|bis){BLANK}?(?:EUR|€|DM|CHF)?{BLANK}?")
_AND = re.compile(rf"{BLANK}und{BLANK}")


def _merged(text: str, found: list[Sum]) -> list[Sum]:
    """Two whole sums joined to one range: "5 Euro bis 10 Euro", "zwischen 5 Euro und 10 Euro"."""
    merged: list[Sum] = []
    for here in found:
        last = merged[-1] if merged else None
        if last and last.high is None and here.high is None and _is_span(text, last, here):
            merged[-1] = replace(last, end=here.end, high=here.low)
        else:
            merged.append(here)
    return merged


def _is_span(text: str, last: Sum, here: Sum) -> bool:
    if last.currency != here.currency or last.low >= here.low or here.start - last.end > 12:
        return False
    if _TO.fullmatch(text, last.end, here.start):
        return True
    between = _BETWEEN.search(text, max(0, last.start - REACH), last.start)
    return bool(between and _AND.fullmatch(text, last.end, here.start))
