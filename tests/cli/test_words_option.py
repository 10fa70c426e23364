"""`--words DIR`: which commands take it, and what a faulty register does."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pressnlp.bulk import work
from pressnlp.bulk.worker import SINGLE_THREAD
from pressnlp.cli import app
from tests.bulk import fakes
from tests.evaluate import releases

COMMANDS = {"extract": ["a.txt"], "show": ["a.txt"], "evaluate": ["gold.json"]}


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(work, "load", fakes.load)
    monkeypatch.chdir(tmp_path)
    for name in SINGLE_THREAD:  # the command sets them for good; here they are put back
        monkeypatch.setenv(name, "1")
    Path("a.txt").write_text("Soest. Eins.", encoding="utf-8")
    Path("w").mkdir()


def command(name: str, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [name, *COMMANDS[name], *arguments])
    return result.exit_code, result.stderr


@pytest.fixture
def _gold() -> None:
    releases.write(Path("gold.json"), releases.gold())


@pytest.mark.usefixtures("_gold")
@pytest.mark.parametrize("name", COMMANDS)
def test_the_folder_reaches_the_analysis(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path | None] = []

    def load(model: str, topics: Path | None, words: Path | None = None) -> fakes.FakeAnalyser:
        seen.append(words)
        return fakes.FakeAnalyser()

    monkeypatch.setattr(work, "load", load)
    command(name, "--words", "w")
    command(name)
    assert seen == [Path("w"), None]


@pytest.mark.usefixtures("_gold")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_faulty_register_is_wrong_use(name: str) -> None:
    Path("w/people.csv").write_text("name\nWeber\n", encoding="utf-8")
    message = "pressnlp: w/people.csv:2: 'Weber': a person needs given name and family name\n"
    assert command(name, "--words", "w") == (2, message)
    assert command(name, "--words", "nein")[0] == 2


def test_a_faulty_register_in_workers() -> None:
    Path("w/roles.txt").write_text("lotse\n", encoding="utf-8")
    code, message = command("extract", "--words", "w", "--workers", "2")
    assert (code, message.count("\n")) == (2, 1)
    assert message.startswith("pressnlp: w/roles.txt:1: one noun")
