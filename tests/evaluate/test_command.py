"""The command: what it prints where, and its exit statuses."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pressnlp.bulk import work
from pressnlp.bulk.worker import SINGLE_THREAD
from pressnlp.cli import app
from pressnlp.cli.ending import UsageError
from pressnlp.cli.evaluation import Floor, floor
from tests.bulk import fakes
from tests.evaluate.releases import gold, record, write, write_lines


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(work, "load", fakes.load)
    monkeypatch.chdir(tmp_path)
    for name in SINGLE_THREAD:  # the command sets them for good; here they are put back
        monkeypatch.setenv(name, "1")
    write(Path("gold/halle.json"), gold())
    write_lines(Path("records.jsonl"), [record()])


def command(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["evaluate", *arguments], input=stdin)


def spoilt(**changes: Any) -> None:
    write_lines(Path("records.jsonl"), [record() | changes])


def test_table_to_stdout_and_nothing_else() -> None:
    result = command("gold", "records.jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[1].split() == ["people", "1.000", "1.000", "1.000", "2", "2"]
    assert lines[-1] == "1 releases, 0 without a record; 9 offsets right, 0 wrong"


def test_a_single_release_and_standard_input() -> None:
    assert command("gold/halle.json", "-", stdin=json.dumps(record())).stdout == command("gold", "records.jsonl").stdout


def test_errors_below_the_table() -> None:
    spoilt(date="2024-03-05")
    result = command("gold", "records.jsonl", "--errors")
    assert result.exit_code == 0
    assert result.stdout.split("\n\n")[1] == "date  halle  missed  2024-03-04\ndate  halle  extra   2024-03-05\n"
    assert "\n\n" not in command("gold", "records.jsonl").stdout


def test_json_is_one_object() -> None:
    spoilt(date=None)
    plain = json.loads(command("gold", "records.jsonl", "--json").stdout)
    assert plain["date"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "found": 0}
    listed = json.loads(command("gold", "records.jsonl", "--json", "--errors").stdout)
    assert listed == plain | {
        "errors": [{"kind": "date", "release": "halle", "outcome": "missed", "case": "2024-03-04"}]
    }


def test_page() -> None:
    result = command("gold", "records.jsonl", "--html", "neu/bericht.html")
    assert (result.exit_code, result.stdout) == (0, command("gold", "records.jsonl").stdout)
    assert Path("neu/bericht.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    refused = command("gold", "records.jsonl", "--html", "gold")
    assert (refused.exit_code, refused.stderr) == (2, "pressnlp: --html gold is a folder: name a file in it\n")


def test_a_missing_record() -> None:
    write(Path("gold/b.json"), gold() | {"id": "b"})
    write_lines(Path("records.jsonl"), [record(), record() | {"source": {"uri": "fremd.txt"}}, record()])
    result = command("gold", "records.jsonl")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "several records of one release, the last counts: halle",
        "records of no gold release, left out: fremd.txt",
        "no record, all counted as missed: b",
    ]


def test_a_wrong_offset() -> None:
    spoilt(quotes=[record()["quotes"][0] | {"start": 3}])
    result = command("gold", "records.jsonl", "--errors")
    assert result.exit_code == 1
    assert result.stderr == "1 offsets do not hold the words they claim; --errors lists them\n"
    assert "\n\noffsets  halle  wrong   [3:" in result.stdout


def test_fields_of_gold_that_nobody_reads() -> None:
    write(Path("gold/halle.json"), gold() | {"partei": "CDU"})
    result = command("gold", "records.jsonl")
    assert (result.exit_code, result.stderr) == (0, "fields of gold that are not read: partei (1x)\n")


def test_floors() -> None:
    spoilt(topics=record()["topics"][1:])
    kept = ("--fail-under", "people=1", "--fail-under", "topics=0.66")
    assert command("gold", "records.jsonl", *kept).exit_code == 0
    result = command("gold", "records.jsonl", *kept, "--fail-under", "topics=0.7")
    assert (result.exit_code, result.stderr) == (1, "topics: F1 0.6667 is under 0.7\n")
    assert result.stdout == command("gold", "records.jsonl").stdout


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("people=0.9", Floor("people", 0.9)),
        ("money with purpose=0.6", Floor("money with purpose", 0.6)),
        ("money-with-purpose=1", Floor("money with purpose", 1)),
    ],
)
def test_a_floor(text: str, expected: Floor) -> None:
    assert floor(text) == expected


@pytest.mark.parametrize("text", ["people", "people=", "people=90", "people=nan", "people=0,9", "Personen=0.9", "=0.9"])
def test_no_floor(text: str) -> None:
    with pytest.raises(UsageError, match=f"--fail-under {text}: "):
        floor(text)
    assert command("gold", "records.jsonl", "--fail-under", text).exit_code == 2


def test_a_floor_for_what_gold_does_not_mark() -> None:
    write(Path("gold/halle.json"), gold() | {"publisher": None})
    result = command("gold", "records.jsonl", "--fail-under", "publisher=0.5")
    assert result.exit_code == 2
    assert result.stderr == "pressnlp: --fail-under publisher: this gold has none, so there is nothing to judge\n"


def test_unusable_input() -> None:
    write(Path("gold/halle.json"), gold() | {"date": "heute", "topics": []})
    result = command("gold", "records.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "pressnlp: gold/halle.json: date: 'heute' is no day as in 2024-03-31",
        "pressnlp: gold/halle.json: topics: list should have at least 1 item after validation, not 0",
    ]
    assert command("nein").stderr == "pressnlp: nein: no such file or folder\n"
    write(Path("gold/halle.json"), gold())
    assert command("gold", "nein.jsonl").stderr == "pressnlp: nein.jsonl: no such file or folder\n"
    assert command("gold", "nein.jsonl").exit_code == 2


def test_without_records_the_texts_are_analysed() -> None:
    write(Path("gold/b.json"), gold() | {"id": "2024/b.1"})
    result = command("gold", "--json")
    assert result.exit_code == 0
    figures = json.loads(result.stdout)
    assert figures["releases"] == {"gold": 2, "missing": 0}
    assert figures["people"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 4, "found": 0}


def test_a_text_that_cannot_be_analysed() -> None:
    write(Path("gold/b.json"), gold() | {"id": "b", "text": gold()["text"] + "VERBOTEN"})
    result = command("gold")
    assert result.exit_code == 1
    assert result.stderr == "b: refused: so nicht\nno record, all counted as missed: b\n"


def test_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "load", fakes.load_nothing)
    result = command("gold", "--model", "xx")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", "pressnlp: no pipeline 'xx': get one so\n")


def test_a_reader_that_leaves_early() -> None:
    write_lines(
        Path("records.jsonl"), [record() | {"people": [{"id": str(n), "name": f"Nr. {n}"} for n in range(9999)]}]
    )
    run = f"{sys.executable} -c 'from pressnlp.cli import run; run()'"
    line = f"{run} evaluate gold records.jsonl --errors | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1] == "141"
    assert done.stderr == ""
