"""`train topics` and `topics explain`: what they write and print, exit statuses, every message a user may meet."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pressnlp import classify
from pressnlp.bulk.worker import SINGLE_THREAD
from pressnlp.cli import app
from pressnlp.cli.topic_explaining import percent
from pressnlp.normalise import normalise
from pressnlp.release import from_text
from tests.evaluate.releases import gold, write

REPOSITORY = Path(__file__).parents[2]
SINGERS = ["Chor", "Orchester", "Sopran", "Geige", "Cello", "Trompete", "Flöte"]
PLAYERS = ["Torwart", "Stürmer", "Trainer", "Libero", "Kapitän", "Linksaußen", "Verteidiger"]
MUSIC, BALL = "Töne & Takte", "Rasen, Ball"


def rows() -> list[dict[str, Any]]:
    return [
        {"Inhalt": f"Heute waren {one} und {other} in der Halle zu Gast.", "Themen": [label]}
        for names, label in ((SINGERS, MUSIC), (PLAYERS, BALL))
        for one in names
        for other in names
        if one != other
    ]


def save(path: str, labelled: list[dict[str, Any]]) -> None:
    Path(path).write_text("".join(json.dumps(row) + "\n" for row in labelled), encoding="utf-8")


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in SINGLE_THREAD:  # the command sets them for good; here they are put back
        monkeypatch.setenv(name, "1")
    save("marken.jsonl", rows())
    Path("lied.txt").write_text("Ein Chor und eine Geige, dazu eine Flöte.", encoding="utf-8")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A model of our own, trained by the command."""
    folder = tmp_path_factory.mktemp("ours")
    save(str(folder / "marken.jsonl"), rows())
    result = train(str(folder / "marken.jsonl"), "--out", str(folder / "themen"))
    assert result.exit_code == 0, result.stderr
    return str(folder / "themen")


def train(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["train", "topics", *arguments])


def explain(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["topics", "explain", *arguments], input=stdin)


def program(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pressnlp", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment())


def environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"}


def test_training_writes_model_and_report_and_prints_the_table() -> None:
    result = train("marken.jsonl", "--out", "neu/themen")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["label", BALL, MUSIC, "84 texts, 2 labels; F1 1.000, first topic right 1.000, calibration error 0.000 (five-fold cross-validation)"]  # fmt: skip
    assert lines[1].split()[2] == "42"
    version = classify.load(Path("neu/themen")).version
    assert result.stderr == f"model {version} and report.html are in neu/themen\n"
    report = json.loads(Path("neu/themen/report.json").read_text(encoding="utf-8"))
    assert (report["model"], report["texts"], list(report["labels"])) == (version, 84, [BALL, MUSIC])
    assert "Töne &amp; Takte" in Path("neu/themen/report.html").read_text(encoding="utf-8")


def test_training_again_gives_the_same_bytes(ours: str) -> None:
    done = program("train", "topics", "marken.jsonl", "--out", "nochmal")
    assert done.returncode == 0, done.stderr
    once, again = ({path.name: path.read_bytes() for path in Path(folder).iterdir()} for folder in (ours, "nochmal"))
    assert once == again
    assert set(once) == {"manifest.json", "weights.npz", "words.json", "report.json", "report.html"}


def test_a_table_of_cells_gives_the_same_model(ours: str) -> None:
    lines = [f'"{row["Inhalt"]}";{row["Themen"][0]}' for row in rows()]
    Path("marken.csv").write_text("\n".join(["Wortlaut;Sachgebiet", *lines]), encoding="utf-8")
    result = train("marken.csv", "-o", "themen", "--text-column", "Wortlaut", "--labels-column", "Sachgebiet")
    assert result.exit_code == 0, result.stderr
    assert classify.load(Path("themen")).version == classify.load(Path(ours)).version


def test_rows_and_labels_left_out_are_said() -> None:
    more = [{"Inhalt": "", "Themen": ["x"]}, {"Inhalt": "Ein Text."}, {"Inhalt": "Noch einer.", "Themen": ["selten"]}]
    save("marken.jsonl", rows() + more)
    result = train("marken.jsonl", "-o", "themen")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[:2] == [
        "1 row without a text left out: row 85",
        "1 row without a label left out: row 86",
    ]
    assert "selten" in result.stdout
    assert "left out: too few texts" in result.stdout
    assert classify.store.taxonomy(Path("themen")) == {MUSIC, BALL, "selten"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nein.jsonl", "-o", "neu"], "pressnlp: nein.jsonl: no such file"),
        (["lied.txt", "-o", "neu"], "pressnlp: lied.txt: labelled texts are read from .jsonl .ndjson .json .csv .tsv files"),
        (["eins.jsonl", "-o", "neu"],
         "pressnlp: topics need at least two labels with 5 texts each; there are 1 of 1 labels in 42 texts"),
        (["ohne.jsonl", "-o", "neu"], "pressnlp: ohne.jsonl: no column known to hold the labels (there are: text); name it with --labels-column"),
        (["marken.jsonl", "-o", "neu", "--title-column", "Kopf"], "pressnlp: marken.jsonl: no column 'Kopf' (there are: Inhalt, Themen); name it with --title-column"),
        (["marken.jsonl", "-o", "lied.txt"], "pressnlp: --out lied.txt is a file: name a folder"),
        (["marken.jsonl", "-o", "lied.txt/neu"], "pressnlp: lied.txt/neu: Not a directory"),
        (["alt/report.json", "-o", "alt"], "pressnlp: alt/report.json would be written over: name another folder than alt"),
    ],
)  # fmt: skip
def test_faults_are_one_line_and_leave_nothing(arguments: list[str], message: str) -> None:
    save("eins.jsonl", rows()[:42])
    save("ohne.jsonl", [{"text": "Ein Text."}])
    Path("alt").mkdir()
    Path("alt/report.json").write_text("[]", encoding="utf-8")
    result = train(*arguments)
    assert (result.exit_code, result.stdout, result.stderr.splitlines()) == (2, "", [message])
    assert not Path("neu").exists()
    assert Path("alt/report.json").read_text(encoding="utf-8") == "[]"


