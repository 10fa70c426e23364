"""The spaCy component around the shipped encoder: NER, sentence starts and UPOS by onnxruntime.

A document is cut into windows of words (at line breaks, long paragraphs at sure sentence ends), each word is spelt in
pieces, and a network returns one row of scores per word. A pipeline may have two: a small one reads everything, and a
large one reads again the sentences in which the small one is unsure of a name. Windows of one document go together,
those of different documents never: int8 arithmetic scales by the whole batch, and a record must not depend on its
neighbours.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, POS, SENT_START, SPACY
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc

from pressnlp.analyse.encoder_body import Body, Spelling
from pressnlp.analyse.encoder_labels import Floats, allowed, annotate, mixed, softmax, viterbi
from pressnlp.analyse.encoder_windows import cut, ends_sentence
from pressnlp.errors import ModelError

REMEMBERED = 40_000  # words with their pieces; the most frequent of German text are soon there again
WORD_PIECES = 24  # longer "words" are addresses and rulers; the first pieces tell enough
PIECES, LABELS, AGAIN = "pieces.json", "labels.json", "again"  # files, and the folder of the second network
UNSURE = 0.8  # odds of a label below which a sentence is read again (models/EXPERIMENTS.md has the curve)
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
        self.bodies: tuple[Body, ...] = ()  # the reader of everything, and the one of unsure sentences if there is one
        self.unsure = UNSURE
        self._tokenizer: Any = None
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
        windows = self.windows(doc, words)
        for window, scores in zip(windows, self._scores(doc, words, windows), strict=True):
            names, sure = self._names(scores)
            tags[window], odds[window] = names, sure
            signs[window, 0] = np.where(self._starts(window, words, scores, names), 1, NO_START)
            signs[window, 1] = self._pos[scores[:, len(self.ner) + 1 :].argmax(-1)]
        # all at once: spaCy's setter for one token looks at the whole text each time
        doc.from_array([SENT_START, POS], signs)  # type: ignore[arg-type]  # its stub knows thinc's alias only
        annotate(doc, windows, [self.ner[tag] for tag in tags], odds)
        return doc

    def windows(self, doc: Doc, words: Sequence[str]) -> list[list[int]]:
        """The token numbers of a Doc by window; white space stands in none."""
        return list(cut(words, doc.to_array([IS_SPACE]).astype(bool).tolist()))

    def spelt(self, doc: Doc, words: Sequence[str], windows: Sequence[Sequence[int]]) -> list[Spelling]:
        """Windows as the networks read them.

        Raises ModelError where the pipeline has no weights yet.
        """
        if not self.bodies:
            raise ModelError("the encoder has no weights; load the pipeline with spacy.load")
        if len(self._spelt) > REMEMBERED:
            self._spelt.clear()
        glued = [False, *(not blank for blank in doc.to_array([SPACY]).tolist())]
        return [self._spell(window, words, glued) for window in windows]

    def _scores(self, doc: Doc, words: Sequence[str], windows: Sequence[list[int]]) -> list[Floats]:
        """[words, labels] scores of every window, those of unsure sentences from both networks."""
        spelt = self.spelt(doc, words, windows)
        scores = self.bodies[0].scores(spelt)
        if len(self.bodies) > 1:
            again = [
                (number, part)
                for number, window in enumerate(windows)
                for part in self._unsure(window, words, scores[number])
            ]
            spelt = self.spelt(doc, words, [windows[number][part] for number, part in again])
            for (number, part), second in zip(again, self.bodies[1].scores(spelt), strict=True):
                scores[number][part] = mixed(scores[number][part], second, len(self.ner))
        return scores

    def _unsure(self, window: list[int], words: Sequence[str], scores: Floats) -> Iterator[slice]:
        """The parts of a window, whole sentences, in which a label's odds are low; neighbours together."""
        names, odds = self._names(scores)
        edges = [*np.flatnonzero(self._starts(window, words, scores, names)).tolist(), len(window)]
        begun = None
        for start, end in pairwise(edges):
            if odds[start:end].min() < self.unsure:
                begun = start if begun is None else begun
            elif begun is not None:
                yield slice(begun, start)
                begun = None
        if begun is not None:
            yield slice(begun, len(window))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Document by document: see the module's first lines."""
        for doc in stream:
            yield self(doc)

    def _spell(self, window: Sequence[int], words: Sequence[str], glued: Sequence[bool]) -> Spelling:
        ids, first, known = [0], [], self._spelt
        for number, at in enumerate(window):
            key = words[at] if glued[at] and number and window[number - 1] == at - 1 else "▁" + words[at]
            spelt = known.get(key)
            if spelt is None:
                spelt = known[key] = self._tokenizer.encode(key).ids[:WORD_PIECES] or [3]
            first.append(len(ids))
            ids += spelt
        ids.append(2)
        return ids, first

    def _names(self, scores: Floats) -> tuple[NDArray[np.int64], Floats]:
        """The NER label number of every word and its probability."""
        names = scores[:, : len(self.ner)]
        best = names.argmax(-1)
        before = np.concatenate(([0], best[:-1]))
        if not self.follows[before, best].all():  # rare: the best labels one by one make no sequence
            best = viterbi(names, self.follows)
        return best, softmax(names)[np.arange(len(best)), best]

    def _starts(
        self, window: list[int], words: Sequence[str], scores: Floats, names: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Which words of the window begin a sentence; `names`: the label numbers of its words."""
        column = scores[:, len(self.ner)]
        starts = column > 0
        for row in np.flatnonzero((column > SUPPORTED) & ~starts).tolist():
            starts[row] = ends_sentence([words[at] for at in window[max(0, row - 2) : row + 1]])
        starts &= ~self._inside[names]
        starts[0] = True
        return np.asarray(starts)

    def label(self, ner: Sequence[str], upos: Sequence[str]) -> None:
        """Say what the columns of the scores mean: NER labels, then the sentence start, then UPOS tags."""
        self.ner, self.upos = tuple(ner), tuple(upos)
        self.follows = np.array([[allowed(a, b) for b in ner] for a in ner])
        self._inside = np.array([label.startswith("I-") for label in ner])
        self._pos = np.array([POS_IDS[tag] for tag in upos], np.uint64)

    def read(self, folder: Path) -> None:
        """Take the networks and the word pieces from a folder."""
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / PIECES))
        self.bodies = tuple(Body(place) for place in (folder, folder / AGAIN) if place.exists())
        self._folder = folder

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if self._folder is not None and self._folder != folder:
            shutil.copyfile(self._folder / PIECES, folder / PIECES)
        for body, place in zip(self.bodies, (folder, folder / AGAIN), strict=False):
            body.to_disk(place)
        (folder / LABELS).write_text(json.dumps({"ner": self.ner, "upos": self.upos}), "utf-8")

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> "Encoder":
        folder = Path(path)
        labels = json.loads((folder / LABELS).read_text("utf-8"))
        self.label(labels["ner"], labels["upos"])
        self.read(folder)
        return self
