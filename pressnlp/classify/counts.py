"""How often each word of a release counts: repeats less and less, the title and the beginning more."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pressnlp.classify.features import Pair, Unit, words
from pressnlp.classify.marks import Mark

# A word of the title counts as so many more occurrences, one of the beginning as so much more: releases open with their
# news. Chosen by cross-validation (models/topics/CARD.md).
TITLE, BEGINNING = 3.0, 0.5
# Characters of the beginning: about a title and a first paragraph.
BEGINNING_LENGTH = 600


def counted(
    title: str | None, text: str, marks: Iterable[Mark] = (), learned: Mapping[Pair, bool] | None = None
) -> dict[Unit, float]:
    """Word → weight, in order of first occurrence: ("Neue Kita", "Die Kita …") → {"Neue": 1.7, "Kita": 2.1, …}.

    After the words come pairs of neighbours (only those that are `learned`), then the marks, each once.
    """
    parts = (words(title or ""), TITLE), (words(text[:BEGINNING_LENGTH]), BEGINNING), (words(text), 1.0)
    counts: dict[Unit, float] = {}
    for found, weight in parts:
        _add(counts, found, weight)
    for found, weight in parts:
        _add(counts, _pairs(found, learned), weight)
    return {unit: count**0.5 for unit, count in counts.items()} | dict.fromkeys(marks, 1.0)


def _add(counts: dict[Unit, float], units: Sequence[Unit], weight: float) -> None:
    for unit, number in Counter(units).items():
        counts[unit] = counts.get(unit, 0.0) + number * weight


def _pairs(found: Sequence[str], learned: Mapping[Pair, bool] | None) -> list[Pair]:
    """Neighbours of which the second is a noun: "zum runden Tisch" → (runden, Tisch)."""
    if learned is not None:
        return [pair for pair in pairwise(found) if learned[pair]]
    return [pair for pair in pairwise(found) if pair[1][0].isupper()]
