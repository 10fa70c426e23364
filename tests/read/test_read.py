"""Every kind of file, whole and damaged: a release or a failure with a code, never an exception."""

import hashlib
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from pressnlp import read as room
from pressnlp.read import read, sources
from pressnlp.read.content import MAX_CHARACTERS
from pressnlp.release import Failure, Release
from tests.read import samples

PARAGRAPHS = "<p>Die Gemeinde Möhnesee baut eine Kita für 1,2 Mio. Euro.</p><p>„Wir freuen uns“, sagt Ute Kern.</p>" * 3
PAGE = f"""<!DOCTYPE html><html lang="de"><head><title>Neue Kita – Gemeinde Möhnesee</title>
<meta property="article:published_time" content="2024-03-05T09:00:00+01:00"></head>
<body><nav><a href="/">Start</a> <a href="/rathaus">Rathaus</a></nav>
<main><article><h1>Neue Kita am See</h1>{PARAGRAPHS}</article></main><footer>© 2019 Gemeinde</footer></body></html>"""
MAIL = """From: presse@example.org
Subject: WG: =?utf-8?q?Stra=C3=9Fe?= gesperrt
Date: Tue, 05 Mar 2024 08:00:00 +0100
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Die Straße ist gesperrt.
"""


@pytest.fixture
def outcome(tmp_path: Path) -> Callable[..., Release | Failure]:
    """Reads a file of one release: `outcome("a.txt", b"…")`."""

    def read_one(name: str, raw: bytes, text_column: str | None = None) -> Release | Failure:
        (tmp_path / name).write_bytes(raw)
        (source,) = sources([str(tmp_path / name)])
        (found,) = read(source, text_column)
        return found

    return read_one


Outcome = Callable[..., Release | Failure]


def release(found: Release | Failure) -> Release:
    assert isinstance(found, Release), found
    return found


def test_a_text_comes_as_it_is(outcome: Outcome, tmp_path: Path) -> None:
    raw = "Soest.\r\nDie Straße – neu.\r\n".encode("cp1252")
    found = release(outcome("a.TXT", raw))
    assert found.text == "Soest.\r\nDie Straße – neu.\r\n"
    origin = found.origin
    assert (origin.uri, origin.media_type, origin.encoding) == (str(tmp_path / "a.TXT"), "text/plain", "cp1252")
    assert (origin.sha256, origin.bytes) == (hashlib.sha256(raw).hexdigest(), len(raw))


def test_markdown_stays_markdown(outcome: Outcome) -> None:
    found = release(outcome("a.md", b"# Neue *Kita*\n\n- Ute Kern"))
    assert (found.text, found.origin.media_type) == ("# Neue *Kita*\n\n- Ute Kern", "text/markdown")


def test_a_page_gives_its_main_text_title_and_date(outcome: Outcome) -> None:
    found = release(outcome("a.html", PAGE.encode()))
    assert found.text.startswith("Neue Kita am See\nDie Gemeinde Möhnesee baut")
    assert "Rathaus" not in found.text
    assert found.title is not None
    assert found.title.startswith("Neue Kita")
    assert (found.date, found.origin.encoding, found.origin.media_type) == ("2024-03-05", "utf-8", "text/html")


def test_a_page_without_a_stated_date_has_none(outcome: Outcome) -> None:
    page = PAGE.replace("article:published_time", "og:note").replace("2024-03-05T09:00:00+01:00", "")
    assert release(outcome("a.htm", page.encode())).date is None


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Straße gesperrt.</p>", "Straße gesperrt."),
        ("<div>Eins<br>zwei</div><script>var x</script><ul><li>A<li>B</ul>", "Eins\nzwei\n\nA\n\nB"),
        ("<table><tr><td>Bau</td><td>5 Euro</td></tr></table>", "Bau\t5 Euro"),
        ("a <!-- geheim --> b &amp; c", "a b & c"),
        ("", ""),
    ],
)
def test_flat_text_of_markup(page: str, text: str) -> None:
    assert room.html.flat(page) == text


def test_a_short_page_loses_nothing(outcome: Outcome) -> None:
    found = release(outcome("a.html", b"<html><body><p>Die Seestra&szlig;e ist gesperrt.</p></body></html>"))
    assert found.text == "Die Seestraße ist gesperrt."


