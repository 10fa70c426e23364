"""Every encoding German offices use, on texts short and long; what is no text is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressnlp.errors import ReadError
from pressnlp.normalise.decoding import decode

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso8859-15", "mac_roman", "cp850")

SENTENCES = (
    "Der Bürgermeister begrüßte die Gäste – rund 60 Menschen – im Großen Sitzungssaal.",
    "„Wir haben lange darüber gesprochen“, sagte Kämmerin Jutta Söll. Die Kosten: 12.500 €.",
    "Müller",
    "Straße gesperrt",
    "Über 300 Kinder übten für das Fest.",
    "Das Café am Markt öffnet um 9 Uhr.",
    "André Weiß und José Ortíz übernehmen die Leitung.",
    "1.200 € für die Jugendfeuerwehr",
    "Die Fläche misst 3.400 m², die Wärme 21 °C; § 34 BauGB gilt.",
    "ÄNDERUNG DER ÖFFNUNGSZEITEN IM BÜRGERBÜRO",
    "»Schön, dass Sie da sind«, rief die Rätin.",
    "• Grünschnitt: 5 € je Fuhre",
    "Gruß aus Süßen",
    "Guten Tag – auf Wiedersehen",
    "Die Oberbürgermeisterin Şengül Yıldız ehrt Łukasz",
    "„Gruß“",
    "Ihr persönlicher Ansprechpartner heißt Jörg Kröger.",
    "„Ja“, sagte sie.",
    "Kita schließt früher",
    "Gäste kamen zum Fest.",
    "Ich erkläre das gern.",
)


def cases() -> list[tuple[str, str]]:
    found = []
    for sentence in SENTENCES:
        for encoding in ENCODINGS:
            try:
                sentence.encode(encoding)
            except UnicodeEncodeError:
                continue
            found.append((sentence, encoding))
    return found


@pytest.mark.parametrize(("sentence", "encoding"), cases())
def test_round_trip(sentence: str, encoding: str) -> None:
    raw = sentence.encode(encoding)
    found = decode(raw)
    assert found.text == sentence
    assert raw.decode(found.encoding) == sentence
    assert found.mended == 0


@pytest.mark.parametrize(
    ("raw", "text", "encoding", "mended"),
    [
        ("Über ".encode() + "früh und spät".encode("cp1252") + " für alle Bürger, Gäste".encode(), None, "utf-8", 2),
        ("„Ja“, müsste er größer".encode() + b" \x84Nein\x93", "„Ja“, müsste er größer „Nein“", "utf-8", 2),
        (b"\xef\xbb\xbfM\xc3\xbcll und M\xfcll", "Müll und Müll", "utf-8-sig", 1),
        ("Brücke".encode("utf-16") + b"\x20", "Brücke\ufffd", "utf-16", 1),
        (b"Stra\xdfe \x81", "Straße \x81", "cp1252", 0),
    ],
)
def test_damaged(raw: bytes, text: str | None, encoding: str, mended: int) -> None:
    found = decode(raw)
    assert (found.text, found.encoding, found.mended) == (
        text or "Über früh und spät für alle Bürger, Gäste",
        encoding,
        mended,
    )


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7 \xc3\xa4",
        b"PK\x03\x04\x14\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xd8\xff\xe0JFIF",
        b"\x7fELF\x02\x01\x01",
        b"{\\rtf1 Hallo}",
        b"Text\x00mit\x00\x00NUL",
        bytes(range(1, 32)) * 3 + b"abc",
        b"\x05\x00\x00\x00\x07\x00\x00\x00" * 20,
        bytes([0, 1, 2, 3]) * 500,
        bytes([3, 2, 1, 0]) * 500,
    ],
)
def test_refuses_binary(raw: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode(raw)
    assert caught.value.code == "binary"


@pytest.mark.parametrize(
    "raw", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\xff\xfe", "\u200b\ufeff ".encode()]
)
def test_refuses_empty(raw: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode(raw)
    assert caught.value.code == "empty"


def test_pure_utf8_is_utf8() -> None:
    assert decode(b"Gru\xdf\x93 bleibt, was es ist").encoding == "utf-8"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_utf8(text: str) -> None:
    assert decode(("x" + text).encode()).text == "x" + text


@given(st.binary(max_size=60))
def test_never_breaks(raw: bytes) -> None:
    try:
        outcome = "text" if decode(raw).text else "nothing"
    except ReadError as refused:
        outcome = refused.code
    assert outcome in ("text", "binary", "empty")


@pytest.mark.xfail(strict=True, reason="one lone byte tells nothing: mac_roman Ä is cp1252 €")
def test_lone_letter() -> None:
    assert decode("Ä".encode("mac_roman")).text == "Ä"


def test_a_stray_nul_is_damage_not_data() -> None:
    found = decode("Bürgermeister Jens Harms kam am Montag.\0".encode())
    assert found.text.startswith("Bürgermeister Jens Harms")
