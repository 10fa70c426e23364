"""Records read back: which files hold some, where their text comes from, and what is wrong with the others."""

import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pressnlp.read import sources
from pressnlp.record import canonical
from pressnlp.release import Failure, from_text
from pressnlp.show import records
from pressnlp.show.shown import Shown
from pressnlp.write import indented
from tests.show import samples

LINE = canonical(samples.full())
ERROR = json.dumps(
    {
        "schema_version": "1.0",
        "source": {"uri": "x.pdf", "sha256": "", "bytes": 0, "media_type": "application/pdf", "encoding": None},
        "error": {"code": "no_text", "message": "ein Scan"},
    }
)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def opened(name: str) -> list[records.Written] | None:
    (source,) = sources([name])
    found = records.written(source)
    return None if found is None else list(found)


def shown(name: str) -> list[Shown | Failure]:
    return [records.shown(one) for one in opened(name) or []]


def told(name: str) -> list[tuple[str, str, str] | str]:
    return [
        (one.origin.uri, one.code, one.message) if isinstance(one, Failure) else one.record.id[:4]
        for one in shown(name)
    ]


ID = samples.full().id[:4]


@pytest.mark.parametrize(
    ("name", "content", "uris"),
    [
        ("a.jsonl", f"{LINE}\n\n{LINE}\n", ["a.jsonl#1", "a.jsonl#3"]),
        ("a.ndjson", "\ufeff" + LINE, ["a.ndjson#1"]),
        ("a.json", indented(LINE), ["a.json"]),
        ("a.json", f"[{LINE},{LINE}]", ["a.json#1", "a.json#2"]),
        ("a.json", json.dumps(json.loads(LINE), sort_keys=True), ["a.json"]),
    ],
)
def test_files_of_records(name: str, content: str, uris: list[str]) -> None:
    Path(name).write_text(content, encoding="utf-8")
    assert [one.uri for one in opened(name) or []] == uris
    assert shown(name) == [Shown(samples.full(), samples.TEXT)] * len(uris)


def test_packed_records() -> None:
    Path("a.jsonl.gz").write_bytes(gzip.compress(f"{LINE}\n{LINE}\n".encode()))
    assert [one.uri for one in opened("a.jsonl.gz") or []] == ["a.jsonl.gz#1", "a.jsonl.gz#2"]
    assert shown("a.jsonl.gz") == [Shown(samples.full(), samples.TEXT)] * 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"text": "Soest. Eins."}\n'), ("a.json", '{"text": "Soest."}'), ("a.json", "[]"), ("a.json", "{"),
        ("a.jsonl", ""), ("a.txt", LINE), ("a.csv", "text\nSoest.\n"),
    ],
)  # fmt: skip
def test_files_of_releases(name: str, content: str) -> None:
    Path(name).write_text(content, encoding="utf-8")
    assert opened(name) is None


def test_a_file_that_is_not_there() -> None:
    assert opened("nein.jsonl") is None


def test_what_is_wrong_with_a_line_is_said_and_the_others_are_shown() -> None:
    other = json.dumps({**json.loads(LINE), "schema_version": "2.0"})
    changed = json.dumps({**json.loads(LINE), "text": "Anders."})
    Path("a.jsonl").write_text("\n".join([LINE, "{", "7", ERROR, other, changed, LINE]), encoding="utf-8")
    found = told("a.jsonl")
    assert [one if isinstance(one, str) else one[:2] for one in found] == [
        ID, ("a.jsonl#2", "broken"), ("a.jsonl#3", "no_record"), ("a.jsonl#4", "no_text"), ("a.jsonl#5", "no_record"),
        ("a.jsonl#6", "changed"), ID,
    ]  # fmt: skip
    assert found[3] == ("a.jsonl#4", "no_text", "x.pdf: ein Scan")
    assert "schema_version" in found[4][2]


class Stdin:
    """Standard input as a pipe, or as the test runners have it."""

    def __init__(self, raw: bytes, wrap: Callable[[io.BytesIO], io.BufferedIOBase]) -> None:
        self.buffer = wrap(io.BytesIO(raw))


@pytest.mark.parametrize("wrap", [io.BufferedReader, lambda stream: stream])
@pytest.mark.parametrize(
    ("content", "count"),
    [(f"{LINE}\n{LINE}\n", 2), (f"\n{indented(LINE)}\n{indented(LINE)}\n", 2), (f"[{LINE}, {LINE}]", 2)],
)
def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, wrap: Callable[[io.BytesIO], io.BufferedIOBase], content: str, count: int
) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(content.encode(), wrap))
    assert shown("-") == [Shown(samples.full(), samples.TEXT)] * count


@pytest.mark.parametrize("wrap", [io.BufferedReader, lambda stream: stream])
def test_standard_input_with_a_release_is_left_to_the_reader(
    monkeypatch: pytest.MonkeyPatch, wrap: Callable[[io.BytesIO], io.BufferedIOBase]
) -> None:
    stdin = Stdin(b"Soest. Eins.", wrap)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert opened("-") is None
    assert stdin.buffer.read() == b"Soest. Eins."


def test_standard_input_that_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(f"{LINE}\n{LINE[:90]}".encode(), io.BufferedReader))
    found = told("-")
    assert (found[0], found[1][:2]) == (ID, ("-#2", "broken"))


def without_text(uri: str, text: str) -> None:
    source = samples.full().source.model_copy(update={"uri": uri})
    record = samples.full(None, source=source, id=from_text(text).id)
    Path("r.jsonl").write_text(canonical(record), encoding="utf-8")


def test_the_text_comes_from_the_source() -> None:
    Path("x.txt").write_bytes(samples.TEXT.encode())
    without_text("x.txt", samples.TEXT)
    (found,) = shown("r.jsonl")
    assert isinstance(found, Shown)
    assert (found.text, found.missing) == (samples.TEXT, None)


def test_the_text_comes_from_its_row_of_a_table() -> None:
    Path("x.csv").write_text("text\nSoest. Eins.\nSoest. Zwei.\n", encoding="utf-8")
    without_text("x.csv#2", "Soest. Zwei.")
    (found,) = shown("r.jsonl")
    assert isinstance(found, Shown)
    assert found.text == "Soest. Zwei."


@pytest.mark.parametrize(
    ("uri", "reason"), [("nein.txt", "nicht mehr lesbar"), ("-", "nicht mehr lesbar"), (".", "nicht mehr lesbar"), ("x.txt", "nicht mehr.")]
)  # fmt: skip
def test_a_source_that_is_gone_or_has_changed(uri: str, reason: str) -> None:
    Path("x.txt").write_text("Neuer Text.", encoding="utf-8")
    without_text(uri, samples.TEXT)
    (found,) = shown("r.jsonl")
    assert isinstance(found, Shown)
    assert found.text is None
    assert reason in (found.missing or "")


def test_address() -> None:
    assert records.address("a.jsonl#12") == ("a.jsonl", 12)
    assert records.address("a.jsonl") == ("a.jsonl", None)
    assert records.address("a#b.txt") == ("a#b.txt", None)
    Path("plan#7").touch()
    assert records.address("plan#7") == ("plan#7", None)
