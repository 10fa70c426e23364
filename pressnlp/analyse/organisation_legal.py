"""What stands before a legal form: the name it closes ("|Holzbau Stadler & Söhne GmbH")."""

import re
from functools import cache

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.organisation_places import covered
from pressnlp.analyse.roles import role_in
from pressnlp.analyse.tokens import Reading
from pressnlp.words import entries

LOWER_WORDS = {
    "und",
    "sowie",
    "der",
    "des",
    "für",
    "in",
    "im",
    "von",
    "zur",
    "zum",
    "am",
    "an",
    "beim",
    "bei",
    "&",
    "+",
}


@cache
def descriptors() -> frozenset[str]:
    """Words before a name that only say what it is."""
    return frozenset(entries("organisation_descriptors"))


def before_legal_form(reading: Reading, index: int) -> int:
    """Where the name that a legal form at word `index` closes begins: back over names, "&", "und", numbers."""
    words, at, joined = reading.words, index, True
    while at > max(0, index - 9):
        text = words[at - 1].text
        if text == "\n" or (
            text in {".", ",", ":", ";", ")", "("} and not (text == "." and len(words.get(at - 2)) == 1)
        ):
            break
        if (
            words[at - 1].capital
            or text[0].isdigit()
            or text in {"&", "+", "."}
            or (text in LOWER_WORDS and at < index)
        ):
            if (
                text
                in {
                    "Die",
                    "Der",
                    "Das",
                    "Beim",
                    "Im",
                    "Am",
                    "Von",
                    "Vom",
                    "Mit",
                    "Bei",
                    "Für",
                    "Zum",
                    "Zur",
                    "Auch",
                    "Und",
                }
                or text.lower() in descriptors()
                or (role_in(reading, text) and at - 1 < index - 1 and not covered(reading, words[at - 1].start))
            ):
                break
            at -= 1
        elif (
            text in {"“", "”", '"', "«"}
            or (joined and text in {"„", "»"})
            or re.search(r"[A-ZÄÖÜ]", text)
            or "." in text
        ):
            at -= 1
        elif (
            at == index and text.isalpha() and words.get(at - 2).lower() in {"der", "die", "das", "firma", "von", "bei"}
        ):
            at -= 1  # a brand written small: "die bitfabrik GmbH"
        else:
            break
    while at < index and (words[at].text in LOWER_WORDS or words[at].text in {".", "“", "”", '"', "«"}):
        at += 1
    return _trimmed(reading, at, index)


def _trimmed(reading: Reading, begin: int, index: int) -> int:
    """Cut off what stands before the name proper: "mit Sitz in Soest die X GmbH", "Geschäftsführer der X GmbH"."""
    words = reading.words
    for at in range(index - 1, begin - 1, -1):
        if words[at].text in {"der", "die", "das", "des", "dem", "den", "von", "bei", "beim", "im"}:
            body = reading.entity(words[at].start, "ORG")
            model = body is not None and body.start < words[at].start and body.end > words[at].end
            topic_before = (
                at > begin
                and shapes.head_of(words[at - 1].text) is not None
                and words[at].text in {"der", "des", "für"}
            )
            if not model and not topic_before and not words.get(at + 1).isdigit():
                return at + 1
        if words[at].text == "in" and at > begin:
            return at + 1
    return begin
