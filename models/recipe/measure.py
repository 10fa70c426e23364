"""Measure an exported pipeline on the held-out parts, as it ships: int8, spaCy's Docs.

    python models/recipe/measure.py DATA_DIR PIPELINE_DIR [--out metrics.json]

GermEval 2014 (last 1,500 test sentences, outer spans), Staatsarchiv Zürich (a quarter of the texts since 1960),
SmartData (a seventh): NER F1 per label. UD German GSD dev: sentence-start F1 and UPOS accuracy. Words per second, one
thread.
"""

import argparse
import json
import time
from pathlib import Path

import spacy
from corpora import Window, measuring, spans
from spacy.tokens import Doc

import pressnlp.analyse.encoder  # noqa: F401  (registers the component)

Counts = list[int]  # right, found, wanted


def f1(counts: Counts) -> float:
    return round(2 * counts[0] / max(1, counts[1] + counts[2]), 4)


def count(counts: Counts, got: set, wanted: set) -> None:
    counts[0] += len(got & wanted)
    counts[1] += len(got)
    counts[2] += len(wanted)


def measure(nlp: spacy.language.Language, windows: list[Window]) -> dict[str, float]:
    """NER F1 by label, sentence starts, UPOS: whatever the windows have gold for."""
    ner: dict[str, Counts] = {}
    starts: Counts = [0, 0, 0]
    right = tagged = 0
    for window in windows:
        spaces = [*window.spaces[1:], False]
        doc = Doc(nlp.vocab, words=window.words, spaces=spaces)
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        if window.ner:
            got = {(e.start, e.end, e.label_) for e in doc.ents}
            wanted = spans(window.ner)
            for kind in {"PER", "ORG", "LOC"} | ({"MISC"} if window.misc else set()):
                count(
                    ner.setdefault(kind, [0, 0, 0]),
                    {s for s in got if s[2] == kind},
                    {s for s in wanted if s[2] == kind},
                )
        if window.starts:
            got_starts = {t.i for t in doc if t.is_sent_start and t.i}
            count(starts, got_starts, {i for i, s in enumerate(window.starts) if s and i})
        if window.upos:
            right += sum(t.pos_ == tag for t, tag in zip(doc, window.upos, strict=True))
            tagged += len(doc)
    out = {kind: f1(c) for kind, c in sorted(ner.items())}
    if ner:
        out["all"] = f1([sum(c[i] for c in ner.values()) for i in range(3)])
    if starts[2]:
        out["starts"] = f1(starts)
    if tagged:
        out["upos"] = round(right / tagged, 4)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    begun = time.perf_counter()
    nlp = spacy.load(args.pipeline)
    figures: dict[str, object] = {"load_seconds": round(time.perf_counter() - begun, 2)}
    held = measuring(args.data)
    begun, words = time.perf_counter(), 0
    for corpus, windows in held.items():
        figures[corpus] = measure(nlp, windows)
        words += sum(len(w.words) for w in windows)
    figures["words_per_second_in_single_windows"] = round(words / (time.perf_counter() - begun))
    text = json.dumps(figures, indent=1)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
