"""Counts and figures: precision, recall and F1."""

from collections.abc import Iterable
from dataclasses import dataclass

from pressnlp.evaluate.cases import Case
from pressnlp.evaluate.compare import KINDS, Compared

# Four decimals: with ten thousand cases one more or less still shows.
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases of a kind were right, extra in the record, missed from gold."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def found(self) -> int:
        """How many the records have."""
        return self.right + self.extra

    @property
    def gold(self) -> int:
        """How many gold has."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Right ones among those found; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right ones among gold's; 0 where gold has none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figures(self) -> dict[str, float]:
        """`{"p": 0.5, "r": 1.0, "f1": 0.6667, "gold": 1, "found": 2}`."""
        return {
            "p": round(self.precision, DECIMALS),
            "r": round(self.recall, DECIMALS),
            "f1": round(self.f1, DECIMALS),
            "gold": self.gold,
            "found": self.found,
        }


def tally(cases: Iterable[Case]) -> Tally:
    """Count cases; a wrong one is extra and missed at once."""
    outcomes = [case.outcome for case in cases]
    wrong = outcomes.count("wrong")
    return Tally(outcomes.count("right"), outcomes.count("extra") + wrong, outcomes.count("missed") + wrong)


def tallies(compared: Iterable[Compared]) -> dict[str, Tally]:
    """Tallies of the kinds that any release lets judge, in the order of KINDS."""
    together: dict[str, list[Case]] = {}
    for release in compared:
        for kind, cases in release.cases.items():
            together.setdefault(kind, []).extend(cases)
    return {kind: tally(together[kind]) for kind in KINDS if kind in together}


def missing(compared: Iterable[Compared]) -> list[str]:
    """Ids of the releases without a record."""
    return [release.gold.id for release in compared if release.record is None]
