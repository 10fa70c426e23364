"""Pairs of neighbouring words: all of a text for training, those that a model has learned for classification."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pressnlp.classify.features import Pair, stem

OPENING = "p "


def pairs(found: Sequence[str]) -> list[Pair]:
    """Neighbours of which the second is a noun: "zum runden Tisch" → (runden, Tisch)."""
    return [pair for pair in pairwise(found) if pair[1][0].isupper()]


class _Numbers(dict[str, int | None]):
    """Word → the number of its stem, None where it has none; remembered for every word asked."""

    def __init__(self, stems: Mapping[str, int], nouns: bool) -> None:
        super().__init__()
        self._stems, self._nouns = stems, nouns

    def __missing__(self, word: str) -> int | None:
        number = self[word] = None if self._nouns and not word[0].isupper() else self._stems.get(stem(word))
        return number


class LearnedPairs:
    """Which pairs a model has a weight for; `features` are all its features.

    Asked by numbers of the single words: pairs are too many to be remembered.
    """

    def __init__(self, features: Iterable[str]) -> None:
        stems = [tuple(name.split(" ")[1:]) for name in features if name.startswith(OPENING)]
        first = {stem: number * len(stems) for number, stem in enumerate(dict.fromkeys(one for one, _ in stems))}
        second = {stem: number for number, stem in enumerate(dict.fromkeys(noun for _, noun in stems))}
        self._learned = frozenset(first[one] + second[noun] for one, noun in stems)
        self._first, self._second = _Numbers(first, nouns=False), _Numbers(second, nouns=True)

    def __call__(self, found: Sequence[str]) -> list[Pair]:
        """The learned pairs among neighbours: "zum runden Tisch" → (runden, Tisch)."""
        first, second = self._first, self._second
        return [
            (one, noun)
            for one, noun in pairwise(found)
            if (low := second[noun]) is not None and (high := first[one]) is not None and high + low in self._learned
        ]

    def forget(self, above: int) -> None:
        """Drop what was remembered of words, if it is more than so many."""
        if len(self._second) > above:
            self._first.clear()
            self._second.clear()
