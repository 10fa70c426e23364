"""How good a topic model is on texts it has not seen, and where its thresholds belong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Thresholds tried for the second and third label.
GRID = np.arange(0.10, 0.72, 0.02)
# A label's own best threshold counts as so many texts; with few texts of the label the common threshold prevails.
COMMON_WEIGHT = 60
# Bins of the expected calibration error.
BINS = 10
MOST_TOPICS = 3
# Few releases have three topics: a third one must be nearly as probable as the first.
THIRD_SHARE = 0.6
# A label whose F1 is lower gets advice.
POOR = 0.5


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """How well one label is found; `advice` says what is amiss, if anything."""

    texts: int
    precision: float
    recall: float
    f1: float
    threshold: float
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class Bin:
    """Chances of like height: how many, their mean, and the share of them that came true."""

    chances: int
    mean: float
    right: float


@dataclass(frozen=True, slots=True)
class Report:
    """Cross-validated figures: micro-averaged F1, share of texts whose first topic is right, calibration error.

    `left_out`: labels with too few texts, which the model does not know, with their numbers of texts. `confusion`: a
    row for each label of `labels`, see `confusion`. `reliability`: the chances of all texts and labels in ten bins.
    """

    texts: int
    f1: float
    first: float
    calibration_error: float
    labels: dict[str, LabelFigures]
    left_out: dict[str, int]
    confusion: tuple[tuple[int, ...], ...] = ()
    reliability: tuple[Bin, ...] = ()


def chosen(chances: "NDArray[np.float64]", thresholds: "NDArray[np.float64]") -> list[int]:
    """The most probable label, and those that reach their thresholds of the next two; the third also THIRD_SHARE."""
    order = [int(at) for at in np.argsort(-chances, kind="stable")[:MOST_TOPICS]]
    found = order[:1] + [at for at in order[1:] if chances[at] >= thresholds[at]]
    return [at for number, at in enumerate(found) if number < 2 or chances[at] >= THIRD_SHARE * chances[order[0]]]


def choices(chances: "NDArray[np.float64]", thresholds: "NDArray[np.float64]") -> "NDArray[np.bool_]":
    """`chosen` for many texts, as a table of texts and labels."""
    found = np.zeros(chances.shape, dtype=np.bool_)
    for row, at in zip(found, chances, strict=True):
        row[chosen(at, thresholds)] = True
    return found


def f1(truth: "NDArray[np.bool_]", found: "NDArray[np.bool_]") -> float:
    """F1 over all texts and labels together."""
    hits = int((truth & found).sum())
    return 2 * hits / max(1, int(truth.sum()) + int(found.sum()))


def thresholds(truth: "NDArray[np.bool_]", chances: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """For each label the probability from which it is given, drawn towards the common best where it has few texts."""
    width = truth.shape[1]
    common = max(GRID, key=lambda level: f1(truth, choices(chances, np.full(width, level))))
    best = np.full(width, common)
    for label in range(width):
        texts = int(truth[:, label].sum())
        own = max(GRID, key=lambda level: (f1(truth[:, label], chances[:, label] >= level), -abs(level - common)))
        best[label] = (texts * own + COMMON_WEIGHT * common) / (texts + COMMON_WEIGHT)
    return best


def calibration_error(truth: "NDArray[np.bool_]", chances: "NDArray[np.float64]") -> float:
    """Expected calibration error over all texts and labels, in ten bins of equal width (Naeini and others 2015)."""
    return sum(abs(one.mean - one.right) * one.chances for one in reliability(truth, chances)) / max(1, truth.size)


def reliability(truth: "NDArray[np.bool_]", chances: "NDArray[np.float64]") -> tuple[Bin, ...]:
    """How often what was given a chance came true, in ten bins of equal width; empty ones are left out."""
    flat, right = chances.ravel(), truth.ravel()
    bins = np.minimum((flat * BINS).astype(int), BINS - 1)
    held = [bins == at for at in np.unique(bins)]
    return tuple(Bin(int(one.sum()), float(flat[one].mean()), float(right[one].mean())) for one in held)


def confusion(truth: "NDArray[np.bool_]", found: "NDArray[np.bool_]") -> tuple[tuple[int, ...], ...]:
    """How many texts of a label (row) were given which label (column); the last column: nothing in its stead.

    Off the diagonal stand texts that lack the row's label and were wrongly given the column's: a text may count in
    several places (after Heydarian, Doyle and Samavi 2022).
    """
    missed, extra = truth & ~found, found & ~truth
    table = missed.astype(int).T @ extra.astype(int)
    np.fill_diagonal(table, (truth & found).sum(axis=0))
    nothing = (missed & ~extra.any(axis=1, keepdims=True)).sum(axis=0)
    return tuple((*map(int, row), int(none)) for row, none in zip(table, nothing, strict=True))


def report(
    labels: Sequence[str],
    truth: "NDArray[np.bool_]",
    chances: "NDArray[np.float64]",
    limits: "NDArray[np.float64]",
    left_out: dict[str, int],
    few: int,
) -> Report:
    """The figures of cross-validation; labels with fewer texts than `few` get advice."""
    found = choices(chances, limits)
    figures = {}
    for at, label in enumerate(labels):
        texts, named = int(truth[:, at].sum()), int(found[:, at].sum())
        hits = int((truth[:, at] & found[:, at]).sum())
        precision, recall = hits / max(1, named), hits / max(1, texts)
        score = f1(truth[:, at], found[:, at])
        figures[label] = LabelFigures(texts, precision, recall, score, float(limits[at]), _advice(texts, score, few))
    first = float(truth[np.arange(len(truth)), chances.argmax(axis=1)].mean())
    error = calibration_error(truth, chances)
    pairs, bins = confusion(truth, found), reliability(truth, chances)
    return Report(len(truth), f1(truth, found), first, error, figures, left_out, pairs, bins)


def _advice(texts: int, score: float, few: int) -> str | None:
    if texts < few:
        return f"only {texts} texts: add some, {few} or more give a sound threshold"
    if score < POOR:
        return "often missed or given wrongly: are its texts labelled alike?"
    return None
