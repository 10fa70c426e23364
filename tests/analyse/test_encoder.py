"""The encoder component's own parts: windows, batches, decoding. The weights are tested with the shipped pipeline."""

import numpy as np
import pytest
import spacy

from pressnlp.analyse import encoder
from pressnlp.errors import ModelError

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def test_windows_end_at_line_breaks() -> None:
    doc = spacy.blank("de")("Erste Zeile.\nZweite Zeile.\n\nDritte.")
    assert [[t.text for t in w] for w in encoder.cut(doc)] == [
        ["Erste", "Zeile", "."],
        ["Zweite", "Zeile", "."],
        ["Dritte", "."],
    ]


def test_long_paragraphs_are_cut_after_a_sentence_and_lose_no_word() -> None:
    sentence = "Der Rat der Stadt hat am Montag lange über den neuen Haushalt beraten. "
    doc = spacy.blank("de")(sentence * 40)
    windows = list(encoder.cut(doc))
    assert [t.i for w in windows for t in w] == [t.i for t in doc if not t.is_space]
    assert all(len(w) <= encoder.WINDOW_WORDS for w in windows)
    assert all(w[-1].text == "." for w in windows)


def test_an_abbreviation_is_no_place_to_cut() -> None:
    words = list(spacy.blank("de")("Das kostet rund 5 Mio . Euro und mehr"))
    assert encoder.last_sentence_end(words) is None


def test_batches_hold_every_window_once_and_stay_small() -> None:
    windows = [([0] * n, [1]) for n in (5, 900, 30, 700, 5, 1200)]
    seen = list(encoder.batches(windows))
    assert sorted(i for batch in seen for i, _, _ in batch) == list(range(6))
    assert all(len(b) == 1 or max(len(p) for _, p, _ in b) * len(b) <= encoder.BATCH_PIECES for b in seen)
    assert all(len(p) <= 512 for b in seen for _, p, _ in b)


def test_decoding_obeys_bio() -> None:
    scores = np.array([[0, 0, 5, 0, 0], [0, 0, 0, 0, 5], [0, 4, 0, 3.5, 0], [0, 0, 5, 0, 4.9]], np.float32)
    path = [LABELS[i] for i in encoder.viterbi(scores, LABELS)]
    assert path == ["B-ORG", "I-ORG", "B-PER", "I-PER"] or path == ["B-PER", "B-ORG", "B-PER", "I-PER"]
    for before, after in zip(["O", *path], path, strict=False):
        assert encoder.allowed(before, after)


def test_without_weights_it_says_so() -> None:
    with pytest.raises(ModelError, match="no weights"):
        encoder.Encoder()(spacy.blank("de")("Hallo"))
