"""The topic model: what a release is about, with the words that decide it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pressnlp.classify.counts import counted
from pressnlp.classify.features import Lexicon
from pressnlp.classify.judge import chosen
from pressnlp.record import Topic

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Words named for a topic; those below a tenth of its strongest word say little.
MOST_TERMS, LEAST_SHARE = 5, 0.1
# Words remembered with their worked-out rows; 200,000 rows of 17 numbers are about 30 MB.
REMEMBERED = 200_000


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
        self._known: dict[str, int] = {}
        self._table = np.zeros((1024, len(weights.labels) + 1), dtype=np.float64)

    @property
    def labels(self) -> tuple[str, ...]:
        return self.weights.labels

    def predict(self, title: str | None, text: str) -> tuple[Topic, ...]:
        """One to three topics, the most probable first: (None, "Die Kita öffnet …") → Kinder, Jugend & Familie.

        Scores are calibrated probabilities. A text without any known word gives no topic.
        """
        words, shares = self._shares(title, text)
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

    def explain(self, title: str | None, text: str) -> tuple[Explanation, ...]:
        """Every label, the most probable first: (None, "Die Kita öffnet …") → Kinder, Jugend & Familie, "Kita": 0.99

        The given ones are those of `predict`. A text without any known word gives nothing.
        """
        words, shares = self._shares(title, text)
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

    def probabilities(self, title: str | None, text: str) -> "NDArray[np.float64]":
        """The probability of every label of `labels`, also of those that are not given."""
        return self._probabilities(self._shares(title, text)[1].sum(axis=0))

    def _shares(self, title: str | None, text: str) -> tuple[list[str], "NDArray[np.float64]"]:
        """The words that the model knows something of, and what each adds to every label's sum."""
        counts = counted(title, text)
        words = list(counts)
        rows = self._rows(words) * np.fromiter(counts.values(), np.float64, len(words))[:, None]
        length = float(np.sqrt(np.square(rows[:, -1]).sum()))
        if length == 0.0:
            return [], np.zeros((0, len(self.labels)))
        return words, rows[:, :-1] / length

    def _probabilities(self, sums: "NDArray[np.float64]") -> "NDArray[np.float64]":
        weights = self.weights
        return 1.0 / (1.0 + np.exp(-(weights.slope * (sums + weights.bias) + weights.offset)))

    def _rows(self, words: Sequence[str]) -> "NDArray[np.float64]":
        """For each word its weight for every label, and in the last column its length as a vector."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        known = self._known
        for word in words:
            if word not in known:
                self._remember(word)
        return self._table[[known[word] for word in words]]

    def _remember(self, word: str) -> None:
        at = len(self._known)
        if at == len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[at] = self._row(word)
        self._known[word] = at

    def _row(self, word: str) -> "NDArray[np.float64]":
        columns = self.weights.features
        found = [(columns[name], value) for name, value in self.lexicon.features(word).items() if name in columns]
        row = np.zeros(len(self.labels) + 1)
        if found:
            at = [column for column, _ in found]
            strengths = np.array([value for _, value in found])
            row[:-1] = strengths @ self.weights.rows[at]
            row[-1] = np.sqrt(np.square(strengths * self.weights.rarity[at]).sum())
        return row


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
