"""What follows a head noun or stands before a legal form: places, names, topics, genitives, quoted names."""

import re
from functools import cache

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.inflection import adjective_stem
from pressnlp.analyse.organisation_forms import Head
from pressnlp.analyse.roles import role_of
from pressnlp.analyse.tokens import Reading
from pressnlp.words import entries

OPENING, CLOSING = {"„", "»", '"', "“", "‚"}, {"“", "”", "«", '"', "‘"}
QUOTED_WORDS = 7  # a quoted name is short; beyond it is a quotation
TOPIC_WORDS = 16  # the longest ministries have a dozen words
PLACE_OPENERS = {"Bad", "Sankt", "St.", "Groß", "Klein", "Neu", "Alt", "Ober", "Unter", "Hohen", "Markt", "Hann.", "Schloß", "Schwäbisch"}
PLACE_MIDDLES = ("an der", "am", "ob der", "im", "in der", "bei", "unter der", "vor der", "a. d.", "auf der")
TOPIC_DEPARTMENTS = {"fachbereich", "fachdienst", "fachgebiet", "fachstelle", "abteilung", "stabsstelle", "dezernat", "referat",
                     "sachgebiet", "geschäftsbereich", "amt", "landesbetrieb", "netzwerk", "eigenbetrieb"}  # fmt: skip
GENITIVE_KINDS = {"council", "foundation", "party", "state", "association", "emergency", "federal", "utility"}
SITED = {"hospiz", "kinderhaus", "kita", "kindergarten", "kindertagesstätte", "schule", "grundschule", "gymnasium", "schulzentrum",
         "buchhandlung", "theater", "museum", "seniorenzentrum", "hotel", "familienzentrum", "klinik", "pflegeheim", "realschule"}  # fmt: skip
LOWER_WORDS = {"und", "sowie", "der", "des", "für", "in", "im", "von", "zur", "zum", "am", "an", "beim", "bei", "&", "+"}


@cache
def descriptors() -> frozenset[str]:
    """Words before a name that only say what it is."""
    return frozenset(entries("organisation_descriptors"))


def covered(reading: Reading, start: int) -> bool:
    """Whether the pipeline sees a body or place here."""
    return any(n.start <= start < n.end for n in reading.named if n.label in {"ORG", "LOC"})


def person_at(reading: Reading, start: int) -> bool:
    return any(n.start <= start < n.end for n in reading.named if n.label == "PER")


def place(reading: Reading, index: int) -> int:
    """The end of a place name that starts at word `index` ("Bad Soden am Taunus"); `index` where none does."""
    words, at = reading.words, index
    if words.get(at) in PLACE_OPENERS or (words.get(at).upper() in {"BAD", "SANKT"} and words.get(at).isupper()):
        at += 1
        if words.get(at) == ".":
            at += 1
    if not _place_word(reading, at):
        return index
    at += 1
    for middle in PLACE_MIDDLES:
        parts = middle.split()
        if [words.get(at + k) for k in range(len(parts))] == parts and words.get(at + len(parts))[0].isupper() and covered(reading, words[at].start):
            return at + len(parts) + 1
    while at < len(words) and _place_word(reading, at) and covered(reading, words[at].start) and words.get(at - 1) != "\n":
        at += 1
    return at


def _place_word(reading: Reading, index: int) -> bool:
    """A capitalised word that is no role and no plain noun, as far as the pipeline tells."""
    text = reading.words.get(index)
    if not text[0].isupper() or len(text) < 2 or text in {"Der", "Die", "Das"}:
        return False
    start = reading.words[index].start
    if role_of(text) or person_at(reading, start):
        return covered(reading, start)
    return reading.is_proper(start) or covered(reading, start) or text.isupper()


def more_places(reading: Reading, index: int) -> list[tuple[int, int]]:
    """The places that go on a list: ", Sankt Leonhard und Talbach" → two."""
    words, found = reading.words, []
    while words.get(index) in {",", "und", "sowie"}:
        closing = words.get(index) != ","
        stop = place(reading, index + 1)
        if stop == index + 1:
            break
        found.append((index + 1, stop))
        index = stop
        if closing:
            return found
    return found if found and words.get(found[-1][0] - 1) in {"und", "sowie"} else []