def test_explaining_names_label_probability_and_words(ours: str) -> None:
    result = explain("lied.txt", "--topics", ours)
    assert result.exit_code == 0
    first, second, words, *_ = result.stdout.splitlines()
    assert first.startswith("lied.txt")
    assert second.split("\u00a0%  ")[1] == MUSIC
    assert words.startswith(" " * 9)
    assert {word.rsplit(" ", 1)[0].strip() for word in words.replace("\u00a0%", "").split(",")} >= {
        "Chor",
        "Geige",
        "Flöte",
    }


def test_explaining_as_json_agrees_with_the_model(ours: str) -> None:
    value = json.loads(explain("lied.txt", "--topics", ours, "--json").stdout)
    clean = normalise(from_text(Path("lied.txt").read_text(encoding="utf-8")))
    (topic,) = classify.load(Path(ours)).predict(clean.title, clean.text)
    assert list(value) == ["uri", "title", "topics", "others"]
    assert [(one["label"], one["score"], list(one["terms"])) for one in value["topics"]] == [
        (topic.label, round(topic.score, 4), topic.terms)
    ]
    assert [one["label"] for one in value["others"]] == [BALL]
    assert 0 < sum(value["topics"][0]["terms"].values()) <= 1.0001


def test_explaining_with_the_shipped_model_tables_and_standard_input() -> None:
    save("zwei.jsonl", [{"text": "Die Feuerwehr löschte den Brand."}, {"text": "Die Schule hat neue Lehrer."}])
    found = [json.loads(line) for line in explain("zwei.jsonl", "--json").stdout.splitlines()]
    assert [(one["uri"], one["topics"][0]["label"]) for one in found] == [
        ("zwei.jsonl#1", "Sicherheit & Ordnung"),
        ("zwei.jsonl#2", "Bildung & Schule"),
    ]
    assert "Bildung & Schule" in explain("-", stdin="Die Schule hat neue Lehrer.").stdout


def test_near_labels_are_shown_with_what_they_need() -> None:
    Path("zaun.txt").write_text("Der Zaun am Spielplatz ist neu, die Straße davor ist gesperrt.", encoding="utf-8")
    shown = explain("zaun.txt").stdout
    value = json.loads(explain("zaun.txt", "--json").stdout)
    near = [one for one in value["others"] if one["score"] >= 0.05][:3]
    assert near
    assert (
        f"nicht vergeben: {near[0]['label']} {percent(near[0]['score'])} (ab {percent(near[0]['threshold'])})" in shown
    )


