"""Sums of money in German text: amount, currency, qualifier, unit, purpose and period (docs/money.md)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pressnlp.analyse import money_before as before
from pressnlp.analyse import money_carried as carried
from pressnlp.analyse import money_clause as clause
from pressnlp.analyse import money_context as context
from pressnlp.analyse import money_per
from pressnlp.analyse import money_phrases as phrases
from pressnlp.analyse import money_purpose as purposes
from pressnlp.analyse import money_rows as rows
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
    return carried.unit(text, beside, beside.index(one), *bounds) or carried.told_before(
        text, done[-1] if done else None, one, bounds[0]
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
        return rows.row_purpose(row) or _heading(text, one.start) or row
    if titled := rows.title(text, one):
        return titled
    if last and text.count("\n", last.end, one.start) > 1:
        last = None
    here = clause.place(phrases.tokens(text, *bounds, beside), one)
    here = replace(here, priced=_is_price(last, one), names=names)
    if last and _goes_on(text, last, one, bounds[0]):
        return (purposes.aim(here) if before.adds(here) else None) or last.purpose
    return (
        purposes.stated(here)
        or (None if purposes.names_itself(here) else _told_before(text, last, here, bounds[0]))
        or purposes.in_sentence(here)
        or (purposes.in_sentence(replace(here, low=0)) if here.low else None)
        or _from_before(text, last, here, bounds[0])
    )


def _told_before(text: str, last: MoneyFound | None, here: clause.Place, low: int) -> str | None:
    """What "er", "dafür", "weitere" or "davon" in a sum's clause point at: in its sentence or the one before."""
    if last and before.adds(here):
        return last.purpose
    said = _words_before(text, low)
    wider = before.joined_places(said, here)
    chunk = before.pointed_at(here) or before.pointed_at(wider)
    if chunk:
        return (here if chunk in here.found else wider).say(chunk)
    return purposes.topic(said, here.names) if before.points(here) else None


# "Zaun. Der", not "e. V."
_SENTENCE_END = re.compile(r"[^\s.]{2}[.!?][“”\"«]?\s(?=[A-ZÄÖÜ„»])")


def _from_before(text: str, last: MoneyFound | None, here: clause.Place, low: int) -> str | None:
    """The purpose of the sum before, or what the sentence before is about."""
    distance = 4 if here.priced else 2
    near = last is not None and len(_SENTENCE_END.findall(text, last.end, here.words[here.at].start)) < distance
    goes_on = last is not None and (low < last.end or here.priced or before.equals(here) or before.bears_a_part(here))
    if last and near and goes_on:
        return last.purpose
    return _sentence_before(text, low, here.names) if before.leans(here) else None


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


def _heading(text: str, at: int) -> str | None:
    """The noun of the line that governs a list: "Wer für den Steg aufkommt:" → "Steg"."""
    for line in reversed(text[max(0, at - 800) : at].split("\n")[:-1]):
        if line.rstrip().endswith(":"):
            return purposes.topic(phrases.tokens(line, 0, len(line), []), frozenset())
    return None


def _sentence_before(text: str, low: int, names: frozenset[str]) -> str | None:
    """What the sentence before is about: "Der Preis für Fernwärme fällt. Damit spart man 8 Cent." """
    return purposes.topic(_words_before(text, low), names)


def _words_before(text: str, low: int) -> list[phrases.Token]:
    """The words of the sentence before a place; a dateline is none."""
    end = len(text[max(0, low - 3) : low].rstrip()) + max(0, low - 3)
    if end < 10:
        return []
    start, _ = context.sentence(text, end - 2, end - 1)
    words = phrases.tokens(text, start, end, [])
    return _words_before(text, start) if purposes.is_dateline(words) else words
