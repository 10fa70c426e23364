"""`index --parts` and `index merge`: the archive of the parts is that of one `index`, whatever is stopped or damaged."""

import gzip
import json
import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pressnlp.bulk import parts, versions, work
from pressnlp.bulk.worker import SINGLE_THREAD
from pressnlp.cli import app
from tests.bulk import fakes
from tests.cli.test_index_kills import started


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(work, "load", fakes.load)
    monkeypatch.setattr(versions, "RULES", ())  # the rules may change while they are worked on
    monkeypatch.chdir(tmp_path)
    for name in SINGLE_THREAD:
        monkeypatch.setenv(name, "1")
    for number in range(30):
        put(f"archiv/{number % 3}/{number:02}.txt", f"NAMEN Meldung {number // 2}" if number % 7 else "Soest. WARNUNG")
    put("archiv/reihe.jsonl", "".join(f'{{"text": "Soest. Reihe {n // 2}.", "title": "T"}}\n' for n in range(25)))
    put("archiv/fehler.txt", "FALSCH")
    put("archiv/kaputt.pdf", "kein PDF")


def put(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def make(*arguments: str) -> Result:
    return run("index", "archiv", "--parts", "teile", "--part-size", "6", *arguments)


def merge(*arguments: str) -> Result:
    return run("index", "merge", *(arguments or ("teile",)), "--into", "m.db")


def export(archive: str) -> bytes:
    return run("export", archive).stdout_bytes


def indexed() -> bytes:
    run("index", "archiv", "--into", "ganz.db")
    return export("ganz.db")


def written(result: Result) -> list[int]:
    """Documents written, and those there before."""
    words = result.stderr.replace(",", "").split("parts: ")[1].split()
    return [int(words[0]), int(words[3])]


def query(archive: str, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(archive)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def test_the_merged_archive_is_that_of_one_index() -> None:
    assert make().exit_code == 1
    assert merge().exit_code == 1
    assert export("m.db") == indexed()
    for table in ("people", "roles", "money", "quotes", "mentions", "releases", "warnings"):
        counted = f"SELECT count(*) FROM {table}"
        assert query("m.db", counted) == query("ganz.db", counted), table
    files = "SELECT uri, bytes, mtime_ns, sha256, text_column, complete, vanished FROM files ORDER BY uri"
    assert query("m.db", files) == query("ganz.db", files)


NEAR = (
    "Soest. Die Straße nach Körbecke wird im Sommer erneuert und dafür gesperrt. Der Verkehr wird über den Deich "
    "umgeleitet, der Bus hält so lange am Sportplatz. Anlieger kommen bis zur Baustelle und werden vorher benachrichtigt. "
    "Die alte Fahrbahn hat Risse, weil der Untergrund an vielen Stellen nachgibt. Künftig liegt sie auf einer Schicht aus "
    "Kies, durch die das Wasser in den Graben läuft. Auch der Radweg wird breiter, und an der Schule entsteht eine Insel, "
    "damit Kinder sicher hinüber kommen."
)
ENDS = ("", " Danke.", " Korrektur.")


def test_versions_of_a_release_are_found_over_the_borders_of_parts_and_archives() -> None:
    for number, end in enumerate(ENDS):
        put(f"nahe/{number}/a.txt", NEAR + end)
        run("index", f"nahe/{number}", "--parts", f"t{number}")
        run("index", f"nahe/{number}", "--into", f"{number}.db")
    run("index", "nahe", "--into", "ganz.db")
    merge("t0", "t1", "t2")
    run("index", "merge", "2.db", "1.db", "0.db", "--into", "n.db")
    said = "SELECT kind, similarity, earlier_uri, later_uri FROM release_versions ORDER BY earlier_uri, later_uri"
    assert len(query("ganz.db", said)) == 3
    assert query("m.db", said) == query("ganz.db", said)
    newest = "SELECT uri FROM latest_releases ORDER BY uri"
    assert query("m.db", newest) == query("ganz.db", newest)
    undirected = {(kind, similarity, *sorted((str(a), str(b)))) for kind, similarity, a, b in query("ganz.db", said)}
    assert {(k, s, *sorted((str(a), str(b)))) for k, s, a, b in query("n.db", said)} == undirected


def test_an_outcome_without_a_record_is_never_written() -> None:
    entry = parts.Entry(parts.FileFacts("a.txt"), None, work.Done("a.txt", "a.txt", ""))
    with pytest.raises(parts.PartError, match=r"a\.txt: has no record to write"):
        parts.packed("r", "jetzt", versions.Version("0", "r", "m", "t", None, 0, False), [entry])


def test_a_second_merge_changes_nothing_and_index_goes_on_from_a_merged_archive() -> None:
    make()
    assert written(merge()) == [57, 0]
    before = export("m.db")
    assert written(merge()) == [0, 57]
    assert export("m.db") == before
    result = run("index", "archiv", "--into", "m.db")
    assert "0 new, 0 changed, 33 unchanged" in result.stderr
    assert export("m.db") == before


def test_parts_that_are_there_are_not_made_again() -> None:
    make()
    names = sorted(Path("teile").glob("part-*"))
    assert len(names) > 5
    stamps = [path.stat().st_mtime_ns for path in names]
    assert "57 of them there before, 2 errors" in make().stderr
    assert [path.stat().st_mtime_ns for path in names] == stamps


def test_a_new_file_makes_only_the_block_around_it_anew() -> None:
    make()
    put("archiv/0/00a.txt", "Soest. Neu.")
    result = make()
    assert int(result.stderr.split(" input")[0].splitlines()[-1]) <= 12
    merge()
    assert export("m.db") == indexed()


def test_what_changed_and_what_is_gone_follows_as_in_index() -> None:
    make()
    merge()
    indexed()
    Path("archiv/1/01.txt").unlink()
    put("archiv/2/02.txt", "Soest. Ganz anders.")
    put("archiv/reihe.jsonl", '{"text": "Soest. Reihe 0.", "title": "T"}\n{"text": "Soest. Andere."}\n')
    make()
    result = merge()
    assert "1 files vanished" in result.stderr
    assert export("m.db") == indexed()
    assert query("m.db", "SELECT count(*) FROM releases") == query("ganz.db", "SELECT count(*) FROM releases")


def test_another_version_is_made_anew_and_takes_the_place_of_the_old() -> None:
    make()
    merge()
    assert "there before" not in make("--include-text").stderr
    merge()
    run("index", "archiv", "--into", "text.db", "--include-text")
    assert export("m.db") == export("text.db")


def test_a_run_that_has_not_ended_is_merged_as_far_as_it_is() -> None:
    make()
    (manifest,) = Path("teile").glob("run-*.json")
    manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "ended": None, "parts": None}), "utf-8")
    lost = sorted(Path("teile").glob("part-*"))[0]
    lost.unlink()
    result = merge()
    assert result.exit_code == 1
    assert "archiv: the run that makes its parts has not ended" in result.stderr
    assert len(export("m.db").splitlines()) < 57
    make()
    merge()
    assert export("m.db") == indexed()


