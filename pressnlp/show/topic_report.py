"""The page that shows how well a topic model of one's own learned: figures, mix-ups, calibration; in German."""

from collections.abc import Iterator
from dataclasses import dataclass

from pressnlp.classify.judge import POOR, LabelFigures, Report
from pressnlp.classify.training import FEW_OF_A_LABEL, FEWEST_OF_A_LABEL
from pressnlp.show.template import template
from pressnlp.show.visible import visible

# More rows and columns cannot be read; those that are mixed up most are drawn.
MOST_DRAWN = 24
MOST_MIX_UPS = 12
CELL = 30
# Room for a name of so many characters, and for a slanting one above the picture.
CHARACTER, SLANT = 7, 0.87
PLOT, MARGIN = 360, 60
LEAST_DOT, LARGEST_DOT = 4.0, 11.0
# A label's name beside the picture is cut to so many characters; the table has it whole.
LONGEST_NAME = 34
NOTHING = "nichts stattdessen"


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of the mix-up picture; `strength` is its part of the row's texts, `column` None: nothing given."""

    x: int
    y: int
    row: str
    column: str | None
    texts: int
    strength: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A bin of the calibration picture, in its coordinates."""

    x: float
    y: float
    radius: float
    chances: int
    mean: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """A label in the table, with advice in German."""

    label: str
    figures: LabelFigures
    advice: str


def page(report: Report, version: str) -> str:
    """The whole page as HTML; it loads nothing from elsewhere, and the same report gives the same page."""
    names = [list(report.labels)[at] for at in _drawn(report)]
    left = 16 + CHARACTER * max(len(short(name)) for name in (*names, NOTHING))
    top = round(left * SLANT)
    return template(
        "show", "topic_report.html", percent=percent, thousands=thousands, short=short, visible=visible
    ).render(
        report=report,
        version=version,
        rows=[Row(label, one, advice(one)) for label, one in report.labels.items()],
        few=FEW_OF_A_LABEL,
        fewest=FEWEST_OF_A_LABEL,
        names=names,
        nothing=NOTHING,
        cells=list(_cells(report, _drawn(report), left, top)),
        mix_ups=list(_mix_ups(report))[:MOST_MIX_UPS],
        dots=[_dot(report, at) for at in range(len(report.reliability))],
        ticks=[(at / 5, _place(at / 5)) for at in range(6)],
        cell=CELL,
        left=left,
        top=top,
        plot=PLOT,
        margin=MARGIN,
    )


def advice(one: LabelFigures) -> str:
    """What a label needs, if anything: "nur 7 Texte: …"."""
    if one.texts < FEW_OF_A_LABEL:
        return f"nur {one.texts} Texte: Zahlen und Schwelle sind unsicher, ab {FEW_OF_A_LABEL} werden sie verlässlich"
    if one.f1 < POOR:
        return "oft verpasst oder zu Unrecht vergeben: Sind die Texte einheitlich markiert?"
    return ""


def _drawn(report: Report) -> list[int]:
    """The labels of the picture, in the order of the table."""
    wrong = [0] * len(report.labels)
    for at, counts in enumerate(report.confusion):
        for other, texts in enumerate(counts[:-1]):
            if other != at:
                wrong[at] += texts
                wrong[other] += texts
    most = sorted(range(len(wrong)), key=lambda at: -wrong[at])[:MOST_DRAWN]
    return sorted(most)


def _cells(report: Report, drawn: list[int], left: int, top: int) -> Iterator[Cell]:
    labels = list(report.labels)
    for y, row in enumerate(drawn):
        counts, texts = report.confusion[row], max(1, report.labels[labels[row]].texts)
        for x, column in enumerate([*drawn, len(labels)]):
            name = labels[column] if column < len(labels) else None
            if counts[column]:
                yield Cell(
                    left + x * CELL + (CELL // 3 if name is None else 0),
                    top + y * CELL,
                    labels[row],
                    name,
                    counts[column],
                    min(1.0, counts[column] / texts),
                )


def _mix_ups(report: Report) -> Iterator[tuple[str, str, int]]:
    """Pairs of labels of which the second was given for the first, the most frequent first."""
    labels = list(report.labels)
    pairs = [
        (labels[at], labels[other], texts)
        for at, counts in enumerate(report.confusion)
        for other, texts in enumerate(counts[:-1])
        if other != at and texts
    ]
    yield from sorted(pairs, key=lambda pair: -pair[2])


def _dot(report: Report, at: int) -> Dot:
    one = report.reliability[at]
    most = max(bin.chances for bin in report.reliability)
    radius = max(LEAST_DOT, LARGEST_DOT * (one.chances / most) ** 0.5)
    return Dot(_place(one.mean), PLOT - _place(one.right), radius, one.chances, one.mean, one.right)


def _place(share: float) -> float:
    return round(share * PLOT, 1)


def percent(share: float) -> str:
    """As a German reader expects it: 0.9667 → "96,7 %"."""
    return f"{share * 100:.1f}\u00a0%".replace(".", ",")


def thousands(number: int) -> str:
    """1234567 → "1.234.567"."""
    return f"{number:,}".replace(",", ".")


def short(name: str) -> str:
    """A name cut to what fits beside the picture."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
