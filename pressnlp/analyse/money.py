"""Sums of money in German text: amount, currency, qualifier, unit, purpose and period (docs/money.md)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pressnlp.analyse import money_before as before
from pressnlp.analyse import money_carried as carried
from pressnlp.analyse import money_clause as clause
from pressnlp.analyse import money_context as context
from pressnlp.analyse import money_heads as heads
from pressnlp.analyse import money_per
from pressnlp.analyse import money_phrases as phrases
from pressnlp.analyse import money_purpose as purposes
from pressnlp.analyse import money_rows as rows
from pressnlp.analyse import money_topics as topics
from pressnlp.analyse.found import MoneyFound
from pressnlp.analyse.money_columns import columns
from pressnlp.analyse.money_repeats import agreed
from pressnlp.analyse.money_sums import Sum, sums
from pressnlp.analyse.money_terms import currencies
from pressnlp.record import Per

_CONFIDENCE = {"plain": 0.99, "elided": 0.9, "column": 0.8}


def find(text: str) -> list[MoneyFound]:
    """Every sum of a text with its own number, in order of place.

    "rund 1,2 Mio. Euro für den Neubau der Kita" → amount 1200000, currency "EUR", qualifier "about", purpose "Neubau
    der Kita". Offsets count code points of `text`; amounts are units of the currency (32 Cent → 0.32 EUR), which is an
    ISO 4217 code. What counts as a sum, and what does not, stands in docs/money.md.
    """
    every = _ordered(text)
    names = before.names(text) if every else frozenset()
    found: list[MoneyFound] = []
    for index in range(len(every)):
        found.append(_understood(text, every, index, found, names))
    return agreed(text, found)


def _ordered(text: str) -> list[Sum]:
    """Sums in running text and in columns, without overlaps."""
    kept: list[Sum] = []
    units = currencies(text)
    for one in sorted([*sums(text, units), *columns(text, units)], key=lambda one: (one.start, one.origin == "column")):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


DENSE = 16
"""Sums within context.WINDOW of one line: a table run together, where nothing tells what belongs to what."""


def _is_dense(text: str, every: Sequence[Sum], index: int) -> bool:
    """Whether a sum stands in a run of figures, read without the words around it; else such text costs minutes."""
    for first, last in ((index - DENSE, index), (index, index + DENSE)):
        if first >= 0 and last < len(every):
            start, end = every[first].start, every[last].start
            if end - start < context.WINDOW and text.find("\n", start, end) < 0:
                return True
    return False


def _found(
    text: str,
    one: Sum,
    per: Per | None,
    purpose: str | None = None,
    period: tuple[str | None, str | None] | None = None,
) -> MoneyFound:
    return MoneyFound(
        one.start,
        one.end,
        one.low,
        one.high,
        one.currency,
        context.qualifier(text, one),
        per,
        purpose,
        period,
        _CONFIDENCE[one.origin],
    )


def _understood(
    text: str, every: Sequence[Sum], index: int, done: Sequence[MoneyFound], names: frozenset[str]
) -> MoneyFound:
    one = every[index]
    if _is_dense(text, every, index):
        behind = money_per.behind(text, one, one.end + context.WINDOW)
        return _found(text, one, behind[0] if behind else None)
    beside, low, high = _beside(text, every, index)
    return _found(
        text,
        one,
        _per(text, beside, one, (low, high), done),
        _purpose(text, one, beside, (low, high), done, names),
        context.period(text, _after_last(beside, one, low), one, _before_next(beside, one, high)),
    )


MOST_BESIDE = 5
"""Sums looked at to either side: more in one line are a table, and reading all for each would cost quadratic time."""


def _beside(text: str, every: Sequence[Sum], index: int) -> tuple[list[Sum], int, int]:
    """The sums of the sentence around one, and the sentence's bounds."""
    low, high = context.sentence(text, every[index].start, every[index].end)
    first = last = index
    while first and every[first - 1].start >= low and index - first < MOST_BESIDE:
        first -= 1
    while last + 1 < len(every) and every[last + 1].end <= high and last - index < MOST_BESIDE:
        last += 1
    low = max(low, every[first - 1].end) if first else low
    high = min(high, every[last + 1].start) if last + 1 < len(every) else high
    return list(every[first : last + 1]), low, high


def _after_last(beside: Sequence[Sum], one: Sum, low: int) -> int:
    return max((other.end for other in beside if other.end <= one.start), default=low)


