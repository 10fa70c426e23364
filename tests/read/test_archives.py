"""Archives: the same releases as from the folder that was packed, and what is damaged or hostile says so."""

import pickle
import tarfile
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pressnlp.bulk.work import jobs
from pressnlp.read import handles, packed, read, sources
from pressnlp.release import Failure, Release
from tests.read import packs, samples

FILES = {
    "b.txt": "Soest. Die Straße ist gesperrt.".encode("cp1252"),
    "2018/z.pdf": samples.pdf([[(700, "Hallo Soest.")]]),
    "2018/a.html": b"<html><body><p>Die Seestra&szlig;e ist gesperrt.</p></body></html>",
    "2018/a.txt": "Die Stadt zahlt 5 Euro für die Brücke.".encode(),
    "2018-2/leer.txt": b"",
    "tabelle.csv": b"Titel;Text\nKita;Neue Kita\nZwei\n",
    "zeilen.jsonl": b'{"text": "Eins"}\nkaputt\n{"text": "Drei"}\n',
    "bild.JPG": b"x",
    ".geheim/x.txt": b"x",
    ".geheim/y.txt": b"x",
    "2018/.x.txt": b"x",
}
WHOLE = {
    "a.zip": packs.zipped(FILES),
    "a.tar": packs.tarred(FILES),
    **{f"a.tar{packing}": pack(packs.tarred(FILES)) for packing, pack in packs.PACK.items()},
    "a.tgz": packs.PACK[".gz"](packs.tarred(FILES)),
}
Packer = Callable[[dict[str, bytes]], bytes]
Found = list[tuple[str, str | None]]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put(name: str, raw: bytes) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(raw)
    return name


def everything(path: str) -> list[tuple[str, Release | Failure]]:
    """Places and outcomes, their addresses without the path itself."""
    return [
        (job.output, replace(item, origin=replace(item.origin, uri=item.origin.uri.removeprefix(path))))
        for job in jobs(sources([path]))
        for item in ([job.item] if isinstance(job.item, Release | Failure) else read(job.item))
    ]


def found(*paths: str) -> Found:
    """Addresses with the code of what cannot be read."""
    return [
        (item.origin.uri, item.code if isinstance(item, Failure) else None)
        for source in sources(paths)
        for item in read(source)
    ]


@pytest.fixture
def folder() -> str:
    for name, raw in FILES.items():
        put(f"a/{name}", raw)
    return "a"


@pytest.mark.parametrize("archive", WHOLE)
def test_an_archive_gives_what_its_folder_gives(folder: str, archive: str) -> None:
    inside, outside = everything(put(archive, WHOLE[archive])), everything(folder)
    assert len(outside) == 10
    if archive.count(".") > 1 or archive == "a.tgz":  # can only be gone through forwards
        inside, outside = sorted(inside, key=lambda one: one[0]), sorted(outside, key=lambda one: one[0])
    assert inside == outside


@pytest.mark.parametrize("archive", WHOLE)
def test_what_is_left_out_is_counted_as_in_a_folder(folder: str, archive: str) -> None:
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    list(sources([put(archive, WHOLE[archive])], inside))
    list(sources([folder], outside))
    assert +inside == outside == {".jpg": 1, "hidden file": 1, "hidden or linked folder": 1}


def test_archives_lie_in_folders_and_patterns_too() -> None:
    put("x/2018.zip", packs.zipped({"a.txt": b"A"}))
    put("x/2018.txt", b"B")
    assert [(source.uri, source.output) for source in sources(["x"])] == [
        ("x/2018.txt", "2018"), ("x/2018.zip/a.txt", "2018.zip/a"),
    ]  # fmt: skip
    assert found("x/*.zip") == [("x/2018.zip/a.txt", None)]
    assert [source.output for source in sources(["x/2018.zip", "x/2018.txt"])] == ["2018.zip/a", "2018"]


