"""Read the annotated corpora of the recipe into one form: windows of words with NER, sentence and UPOS labels.

Every corpus keeps its own scheme; `SCHEMES` is the one table that maps them to PER, ORG, LOC and MISC. A label that
a corpus does not annotate is `None` (UPOS, sentence starts) or noted as `misc=False`, and training leaves it open.
"""

import hashlib
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy

NER = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X")  # fmt: skip

SCHEMES = {
    "germeval": {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "MISC"},  # deriv and part variants are not names
    "zuerich": {"PER": "PER", "LOC": "LOC", "ORG": "ORG"},
    "wikiner": {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"},
    "smartdata": {
        "person": "PER",
        "organization": "ORG",
        "organization-company": "ORG",
        "location": "LOC",
        "location-city": "LOC",
        "location-street": "LOC",
        "location-stop": "LOC",
    },
}

HELD_OUT_GERMEVAL = 1500  # the last test sentences: measuring only
WINDOW_WORDS = 90  # longer paragraphs are cut: attention is quadratic, and the runtime cuts at about the same length


@dataclass(slots=True)
class Window:
    """Consecutive words of one text, `spaces[i]` telling whether a blank stands before word i."""

    source: str
    words: list[str]
    spaces: list[bool]
    ner: list[str] | None
    misc: bool
    starts: list[bool] | None
    upos: list[str] | None


@dataclass(slots=True)
class Sentence:
    """One pretokenised sentence."""

    words: list[str]
    spaces: list[bool]
    ner: list[str] | None = None
    upos: list[str] | None = None


NO_BLANK_BEFORE = set(".,;:!?)]}“”»%…") | {"...", "''"}
NO_BLANK_AFTER = set("([{„«‚") | {"``"}


def blanks(words: list[str]) -> list[bool]:
    """Guess where blanks stood in a pretokenised sentence: `["(", "Soest", ")"]` → `[False, False, False]`."""
    spaces, open_quote, glue = [], False, True
    for word in words:
        straight = word in {'"', "'"}
        before = not glue and word not in NO_BLANK_BEFORE and not (straight and open_quote)
        spaces.append(before)
        glue = word in NO_BLANK_AFTER or (straight and not open_quote)
        open_quote = open_quote != straight
    return spaces


def germeval(folder: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Training and held-out sentences of GermEval 2014, outer spans."""
    train, test = [], []
    for name, into in (("NER-de-dev.tsv", train), ("NER-de-test.tsv", test)):
        for block in (folder / "germeval2014" / name).read_text("utf-8").split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
            if rows:
                words = [row[1] for row in rows]
                into.append(Sentence(words, blanks(words), mapped([row[2] for row in rows], SCHEMES["germeval"])))
    return train + test[:-HELD_OUT_GERMEVAL], test[-HELD_OUT_GERMEVAL:]


def mapped(tags: list[str], scheme: dict[str, str]) -> list[str]:
    """Map IOB1 or BIO tags to our labels, always as BIO."""
    out, last = [], "O"
    for tag in tags:
        kind = scheme.get(tag[2:]) if tag != "O" else None
        if kind is None:
            out.append("O")
        else:
            out.append(f"I-{kind}" if tag[0] == "I" and last == tag[2:] else f"B-{kind}")
        last = tag[2:] if tag != "O" else "O"
    return out


def wikiner(folder: Path) -> list[Sentence]:
    """WikiNER German: silver, IOB1."""
    sentences = []
    for block in (folder / "wikiner_de" / "wikiner_de_part.iob1.tsv").read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line]
        if rows:
            words = [row[0] for row in rows]
            sentences.append(Sentence(words, blanks(words), mapped([row[1] for row in rows], SCHEMES["wikiner"])))
    return sentences


def conllu(path: Path) -> list[Sentence]:
    """Universal Dependencies sentences: surface words with UPOS; a contraction ('im') takes its first part's tag."""
    sentences = []
    for block in path.read_text("utf-8").split("\n\n"):
        words, spaces, upos, skip, glue = [], [], [], set(), True
        for line in block.splitlines():
            if line.startswith("#") or not line:
                continue
            number, form, _, tag, *rest = line.split("\t")
            if "." in number or number in skip:
                continue
            if "-" in number:
                first, last = map(int, number.split("-"))
                skip = {str(i) for i in range(first, last + 1)}
                tag = "ADP"
            words.append(form)
            spaces.append(not glue)
            upos.append(tag)
            glue = "SpaceAfter=No" in rest[-1]
        if words:
            sentences.append(Sentence(words, spaces, upos=upos))
    return sentences


def spans_to_windows(source: str, text: str, spans: Iterable[tuple[int, int, str]]) -> Iterator[Window]:
    """Windows of one text with character spans, cut at line breaks and every WINDOW_WORDS words."""
    doc = tokenizer(text)
    tags = ["O"] * len(doc)
    for start, end, kind in sorted(spans):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            for token in span:
                tags[token.i] = ("B-" if token.i == span.start else "I-") + kind
    window: list[int] = []

    def flush() -> Iterator[Window]:
        if window:
            spaces = [i > 0 and bool(doc[i - 1].whitespace_) for i in window]
            yield Window(source, [doc[i].text for i in window], spaces, [tags[i] for i in window], False, None, None)
        window.clear()

    for token in doc:
        if token.is_space:
            if "\n" in token.text:
                yield from flush()
            continue
        if len(window) >= WINDOW_WORDS and tags[token.i][0] != "I":
            yield from flush()
        window.append(token.i)
    yield from flush()


tokenizer = spacy.blank("de").make_doc


def held_out(key: str, percent: int) -> bool:
    """A stable split by hash."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 100 < percent


def zuerich(folder: Path) -> tuple[list[Window], list[Window]]:
    """Staatsarchiv Zürich: training texts since 1900, held out a quarter of those since 1960."""
    train, test = [], []
    for line in (folder / "staatsarchiv_zh_ner" / "docs-00.jsonl").read_text("utf-8").splitlines():
        doc = json.loads(line)
        year = int((doc["date"] or "0000")[:4])
        if year < 1900:
            continue
        spans = [(s, e, SCHEMES["zuerich"][k]) for s, e, k, *_ in doc["entities"] if k in SCHEMES["zuerich"]]
        into = test if year >= 1960 and held_out(doc["id"], 25) else train
        into += spans_to_windows("zuerich", doc["text"], spans)
    return train, test


def smartdata(folder: Path) -> tuple[list[Window], list[Window]]:
    """DFKI SmartData, versions 1 and 3 without repeats: a seventh held out by text hash."""
    texts: dict[str, list] = {}
    for name in ("v3-dev-00", "v3-test-00", "v1-train-00", "v1-test-00"):
        for line in (folder / "dfki_smartdata" / f"{name}.jsonl").read_text("utf-8").splitlines():
            doc = json.loads(line)
            texts.setdefault(doc["text"], doc["entities"])
    train, test = [], []
    for text, entities in texts.items():
        spans = [(s, e, SCHEMES["smartdata"][k]) for s, e, k in entities if k in SCHEMES["smartdata"]]
        (test if held_out(text, 14) else train).extend(spans_to_windows("smartdata", text, spans))
    return train, test


def packed(source: str, sentences: list[Sentence], rng: random.Random, misc: bool = True) -> Iterator[Window]:
    """Glue one to four sentences into a window, so that sentence starts can be learned."""
    at = 0
    while at < len(sentences):
        many = rng.choice((1, 1, 2, 3, 4))
        words: list[str] = []
        spaces: list[bool] = []
        ner: list[str] = []
        upos: list[str] = []
        starts: list[bool] = []
        for sentence in sentences[at : at + many]:
            if words and len(words) + len(sentence.words) > WINDOW_WORDS:
                break
            starts += [True] + [False] * (len(sentence.words) - 1)
            spaces += [bool(words), *sentence.spaces[1:]]
            words += sentence.words
            ner += sentence.ner or []
            upos += sentence.upos or []
            at += 1
        yield Window(source, words, spaces, ner or None, misc, starts, upos or None)


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """BIO tags to spans; a stray I- opens one."""
    found, start, kind = set(), None, None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{kind}":
            found.add((start, i, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = i, tag[2:]
    return found


def training(folder: Path, seed: int, wikiner_sentences: int) -> list[Window]:
    """All training windows, shuffled by the seed."""
    rng = random.Random(seed)
    annotated = folder / "annotated"
    gold = germeval(annotated)[0]
    silver = wikiner(annotated)
    trees = conllu(annotated / "ud_gsd" / "de_gsd-ud-test.conllu") + conllu(
        annotated / "ud_pud" / "de_pud-ud-test.conllu"
    )
    for sentences in (gold, silver, trees):
        rng.shuffle(sentences)
    windows = [*packed("germeval", gold, rng), *packed("wikiner", silver[:wikiner_sentences], rng)]
    windows += packed("ud", trees, rng)
    windows += zuerich(annotated)[0] + smartdata(annotated)[0]
    rng.shuffle(windows)
    return windows


def measuring(folder: Path) -> dict[str, list[Window]]:
    """Held-out windows by corpus; GermEval and GSD in pairs of sentences as they stand."""
    annotated = folder / "annotated"
    rng = random.Random(0)
    return {
        "germeval": list(packed("germeval", germeval(annotated)[1], rng)),
        "zuerich": zuerich(annotated)[1],
        "smartdata": smartdata(annotated)[1],
        "gsd": list(packed("ud", conllu(annotated / "ud_gsd" / "de_gsd-ud-dev.conllu"), rng)),
    }
