"""Silver: raw administrative text, labelled by the teacher and put right by the rules that are sure.

    PYTHONPATH=. python models/recipe/silver.py DATA_DIR TEACHER_PIPELINE OUT.jsonl [--words 300000] [--seed 1]

Paragraphs are drawn from council documents, council speeches, parliamentary speeches and civic-tech posts. Persons and
bodies are those that pressnlp's own rules make of the teacher's entities (titles and offices cut off, legal forms and
committees completed, names in streets refused), places and the rest are the teacher's. A paragraph with an unsure
entity is left out.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from corpora import WINDOW_WORDS

import pressnlp.analyse.encoder  # noqa: F401  (registers the component)
from pressnlp.analyse import find
from pressnlp.analyse.people import PersonFound, title_pattern
from pressnlp.analyse.read_doc import reading
from pressnlp.normalise.clean import Clean
from pressnlp.normalise.offsets import Traced
from pressnlp.words.own import NOTHING

SURE = 0.5  # the students see the teachers' odds too, so that only what is a guess need be left out
SHARES = {"karlsruhe_oparl": 0.7, "okfde_codefor_posts": 0.12, "magdeburg_stadtrat": 0.08, "bundestag": 0.1}
PATTERNS = {"karlsruhe_oparl": "docs-*.jsonl", "okfde_codefor_posts": "*.jsonl", "magdeburg_stadtrat": "sp*.jsonl",
            "bundestag": "reden-*.jsonl"}  # fmt: skip


def paragraphs(folder: Path, pattern: str, rng: random.Random) -> Iterator[str]:
    """Lines of running text, drawn from all files; wrapped lines of a document are joined first."""
    texts = [json.loads(line)["text"] for path in sorted(folder.glob(pattern)) for line in path.open(encoding="utf-8")]
    rng.shuffle(texts)
    for text in texts:
        lines = [" ".join(line.split()) for line in joined(text).split("\n")]
        long = [line for line in lines if 60 < len(line) < 700]
        yield from rng.sample(long, min(4, len(long)))


def joined(text: str) -> str:
    """Join lines that a page broke: a long line without an end goes on in the next."""
    out: list[str] = []
    for line in text.split("\n"):
        if out and len(out[-1].rpartition("\n")[2]) > 60 and out[-1][-1:] not in ".:!?" and line[:1].islower():
            out[-1] += " " + line
        else:
            out.append(line)
    return "\n".join(out)


def name_start(text: str, person: PersonFound) -> int:
    """Where a name begins behind its titles: the labels leave "Dr." out, as GermEval does."""
    at = person.start
    while match := title_pattern().match(text, at):
        at = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    return at if at < person.end else person.start


def labelled(nlp: spacy.language.Language, text: str, sure: float) -> dict | None:
    """One paragraph as words with tags; None where an entity is unsure."""
    doc = nlp(text)
    seen = reading(doc, Clean(Traced.of(text), ()), NOTHING)
    if any(n.confidence < sure for n in seen.named) or len(doc) > WINDOW_WORDS * 1.3:
        return None
    finds = find(seen)
    spans = [(o.start, o.end, "ORG") for o in finds.organisations]
    spans += [(name_start(text, p), p.end, "PER") for p in finds.people]
    taken = [(a, b) for a, b, _ in spans]
    spans += [
        (n.start, n.end, n.label)
        for n in seen.named
        if n.label in {"LOC", "MISC"} and all(n.end <= a or b <= n.start for a, b in taken)
    ]
    tags = ["O"] * len(doc)
    for start, end, kind in spans:
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is None:
            return None
        for token in span:
            tags[token.i] = ("B-" if token.i == span.start else "I-") + kind
    kept = [t for t in doc if not t.is_space]
    return {
        "words": [t.text for t in kept],
        "spaces": [t.i > 0 and bool(t.nbor(-1).whitespace_ or t.nbor(-1).is_space) for t in kept],
        "ner": [tags[t.i] for t in kept],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "teacher", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--words", type=int, default=300_000)
    parser.add_argument("--sure", type=float, default=SURE, help="least confidence of a paragraph's entities")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng, nlp = random.Random(args.seed), spacy.load(args.teacher)
    with args.out.open("w", encoding="utf-8") as out:
        for source, share in SHARES.items():
            words = kept = left = 0
            for text in paragraphs(args.data / "text" / source, PATTERNS[source], rng):
                one = labelled(nlp, text, args.sure)
                if one is None or (all(t == "O" for t in one["ner"]) and rng.random() < 0.6):
                    left += 1
                    continue
                out.write(json.dumps({"source": source, **one}, ensure_ascii=False) + "\n")
                words, kept = words + len(one["words"]), kept + 1
                if words >= share * args.words:
                    break
            print(f"{source}: {kept} paragraphs, {words} words kept, {left} left out", flush=True)


if __name__ == "__main__":
    main()