def test_a_file_or_folder_in_an_archive_can_be_named() -> None:
    put("n/a.zip", WHOLE["a.zip"])
    assert [(one.uri, one.output) for one in sources(["n/a.zip/2018/a.txt"])] == [("n/a.zip/2018/a.txt", "a")]
    assert found("n/a.zip/2018") == [(f"n/a.zip/2018/{name}", None) for name in ("a.html", "a.txt", "z.pdf")]
    assert found("n/a.zip/2018/a.txt", "n/a.zip/2018/a.txt", "n/a.zip/2019") == [
        ("n/a.zip/2018/a.txt", None), ("n/a.zip/2019", "missing"),
    ]  # fmt: skip
    assert len(list(sources(["n/a.zip/2018", "n/a.zip"]))) == len(list(sources(["n/a.zip"])))


def test_a_folder_may_be_called_like_an_archive() -> None:
    put("a.zip/x.txt", b"A")
    assert found("a.zip") == [("a.zip/x.txt", None)] == found("a.zip/x.txt")


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz"])
def test_a_worker_is_told_where_a_file_lies_and_opens_the_archive_once(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{number}.txt": f"Text {number}".encode() for number in range(50)}
    tar = packs.tarred(files)
    put(name, {"a.zip": packs.zipped(files), "a.tar": tar, "a.tgz": packs.PACK[".gz"](tar)}[name])
    sent = [pickle.dumps(job) for job in jobs(sources([name]))]
    assert max(map(len, sent)) < 600
    handles.forget(name)
    opened: list[str] = []
    open_one = handles._opened

    def counted(path: str, is_zip: bool, packing: str) -> handles.Handle:
        opened.append(path)
        return open_one(path, is_zip, packing)

    monkeypatch.setattr(handles, "_opened", counted)
    texts = [item.text for one in sent for item in read(pickle.loads(one).item) if isinstance(item, Release)]
    assert sorted(texts) == sorted(raw.decode() for raw in files.values())
    assert opened == [name]


def test_files_are_read_in_any_order() -> None:
    listed = list(sources([put("a.tgz", WHOLE["a.tgz"])]))
    texts = {source.uri: list(read(source)) for source in reversed(listed)}
    assert [texts[source.uri] for source in listed] == [list(read(source)) for source in listed]


def test_an_archive_that_changes_meanwhile_is_not_read_at_old_places() -> None:
    listed = list(sources([put("a.tar", packs.tarred({"a.txt": b"A", "b.txt": b"B"}))]))
    put("a.tar", packs.tarred({"c.txt": b"C" * 3000, "b.txt": b"B"}))
    assert [(item.code, item.message) for one in listed for item in read(one) if isinstance(item, Failure)] == [
        ("unreadable", "the archive changed while it was read")
    ] * 2


def test_tables_packed_inside_archives() -> None:
    packed = {"t.csv.gz": packs.PACK[".gz"](b"text\nA\nB\n"), "u.jsonl.xz": packs.PACK[".xz"](b'{"text": "C"}\n')}
    assert found(put("a.zip", packs.zipped(packed))) == [
        ("a.zip/t.csv.gz#1", None), ("a.zip/t.csv.gz#2", None), ("a.zip/u.jsonl.xz#1", None),
    ]  # fmt: skip


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("file", "pack"), [("a.zip", packs.zipped), ("a.tar", packs.tarred)])
def test_names_that_lead_out_are_errors_and_stay_below_the_output(file: str, pack: Packer) -> None:
    names = ["../../a.txt", "/etc/b.txt", "x/../../c.txt", "C:/d.txt", "gut.txt"]
    put(file, pack(dict.fromkeys(names, b"Text")))
    listed = {source.uri.split("/", 1)[1]: source for source in sources([file])}
    assert {name: source.fault and source.fault[0] for name, source in listed.items()} == {
        **dict.fromkeys(names[:4], "unsupported"), "gut.txt": None,
    }  # fmt: skip
    assert [listed[name].output for name in names] == ["__/__/a", "etc/b", "x/__/__/c", "C_/d", "gut"]
    assert dict(found(file)) == {f"{file}/{name}": None if name == "gut.txt" else "unsupported" for name in names}
    assert list(Path().iterdir()) == [Path(file)]


