"""Text files; markdown stays as it is written."""

from pressnlp.read.content import Content, too_long
from pressnlp.release import MAX_CHARACTERS

# Enough of a large file to tell a film under a wrong name from a text.
BEGINNING = 65_536


def decoded(raw: bytes) -> Content:
    """Bytes to text with the encoding found: `decoded("Straße".encode("cp1252")).text` → "Straße".

    Raises ReadError "binary" or "empty" (from decoding), "too_long" where no encoding could make the text short enough.
    """
    # No encoding spends more than four bytes on a character: a text that large need not be decoded to be refused.
    if len(raw) > 4 * MAX_CHARACTERS:
        decoded_table(raw[:BEGINNING])
        raise too_long(f"{len(raw):,} bytes of text")
    return decoded_table(raw)


def decoded_table(raw: bytes) -> Content:
    """The same without a limit, for files of many releases."""
    from pressnlp.normalise.decoding import decode

    found = decode(raw)
    return Content(found.text, found.encoding, mended=found.mended)
