"""A marked release as the name head sees it: one row per word, and the labels that the marks allow for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from pressnlp.analyse.encoder import Encoder
from pressnlp.analyse.encoder_body import Body
from pressnlp.analyse.people import title_pattern
from pressnlp.errors import ModelError
from pressnlp.evaluate.gold import Gold
from pressnlp.normalise import normalise
from pressnlp.release import from_text

Floats = NDArray[np.float32]
Span = tuple[int, int, str]
LEARNT = ("PER", "ORG")  # what releases mark; places and the rest they do not


@dataclass(frozen=True, slots=True)
class Lesson:
    """The windows of one release: `rows` [words, width], `allowed` [words, labels], marked spans by row."""

    rows: Floats
    allowed: NDArray[np.bool_]
    marked: frozenset[Span]
    bounds: tuple[int, ...]  # where its windows begin
    lost: tuple[str, ...] = ()  # marks that the cleaned text does not hold


def encoder_of(nlp: Language) -> Encoder:
    """The encoder of a pipeline; raises ModelError for one of another build, which has no head to refit."""
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, Encoder):
            return pipe
    raise ModelError(f"pipeline {nlp.meta['name']!r} has no press_encoder: start from md or sm")


def lesson(nlp: Language, release: Gold, body: Body) -> Lesson:
    """ "Bürgermeisterin Anna Keil" with the person "Anna Keil" → three rows, the last two allowing B-PER and I-PER.

    The rows are those of one network of the pipeline's encoder.
    """
    encoder = encoder_of(nlp)
    doc = nlp.make_doc(normalise(from_text(release.text)).text)
    spans, lost = place(doc, release)
    words = [token.text for token in doc]
    windows = encoder.windows(doc, words)
    found = body.hidden(encoder.spelt(doc, words, windows))
    order = [at for window in windows for at in window]
    row_of = {at: row for row, at in enumerate(order)}
    allowed = np.tile([label[2:] not in LEARNT for label in encoder.ner], (len(order), 1))
    marked = set()
    for start, end, kind in spans:
        seen = [row_of[at] for at in range(start, end) if at in row_of]
        if not seen:
            continue
        marked.add((seen[0], seen[-1] + 1, kind))
        allowed[seen] = False
        for row in seen:
            allowed[row, encoder.ner.index(("B-" if row == seen[0] else "I-") + kind)] = True
    lengths = [len(window) for window in windows]
    rows = np.concatenate(found) if found else np.zeros((0, 0), np.float32)
    bounds = tuple(int(end - length) for end, length in zip(np.cumsum(lengths), lengths, strict=True))
    return Lesson(rows, allowed, frozenset(marked), bounds, tuple(lost))


def place(doc: Doc, release: Gold) -> tuple[list[Span], list[str]]:
    """Marked surfaces as token spans, the longest first where they touch; and those that are not in the text."""
    taken: set[int] = set()
    spans, lost = [], []
    for surface, kind in sorted(surfaces(release), key=lambda pair: -len(pair[0])):
        found = list(re.finditer(r"(?<!\w)" + r"\s+".join(map(re.escape, surface.split())) + r"(?!\w)", doc.text))
        if not found:
            lost.append(surface)
        for match in found:
            span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is not None and not taken & set(range(span.start, span.end)):
                taken.update(range(span.start, span.end))
                spans.append((span.start, span.end, kind))
    return spans, lost


def surfaces(release: Gold) -> Iterator[tuple[str, str]]:
    """Every marked way of writing a name, titles cut off: the encoder learnt names without them."""
    for person in release.people:
        for surface in person.surfaces:
            yield without_titles(surface), "PER"
    for body in release.organisations:
        for surface in body.surfaces:
            yield surface, "ORG"


def without_titles(surface: str) -> str:
    """ "Prof. Dr. Anna Keil" → "Anna Keil"."""
    rest = surface
    while match := title_pattern().match(rest):
        rest = rest[match.end() :].lstrip()
    return rest or surface
