"""The command line: what goes where, exit statuses, and every message a user may meet."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from pressnlp.bulk import work
from pressnlp.bulk.worker import SINGLE_THREAD
from pressnlp.cli import app
from pressnlp.cli.extraction import Options, expected
from pressnlp.cli.progress import Progress, Tally, pace
from pressnlp.read import sources
from tests.bulk import fakes

REPOSITORY = Path(__file__).parents[2]
DRIVER = (
    "from pressnlp.bulk import work; from tests.bulk import fakes; from pressnlp.cli import run\n"
    "work.load = fakes.load; run()"
)


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(work, "load", fakes.load)
    monkeypatch.chdir(tmp_path)
    for name in SINGLE_THREAD:  # the command sets them for good; here they are put back
        monkeypatch.setenv(name, "1")
    for name, text in {"archiv/a.txt": "Soest. Eins.", "archiv/2018/b.md": "Soest. Zwei. WARNUNG"}.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def command(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["extract", *arguments], input=stdin)


def uris(lines: str) -> list[str]:
    return [json.loads(line)["source"]["uri"] for line in lines.splitlines()]


def test_records_to_stdout_and_everything_else_to_stderr() -> None:
    result = command("archiv")
    assert uris(result.stdout) == ["archiv/2018/b.md", "archiv/a.txt"]
    assert result.exit_code == 0
    start, end = result.stderr.split(" in ")
    assert start == "2 inputs"
    assert end.endswith(": 2 records, 0 errors, 1 warning\n")


def test_some_inputs_failed() -> None:
    Path("archiv/leer.txt").touch()
    Path("archiv/foto.jpg").touch()
    result = command("archiv", "nein.txt")
    assert result.exit_code == 1
    assert uris(result.stdout) == ["archiv/2018/b.md", "archiv/a.txt", "archiv/leer.txt", "nein.txt"]
    assert json.loads(result.stdout.splitlines()[3])["error"] == {"code": "missing", "message": "no such file"}
    faults = [line for line in result.stderr.splitlines() if ": " in line][:2]
    assert faults == ["archiv/leer.txt: empty: an empty file", "nein.txt: missing: no such file"]
    assert "2 records, 2 errors (empty 1, missing 1), 1 warning; skipped: 1 (.jpg 1)" in result.stderr


def test_quiet() -> None:
    result = command("archiv", "nein.txt", "--quiet")
    assert (result.exit_code, result.stderr) == (1, "")
    assert len(result.stdout.splitlines()) == 3


def test_a_bug_in_the_analysis_costs_one_release() -> None:
    Path("archiv/c.txt").write_text("FALSCH", encoding="utf-8")
    result = command("archiv")
    assert [json.loads(line).get("error", {}).get("code") for line in result.stdout.splitlines()] == [
        None,
        None,
        "internal",
    ]
    assert "Traceback" not in result.output


@pytest.mark.parametrize("arguments", [("-o", "out"), ("-o", "out", "-f", "json"), ("--out", "out/")])
def test_one_file_a_release(arguments: tuple[str, ...]) -> None:
    result = command("archiv", *arguments)
    assert (result.exit_code, result.stdout) == (0, "")
    assert sorted(str(path) for path in Path("out").rglob("*.json")) == ["out/2018/b.json", "out/a.json"]
    assert json.loads(Path("out/a.json").read_text(encoding="utf-8"))["source"]["uri"] == "archiv/a.txt"


def test_one_line_a_record_into_a_file() -> None:
    command("archiv", "-o", "out.jsonl")
    assert Path("out.jsonl").read_text(encoding="utf-8") == command("archiv").stdout


def test_indented_to_stdout_and_into_one_file() -> None:
    shown = command("archiv/a.txt", "--format", "json", "-o", "-").stdout
    assert shown.startswith('{\n  "schema_version": "1.0",\n')
    assert command("archiv/a.txt", "-o", "eins.json").exit_code == 0
    assert Path("eins.json").read_text(encoding="utf-8") == shown


def test_a_run_does_not_read_what_it_writes() -> None:
    for _ in range(2):
        assert command(".", "-o", "archiv/out.jsonl", "--include-text").exit_code == 0
        assert uris(Path("archiv/out.jsonl").read_text(encoding="utf-8")) == ["archiv/2018/b.md", "archiv/a.txt"]
    Path("archiv/out.jsonl").unlink()
    for _ in range(2):
        command(".", "-o", "out", "--include-text")
        assert len(list(Path("out").rglob("*.json"))) == 2


def test_stdin() -> None:
    result = command("-", "--include-text", stdin="Soest. Straße frei.")
    record = json.loads(result.stdout)
    assert (record["source"]["uri"], record["text"]) == ("-", "Soest. Straße frei.")


def test_a_table_with_a_column_of_its_own() -> None:
    Path("x.csv").write_text("Nr;Wortlaut\n1;Soest. Eins.\n2;\n", encoding="utf-8")
    assert command("x.csv").exit_code == 1
    result = command("x.csv", "--text-column", "Wortlaut", "-o", "out")
    assert result.exit_code == 1
    assert sorted(path.name for path in Path("out/x").iterdir()) == ["1.json", "2.json"]


def test_workers_change_nothing() -> None:
    Path("archiv/c.txt").write_text("VERBOTEN", encoding="utf-8")
    alone, shared = command("archiv"), command("archiv", "--workers", "2")
    assert (shared.stdout, shared.exit_code) == (alone.stdout, alone.exit_code)


def test_a_missing_model_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "load", fakes.load_nothing)
    Path("out.jsonl").write_text("alt\n", encoding="utf-8")
    for workers in ("1", "2"):
        result = command("archiv", "--model", "xx", "-o", "out.jsonl", "--workers", workers)
        assert (result.exit_code, result.stderr) == (2, "pressnlp: no pipeline 'xx': get one so\n")
    assert Path("out.jsonl").read_text(encoding="utf-8") == "alt\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["archiv", "-f", "xml"], "pressnlp: --format xml: choose jsonl or json"),
        (["archiv", "-f", "jsonl", "-o", "archiv"], "pressnlp: --out archiv is a folder: name a .jsonl file, or use"),
        (["archiv", "-o", "x.json"], "pressnlp: --out x.json holds one record: name a .jsonl file or a folder"),
        (["archiv/2018/b.md", "-o", "archiv/a.txt"], "pressnlp: --out archiv/a.txt is a file: name a folder"),
        (["archiv/a.txt", "-f", "jsonl", "-o", "archiv/a.txt"], "pressnlp: --out archiv/a.txt is also an input"),
        (["archiv", "--workers", "0"], "Invalid value for '--workers'"),
        (["archiv", "--wat"], "No such option: --wat"),
    ],
)
def test_wrong_use(arguments: list[str], message: str) -> None:
    result = command(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert Path("archiv/a.txt").read_text(encoding="utf-8") == "Soest. Eins."


def test_an_output_that_cannot_be_written() -> None:
    Path("datei").touch()
    result = command("archiv", "-o", "datei/out.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith("pressnlp: datei")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", ["extract", "schema"])
def test_every_command_has_help_and_the_manual_names_its_options(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"])
    assert result.exit_code == 0
    subcommand = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    assert subcommand.help
    manual = (REPOSITORY / "docs" / "extract.md").read_text(encoding="utf-8")
    for parameter in subcommand.params:
        for option in parameter.opts:
            assert not option.startswith("--") or f"`{option}" in manual, option
    assert f"pressnlp {name}" in manual


def test_schema_and_version() -> None:
    schema = CliRunner().invoke(app, ["schema"])
    assert json.loads(schema.stdout)["title"] == "pressnlp record"
    version = CliRunner().invoke(app, ["--version"])
    assert (version.exit_code, version.stdout.split()[0]) == (0, "pressnlp")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from pressnlp.cli import app\n"
        "try: app(['extract', '--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('spacy', 'numpy', 'rich', 'lxml', 'pressnlp.record') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=REPOSITORY, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def driven(*arguments: str, **options: object) -> "subprocess.Popen[bytes]":
    """The command in a process of its own, with the fake analyser."""
    line = [sys.executable, "-c", DRIVER, "extract", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(REPOSITORY), os.environ.get("PYTHONPATH", "")])}
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_closed_pipe_ends_quietly(workers: str) -> None:
    Path("x.jsonl").write_text('{"text": "Soest."}\n' * 5000, encoding="utf-8")
    with driven("x.jsonl", "--workers", workers) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait(20)) == (b"", 141)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_cleanly(workers: str) -> None:
    Path("x.jsonl").write_text('{"text": "LANGSAM"}\n' * 500, encoding="utf-8")
    with driven("x.jsonl", "--workers", workers, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)  # to the whole group, as a terminal does
        rest, said = process.stdout.read(), process.stderr.read().decode()
        assert process.wait(20) == 130
    assert said.startswith("interrupted; ")
    assert said.count("\n") == 1
    assert all(json.loads(line) for line in rest.splitlines())


def test_how_many_releases_to_expect() -> None:
    assert expected(sources(["archiv", "nein.txt"])) == 3
    Path("archiv/x.csv").touch()
    assert expected(sources(["archiv"])) is None
    assert expected(sources(["-"])) is None


def test_pace() -> None:
    tally = Tally(releases=1200, start=time.monotonic() - 60)
    assert pace(tally, 4800) == "1,200 of 4,800 done, 20.0/s, 3:00 left"
    assert pace(tally, None) == "1,200 done, 20.0/s"


def test_a_line_now_and_then_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pressnlp.cli.progress.INTERVAL", 0.0)
    with Progress(quiet=False, records_on_screen=False) as progress:
        progress.step(Tally(releases=1), work.Done("a", "a", "{}"))
    assert capsys.readouterr().err.startswith("1 done, ")


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Progress(quiet=False, records_on_screen=False) as progress:
        progress.total = 2
        assert progress.bar is not None
        progress.step(Tally(releases=1), work.Done("a", "a.txt", "{}", "empty", "holds [no] text"))
        assert (progress.bar.tasks[0].completed, progress.bar.tasks[0].total) == (1, 2)
    assert "a.txt: empty: holds [no] text" in capsys.readouterr().err
    assert Progress(quiet=False, records_on_screen=True).bar is None


def test_many_failures_are_not_all_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(quiet=False, records_on_screen=False) as progress:
        for number in range(50):
            progress.step(Tally(), work.Done("a", f"{number}.txt", "{}", "empty", "holds no text"))
    shown = capsys.readouterr().err.splitlines()
    assert shown[19:] == ["19.txt: empty: holds no text", "more errors: see the error records in the output"]


def test_options_and_command_agree() -> None:
    parameters = {parameter.name for parameter in typer.main.get_command(app).commands["extract"].params}  # type: ignore[attr-defined]
    assert parameters - {"help"} == set(Options.__dataclass_fields__)


def test_a_target_that_looks_like_a_release_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Soest. Guten Tag.", "utf-8")
    done = CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), "--out", str(tmp_path / "x.txt")])
    assert done.exit_code == 2
    assert not (tmp_path / "x.txt").exists()
