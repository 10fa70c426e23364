"""Training on labels of one's own, storing, and refusing what is not whole."""

import json
import subprocess
import sys

import numpy as np
import pytest

from pressnlp.classify import Example, load, train
from pressnlp.classify.judge import calibration_error, choices, chosen, f1, thresholds
from pressnlp.classify.marks import Mark
from pressnlp.errors import ModelError

BEASTS = ["Hund", "Katze", "Pferd", "Schaf", "Ziege", "Kuh", "Huhn"]
TOOLS = ["Hammer", "Säge", "Zange", "Bohrer", "Feile", "Hobel", "Meißel"]


def sentences(names: list[str], label: str) -> list[Example]:
    return [
        Example(None, f"Heute sahen wir {one} und {other} auf dem Hof.", (label,))
        for one in names
        for other in names
        if one != other
    ]


EXAMPLES = sentences(BEASTS, "Tiere") + sentences(TOOLS, "Werkzeug")


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    out = tmp_path_factory.mktemp("topics") / "ours"
    return out, train(EXAMPLES, out)


def test_labels_of_ones_own_are_learned(trained):
    out, report = trained
    model = load(out)
    assert model.labels == ("Tiere", "Werkzeug")
    assert model.predict(None, "Ein Pferd und ein Schaf")[0].label == "Tiere"
    assert model.predict("Die Säge", "Dazu eine Zange.")[0].label == "Werkzeug"
    assert report.texts == len(EXAMPLES)
    assert report.f1 > 0.95
    assert report.first > 0.95
    assert {label: figures.texts for label, figures in report.labels.items()} == {"Tiere": 42, "Werkzeug": 42}


def test_pairs_and_marks_decide_where_words_do_not(tmp_path):
    orders = [("rote", "Tür", "alte", "Wand"), ("alte", "Tür", "rote", "Wand")]
    pairs = [
        Example(None, f"{a} {b} {number} {c} {d}", (label,), f"group {number}")
        for (a, b, c, d), label in zip(orders, "xy", strict=True)
        for number in range(30)
    ]
    train(pairs, tmp_path / "pairs")
    assert [load(tmp_path / "pairs").predict(None, " ".join(order))[0].label for order in orders] == ["x", "y"]
    kinds = {"x": Mark("Haus am Tor", "school"), "y": Mark("Haus am Tor", "health")}
    marked = [
        Example(None, f"Ein Haus Nummer {number}", (label,), f"group {number}", marks=(mark,))
        for label, mark in kinds.items()
        for number in range(30)
    ]
    train(marked, tmp_path / "marks")
    model = load(tmp_path / "marks")
    assert [model.predict(None, "Ein Haus", [mark])[0].label for mark in kinds.values()] == ["x", "y"]
    assert "Haus am Tor" in model.predict(None, "Ein Haus", [kinds["x"]])[0].terms


def test_random_labels_are_reported_as_bad(tmp_path):
    chance = np.random.default_rng(5)
    shuffled = [Example(None, one.text, (str(chance.choice(["a", "b"])),)) for one in EXAMPLES]
    report = train(shuffled, tmp_path / "bad")
    assert report.first < 0.75


def test_too_few_texts_are_left_out_or_advised(tmp_path):
    few = [Example(None, f"Der Zug {number} fährt ab.", ("Bahn",)) for number in range(3)]
    some = [
        Example(None, f"Der Apfel {name} ist rot.", ("Obst",))
        for name in ["Aal", "Bär", "Ast", "Uhr", "Ohr", "Tal", "Rot"]
    ]
    report = train([*EXAMPLES, *few, *some], tmp_path / "few")
    assert report.left_out == {"Bahn": 3}
    assert load(tmp_path / "few").labels == ("Obst", "Tiere", "Werkzeug")
    assert "only 7 texts" in (report.labels["Obst"].advice or "")
    assert report.labels["Tiere"].advice is None


