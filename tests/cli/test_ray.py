"""`index --engine ray` on a cluster of two workers on this machine: the same archive, whoever dies."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pressnlp.bulk import versions, work
from pressnlp.bulk.blocks import Unit, units
from pressnlp.bulk.worker import SINGLE_THREAD
from pressnlp.cli import app
from pressnlp.read import sources
from tests.bulk import fakes

ray = pytest.importorskip("ray", reason="needs the extra ray")
pytest.importorskip("ray.data", reason="needs the extra ray")


@pytest.fixture(scope="module", autouse=True)
def _cluster() -> Iterator[None]:
    ray.init(
        num_cpus=2, object_store_memory=200_000_000, include_dashboard=False, log_to_driver=False, logging_level="ERROR"
    )
    yield
    ray.shutdown()


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(work, "load", fakes.load)
    monkeypatch.setattr(versions, "current", version)
    monkeypatch.chdir(tmp_path)
    logging.getLogger("ray").setLevel(logging.ERROR)
    for name in SINGLE_THREAD:
        monkeypatch.setenv(name, "1")
    for number in range(40):
        put(f"archiv/{number % 3}/{number:02}.txt", f"NAMEN Meldung {number // 2}" if number % 7 else "Soest. WARNUNG")
    put("archiv/reihe.jsonl", "".join(f'{{"text": "Soest. Reihe {n // 2}."}}\n' for n in range(60)))
    put("archiv/fehler.txt", "FALSCH")
    put("archiv/tot.txt", "STIRB")


def version(*_: object) -> versions.Version:
    return versions.Version("0", "r", "fake 0", "t", None, 0, False)


def put(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def make(source: str, parts: str, engine: str, *arguments: str) -> Result:
    return run("index", source, "--parts", parts, "--part-size", "8", "--engine", engine, "--workers", "2", *arguments)


def merged(parts: str) -> bytes:
    run("index", "merge", parts, "--into", f"{parts}.db")
    return run("export", f"{parts}.db").stdout_bytes


def test_ray_gives_what_the_local_engine_gives_and_poison_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressnlp.cli.parting.version_check", lambda options: None)
    result = make("archiv", "fern", "ray")
    assert result.exit_code == 1, result.stderr
    assert "2 errors" in result.stderr
    assert "tot.txt: worker: the worker process died over it (tried 2 times)" in result.stderr
    assert make("archiv", "nah", "local").exit_code == 1
    assert sorted(path.name for path in Path("fern").iterdir()) == sorted(path.name for path in Path("nah").iterdir())
    assert merged("fern") == merged("nah")
    run("index", "archiv", "--into", "ganz.db")
    assert merged("fern") == run("export", "ganz.db").stdout_bytes
    assert "102 of them there before" in make("archiv", "fern", "ray").stderr


def test_actors_that_die_are_started_again_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("pressnlp.cli.parting.version_check", lambda options: None)
    few(f"REISST EINMAL {tmp_path / 'erster'}", f"REISST EINMAL {tmp_path / 'zweiter'}")
    result = make("wenige", "fern", "ray")
    assert Path("erster").exists()
    assert Path("zweiter").exists()
    assert result.exit_code == 0, result.stderr
    make("wenige", "nah", "local")
    assert merged("fern") == merged("nah")
    assert len(merged("fern").splitlines()) == 40


def test_a_block_that_kills_every_actor_is_told_and_the_same_command_makes_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pressnlp.cli.parting.version_check", lambda options: None)
    monkeypatch.setattr("pressnlp.bulk.cluster.RETRIES", 1)
    put("immer", "")
    few(f"REISST {tmp_path / 'immer'}")
    result = make("wenige", "fern", "ray")
    assert (result.exit_code, "some blocks were lost" in result.stderr) == (1, True), result.stderr
    assert run("index", "merge", "fern", "--into", "halb.db").exit_code == 1
    assert len(run("export", "halb.db").stdout_bytes.splitlines()) == 40 - len(first_block())
    Path("immer").unlink()
    result = make("wenige", "fern", "ray")
    assert result.exit_code == 0, result.stderr
    assert "of them there before" in result.stderr
    make("wenige", "nah", "local")
    assert merged("fern") == merged("nah")


def few(*texts: str) -> None:
    """Forty releases, the given ones each in a block of its own."""
    for number in range(40):
        put(f"wenige/{number:03}.txt", f"Soest. Meldung {number}")
    for number, text in enumerate(texts):
        put(f"wenige/{39 * number:03}.txt", text)


def first_block() -> Unit:
    """The one that holds the deadly release."""
    return next(units(sources(["wenige"]), 8))


def test_a_machine_with_another_version_is_refused() -> None:
    result = make("archiv", "fern", "ray")  # here the version is a made-up one, over there the real one
    assert (result.exit_code, "another version than the run's" in result.stderr) == (2, True), result.stderr
