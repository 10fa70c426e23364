"""Stock spaCy to compare with: the architecture of `de_core_news_sm`, all components, labels made up.

Speed depends on the architecture, the widths and the numbers of labels, hardly on what was learnt; so the stand-in
learns made-up labels for a few steps. A trained one (models/recipe/stock.py, or de_core_news_sm itself) can be given
instead.
"""

import random
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import load_model_from_config

PIPES = ["tagger", "morphologizer", "parser", "trainable_lemmatizer", "ner"]
# As in the published German pipelines: STTS tags, morphological bundles, dependency labels.
TAGS, MORPHS, DEPENDENCIES = 55, 600, 40
KINDS = ("PER", "ORG", "LOC", "MISC")
STEPS = 30


def annotated(doc: Doc, rng: random.Random) -> Doc:
    """A Doc with labels drawn by the word, heads to the left, and an entity now and then."""
    words = [t.text for t in doc]
    tags = [f"T{hash_of(w) % TAGS}" for w in words]
    morphs = [f"M={hash_of(w) % MORPHS}" for w in words]
    deps = [f"d{hash_of(w) % DEPENDENCIES}" if i % 20 else "ROOT" for i, w in enumerate(words)]
    heads = [i - 1 if i % 20 else i for i in range(len(words))]
    made = Doc(
        doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc], tags=tags, morphs=morphs, deps=deps,
        heads=heads, lemmas=[w.lower() for w in words], pos=["X"] * len(words),
    )  # fmt: skip
    spans = [
        Span(made, i, i + 1, label=rng.choice(KINDS))
        for i, w in enumerate(words)
        if w.isalpha() and hash_of(w) % 13 == 0
    ]
    made.set_ents(spans)
    return made


def hash_of(word: str) -> int:
    """The same on every run."""
    return sum(ord(c) * 31**i for i, c in enumerate(word)) % 1_000_003


def stand_in(texts: list[str]) -> Language:
    """The pipeline after a few steps on the texts, blanks and line breaks evened out."""
    rng = random.Random(1)
    config = init_config(lang="de", pipeline=PIPES, optimize="efficiency")
    config["components"]["parser"]["min_action_freq"] = 1  # few texts must not drop labels
    nlp = load_model_from_config(config, auto_fill=True)
    blank = spacy.blank("de")
    docs = [annotated(blank.make_doc(" ".join(text[:1500].split())), rng) for text in texts if text.strip()]
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    optimizer = nlp.initialize(lambda: examples)
    for step in range(STEPS):
        nlp.update(examples[step * 4 % len(examples) :][:4], sgd=optimizer)
    return nlp


def write(texts: list[str], out: Path) -> Path:
    """Make the stand-in and keep it."""
    stand_in(texts).to_disk(out)
    return out