def test_a_pdf_keeps_lines_and_paragraphs(outcome: Outcome) -> None:
    lines = [(780, "Neue Kita am See"), (750, "Soest. Die Stadt zahlt"), (738, "1,2 Mio. Euro für die"), (726, "Kita.")]
    more = [(700, "Ute Kern leitet sie und"), (688, "freut sich")]
    found = release(outcome("a.pdf", samples.pdf([[*lines, *more], [(780, "auf den Start.")]])))
    assert found.text == (
        "Neue Kita am See\n\nSoest. Die Stadt zahlt\n1,2 Mio. Euro für die\nKita.\n\n"
        "Ute Kern leitet sie und\nfreut sich\nauf den Start."
    )
    assert (found.origin.media_type, found.origin.encoding) == ("application/pdf", None)


def test_a_hyphen_at_a_line_end_in_a_pdf_stays(outcome: Outcome) -> None:
    found = release(outcome("a.pdf", samples.pdf([[(780, "Aus der Gemeinde-"), (768, "kasse: 5 Euro")]])))
    assert found.text == "Aus der Gemeinde-\nkasse: 5 Euro"


def test_a_word_file_gives_header_table_and_footer(outcome: Outcome) -> None:
    found = release(outcome("a.docx", samples.word()))
    assert found.text.split("\n") == [
        "Gemeinde Möhnesee · Pressestelle", "Neue Kita am See", "Die Gemeinde zahlt 1,2 Mio. Euro.",
        "Bau\t900.000 Euro", "Möbel\t300.000 Euro", "Tel. 02924 981-0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("xml", "line"),
    [
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>Steuerelement</w:t></w:r></w:p></w:sdtContent></w:sdt>", "Steuerelement"),
        (
            "<w:p><w:ins><w:r><w:t>Ein</w:t></w:r></w:ins><w:del><w:r><w:delText>Aus</w:delText></w:r></w:del></w:p>",
            "Ein",
        ),
        ("<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r></w:p>", "A\tB\nC"),
        (
            "<w:p><w:r><w:t>vor</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r></w:p>",
            "vor\nKasten",
        ),
    ],
)
def test_what_word_hides(outcome: Outcome, xml: str, line: str) -> None:
    text = release(outcome("a.docx", samples.word(xml))).text
    assert f"1,2 Mio. Euro.\n{line}\nBau\t" in text


def test_a_mail_gives_body_subject_and_day(outcome: Outcome) -> None:
    found = release(outcome("a.eml", MAIL.encode()))
    assert found.text.strip() == "Die Straße ist gesperrt."
    assert (found.title, found.date, found.origin.encoding) == ("Straße gesperrt", "2024-03-05", "utf-8")


def test_a_mail_of_html_only(outcome: Outcome) -> None:
    mail = f"Subject: Kita\nContent-Type: text/html; charset=utf-8\n\n<html><body>{PARAGRAPHS}</body></html>"
    assert release(outcome("a.eml", mail.encode())).text.startswith("Die Gemeinde Möhnesee baut eine Kita")


def test_a_mail_that_states_the_wrong_charset(outcome: Outcome) -> None:
    mail = b"Subject: x\nContent-Type: text/plain; charset=iso-8859-1\n\n\x84Stra\xdfe\x93"
    assert release(outcome("a.eml", mail)).text == "„Straße“"


def test_an_outlook_mail(outcome: Outcome) -> None:
    pytest.importorskip("oxmsg", reason="optional extra")
    found = release(outcome("a.msg", samples.outlook("AW: Straße gesperrt", "Die Seestraße ist gesperrt.")))
    assert (found.text, found.title, found.date) == ("Die Seestraße ist gesperrt.", "Straße gesperrt", "2024-03-05")


def test_an_outlook_mail_without_the_library(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "oxmsg", None)
    found = outcome("a.msg", b"x")
    assert isinstance(found, Failure)
    assert found.code == "unsupported"
    assert "pip install 'pressnlp[outlook]'" in found.message


