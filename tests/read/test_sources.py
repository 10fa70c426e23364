"""Files, folders, patterns: the same files in the same order, and nothing lost."""

import os
from collections import Counter
from pathlib import Path

import pytest

from pressnlp.read import sources
from pressnlp.read.sources import identity


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "archiv/b.txt",
        "archiv/2018/z.pdf",
        "archiv/2018/a.html",
        "archiv/2018/a.txt",
        "archiv/c.JPG",
        "archiv/.x.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str) -> list[tuple[str, str, str | None]]:
    return [(source.uri, source.output, source.fault and source.fault[0]) for source in sources(paths)]


def test_a_folder_comes_sorted_and_namesakes_keep_their_suffix(archive: Path) -> None:
    skipped: Counter[str] = Counter()
    listed = [(source.uri, source.output, source.suffix, source.bytes) for source in sources(["archiv"], skipped)]
    assert listed == [
        ("archiv/2018/a.html", "2018/a.html", ".html", 1),
        ("archiv/2018/a.txt", "2018/a.txt", ".txt", 1),
        ("archiv/2018/z.pdf", "2018/z", ".pdf", 1),
        ("archiv/b.txt", "b", ".txt", 1),
    ]
    assert skipped == {".jpg": 1, "hidden file": 1}


def test_several_paths_keep_their_folders_apart_and_name_each_file_once(archive: Path) -> None:
    assert found("archiv/b.txt", "archiv", "./archiv/b.txt") == [
        ("archiv/b.txt", "b", None),
        ("archiv/2018/a.html", "archiv/2018/a.html", None),
        ("archiv/2018/a.txt", "archiv/2018/a.txt", None),
        ("archiv/2018/z.pdf", "archiv/2018/z", None),
    ]


def test_an_empty_name_is_not_the_folder_we_stand_in(archive: Path) -> None:
    assert found("") == [("", "", "missing")]


def test_patterns(archive: Path) -> None:
    assert found("archiv/*/a.*") == [
        ("archiv/2018/a.html", "2018/a.html", None),
        ("archiv/2018/a.txt", "2018/a.txt", None),
    ]
    assert found("archiv/**/*.txt") == [("archiv/2018/a.txt", "2018/a", None), ("archiv/b.txt", "b", None)]
    assert [uri for uri, _, _ in found("archiv/*")] == [
        "archiv/2018/a.html", "archiv/2018/a.txt", "archiv/2018/z.pdf", "archiv/b.txt",
    ]  # fmt: skip
    assert [fault for _, _, fault in found("archiv/*.xml", "archiv/*.JPG")] == ["missing", "missing"]


def test_a_name_with_brackets_is_a_file_first(archive: Path) -> None:
    Path("a[1].txt").write_text("x", encoding="utf-8")
    assert found("a[1].txt") == [("a[1].txt", "a[1]", None)]


def test_what_leads_nowhere_says_so(archive: Path) -> None:
    Path("leer").mkdir()
    os.mkfifo("rohr.txt")
    Path("archiv/tot.txt").symlink_to("nirgends.txt")
    assert found("nein.txt", "archiv/c.JPG", "leer", "rohr.txt", "archiv/tot.txt") == [
        ("nein.txt", "nein", "missing"), ("archiv/c.JPG", "c", "unsupported"), ("leer", "leer", "no_files"),
        ("rohr.txt", "rohr", "unreadable"), ("archiv/tot.txt", "tot", "missing"),
    ]  # fmt: skip
    assert ("archiv/tot.txt", "tot", "missing") in found("archiv")


def test_a_folder_that_may_not_be_read(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("2018"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found("archiv") == [("archiv/2018", "2018", "unreadable"), ("archiv/b.txt", "b", None)]


def test_linked_folders_are_not_entered(archive: Path) -> None:
    Path("archiv/kreis").symlink_to("..")
    skipped: Counter[str] = Counter()
    assert len(list(sources(["archiv"], skipped))) == 4
    assert skipped["hidden or linked folder"] == 1


def test_a_run_does_not_read_its_own_output(archive: Path) -> None:
    own = {identity("archiv/2018"), identity("archiv/b.txt")}
    (source,) = sources(["archiv"], None, [key for key in own if key])
    assert source.fault is not None
    assert source.fault[0] == "no_files"


def test_names_in_another_encoding_can_be_written(archive: Path) -> None:
    Path(os.fsdecode(b"archiv/b\xe4r.txt")).write_text("x", encoding="utf-8")
    assert "archiv/b\\xe4r.txt" in [uri for uri, _, _ in found("archiv")]


def test_deep_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = Path(*["d"] * 400)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x", encoding="utf-8")
    assert [output for _, output, _ in found(".")] == ["d/" * 400 + "a"]


def test_standard_input(archive: Path) -> None:
    assert found("-") == [("-", "stdin", None)]
