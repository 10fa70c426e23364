"""What follows a head noun and tells which body it is: a quoted name, topics, a site, places, a genitive, a year."""

import re

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.inflection import adjective_stem
from pressnlp.analyse.organisation_forms import Head
from pressnlp.analyse.organisation_places import place, proper_names
from pressnlp.analyse.organisation_topics import topic_list, topics
from pressnlp.analyse.tokens import Reading

OPENING, CLOSING = {"„", "»", '"', "“", "‚"}, {"“", "”", "«", '"', "‘"}


QUOTED_WORDS = 7  # a quoted name is short; beyond it is a quotation


GENITIVE_KINDS = {"council", "foundation", "party", "state", "association", "emergency", "federal", "utility"}


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
    stop = topics(reading, at, head)
    if stop == at and head.opens == "site":
        stop = _site(reading, at)
    if stop > at and head.kind == "association":
        stop = proper_names(reading, stop, 2)
    if stop == at and head.kind == "party" and adjective_stem(words.get(at)):
        stop = proper_names(reading, at + 1, 3, strict=False)  # "Fraktion Freie Bürger Soest"
    if stop == at:
        stop = proper_names(reading, at, 4)
    if (
        stop == at
        and head.base in {"fachkommissariat", "fachbereich", "dezernat", "referat", "polizeirevier"}
        and words.get(at).isdigit()
    ):
        stop = at + 1
    if head.opens == "topic" and head.base != "amt" and words.get(at).isdigit():
        stop = topic_list(reading, at + 2) if words.get(at + 1) in {"–", "-"} else at + 1
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
    inside = at < len(words) and reading.entity(words[index].start, "ORG") is not None
    if (
        at < len(words)
        and words[at].capital
        and (inside or (words.get(index) in {"am", "an"} and reading.is_proper(words[at].start)))
    ):
        return at + 1
    return index


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
    """ "… 1921 e. V."."""
    at = index
    if re.fullmatch(r"(?:1[789]|20)\d\d(?:/\d\d)?", reading.words.get(at)):
        at += 1
    if at < len(reading.words):
        match = shapes.legal_form_pattern().match(reading.text, reading.words[at].start)
        if match:
            return reading.words.at(match.end())
    return index
