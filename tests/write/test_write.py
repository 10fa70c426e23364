"""Sinks: canonical lines, mirrored files, no name taken twice, no half file."""

import json
from pathlib import Path

import pytest

from pressnlp.write import SINKS, indented, json_files, json_lines

LINE = '{"b":"Straße – „x“","a":[1,{"c":null}]}'


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_there_are_two_sinks() -> None:
    assert {"jsonl": json_lines, "json": json_files} == SINKS


def test_lines_are_bytes_of_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    target = tmp_path / "neu" / "out.jsonl"
    with json_lines(target) as write:
        write("a", LINE)
        assert target.read_bytes() == LINE.encode("utf-8") + b"\n"  # flushed, line by line
        write("b", LINE)
    assert target.read_bytes() == (LINE.encode("utf-8") + b"\n") * 2


def test_lines_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with json_lines(None) as write:
        write("a", LINE)
    assert capsysbinary.readouterr().out == LINE.encode("utf-8") + b"\n"


def test_an_earlier_file_stays_until_the_first_record(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("alt\n" * 9, encoding="utf-8")
    with json_lines(target):
        pass
    assert target.read_text(encoding="utf-8") == "alt\n" * 9
    with json_lines(target) as write:
        write("a", LINE)
    assert target.read_text(encoding="utf-8") == LINE + "\n"


def test_no_record_no_file(tmp_path: Path) -> None:
    with json_lines(tmp_path / "out.jsonl"):
        pass
    assert written(tmp_path) == []


def test_files_mirror_the_folder_and_hold_the_same_values_in_the_same_order(tmp_path: Path) -> None:
    with json_files(tmp_path / "out") as write:
        write("2018/a", LINE)
        write("b", LINE)
    assert written(tmp_path / "out") == ["2018/a.json", "b.json"]
    text = (tmp_path / "out" / "2018" / "a.json").read_text(encoding="utf-8")
    assert text == '{\n  "b": "Straße – „x“",\n  "a": [\n    1,\n    {\n      "c": null\n    }\n  ]\n}\n'
    assert json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")) == LINE


def test_names_that_clash_are_numbered_also_where_case_does_not_count(tmp_path: Path) -> None:
    with json_files(tmp_path) as write:
        for output in ("a", "A", "a", "x.json/1", "x", "ä" * 200):
            write(output, LINE)
    long = "ä" * 100 + "-"
    names = written(tmp_path)
    assert [name for name in names if not name.startswith(long)] == [
        "A-2.json",
        "a-3.json",
        "a.json",
        "x.json",
        "x.json_/1.json",
    ]
    assert len(names) == 6


def test_an_earlier_file_is_replaced(tmp_path: Path) -> None:
    for content in ('{"n":1}', '{"n":2}'):
        with json_files(tmp_path) as write:
            write("a", content)
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == {"n": 2}


def test_a_failed_write_leaves_the_earlier_file_and_no_scrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with json_files(tmp_path) as write:
        write("a", '{"n":1}')

    def full(path: Path, content: bytes) -> None:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"), json_files(tmp_path) as write:
        write("a", '{"n":2}')
    assert written(tmp_path) == ["a.json"]
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == {"n": 1}


def test_one_record_into_a_named_file_or_to_standard_output(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    for target in (tmp_path / "eins.json", None):
        with json_files(target) as write:
            write("a", LINE)
    assert (tmp_path / "eins.json").read_bytes() == capsysbinary.readouterr().out == indented(LINE).encode() + b"\n"
