"""Other spellings of a text's words, so that a search for one finds the other: Straße and Strasse, Café and Cafe."""

import re
import unicodedata

WORD = re.compile(r"\w{2,64}")
# Words that may be spelt otherwise: with umlauts, ß or an accent, or with what stands for them.
OTHERWISE = re.compile(r"ss|[aou]e|[^\x00-\x7f]")
TO_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))
GERMAN = frozenset("äöüß")


def spellings(text: str) -> str:
    """The other spellings of all words of a text, each once: "Die Buergermeisterstraße" → "buergermeisterstrasse …".

    ß stands beside ss, and umlauts beside ae, oe, ue, in both directions; other accents beside the bare letter. Forms
    that are no words ("neü" for "neue") do no harm: nobody looks for them.
    """
    words = set(WORD.findall(unicodedata.normalize("NFC", text).lower()))
    others = {other for word in words if OTHERWISE.search(word) for other in _others(word)}
    if not unicodedata.is_normalized("NFC", text):  # the composed forms are not in the text itself
        return " ".join(sorted(others | words))
    return " ".join(sorted(others - words))


def _others(word: str) -> set[str]:
    plain = _without_accents(word)
    sharp = {plain, plain.replace("ß", "ss"), plain.replace("ss", "ß")}
    return {other for form in sharp for other in (form, form.translate(TO_ASCII), _with_umlauts(form))} - {word}


def _with_umlauts(word: str) -> str:
    for pair, umlaut in UMLAUTS:
        word = word.replace(pair, umlaut)
    return word


def _without_accents(word: str) -> str:
    """Accents that German does not have: "émile" → "emile", "bürger" stays."""
    if word.isascii():
        return word
    return "".join(letter if letter in GERMAN else unicodedata.normalize("NFD", letter)[0] for letter in word)
