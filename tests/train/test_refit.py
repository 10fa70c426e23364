"""Refitting the name head: what a mark allows, and how far the weights move."""

import numpy as np
import pytest
import spacy

from pressnlp.analyse.encoder_labels import spans
from pressnlp.errors import ModelError
from pressnlp.evaluate.gold import Gold
from pressnlp.train.lessons import Lesson, encoder_of, place, without_titles
from pressnlp.train.refit import Head, f1, refit

TEXT = "Bürgermeisterin Dr. Anna Keil lobte die Feuerwehr Altdorf. Keil dankte der Feuerwehr."


def gold(**changes: object) -> Gold:
    person = {"name": "Anna Keil", "titles": ["Dr."], "kind": "official", "roles": [], "party": None,
              "surfaces": ["Dr. Anna Keil", "Keil"]}  # fmt: skip
    body = {"name": "Feuerwehr Altdorf", "kind": "emergency", "surfaces": ["Feuerwehr Altdorf", "Feuerwehr"]}
    return Gold.model_validate({
        "id": "a", "text": TEXT, "people": [person], "organisations": [body], "money": [], "quotes": [],
        "topics": ["Sicherheit & Ordnung"], **changes,
    })  # fmt: skip


def test_marks_are_placed_longest_first_and_without_titles() -> None:
    doc = spacy.blank("de")(TEXT)
    found, lost = place(doc, gold())
    assert sorted((doc[a:b].text, kind) for a, b, kind in found) == [
        ("Anna Keil", "PER"),
        ("Feuerwehr", "ORG"),
        ("Feuerwehr Altdorf", "ORG"),
        ("Keil", "PER"),
    ]
    assert lost == []


def test_a_mark_that_the_text_does_not_hold_is_told() -> None:
    body = {"name": "Kreis Soest", "kind": "county", "surfaces": ["Kreis Soest"]}
    assert place(spacy.blank("de")(TEXT), gold(organisations=[body]))[1] == ["Kreis Soest"]


@pytest.mark.parametrize(("surface", "name"), [("Prof. Dr. Anna Keil", "Anna Keil"), ("Keil", "Keil"), ("Dr.", "Dr.")])
def test_titles_are_cut_off(surface: str, name: str) -> None:
    assert without_titles(surface) == name


def test_another_build_has_no_head() -> None:
    with pytest.raises(ModelError, match="no press_encoder"):
        encoder_of(spacy.blank("de"))


def lesson_of(rows: list[list[float]], labels: list[int]) -> Lesson:
    allowed = np.zeros((len(rows), 2), np.bool_)
    allowed[np.arange(len(rows)), labels] = True
    return Lesson(np.array(rows, np.float32), allowed, frozenset(), (0,))


def test_the_fit_follows_the_marks_and_strength_holds_it() -> None:
    start = Head(np.zeros((2, 2)), np.zeros(2))
    lesson = lesson_of([[1, 0], [0, 1], [1, 0.1], [0.1, 1]], [0, 1, 0, 1])
    near, far = refit(start, [lesson], 1.0), refit(start, [lesson], 1e-3)
    assert (lesson.rows @ far.weight.T + far.bias).argmax(-1).tolist() == [0, 1, 0, 1]
    assert np.abs(near.weight).max() < np.abs(far.weight).max() / 5


def test_a_word_left_open_moves_nothing() -> None:
    start = Head(np.zeros((2, 2)), np.zeros(2))
    rows = np.ones((3, 2), np.float32)
    moved = refit(start, [Lesson(rows, np.ones((3, 2), np.bool_), frozenset(), (0,))], 1e-3)
    assert np.abs(moved.weight).max() < 1e-9


def test_spans_of_tags() -> None:
    tags = ["B-PER", "I-PER", "O", "B-ORG", "B-ORG", "I-ORG"]
    assert spans(tags) == [(0, 2, "PER"), (3, 4, "ORG"), (4, 6, "ORG")]


def test_f1_counts_by_label() -> None:
    lesson = Lesson(
        np.zeros((5, 1), np.float32), np.ones((5, 1), np.bool_), frozenset({(0, 2, "PER"), (3, 4, "ORG")}), (0,)
    )
    figures = f1([({(0, 2, "PER"), (2, 3, "ORG")}, lesson)])
    assert figures == {"PER": 1.0, "ORG": 0.0, "all": 0.5}
