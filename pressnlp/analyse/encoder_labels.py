"""From scores to annotations: the best sequence of BIO labels, and the entities of a Doc."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

CONFIDENCES = "ner_confidence"  # key in Doc.user_data: {(start, end): probability} of the entities

Floats = NDArray[np.float32]


def softmax(scores: Floats) -> Floats:
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32)


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


def annotate(doc: Doc, windows: Sequence[Sequence[int]], tags: Sequence[str], odds: Floats) -> None:
    """Write entities with their confidence (the least sure word's); a window's edge ends an entity."""
    spans: list[Span] = []
    confidences: dict[tuple[int, int], float] = {}
    for window in windows:
        open_at: int | None = None
        for row, at in enumerate(window):
            tag = tags[at]
            if tag == "O":
                continue
            if tag.startswith("B"):
                open_at = at
            after = tags[window[row + 1]] if row + 1 < len(window) else "O"
            if open_at is not None and after != "I-" + tag[2:]:
                span = Span(doc, open_at, at + 1, label=tag[2:])
                spans.append(span)
                confidences[span.start, span.end] = float(odds[open_at : at + 1].min())
                open_at = None
    doc.set_ents(spans, default="outside")
    doc.user_data[CONFIDENCES] = confidences
