"""What stands before a legal form: the name it closes ("|Holzbau Stadler & Söhne GmbH")."""

import re
from functools import cache, lru_cache
from typing import cast

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.organisation_places import covered
from pressnlp.analyse.people_words import given_names
from pressnlp.analyse.roles import role_in
from pressnlp.analyse.tokens import Reading
from pressnlp.record import OrganisationKind
from pressnlp.words import entries, table

LONGEST = 9  # words; what stands further off belongs to the sentence
SIGNS = {".", ",", ":", ";", ")", "("}
OPENING, CLOSING = {"„", "»"}, {"“", "”", '"', "«"}
ARTICLES = {"der", "die", "das"}
JOINING = {"der", "die", "das", "des", "dem", "den", "von", "bei", "beim", "im"}
# "neue", "städtischen": what stands between an article and a firm's name, but is no part of it
INFLECTED = re.compile(r"(?:e|en|er|em|es)$")


@cache
def descriptors() -> frozenset[str]:
    """Words before a name that only say what it is."""
    return frozenset(table("organisation_descriptors"))


@lru_cache(maxsize=20_000)
def described(word: str) -> OrganisationKind:
    """What a word before a name tells of its kind: "Firma" and "Softwareunternehmen" → "company"."""
    kinds, low = table("organisation_descriptors"), word.lower()
    close = next((name for name in kinds if len(name) > 5 and low.endswith(name)), "")
    return cast("OrganisationKind", kinds.get(low) or kinds.get(close, "unknown"))


@cache
def links() -> frozenset[str]:
    """Small words and signs inside a name."""
    return frozenset(entries("organisation_links"))


@cache
def openers() -> frozenset[str]:
    """Words with a capital that open a sentence, not a name."""
    return frozenset(entries("organisation_openers"))


def opens_sentence(reading: Reading, text: str) -> bool:
    """Whether a capitalised word before a name is none of its parts: "Der", "Vorsitzende"."""
    return text in openers() or role_in(reading, text) is not None


def before_legal_form(reading: Reading, index: int) -> int:
    """Where the name that a legal form at word `index` closes begins: back over names, "&", "und", numbers."""
    words, at = reading.words, index - small_brand(reading, index)
    while at > max(0, index - LONGEST) and not _closed(reading, at):
        if not (_bears(reading, at, index) or _marked(words[at - 1].text)):
            break
        at -= 1
    while at < index and words[at].text in links() | CLOSING | {"."}:
        at += 1
    while at < index - 1 and _numbering(reading, at):
        at += 1
    inner = {words[i].text for i in range(at + 1, index)}
    if at < index and words[at].text in OPENING and not inner & CLOSING:
        at += 1  # the quotation goes on behind the form
    return _trimmed(reading, at, index)


def _numbering(reading: Reading, at: int) -> bool:
    """ "|1. |Weber GmbH", "HRB |109486 |Weber GmbH", but "1. FC Soest e. V."."""
    word, following = reading.words.get(at), reading.words.get(at + 1)
    if word.isdigit() and following == ".":
        return reading.words.get(at + 2) not in {"FC", "FFC"} and not reading.words.get(at + 2).endswith("schule")
    return word in {".", "HRB", "HRA"} or (word.isdigit() and len(word) > 4)


def _closed(reading: Reading, at: int) -> bool:
    """A line's end, or a sign other than an initial's full stop ("W. Kemper GmbH")."""
    text = reading.words[at - 1].text
    initial = text == "." and len(reading.words.get(at - 2)) == 1
    return text == "\n" or (text in SIGNS and not initial)


def _bears(reading: Reading, at: int, index: int) -> bool:
    """Whether the word before `at` can be part of the name: a capital, a number, "&", a small word inside it."""
    word = reading.words[at - 1]
    if word.text in links() or word.text == ".":
        return at < index or word.text in {"&", "+", "."}
    if not (word.capital or word.text[0].isdigit()):
        return False
    return not _announces(reading, at - 1, index)


def _announces(reading: Reading, at: int, index: int) -> bool:
    """ "Die |Weber GmbH", "Firma |Weber GmbH", "Inhaber |Weber GmbH"."""
    word = reading.words[at]
    if word.text in openers() or word.text.lower() in descriptors():
        return True
    return role_in(reading, word.text) is not None and at < index - 1 and not covered(reading, word.start)


def _marked(text: str) -> bool:
    """Signs of a quoted name, brands written small with a capital or a dot inside ("eCarUp", "wasser.de")."""
    if text in links():
        return False
    inner_capital = not text[0].isupper() and re.search(r"[A-ZÄÖÜ]", text) is not None
    return text in OPENING | CLOSING or "." in text or inner_capital


def small_brand(reading: Reading, index: int) -> int:
    """How many words before `index` are a brand written small: "die |bitfabrik GmbH", "Büro |nord architekten"."""
    words = reading.words
    for count in (1, 2):
        word, before = words.get(index - count), words.get(index - count - 1)
        if not word.isalpha() or not word.islower() or word in _grammar() or word in links():
            return 0
        if before.lower() in descriptors():
            return count
        if count == 1 and before in ARTICLES | {"von", "bei"} and not INFLECTED.search(word):
            return count
    return 0


@cache
def _grammar() -> frozenset[str]:
    return frozenset(entries("function_words"))


def _trimmed(reading: Reading, begin: int, index: int) -> int:
    """Cut off what stands before the name proper: "mit Sitz in Soest die X GmbH", "Geschäftsführer der X GmbH"."""
    words = reading.words
    for at in range(index - 1, begin - 1, -1):
        if words[at].text in JOINING and _parts(reading, at, begin):
            return at + 1
        if words[at].text == "in" and at > begin:
            return at + 1
    return begin


def _of_a_firm(reading: Reading, at: int) -> bool:
    """ "Schulbus |der| Autokraft GmbH", but "Haus der Technik GmbH", "Verein der Freunde Soest e. V."."""
    words = reading.words
    if words[at].text not in {"der", "des"} or shapes.head_of(words.get(at - 1)) or reading.nouns is None:
        return False
    if not words.get(at + 1)[0].isupper() or words[at + 1].start in reading.nouns:
        return False
    form = shapes.legal_form_pattern().match(reading.text, words[at + 2].start) if at + 2 < len(words) else None
    return form is not None and shapes.legal_forms().get(form[0]) == "company"


def _parts(reading: Reading, at: int, begin: int) -> bool:
    """Whether an article parts a name from what precedes it: not inside the model's body or behind a head noun."""
    words = reading.words
    if words[at].text == "von" and words.get(at - 1) in given_names() and at > begin:
        return False  # "Vinzenz |von| Paul gGmbH"
    body = reading.entity(words[at].start, "ORG")
    inside = body is not None and body.start < words[at].start and body.end > words[at].end
    inside = inside and not _of_a_firm(reading, at)
    behind_head = (
        at > begin and words[at].text in {"der", "des", "für"} and shapes.head_of(words[at - 1].text) is not None
    )
    behind_head = behind_head and words[at - 1].text.lower() not in descriptors()
    return not inside and not behind_head and not words.get(at + 1).isdigit()