@pytest.mark.parametrize("damage", ["cut", "empty", "other"])
def test_a_damaged_part_is_refused_and_made_again(damage: str) -> None:
    make()
    part = sorted(Path("teile").glob("part-*"))[2]
    content = {"cut": part.read_bytes()[:-30], "empty": b"", "other": gzip.compress(b'{"a": 1}\n')}[damage]
    part.write_bytes(content)
    result = merge()
    assert (result.exit_code, part.name in result.stderr) == (2, True)
    make()
    assert merge().exit_code == 1
    assert export("m.db") == indexed()


def test_a_missing_part_is_refused() -> None:
    make()
    sorted(Path("teile").glob("part-*"))[0].unlink()
    result = merge()
    assert (result.exit_code, "is missing; run the command" in result.stderr) == (2, True)


def test_errors_are_tried_again_where_that_is_asked_for(tmp_path: Path) -> None:
    put("archiv/tot.txt", f"HÄNGT {tmp_path}")
    make("--timeout", "1")
    assert "58 of them there before" in make("--timeout", "1").stderr
    result = make("--timeout", "1", "--retry-errors")
    assert "58 of them there before" not in result.stderr
    assert "timeout" in result.stderr


def test_archives_and_single_parts_are_merged_too() -> None:
    run("index", "archiv/0", "archiv/reihe.jsonl", "--into", "a.db")
    run("index", "archiv/1", "archiv/2", "archiv/fehler.txt", "archiv/kaputt.pdf", "--into", "b.db")
    merge("a.db", "b.db")
    assert export("m.db") == indexed()
    assert written(merge("b.db", "a.db")) == [0, 57]
    assert "0 new, 0 changed, 33 unchanged" in run("index", "archiv", "--into", "m.db").stderr
    make()
    run("index", "merge", *(str(part) for part in Path("teile").glob("part-*")), "--into", "einzeln.db")
    assert export("einzeln.db") == export("m.db")


