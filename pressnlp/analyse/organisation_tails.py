"""What follows a head noun and tells which body it is: a quoted name, topics, a site, places, a genitive, a year."""

import re

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.inflection import adjective_stem
from pressnlp.analyse.organisation_forms import Head
from pressnlp.analyse.organisation_places import adjoins, lone_name, place, proper_names
from pressnlp.analyse.organisation_topics import topic_list, topics
from pressnlp.analyse.tokens import Reading

OPENING, CLOSING = {"„", "»", '"', "“", "‚"}, {"“", "”", "«", '"', "‘"}


AREAS = {"association", "emergency", "utility", "school", "church", "chamber"}  # bodies named by where they are


QUOTED_WORDS = 7  # a quoted name is short; beyond it is a quotation


NUMBERED = {  # heads that a mere number names: "Kommissariat 21", "Panzerbataillon 393"
    "fachkommissariat", "kriminalkommissariat", "kommissariat", "fachbereich", "dezernat", "referat", "polizeirevier",
    "bataillon", "regiment",
}  # fmt: skip


GENITIVE_KINDS = {"council", "foundation", "party", "state", "association", "emergency", "federal", "utility"}


def after(reading: Reading, index: int, head: Head) -> tuple[int, bool]:
    """The end of the phrase that head word `index` opens, and whether something in it tells which body."""
    at = index + 1
    quoted = _quoted(reading, at)
    if quoted:
        return year_and_form(reading, quoted), True
    named = _behind_bracket(reading, index, head)
    if named:
        return year_and_form(reading, named), True
    stop = _name(reading, at, head)
    stop = _number(reading, at, head) if stop == at else stop
    stop = _genitive(reading, stop, head)
    stop = year_and_form(reading, stop)
    return stop, stop > at


def _behind_bracket(reading: Reading, index: int, head: Head) -> int | None:
    """ "Sozialverband (VdK) |Musterau|": the place of an association behind its abbreviation."""
    bracket = shapes.ABBREVIATION.match(reading.text, reading.words[index].end)
    if not bracket or head.kind != "association":
        return None
    inner = reading.words.at(bracket.end())
    named = proper_names(reading, inner, 2)
    return named if named > inner else None


def _name(reading: Reading, at: int, head: Head) -> int:
    """Topics, a site, a name or a place behind the head; `at` where none is."""
    stop = topics(reading, at, head)
    if stop == at and head.opens in {"site", "called"}:
        stop = _site(reading, at)
    if stop == at and head.opens == "called":
        stop = _called(reading, at)
    if stop > at and head.kind == "association":
        stop = proper_names(reading, stop, 2)
    if stop == at and head.kind == "party" and adjective_stem(reading.words.get(at)):
        stop = _group(reading, at)
    if stop == at:
        stop = proper_names(reading, at, 4)
    placed = head.kind in AREAS and head.compound and adjoins(reading, at)
    return at + 1 if stop == at and placed and lone_name(reading, at) else stop


def _group(reading: Reading, at: int) -> int:
    """ "(Fraktion) Freie Bürger Soest"."""
    if not reading.words.get(at + 1)[0].isupper():
        return at
    return proper_names(reading, at + 2, 2, strict=False)


def _number(reading: Reading, at: int, head: Head) -> int:
    """ "Kommissariat 21", "Referat 5 – Soziales", "Realschule plus"."""
    words = reading.words
    if head.base == "realschule" and words.get(at) == "plus":
        return at + 1
    if not words.get(at).isdigit():
        return at
    if head.opens == "topic" and head.base != "amt":
        return topic_list(reading, at + 2) if words.get(at + 1) in {"–", "-"} else at + 1
    return at + 1 if head.base in NUMBERED else at


def _quoted(reading: Reading, index: int) -> int | None:
    words = reading.words
    if words.get(index) not in OPENING or reading.text[words[index].start - 1] not in " \n(":
        return None  # `die "Stadtwerke" in "Musterau"`: that sign closes
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
    inside = at < len(words) and reading.entity(words[index].start, "ORG") is not None
    if (
        at < len(words)
        and words[at].capital
        and (inside or (words.get(index) in {"am", "an"} and reading.is_proper(words[at].start)))
    ):
        return at + 1
    return index


def _called(reading: Reading, index: int) -> int:
    """ "Gasthaus |Sonne", "Buchhandlung |Lesezeichen", "Café |Breuninger": any noun right behind is the name."""
    words = reading.words
    stop = proper_names(reading, index, 3, strict=False)
    if stop == index and index < len(words) and adjoins(reading, index) and words[index].capital:
        return index + 1 if lone_name(reading, index) else index
    return stop


def _genitive(reading: Reading, index: int, head: Head) -> int:
    """ "der Stadt Soest", "des Landkreises Unna", "der Freien Wähler", "von Niederbayern", "zur Versorgung der X"."""
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
        if head.kind == "council" and re.fullmatch(r"[A-ZÄÖÜ]{3,}", words.get(at)):
            return at + 1  # "Verbandsversammlung des ZWAB"
        inner = shapes.head_of(words.get(at)) if at < len(words) else None
        if inner and (
            head.kind in {"foundation", "association"} or (inner.kind == "council" and head.kind == "council")
        ):
            stop = proper_names(reading, at + 1, 2)
            if stop > at + 1 or inner.compound:
                return stop
    if words.get(index) == "von" and head.base in {"regierung", "bezirk", "bezirkstag"}:
        stop = place(reading, index + 1)
        return stop if stop > index + 1 else index
    if words.get(index) in {"zur", "für"} and head.base == "zweckverband" and words.get(index + 1)[0].isupper():
        at = index + 2
        if words.get(at) in {"der", "des"} and words.get(at + 1)[0].isupper():
            at += 2
        return at
    return index


def year_and_form(reading: Reading, index: int) -> int:
    """ "… 1921 e. V.", "… 07"."""
    at = index
    if re.fullmatch(r"0\d", reading.words.get(at)):
        return at + 1
    if re.fullmatch(r"(?:1[789]|20)\d\d(?:/\d\d)?", reading.words.get(at)):
        at += 1
    if at < len(reading.words):
        match = shapes.legal_form_pattern().match(reading.text, reading.words[at].start)
        if match:
            return reading.words.at(match.end())
    return index
