"""Bytes → text, by evidence: which of the encodings German offices use makes German of these bytes?"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pressnlp.errors import ReadError


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the codec that gave it; a byte order mark is part of the codec, not of the text.

    `mended` counts bytes that did not fit the codec and were read as cp1252 (or became U+FFFD in UTF-16).
    """

    text: str
    encoding: str
    mended: int = 0


# First bytes of files that are no text, as in the file formats' own specifications.
MAGIC = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive (or an office document)",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh9": "a bzip2 archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "a database",
}
# The longer mark first: that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Ties go to the front: cp1252 is what Windows writes; the others must show better German to win.
EIGHT_BIT = ("cp1252", "iso8859-15", "mac_roman", "cp850")
# Compressed data has about one control character in ten; texts have none or a stray one.
FEW_CONTROLS = 2  # a stray NUL at a text's end is damage, not data
MOST_CONTROLS = 0.05
# Enough to tell encodings apart; beyond it a longer look only costs time.
SAMPLE = 4000

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
ESCAPED = re.compile("[\udc80-\udcff]")
HIGH = re.compile(rb"[\x80-\xff]")
VISIBLE = re.compile(r"[^\s\u200b-\u200f\ufeff]")
PLAIN = re.compile(r"[\t\r\n\x20-\x7e\xa0-\xff]")
# What German texts draw on: Latin letters with accents, combining marks, dashes and quotes, currency and other signs.
USUAL = re.compile(
    "[\x20-\x7e\t\r\n\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20bf\u2100-\u27bf\ufb00-\ufb06]"
)


def decode(raw: bytes) -> Decoded:
    """`decode("Bürger".encode("mac_roman"))` → Decoded("Bürger", "mac_roman").

    Raises ReadError "binary" for what is no text, "empty" for nothing or nothing but blanks.
    """
    for magic, what in MAGIC.items():
        if raw.startswith(magic):
            raise ReadError("binary", f"this is {what}, not text")
    found = _marked(raw) or _wide(raw) or _utf8(raw) or _eight_bit(raw)
    _check(found.text)
    return found


def _check(text: str) -> None:
    if not VISIBLE.search(text):
        raise ReadError("empty", "there is no text in it")
    head = text[:1_000_000]
    if len(CONTROL.findall(head)) > max(FEW_CONTROLS, MOST_CONTROLS * len(head)):
        raise ReadError("binary", "too many control characters: this is data, not text")


def _marked(raw: bytes) -> Decoded | None:
    """A text that says by its byte order mark what it is."""
    marks = ((mark, codec) for mark, codec in MARKS if raw.startswith(mark))
    mark, codec = next(marks, (b"", ""))
    if not mark:
        return None
    if codec == "utf-8-sig":
        found = _mixed(raw[len(mark) :])
        return Decoded(found.text, codec, found.mended)
    text = raw.decode(codec, "replace")
    return Decoded(text, codec, text.count("\ufffd"))