def test_some_inputs_cannot_be_explained(ours: str) -> None:
    Path("leer.txt").touch()
    result = explain("leer.txt", "lied.txt", "--topics", ours)
    assert result.exit_code == 1
    assert result.stderr == "leer.txt: empty: an empty file\n"
    assert MUSIC in result.stdout
    result = explain("lied.txt", "--topics", "nirgends")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("pressnlp: no topic model in nirgends")
    Path("zahl.txt").write_text("2024 – 12.500", encoding="utf-8")
    result = explain("zahl.txt", "--topics", ours)
    assert result.exit_code == 0
    assert "kein Thema" in result.stdout


def test_explaining_loads_no_pipeline(ours: str) -> None:
    code = (
        "import sys; from pressnlp.cli import app\n"
        f"try: app(['topics', 'explain', 'lied.txt', '--topics', {ours!r}])\n"
        "except SystemExit as end: assert not end.code\n"
        "print([name for name in ('spacy', 'sklearn', 'scipy', 'onnxruntime') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment())
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("share", "shown"), [(0.942, "94"), (0.0, "0"), (1.0, "100"), (0.999, ">99"), (0.001, "<1")])
def test_shares_are_never_rounded_to_all_or_nothing(share: float, shown: str) -> None:
    assert percent(share) == f"{shown}\u00a0%"


@pytest.mark.parametrize("name", [["train", "topics"], ["topics", "explain"]])
def test_the_manual_names_every_option(name: list[str]) -> None:
    import typer

    command: Any = typer.main.get_command(app)
    for step in name:
        command = command.commands[step]
    manual = (REPOSITORY / "docs" / "topics.md").read_text(encoding="utf-8")
    assert command.help
    assert f"pressnlp {' '.join(name)}" in manual
    options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
    assert [option for option in options if f"`{option}" not in manual] == []


def test_from_labelled_texts_to_records_pages_and_figures(ours: str) -> None:
    """End to end: extract, show and evaluate with labels of one's own."""
    text = "Gemeinde Ahornau\n\nTag der Musik\n\nChor, Geige und Flöte waren in der Halle zu Gast."
    Path("musik.txt").write_text(text, encoding="utf-8")
    done = program("extract", "musik.txt", "--topics", ours, "--quiet")
    record = json.loads(done.stdout)
    assert record["topics"][0]["label"] == MUSIC
    assert record["provenance"]["topic_model"] == classify.load(Path(ours)).version
    Path("records.jsonl").write_text(done.stdout, encoding="utf-8")

    shown = program("show", "musik.txt", "--topics", ours)
    assert (shown.returncode, MUSIC in shown.stdout) == (0, True), shown.stderr
    page = program("show", "musik.txt", "--topics", ours, "--html", "-")
    assert "Töne &amp; Takte" in page.stdout

    empty: dict[str, Any] = {"people": [], "organisations": [], "money": [], "quotes": []}
    write(Path("gold/musik.json"), {"id": "musik", "text": text, **empty, "topics": [MUSIC]})
    for records in ([], ["records.jsonl"]):
        done = program("evaluate", "gold", *records, "--topics", ours, "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["first topic among gold"]["f1"] == 1.0
    refused = program("evaluate", "gold", "records.jsonl")
    assert refused.returncode == 2
    assert refused.stderr.endswith(f"(labels of your own: --topics), not {MUSIC!r}\n")


def test_gold_may_have_labels_of_ones_own_but_no_others(ours: str) -> None:
    write(Path("gold/halle.json"), gold() | {"topics": [MUSIC, "Sport & Freizeit", "Unsinn"]})
    result = CliRunner().invoke(app, ["evaluate", "gold", "gold", "--topics", ours])
    assert result.exit_code == 2
    (fault,) = result.stderr.splitlines()
    assert fault.startswith("pressnlp: gold/halle.json: topics[2]: input should be 'Verwaltung & Politik', ")
    assert f"{MUSIC!r}" in fault
    result = CliRunner().invoke(app, ["evaluate", "gold", "gold", "--topics", "nirgends"])
    assert (result.exit_code, result.stderr[:40]) == (2, "pressnlp: no topic model in nirgends (ma")
