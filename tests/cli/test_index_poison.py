"""A thousand documents, twenty of them poisoned in every way: the others get their records, and the run ends."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pressnlp.bulk import work
from pressnlp.bulk.worker import SINGLE_THREAD
from pressnlp.cli import app
from tests.bulk import fakes

ENDLESS = "Die Stadt Soest zahlt 5.000 Euro. " * 620_000  # 20 MB on one line


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("archiv").mkdir()
    for name in SINGLE_THREAD:
        monkeypatch.setenv(name, "1")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def put(name: str, content: bytes | str) -> None:
    (Path("archiv") / name).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def unreadable(name: str) -> None:
    """What nobody can read, whoever runs the test: a link that leads nowhere."""
    (Path("archiv") / name).symlink_to("nirgends.txt")


def poison() -> Counter[str]:
    """Twenty documents without a record, by the code of their errors."""
    for number in range(4):
        put(f"0{number}-bytes.txt", bytes(range(256)) * (number + 1) * 20)
        put(f"1{number}-leer.txt", " \n" * number)
        unreadable(f"2{number}-verweis.txt")
    os.mkfifo("archiv/24-fifo.txt")
    put("30-endlos.txt", ENDLESS)
    put("31-endlos.html", f"<p>{ENDLESS}</p>")
    put("32-kein.pdf", b"%PDF-1.7\n" + os.urandom(2000))
    put("40-haengt.txt", "HÄNGT eins")
    put("41-stirbt.txt", "STIRB zwei")
    put("42-faellt.txt", "FALSCH drei")
    put("43-stirbt.txt", "STIRB vier")
    read = {"binary": 4, "empty": 4, "missing": 4, "unreadable": 1, "too_long": 2, "broken": 1}
    return Counter(read | {"timeout": 1, "worker": 2, "internal": 1})


def outcome(archive: str) -> tuple[int, Counter[str]]:
    """Records, and errors by code, of an export."""
    lines = [json.loads(line) for line in run("export", archive).stdout.splitlines()]
    codes = Counter(line["error"]["code"] for line in lines if "error" in line)
    return len(lines) - codes.total(), codes


def test_a_thousand_documents_twenty_poisoned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "load", fakes.load)
    expected = poison()
    assert expected.total() == 20
    for number in range(980):
        put(f"m{number:03}.txt", f"Soest. Meldung {number}.")
    result = run("index", "archiv", "--into", "a.db", "-w", "2", "--timeout", "8")
    assert result.exit_code == 1
    assert outcome("a.db") == (980, expected)
    second = run("index", "archiv", "--into", "a.db")
    assert "0 inputs" in second.stderr
    assert "20 errors of earlier runs" in second.stderr
    assert second.exit_code == 1


def test_the_real_analyser_survives_too() -> None:
    for number in range(4):
        put(f"m{number}.txt", f"Soest. Bürgermeisterin Ilse Krahn dankte dem Verein für {number + 2}.000 Euro.")
    put("0-endlos.txt", ENDLESS)
    put("1-bytes.txt", bytes(range(256)) * 20)
    put("2-leer.txt", "")
    put("3-lang.txt", ENDLESS[:950_000])  # far more than a few seconds can do
    result = run("index", "archiv", "--into", "a.db", "--timeout", "5")
    assert result.exit_code == 1
    assert outcome("a.db") == (4, Counter({"too_long": 1, "binary": 1, "empty": 1, "timeout": 1}))
    assert "Ilse Krahn" in run("export", "a.db").stdout
