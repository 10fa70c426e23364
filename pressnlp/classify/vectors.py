"""Labelled texts as the rows of a sparse matrix: what the words of a corpus teach before any label is seen."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from pressnlp.classify.features import SHORTEST_PART, Lexicon, Unit, fold, stem
from pressnlp.words import entries, table

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Features that fewer texts hold are not learned; stems that fewer hold are no parts of compounds.
FEWEST_TEXTS = {"w": 2, "c": 4, "k": 1, "p": 3, "m": 2}
# What even a feature that stands in every text keeps of its weight.
LEAST_RARITY = 0.1


def keywords() -> tuple[dict[str, str], dict[str, str]]:
    """The shipped topic words by stem, and as they open compounds: {"schul": "Bildung & Schule", …}, twice."""
    stems: dict[str, str] = {}
    heads: dict[str, str] = {}
    for word, label in table("topic_keywords").items():
        stems.setdefault(stem(word), label)
        heads.setdefault(fold(word).removesuffix("e"), label)
    return stems, heads


def lexicon(counts: Sequence[dict[Unit, float]]) -> Lexicon:
    """The lexicon for a corpus: the shipped words, and the corpus' stems as parts of compounds."""
    seen: Counter[str] = Counter()
    for words in counts:
        seen.update({stem(word) for word in words if isinstance(word, str)})
    parts = {
        part: seen[part] for part in sorted(seen) if seen[part] >= FEWEST_TEXTS["w"] and len(part) >= SHORTEST_PART
    }
    return Lexicon(*keywords(), parts, tuple(fold(tail) for tail in entries("topic_place_tails")))


class Vectors:
    """The features of a corpus, each with its column and its rarity."""

    def __init__(self, counts: Sequence[dict[Unit, float]]) -> None:
        self.lexicon = lexicon(counts)
        self._features: dict[Unit, dict[str, float]] = {}
        seen: Counter[str] = Counter()
        for words in counts:
            seen.update({name for word in words for name in self._of_unit(word)})
        kept = sorted(name for name, texts in seen.items() if texts >= FEWEST_TEXTS[name[0]])
        self.columns = {name: at for at, name in enumerate(kept)}
        texts = np.array([seen[name] for name in kept])
        self.rarity: NDArray[np.float64] = np.log((1 + len(counts)) / (1 + texts)) + LEAST_RARITY

    def matrix(self, counts: Sequence[dict[Unit, float]]) -> Any:
        """One row a text, scaled to the length of its words taken one by one, as TopicModel scales."""
        from scipy.sparse import csr_matrix

        values: list[float] = []
        columns: list[int] = []
        ends = [0]
        for words in counts:
            row, length = self._row(words)
            values.extend(value / length for value in row.values())
            columns.extend(row)
            ends.append(len(columns))
        return csr_matrix((values, columns, ends), shape=(len(counts), len(self.columns)))

    def _row(self, units: dict[Unit, float]) -> tuple[dict[int, float], float]:
        row: dict[int, float] = {}
        squares = 0.0
        for unit, count in units.items():
            for name, strength in self._of_unit(unit).items():
                at = self.columns.get(name)
                if at is not None:
                    value = count * strength * float(self.rarity[at])
                    row[at] = row.get(at, 0.0) + value
                    squares += value**2
        return row, squares**0.5 or 1.0

    def _of_unit(self, unit: Unit) -> dict[str, float]:
        found = self._features.get(unit)
        if found is None:
            found = self._features[unit] = self.lexicon.features(unit)
        return found