def proper_names(reading: Reading, index: int, most: int, strict: bool = True) -> int:
    """The end of up to `most` capitalised names from `index` on."""
    words, at = reading.words, index
    while at < index + most and at < len(words):
        text = words[at].text
        if text in {"St", "St."} and words.get(at + 1) == ".":
            at += 2
            continue
        if not text[0].isupper() or role_of(text) or shapes.head_of(text) and not covered(reading, words[at].start):
            break
        if person_at(reading, words[at].start) or not (reading.is_proper(words[at].start) or covered(reading, words[at].start) or not strict):
            break
        at += 1
    return at


def year_and_form(reading: Reading, index: int) -> int:
    """ "… 1921 e. V."."""
    at = index
    if re.fullmatch(r"(?:1[789]|20)\d\d(?:/\d\d)?", reading.words.get(at)):
        at += 1
    if at < len(reading.words):
        match = shapes.legal_form_pattern().match(reading.text, reading.words[at].start)
        if match:
            return reading.words.at(match.end())
    return index


def after(reading: Reading, index: int, head: Head) -> tuple[int, bool]:
    """The end of the phrase that head word `index` opens, and whether something in it tells which body."""
    words = reading.words
    at = index + 1
    quoted = _quoted(reading, at)
    if quoted:
        return year_and_form(reading, quoted), True
    bracket = shapes.ABBREVIATION.match(reading.text, words[index].end)
    if bracket and head.kind == "association":
        inner = words.at(bracket.end())
        named = proper_names(reading, inner, 2)
        if named > inner:
            return year_and_form(reading, named), True
    stop = _topics(reading, at, head)
    if stop == at and head.base in SITED:
        stop = _site(reading, at)
    if stop == at:
        stop = proper_names(reading, at, 4)
    if stop == at and head.base in {"fachkommissariat", "fachbereich", "dezernat", "referat", "polizeirevier"} and words.get(at).isdigit():
        stop = at + 1
    stop = _genitive(reading, stop, head)
    stop = year_and_form(reading, stop)
    return stop, stop > at


def _quoted(reading: Reading, index: int) -> int | None:
    words = reading.words
    if words.get(index) not in OPENING:
        return None
    for at in range(index + 2, min(index + 2 + QUOTED_WORDS, len(words))):
        if words[at].text == "\n":
            return None
        if words[at].text in CLOSING:
            return at + 1
    return None


def _site(reading: Reading, index: int) -> int:
    """ "am Mühlanger", "an der Lippe", "im Park"."""
    words, at = reading.words, index
    if words.get(at) in {"am", "im", "zur", "zum"}:
        at += 1
    elif words.get(at) in {"an", "in", "auf"} and words.get(at + 1) in {"der", "den"}:
        at += 2
    else:
        return index
    inside = at < len(words) and any(n.label == "ORG" and n.start <= words[index].start < n.end for n in reading.named)
    if at < len(words) and words[at].capital and (inside or words.get(index) in {"am", "an"} and reading.is_proper(words[at].start)):
        return at + 1
    return index


def _topics(reading: Reading, index: int, head: Head) -> int:
    """ "für Umwelt, Klima und Mobilität"; departments also without "für" ("Abteilung Bildung und Sport")."""
    words, at = reading.words, index
    if words.get(at) == "für":
        at += 1
    elif head.base not in TOPIC_DEPARTMENTS or head.compound or not words.get(at)[0].isupper() or person_at(reading, words[at].start):
        return index
    elif role_of(words.get(at)):
        return index
    stop = topic_list(reading, at)
    if stop == at:
        return index
    return _region(reading, stop) if head.kind in {"state", "federal"} else stop


def topic_list(reading: Reading, index: int) -> int:
    """The end of "A, B und C": a comma goes on only where an "und" still comes."""
    at = topic(reading, index)
    if at == index:
        return index
    stop = at
    while at < min(index + TOPIC_WORDS, len(reading.words)):
        sign = reading.words.get(at)
        item = topic(reading, at + 1) if sign in {",", "und", "sowie", "&"} else at + 1
        if item == at + 1:
            break
        if sign != ",":
            return item
        at = item
    return stop


