"""Measure pipelines as they ship, all in one run: names, sentences, UPOS, speed, loading, size.

    PYTHONPATH=. python models/recipe/measure.py DATA_DIR PIPELINE… [--stock STOCK_DIR] [--gold RELEASES_DIR]
        [--only germeval,gsd] [--out metrics.json]

GermEval 2014 (last 1,500 test sentences, outer spans), Staatsarchiv Zürich (a quarter of the texts since 1960),
SmartData (a seventh): NER F1 per label. UD German GSD dev: sentence-start F1 and UPOS accuracy. Marked releases:
people, bodies and sums that a sentence end cuts. Words per second: the same texts through every pipeline in turn,
round after round, one thread; `ratio` is the median over the rounds of a pipeline's rate by that of STOCK_DIR
(stock.py).
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # before numpy: one thread each

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
            right += sum(t.pos_ in tags for t, tags in zip(doc, window.upos, strict=True))
            tagged += len(doc)
    out = {kind: f1(c) for kind, c in sorted(ner.items())}
    if ner:
        out["all"] = f1([sum(c[i] for c in ner.values()) for i in range(3)])
    if starts[2]:
        out["starts"] = f1(starts)
    if tagged:
        out["upos"] = round(right / tagged, 4)
    return out


def texts(data: Path, gold: Path | None) -> list[str]:
    """What the speed is measured on: marked releases and council documents."""
    paths = sorted(gold.glob("*.json")) if gold else []
    found = [json.loads(path.read_text("utf-8"))["text"] for path in paths]
    for name in sorted((data / "text" / "karlsruhe_oparl").glob("docs-*.jsonl"))[:1]:
        with name.open(encoding="utf-8") as lines:
            found += [json.loads(line)["text"][:6000] for line in islice(lines, 60)]
    return found


def rate(nlp: spacy.language.Language, some: list[str]) -> float:
    """Words (no blanks, no punctuation marks) per second."""
    begun = time.perf_counter()
    words = sum(sum(t.is_alpha or t.like_num for t in doc) for doc in nlp.pipe(some, batch_size=32))
    return words / (time.perf_counter() - begun)


def rates(pipelines: dict[str, spacy.language.Language], some: list[str], rounds: int) -> dict[str, list[float]]:
    """Every pipeline in turn, round after round."""
    for nlp in pipelines.values():
        rate(nlp, some[:3])
    found: dict[str, list[float]] = {name: [] for name in pipelines}
    for _ in range(rounds):
        for name, nlp in pipelines.items():
            found[name].append(rate(nlp, some))
    return found


def surfaces(release: dict) -> Iterator[str]:
    """Every marked way of writing a person, a body or a sum."""
    for kind in ("people", "organisations"):
        for item in release[kind]:
            yield from item["surfaces"]
    yield from (money["surface"] for money in release["money"])


def cut_through(nlp: spacy.language.Language, gold: Path) -> dict[str, int]:
    """Marked people, bodies and sums of releases, and how many a sentence end cuts."""
    cut = total = 0
    for path in sorted(gold.glob("*.json")):
        release = json.loads(path.read_text("utf-8"))
        starts = [t.idx for t in nlp(release["text"]) if t.is_sent_start]
        for surface in surfaces(release):
            for match in re.finditer(re.escape(surface), release["text"]):
                total += 1
                cut += any(match.start() < at < match.end() for at in starts)
    return {"marked": total, "cut": cut}


def load_seconds(pipeline: Path) -> float:
    """Loading in a fresh process, without the imports that every spaCy program makes."""
    code = (
        "import time, spacy, pressnlp.analyse.encoder; b = time.perf_counter(); "
        f"spacy.load({str(pipeline)!r}); print(time.perf_counter() - b)"
    )
    return round(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout), 2
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("pipelines", type=Path, nargs="+")
    parser.add_argument("--stock", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--only", help="corpora, separated by commas")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, help="windows of each corpus and texts: the smoke variant")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    paths = [*args.pipelines, *([args.stock] if args.stock else [])]
    loaded = {str(path): spacy.load(path) for path in paths}
    wanted = args.only.split(",") if args.only else None
    held = {name: some[: args.limit] for name, some in measuring(args.data).items() if not wanted or name in wanted}
    figures: dict[str, dict[str, object]] = {}
    for path in paths:
        nlp, mine = loaded[str(path)], figures.setdefault(f"{nlp_name(loaded[str(path)])}", {})
        mine["load_seconds"] = load_seconds(path)
        mine["megabytes"] = round(sum(p.stat().st_size for p in path.rglob("*") if p.is_file()) / 2**20, 1)
        mine.update({corpus: measure(nlp, windows) for corpus, windows in held.items()})
        if args.gold:
            mine["sentence_ends_in_marked_spans"] = cut_through(nlp, args.gold)
        print(json.dumps({path.name: mine}), flush=True)
    if args.rounds:
        speed = rates(loaded, texts(args.data, args.gold)[: args.limit], args.rounds)
        for path in paths:
            mine = figures[nlp_name(loaded[str(path)])]
            mine["words_per_second"] = round(statistics.median(speed[str(path)]))
            if args.stock:
                pairs = zip(speed[str(path)], speed[str(args.stock)], strict=True)
                mine["ratio"] = round(statistics.median(a / b for a, b in pairs), 2)
    text = json.dumps(figures, indent=1)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", "utf-8")


def nlp_name(nlp: spacy.language.Language) -> str:
    """As in the record's provenance."""
    return f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}"


if __name__ == "__main__":
    main()
