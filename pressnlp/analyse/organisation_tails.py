"""What follows a head noun and tells which body it is: a quoted name, topics, a site, places, a genitive, a year."""

import re

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.inflection import adjective_stem
from pressnlp.analyse.organisation_forms import Head
from pressnlp.analyse.organisation_legal import descriptors
from pressnlp.analyse.organisation_places import adjoins, lone_name, named_person, place, proper_names
from pressnlp.analyse.organisation_topics import topic_list, topics
from pressnlp.analyse.tokens import Reading

OPENING, CLOSING = {"„", "»", '"', "“", "‚"}, {"“", "”", "«", '"', "‘"}


PLACED = {"emergency", "state", "federal", "county"}  # no surname follows their heads as they stand


AREAS = {"association", "emergency", "utility", "school", "church", "chamber"}  # bodies named by where they are


QUOTED_WORDS = 7  # a quoted name is short; beyond it is a quotation


AUTHORITIES = {"council", "department", "state", "federal"}  # bodies that no person gives a name


JOINED = {"arbeitsgemeinschaft", "bietergemeinschaft", "ingenieurgemeinschaft"}  # firms that build together


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
    if head.kind in AUTHORITIES and named_person(reading, at):
        return at
    stop = topics(reading, at, head)
    if stop == at and head.base.endswith("ministerium"):
        stop = _portfolio(reading, at)
    if stop == at and head.opens in {"site", "called"}:
        stop = _site(reading, at)
    if stop == at and head.opens == "called" and reading.words.get(at - 2).lower() not in shapes.indefinite():
        stop = _called(reading, at)  # "ein Möbelhaus Interesse (zeigte)" names none
    if stop == at and head.opens == "owner":
        stop = _owner(reading, at)
    if stop > at and (head.kind in {"association", "church"} or head.base in {"zweckverband", "eigenbetrieb"}):
        stop = proper_names(reading, stop, 2)
    if stop == at and head.kind == "party":
        stop = _group(reading, at)
    if stop == at:
        stop = proper_names(reading, at, 4)
    if head.base in JOINED:
        stop = joined(reading, stop)
    placed = head.kind in PLACED or (head.kind in AREAS and head.compound)
    return at + 1 if stop == at and placed and adjoins(reading, at) and lone_name(reading, at) else stop


def _group(reading: Reading, at: int) -> int:
    """ "(Fraktion) Freie Bürger Soest", "(Fraktion) Bündnis 90/Die Grünen"."""
    party = at < len(reading.words) and shapes.fixed_name_pattern().match(reading.text, reading.words[at].start)
    if party:
        at = reading.words.at(party.end())
        another = reading.words.get(at) == "/" and reading.words.get(at + 1) in shapes.fixed_names()
        return at + 2 if another else at
    if not adjective_stem(reading.words.get(at)) or not reading.words.get(at + 1)[0].isupper():
        return at
    return proper_names(reading, at + 2, 2, strict=False)


PORTFOLIOS = {("des", "Innern"), ("der", "Finanzen"), ("der", "Justiz"), ("der", "Verteidigung")}


def _portfolio(reading: Reading, at: int) -> int:
    """ "(Ministerium) der Finanzen", "(Ministerium) des Innern und für Sport"."""
    words = reading.words
    if (words.get(at), words.get(at + 1)) not in PORTFOLIOS:
        return at
    further = at + 3 if words.get(at + 2) in {"und", ","} else at + 2
    topic = topic_list(reading, further + 1) if words.get(further) == "für" else further
    return topic if topic > further else at + 2


def _owner(reading: Reading, at: int) -> int:
    """ "(Tischlerei) Hans Kern", "(Orgelbau) Gebrüder Vogel": the people whose firm it is."""
    begin = at + 1 if reading.words.get(at) in {"Gebrüder", "Geschwister", "Familie"} else at
    while reading.words.get(begin) in {"Dr", "Prof", "med", "dent", "vet"} and reading.words.get(begin + 1) == ".":
        begin += 2
    stop = proper_names(reading, begin, 3)
    if stop == begin and begin < len(reading.words) and adjoins(reading, begin):
        person = reading.entity(reading.words[begin].start, "PER")
        stop = reading.words.at(person.end) if person and person.start == reading.words[begin].start else begin
    return stop if stop > begin else at


def joined(reading: Reading, at: int) -> int:
    """ "(Arbeitsgemeinschaft) Kern/Vogel"."""
    words = reading.words
    while words.get(at) == "/" and words.get(at + 1)[0].isupper() and reading.text[words[at].end] != " ":
        at += 2
    return at


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
    if words.get(index) in {"der", "des", "von"} and (whole := _whole(reading, index + 1, head)):
        return whole
    if head.base == "eigenbetrieb":
        return index  # "Eigenbetrieb Abfallwirtschaft |des Landkreises"
    if head.kind == "council" and (house := _parliament(reading, index)):
        return house
    if words.get(index) in {"der", "des"}:
        at = index + 1
        if words.get(at) in shapes.municipality_forms():
            stop = place(reading, at + 1)
            return stop if stop > at + 1 else index
        if words.get(at) in {"Freien"} and words.get(at + 1).startswith("Wähler"):
            return at + 2
        if head.kind == "council" and re.fullmatch(r"[A-ZÄÖÜ]{3,}", words.get(at)):
            return at + 1  # "Verbandsversammlung des ZWAB"
        known = at < len(words) and words.get(at).lower() not in descriptors()
        inner = shapes.head_of(words.get(at)) if known else None
        if inner and (
            head.kind in {"foundation", "association"}
            or head.base in BOARDS
            or (inner.kind == "council" and head.kind == "council")
        ):
            stop = proper_names(reading, at + 1, 2)
            if stop > at + 1 or inner.compound:
                return stop
    if words.get(index) == "von" and head.base in {"regierung", "bezirk", "bezirkstag", "landtag", "abgeordnetenhaus"}:
        stop = place(reading, index + 1)
        return stop if stop > index + 1 else index
    if words.get(index) in {"zur", "für"} and head.base == "zweckverband" and words.get(index + 1)[0].isupper():
        at = index + 2
        if words.get(at) in {"der", "des"} and words.get(at + 1)[0].isupper():
            at += 2
        return at
    return index


BOARDS = {"aufsichtsrat", "verwaltungsrat", "betriebsrat", "personalrat"}


def _parliament(reading: Reading, index: int) -> int | None:
    """ "(Haushaltsausschuss) des Deutschen Bundestages", "… des Landtags"."""
    words = reading.words
    if words.get(index) != "des":
        return None
    at = index + 2 if adjective_stem(words.get(index + 1)) else index + 1
    house = shapes.head_of(words.get(at))
    return at + 1 if house and house.base in {"bundestag", "landtag"} else None


BRANCHES = {"kreisverband", "ortsverband", "ortsverein", "landesverband", "stadtverband", "ortsgruppe"}


def _whole(reading: Reading, at: int, head: Head) -> int | None:
    """ "(Kreisverband der) SPD", "(Fraktion der) Grünen": the fixed name of what a branch or group belongs to."""
    party = (
        shapes.fixed_name_pattern().match(reading.text, reading.words[at].start) if at < len(reading.words) else None
    )
    if not party or not (head.base in BRANCHES or head.base == "fraktion"):
        return None
    return reading.words.at(party.end())


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
