"""`pressnlp show`: what comes in, where it goes, and every message a user may meet."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from pressnlp.bulk import work
from pressnlp.bulk.worker import SINGLE_THREAD
from pressnlp.cli import app
from pressnlp.cli.html_option import completed
from pressnlp.cli.showing import Options
from pressnlp.record import Record, canonical
from pressnlp.release import Release
from tests.bulk import fakes
from tests.show import samples

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(work, "load", fakes.load)
    monkeypatch.chdir(tmp_path)
    for name in SINGLE_THREAD:  # the command sets them for good; here they are put back
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("COLUMNS", "100")
    Path("a.txt").write_text("Soest. Eins.", encoding="utf-8")
    Path("x.csv").write_text("Nr;Wortlaut\n1;Soest. Eins.\n2;FALSCH\n3;Soest. Drei.\n", encoding="utf-8")
    Path("r.jsonl").write_text(f"{canonical(samples.full())}\n" * 2, encoding="utf-8")


def show(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["show", *arguments], input=stdin)


def test_a_release() -> None:
    result = show("a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "\nSoest. Eins.\n" in result.stdout


def test_records_need_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "load", fakes.load_nothing)
    result = show("r.jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count("Personen (3)") == 2


def test_a_record_from_standard_input() -> None:
    assert show("-", stdin=canonical(samples.full())).stdout == show("r.jsonl#2").stdout


def test_a_release_from_standard_input() -> None:
    assert "\nSoest. Zwei.\n" in show("-", stdin="Soest. Zwei.").stdout


def test_rows_of_a_table() -> None:
    result = show("x.csv", "--text-column", "Wortlaut")
    assert (result.exit_code, result.stderr) == (1, "x.csv#2: internal: KeyError: 'ein Fehler\\nin zwei Zeilen'\n")
    assert ("Soest. Eins." in result.stdout, "Soest. Drei." in result.stdout) == (True, True)


def test_one_row_of_a_table() -> None:
    result = show("x.csv#3", "--text-column", "Wortlaut")
    assert (result.exit_code, result.stderr) == (0, "")
    assert ("Soest. Eins." in result.stdout, "Soest. Drei." in result.stdout) == (False, True)


def test_less_sure_things_are_left_out() -> None:
    shown = show("r.jsonl#1", "--min-confidence", "0.85").stdout
    assert ("Personen (2)" in shown, "Rosa von Rot  " in shown) == (True, False)


def test_a_page_into_a_file_and_to_standard_output() -> None:
    result = show("r.jsonl#1", "--html", "seite.html")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    page = Path("seite.html").read_bytes().decode("utf-8")
    assert page.startswith('<!doctype html>\n<html lang="de">')
    for arguments in (["--html"], ["--html", "-"], ["--html=-"]):
        assert show("r.jsonl#1", *arguments).stdout_bytes.decode("utf-8") == page
    assert show("--html", "r.jsonl#1").stdout_bytes.decode("utf-8") == page


def test_no_page_of_nothing() -> None:
    result = show("nein.txt", "--html", "seite.html")
    assert (result.exit_code, result.stderr) == (1, "nein.txt: missing: no such file\n")
    assert not Path("seite.html").exists()


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["a.txt", "--html"], ["a.txt", "--html", "-"]),
        (["--html", "a.txt"], ["--html", "-", "a.txt"]),
        (["--html", "b.HTM", "a.txt"], ["--html", "b.HTM", "a.txt"]),
        (["a.txt", "--html", "--model", "md"], ["a.txt", "--html", "-", "--model", "md"]),
        (["a.txt", "--html", "-"], ["a.txt", "--html", "-"]),
        (["a.txt", "--html=b.html"], ["a.txt", "--html=b.html"]),
    ],
)
def test_html_without_a_file(arguments: list[str], made: list[str]) -> None:
    assert completed(arguments) == made


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt", "--html=b.txt"], "pressnlp: --html b.txt: name a file that ends in .html\n"),
        (["m.html", "--html", "m.html"], "pressnlp: --html m.html is also the input: name another file\n"),
        (["."], "pressnlp: . is a folder: name one file; pressnlp extract takes folders\n"),
        (["r.jsonl#3"], "pressnlp: r.jsonl#3: there is no row 3\n"),
        (["a.txt", "--min-confidence", "2"], "Invalid value for '--min-confidence'"),
        (["--html", "a.html"], "Missing argument"),
    ],
)
def test_wrong_use(arguments: list[str], message: str) -> None:
    Path("m.html").write_text("<p>Soest. Eins.</p>", encoding="utf-8")
    result = show(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert Path("m.html").read_text(encoding="utf-8") == "<p>Soest. Eins.</p>"


def test_a_missing_model_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "load", fakes.load_nothing)
    result = show("a.txt", "--model", "xx")
    assert (result.exit_code, result.stderr) == (2, "pressnlp: no pipeline 'xx': get one so\n")


def test_a_page_that_cannot_be_written() -> None:
    result = show("a.txt", "--html", "nein/seite.html")
    assert (result.exit_code, result.stderr) == (1, "pressnlp: nein/seite.html: No such file or directory\n")


def test_an_old_locale_and_a_closed_pipe_end_quietly() -> None:
    Path("viele.jsonl").write_text(f"{canonical(samples.full())}\n" * 300, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "ascii"}
    line = [sys.executable, "-c", "from pressnlp.cli import run; run()", "show", "viele.jsonl"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        assert process.stdout.readline() == b"Rat der Stadt Musterau plant\n"
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 141)


def test_help_and_manual_name_every_option() -> None:
    subcommand = typer.main.get_command(app).commands["show"]  # type: ignore[attr-defined]
    manual = (REPOSITORY / "docs" / "show.md").read_text(encoding="utf-8")
    assert "pressnlp show" in manual
    assert subcommand.help
    for parameter in subcommand.params:
        for option in parameter.opts:
            assert not option.startswith("--") or f"`{option}" in manual or option == "--help", option
    assert {parameter.name for parameter in subcommand.params} - {"help"} == set(Options.__dataclass_fields__)


class Unsure:
    """An analyser with one unsure person in every release."""

    def analyse(self, release: Release, include_text: bool = False) -> Record:
        person = samples.person("p1", "Ute Grün", [], confidence=0.6)
        record = fakes.FakeAnalyser().analyse(release, include_text)
        return record.model_copy(update={"people": [person]})


def load_unsure(model: str = "md", topics: Path | None = None, words: Path | None = None) -> Unsure:
    return Unsure()


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(("minimum", "people"), [("0.6", 1), ("0.7", 0)])
def test_extract_leaves_out_the_less_sure_too(
    monkeypatch: pytest.MonkeyPatch, workers: str, minimum: str, people: int
) -> None:
    monkeypatch.setattr(work, "load", load_unsure)
    result = CliRunner().invoke(app, ["extract", "a.txt", "--min-confidence", minimum, "--workers", workers])
    assert [len(json.loads(line)["people"]) for line in result.stdout.splitlines()] == [people]
