"""`pressnlp train ner`: from marked releases to a pipeline, and what is refused."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pressnlp.cli import app

GOLD = Path(__file__).parents[2] / "corpus" / "gold"


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["train", "ner", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for path in sorted(GOLD.glob("*.json"))[:12]:
        shutil.copy(path, folder)
    return folder


def test_a_pipeline_comes_out_that_extract_can_use(gold: Path, tmp_path: Path) -> None:
    code, out, err = run(gold, "--out", tmp_path / "own")
    assert code == 0, err
    assert "F1 over 12 releases" in out
    before, after = map(float, out.splitlines()[-1].split()[1:])
    assert after > before
    letter = tmp_path / "brief.txt"
    letter.write_text("Bürgermeisterin Anna Keil dankte der Freiwilligen Feuerwehr Altdorf.", "utf-8")
    result = CliRunner().invoke(app, ["extract", str(letter), "--model", str(tmp_path / "own")])
    record = json.loads(result.stdout)
    assert [person["name"] for person in record["people"]] == ["Anna Keil"]
    assert record["provenance"]["model"].startswith("de_press_md_own ")


def test_few_releases_are_refused(gold: Path, tmp_path: Path) -> None:
    code, _, err = run(next(gold.glob("*.json")), "--out", tmp_path / "own")
    assert (code, "1 marked releases: 5 are the fewest" in err) == (2, True)


def test_a_folder_with_files_is_not_written_over(gold: Path) -> None:
    code, _, err = run(gold, "--out", gold)
    assert (code, "not an empty folder" in err) == (2, True)
