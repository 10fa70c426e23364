"""The commands index, status and export: what a second run does, exit statuses, messages, tables."""

import csv
import json
import os
import sqlite3
from dataclasses import fields
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from pressnlp.bulk import versions, work
from pressnlp.bulk.worker import SINGLE_THREAD
from pressnlp.cli import app, exporting
from pressnlp.cli.indexing import MEMORY, Options
from tests.bulk import fakes

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(work, "load", fakes.load)
    monkeypatch.chdir(tmp_path)
    for name in SINGLE_THREAD:
        monkeypatch.setenv(name, "1")
    files = {
        "archiv/b-c.txt": "NAMEN Eins.",
        "archiv/b/x.md": "Soest. Zwei. WARNUNG",
        "archiv/b.txt": "Soest. Drei.",
        "archiv/reihe.jsonl": "".join(f'{{"text": "Soest. Reihe {n}."}}\n' for n in range(1, 13)),
    }
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def index(*arguments: str) -> Result:
    return run("index", "archiv", "--into", "a.db", *arguments)


def analysed(result: Result) -> int:
    """How many outcomes a run had."""
    return int(result.stderr.splitlines()[-1].split(" input")[0].replace(",", ""))


def query(statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect("a.db")
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def same_as_extract(*sources: str) -> None:
    assert run("export", "a.db").stdout_bytes == run("extract", *(sources or ("archiv",)), "-q").stdout_bytes


def test_export_gives_what_extract_gives() -> None:
    Path("archiv/leer.txt").touch()
    result = index()
    assert result.exit_code == 1
    assert "files: 5 new, 0 changed" in result.stderr
    assert "16 inputs" in result.stderr
    same_as_extract()
    assert run("export", "a.db", "-o", "out/x.jsonl").exit_code == 0
    assert Path("out/x.jsonl").read_bytes() == run("export", "a.db").stdout_bytes


def test_several_sources_stand_side_by_side() -> None:
    Path("neu").mkdir()
    Path("neu/z.txt").write_text("Soest. Neu.", "utf-8")
    index()
    assert run("index", "neu", "--into", "a.db").exit_code == 0
    same_as_extract("archiv", "neu")  # none of the first has vanished


def test_a_second_run_does_only_what_changed() -> None:
    index()
    assert "4 unchanged" in (second := index()).stderr
    assert (second.exit_code, analysed(second)) == (0, 0)
    Path("archiv/b.txt").write_text("Soest. Anders.", "utf-8")
    Path("archiv/neu.txt").write_text("Soest. Neu.", "utf-8")
    third = index()
    assert "files: 1 new, 1 changed, 3 unchanged" in third.stderr
    assert analysed(third) == 2
    same_as_extract()
    assert query("SELECT count(*) FROM releases") == [(16,)]  # the old text of b.txt has gone


def test_a_file_touched_or_rewritten_with_the_same_content_is_unchanged() -> None:
    index()
    for name in ("archiv/b.txt", "archiv/reihe.jsonl"):
        os.utime(name, (1, 1))
    result = index()
    assert "4 unchanged" in result.stderr
    assert analysed(result) == 0
    assert query("SELECT mtime_ns FROM files WHERE uri = 'archiv/b.txt'") == [(1_000_000_000,)]


def test_only_new_rows_of_a_table_are_analysed() -> None:
    index()
    rows = Path("archiv/reihe.jsonl").read_text("utf-8").splitlines(keepends=True)
    rows[1] = '{"text": "Soest. Reihe 2 geändert."}\n'
    Path("archiv/reihe.jsonl").write_text("".join([*rows[:-2], '{"text": ""}\n']), "utf-8")
    result = index()
    assert (analysed(result), result.exit_code) == (2, 1)  # the changed and the empty one
    same_as_extract()
    assert analysed(index()) == 0


def test_a_table_whose_rows_moved_is_linked_anew() -> None:
    index()
    rows = Path("archiv/reihe.jsonl").read_text("utf-8").splitlines(keepends=True)
    Path("archiv/reihe.jsonl").write_text("".join(rows[3:]), "utf-8")
    assert analysed(index()) == 0
    same_as_extract()


def test_vanished_files_are_marked_and_come_back() -> None:
    index()
    before = run("export", "a.db").stdout_bytes
    Path("archiv/b.txt").rename("b.txt")
    Path("archiv/reihe.jsonl").rename("reihe.jsonl")
    result = index()
    assert "2 vanished" in result.stderr
    assert result.exit_code == 0
    same_as_extract()
    assert query("SELECT count(*) FROM manifest WHERE vanished IS NOT NULL AND state = 'done'") == [(13,)]
    Path("b.txt").rename("archiv/b.txt")
    Path("reihe.jsonl").rename("archiv/reihe.jsonl")
    assert analysed(index()) == 0
    assert run("export", "a.db").stdout_bytes == before


def test_a_file_named_outright_that_is_gone_keeps_its_record() -> None:
    run("index", "archiv/b.txt", "--into", "a.db")
    Path("archiv/b.txt").unlink()
    result = run("index", "archiv/b.txt", "--into", "a.db")
    assert result.exit_code == 1
    assert "1 vanished" in result.stderr
    assert query("SELECT state FROM documents") == [("done",)]


def test_the_same_text_is_analysed_once() -> None:
    for name in ("x/a.txt", "x/b.md", "x/c.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("ZÄHLT zahl .", "utf-8")
    Path("x/d.jsonl").write_text('{"text": "ZÄHLT zahl ."}\n', "utf-8")
    assert run("index", "x", "--into", "a.db", "-w", "2").exit_code == 0
    assert Path("zahl").read_text() == "x\n"
    Path("x/e.txt").write_text("ZÄHLT zahl .", "utf-8")
    assert run("index", "x", "--into", "a.db").exit_code == 0
    assert Path("zahl").read_text() == "x\n"
    same_as_extract("x")
    assert query("SELECT uri, documents FROM current_releases") == [("x/a.txt", 5)]


def test_errors_stand_until_they_are_tried_again(tmp_path: Path) -> None:
    Path("archiv/c.txt").write_text(f"EINMAL {tmp_path / 'schon'}", "utf-8")
    Path("archiv/d.txt").write_text("VERBOTEN", "utf-8")
    Path("archiv/reihe.jsonl").write_text('{"text": "FALSCH"}\nkein JSON\n{"text": "gut"}\n', "utf-8")
    assert index().exit_code == 1
    second = index()
    assert (second.exit_code, analysed(second)) == (1, 0)
    assert "3 errors of earlier runs" in second.stderr
    third = index("--retry-errors")
    assert analysed(third) == 3
    same_as_extract()


def test_rerun(monkeypatch: pytest.MonkeyPatch) -> None:
    index()
    assert analysed(index("--rerun", "stale")) == 0
    assert analysed(index("--rerun", "all")) == 15
    monkeypatch.setattr(versions, "_installed", lambda: "9.9")
    assert analysed(index()) == 0
    assert analysed(index("--rerun", "stale")) == 15
    assert analysed(index("--rerun", "stale")) == 0
    assert query("SELECT DISTINCT pressnlp FROM manifest") == [("9.9",)]
    same_as_extract()


def test_options_that_change_records_make_them_stale() -> None:
    index()
    assert analysed(index("--rerun", "stale", "--include-text")) == 15
    assert run("export", "a.db").stdout == run("extract", "archiv", "--include-text", "-q").stdout


def test_another_text_column_reads_tables_anew() -> None:
    Path("archiv/reihe.jsonl").write_text('{"text": "Soest. Eins.", "lang": "Soest. Länger."}\n', "utf-8")
    index()
    result = index("--text-column", "lang")
    assert "1 changed" in result.stderr
    assert run("export", "a.db").stdout == run("extract", "archiv", "--text-column", "lang", "-q").stdout


def test_a_dry_run_changes_nothing() -> None:
    result = index("--dry-run")
    assert result.stderr == "would do: files: 4 new, 0 changed\n"
    assert (result.exit_code, Path("a.db").exists()) == (0, False)
    index()
    Path("archiv/b.txt").unlink()
    Path("archiv/neu.txt").write_text("Neu", "utf-8")
    before = query("SELECT * FROM files ORDER BY id"), query("SELECT * FROM documents ORDER BY id")
    result = index("--dry-run", "--rerun", "all")
    assert result.stderr == "would do: files: 1 new, 0 changed, 3 to do again, 1 vanished\n"
    assert (query("SELECT * FROM files ORDER BY id"), query("SELECT * FROM documents ORDER BY id")) == before


def test_standard_input() -> None:
    assert run("index", "-", "--into", "a.db", stdin="Soest. Straße.").exit_code == 0
    assert json.loads(run("export", "a.db").stdout)["source"]["uri"] == "-"


def test_tables() -> None:
    index()
    result = run("export", "a.db", "--csv", "tabellen")
    assert (result.exit_code, result.stdout) == (0, "")
    with Path("tabellen/roles.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert {name: row[name] for name in ("uri", "name", "role", "organisation", "status")} == {
        "uri": "archiv/b-c.txt",
        "name": "Ilse Krahn",
        "role": "Landrätin",
        "organisation": "Kreis Hohenau",
        "status": "current",
    }
    with Path("tabellen/documents.csv").open(encoding="utf-8", newline="") as file:
        uris = [row["uri"] for row in csv.DictReader(file)]
    assert uris == [json.loads(line)["source"]["uri"] for line in run("export", "a.db").stdout.splitlines()]
    assert sorted(path.stem for path in Path("tabellen").iterdir()) == [
        "documents", "mentions", "money", "organisations", "people", "quotes", "releases", "roles", "sections",
        "topics", "warnings",
    ]  # fmt: skip


def test_status() -> None:
    Path("archiv/leer.txt").touch()
    index()
    figures = json.loads(run("status", "a.db", "--json").stdout)
    assert figures["documents"] == {"done": 15, "error": 1, "pending": 0}
    assert figures["errors"] == {"empty": 1}
    assert (figures["releases"], figures["people"], figures["money"]) == (15, 1, 2)
    assert figures["last_run"]["sources"] == ["archiv"]
    assert figures["last_run"]["ended"]
    shown = run("status", "a.db")
    assert shown.exit_code == 0
    assert "documents     15 done, 1 errors, 0 pending\nerrors        empty 1\n" in shown.stdout


def test_a_registered_error_in_loading_leaves_everything_pending(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "load", fakes.load_nothing)
    result = index()
    assert result.exit_code == 2
    assert "pressnlp: no pipeline 'md': get one so" in result.stderr
    half = run("export", "a.db")
    assert (half.exit_code, half.stdout) == (1, "")
    assert half.stderr.startswith("4 documents are still pending")
    monkeypatch.setattr(work, "load", fakes.load)
    assert index().exit_code == 0
    same_as_extract()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["index", "archiv"], "name the archive with --into"),
        (
            ["index", "archiv", "--into", "archiv"],
            "--into archiv is a folder: name a file in it, such as archiv/archiv",
        ),
        (["index", "archiv/b.txt", "--into", "archiv/b.txt"], "--into archiv/b.txt is also an input"),
        (["index", "archiv/b", "--into", "archiv/b.txt"], "archiv/b.txt: not an archive that can be opened"),
        (["index", "archiv", "--into", "x.db", "--rerun", "some"], "--rerun some: choose stale or all"),
        (["export", "fehlt.db"], "fehlt.db: no such archive"),
        (["export", "a.db", "-o", "archiv"], "--out archiv is a folder"),
        (["export", "a.db", "--csv", "archiv/b.txt"], "--csv archiv/b.txt is a file"),
        (["export", "archiv/b.txt", "-o", "archiv/b.txt"], "is the archive itself"),
        (["status", "archiv/b.txt"], "not an archive that can be opened"),
    ],
)
def test_wrong_use(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert Path("archiv/b.txt").read_text(encoding="utf-8") == "Soest. Drei."


@pytest.mark.parametrize("name", ["index", "status", "export"])
def test_every_command_has_help_and_the_manual_names_its_options(name: str) -> None:
    subcommand = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    assert subcommand.help
    manual = (REPOSITORY / "docs" / "archive.md").read_text(encoding="utf-8")
    for parameter in subcommand.params:
        for option in parameter.opts:
            assert not option.startswith("--") or f"`{option}" in manual, option
    assert f"pressnlp {name}" in manual


def test_options_and_commands_agree() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name, options in (("index", Options), ("export", exporting.Options)):
        assert {parameter.name for parameter in commands[name].params} == {field.name for field in fields(options)}
    (limit,) = (one for one in commands["index"].params if one.name == "memory_limit")
    assert limit.default == MEMORY
