"""Packed documents and tables: the same as unpacked, and nothing read before the damage is lost."""

import random
from pathlib import Path

import pytest

from pressnlp.read import origin, packed, read, sources
from pressnlp.read.kinds import kind, without_suffix
from pressnlp.release import Failure, Release
from tests.read import packs

TEXT = "Soest. Die Stadt zahlt 5 Euro für die Brücke.".encode()


def outcomes(path: Path, raw: bytes) -> list[Release | Failure]:
    path.write_bytes(raw)
    (source,) = sources([str(path)])
    return list(read(source))


@pytest.mark.parametrize(
    ("name", "suffix", "packing", "stem"),
    [
        ("2018/A.TXT", ".txt", "", "2018/A"),
        ("a.jsonl.GZ", ".jsonl", ".gz", "a"),
        ("v1.2/a.csv.zst", ".csv", ".zst", "v1.2/a"),
        ("a.tgz", ".tar", ".gz", "a"),
        ("a.gz", "", ".gz", "a"),
        ("a", "", "", "a"),
        ("a.", "", "", "a."),
        (".txt", "", "", ".txt"),
    ],
)
def test_kinds(name: str, suffix: str, packing: str, stem: str) -> None:
    assert kind(name) == (suffix, packing)
    assert without_suffix(name) == stem


@pytest.mark.parametrize("packing", packs.PACK)
def test_a_packed_text_is_that_text(tmp_path: Path, packing: str) -> None:
    (plain,) = outcomes(tmp_path / "a.txt", TEXT)
    (found,) = outcomes(tmp_path / f"a.txt{packing}", packs.PACK[packing](TEXT))
    assert isinstance(found, Release)
    assert isinstance(plain, Release)
    assert (found.text, found.origin.sha256, found.origin.bytes) == (TEXT.decode(), plain.origin.sha256, len(TEXT))
    (source,) = sources([str(tmp_path / f"a.txt{packing}")])
    assert (source.output, origin(source).sha256) == ("a", plain.origin.sha256)


def test_zstandard(tmp_path: Path) -> None:
    pytest.importorskip("backports.zstd", reason="optional extra")
    (found,) = outcomes(tmp_path / "a.txt.zst", packs.zstandard(TEXT))
    assert isinstance(found, Release)
    assert found.text == TEXT.decode()
    lines = outcomes(tmp_path / "a.tar.zst", b"") + outcomes(
        tmp_path / "b.jsonl.zst", packs.zstandard(b'{"text": "A"}')
    )
    assert [getattr(item, "code", None) for item in lines] == ["broken", None]
    (found,) = outcomes(tmp_path / "c.tar.zst", packs.zstandard(packs.tarred({"a.txt": TEXT})))
    assert isinstance(found, Release)
    (bad,) = outcomes(tmp_path / "d.txt.zst", b"kein Zstandard")
    assert isinstance(bad, Failure)
    assert bad.code == "broken"


def test_zstandard_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("backports", "compression"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    for name in ("a.txt.zst", "a.tar.zst"):
        (found,) = outcomes(tmp_path / name, b"x")
        assert isinstance(found, Failure)
        assert (found.code, "pip install 'pressnlp[zstd]'" in found.message) == ("unsupported", True)


def test_tables_keep_their_rows(tmp_path: Path) -> None:
    found = outcomes(tmp_path / "a.jsonl.gz", packs.PACK[".gz"](b'{"text": "A"}\n\n{"text": "B"}\n'))
    assert [item.origin.uri.split("#")[-1] for item in found if isinstance(item, Release)] == ["1", "3"]


def test_what_stands_before_the_damage_is_kept(tmp_path: Path) -> None:
    noise = random.Random(1)
    lines = [b'{"text": "%d %d"}\n' % (number, noise.getrandbits(64)) for number in range(20_000)]
    raw = packs.PACK[".gz"](b"".join(lines))
    *rows, last = outcomes(tmp_path / "a.jsonl.gz", raw[: len(raw) // 2])
    assert 8_000 < len(rows) < 11_000
    assert all(isinstance(row, Release) and row.text.startswith(f"{at} ") for at, row in enumerate(rows))
    assert isinstance(last, Failure)
    assert (last.code, last.message) == ("broken", "damaged .gz: cut off")
    assert last.origin.uri == str(tmp_path / "a.jsonl.gz")


@pytest.mark.parametrize("packing", packs.PACK)
def test_damage(tmp_path: Path, packing: str) -> None:
    for raw in (b"kein Archiv", packs.PACK[packing](TEXT * 50)[:-20]):
        (found,) = outcomes(tmp_path / f"a.txt{packing}", raw)
        assert isinstance(found, Failure)
        assert found.code == "broken"
        assert found.message.startswith(f"damaged {packing}: ")


def test_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_BYTES", 10_000)
    for name in ("a.txt.gz", "a.jsonl.gz"):
        (found,) = outcomes(tmp_path / name, packs.PACK[".gz"](bytes(20_000_000)))
        assert isinstance(found, Failure)
        assert found.code == "too_large"


def test_an_unknown_kind_inside(tmp_path: Path) -> None:
    (found,) = outcomes(tmp_path / "a.gz", packs.PACK[".gz"](TEXT))
    assert isinstance(found, Failure)
    assert (found.code, found.message.split(" are")[0]) == ("unsupported", "files of kind .gz")
