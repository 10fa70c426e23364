"""The encoder component's own parts: windows, batches, decoding, the second reading. The weights are tested with the shipped pipeline."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import spacy

from pressnlp.analyse.encoder import Encoder
from pressnlp.analyse.encoder_body import Spelling
from pressnlp.analyse.encoder_labels import Floats, allowed, mixed, softmax, viterbi
from pressnlp.analyse.encoder_windows import (
    BATCH_PIECES,
    WINDOW_WORDS,
    batches,
    cut,
    ends_sentence,
    last_sentence_end,
)
from pressnlp.errors import ModelError

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def windows_of(text: str) -> tuple[list[str], list[list[int]]]:
    doc = spacy.blank("de")(text)
    words = [t.text for t in doc]
    return words, list(cut(words, [t.is_space for t in doc]))


def test_windows_end_at_line_breaks() -> None:
    words, windows = windows_of("Erste Zeile.\nZweite Zeile.\n\nDritte.")
    assert [[words[i] for i in w] for w in windows] == [
        ["Erste", "Zeile", "."],
        ["Zweite", "Zeile", "."],
        ["Dritte", "."],
    ]


def test_long_paragraphs_are_cut_after_a_sentence_and_lose_no_word() -> None:
    words, windows = windows_of("Der Rat der Stadt hat am Montag lange über den neuen Haushalt beraten. " * 40)
    assert [i for w in windows for i in w] == [i for i, word in enumerate(words) if not word.isspace()]
    assert all(len(w) <= WINDOW_WORDS for w in windows)
    assert all(words[w[-1]] == "." for w in windows)


def test_an_abbreviation_is_no_place_to_cut() -> None:
    words = ["Das", "kostet", "rund", "5", "Mio", ".", "Euro", "und", "mehr"]
    assert last_sentence_end(range(len(words)), words) is None


@pytest.mark.parametrize(
    ("last", "ends"),
    [
        (["beraten", ".", "Am"], True),
        (["ist", ".", "Am"], False),
        (["beraten", ".", "am"], False),
        (["Rat", "“", "Das"], False),
        (["!", "“", "Das"], True),
        (["Am"], False),
    ],
)
def test_signs_of_a_sentence_end(last: list[str], ends: bool) -> None:
    assert ends_sentence(last) is ends


def test_batches_hold_every_window_once_and_stay_small() -> None:
    windows = [([0] * n, [1]) for n in (5, 900, 30, 700, 5, 1200)]
    seen = list(batches(windows))
    assert sorted(i for batch in seen for i, _, _ in batch) == list(range(6))
    assert all(len(b) == 1 or max(len(p) for _, p, _ in b) * len(b) <= BATCH_PIECES for b in seen)
    assert all(len(p) <= 512 for b in seen for _, p, _ in b)


def test_decoding_obeys_bio() -> None:
    scores = np.array([[0, 0, 5, 0, 0], [0, 0, 0, 0, 5], [0, 4, 0, 3.5, 0], [0, 0, 5, 0, 4.9]], np.float32)
    follows = np.array([[allowed(a, b) for b in LABELS] for a in LABELS])
    path = [LABELS[i] for i in viterbi(scores, follows)]
    assert path[2:] == ["B-PER", "I-PER"]
    for before, after in zip(["O", *path], path, strict=False):
        assert allowed(before, after)


def test_without_weights_it_says_so() -> None:
    with pytest.raises(ModelError, match="no weights"):
        Encoder()(spacy.blank("de")("Hallo"))


class Reader:
    """A network whose scores are told beforehand by the word: its label and how sure it is; a capital begins."""

    def __init__(self, **told: tuple[str, float]) -> None:
        self.told, self.seen = told, [""]

    def scores(self, spelt: list[Spelling]) -> list[Floats]:
        self.seen = ["".join(map(chr, pieces[1:-1])) for pieces, _ in spelt]
        return [np.array([self._row(word) for word in text.split("▁")[1:]], np.float32) for text in self.seen]

    def _row(self, word: str) -> list[float]:
        label, odds = self.told.get(word.removesuffix("."), ("O", 0.99))
        rest = np.log((1 - odds) / (len(LABELS) - 1))
        return [*(np.log(odds) if one == label else rest for one in LABELS), 5.0 if word.istitle() else -5.0, 1.0]


def read_by(text: str, *readers: Any, unsure: float = 0.8) -> list[tuple[str, str]]:
    """The entities that networks find in a text of one line."""
    encoder = Encoder()
    encoder.label(LABELS, ["NOUN"])
    encoder._tokenizer = SimpleNamespace(encode=lambda word: SimpleNamespace(ids=[ord(sign) for sign in word]))
    encoder.bodies, encoder.unsure = readers, unsure
    doc = spacy.tokens.Doc(spacy.blank("de").vocab, words=text.split())
    return [(entity.text, entity.label_) for entity in encoder(doc).ents]


def test_one_network_decides_alone() -> None:
    assert read_by("Heute kam keil an. Morgen nicht.", Reader(keil=("B-PER", 0.5))) == [("keil", "PER")]


def test_only_sentences_with_an_unsure_name_are_read_again() -> None:
    first = Reader(keil=("B-PER", 0.99), bauhof=("B-PER", 0.5), amt=("O", 0.6))
    second = Reader(keil=("O", 0.99), bauhof=("B-ORG", 0.9), amt=("O", 0.9))
    found = read_by("Es kam keil an. Der bauhof half. Das amt auch. Alle gingen. Ein amt blieb.", first, second)
    assert second.seen == ["▁Der▁bauhof▁half.▁Das▁amt▁auch.", "▁Ein▁amt▁blieb."]
    assert found == [("keil", "PER"), ("bauhof", "ORG")]


def test_a_gate_of_zero_leaves_everything_to_the_first() -> None:
    first, second = Reader(bauhof=("B-PER", 0.5)), Reader(bauhof=("B-ORG", 0.9))
    assert read_by("Der bauhof half.", first, second, unsure=0.0) == [("bauhof", "PER")]
    assert second.seen == []


def test_two_networks_are_averaged_but_the_first_cuts_sentences() -> None:
    first, second = np.array([[2.0, 0.0, 3.0, 1.0, 0.0]]), np.array([[0.0, 4.0, -9.0, 0.0, 1.0]])
    both = mixed(first.astype(np.float32), second.astype(np.float32), 2)
    assert both[0, 2] == 3.0
    assert softmax(both[:, :2])[0] == pytest.approx(0.35 * softmax(first[:, :2])[0] + 0.65 * softmax(second[:, :2])[0])
    assert both[0, 4] > both[0, 3]