@pytest.mark.parametrize(
    "examples", [[], sentences(BEASTS, "Tiere"), [Example(None, "x", ("a",)), Example(None, "y", ("b",))]]
)
def test_less_than_two_labels_are_refused(tmp_path, examples):
    with pytest.raises(ModelError, match="at least two labels"):
        train(examples, tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_the_same_texts_give_the_same_files(trained, tmp_path):
    out, _ = trained
    train(reversed(EXAMPLES), tmp_path / "reversed")
    train(EXAMPLES, tmp_path / "again")
    files = {path.name: path.read_bytes() for path in out.iterdir()}
    assert files == {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}
    assert load(tmp_path / "reversed").predict(None, "Ein Hund")[0].label == "Tiere"


def test_version_names_the_model(trained, tmp_path):
    assert len(load(trained[0]).version) == 12
    train(EXAMPLES, tmp_path / "named", version="2.0")
    assert load(tmp_path / "named").version == "2.0"


@pytest.mark.parametrize("name", ["weights.npz", "words.json"])
def test_a_changed_file_is_refused(trained, tmp_path, name):
    broken = copied(trained[0], tmp_path)
    content = bytearray((broken / name).read_bytes())
    content[len(content) // 2] ^= 1
    (broken / name).write_bytes(bytes(content))
    with pytest.raises(ModelError, match=f"{name} does not have the hash"):
        load(broken)


@pytest.mark.parametrize("name", ["manifest.json", "weights.npz", "words.json"])
def test_a_missing_file_is_named(trained, tmp_path, name):
    broken = copied(trained[0], tmp_path)
    (broken / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing"):
        load(broken)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": 99}, "format 99"),
        ({"labels": ["Tiere"]}, "damaged"),
        ({"sha256": {}}, "damaged"),
        ({"sha256": None}, "damaged"),
        ({"slope": "steep"}, "damaged"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(trained, tmp_path, change, message):
    broken = copied(trained[0], tmp_path)
    manifest = json.loads((broken / "manifest.json").read_text(encoding="utf-8"))
    (broken / "manifest.json").write_text(json.dumps(manifest | change), encoding="utf-8")
    with pytest.raises(ModelError, match=message):
        load(broken)


@pytest.mark.parametrize("content", ["", "[]", "null", "{", '{"format": 1}'])
def test_a_broken_manifest_is_refused(trained, tmp_path, content):
    broken = copied(trained[0], tmp_path)
    (broken / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="damaged"):
        load(broken)


def test_pickled_numbers_are_refused(trained, tmp_path):
    import hashlib

    broken = copied(trained[0], tmp_path)
    np.savez(broken / "weights.npz", rows=np.array([{"a": 1}], dtype=object))
    manifest = json.loads((broken / "manifest.json").read_text(encoding="utf-8"))
    manifest["sha256"]["weights.npz"] = hashlib.sha256((broken / "weights.npz").read_bytes()).hexdigest()
    (broken / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelError, match="damaged"):
        load(broken)


def test_loading_and_predicting_need_no_scikit_learn(trained):
    code = (
        "import sys; from pathlib import Path; from pressnlp import classify; "
        f"assert classify.load(Path({str(trained[0])!r})).predict(None, 'Ein Hund'); "
        "assert not {'sklearn', 'scipy', 'spacy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_choice_is_the_first_and_what_reaches_its_threshold():
    chances = np.array([[0.2, 0.1, 0.05, 0.0], [0.9, 0.8, 0.7, 0.6]])
    found = choices(chances, np.array([0.5, 0.85, 0.5, 0.5]))
    assert found.tolist() == [[True, False, False, False], [True, False, True, False]]


def test_thresholds_part_right_from_wrong():
    truth = np.array([[True, True], [True, False]] * 200)
    chances = np.array([[0.9, 0.6], [0.9, 0.4]] * 200)
    limits = thresholds(truth, chances)
    assert 0.4 < limits[1] <= 0.6
    assert f1(truth, choices(chances, limits)) == 1.0


def test_calibration_error_is_the_gap_of_the_bins():
    chances = np.array([[0.25], [0.25], [0.25], [0.25]])
    assert calibration_error(np.array([[True], [False], [False], [False]]), chances) == pytest.approx(0.0)
    assert calibration_error(np.array([[False]] * 4), chances) == pytest.approx(0.25)


def copied(source, folder):
    import shutil

    return shutil.copytree(source, folder / "copy")


@pytest.mark.parametrize(
    ("chances", "wanted"),
    [
        ([0.9, 0.6, 0.55, 0.5], [0, 1, 2]),
        ([0.9, 0.6, 0.53, 0.1], [0, 1]),
        ([0.9, 0.4, 0.1, 0.1], [0, 1]),
        ([0.9, 0.1, 0.1, 0.1], [0]),
        ([0.2, 0.1, 0.1, 0.1], [0]),
        ([0.4, 0.9, 0.45, 0.1], [1, 2]),
    ],
)
def test_a_third_topic_is_nearly_as_probable_as_the_first(chances: list[float], wanted: list[int]) -> None:
    assert chosen(np.array(chances), np.full(4, 0.35)) == wanted
