"""A whole release from source to Clean, and large inputs."""

import time
from pathlib import Path

import pytest

from pressnlp.normalise import normalise
from pressnlp.read import read, sources
from pressnlp.release import Release, from_text

STORY = "Die Brücke am Wehr ist fertig, und alle freuen sich darüber."


def test_lost_characters_are_told() -> None:
    assert [w.code for w in normalise(from_text(f"{STORY} B\ufffdrger")).warnings] == ["lost_characters"]


@pytest.mark.parametrize(
    ("raw", "messages"),
    [
        ("Grüße aus Köln und Düren: ".encode() + b"5 \x80", ["1 byte was no utf-8 and read by guess"]),
        ("Grüße aus Köln und Düren: ".encode() + b"\x845 \x80\x93", ["3 bytes were no utf-8 and read by guess"]),
        ("Grüße aus Köln und Düren: 5 €".encode(), []),
        ("Grüße aus Köln und Düren: 5 €".encode("cp1252"), []),
    ],
)
def test_bytes_read_by_guess_are_told(tmp_path: Path, raw: bytes, messages: list[str]) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    (release,) = (item for source in sources([str(tmp_path / "a.txt")]) for item in read(source))
    assert isinstance(release, Release)
    assert [w.message for w in normalise(release).warnings if w.code == "encoding"] == messages


def test_a_whole_release() -> None:
    source = "STADT MUSTERAU | PRESSE\r\n\r\nNEUE BRÜCKE FÜR ALLE\r\n\r\nMusterau (pm). Bu\u0308rger-\r\nmeisterin Lohr ist da."
    clean = normalise(from_text(source))
    assert (clean.title, clean.place, clean.publisher) == ("Neue Brücke für alle", "Musterau", "Stadt Musterau")
    assert [(b.kind, clean.text[b.start : b.end]) for b in clean.blocks] == [
        ("kicker", "Stadt Musterau | Presse"),
        ("title", "Neue Brücke für alle"),
        ("dateline", "Musterau (pm)."),
        ("lead", "Bürgermeisterin Lohr ist da."),
    ]
    at = clean.text.index("Bürgermeisterin")
    start, end = clean.traced.span(at, at + len("Bürgermeisterin"))
    assert source[start:end] == "Bu\u0308rger-\r\nmeisterin"
    assert clean.kind_at(at) == "lead"
    assert clean.kind_at(0) == "kicker"
    assert clean.kind_at(len(clean.text)) == "body"


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "Ab ",
        "Ab-\ncd ",
        "Ã¼",
        "? a\n",
        "Stadt A b ",
        "1.1.2020 ",
        "x\n",
        "-\n",
        "© ",
        "&amp;",
        "Am Markt 1\n",
        "Amt für A, ",
    ],
)
def test_large_input_stays_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        release = from_text("X " + piece * (size // len(piece)))
        start = time.process_time()
        normalise(release)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(160_000) < 12 * seconds(40_000) + 0.5  # quadratic would be 16 times, and hopeless at 20 MB
