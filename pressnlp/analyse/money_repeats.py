"""One sum, several times in a text (docs/money.md)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pressnlp.analyse.found import MoneyFound

HEADLINE = 160
"""Longest line, without a full stop at its end, that is taken for a headline."""

LARGE = 1000
"""Least sum that a headline and the text below it hardly name for two things."""


def agreed(text: str, found: Sequence[MoneyFound]) -> list[MoneyFound]:
    """A sum repeated in the same words is meant in the same way: a bare mention takes what a fuller one says.

    Only sums that hardly meet by chance: of three digits that count ("2,37 Euro"), or in a headline.
    """
    fullest: dict[tuple[str, Decimal], MoneyFound] = {}
    for one in found:
        best = fullest.get(_key(text, one))
        if best is None or _fullness(one) > _fullness(best):
            fullest[_key(text, one)] = one
    return [_filled(text, one, fullest[_key(text, one)]) for one in found]


def _key(text: str, one: MoneyFound) -> tuple[str, Decimal]:
    return " ".join(text[one.start : one.end].split()), one.amount


def _fullness(one: MoneyFound) -> int:
    return 2 * (one.qualifier not in ("exact", "range")) + (one.per is not None)


def _filled(text: str, one: MoneyFound, best: MoneyFound) -> MoneyFound:
    rare = len(one.amount.normalize().as_tuple().digits) >= 3
    told = rare or _in_headline(text, one) or (one.amount >= LARGE and _in_headline(text, best))
    if one is best or not told:
        return one
    return replace(
        one,
        qualifier=best.qualifier if one.qualifier == "exact" else one.qualifier,
        per=one.per or best.per,
        purpose=one.purpose or best.purpose,
        period=one.period or best.period,
    )


def _in_headline(text: str, one: MoneyFound) -> bool:
    low = text.rfind("\n", max(0, one.start - HEADLINE), one.start) + 1
    high = text.find("\n", one.end, one.end + HEADLINE)
    line = text[low:high].strip() if high >= 0 else ""
    return 0 < len(line) <= HEADLINE and line[-1] not in ".:,;" and one.start - low < HEADLINE
