"""Addresses, tried with those that need no network."""

from collections import Counter
from pathlib import Path

import pytest

from pressnlp.read import inside, read, remote, sources
from pressnlp.release import Failure, Release
from tests.read import packs
from tests.read.test_archives import found

FILES = {"2018/b.txt": b"B", "2018/a.txt": b"A", "2018/bild.jpg": b"x", ".x.txt": b"x", "t.csv": b"text\nC\n"}


@pytest.fixture
def bucket() -> str:
    fsspec = pytest.importorskip("fsspec", reason="optional extra")
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    for name, raw in {**FILES, "z.zip": packs.zipped(FILES), "z.tgz": packs.PACK[".gz"](packs.tarred(FILES))}.items():
        memory.pipe(f"/archiv/{name}", raw)
    return "memory://archiv"


def test_a_folder_comes_as_one_on_disk(bucket: str, tmp_path: Path) -> None:
    for name, raw in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    there: Counter[str] = Counter()
    here: Counter[str] = Counter()
    listed = [
        (one.uri.removeprefix(bucket), one.output, one.bytes) for one in sources([bucket], there) if not one.member
    ]
    assert listed == [
        (one.uri.removeprefix(str(tmp_path)), one.output, one.bytes) for one in sources([str(tmp_path)], here)
    ]
    assert here == {".jpg": 1, "hidden file": 1}
    assert +there == {".jpg": 3, "hidden file": 3}  # in the archives too


def test_texts_tables_and_archives(bucket: str) -> None:
    assert found(bucket) == [
        (f"{bucket}{name}", None)
        for name in (
            "/2018/a.txt", "/2018/b.txt", "/t.csv#1",
            "/z.tgz/2018/b.txt", "/z.tgz/2018/a.txt", "/z.tgz/t.csv#1",
            "/z.zip/2018/a.txt", "/z.zip/2018/b.txt", "/z.zip/t.csv#1",
        )
    ]  # fmt: skip
    texts = [item.text for source in sources([bucket]) for item in read(source) if isinstance(item, Release)]
    assert texts == ["A", "B", "C", "B", "A", "C", "A", "B", "C"]


def test_files_patterns_and_what_lies_in_archives(bucket: str) -> None:
    assert found(f"{bucket}/2018/a.txt", f"{bucket}/2018/a.txt", f"{bucket}/z.zip/2018/a.txt") == [
        (f"{bucket}/2018/a.txt", None), (f"{bucket}/z.zip/2018/a.txt", None),
    ]  # fmt: skip
    assert found(f"{bucket}/2018/*.txt") == [(f"{bucket}/2018/a.txt", None), (f"{bucket}/2018/b.txt", None)]
    assert found(f"{bucket}/2019/*.txt") == [(f"{bucket}/2019/*.txt", "no_files")]
    assert found(f"{bucket}/fehlt.txt", f"{bucket}/2018/bild.jpg") == [
        (f"{bucket}/fehlt.txt", "missing"), (f"{bucket}/2018/bild.jpg", "unsupported"),
    ]  # fmt: skip


def test_a_changed_archive_is_listed_anew(bucket: str) -> None:
    fsspec = pytest.importorskip("fsspec")
    assert len(found(f"{bucket}/z.zip")) == 3
    fsspec.filesystem("memory").pipe("/archiv/z.zip", packs.zipped({"neu.txt": b"N"}))
    assert found(f"{bucket}/z.zip") == [(f"{bucket}/z.zip/neu.txt", None)]


def test_files_on_disk_by_their_address(tmp_path: Path) -> None:
    pytest.importorskip("fsspec", reason="optional extra")
    (tmp_path / "a.txt").write_text("A")
    address = (tmp_path / "a.txt").as_uri()
    assert found(address) == [(address, None)]


@pytest.mark.parametrize("address", ["nichts://a/b.txt", "https://www.example.org/archiv/"])
def test_addresses_that_cannot_be_opened(address: str) -> None:
    pytest.importorskip("fsspec", reason="optional extra")
    assert found(address) == [(address, "unsupported")]


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("fsspec", "fsspec.core"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    (one,) = (item for source in sources(["s3://archiv/a.txt"]) for item in read(source))
    assert isinstance(one, Failure)
    assert (one.code, one.message) == ("unsupported", "addresses need fsspec: pip install 'pressnlp[remote]'")


def test_archives_in_addresses() -> None:
    assert inside.split("https://presse.example.zip/a/b.txt") is None
    assert inside.split("https://example.org/a.zip/b/c.txt") == ("https://example.org/a.zip", "b/c.txt")
    assert inside.split("s3://archiv/a.tgz/b.txt") == ("s3://archiv/a.tgz", "b.txt")


def test_what_is_an_address() -> None:
    assert [remote.is_address(path) for path in ("s3://a", "file:///a", "C:/a", "c://a", "a/b://c", "-")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip
