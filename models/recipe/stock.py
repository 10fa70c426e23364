"""The base line: spaCy's own small German architecture with all its components, trained on the same gold.

    python models/recipe/stock.py DATA_DIR OUT_DIR [--steps 4000] [--seed 1]

Tagger, morphologizer, parser and lemmatizer learn from UD German GSD test and PUD, the entity recogniser from GermEval
2014 alone; widths, depths and rates are those of `spacy init config --optimize efficiency`. It stands in for
`de_core_news_sm`, which is built the same way, wherever speed or accuracy is compared.
"""

import argparse
import random
from functools import cache
from pathlib import Path

import spacy
from corpora import Sentence, germeval
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training.converters import conllu_to_docs
from spacy.training.initialize import init_nlp
from spacy.training.loop import train

PIPES = ["tagger", "morphologizer", "parser", "trainable_lemmatizer", "ner"]


def named(nlp: Language, sentence: Sentence) -> Doc:
    """A sentence with its entities and nothing else annotated."""
    doc = Doc(nlp.vocab, words=sentence.words, spaces=[*sentence.spaces[1:], False])
    spans, start = [], None
    tags = [*(sentence.ner or []), "O"]
    for i, tag in enumerate(tags):
        if start is not None and not tag.startswith("I-"):
            spans.append(Span(doc, start, i, label=tags[start][2:]))
            start = None
        if tag.startswith("B-"):
            start = i
    doc.set_ents(spans, default="outside")
    return doc


def trees(data: Path, name: str) -> list[Doc]:
    """Ten sentences a Doc, entities unknown."""
    text = (data / "annotated" / name).read_text("utf-8")
    docs = list(conllu_to_docs(text, n_sents=10, no_print=True))
    for doc in docs:
        doc.set_ents([], default="missing")
    return docs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    config = init_config(lang="de", pipeline=PIPES, optimize="efficiency")
    names = [named(blank(), s) for s in germeval(args.data / "annotated")[0]]
    docs = names + trees(args.data, "ud_gsd/de_gsd-ud-test.conllu") + trees(args.data, "ud_pud/de_pud-ud-test.conllu")
    random.Random(args.seed).shuffle(docs)
    cut = len(docs) // 20
    for name, some in (("dev", docs[:cut]), ("train", docs[cut:])):
        DocBin(docs=some, store_user_data=False).to_disk(args.out / f"{name}.spacy")
        config["paths"][name] = str(args.out / f"{name}.spacy")
    config["training"].update(seed=args.seed, max_steps=args.steps, eval_frequency=1000, patience=0)
    nlp = init_nlp(config)
    train(nlp, args.out)


@cache
def blank() -> Language:
    """A blank pipeline for the vocabulary."""
    return spacy.blank("de")


if __name__ == "__main__":
    main()
