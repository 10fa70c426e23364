"""From scores to annotations: the best sequence of BIO labels, and the entities of a Doc."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

CONFIDENCES = "ner_confidence"  # key in Doc.user_data: {(start, end): probability} of the entities

TRUST = 0.65  # share of the second network's word where two are heard

Floats = NDArray[np.float32]
Scores = TypeVar("Scores", NDArray[np.float32], NDArray[np.float64])


def softmax(scores: Scores) -> Scores:
    """Scores as probabilities, row by row."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), scores.dtype)


def mixed(first: Floats, second: Floats, names: int) -> Floats:
    """Scores of two networks for the same words: averaged odds of names and parts of speech, as logarithms.

    The `names` first columns are names, the next is the sentence start, the rest are parts of speech. Sentence starts
    are the first network's word: the second reads whole sentences.
    """
    out = first.copy()
    for part in (slice(0, names), slice(names + 1, None)):
        out[:, part] = np.log((1 - TRUST) * softmax(first[:, part]) + TRUST * softmax(second[:, part]) + 1e-9)
    return out


def viterbi(scores: Floats, follows: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The best sequence of labels in which each may follow the one before; label 0 stands before the first."""
    penalty = np.where(follows, 0.0, -1e4)
    best, back = scores[0] + penalty[0], []
    for row in scores[1:]:
        paths = best[:, None] + penalty
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return np.array(path[::-1])


def allowed(before: str, after: str) -> bool:
    """BIO: I-X follows only B-X or I-X."""
    return not after.startswith("I-") or before[2:] == after[2:]


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """A sequence of BIO labels as `viterbi` gives it → spans: ["B-PER", "I-PER", "O"] → [(0, 2, "PER")]."""
    found: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((at, at + 1, tag[2:]))
        elif tag.startswith("I-"):
            start, _, kind = found[-1]
            found[-1] = (start, at + 1, kind)
    return found


def annotate(doc: Doc, windows: Sequence[Sequence[int]], tags: Sequence[str], odds: Floats) -> None:
    """Write entities with their confidence (the least sure word's); a window's edge ends an entity."""
    entities: list[Span] = []
    confidences: dict[tuple[int, int], float] = {}
    for window in windows:
        for first, end, kind in spans([tags[at] for at in window]):
            entity = Span(doc, window[first], window[end - 1] + 1, label=kind)
            entities.append(entity)
            confidences[entity.start, entity.end] = float(odds[entity.start : entity.end].min())
    doc.set_ents(entities, default="outside")
    doc.user_data[CONFIDENCES] = confidences
