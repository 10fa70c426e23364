"""Training a topic model from labelled texts, with a cross-validated report."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pressnlp.classify import judge, store
from pressnlp.classify.counts import counted
from pressnlp.classify.marks import Mark
from pressnlp.classify.model import TopicModel, Weights
from pressnlp.classify.vectors import Vectors
from pressnlp.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDS = 5
# Below, a label cannot stand in every fold; it is left out of the model.
FEWEST_OF_A_LABEL = FOLDS
# Below, a label's figures and threshold say little, and the report says so.
FEW_OF_A_LABEL = 30
# Inverse strength of the penalty, chosen by cross-validation (models/topics/CARD.md).
LOOSENESS = 4.0


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text.

    `judged`: it counts in cross-validation, calibration and thresholds (not so: texts unlike releases). Examples of one
    `group` stay on one side of every fold. `weight`: how much it counts in training. `marks`: extracted
    bodies and roles, where known.
    """

    title: str | None
    text: str
    labels: tuple[str, ...]
    group: str | None = None
    weight: float = 1.0
    judged: bool = True
    marks: tuple[Mark, ...] = ()


def train(examples: Iterable[Example], out: Path, version: str | None = None) -> judge.Report:
    """Learn topics from labelled texts and store the model in the folder `out`: `load(out)` opens it.

    `version` names the model in records (None: a name made of its hash). The same examples give the same files.
    Raises ModelError for fewer than two labels with enough texts.
    """
    known, left_out = _enough(list(examples))
    labels = tuple(sorted({label for example in known for label in example.labels}))
    counts = [counted(example.title, example.text, example.marks) for example in known]
    vectors = Vectors(counts)
    matrix, truth = vectors.matrix(counts), _truth(known, labels)
    importance = np.array([example.weight for example in known])
    sums, judged = _unseen(known, matrix, truth, importance), np.array([example.judged for example in known])
    slope, offset = _calibration(sums[judged], truth[judged])
    chances = _logistic(slope * sums[judged] + offset)
    limits = judge.thresholds(truth[judged], chances)
    rows, bias = _fit(matrix, truth, importance)
    weights = Weights(
        labels,
        vectors.columns,
        (rows * vectors.rarity[:, None]).astype(np.float32),
        vectors.rarity.astype(np.float32),
        bias,
        slope,
        offset,
        limits,
    )
    store.save(TopicModel(weights, vectors.lexicon, version or ""), out, len(known), left_out)
    return judge.report(labels, truth[judged], chances, limits, left_out, FEW_OF_A_LABEL)


def _enough(examples: Sequence[Example]) -> tuple[list[Example], dict[str, int]]:
    """The examples without labels that have too few texts, and those labels."""
    texts = Counter(label for example in examples for label in set(example.labels))
    rare = {label: number for label, number in sorted(texts.items()) if number < FEWEST_OF_A_LABEL}
    if len(texts) - len(rare) < 2:
        raise ModelError(
            f"topics need at least two labels with {FEWEST_OF_A_LABEL} texts each; there are {len(texts) - len(rare)} "
            f"of {len(texts)} labels in {len(examples)} texts"
        )
    kept = []
    for example in examples:
        labels = tuple(label for label in example.labels if label not in rare)
        if labels and any(example.text.split()):
            kept.append(replace(example, labels=labels))
    if not any(example.judged for example in kept):
        raise ModelError("no text to judge the topics by: every example is marked as not judged")
    return kept, rare


def _truth(examples: Sequence[Example], labels: Sequence[str]) -> "NDArray[np.bool_]":
    return np.array([[label in example.labels for label in labels] for example in examples], dtype=np.bool_)


def _fold(example: Example) -> int:
    """The fold of a text: the same on every machine, whatever the order of the examples."""
    name = example.text if example.group is None else example.group
    return int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:4]) % FOLDS


def _unseen(
    examples: Sequence[Example], matrix: Any, truth: "NDArray[np.bool_]", importance: "NDArray[np.float64]"
) -> "NDArray[np.float64]":
    """What models say of the texts of the fold they were not trained on."""
    folds = np.array([_fold(example) for example in examples])
    judged = np.array([example.judged for example in examples])
    sums = np.zeros(truth.shape)
    for fold in range(FOLDS):
        held = judged & (folds == fold)
        rest = folds != fold
        if held.any() and rest.any():
            rows, bias = _fit(matrix[rest], truth[rest], importance[rest])
            sums[held] = matrix[held] @ rows + bias
    return sums


def _fit(
    matrix: Any, truth: "NDArray[np.bool_]", importance: "NDArray[np.float64]"
) -> tuple["NDArray[np.float64]", "NDArray[np.float64]"]:
    """One logistic regression a label: weights of features by labels, and biases."""
    from sklearn.linear_model import LogisticRegression

    rows, bias = np.zeros((matrix.shape[1], truth.shape[1])), np.zeros(truth.shape[1])
    for label in range(truth.shape[1]):
        wanted = truth[:, label]
        if wanted.all() or not wanted.any():
            bias[label] = 5.0 if wanted.all() else -5.0
            continue
        # The dual is ten times as fast here: more features than texts. Ends at a fixed seed: the same every time.
        one = LogisticRegression(C=LOOSENESS, solver="liblinear", dual=True, tol=0.02, max_iter=1000, random_state=0)
        one.fit(matrix, wanted, sample_weight=importance)
        rows[:, label], bias[label] = one.coef_[0], one.intercept_[0]
    return rows, bias


def _calibration(sums: "NDArray[np.float64]", truth: "NDArray[np.bool_]") -> tuple[float, float]:
    """Slope and offset that turn sums into probabilities (Platt 1999), common to all labels: each has few texts."""
    from sklearn.linear_model import LogisticRegression

    if truth.all() or not truth.any():
        return 1.0, 0.0
    fitted = LogisticRegression(C=1e6).fit(sums.reshape(-1, 1), truth.ravel())
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def _logistic(values: "NDArray[np.float64]") -> "NDArray[np.float64]":
    return np.asarray(1.0 / (1.0 + np.exp(-values)))
