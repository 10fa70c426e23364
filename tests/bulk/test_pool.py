"""The pool: order, faults, dead and stuck workers. Each test with worker processes takes a second or two."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pressnlp.bulk import pool, work
from pressnlp.bulk.work import Done, Job
from pressnlp.errors import PressError
from pressnlp.read import sources
from pressnlp.release import Failure, Origin, from_text
from tests.bulk import fakes

REPOSITORY = Path(__file__).parents[2]


def texts(*contents: str) -> list[Job]:
    return [Job(f"{number}", from_text(text, f"row#{number}")) for number, text in enumerate(contents)]


def run(
    jobs: list[Job], workers: int = 2, load: Callable[[], work.Analyser] = fakes.load, limit: float = 20
) -> list[Done]:
    return list(pool.run(iter(jobs), load, workers=workers, limit=limit))


def test_the_same_lines_in_the_same_order_whatever_the_number_of_workers() -> None:
    jobs = texts("LANGSAM eins", "zwei", "FALSCH drei", "VERBOTEN vier", *(f"Meldung {n} WARNUNG" for n in range(60)))
    alone = run(jobs, workers=1)
    assert [done.output for done in alone] == [job.output for job in jobs]
    assert run(jobs, workers=3) == alone


def test_files_are_read_by_the_workers(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.pdf"):
        (tmp_path / name).write_text(f"Soest. Text von {name}.", encoding="utf-8")
    jobs = list(work.jobs(sources([str(tmp_path)])))
    done = run(jobs)
    assert [(outcome.output, outcome.code) for outcome in done] == [("a", None), ("b", None), ("c", "broken")]
    assert done == run(jobs, workers=1)


def test_rows_of_a_table_have_places_of_their_own(tmp_path: Path) -> None:
    table = tmp_path / "archiv.jsonl"
    table.write_text('{"text": "Soest. Eins."}\n\n{"text": ""}\nkein JSON\n', encoding="utf-8")
    jobs = list(work.jobs(sources([str(table)])))
    assert [job.output for job in jobs] == ["archiv/1", "archiv/3", "archiv/4"]
    assert [done.code for done in run(jobs, workers=1)] == [None, "empty", "broken"]


def test_an_unforeseen_error_becomes_one_line() -> None:
    (done,) = run(texts("FALSCH"), workers=1)
    error = json.loads(done.line)["error"]
    assert error == {"code": "internal", "message": "KeyError: 'ein Fehler\\nin zwei Zeilen'"}
    assert (done.code, done.message) == ("internal", error["message"])


def test_an_error_raised_on_purpose_keeps_its_code() -> None:
    (done,) = run(texts("VERBOTEN"), workers=1)
    assert json.loads(done.line)["error"] == {"code": "refused", "message": "so nicht"}


def test_a_failure_passes_through() -> None:
    failure = Failure(Origin("x.pdf", "", 0, "application/pdf"), "missing", "no such file")
    (done,) = run([Job("x", failure)])
    assert (done.uri, done.code) == ("x.pdf", "missing")


def test_a_dead_worker_costs_only_its_own_release() -> None:
    done = run(texts("eins", "STIRB", "drei", "vier"))
    assert [outcome.code for outcome in done] == [None, "worker", None, None]
    assert json.loads(done[1].line)["source"]["sha256"] == from_text("STIRB").origin.sha256


def test_a_release_is_tried_once_more(tmp_path: Path) -> None:
    done = run(texts("eins", f"EINMAL {tmp_path / 'schon'}", "drei"))
    assert [outcome.code for outcome in done] == [None, None, None]


def test_a_stuck_worker_is_replaced() -> None:
    start = time.monotonic()
    done = run(texts("HÄNGT", "zwei", "drei"), limit=1)
    assert [outcome.code for outcome in done] == ["timeout", None, None]
    assert done[0].message == "took longer than 1 s (tried 2 times)"
    assert time.monotonic() - start < 20


def test_a_file_that_kills_its_worker_keeps_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("STIRB", encoding="utf-8")
    (done,) = run(list(work.jobs(sources([str(path)]))))
    source = json.loads(done.line)["source"]
    assert (source["sha256"], source["media_type"]) == (from_text("STIRB").origin.sha256, "text/plain")


def test_a_worker_killed_from_outside_is_replaced() -> None:
    outcomes = pool.run(iter(texts(*["LANGSAM"] * 30)), fakes.load, workers=2)
    first = next(outcomes)
    victims = {int(pid) for pid in children(os.getpid())}
    assert victims
    for pid in victims:
        os.kill(pid, signal.SIGKILL)
    assert [done.code for done in [first, *outcomes]] == [None] * 30


def children(parent: int) -> list[str]:
    """Worker processes only: the resource tracker of multiprocessing must live on."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
            command = (stat.parent / "cmdline").read_text()
        except OSError:
            continue
        if int(fields[1]) == parent and "spawn_main" in command:
            found.append(stat.parent.name)
    return found


@pytest.mark.parametrize(
    ("load", "message"),
    [
        (fakes.load_nothing, "no pipeline 'md': get one so"),
        (fakes.load_broken, "RuntimeError: kaputt"),
        (fakes.load_dying, "worker processes die while loading the pipeline (3 in a row)"),
    ],
)
def test_an_analyser_that_does_not_load_ends_the_run(load: Callable[[], work.Analyser], message: str) -> None:
    with pytest.raises(PressError) as caught:
        run(texts("eins", "zwei"), load=load)
    assert str(caught.value) == message


def test_workers_compute_on_one_thread_and_the_parent_keeps_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "8")
    assert [done.code for done in run(texts("eins"), load=fakes.load_threads)] == [None]
    assert os.environ["OMP_NUM_THREADS"] == "8"


def test_a_slow_release_holds_back_a_bounded_number_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "WINDOW", 3)
    taken = []

    def jobs() -> Iterator[Job]:
        for job in texts("LANGSAM LANGSAM", *["kurz"] * 400):
            taken.append(job.output)
            yield job

    outcomes = pool.run(jobs(), fakes.load, workers=2)
    next(outcomes)
    assert len(taken) <= 2 + 3 * 2 + 2
    assert len(list(outcomes)) == 400


def test_leaving_early_ends_the_workers() -> None:
    outcomes = pool.run(iter(texts(*["LANGSAM"] * 30)), fakes.load, workers=2)
    next(outcomes)
    outcomes.close()
    assert children(os.getpid()) == []


def test_a_pool_works_outside_the_main_thread() -> None:
    found: list[Done] = []
    thread = threading.Thread(target=lambda: found.extend(run(texts("eins", "zwei"))))
    thread.start()
    thread.join(30)
    assert [done.code for done in found] == [None, None]


def test_workers_end_when_their_supervisor_is_killed() -> None:
    code = (
        "from pressnlp.bulk import pool; from tests.bulk import fakes; from tests.bulk.test_pool import texts\n"
        "for done in pool.run(iter(texts(*['LANGSAM'] * 500)), fakes.load, workers=2): print(done.output, flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=REPOSITORY) as process:
        assert process.stdout is not None
        process.stdout.readline()
        workers = children(process.pid)
        assert len(workers) == 2
        process.kill()
        process.wait()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [pid for pid in workers if Path(f"/proc/{pid}").exists()] == []
