"""Whatever is killed at whatever moment: nothing is lost, and the same command ends in a byte-identical export.

PRESSNLP_KILLS sets how often each run is killed (3); PRESSNLP_SEED repeats a failing sequence of moments.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bulk.test_pool import children

REPOSITORY = Path(__file__).parents[2]
KILLS = int(os.environ.get("PRESSNLP_KILLS", "3"))
DRIVER = (
    "from pressnlp.bulk import work; from tests.bulk import fakes; from pressnlp.cli import run\n"
    "work.load = fakes.load; run()"
)
DOCUMENTS = 400


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files, twins, rows and errors, each taking 20 ms."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "archiv" / "2018").mkdir(parents=True)
    for number in range(DOCUMENTS // 2):
        place = tmp_path / "archiv" / ("2018" if number % 3 else "") / f"{number:04}.txt"
        place.write_text(f"KURZ NAMEN Meldung {number // 2}" if number % 20 else "FALSCH KURZ", "utf-8")
    rows = (f'{{"text": "KURZ Reihe {number}"}}\n' for number in range(DOCUMENTS // 2))
    (tmp_path / "archiv" / "reihe.jsonl").write_text("".join(rows), "utf-8")
    return tmp_path


def started(*arguments: str) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(REPOSITORY), os.environ.get("PYTHONPATH", "")])}
    line = [sys.executable, "-c", DRIVER, *arguments]
    return subprocess.Popen(
        line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


def index(archive: str) -> "subprocess.Popen[bytes]":
    return started("index", "archiv", "--into", archive, "--workers", "2")


def finished(*arguments: str) -> bytes:
    with started(*arguments) as process:
        return process.communicate(timeout=120)[0]


def whole() -> bytes:
    """The export of a run that nobody disturbs."""
    with index("ganz.db") as process:
        process.communicate(timeout=120)
    assert process.returncode == 1  # the texts that fail
    return finished("export", "ganz.db")


def done(archive: str) -> int:
    """Documents that are written down; the archive may not be there yet."""
    try:
        connection = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT count(*) FROM documents WHERE state <> 'pending'").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return 0


def integrity(archive: str) -> None:
    connection = sqlite3.connect(archive)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        assert connection.execute(
            "SELECT count(*) FROM releases WHERE id NOT IN (SELECT release_id FROM documents WHERE release_id IS NOT NULL)"
        ).fetchone() == (0,)
    finally:
        connection.close()


def test_a_killed_run_goes_on_where_it_was(folder: Path) -> None:
    expected, seed = whole(), int(os.environ.get("PRESSNLP_SEED", time.time_ns() % 1_000_000))
    moments, lines = random.Random(seed), set(expected.splitlines())
    for kill in range(KILLS):
        before = done("a.db")
        with index("a.db") as process:
            # The first one as early as it may come, the others once something new is written down.
            deadline = time.monotonic() + 60
            while kill and done("a.db") <= before and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.02)
            time.sleep(moments.uniform(0, 1.2))
            process.kill()  # one that ended before, as the last of many may, stays as it is
        integrity("a.db") if Path("a.db").exists() else None
        assert done("a.db") >= before, f"seed {seed}"
        so_far = finished("export", "a.db").splitlines()
        assert set(so_far) <= lines, f"seed {seed}"
    with index("a.db") as process:
        assert process.wait(120) == 1
    integrity("a.db")
    assert finished("export", "a.db") == expected, f"seed {seed}"


def test_killed_workers_cost_nothing(folder: Path) -> None:
    expected = whole()
    with index("a.db") as process:
        for kill in range(1, KILLS + 1):
            # Outcomes are written in order: that much later, the release that was hit before is done.
            while done("a.db") < kill * DOCUMENTS // (KILLS + 2) and process.poll() is None:
                time.sleep(0.02)
            for pid in children(process.pid)[:1]:
                os.kill(int(pid), signal.SIGKILL)
        assert process.wait(120) == 1
    assert finished("export", "a.db") == expected


def test_ctrl_c_ends_cleanly(folder: Path) -> None:
    with index("a.db") as process:
        while done("a.db") < 20 and process.poll() is None:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)  # to the whole group, as a terminal does
        said = process.communicate(timeout=30)[1].decode()
    assert process.returncode == 130
    assert said.splitlines()[-1].startswith("interrupted; ")
    assert said.splitlines()[-1].endswith("; the same command goes on from here")
    assert "Traceback" not in said
    integrity("a.db")
    assert not Path("a.db-lock").exists()
    assert 20 <= done("a.db") < DOCUMENTS
    assert b"documents are still pending" in started("export", "a.db").communicate(timeout=60)[1]
    with index("a.db") as process:
        process.communicate(timeout=120)
    assert done("a.db") == DOCUMENTS