def test_names_without_the_mark_for_utf8() -> None:
    class Odd(zipfile.ZipInfo):
        raw = b""

        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  (zipfile's)
            return self.raw, self.flag_bits & ~0x800

    with zipfile.ZipFile("a.zip", "w") as pack:
        for raw in ("Straße.txt".encode(), "Brücke.txt".encode("cp850"), b"2018\\a.txt"):
            odd = Odd(repr(raw))
            odd.raw = raw
            pack.writestr(odd, b"Text")
    assert found("a.zip") == [("a.zip/2018/a.txt", None), ("a.zip/Brücke.txt", None), ("a.zip/Straße.txt", None)]


def test_names_that_are_no_unicode_and_rubbish_of_the_packer() -> None:
    files = {"b\udce4r.txt": b"A", "./2018//b.txt": b"B", "__MACOSX/2018/x.txt": b"C", "a/._b.txt": b"D"}
    skipped: Counter[str] = Counter()
    put("a.tar", packs.tarred(files))
    assert [source.uri for source in sources(["a.tar"], skipped)] == ["a.tar/2018/b.txt", "a.tar/b\\xe4r.txt"]
    assert +skipped == {"hidden or linked folder": 1, "hidden file": 1}


def test_of_two_files_of_one_name_the_later_is_read_and_the_other_counted() -> None:
    with zipfile.ZipFile("a.zip", "w") as pack:
        pack.writestr("a.txt", "alt")
        with pytest.warns(UserWarning, match="Duplicate"):
            pack.writestr("a.txt", "neu")
    Path("a.tar").write_bytes(packs.tarred({"a.txt": b"alt"})[:1024] + packs.tarred({"./a.txt": b"neu"}))
    for name in ("a.zip", "a.tar"):
        skipped: Counter[str] = Counter()
        (source,) = sources([name], skipped)
        (item,) = read(source)
        assert isinstance(item, Release)
        assert (item.text, +skipped) == ("neu", {"replaced in its archive": 1})


def test_links_devices_and_folders() -> None:
    more = (
        packs.entry("hart.txt", tarfile.LNKTYPE, "2018/a.txt"), packs.entry("weich.txt", tarfile.SYMTYPE, "2018/a.txt"),
        packs.entry("rohr.txt", tarfile.FIFOTYPE), packs.entry("ordner.txt", tarfile.DIRTYPE),
    )  # fmt: skip
    skipped: Counter[str] = Counter()
    put("a.tar", packs.tarred({"2018/a.txt": b"Soest."}, more))
    listed = [item for source in sources(["a.tar"], skipped) for item in read(source)]
    assert [(item.origin.uri, getattr(item, "text", None)) for item in listed] == [
        ("a.tar/2018/a.txt", "Soest."), ("a.tar/hart.txt", "Soest."), ("a.tar/rohr.txt", None),
    ]  # fmt: skip
    assert +skipped == {"link in an archive": 1}
    link = zipfile.ZipInfo("weich.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile("a.zip", "w") as pack:
        pack.writestr(link, "2018/a.txt")
    assert found("a.zip") == [("a.zip", "no_files")]


# --- damage -----------------------------------------------------------------------------------------------------------


def test_archives_in_archives_are_refused_one_by_one() -> None:
    inner = packs.zipped({"x.txt": b"A"})
    put("a.zip", packs.zipped({"innen.zip": inner, "innen.tar.gz": b"x", "b.txt": b"B"}))
    assert found("a.zip") == [
        ("a.zip/b.txt", None), ("a.zip/innen.tar.gz", "unsupported"), ("a.zip/innen.zip", "unsupported"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("a.zip", b"kein Archiv", "broken"),
        ("a.zip", b"", "broken"),
        ("a.zip", WHOLE["a.zip"][:-200], "broken"),
        ("a.zip", packs.zipped({}), "no_files"),
        ("a.zip", packs.zipped({"bild.jpg": b"x"}), "no_files"),
        ("a.tar", b"kein Archiv" * 100, "broken"),
        ("a.tar", b"", "broken"),
        ("a.tar", packs.tarred({}), "no_files"),
        ("a.tgz", b"kein Archiv", "broken"),
        ("a.tar.bz2", b"kein Archiv", "broken"),
        ("a.tar.xz", b"kein Archiv", "broken"),
        ("fehlt.zip", None, "missing"),
    ],
)
def test_archives_that_are_none(name: str, raw: bytes | None, code: str) -> None:
    if raw is not None:
        put(name, raw)
    assert found(name) == [(name, code)]


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.tar.xz"])
def test_a_tar_that_is_cut_off_keeps_what_stands_before(name: str) -> None:
    texts = {f"{number:03}.txt": bytes([65 + number % 26]) * 5000 for number in range(400)}
    whole = packs.tarred(texts) if name == "a.tar" else packs.PACK[name[5:]](packs.tarred(texts))
    put(name, whole[: len(whole) // 2])
    outcomes = found(name)
    read_well = [uri for uri, code in outcomes if code is None]
    assert 10 < len(read_well) < 300
    assert read_well == [f"{name}/{number:03}.txt" for number in range(len(read_well))]
    assert outcomes[-1] == (name, "broken")
    assert {code for _, code in outcomes} == {None, "broken"}


def test_a_tar_with_a_damaged_header_in_the_middle() -> None:
    raw = bytearray(packs.tarred({"a.txt": b"A", "b.txt": b"B", "c.txt": b"C"}))
    raw[1024 + 148 : 1024 + 156] = b"7777777\0"
    assert found(put("a.tar", bytes(raw))) == [("a.tar/a.txt", None), ("a.tar", "broken")]


@pytest.mark.parametrize("kind", [tarfile.REGTYPE, tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_tar_whose_header_leads_backwards_or_to_infinity(kind: bytes) -> None:
    for size in (-1024, 1 << 40):
        odd = packs.entry("b.txt", kind)
        odd.size = size
        raw = packs.tarred({"a.txt": b"A"})[:1024] + odd.tobuf(tarfile.GNU_FORMAT) + bytes(1024)
        put("a.tar", raw)
        outcomes = found("a.tar")
        assert outcomes[0] == ("a.tar/a.txt", None)
        assert outcomes[-1] == ("a.tar", "broken")


def test_a_damaged_file_in_a_zip_costs_only_itself() -> None:
    raw = packs.zipped({"a.txt": b"Alpha" * 10, "b.txt": b"Beta"}, zipfile.ZIP_STORED)
    put("a.zip", raw.replace(b"AlphaAlpha", b"AlphaOmega", 1))
    (bad,) = read(next(sources(["a.zip"])))
    assert isinstance(bad, Failure)
    assert (bad.code, bad.message) == ("broken", "damaged: Bad CRC-32 for file 'a.txt'")
    assert found("a.zip") == [("a.zip/a.txt", "broken"), ("a.zip/b.txt", None)]


def test_protected_and_oddly_packed_files() -> None:
    raw = bytearray(packs.zipped({"a.txt": b"Alpha", "b.txt": b"Beta", "c.txt": b"Gamma"}))
    directory = [at for at in range(len(raw)) if raw[at : at + 4] == b"PK\x01\x02"]
    raw[directory[0] + 8] |= 1  # protected
    raw[directory[1] + 10] = 9  # deflate64
    assert found(put("a.zip", bytes(raw))) == [
        ("a.zip/a.txt", "encrypted"), ("a.zip/b.txt", "unsupported"), ("a.zip/c.txt", None),
    ]  # fmt: skip


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_BYTES", 10_000)
    zeros = bytes(10_000_000)
    put("a.zip", packs.zipped({"a.jsonl": zeros, "b.txt": b"Beta"}))
    assert found("a.zip") == [("a.zip/a.jsonl", "too_large"), ("a.zip/b.txt", None)]
    put("a.tgz", packs.PACK[".gz"](packs.tarred({"a.txt": b"Alpha", "b.jsonl": zeros, "c.txt": b"Gamma"})))
    assert found("a.tgz") == [("a.tgz/a.txt", None), ("a.tgz/b.jsonl", "too_large"), ("a.tgz", "too_large")]


def test_a_file_that_claims_to_be_small_gives_no_more_than_it_claims() -> None:
    raw = bytearray(packs.zipped({"a.txt": b"x" * 5_000_000}))
    at = raw.index(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    assert found(put("a.zip", bytes(raw))) == [("a.zip/a.txt", "broken")]
