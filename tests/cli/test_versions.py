"""Copies and corrections at the command line: marked by search, left out by --latest, counted by status."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pressnlp.bulk import near
from pressnlp.cli import app
from pressnlp.write import archive
from tests.bulk.test_near import NEWS, OTHER
from tests.search.filled import fill

RELEASES: list[dict[str, Any]] = [
    {"text": NEWS, "title": "Brücke", "date": "2024-05-02"},
    {"text": f"Korrektur. {NEWS}", "title": "Brücke", "date": "2024-05-03"},
    {"text": OTHER, "title": "Flößer", "date": "2024-05-01"},
]


@pytest.fixture(autouse=True)
def _archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with archive.opened(tmp_path / "a.db", create=True) as opened:
        fill(opened, RELEASES)
        near.refresh(opened)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def found(*arguments: str) -> list[tuple[str, Any, Any]]:
    result = run("search", "a.db", "--json", *arguments)
    assert result.exit_code == 0
    return [(one["uri"], one["version"], one["latest"]) for one in map(json.loads, result.stdout.splitlines())]


def test_search_marks_versions_and_hides_nothing() -> None:
    correction = {"kind": "correction", "similarity": 0.9773, "of": "a01.txt"}
    assert found() == [("a02.txt", correction, None), ("a01.txt", None, "a02.txt"), ("a03.txt", None, None)]


def test_the_marks_in_a_table() -> None:
    shown = run("search", "a.db").stdout
    assert "a02.txt · correction of a01.txt (97 %)" in shown
    assert "a01.txt · last version: a02.txt" in shown


def test_latest_shows_the_last_version_alone() -> None:
    assert [uri for uri, *_ in found("--latest")] == ["a02.txt", "a03.txt"]
    assert [uri for uri, *_ in found("--latest", "brücke")] == ["a02.txt"]
    assert run("search", "a.db", "--latest", "brücke").stderr == "1 of 1 releases\n"


def test_an_earlier_version_shows_when_the_last_has_vanished() -> None:
    with archive.opened(Path("a.db")) as opened:  # as it is while a run goes on that has not come to the versions yet
        opened.execute("UPDATE files SET vanished = 'x' WHERE uri = 'a02.txt'")
    assert found("--latest") == [("a01.txt", None, None), ("a03.txt", None, None)]


def test_status_counts_them() -> None:
    figures = json.loads(run("status", "a.db", "--json").stdout)
    assert figures["versions"] == {"copy": 0, "correction": 1, "version": 0}
    assert (figures["outdated"], figures["same_text"]) == (1, 0)
    assert "versions      1 correction (1 releases have a later one)\n" in run("status", "a.db").stdout


def test_the_views_name_what_a_correction_corrects() -> None:
    with archive.opened(Path("a.db")) as opened:
        rows = opened.execute("SELECT date, uri, corrects_date, corrects_uri FROM corrections").fetchall()
    assert rows == [("2024-05-03", "a02.txt", "2024-05-02", "a01.txt")]
