"""Figures below a heading that names the currency for all of them (docs/money.md)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pressnlp.analyse.money_sums import Sum
from pressnlp.analyse.money_terms import scaled, term_before, units
from pressnlp.analyse.numbers import BLANK, FIGURE, parse_figure

MAX_LINE = 300
"""Longer lines are prose: no heading of a column and no row."""

# "Angaben in T€" · "(in Euro)" · "Betrag in Mio. Euro:"; scale and currency are taken from what follows
_HEADING = re.compile(
    rf"(?:^|(?<=[\s(|\[]))(?P<in>[Ii]n{BLANK})?(?P<scale>T|k|Tsd\.?|Mio\.?|Millionen|Mrd\.?|Tausend)?{BLANK}?-?"
    rf"(?P<unit>€|EUR|Euro|DM|CHF)[)\]:]{{0,2}}$"
)
_SCALES = {"T": 1000, "k": 1000, "Ts": 1000, "Ta": 1000, "Mi": 10**6, "Mr": 10**9}
_ROW_FIGURE = re.compile(rf"(?<![\w.,]){FIGURE}$")
_YEAR = re.compile(r"(?:19|20)\d\d")


def columns(text: str, units_found: Sequence[re.Match[str]]) -> Iterator[Sum]:
    """Sums of tables whose heading carries the currency: "Posten   Euro⏎Personal   5.000" → 5000 (column).

    Below a heading that says "in" ("in T€") every figure of a row counts, below a column's own only the last.
    """
    for match in units_found:
        low, high = _line(text, match.end())
        if match.end() < high - 3 or high - low > MAX_LINE or term_before(text, match.start()):
            continue
        heading = _HEADING.search(text[low:high].rstrip())
        if heading and _heads(heading):
            factor = _SCALES[heading["scale"][:2]] if heading["scale"] else 1
            yield from _rows(text, high, units()[heading["unit"]][0], factor, heading["in"] is not None)


def _line(text: str, at: int) -> tuple[int, int]:
    low = text.rfind("\n", max(0, at - MAX_LINE - 1), at) + 1
    high = text.find("\n", at, at + MAX_LINE)
    return low, high if high >= 0 else min(len(text), at + MAX_LINE)


def _heads(heading: re.Match[str]) -> bool:
    """A heading is short, or says "in", or stands in a cell of its own."""
    label = heading.string[: heading.start()]
    parted = label.endswith(("|", "\t", "  ", "(", "[")) or heading["in"] is not None
    return parted or len(label.split()) <= 3


MOST_HEADS = 4
"""Lines between a heading and its first row, blank or with column heads; unbounded, the time would be quadratic."""


def _rows(text: str, at: int, currency: str, factor: int, whole: bool) -> Iterator[Sum]:
    """The rows below a heading, up to the first line that is none; blank lines and column heads may stand before."""
    head, heads = "", 0
    while at < len(text):
        low = at + 1
        at = text.find("\n", low, low + MAX_LINE)
        at = at if at >= 0 else min(len(text), low + MAX_LINE)
        line = text[low:at]
        figures = _row_figures(line, head, whole)
        if figures:
            heads = MOST_HEADS
        elif heads < MOST_HEADS and at - low < MAX_LINE and (not line.strip() or (whole and _is_head(line))):
            head, heads = line if line.strip() else head, heads + 1
        else:
            return
        for figure in figures:
            value = scaled(parse_figure(figure[0]), Decimal(factor))
            yield Sum(low + figure.start(), low + figure.end(), value, None, currency, "column")


_GAP = rf"{BLANK}{{2,}}|\t|{BLANK}?\|{BLANK}?"
_CELL_FIGURE = re.compile(
    rf"(?:(?<=\t)|(?<={BLANK}{{2}})|(?<=\|)|(?<=\|{BLANK}))[-–+]?{FIGURE}(?=\s*$|{BLANK}*\||{BLANK}{{2}}|\t)"
)
_NO_SUM_HEAD = re.compile(r"%|[Pp]rozent|[Aa]nzahl|Stück|Fälle|Plätze|Einwohner|Stellen|\bm²|\bqm")


def _is_head(line: str) -> bool:
    """A line of column heads: "2021   2022", "Ansatz | Ergebnis"."""
    cells = [cell for cell in re.split(_GAP, line.strip()) if cell]
    return 0 < len(line) < MAX_LINE and len(cells) > 1 and all(len(cell.split()) <= 3 for cell in cells)


def _row_figures(line: str, head: str, whole: bool) -> list[re.Match[str]]:
    """The figures of a row behind its words; below "in T€" all but those whose column head says "%" or "Anzahl"."""
    last = _row_figure(line)
    if last is None or not whole:
        return [last] if last else []
    figures = [one for one in _CELL_FIGURE.finditer(line) if re.search(r"[^\W\d_]", line[: one.start()])]
    heads = [cell for cell in re.split(_GAP, head.strip()) if cell][-len(figures) :] if figures else []
    if len(heads) == len(figures):
        figures = [one for one, cell in zip(figures, heads, strict=True) if not _NO_SUM_HEAD.search(cell)]
    return figures or [last]


def _row_figure(line: str) -> re.Match[str] | None:
    """The figure that ends a row behind a heading of words; a bare year is none."""
    line = line.rstrip(" \t|")
    figure = _ROW_FIGURE.search(line) if len(line) < MAX_LINE else None
    if figure is None or _YEAR.fullmatch(figure[0]) or not re.search(r"[^\W\d_]", line[: figure.start()]):
        return None
    return figure
