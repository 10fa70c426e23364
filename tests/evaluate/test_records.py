"""Records: where they are read from, to whom they belong, and what is refused."""

import io
import json
import sys
from pathlib import Path

import pytest

from pressnlp.evaluate.faults import EvaluationError
from pressnlp.evaluate.records import FoundRecord, read_records
from pressnlp.record import ErrorRecord, Fault, Source, canonical
from tests.evaluate.releases import record, write, write_lines


def at(uri: str, **more: object) -> dict[str, object]:
    return {"source": {"uri": uri}, **more}


def faults(place: Path | str) -> tuple[str, ...]:
    with pytest.raises(EvaluationError) as caught:
        read_records(str(place), ["a"])
    return caught.value.faults


def test_lines(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "r.jsonl", [at("x/a.txt"), at("b.v2.txt"), at("c.csv#3"), at("fremd.txt")])
    found = read_records(str(lines), ["a", "b.v2", "c", "d"])
    assert list(found.by_id) == ["a", "b.v2", "c"]
    assert (found.repeated, found.strangers) == ((), ("fremd.txt",))


def test_the_last_of_several_counts(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "r.jsonl", [at("a.txt", date="2024-01-01"), at("alt/a.txt", date="2024-01-02")])
    found = read_records(str(lines), ["a"])
    assert (found.by_id["a"].date, found.repeated) == ("2024-01-02", ("a",))


def test_a_folder_and_an_indented_file(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.json").write_text(json.dumps(at("a.txt"), indent=2), encoding="utf-8")
    write_lines(tmp_path / "out/b.jsonl", [at("b.txt"), at("c.txt")])
    (tmp_path / "out/notes.txt").write_text("kein Datensatz", encoding="utf-8")
    assert list(read_records(str(tmp_path), ["a", "b", "c"]).by_id) == ["a", "b", "c"]
    assert list(read_records(str(tmp_path / "out/a.json"), ["a"]).by_id) == ["a"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO(json.dumps(at("a.txt")).encode("utf-8") + b"\n\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, encoding="utf-8"))
    assert list(read_records("-", ["a"]).by_id) == ["a"]


def test_an_error_record_has_failed() -> None:
    source = Source(uri="a.txt", sha256="0", bytes=0, media_type="text/plain", encoding=None)
    line = canonical(ErrorRecord(source=source, error=Fault(code="empty", message="an empty file")))
    assert FoundRecord.model_validate_json(line).failed
    assert not FoundRecord.model_validate_json(json.dumps(record())).failed


def test_faults_name_file_and_line(tmp_path: Path) -> None:
    lines = tmp_path / "r.jsonl"
    lines.write_text(json.dumps(at("a.txt")) + '\n\n{"people": []}\n', encoding="utf-8")
    assert faults(lines) == (f"{lines}:3: source: field required",)
    lines.write_text("Kein JSON\n", encoding="utf-8")
    assert faults(lines) == (f"{lines}:1: not JSON: expected value at line 1 column 1",)
    one = write(tmp_path / "a.json", at("a.txt", money=[{"amount": "viel", "currency": "EUR", "start": 0, "end": 1}]))
    assert faults(one) == (
        f"{one}: money[0].text: field required",
        f"{one}: money[0].amount: 'viel' is no decimal number",
    )


def test_places_without_records(tmp_path: Path) -> None:
    assert faults(tmp_path / "nein") == (f"{tmp_path}/nein: no such file or folder",)
    assert faults(tmp_path) == (f"{tmp_path}: no records (.json, .jsonl or .ndjson files) there",)