def _wide(raw: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of Latin letters is NUL."""
    if b"\0" not in raw or len(raw) % 2:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        head = text[:SAMPLE]
        # Data too may look like letters, but hardly like those of the Latin block.
        if len(USUAL.findall(head)) >= 0.9 * len(head) and 2 * len(PLAIN.findall(head)) >= len(head):
            return Decoded(text, codec)
    return None


def _utf8(raw: bytes) -> Decoded | None:
    """UTF-8, strict or with a few foreign bytes."""
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        found = _mixed(raw)
    # „Gruß“ in cp1252 holds a pair of bytes that is a letter of an African script in UTF-8: only usual letters speak
    # for UTF-8, and they must outnumber what speaks against it.
    usual = sum(1 for character in islice(_beyond_ascii(found.text), SAMPLE) if USUAL.match(character))
    return found if usual > found.mended else None


def _beyond_ascii(text: str) -> Iterator[str]:
    return (match[0] for match in re.finditer(r"[^\x00-\x7f]", text))


def _mixed(raw: bytes) -> Decoded:
    """UTF-8 wherever the bytes are, cp1252 for each byte that is not."""
    text = raw.decode("utf-8", "surrogateescape")
    text, mended = ESCAPED.subn(lambda match: TABLES["cp1252"][ord(match[0]) - 0xDC00], text)
    return Decoded(text, "utf-8", mended)


def _table(codec: str) -> str:
    """All 256 characters of an 8-bit codec; bytes it leaves undefined stay control characters, so nothing is lost."""
    characters = []
    for byte in range(256):
        try:
            characters.append(bytes([byte]).decode(codec))
        except UnicodeDecodeError:
            characters.append(chr(byte))
    return "".join(characters)


TABLES = {codec: _table(codec) for codec in EIGHT_BIT}


def _eight_bit(raw: bytes) -> Decoded:
    places = [match.start() for match in islice(HIGH.finditer(raw), SAMPLE)]
    windows = [raw[max(0, at - 2) : at + 3] for at in places]
    middles = [min(2, at) for at in places]

    def score(codec: str) -> float:
        texts = [codecs.charmap_decode(window, "strict", TABLES[codec])[0] for window in windows]
        return sum(_german(text, middle) for text, middle in zip(texts, middles, strict=True))

    best = max(EIGHT_BIT, key=score)
    return Decoded(codecs.charmap_decode(raw, "strict", TABLES[best])[0], best)


# Where a sign stands in German: („after a blank, before a letter“), 5 € and 14 m², § 3, a dash between blanks.
SIGNS = {
    "„": re.compile(r"(?:^|[\s(\[/])„[\w(]"),
    "‚": re.compile(r"(?:^|[\s(„])‚\w"),
    "»": re.compile(r"(?:^|[\s(])»\w|[\w.,!?]»(?!\w)"),
    "«": re.compile(r"(?:^|[\s(])«\w|[\w.,!?]«(?!\w)"),
    "“": re.compile(r"[\w.,!?…)]“(?!\w)|(?:^|[\s(])“\w"),
    "”": re.compile(r"[\w.,!?…)]”(?!\w)"),
    "‘": re.compile(r"[\w.,!?…]‘(?!\w)|\s‘\w"),
    "’": re.compile(r"\w’"),
    "–": re.compile(r"(?:\s|\d|^)–(?:\s|\d|$)"),
    "—": re.compile(r"(?:\s|^)—(?:\s|$)"),
    "…": re.compile(r"[\w\s.\[(]…(?!\w)"),
    "€": re.compile(r"[\d\-–]\s?€|€\s?\d|T€|(?:^|\s)€(?:\s|/|$)"),
    "§": re.compile(r"(?:^|[\s(§])§(?:§|\s|\d|$)"),
    "°": re.compile(r"\d\s?°"),
    "²": re.compile(r"m²"),
    "³": re.compile(r"m³"),
    "½": re.compile(r"(?:^|[\s\d])½(?!\w)"),
    "•": re.compile(r"(?:^|\s)•\s"),
    "·": re.compile(r"\s·\s|\w·[iI]"),
    "©": re.compile(r"(?:^|[\s(])©(?:\s|$)"),
    "®": re.compile(r"\w®"),
    "×": re.compile(r"\d\s?×|\s×\s"),
}
GERMAN = frozenset("äöüßÄÖÜ")


def _german(window: str, at: int) -> float:
    """How well the character at `at` fits its neighbours in German, from -5 to 3."""
    character, before, after = window[at], window[at - 1 : at], window[at + 1 : at + 2]
    if character.isalpha():
        return _letter(character, before, after)
    if character in SIGNS:
        return 3 if any(m.start() <= at < m.end() for m in SIGNS[character].finditer(window)) else -2
    if character in "\u00a0\u00ad":
        return 0.5
    if unicodedata.category(character) == "Cc":
        return -5
    return -4 if before.isalpha() and after.isalpha() else -2


def _letter(character: str, before: str, after: str) -> float:
    """A capital stands at the front or among capitals; ß never opens a word."""
    worth = 3.0 if character in GERMAN else 0.5
    if character.isupper() and before.islower():
        return -3
    if character.islower() and before.isupper() and after.isupper() and character != "ß":
        return -1
    if not before.isalpha() and character == "ß":
        return -3
    if not before.isalpha() and not after.isalpha():
        return worth / 3 if character in GERMAN else -1
    return worth if ord(character) < 0x250 and character not in "ªºµƒ" else -2
