"""Read the annotated corpora of the recipe into one form: windows of words with NER, sentence and UPOS labels.

Every corpus keeps its own scheme; `SCHEMES` is the one table that maps them to PER, ORG, LOC and MISC. A label that
a corpus does not annotate is `None` (UPOS, sentence starts) or noted as `misc=False`, and training leaves it open.
"""

import hashlib
import json
import random
import re
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


Tags = frozenset[str]  # the UPOS tags that a word may bear; usually one


@dataclass(slots=True)
class Window:
    """Consecutive words of one text, `spaces[i]` telling whether a blank stands before word i."""

    source: str
    words: list[str]
    spaces: list[bool]
    ner: list[str] | None
    misc: bool
    starts: list[bool] | None
    upos: list[Tags] | None


@dataclass(slots=True)
class Sentence:
    """One pretokenised sentence."""

    words: list[str]
    spaces: list[bool]
    ner: list[str] | None = None
    upos: list[Tags] | None = None


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
            upos.append(frozenset({tag}))
            glue = "SpaceAfter=No" in rest[-1]
        if words:
            sentences.append(Sentence(words, spaces, upos=upos))
    return sentences


UNIMORPH = {"N": "NOUN", "PROPN": "PROPN", "DET": "DET", "PRO": "PRON", "ADP": "ADP", "ADV": "ADV", "ADJ": "ADJ",
            "NUM": "NUM", "PART": "PART", "INTJ": "INTJ", "V": "VERB"}  # fmt: skip
OPEN = {"PRON": "DET", "DET": "PRON", "ADV": "ADJ"}
AUXILIARIES = {"sein", "werden", "haben", "können", "müssen", "sollen", "wollen", "dürfen", "mögen"}
COORDINATING = {"und", "oder", "sowie", "aber", "sondern", "doch", "bzw.", "sowohl", "weder", "noch"}
CONTRACTED = {"am": "an dem", "im": "in dem", "zum": "zu dem", "zur": "zu der", "vom": "von dem", "beim": "bei dem",
              "ins": "in das", "ans": "an das", "aufs": "auf das", "fürs": "für das", "durchs": "durch das",
              "ums": "um das", "übers": "über das", "unterm": "unter dem", "hinterm": "hinter dem",
              "vorm": "vor dem", "überm": "über dem"}  # fmt: skip


def unimorph_tags(form: str, lemma: str, features: set[str]) -> Tags:
    """UPOS tags that a word with UniMorph features may bear: `("ist", "sein", {"V", "FIN"})` → AUX or VERB.

    What is left open is where the two annotations of the 340 sentences that have both disagree."""
    if "CONJ" in features:
        return frozenset({"CCONJ"}) if form.lower() in COORDINATING else frozenset({"SCONJ", "CCONJ", "ADP"})
    if "ADJ" in features:
        return frozenset({"ADJ", "DET"}) if lemma.startswith("ander") else frozenset({"ADJ"})
    if "V" in features and lemma in AUXILIARIES:
        return frozenset({"AUX", "VERB"})
    if "NUM" in features and form.endswith("."):
        return frozenset({"NUM", "ADJ"})
    for feature, tag in UNIMORPH.items():
        if feature in features:
            return frozenset({tag, OPEN.get(tag, tag)})
    return frozenset({"PUNCT"}) if not any(c.isalnum() for c in form) and form not in "%&→+=" else frozenset()


def unimorph(path: Path) -> list[Sentence]:
    """GSD training sentences with UniMorph features: contractions are put back, ambiguous tags left open."""
    sentences = []
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.splitlines()
        if not lines or "= train-" not in lines[0]:
            continue
        text = next(line[9:] for line in lines if line.startswith("# text = "))
        rows = [line.split("\t") for line in lines if line and line[0].isdigit()]
        sentence, at, row = Sentence([], [], upos=[]), 0, 0
        while row < len(rows):
            gap = len(text) - len(text[at:].lstrip()) - at
            form, lemma, tags, step = rows[row][1], rows[row][2], set(rows[row][5].split(";")), 1
            word, found = form, unimorph_tags(form, lemma, tags)
            if not text.startswith(form, at + gap) or (
                row + 1 < len(rows) and not text[at + gap + len(form) :].lstrip().startswith(rows[row + 1][1][:1])
            ):
                rest = text[at + gap :].split()[0] if text[at + gap :].split() else ""
                short = re.match(r"\w+", rest)
                pair = f"{form} {rows[row + 1][1]}" if row + 1 < len(rows) else ""
                if short and CONTRACTED.get(short.group().lower(), "-").lower() == pair.lower():
                    word, found, step = short.group(), frozenset({"ADP"}), 2
                elif not text.startswith(form, at + gap):
                    break
            sentence.words.append(word)
            sentence.spaces.append(bool(gap))
            sentence.upos.append(found)
            at, row = at + gap + len(word), row + step
        else:
            sentences.append(sentence)
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
        upos: list[Tags] = []
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


SHARES = {"germeval": 1.0, "ud": 1.0, "gsd": 1.0, "zuerich": 0.35, "smartdata": 0.25, "wikiner": 0.0}


def training(folder: Path, seed: int, shares: dict[str, float]) -> list[Window]:
    """Training windows, of every corpus the share that `shares` names, shuffled by the seed."""
    rng = random.Random(seed)
    annotated = folder / "annotated"
    gsd = annotated / "sigmorphon2019_gsd"
    sentences = {
        "germeval": germeval(annotated)[0],
        "wikiner": wikiner(annotated),
        "ud": conllu(annotated / "ud_gsd" / "de_gsd-ud-test.conllu")
        + conllu(annotated / "ud_pud" / "de_pud-ud-test.conllu"),
        "gsd": unimorph(gsd / "de_gsd-um-dev.conllu") + unimorph(gsd / "de_gsd-um-test.conllu"),
    }
    windows: list[Window] = []
    for source, some in sentences.items():
        rng.shuffle(some)
        windows += packed(source, some[: round(len(some) * shares.get(source, 0.0))], rng)
    for source, read in (("zuerich", zuerich), ("smartdata", smartdata)):
        many = read(annotated)[0]
        rng.shuffle(many)
        windows += many[: round(len(many) * shares.get(source, 0.0))]
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
