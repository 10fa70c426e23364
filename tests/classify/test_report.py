"""What is said of a training: mix-ups, calibration, the table, the JSON."""

import json

import numpy as np

from pressnlp.classify import figures
from pressnlp.classify.judge import BINS, Bin, confusion, reliability
from tests.classify.reports import FOUND, TRUTH, sample


def test_mix_ups_are_counted_by_label() -> None:
    assert confusion(TRUTH, FOUND) == ((2, 1, 0, 0), (0, 1, 0, 1), (1, 1, 0, 0))


def test_nothing_is_mixed_up_where_all_is_right() -> None:
    assert confusion(TRUTH, TRUTH) == ((3, 0, 0, 0), (0, 2, 0, 0), (0, 0, 1, 0))


def test_bins_say_how_often_a_chance_came_true() -> None:
    chances = np.array([[0.22, 0.28], [0.95, 1.0]])
    truth = np.array([[True, False], [True, True]])
    assert reliability(truth, chances) == (Bin(2, 0.25, 0.5), Bin(2, 0.975, 1.0))
    assert BINS == 10


def test_the_table_has_every_label_and_the_advice() -> None:
    lines = figures.plain_table(sample()).splitlines()
    assert lines[0].split() == ["label", "texts", "precision", "recall", "F1", "threshold", "advice"]
    assert lines[1].split() == ["Bau", "3", "1.000", "1.000", "1.000", "0.400"]
    assert lines[3].startswith("Sport       1      1.000   1.000  1.000      0.400  only 1 texts: add some")
    assert lines[4].endswith("left out: too few texts")
    assert lines[5].startswith("5 texts, 3 labels; F1 1.000, first topic right 1.000, calibration error 0.130")


def test_the_json_has_the_same() -> None:
    value = json.loads(figures.as_json(sample(), "v1"))
    assert (value["model"], value["texts"], value["f1"], value["left_out"]) == ("v1", 5, 1.0, {"Umwelt": 3})
    assert value["labels"]["Bau"] == {
        "texts": 3, "precision": 1.0, "recall": 1.0, "f1": 1.0, "threshold": 0.4, "advice": None,
    }  # fmt: skip
    assert value["confusion"]["columns"] == ["Bau", "Kultur", "Sport", None]
    assert value["reliability"]["filled"][0] == {"chances": 9, "mean": 0.05, "right": 0.0}