NOISE = random.Random(1).randbytes(20_000)
DAMAGED = [
    ("a.txt", b"", "empty"),
    ("a.txt", b" \n\t", "empty"),
    ("a.txt", NOISE[:3000], "binary"),
    ("a.txt", b"%PDF-1.4 ...", "binary"),
    ("a.txt", b"Wort " * (MAX_CHARACTERS // 5 + 1), "too_long"),
    ("a.txt", b"Wort " * 10_000_000, "too_long"),  # 50 MB
    ("a.txt", NOISE * 1000, "binary"),
    ("a.html", b"", "empty"),
    ("a.html", b"<html><head><title>x</title></head><body></body></html>", "no_text"),
    ("a.pdf", b"%PDF-1.4\nkaputt", "broken"),
    ("a.pdf", b"kein PDF", "broken"),
    ("a.pdf", samples.pdf([[(700, "Text")]], encrypted=True), "encrypted"),
    ("a.pdf", samples.pdf([[], []]), "no_text"),
    ("a.docx", b"kein Word", "broken"),
    ("a.docx", samples.word()[:2000], "broken"),
    ("a.docx", b"PK\x03\x04", "broken"),
    ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted"),
    ("a.eml", b"Subject: leer\n\n", "no_text"),
    ("a.eml", b"", "empty"),
    ("a.json", b"{", "broken"),
    ("a.json", b"[" * 100_000, "broken"),
    ("a.json", b"[]", "empty"),
    ("a.json", b"7", "broken"),
    ("a.json", b'{"name": "x"}', "no_column"),
    ("a.csv", b"", "empty"),
    ("a.csv", b"Name;Ort\nx;y\n", "no_column"),
    ("a.csv", b"text\n", "empty"),
    ("a.jsonl", b"\n\n", "empty"),
]


@pytest.mark.parametrize(("name", "raw", "code"), DAMAGED, ids=lambda value: str(value)[:20])
def test_damaged_files_say_what_is_wrong(outcome: Outcome, name: str, raw: bytes, code: str) -> None:
    found = outcome(name, raw)
    assert isinstance(found, Failure)
    assert found.code == code
    assert found.message
    assert "\n" not in found.message
    assert found.origin.uri.endswith(name)


def test_an_old_outlook_or_foreign_file(outcome: Outcome) -> None:
    pytest.importorskip("oxmsg", reason="optional extra")
    found = outcome("a.msg", b"keine Mail")
    assert isinstance(found, Failure)
    assert found.code == "broken"


def test_a_large_file_is_not_read_whole(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_BYTES", 10)
    found = outcome("a.txt", b"elf Zeichen")
    assert isinstance(found, Failure)
    assert (found.code, found.origin.bytes) == ("too_large", 11)


def test_a_packed_bomb_is_not_unpacked(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.docx, "MAX_UNPACKED", 1000)
    found = outcome("a.docx", samples.word())
    assert isinstance(found, Failure)
    assert found.code == "too_large"


def test_a_reader_that_falls_over_costs_one_file(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(raw: bytes) -> None:
        raise RuntimeError("zwei\nZeilen")

    monkeypatch.setitem(room.DOCUMENTS, ".txt", ("text/plain", fall))
    found = outcome("a.txt", b"x")
    assert isinstance(found, Failure)
    assert (found.code, found.message) == ("broken", "RuntimeError: zwei Zeilen")


def test_a_file_that_may_not_be_read(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (found,) = read(next(sources([__file__.replace("test_read.py", "samples.txt")])))
    assert isinstance(found, Failure)
    assert found.code == "missing"
    (found,) = read(room.SourceFile("a.txt", "a.txt", "a", ".txt"))
    assert isinstance(found, Failure)
    assert (found.code, found.message) == ("unreadable", "Permission denied")


@pytest.mark.parametrize(
    ("raw", "kind", "text"),
    [
        ("Die Straße".encode("cp1252"), "text/plain", "Die Straße"),
        (b"<!DOCTYPE HTML><p>Hallo Soest.</p>", "text/html", "Hallo Soest."),
        (samples.pdf([[(700, "Hallo Soest.")]]), "application/pdf", "Hallo Soest."),
        (b'{"text": "Hallo Soest."}\n', "application/jsonl", "Hallo Soest."),
    ],
)
def test_standard_input_shows_its_kind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, raw: bytes, kind: str, text: str
) -> None:
    (tmp_path / "in").write_bytes(raw)
    with (tmp_path / "in").open("rb") as stream:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
        (found,) = read(next(sources(["-"])))
    assert (release(found).text, release(found).origin.media_type) == (text, kind)
