"""Refit the name head: multinomial regression on the encoder's rows, held near the weights it starts from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from pressnlp.analyse.encoder import Encoder
from pressnlp.analyse.encoder_body import Body
from pressnlp.analyse.encoder_labels import softmax, spans, viterbi
from pressnlp.train.lessons import LEARNT, Lesson, Span

FOLDS = 5
# How strongly the weights are held, strongest first; each is tried on releases kept from fitting.
STRENGTHS = (1e-1, 1e-2, 1e-3)
STEPS = 60
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Head:
    """Weights [labels, width] and bias [labels] of the name labels."""

    weight: Doubles
    bias: Doubles


@dataclass(frozen=True, slots=True)
class Outcome:
    """F1 by label over releases kept from fitting: `before` with the head as it was, `after` by strength."""

    before: dict[str, float]
    after: dict[float, dict[str, float]]

    @property
    def best(self) -> float:
        """The strength with the highest F1 over all labels; of equals the strongest."""
        return max(self.after, key=lambda strength: (self.after[strength]["all"], strength))

    @property
    def gain(self) -> float:
        """What the best strength gains in F1 over all labels."""
        return self.after[self.best]["all"] - self.before["all"]


def head_of(encoder: Encoder, body: Body) -> Head:
    """The name part of a network's heads."""
    names = len(encoder.ner)
    return Head(body.weight[:names].astype(np.float64), body.bias[:names].astype(np.float64))


def put(body: Body, head: Head) -> None:
    """Write a name head back."""
    body.weight[: len(head.weight)] = head.weight
    body.bias[: len(head.bias)] = head.bias


def refit(start: Head, lessons: Sequence[Lesson], strength: float) -> Head:
    """The head that gives the allowed labels the highest odds, at `strength` near `start`."""
    rows = np.concatenate([lesson.rows for lesson in lessons]).astype(np.float64)
    allowed = np.concatenate([lesson.allowed for lesson in lessons])
    shape = start.weight.shape

    def loss(flat: Doubles) -> tuple[float, Doubles]:
        weight, bias = flat[: start.weight.size].reshape(shape), flat[start.weight.size :]
        scores = rows @ weight.T + bias
        odds = softmax(scores)
        right = np.where(allowed, odds, 0.0)
        sums = right.sum(-1, keepdims=True) + 1e-12
        slope = (odds - right / sums) / len(rows)
        moved, moved_bias = weight - start.weight, bias - start.bias
        value = -np.log(sums).mean() + strength * ((moved**2).sum() + (moved_bias**2).sum()) / 2
        gradient = np.concatenate([
            (slope.T @ rows + strength * moved).ravel(), slope.sum(0) + strength * moved_bias
        ])  # fmt: skip
        return float(value), gradient

    flat = np.concatenate([start.weight.ravel(), start.bias])
    found = minimize(loss, flat, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return Head(found[: start.weight.size].reshape(shape), found[start.weight.size :])


def cross_validated(encoder: Encoder, body: Body, lessons: Sequence[Lesson]) -> Outcome:
    """Every release judged once by heads that were fitted without it (five folds, or one per release)."""
    start = head_of(encoder, body)
    folds = min(FOLDS, len(lessons))
    found: dict[float, list[tuple[set[Span], Lesson]]] = {strength: [] for strength in STRENGTHS}
    for fold in range(folds):
        kept = [lesson for at, lesson in enumerate(lessons) if at % folds == fold]
        rest = [lesson for at, lesson in enumerate(lessons) if at % folds != fold]
        for strength in STRENGTHS:
            head = refit(start, rest, strength)
            found[strength] += [(names(encoder, head, lesson), lesson) for lesson in kept]
    before = [(names(encoder, start, lesson), lesson) for lesson in lessons]
    return Outcome(f1(before), {strength: f1(pairs) for strength, pairs in found.items()})


def names(encoder: Encoder, head: Head, lesson: Lesson) -> set[Span]:
    """The people and bodies that a head finds in a release, as spans of rows."""
    scores = (lesson.rows @ head.weight.T + head.bias).astype(np.float32)
    found: set[Span] = set()
    for begin, end in zip(lesson.bounds, [*lesson.bounds[1:], len(scores)], strict=True):
        tags = [encoder.ner[tag] for tag in viterbi(scores[begin:end], encoder.follows)]
        found |= {(begin + a, begin + b, kind) for a, b, kind in spans(tags) if kind in LEARNT}
    return found


def f1(pairs: Sequence[tuple[set[Span], Lesson]]) -> dict[str, float]:
    """F1 by label and over all."""
    out = {}
    for name in (*LEARNT, "all"):
        counted = [
            (len(found & lesson.marked if name == "all" else {s for s in found & lesson.marked if s[2] == name}),
             sum(name in {"all", s[2]} for s in found) + sum(name in {"all", s[2]} for s in lesson.marked))
            for found, lesson in pairs
        ]  # fmt: skip
        right, total = sum(r for r, _ in counted), sum(t for _, t in counted)
        out[name] = 2 * right / total if total else 0.0
    return out
