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
from spacy.attrs import IS_SPACE, POS, SENT_START, SPACY
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc

from pressnlp.analyse.encoder_labels import Floats, allowed, annotate, softmax, viterbi
from pressnlp.analyse.encoder_windows import batches, cut, ends_sentence
from pressnlp.errors import ModelError

WORD_PIECES = 24  # longer "words" are addresses and rulers; the first pieces tell enough
GRAPH, PIECES, VECTORS, HEAD = ("encoder.onnx", "pieces.json", "vectors.npz", "head.npz")
SUPPORTED = -3.0  # score that a sentence start needs where the signs speak for it; elsewhere 0
NO_START = np.uint64(2**64 - 1)  # spaCy's -1 in an unsigned array


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
        self.weight, self.bias = np.zeros((0, 0), np.float32), np.zeros(0, np.float32)  # the heads
        self.follows = self._inside = np.zeros((0, 0), np.bool_)  # by label: what may follow it, whether it is "I-"
        self._pos = np.zeros(0, np.uint64)
        self._folder: Path | None = None
        self._spelt: dict[str, list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        words = [token.text for token in doc]
        tags = np.zeros(len(words), np.int64)  # NER label number of every token
        odds = np.ones(len(words), np.float32)  # and its probability
        signs = np.zeros((len(words), 2), np.uint64)  # sentence start, part of speech
        signs[:, 1] = POS_IDS["SPACE"]
        windows = self.hidden(doc, words)
        for window, hidden in windows:
            scores = hidden @ self.weight.T + self.bias
            tags[window], odds[window] = self._names(scores)
            signs[window, 0] = np.where(self._starts(window, words, scores, tags), 1, NO_START)
            signs[window, 1] = self._pos[scores[:, len(self.ner) + 1 :].argmax(-1)]
        # all at once: spaCy's setter for one token looks at the whole text each time
        doc.from_array([SENT_START, POS], signs)  # type: ignore[arg-type]  # its stub knows thinc's alias only
        annotate(doc, [window for window, _ in windows], [self.ner[tag] for tag in tags], odds)
        return doc

    def hidden(self, doc: Doc, words: Sequence[str]) -> list[tuple[list[int], Floats]]:
        """The windows of a Doc as token numbers, each with a [words, width] row per word: what the heads read.

        Raises ModelError where the pipeline has no weights yet.
        """
        if self._session is None:
            raise ModelError("the encoder has no weights; load the pipeline with spacy.load")
        windows = list(cut(words, doc.to_array([IS_SPACE]).astype(bool).tolist()))
        glued = [False, *(not blank for blank in doc.to_array([SPACY]).tolist())]
        found: list[tuple[list[int], Floats]] = [(window, np.zeros((0, 0), np.float32)) for window in windows]
        for batch in batches([self._spell(window, words, glued) for window in windows]):
            rows = self._run([pieces for _, pieces, _ in batch], [first for _, _, first in batch])
            for (index, _, _), some in zip(batch, rows, strict=True):
                found[index] = (windows[index], some)
        return found

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Document by document: see the module's first lines."""
        for doc in stream:
            yield self(doc)

    def _spell(self, window: list[int], words: Sequence[str], glued: Sequence[bool]) -> tuple[list[int], list[int]]:
        """A window's piece ids and the place of each word's first piece."""
        ids, first, known = [0], [], self._spelt
        for number, at in enumerate(window):
            key = words[at] if glued[at] and number and window[number - 1] == at - 1 else "▁" + words[at]
            spelt = known.get(key)
            if spelt is None:
                spelt = self._tokenizer.encode(key).ids[:WORD_PIECES] or [3]
                if len(known) < 200_000:  # a cache, not a leak
                    known[key] = spelt
            first.append(len(ids))
            ids += spelt
        ids.append(2)
        return ids, first

    def _run(self, pieces: list[list[int]], first: list[list[int]]) -> list[Floats]:
        """One run of the graph: padded ids in, one [words, width] array per window out."""
        length, words = max(map(len, pieces)), max(map(len, first))
        ids = np.ones((len(pieces), length), np.int64)  # 1 pads
        mask = np.zeros((len(pieces), length), np.int64)
        places = np.zeros((len(pieces), words), np.int64)
        for row, (window, at) in enumerate(zip(pieces, first, strict=True)):
            ids[row, : len(window)] = window
            mask[row, : len(window)] = 1
            places[row, : len(at)] = at
        vectors = self._rows[ids] * self._scale[ids]
        (hidden,) = self._session.run(None, {"vectors": vectors, "mask": mask, "first": places})
        return [hidden[row, : len(at)] for row, at in enumerate(first)]

    def _names(self, scores: Floats) -> tuple[NDArray[np.int64], Floats]:
        """The NER label number of every word and its probability."""
        names = scores[:, : len(self.ner)]
        best = names.argmax(-1)
        before = np.concatenate(([0], best[:-1]))
        if not self.follows[before, best].all():  # rare: the best labels one by one make no sequence
            best = viterbi(names, self.follows)
        return best, softmax(names)[np.arange(len(best)), best]

    def _starts(
        self, window: list[int], words: Sequence[str], scores: Floats, tags: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Which words of the window begin a sentence."""
        column = scores[:, len(self.ner)]
        starts = column > 0
        for row in np.flatnonzero((column > SUPPORTED) & ~starts).tolist():
            starts[row] = ends_sentence([words[at] for at in window[max(0, row - 2) : row + 1]])
        starts &= ~self._inside[tags[window]]
        starts[0] = True
        return np.asarray(starts)

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
        with np.load(folder / HEAD) as arrays:
            self.weight, self.bias = arrays["weight"], arrays["bias"]
        self._folder = folder

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if self._folder is not None and self._folder != folder:
            for name in (GRAPH, PIECES, VECTORS):
                shutil.copyfile(self._folder / name, folder / name)
        np.savez(folder / HEAD, weight=self.weight, bias=self.bias)
        (folder / "labels.json").write_text(json.dumps({"ner": self.ner, "upos": self.upos}), "utf-8")

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> "Encoder":
        folder = Path(path)
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        self.ner, self.upos = tuple(labels["ner"]), tuple(labels["upos"])
        self.follows = np.array([[allowed(a, b) for b in self.ner] for a in self.ner])
        self._inside = np.array([label.startswith("I-") for label in self.ner])
        self._pos = np.array([POS_IDS[tag] for tag in self.upos], np.uint64)
        self.read(folder)
        return self
