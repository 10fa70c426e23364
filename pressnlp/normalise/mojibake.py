"""Letters that were written as UTF-8 and read as something else: "BÃ¼rger" → "Bürger"."""

import re
from functools import cache

from pressnlp.normalise.decoding import TABLES
from pressnlp.normalise.offsets import Edit, Traced

# Twice-encoded text needs two rounds ("ÃƒÂ¼"), and two more have been seen in exports of exports.
ROUNDS = 4
# What may come out: accented Latin letters, combining marks, dashes and quotes, superscripts, currency, letterlike
# signs and ligatures. "Gruß“" holds bytes that spell an African letter: that is no mojibake, but German.
PLAUSIBLE = re.compile(
    "[\u00a0-\u017f\u0218-\u021b\u0300-\u030c\u1e9e\u2000-\u203a\u2070-\u209c\u20ac\u2122\u2190-\u2193\u2212\u2022\u25a0-\u25cf\ufb01\ufb02\ufeff]"
)
# Ends of a German word in capitals followed by a closing quote or a dash ("KOMÖDIÄ“"): as likely right as wrong, so
# they are mended only where the text has shown other damage.
DOUBTFUL = re.compile("[ÄÅ][“”‘’„‚–—…]")
# The second byte of a closing quote has no letter in cp1252 and is often lost on the way.
CUT_QUOTE = re.compile("â€(?![\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122])")


@cache
def _bytes(codec: str) -> dict[str, int]:
    """From the character a byte was misread as, back to the byte."""
    return {character: byte for byte, character in enumerate(TABLES[codec]) if byte > 0x7F}


def _class(codec: str, first: int, last: int) -> str:
    """A character class of what the bytes of a range look like."""
    return "[" + "".join(re.escape(TABLES[codec][byte]) for byte in range(first, last + 1)) + "]"


@cache
def _pattern(codec: str) -> re.Pattern[str]:
    """One misread character: "Ã¼" (two bytes), "â€ž" (three), "ðŸ˜€" (four)."""
    follow = _class(codec, 0x80, 0xBF)
    two = _class(codec, 0xC2, 0xCC) + follow
    three = _class(codec, 0xE1, 0xEF) + follow + "{2}"
    four = _class(codec, 0xF0, 0xF0) + follow + "{3}"
    return re.compile(f"{two}|{three}|{four}")


CODECS = ("cp1252", "mac_roman", "cp850")
# "Ã", "Â", "Ì", "â€": what umlauts, combining marks and quotes begin with; texts without are left alone.
SIGNS_OF_DAMAGE = {
    codec: (*(TABLES[codec][byte] for byte in (0xC2, 0xC3, 0xCC)), TABLES[codec][0xE2] + TABLES[codec][0x80])
    for codec in CODECS
}


def mend(traced: Traced) -> tuple[Traced, int]:
    """Mend an untouched text; the count is that of characters regained: "Ã„rzte fÃ¼r alle" → ("Ärzte für alle", 2)."""
    mended = traced
    for _ in range(ROUNDS):
        before = mended
        for codec in CODECS:
            if any(sign in mended.text for sign in SIGNS_OF_DAMAGE[codec]):
                mended = mended.edit(_edits(mended.text, codec))
        if mended is before:
            break
    if mended is traced:
        return traced, 0
    if "â€" in mended.text:
        mended = mended.sub(CUT_QUOTE, "”")
    return mended, int((mended.ends - mended.starts > 1).sum())


def _edits(text: str, codec: str) -> list[Edit]:
    back = _bytes(codec)
    edits: list[Edit] = []
    sure = False
    for match in _pattern(codec).finditer(text):
        character = _decoded(bytes(back[c] for c in match[0]))
        if not character or (codec == "cp1252" and DOUBTFUL.match(match[0]) and not (sure or "Ã" in text)):
            continue
        sure = True
        edits.append((match.start(), match.end(), character))
    return edits


def _decoded(raw: bytes) -> str:
    try:
        character = raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return character if PLAUSIBLE.match(character) or ord(character) > 0xFFFF else ""
