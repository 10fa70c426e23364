"""The unit that the heading of a list or table gives to all its rows (docs/money.md)."""

import re

from pressnlp.analyse import money_per
from pressnlp.analyse.money_rows import label
from pressnlp.analyse.money_sums import Sum
from pressnlp.record import Per

FARTHEST = 1500
"""Characters that a heading may stand above its row: some thirty lines; unbounded, time would be quadratic."""

LONGEST = 120
"""Longest line that is a row or a heading."""

# "60 l Restabfall   4,10 € (3,65 €)", "Hort: 78 Euro": a line that ends in a sum, a bracket or a word for none
_ROW = re.compile(r"\d.{0,3}(?:€|Euro|EUR|Cent|ct|,-+|\d\d)(?:[ /)].{0,30})?$|(?:frei|kostenlos|[-–—])$")
_PROSE = re.compile(r"[a-zäöüß]{2}[.!?]$")


def unit(text: str, one: Sum, first: Sum) -> Per | None:
    """The unit named by the heading above a row: "Gebühren je Leerung⏎60 l Restabfall   4,10 €" → "other".

    `first` is the first sum of the row, which says whether the line is one.
    """
    low = text.rfind("\n", max(0, one.start - LONGEST), one.start) + 1
    if first.start < low or label(text, first, 0) is None:
        return None
    rows = text[max(0, low - FARTHEST) : low].split("\n")[:-1]
    while rows and (not rows[-1].strip() or _is_row(rows[-1])):
        rows.pop()
    for line in reversed(rows[-2:]):
        if len(line) > LONGEST or _PROSE.search(line.strip()):
            return None  # a sentence, no heading
        if found := money_per.named(line):
            return found
    return None


def _is_row(line: str) -> bool:
    return len(line) < LONGEST and _ROW.search(line.rstrip(" |\t")) is not None
