"""Without Ray `--engine ray` says how to get it."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pressnlp.cli import app


def test_what_to_install_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "ray", None)
    Path("a.txt").write_text("Soest. Eins.", "utf-8")
    result = CliRunner().invoke(app, ["index", "a.txt", "--parts", "teile", "--engine", "ray"])
    assert result.exit_code == 2
    assert "--engine ray needs Ray: pip install 'pressnlp[ray]'" in result.stderr