def _before_next(beside: Sequence[Sum], one: Sum, high: int) -> int:
    return min((other.start for other in beside if other.start >= one.end), default=high)


def _per(text: str, beside: Sequence[Sum], one: Sum, bounds: tuple[int, int], done: Sequence[MoneyFound]) -> Per | None:
    return (
        carried.unit(text, beside, beside.index(one), *bounds)
        or carried.told_before(text, done[-1] if done else None, one, bounds[0])
        or heads.unit(text, one, beside[0])
        or (done[-1].per if done and rows.continued(text, done[-1].end, one) else None)
    )


# -- purpose -----------------------------------------------------------------------------------------------------------


def _purpose(
    text: str,
    one: Sum,
    beside: Sequence[Sum],
    bounds: tuple[int, int],
    done: Sequence[MoneyFound],
    names: frozenset[str],
) -> str | None:
    """What a sum is for: its row, its sentence, what the sum before it was for, or the sentence before."""
    last = done[-1] if done else None
    if last and (
        (one.origin == "column" and "\n" not in text[last.end : one.start]) or rows.continued(text, last.end, one)
    ):
        return last.purpose  # the next figure of a row
    row = rows.label(text, one, last.end if last else 0) or rows.label_behind(text, one)
    if row:
        named = rows.row_purpose(row) or topics.heading(text, one.start) or row
        return topics.with_event(text, one.start, named)
    if titled := rows.title(text, one):
        return titled
    if last and text.count("\n", last.end, one.start) > 1:
        last = None
    here = clause.place(phrases.tokens(text, *bounds, beside), one)
    here = replace(here, priced=_is_price(last, one), names=names)
    if last and _goes_on(text, last, one, bounds[0]):
        return (purposes.aim(here) if before.adds(here) else None) or last.purpose
    found = (
        purposes.stated(here)
        or topics.told_before(text, last, here, bounds[0])
        or purposes.in_sentence(here)
        or (topics.paid_by(here, purposes.in_sentence(replace(here, low=0))) if here.low else None)
    )
    if found:
        return topics.completed(text, last, here, bounds[0], found)
    return topics.paid_by(here, topics.from_before(text, last, here, bounds[0]))


PRICE = Decimal(1000)
"""Larger sums are no prices that people pay at a counter."""


def _is_price(last: MoneyFound | None, one: Sum) -> bool:
    """Whether a sum is small and of about the size of the one before, which has a purpose."""
    return (
        last is not None
        and last.purpose is not None
        and one.low < PRICE
        and one.low / 20 <= last.amount <= 20 * one.low
    )


def _goes_on(text: str, last: MoneyFound, one: Sum, low: int) -> bool:
    """Whether a sum is told as another value of the one before: "(bisher 30 Euro)", ", höchstens 700 Euro"."""
    if one.partner == last.start:
        return True
    between = text[last.end : one.start]
    if last.start >= low and (_PLANNED.fullmatch(between) or (len(between) < 220 and _PAID_BY.match(between))):
        return True
    near = last.start >= low and len(between) < 90
    return near and bool(
        carried.CONTRAST.fullmatch(between) or _ONLY_UNIT.fullmatch(between) or _THAT_IS.search(between)
    )


# "wovon die Hälfte, also etwa "
_THAT_IS = re.compile(r",\s(?:also|das sind|und damit)\s(?:\w+\s){0,2}$")
# " erwirtschaftet, geplant waren "
_PLANNED = re.compile(
    r"[^.;:]{0,80},\s(?:geplant|veranschlagt|erwartet|kalkuliert|vorgesehen|angesetzt|eingeplant)"
    r"\s(?:war|waren|worden waren|wurden)\s(?:\w+\s){0,2}"
)
# ", gefördert vom Land mit bis zu "
_PAID_BY = re.compile(
    r",\s(?:davon\s)?(?:gefördert|bezuschusst|unterstützt|finanziert)\s(?:vom|von|durch)\b[^;:.]{3,200}$"
)


# ", ermäßigt " · " pro Meter Hecke, höchstens " · ", davon "
_ONLY_UNIT = re.compile(
    r"(?:\s?(?:je|pro|/|im)\s?[\w²³]+(?:\s[A-ZÄÖÜ]\w+)?)?[,;(/]?\s(?:\(|und\s|bzw\.\s)?"
    r"(?:ermäßigt|höchstens|maximal|mindestens|davon|also|das sind|rund|etwa|weitere)\s(?:rund\s|knapp\s|etwa\s)?"
)
