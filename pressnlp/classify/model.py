"""The topic model: what a release is about, with the words that decide it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pressnlp.classify.counts import counted
from pressnlp.classify.features import Lexicon, Unit
from pressnlp.classify.judge import chosen
from pressnlp.classify.marks import Mark
from pressnlp.classify.pairs import LearnedPairs
from pressnlp.record import Topic

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Words named for a topic; those below a tenth of its strongest word say little.
MOST_TERMS, LEAST_SHARE = 5, 0.1
# Words remembered with their worked-out rows; 40,000 rows of 17 numbers are about 6 MB.
REMEMBERED = 40_000


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a label was given or not: its probability, the one it needs, and the words that spoke for it.

    `terms`: word → its part of all that spoke for the label, strongest first. The most probable label is given without
    reaching its threshold.
    """

    label: str
    score: float
    threshold: float
    given: bool
    terms: dict[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned numbers: one row a feature (its weight for every label, already times its rarity), and the rarities.

    A label's probability is the logistic function of `slope` · (sum over the words + `bias`) + `offset`.
    """

    labels: tuple[str, ...]
    features: dict[str, int]
    rows: "NDArray[np.float32]"
    rarity: "NDArray[np.float32]"
    bias: "NDArray[np.float64]"
    slope: float
    offset: float
    thresholds: "NDArray[np.float64]"


class TopicModel:
    """A loaded topic model; `version` names it in records."""

    def __init__(self, weights: Weights, lexicon: Lexicon, version: str) -> None:
        self.weights, self.lexicon, self.version = weights, lexicon, version
        self._known: dict[Unit, int] = {}
        self._pairs = LearnedPairs(weights.features)
        self._table = np.zeros((1024, len(weights.labels) + 1), dtype=np.float64)

    @property
    def labels(self) -> tuple[str, ...]:
        return self.weights.labels

    def predict(self, title: str | None, text: str, marks: Iterable[Mark] = ()) -> tuple[Topic, ...]:
        """One to three topics, the most probable first: (None, "Die Kita öffnet …") → Kinder, Jugend & Familie.

        `marks`: the bodies and roles extracted from it (`marks.of_linked`). Scores are calibrated probabilities. A text
        without any known word gives no topic.
        """
        words, shares = self._shares(title, text, marks)
        if not words:
            return ()
        chances = self._probabilities(shares.sum(axis=0))
        return tuple(
            Topic(label=self.labels[at], score=float(chances[at]), terms=list(_terms(words, shares[:, at])))
            for at in chosen(chances, self.weights.thresholds)
        )

    def predict_many(self, releases: Iterable[tuple[str | None, str]]) -> Iterator[tuple[Topic, ...]]:
        """Topics of many releases, given as (title, text), in their order."""
        for title, text in releases:
            yield self.predict(title, text)

    def explain(self, title: str | None, text: str, marks: Iterable[Mark] = ()) -> tuple[Explanation, ...]:
        """Every label, the most probable first: (None, "Die Kita öffnet …") → Kinder, Jugend & Familie, "Kita": 0.99

        The given ones are those of `predict`. A text without any known word gives nothing.
        """
        words, shares = self._shares(title, text, marks)
        if not words:
            return ()
        chances, limits = self._probabilities(shares.sum(axis=0)), self.weights.thresholds
        given = set(chosen(chances, limits))
        return tuple(
            Explanation(
                self.labels[at], float(chances[at]), float(limits[at]), at in given, _terms(words, shares[:, at])
            )
            for at in map(int, np.argsort(-chances, kind="stable"))
        )

    def probabilities(self, title: str | None, text: str, marks: Iterable[Mark] = ()) -> "NDArray[np.float64]":
        """The probability of every label of `labels`, also of those that are not given."""
        return self._probabilities(self._shares(title, text, marks)[1].sum(axis=0))

    def _shares(self, title: str | None, text: str, marks: Iterable[Mark]) -> tuple[list[str], "NDArray[np.float64]"]:
        """The words and names that the model knows something of, and what each adds to every label's sum."""
        self._pairs.forget(REMEMBERED)
        counts = counted(title, text, marks, self._pairs)
        units = list(counts)
        rows = self._rows(units) * np.fromiter(counts.values(), np.float64, len(units))[:, None]
        length = float(np.sqrt(np.square(rows[:, -1]).sum()))
        if length == 0.0:
            return [], np.zeros((0, len(self.labels)))
        return _by_word(units, rows[:, :-1] / length)

    def _probabilities(self, sums: "NDArray[np.float64]") -> "NDArray[np.float64]":
        weights = self.weights
        return 1.0 / (1.0 + np.exp(-(weights.slope * (sums + weights.bias) + weights.offset)))

    def _rows(self, units: Sequence[Unit]) -> "NDArray[np.float64]":
        """For each unit its weight for every label, and in the last column its length as a vector."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        row_of = self._known.__getitem__
        try:
            rows = list(map(row_of, units))
        except KeyError:
            self._remember([unit for unit in units if unit not in self._known])
            rows = list(map(row_of, units))
        return self._table.take(rows, axis=0)

    def _remember(self, new: Sequence[Unit]) -> None:
        """Work out rows for units seen for the first time, all at once: most have a few of thousands of features."""
        columns, begun, end = self.weights.features, len(self._known), len(self._known) + len(new)
        while end > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        at: list[int] = []
        strengths: list[float] = []
        of: list[int] = []  # the row that each feature adds to
        for row, unit in enumerate(new, begun):
            self._known[unit] = row
            for name, strength in self.lexicon.features(unit).items():
                if name in columns:
                    at.append(columns[name])
                    strengths.append(strength)
                    of.append(row)
        table, strong = self._table, np.array(strengths)
        table[begun:end] = 0.0
        np.add.at(table[:, :-1], of, strong[:, None] * self.weights.rows[at])
        np.add.at(table[:, -1], of, np.square(strong * self.weights.rarity[at]))
        table[begun:end, -1] = np.sqrt(table[begun:end, -1])


def _by_word(units: Sequence[Unit], shares: "NDArray[np.float64]") -> tuple[list[str], "NDArray[np.float64]"]:
    """What a pair adds is shared out to its two words; a mark stands under its name.

    `units` are in the order of `counted`: words, pairs, marks.
    """
    names = [unit for unit in units if isinstance(unit, str)]
    at = {name: number for number, name in enumerate(names)}
    pairs = [unit for unit in units[len(names) :] if not isinstance(unit, (str, Mark))]
    first_mark = len(names) + len(pairs)
    halves = np.repeat(shares[len(names) : first_mark] / 2, 2, axis=0)
    of_words = shares[: len(names)]
    np.add.at(of_words, [at[word] for pair in pairs for word in pair], halves)
    marks = [unit[0] for unit in units[first_mark:]]
    return [*names, *marks], np.concatenate([of_words, shares[first_mark:]])


def _terms(words: list[str], shares: "NDArray[np.float64]") -> dict[str, float]:
    """The words that spoke most for a label, each with its part of all that did.

    Strongest first; a word already named in other capitals is left out.
    """
    strongest = [int(at) for at in np.argsort(-shares, kind="stable")[: 2 * MOST_TERMS]]
    least = max(0.0, float(shares[strongest[0]])) * LEAST_SHARE
    named: dict[str, int] = {}
    for at in strongest:
        if shares[at] > least:
            named.setdefault(words[at].lower(), at)
    whole = float(shares[shares > 0].sum())
    return {words[at]: float(shares[at]) / whole for at in list(named.values())[:MOST_TERMS]}
