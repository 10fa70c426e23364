"""Labelled tables: what is read from them, and every fault with its file and row."""

import json
from pathlib import Path
from typing import Any

import pytest

from pressnlp.classify import Example
from pressnlp.classify.labelled import Columns, Labelled, read_labelled
from pressnlp.errors import ReadError

SONG = "Der Chor singt heute Abend."
MATCH = "Die Elf gewann das Spiel."


def table(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def lines(folder: Path, *rows: Any) -> Path:
    return table(folder, "t.jsonl", "".join(json.dumps(row) + "\n" for row in rows))


def labels(found: Labelled) -> list[tuple[str, ...]]:
    return [example.labels for example in found.examples]


def fault(path: Path, columns: Columns = Columns()) -> str:  # noqa: B008
    with pytest.raises(ReadError) as caught:
        read_labelled(path, columns)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{path}: ")


def test_json_lines(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": SONG, "title": "Chorprobe", "labels": ["Kultur", "Freizeit"]})
    assert read_labelled(path).examples == (Example("Chorprobe", SONG, ("Kultur", "Freizeit")),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_with_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    rows = [["Nr", "Inhalt", "Kategorie"], ["1", SONG, '"Kultur; Freizeit"'], ["2", MATCH, "Sport|Kinder, Jugend"]]
    if delimiter == ",":
        rows[2][2] = f'"{rows[2][2]}"'
    found = read_labelled(table(tmp_path, "t.csv", "\n".join(delimiter.join(row) for row in rows)))
    assert labels(found) == [("Kultur", "Freizeit"), ("Sport", "Kinder, Jugend")]
    assert [example.text for example in found.examples] == [SONG, MATCH]


def test_an_array_inside_an_object(tmp_path: Path) -> None:
    rows = [{"meldung": SONG, "thema": "Kultur"}, {"meldung": MATCH, "thema": "Sport"}]
    assert labels(read_labelled(table(tmp_path, "t.json", json.dumps({"rows": rows})))) == [("Kultur",), ("Sport",)]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("Kultur", ("Kultur",)),
        (" Kultur |; Sport;Kultur", ("Kultur", "Sport")),
        (["Kinder, Jugend"], ("Kinder, Jugend",)),
        ('["Kultur", "Sport"]', ("Kultur", "Sport")),
        ("[Kultur", ("[Kultur",)),
        ([{"label": "Kultur", "score": 0.9, "terms": []}], ("Kultur",)),
        (["  Sport\u00a0 und Spiel "], ("Sport und Spiel",)),
        (["Mu\u0308ll", "Müll"], ("Müll",)),
        (["a\ud800"], ("a\ufffd",)),
    ],
)
def test_ways_to_write_labels(tmp_path: Path, value: Any, wanted: tuple[str, ...]) -> None:
    assert labels(read_labelled(lines(tmp_path, {"text": SONG, "labels": value}))) == [wanted]


def test_columns_may_be_named(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": "1", "Absatz": SONG, "Kopf": "Chorprobe", "labels": "x", "Sachgebiet": "Kultur"})
    found = read_labelled(path, Columns("absatz", "Kopf", "Sachgebiet"))
    assert found.examples == (Example("Chorprobe", SONG, ("Kultur",)),)


def test_texts_are_normalised_as_those_to_classify(tmp_path: Path) -> None:
    page = "<p>Chorprobe</p><p>Der Chor der Bu\u0308rger singt heute Abend in der Kirche.</p>"
    (example,) = read_labelled(lines(tmp_path, {"text": page, "labels": "Kultur"})).examples
    assert "Der Chor der Bürger singt" in example.text
    assert example.title == "Chorprobe"


def test_rows_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    rows = [{"text": SONG, "labels": "Kultur"}, {"text": " ", "labels": "Kultur"}, {"labels": "Kultur"},
            {"text": 5, "labels": "Kultur"}, {"text": SONG}, {"text": SONG, "labels": []}, {"text": SONG, "labels": " ; "}]  # fmt: skip
    found = read_labelled(lines(tmp_path, *rows))
    assert (len(found.examples), found.without_text, found.without_labels) == (1, (2, 3, 4), (5, 6, 7))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"text": SONG, "Sachgebiet": "a"}],
         "no column known to hold the labels (there are: text, Sachgebiet); name it with --labels-column"),
        ([{"Absatz": SONG, "labels": "a"}],
         "no column known to hold the text (there are: Absatz, labels); name it with --text-column"),
        ([{"text": SONG, "labels": "a"}, 7], "row 2: a JSON object was expected, not '7'"),
        ([{"text": SONG, "labels": 7}], "row 1: the labels are '7', no list and no text"),
        ([{"text": SONG, "labels": ["a", 7]}], "row 1: a label is '7', no text"),
        ([{"text": SONG, "labels": [{"score": 1}]}], "row 1: a label is 'None', no text"),
        ([], "a table without rows"),
    ],
)  # fmt: skip
def test_faults(tmp_path: Path, rows: list[Any], message: str) -> None:
    assert fault(lines(tmp_path, *rows)) == message


def test_wanted_columns_must_be_there(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": SONG, "labels": "a"})
    for columns, name in [
        (Columns(title="Kopf"), "title"),
        (Columns(labels="Kopf"), "labels"),
        (Columns("Kopf"), "text"),
    ]:
        assert fault(path, columns) == f"no column 'Kopf' (there are: text, labels); name it with --{name}-column"


def test_faulty_files(tmp_path: Path) -> None:
    assert fault(tmp_path / "nein.csv") == "no such file"
    assert "labelled texts are read from .jsonl" in fault(table(tmp_path, "t.xlsx", "x"))
    assert fault(table(tmp_path, "t.csv", "text,labels\n")) == "a table without rows"
    assert fault(table(tmp_path, "leer.csv", "")) == "holds no text"
    assert fault(table(tmp_path, "t.jsonl", '{"text": "a"}\n{"text": \n')).startswith("row 2: not JSON: ")
    surplus = fault(table(tmp_path, "t.csv", "text,labels\nLied,Sport\nKurs, 5 Euro,Sport\n"))
    assert surplus.startswith("row 2: a row of 3 cells below a header of 2: ")
    (tmp_path / "ordner.csv").mkdir()
    assert fault(tmp_path / "ordner.csv") == "Is a directory"