@pytest.mark.parametrize("packing", ["", ".zst"])
def test_parts_may_be_packed_otherwise(packing: str) -> None:
    make()
    for part in Path("teile").glob("part-*"):
        plain = gzip.decompress(part.read_bytes())
        if packing:
            zstd = pytest.importorskip("backports.zstd")
            plain = zstd.compress(plain)
        Path("teile", part.name.removesuffix(".gz") + packing).write_bytes(plain)
        part.unlink()
    names = [str(part) for part in sorted(Path("teile").glob("part-*"))]
    run("index", "merge", *names, "--into", "p.db")
    assert export("p.db") == indexed()


def test_a_folder_called_merge_is_never_taken_for_the_sub_command() -> None:
    put("merge/a.txt", "Soest. Eins.")
    result = run("index", "merge", "archiv", "--into", "x.db")
    assert (result.exit_code, "write ./merge" in result.stderr) == (2, True)
    assert run("index", "./merge", "--into", "x.db").exit_code == 0
    assert [json.loads(line)["source"]["uri"] for line in export("x.db").splitlines()] == ["merge/a.txt"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("archiv",), "name the archive with --into, or a folder for parts with --parts"),
        (("archiv", "--into", "x.db", "--engine", "ray"), "--engine ray writes parts"),
        (("archiv", "--parts", "t", "--into", "x.db"), "--parts and --into do not go together"),
        (("archiv", "--parts", "t", "--engine", "spark"), "choose local or ray"),
        (("-", "--parts", "t"), "standard input has no address"),
        (("merge", "nirgends", "--into", "x.db"), "no such folder of parts, part or archive"),
        (("merge", "archiv", "--into", "x.db"), "holds no parts"),
    ],
)
def test_wrong_use_is_told(arguments: tuple[str, ...], message: str) -> None:
    result = run("index", *arguments)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr


def test_a_part_says_what_it_is() -> None:
    make()
    lines = gzip.decompress(sorted(Path("teile").glob("part-*"))[0].read_bytes()).decode().splitlines()
    head, first = json.loads(lines[0]), json.loads(lines[1])
    assert head["documents"] == len(lines) - 1
    assert first["uri"] == first["record"]["source"]["uri"]
    assert parts.is_part("part-00.jsonl.zst")
    assert not parts.is_part("reihe.jsonl.gz")


def test_a_killed_merge_and_a_killed_run_go_on() -> None:
    for number in range(200):
        put(f"viele/{number:03}.txt", f"KURZ NAMEN Meldung {number}")
    line = ("index", "viele", "--parts", "teile", "--part-size", "10")
    with started(*line) as process:
        deadline = time.monotonic() + 60
        while len(list(Path("teile").glob("part-*"))) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
    kept = len(list(Path("teile").glob("part-*")))
    assert kept >= 3
    with started(*line) as process:
        message = process.communicate(timeout=60)[1].decode()
    assert "there before" in message
    with started("index", "merge", "teile", "--into", "m.db") as process:
        time.sleep(0.5)
        process.kill()
    assert merge().exit_code == 0
    run("index", "viele", "--into", "ganz.db")
    assert export("m.db") == export("ganz.db")
