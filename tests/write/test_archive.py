"""The archive's file: made, migrated, refused, locked; and a whole record in its tables and back."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressnlp.bulk.work import Job, answer, failed
from pressnlp.release import Failure, Origin, from_text
from pressnlp.write import archive
from pressnlp.write.archive import ArchiveError
from pressnlp.write.lines import error_line, source_json, with_source, without_source
from pressnlp.write.rows import Analysed, cents, store, stored_line
from tests.bulk import fakes

NEWEST = len(archive.migrations())


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with archive.opened(tmp_path / "a.db", create=True) as opened:
        opened.execute("INSERT INTO analysers VALUES (1, 'f', '0', 'r', 'm', NULL, NULL, 0, 0)")
        opened.execute("INSERT INTO runs VALUES (1, '', '', '[]', 1)")
        yield opened


def test_migrations_are_numbered_without_gaps() -> None:
    assert [int(step.name[:4]) for step in archive.migrations()] == list(range(1, NEWEST + 1))


@pytest.mark.parametrize("version", range(NEWEST))
def test_an_older_archive_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = tmp_path / "alt.db"
    old = sqlite3.connect(path, isolation_level=None)
    archive.migrate(old, version)
    assert archive.schema_version(old) == version
    old.close()
    with archive.opened(path) as opened:
        assert archive.schema_version(opened) == NEWEST
        assert opened.execute("SELECT count(*) FROM flat_people").fetchone() == (0,)


def test_a_migration_that_fails_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    with archive.opened(path, create=True):
        pass
    broken = tmp_path / f"{NEWEST + 1:04}_broken.sql"
    broken.write_text("CREATE TABLE half (id INTEGER); SELECT nothing FROM nowhere;", "utf-8")
    steps = [*archive.migrations(), broken]
    monkeypatch.setattr(archive, "migrations", lambda: steps)
    with pytest.raises(ArchiveError), archive.opened(path):
        pass
    monkeypatch.undo()
    with archive.opened(path) as opened:
        assert archive.schema_version(opened) == NEWEST
        assert opened.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)


def test_what_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("Das ist keine Datenbank. " * 50, "utf-8")
    with sqlite3.connect(tmp_path / "andere.db") as other:
        other.execute("CREATE TABLE kunden (id)")
    newer = sqlite3.connect(tmp_path / "neu.db", isolation_level=None)
    archive.migrate(newer)
    newer.execute(f"PRAGMA user_version = {NEWEST + 1}")
    newer.close()
    for name, message in {
        "text.db": "not an archive that can be opened",
        "andere.db": "a database of something else",
        "neu.db": "written by a newer pressnlp",
        "fehlt.db": "no such archive",
    }.items():
        with pytest.raises(ArchiveError, match=message), archive.opened(tmp_path / name):
            pass


def test_one_run_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    code = f"from pathlib import Path; from pressnlp.write.archive import alone\nwith alone(Path({str(path)!r})): pass"
    with archive.alone(path):
        other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert "another run is writing it" in other.stderr
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert list(tmp_path.iterdir()) == []


def line(text: str, uri: str = "archiv/a.txt") -> str:
    return answer(Job("a", from_text(text, uri)), fakes.load()).line


def test_lines_taken_apart_and_put_together() -> None:
    release = from_text("NAMEN", 'ein "source":{} ,"title":.txt')
    whole = answer(Job("a", release), fakes.load()).line
    body = without_source(whole)
    assert "source" not in json.loads(body)
    assert with_source(body, source_json(release.origin)) == whole
    fault = failed("a", Failure(Origin("ä\n.pdf", "", 0, "application/pdf"), "broken", "so nicht"))
    assert fault.origin is not None
    assert error_line(source_json(fault.origin), "broken", "so nicht") == fault.line


def test_a_whole_record_in_tables(connection: sqlite3.Connection) -> None:
    written = line("NAMEN WARNUNG")
    release = store(connection, Analysed("k", "NAMEN WARNUNG", written), 1, 1)
    assert stored_line(connection.execute("SELECT record FROM releases").fetchone()[0]) == without_source(written)
    joined = """
        SELECT p.name, p.titles, pa.name, r.role, o.name, r.status
        FROM people p JOIN organisations pa ON pa.id = p.party_id
        JOIN roles r ON r.person_id = p.id JOIN organisations o ON o.id = r.organisation_id
    """
    assert connection.execute(joined).fetchall() == [
        ("Ilse Krahn", "Prof. Dr.", "Grüne", "Landrätin", "Kreis Hohenau", "current")
    ]
    assert connection.execute("SELECT name, key, candidates FROM organisations").fetchall() == [
        ("Kreis Hohenau", "05999", None),
        ("Grüne", None, '["a", "b"]'),
    ]
    sums = "SELECT amount, cents, per, period_from, o.name FROM money m LEFT JOIN organisations o ON o.id = m.payer_id"
    assert connection.execute(sums).fetchall() == [
        ("12000.50", 1_200_050, None, "2024", "Kreis Hohenau"),
        ("1" + "0" * 40, None, "year", None, None),
    ]
    assert connection.execute("SELECT rank, label FROM topics").fetchall() == [
        (1, "Verkehr & Mobilität"),
        (2, "Finanzen & Haushalt"),
    ]
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ALL}
    assert counts == {"mentions": 4, "quotes": 1, "quote_parts": 1, "sections": 1, "warnings": 1}
    assert release == 1


ALL = ("mentions", "quotes", "quote_parts", "sections", "warnings")
HANGING = (*ALL, "people", "roles", "organisations", "money", "topics")


def test_a_new_analysis_takes_the_old_ones_place(connection: sqlite3.Connection) -> None:
    release = store(connection, Analysed("k", "NAMEN", line("NAMEN")), 1, 1)
    assert store(connection, Analysed("k", "NAMEN", line("anders")), 1, 1) == release
    store(connection, Analysed("k2", "NAMEN", line("NAMEN")), 1, 1)
    connection.execute("DELETE FROM releases WHERE id <> ?", (release,))
    left = {table for table in HANGING if connection.execute(f"SELECT 1 FROM {table}").fetchone()}
    assert left == {"sections"}


@pytest.mark.parametrize(
    ("amount", "whole"),
    [("12.50", 1250), ("0.315", 32), ("0.305", 30), ("91000000", 9_100_000_000), ("9" * 30, None), ("1" * 5000, None)],
)
def test_cents(amount: str, whole: int | None) -> None:
    assert cents(amount) == whole


@pytest.mark.parametrize("name", ["offices", "office_holders", "sums", "sums_by_topic", "statements", "bodies"])
def test_views_hold_what_stands_in_a_file(connection: sqlite3.Connection, name: str) -> None:
    release = store(connection, Analysed("k", "NAMEN", line("NAMEN")), 1, 1)
    assert connection.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,)
    connection.execute("INSERT INTO files (id, uri, complete) VALUES (1, 'a.csv', 1)")
    for row in (1, 2):  # the same text twice counts once
        values = (f"a.csv#{row}", b"%d" % row, release)
        connection.execute(
            "INSERT INTO documents (file_id, uri, position, release_id, state) VALUES (1, ?, ?, ?, 'done')", values
        )
    rows = {"offices": 1, "office_holders": 1, "sums": 2, "sums_by_topic": 1, "statements": 1, "bodies": 2}
    assert connection.execute(f"SELECT count(*) FROM {name}").fetchone() == (rows[name],)
    connection.execute("UPDATE files SET vanished = 'gestern'")
    assert connection.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,)
