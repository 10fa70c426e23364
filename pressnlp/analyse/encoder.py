"""The spaCy component around the shipped encoder: NER, sentence starts and UPOS in one pass of onnxruntime.

A document is cut into windows of words (at line breaks, long paragraphs at sure sentence ends), each word is spelt in
pieces, and the graph returns one row of scores per word. Windows of one document go together, those of different
documents never: int8 arithmetic scales by the whole batch, and a record must not depend on its neighbours.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import POS, SENT_START
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc, Span, Token

from pressnlp.errors import ModelError

WINDOW_WORDS = 90  # as in training; attention grows with the square
WINDOW_PIECES = 220  # a window of long compounds: the graph has 512 positions, training saw 200
WORD_PIECES = 24  # longer "words" are addresses and rulers; the first pieces tell enough
BATCH_PIECES = 2048  # padded pieces per run: larger batches leave the cache
PADDING = 1.2  # a window this much longer than a batch's shortest opens a new batch: padding costs as much as words
GRAPH, PIECES, VECTORS = "encoder.onnx", "pieces.json", "vectors.npz"
SUPPORTED = -3.0  # score that a sentence start needs where the signs speak for it; elsewhere 0
NO_START = np.uint64(2**64 - 1)  # spaCy's -1 in an unsigned array
CONFIDENCES = "ner_confidence"  # key in Doc.user_data: {(start, end): probability} of the entities

Floats = NDArray[np.float32]


@Language.factory(
    "press_encoder",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type", "token.is_sent_start", "token.pos"],
    default_score_weights={"ents_f": 1.0},
)
def make_encoder(nlp: Language, name: str) -> "Encoder":
    """The factory spaCy calls; the weights come with `from_disk`."""
    return Encoder(name)


class Encoder:
    """NER, sentence starts and UPOS for a Doc."""

    def __init__(self, name: str = "press_encoder") -> None:
        self.name = name
        self.ner: tuple[str, ...] = ()
        self.upos: tuple[str, ...] = ()
        self._session: Any = None
        self._tokenizer: Any = None
        self._rows = np.zeros((0, 0), np.int8)
        self._scale = np.zeros((0, 1), np.float32)
        self._folder: Path | None = None
        self._spelt: dict[str, list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        windows = list(cut(doc))
        if self._session is None:
            raise ModelError("the encoder has no weights; load the pipeline with spacy.load")
        tags: dict[int, tuple[str, float]] = {}
        signs = np.zeros((len(doc), 2), np.uint64)  # sentence start, part of speech
        signs[:, 1] = POS_IDS["SPACE"]
        for batch in batches([self._spell(window) for window in windows]):
            logits = self._run([pieces for _, pieces, _ in batch], [first for _, _, first in batch])
            for (index, _, _), scores in zip(batch, logits, strict=True):
                self._read_scores(windows[index], scores, tags, signs)
        # all at once: spaCy's setter for one token looks at the whole text each time
        doc.from_array([SENT_START, POS], signs)  # type: ignore[arg-type]  # its stub knows thinc's alias only
        annotate(doc, windows, tags)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Document by document: see the module's first lines."""
        for doc in stream:
            yield self(doc)

    def _spell(self, window: Sequence[Token]) -> tuple[list[int], list[int]]:
        """A window's piece ids and the place of each word's first piece."""
        ids, first = [0], []
        for number, token in enumerate(window):
            before = number == 0 or token.nbor(-1).whitespace_ or token.nbor(-1).is_space
            key = ("▁" if before else "") + token.text
            spelt = self._spelt.get(key)
            if spelt is None:
                spelt = self._tokenizer.encode(key).ids[:WORD_PIECES] or [3]
                if len(self._spelt) < 200_000:  # a cache, not a leak
                    self._spelt[key] = spelt
            first.append(len(ids))
            ids += spelt
        ids.append(2)
        return ids, first

    def _run(self, pieces: list[list[int]], first: list[list[int]]) -> list[Floats]:
        """One run of the graph: padded ids in, one [words, labels] array per window out."""
        length, words = max(map(len, pieces)), max(map(len, first))
        ids = np.ones((len(pieces), length), np.int64)  # 1 pads
        mask = np.zeros((len(pieces), length), np.int64)
        places = np.zeros((len(pieces), words), np.int64)
        for row, (window, at) in enumerate(zip(pieces, first, strict=True)):
            ids[row, : len(window)] = window
            mask[row, : len(window)] = 1
            places[row, : len(at)] = at
        vectors = self._rows[ids] * self._scale[ids]
        (logits,) = self._session.run(None, {"vectors": vectors, "mask": mask, "first": places})
        return [logits[row, : len(at)] for row, at in enumerate(first)]

    def _read_scores(
        self, window: Sequence[Token], scores: Floats, tags: dict[int, tuple[str, float]], signs: NDArray[np.uint64]
    ) -> None:
        """Note sentence start, part of speech and NER tag of every word."""
        names = len(self.ner)
        best = viterbi(scores[:, :names], self.ner)
        odds = softmax(scores[:, :names])
        upos = scores[:, names + 1 :].argmax(-1)
        for row, token in enumerate(window):
            tags[token.i] = (self.ner[best[row]], float(odds[row, best[row]]))
            needed = SUPPORTED if row and ends_sentence(window, row) else 0.0
            inside_name = self.ner[best[row]].startswith("I-")
            starts = row == 0 or (scores[row, names] > needed and not inside_name)
            signs[token.i] = (1 if starts else NO_START, POS_IDS[self.upos[upos[row]]])

    def read(self, folder: Path) -> None:
        """Take graph, piece vectors and pieces from a folder."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # workers run side by side instead
        options.log_severity_level = 3
        graph = (folder / GRAPH).read_bytes()
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / PIECES))
        with np.load(folder / VECTORS) as arrays:
            self._rows, self._scale = arrays["rows"], arrays["scale"]
        self._folder = folder

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if self._folder is not None and self._folder != folder:
            for name in (GRAPH, PIECES, VECTORS):
                shutil.copyfile(self._folder / name, folder / name)
        (folder / "labels.json").write_text(json.dumps({"ner": self.ner, "upos": self.upos}), "utf-8")

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> "Encoder":
        folder = Path(path)
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        self.ner, self.upos = tuple(labels["ner"]), tuple(labels["upos"])
        self.read(folder)
        return self


def cut(doc: Doc) -> Iterator[list[Token]]:
    """Windows of words: lines, and long lines cut after a sure sentence end or else at the limit."""
    window: list[Token] = []
    for token in doc:
        if token.is_space:
            if "\n" in token.text and window:
                yield window
                window = []
            continue
        window.append(token)
        size = len(window)
        if size >= WINDOW_WORDS or sum(len(t.text) for t in window[-WINDOW_WORDS:]) > 3 * WINDOW_PIECES:
            at = last_sentence_end(window) or size
            yield window[:at]
            window = window[at:]
    if window:
        yield window


def ends_sentence(window: Sequence[Token], row: int) -> bool:
    """Whether the signs alone speak for a sentence start: a longer word, '.', '!' or '?', then a capital or a quote."""
    before, after = window[row - 1], window[row]
    closing = before.text in {".", "!", "?", "“", "«"} and row >= 2
    opening = after.text[0].isupper() or after.text in {"„", "»"}
    longer = row >= 2 and (len(window[row - 2].text) > 4 or window[row - 2].text in {".", "!", "?"})
    return closing and opening and longer


def last_sentence_end(window: Sequence[Token]) -> int | None:
    """Words up to the last '.', '!' or '?' in the second half that a capital follows and no abbreviation makes."""
    for at in range(len(window) - 1, len(window) // 2, -1):
        before, after = window[at - 1], window[at]
        longer_word_before = at >= 2 and len(window[at - 2].text) > 3 and window[at - 2].is_alpha
        if before.text in {".", "!", "?"} and longer_word_before and after.text[0].isupper():
            return at
    return None


Spelt = tuple[int, list[int], list[int]]


def batches(windows: Sequence[tuple[list[int], list[int]]]) -> Iterator[list[Spelt]]:
    """Windows (with their number) of like length together, few enough to stay in the cache."""
    batch: list[Spelt] = []
    for index in sorted(range(len(windows)), key=lambda i: len(windows[i][0])):
        pieces, first = windows[index]
        too_many = len(pieces) * (len(batch) + 1) > BATCH_PIECES
        too_long = batch and len(pieces) > PADDING * len(batch[0][1]) + 4
        if batch and (too_many or too_long):
            yield batch
            batch = []
        batch.append((index, pieces[:512], first))
    if batch:
        yield batch


def softmax(scores: Floats) -> Floats:
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32)


def viterbi(scores: Floats, labels: Sequence[str]) -> list[int]:
    """The best sequence of BIO labels in which I-X follows only B-X or I-X."""
    follows = np.array([[allowed(a, b) for b in labels] for a in labels])
    penalty = np.where(follows, 0.0, -1e4)
    start = np.array([-1e4 if label.startswith("I") else 0.0 for label in labels])
    best, back = scores[0] + start, []
    for row in scores[1:]:
        paths = best[:, None] + penalty
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def allowed(before: str, after: str) -> bool:
    return not after.startswith("I-") or before[2:] == after[2:]


def annotate(doc: Doc, windows: Sequence[Sequence[Token]], tags: dict[int, tuple[str, float]]) -> None:
    """Write entities with their confidence (the least sure word's); a window's edge ends an entity."""
    spans: list[Span] = []
    confidences: dict[tuple[int, int], float] = {}
    for window in windows:
        open_at: int | None = None
        for token, after in zip(window, [*window[1:], None], strict=True):
            tag = tags[token.i][0]
            if tag.startswith("B"):
                open_at = token.i
            if open_at is not None and (after is None or tags[after.i][0] != "I-" + tag[2:]):
                span = Span(doc, open_at, token.i + 1, label=tag[2:])
                spans.append(span)
                confidences[span.start, span.end] = min(tags[t.i][1] for t in span if t.i in tags)
                open_at = None
    doc.set_ents(spans, default="outside")
    doc.user_data[CONFIDENCES] = confidences
