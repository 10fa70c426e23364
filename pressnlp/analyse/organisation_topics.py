"""Topics as parts of a body's name: "für Umwelt, Klima und Mobilität", "Bildung und Sport"."""

import re

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.inflection import adjective_stem
from pressnlp.analyse.organisation_forms import Head
from pressnlp.analyse.organisation_places import covered, person_at, place
from pressnlp.analyse.roles import role_in
from pressnlp.analyse.tokens import Reading

TOPIC_WORDS = 16  # the longest ministries have a dozen words


# "das sorbische (Volk)", "regionalen (Handel)"
SMALL_ADJECTIVE = re.compile(r"^[a-zäöü]+(?:isch|lich|ig|al|ell|iv)(?:e|en|er|es)$")


PLANNERS = {"gesellschaft", "büro", "ingenieurbüro", "planungsbüro", "agentur", "energieagentur", "genossenschaft"}


def topics(reading: Reading, index: int, head: Head) -> int:
    """ "für Umwelt, Klima und Mobilität"; departments also without "für" ("Abteilung Bildung und Sport")."""
    words, at = reading.words, index
    if words.get(at) == "für" or (words.get(at) == "gegen" and head.kind == "association"):
        if head.kind == "company" and head.base not in PLANNERS and not covered(reading, words[at].start):
            return index  # "Werkstätten für Kinder" are no firm
        if (
            head.base.endswith("rat")
            and head.base not in {"beirat", "referat"}
            and (head.base != "rat" or words.get(at + 1).islower())
        ):
            return index  # "(Wahl des) Gemeinderats für die Dauer"
        if head.kind in {"school", "culture", "health"} and words.get(at + 1) in {"die", "den", "das", "der"}:
            return index  # "(Dank dem) Gymnasium für die Einladung"
        at += 1
    elif (
        head.opens != "topic"
        or head.compound
        or not words.get(at)[0].isupper()
        or person_at(reading, words[at].start)
        or role_in(reading, words.get(at))
    ):
        return index
    stop = topic_list(reading, at)
    if stop == at:
        return index
    return region(reading, stop) if head.kind in {"state", "federal"} else stop


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
        if words.get(at - 1) in {"die", "das", "der"} and _another(reading, at):
            return index
    if (
        at < len(words)
        and (adjective_stem(words[at].text) or SMALL_ADJECTIVE.match(words[at].text))
        and words.get(at + 1)[0].isupper()
    ):
        at += 1
    if at < len(words) and words[at].capital and not person_at(reading, words[at].start):
        at += 1
        if at < len(words) and words[at].capital and adjective_stem(words[at - 1].text):
            at += 1
        return at
    return index


def _another(reading: Reading, index: int) -> bool:
    """ "(Amt für Soziales und das) Jugendamt": not a topic, but the next body."""
    head = shapes.head_of(reading.words.get(index))
    if head is None or head.plural:
        return False
    return head.counts == "solo" or head.compound or head.opens == "topic" or head.kind in {"federal", "state"}


def purpose(reading: Reading, index: int) -> int | None:
    """ "der Freunde und Förderer des Bademuseums", "für Heimatpflege", "zur Förderung der Musik"."""
    words, at = reading.words, index
    if words.get(at) not in {"der", "für", "zur", "zum"} or not words.get(at + 1)[0].isupper():
        return None
    stop = topic_list(reading, at + 1)
    if words.get(stop) in {"des", "der"} and words.get(stop + 1)[0].isupper():
        stop += 2
    return stop


def region(reading: Reading, index: int) -> int:
    """A Land behind a ministry: "Baden-Württemberg", "des Landes Nordrhein-Westfalen"."""
    words = reading.words
    if words.get(index) in {"des", "der"} and words.get(index + 1) in shapes.municipality_forms():
        stop = place(reading, index + 2)
        return stop if stop > index + 2 else index
    if (
        index < len(words)
        and words[index].capital
        and covered(reading, words[index].start)
        and not person_at(reading, words[index].start)
    ):
        return place(reading, index)
    return index
