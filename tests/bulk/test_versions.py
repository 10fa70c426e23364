"""Who would analyse: every part that decides on a record changes the fingerprint, nothing else does."""

from pathlib import Path

import pytest

from pressnlp.bulk import versions


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "modell"
    folder.mkdir()
    (folder / "meta.json").write_text('{"lang": "de", "name": "eigenes", "version": "1.2"}', "utf-8")
    (folder / "weights").write_bytes(b"1")
    return folder


def test_the_shipped_one_is_named_as_in_records() -> None:
    version = versions.current()
    assert version.model.startswith("de_press_md ")
    assert version.topic_model
    assert version.fingerprint == versions.current().fingerprint


def test_a_model_of_ones_own(model: Path) -> None:
    before = versions.current(str(model))
    assert before.model == "de_eigenes 1.2"
    (model / "weights").write_bytes(b"2")  # trained anew under the same name
    assert versions.current(str(model)).fingerprint != before.fingerprint


def test_what_is_missing_is_only_named() -> None:
    assert versions.current("gibt/es-nicht").model == "gibt/es-nicht"
    assert versions.current("json").model == "json"


@pytest.mark.parametrize("options", [{"min_confidence": 0.5}, {"include_text": True}])
def test_options_count(options: dict[str, float]) -> None:
    assert versions.current(**options).fingerprint != versions.current().fingerprint  # type: ignore[arg-type]


def test_registers_count(tmp_path: Path) -> None:
    register = tmp_path / "people.csv"
    register.write_text("name\nIlse Krahn\n", "utf-8")
    before = versions.current(words=tmp_path)
    (tmp_path / "~people.csv").touch()  # an editor's lock
    assert versions.current(words=tmp_path).fingerprint == before.fingerprint
    register.write_text("name\nElse Krahn\n", "utf-8")
    assert versions.current(words=tmp_path).fingerprint != before.fingerprint


def test_rules_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "PACKAGE", tmp_path)
    (tmp_path / "analyse").mkdir()
    (tmp_path / "analyse" / "money.py").touch()
    before = versions.current().rules
    (tmp_path / "analyse" / "__pycache__").mkdir()
    (tmp_path / "analyse" / "__pycache__" / "money.pyc").touch()
    assert versions.current().rules == before
    (tmp_path / "analyse" / "money.py").write_text("#", "utf-8")
    assert versions.current().rules != before
