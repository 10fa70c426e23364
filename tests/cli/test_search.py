"""The commands search, people and money: tables, JSON lines, exit statuses, messages."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner, Result

from pressnlp.cli import app, search_tables
from pressnlp.cli.asking import Asked, checked
from pressnlp.cli.ending import UsageError
from tests.search.filled import amount, body, fill, filled, person, role

REPOSITORY = Path(__file__).parents[2]
HEATH = body("o1", "Gemeinde Heidau", key="1", place="Heidau")
RELEASES: list[dict[str, Any]] = [
    {
        "text": "Die Brücke über die Alme wird saniert.\x1b[31m Ein [b]Test[/b].", "title": "Neue Brücke", "date": "2024-05-31",
        "publisher": "o1", "organisations": [HEATH], "topics": ["Verkehr"],
        "people": [person("p1", "Ilse Krahn", role("Bürgermeisterin", "o1"), titles=["Dr."])],
        "money": [amount("1200000", purpose="Brücke"), amount("12", per="hour")],
    },
    {"text": "Ein Fest.", "date": "2023-01-01", "organisations": [HEATH], "people": [person("p1", "Krahn", role("Wirtin"))]},
]  # fmt: skip


@pytest.fixture(autouse=True)
def _archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    filled(tmp_path / "a.db", RELEASES)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def objects(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_search_in_a_table() -> None:
    result = run("search", "a.db", "brücke")
    head, _, row = (line for line in result.stdout.splitlines() if line.strip())
    assert head.split() == ["date", "title", "publisher", "address", "snippet"]
    assert re.split(r" {2,}", row.strip()) == [
        "2024-05-31", "Neue Brücke", "Gemeinde Heidau", "a01.txt",
        "Die Brücke über die Alme wird saniert.␛[31m Ein [b]Test[/b].",
    ]  # fmt: skip
    assert (result.exit_code, result.stderr) == (0, "1 of 1 releases\n")


def test_search_as_json() -> None:
    (found,) = objects(run("search", "a.db", "alme", "--person", "krahn", "--min-amount", "1000000", "--json"))
    assert {name: found[name] for name in ("uri", "date", "title", "publisher", "place")} == {
        "uri": "a01.txt", "date": "2024-05-31", "title": "Neue Brücke", "publisher": "Gemeinde Heidau", "place": None,
    }  # fmt: skip
    assert found["snippet"] == "Die Brücke über die Alme wird saniert.\x1b[31m Ein [b]Test[/b]."


def test_every_option_of_search_is_a_filter() -> None:
    options = [
        ("--person", "ilse", "paul"), ("--role", "bürgermeister*", "landrat"), ("--organisation", "heidau", "alme"),
        ("--topic", "verkehr", "kultur"), ("--from", "2024", "2025"), ("--to", "31.5.2024", "2022"),
        ("--min-amount", "1200000,00", "1200000.01"),
    ]  # fmt: skip
    everything = [word for option, fits, _ in options for word in (option, fits)]
    assert [one["uri"] for one in objects(run("search", "a.db", "--json", *everything))] == ["a01.txt"]
    for option, _, other in options:
        assert objects(run("search", "a.db", "--json", option, other)) == [], option
    assert len(objects(run("search", "a.db", "--json", "--limit", "1"))) == 1


@pytest.mark.parametrize(
    "command", [("search", "a.db", "nirgends"), ("people", "a.db", "Niemand"), ("money", "leer.db")]
)
def test_nothing_found_is_no_failure(command: tuple[str, ...]) -> None:
    filled(Path("leer.db"), [])
    result = run(*command)
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.match("nothing found|nobody found|no sums found", result.stderr)
    assert objects(run(*command, "--json")) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("search", "fehlt.db", "x"), "no such archive"),
        (("search", "a.db", '"++"'), "no word to look for"),
        (("search", "a.db", "--from", "gestern"), "--from gestern: write a date"),
        (("search", "a.db", "--to", "2024-13"), "--to 2024-13: write a date"),
        (("search", "a.db", "--from", "2024", "--to", "2023"), "--from 2024 is after --to 2023"),
        (("search", "a.db", "--min-amount", "1.000.000"), "write a number without dots between thousands"),
        (("search", "a.db", "--limit", "0"), "--limit"),
        (("people", "a.db", "Dr."), "no name in"),
        (("money", "a.db", "--group-by", "person"), "name one of topic, year, organisation"),
        (("money", "text.db"), "not an archive"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], message: str) -> None:
    Path("text.db").write_text("Das ist keine Datenbank. " * 50, "utf-8")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("words", ["AND", "NEAR(", '"', 'a"b', "x:y", "^", "-", "\udcff", "*'"])
def test_no_word_is_an_sql_error(words: str) -> None:
    for option in ([], ["--person"], ["--role"], ["--organisation"], ["--topic"]):
        result = run("search", "a.db", *option, "--", words) if not option else run("search", "a.db", *option, words)
        assert result.exit_code in {0, 2}
        assert not re.search("syntax|fts5|Traceback|no such column", result.stderr)
        assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2024", "2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", "2024-02", ("2024-02-01", "2024-02-31")),
        ("2024-02-29", "1.3.2024", ("2024-02-29", "2024-03-01")),
    ],
)
def test_dates(first: str, last: str, days: tuple[str, str]) -> None:
    query = checked(Asked(first=first, last=last))
    assert (query.first, query.last) == days


@pytest.mark.parametrize(
    ("text", "cents"), [("1", 100), ("0.5", 50), ("1000000,25", 100_000_025), ("9" * 40, 2**63 - 1)]
)
def test_amounts(text: str, cents: int) -> None:
    assert checked(Asked(min_amount=text)).cents == cents


@pytest.mark.parametrize("text", ["", "-1", "1e6", "1.000.000", "viel", "1_000", "٣"])
def test_no_amounts(text: str) -> None:
    with pytest.raises(UsageError):
        checked(Asked(min_amount=text))


def test_people_in_tables() -> None:
    result = run("people", "a.db", "Ilse Krahn")
    lines = [line.strip() for line in result.stdout.splitlines() if line.strip()]
    assert lines[:3] == [
        "Dr. Ilse Krahn  1 release · 2024-05-31 to 2024-05-31",
        "joined by  Heidau (body of an office)",
        "bodies     Gemeinde Heidau",
    ]
    row = "2024-05-31  2024-05-31  Bürgermeisterin  Gemeinde Heidau  current  1  a01.txt"
    assert re.split(r" {2,}", lines[5]) == row.split("  ")
    assert lines[6] == "Candidates, joined with nobody (1)"
    assert re.split(r" {2,}", lines[9]) == ["2023-01-01", "Krahn", "Wirtin", "a02.txt"]


def test_people_as_json() -> None:
    krahn, candidate = objects(run("people", "a.db", "Ilse Krahn", "--json"))
    assert (krahn["type"], krahn["name"], krahn["joined_by"]) == (
        "person",
        "Ilse Krahn",
        ["Heidau (body of an office)"],
    )
    assert krahn["roles"] == [
        {"role": "Bürgermeisterin", "scope": None, "organisation": "Gemeinde Heidau", "status": "current",
         "first_date": "2024-05-31", "last_date": "2024-05-31", "uris": ["a01.txt"]}
    ]  # fmt: skip
    assert (candidate["type"], candidate["name"], candidate["uri"]) == ("candidate", "Krahn", "a02.txt")


def test_money_in_a_table() -> None:
    result = run("money", "a.db", "--group-by", "year")
    lines = [re.split(r" {2,}", line.strip()) for line in result.stdout.splitlines() if line.strip()]
    assert lines[0] == ["year", "sums", "releases", "total EUR", "largest", "for", "address"]
    assert lines[2] == ["2024", "1", "1", "1,200,000.00", "1,200,000.00", "Brücke", "a01.txt"]
    assert result.stderr.startswith("left out: 1 amounts per unit; parts beside their whole and repeats")


def test_money_as_json() -> None:
    (group,) = objects(run("money", "a.db", "--group-by", "topic", "--json"))
    assert (group["topic"], group["total"], group["left_out"]["per_unit"]) == ("Verkehr", "1200000.00", 1)


def test_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    screen = Console(force_terminal=True, width=50, color_system=None, highlight=False, markup=False, emoji=False)
    monkeypatch.setattr(search_tables, "_screen", lambda: screen)
    assert run("search", "a.db", "brücke").exit_code == 0
    from pressnlp.cli.asking import people, search

    search(Path("a.db"), Asked("brücke"))
    people(Path("a.db"), "Krahn")
    shown = capsys.readouterr().out
    assert "Gemeinde Heidau · a01.txt" in shown
    assert max(map(len, shown.splitlines())) <= 50
    assert "\x1b[31m" not in shown


def test_nothing_is_written(tmp_path: Path) -> None:
    before = Path("a.db").read_bytes()
    for command in (("search", "a.db", "x"), ("people", "a.db", "Krahn"), ("money", "a.db")):
        assert run(*command).exit_code == 0
    assert Path("a.db").read_bytes() == before


def test_while_a_run_writes() -> None:
    writer = sqlite3.connect("a.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM releases WHERE 0")
    assert run("search", "a.db", "brücke").exit_code == 0
    writer.execute("ROLLBACK")
    writer.close()


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    from pressnlp.write import archive

    with archive.opened(tmp_path / "viel.db", create=True) as connection:
        fill(connection, [{"text": f"Meldung {n} " + "Wort " * 30} for n in range(1500)])
    line = [sys.executable, "-m", "pressnlp", "search", "viel.db", "wort", "--limit", "1500", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait(20)) == (b"", 141)


@pytest.mark.parametrize("name", ["search", "people", "money"])
def test_every_command_has_help_and_the_manual_names_its_options(name: str) -> None:
    assert run(name, "--help").exit_code == 0
    subcommand = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    manual = (REPOSITORY / "docs" / "search.md").read_text(encoding="utf-8")
    assert f"pressnlp {name} " in manual
    for parameter in subcommand.params:
        for option in parameter.opts:
            assert not option.startswith("--") or f"`{option}" in manual, option


def test_help_of_money_says_what_the_totals_are_not() -> None:
    assert "count twice" in run("money", "--help").stdout
