"""Parquet: rows as in CSV."""

import datetime
import io
from pathlib import Path
from typing import Any

import pytest

from pressnlp.read import read, sources
from pressnlp.release import Failure, Release
from tests.read import packs


def parquet(columns: dict[str, list[Any]], **options: Any) -> bytes:
    pyarrow = pytest.importorskip("pyarrow", reason="optional extra")
    from pyarrow import parquet as files

    out = io.BytesIO()
    files.write_table(pyarrow.table(columns), out, **options)
    return out.getvalue()


def outcomes(path: Path, raw: bytes, column: str | None = None) -> list[Release | Failure]:
    path.write_bytes(raw)
    return [item for source in sources([str(path)]) for item in read(source, column)]


def seen(items: list[Release | Failure]) -> list[tuple[str | None, str]]:
    rows = [(item.origin.uri.rpartition("#")[2], item) for item in items]
    return [(row, item.text if isinstance(item, Release) else item.code) for row, item in rows]


COLUMNS: dict[str, list[Any]] = {
    "id": [1, 2, 3],
    "Titel": ["Kita", None, "Bad"],
    "Datum": [datetime.date(2024, 3, 5), None, datetime.date(2024, 3, 6)],
    "Inhalt": ["<p>Die Kita&nbsp;kostet 5 Euro.</p>", None, "Das Bad für alle"],
}


def test_rows_with_title_and_date(tmp_path: Path) -> None:
    items = outcomes(tmp_path / "a.parquet", parquet(COLUMNS, row_group_size=2))
    assert seen(items) == [("1", "Die Kita\xa0kostet 5 Euro."), ("2", "empty"), ("3", "Das Bad für alle")]
    first = items[0]
    assert isinstance(first, Release)
    assert (first.title, first.date) == ("Kita", "2024-03-05")
    assert (first.origin.media_type, first.origin.bytes) == (
        "application/vnd.apache.parquet",
        (tmp_path / "a.parquet").stat().st_size,
    )


def test_the_same_rows_from_an_archive_and_as_csv(tmp_path: Path) -> None:
    raw = parquet({"text": ["Eins", "Zwei"]})
    whole = seen(outcomes(tmp_path / "a.parquet", raw))
    assert whole == seen(outcomes(tmp_path / "a.csv", b"text\nEins\nZwei\n"))
    assert whole == seen(outcomes(tmp_path / "a.zip", packs.zipped({"a.parquet": raw})))
    assert whole == seen(outcomes(tmp_path / "b.tgz", packs.PACK[".gz"](packs.tarred({"a.parquet": raw}))))
    assert whole == seen(outcomes(tmp_path / "a.parquet.gz", packs.PACK[".gz"](raw)))


def test_columns(tmp_path: Path) -> None:
    raw = parquet({"Notiz": ["N"], "roh": ["Straße".encode()], "zahl": [7]})
    assert seen(outcomes(tmp_path / "a.parquet", raw, "notiz")) == [("1", "N")]
    assert seen(outcomes(tmp_path / "a.parquet", raw, "roh")) == [("1", "Straße")]
    assert seen(outcomes(tmp_path / "a.parquet", raw, "zahl")) == [("1", "broken")]
    (found,) = outcomes(tmp_path / "a.parquet", raw)
    assert isinstance(found, Failure)
    assert found.message == (
        "no column known to hold the text (there are: Notiz, roh, zahl); name it with --text-column"
    )


def test_damaged_ones(tmp_path: Path) -> None:
    texts = {"text": [f"Text {number}" for number in range(5000)]}
    raw = parquet(texts, compression="none", row_group_size=1000, write_page_checksum=True)
    for bad, code in (
        (b"", "empty"),
        (b"kein Parquet", "broken"),
        (raw[:-10], "broken"),
        (parquet({"text": []}), "empty"),
    ):
        (found,) = outcomes(tmp_path / "a.parquet", bad)
        assert isinstance(found, Failure)
        assert found.code == code
    at = raw.index(b"Text 3500")
    found = outcomes(tmp_path / "a.parquet", raw[: at - 4000] + bytes(4000) + raw[at:])
    lost = [item for item in found if isinstance(item, Failure)]
    assert [(item.origin.uri.rpartition("#")[2], item.code) for item in lost] == [("3001", "broken")]
    assert lost[0].message.startswith("rows 3,001 to 4,000: not a readable Parquet file: ")
    kept = [item.text for item in found if isinstance(item, Release)]
    assert kept == [f"Text {number}" for number in (*range(3000), *range(4000, 5000))]


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    (found,) = outcomes(tmp_path / "a.parquet", b"PAR1")
    assert isinstance(found, Failure)
    assert (found.code, found.message) == ("unsupported", "Parquet files need pyarrow: pip install 'pressnlp[parquet]'")