def topic(reading: Reading, index: int) -> int:
    """One topic: "Ländlichen Raum", "Digitales", "die Belange von Menschen", "Bau-"."""
    words, at = reading.words, index
    if words.get(at) in {"die", "den", "das", "der", "regionale", "öffentliche", "ländliche", "ländlichen"}:
        at += 1
    if at < len(words) and adjective_stem(words[at].text) and words.get(at + 1)[0].isupper():
        at += 1
    if at < len(words) and words[at].capital and not person_at(reading, words[at].start):
        at += 1
        if at < len(words) and words[at].capital and adjective_stem(words[at - 1].text):
            at += 1
        return at
    return index


def _region(reading: Reading, index: int) -> int:
    """A Land behind a ministry: "Baden-Württemberg", "des Landes Nordrhein-Westfalen"."""
    words = reading.words
    if words.get(index) in {"des", "der"} and words.get(index + 1) in shapes.municipality_forms():
        stop = place(reading, index + 2)
        return stop if stop > index + 2 else index
    if index < len(words) and words[index].capital and covered(reading, words[index].start) and not person_at(reading, words[index].start):
        return place(reading, index)
    return index


def _genitive(reading: Reading, index: int, head: Head) -> int:
    """ "der Stadt Soest", "des Landkreises Unna", "der Freien Wähler", "von Niederbayern", "zur Wasserversorgung der X"."""
    words = reading.words
    if head.kind not in GENITIVE_KINDS and head.base != "förderverein":
        return index
    if words.get(index) in {"der", "des"}:
        at = index + 1
        if words.get(at) in shapes.municipality_forms():
            stop = place(reading, at + 1)
            return stop if stop > at + 1 else index
        if words.get(at) in {"Freien"} and words.get(at + 1).startswith("Wähler"):
            return at + 2
        inner = shapes.head_of(words.get(at)) if at < len(words) else None
        if inner and head.kind in {"foundation", "association"}:
            stop = proper_names(reading, at + 1, 2)
            if stop > at + 1 or inner.compound:
                return stop
    if words.get(index) == "von" and head.base in {"regierung", "bezirk"}:
        stop = place(reading, index + 1)
        return stop if stop > index + 1 else index
    if words.get(index) in {"zur", "für"} and head.base == "zweckverband" and words.get(index + 1)[0].isupper():
        at = index + 2
        if words.get(at) in {"der", "des"} and words.get(at + 1)[0].isupper():
            at += 2
        return at
    return index


def before_legal_form(reading: Reading, index: int) -> int:
    """Where the name that a legal form at word `index` closes begins: back over names, "&", "und", numbers."""
    words, at, joined = reading.words, index, True
    while at > max(0, index - 9):
        text = words[at - 1].text
        if text == "\n" or text in {".", ",", ":", ";", ")", "("} and not (text == "." and len(words.get(at - 2)) == 1):
            break
        if words[at - 1].capital or text[0].isdigit() or text in {"&", "+", "."} or (text in LOWER_WORDS and at < index):
            if text in {"Die", "Der", "Das"} or text.lower() in descriptors() or (role_of(text) and at - 1 < index - 1 and not covered(reading, words[at - 1].start)):
                break
            at -= 1
        elif text in {"“", "”", '"', "«"} or (joined and text in {"„", "»"}):
            at -= 1
        elif re.search(r"[A-ZÄÖÜ]", text) or "." in text:
            at -= 1
        elif at == index and text.isalpha() and words.get(at - 2).lower() in {"der", "die", "das", "firma", "von", "bei"}:
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
            model = any(n.label == "ORG" and n.start < words[at].start and n.end > words[at].end for n in reading.named)
            topic_before = at > begin and shapes.head_of(words[at - 1].text) is not None and words[at].text in {"der", "des", "für"}
            if not model and not topic_before:
                return at + 1
        if words[at].text == "in" and at > begin:
            return at + 1
    return begin
