"""How often each word of a release counts: repeats less and less, the title and the beginning more."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, repeat

from pressnlp.classify.features import Pair, Unit, words
from pressnlp.classify.marks import Mark
from pressnlp.classify.pairs import pairs

# A word of the title counts as so many more occurrences, one of the beginning as so much more: releases open with their
# news. Chosen by cross-validation (models/topics/CARD.md). The title's is a multiple of the beginning's, and so is 1.
TITLE, BEGINNING = 3.0, 0.5
# Characters of the beginning: about a title and a first paragraph.
BEGINNING_LENGTH = 600


def counted(
    title: str | None,
    text: str,
    marks: Iterable[Mark] = (),
    paired: Callable[[Sequence[str]], list[Pair]] = pairs,
) -> dict[Unit, float]:
    """Word → weight, in order of first occurrence: ("Neue Kita", "Die Kita …") → {"Neue": 1.7, "Kita": 2.1, …}.

    After the words come the pairs that `paired` makes of them, then the marks, each once.
    """
    parts = [(words(title or ""), TITLE), (words(text[:BEGINNING_LENGTH]), BEGINNING), (words(text), 1.0)]
    counts = _counts(parts) | _counts([(paired(found), weight) for found, weight in parts])
    return counts | dict.fromkeys(marks, 1.0)


def _counts(parts: Sequence[tuple[Sequence[Unit], float]]) -> dict[Unit, float]:
    """The root of the sum of weights. Counted in units of `BEGINNING`, so that one counter does it all."""
    every = chain.from_iterable(chain.from_iterable(repeat(found, int(weight / BEGINNING))) for found, weight in parts)
    return {unit: (number * BEGINNING) ** 0.5 for unit, number in Counter(every).items()}
