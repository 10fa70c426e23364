"""The rules that find bodies: fixed names, municipality words, clubs, head nouns, legal forms."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse import organisation_legal as legal
from pressnlp.analyse import organisation_places as places
from pressnlp.analyse import organisation_tails as tails
from pressnlp.analyse import organisation_topics as topics
from pressnlp.analyse.found import OrganisationFound
from pressnlp.analyse.inflection import PLURALS, adjective_stem, noun
from pressnlp.analyse.organisation_forms import Head
from pressnlp.analyse.organisation_names import cased, kind_of, place_name, plain_name, singular
from pressnlp.analyse.roles import role_in
from pressnlp.analyse.tokens import Reading
from pressnlp.record import OrganisationKind
from pressnlp.words import rows

RULE, FIXED = 0.9, 0.97  # confidence of a rule's find without and of a fixed name; the model's own span brings its own


def fixed(reading: Reading) -> Iterator[OrganisationFound]:
    """ "CDU", "Deutsche Bahn", "Agentur für Arbeit Soest"."""
    for match in shapes.fixed_name_pattern().finditer(reading.text):
        nominative, kind = shapes.fixed_names()[match[0]]
        last = reading.words.at(match.end()) - 1
        if _only_adjective(reading, match[0], last):
            continue
        if kind == "party" and (group := _group_of(reading, match.start(), last)):
            yield group
            continue
        stop = (
            places.proper_names(reading, last + 1, 3)
            if kind not in {"party", "federal", "media"} or " für " in match[0]
            else last + 1
        )
        end = reading.words[stop - 1].end if stop > last + 1 else match.end()
        name = f"{nominative} {plain_name(reading.words, last + 1, stop, None)}" if stop > last + 1 else nominative
        inner = shapes.head_of(reading.words[last + 1].text) if stop > last + 1 else None
        if inner and inner.kind not in {"association", "department"}:
            kind = inner.kind  # "AWO Seniorenzentrum Soest"
        yield OrganisationFound(match.start(), end, name, kind, None, FIXED)


# "SPD-Ratsfraktion", "FDP-Gruppe", "Linke-Stadtratsfraktion"
GROUP = re.compile(r"(?P<party>[\wÄÖÜäöü.]{2,12})-(?:(?:[A-ZÄÖÜ][a-zäöüß]{2,20})?[Ff]raktion|Gruppe|Ratsgruppe)")


def groups(reading: Reading) -> Iterator[OrganisationFound]:
    """ "SPD-Ratsfraktion Soest", "CDU/FDP-Gruppe": what parties are called in a council."""
    words = reading.words
    for index, word in enumerate(words):
        match = GROUP.fullmatch(word.text) if "-" in word.text else None
        if not match or not shapes.is_party(match["party"]):
            continue
        begin = index
        while words.get(begin - 1) == "/" and shapes.is_party(words.get(begin - 2)):
            begin -= 2
        stop = places.proper_names(reading, index + 1, 2)
        name = plain_name(words, begin, stop, None)
        yield OrganisationFound(words[begin].start, words[stop - 1].end, name, "party", "fraktion", FIXED)


def _group_of(reading: Reading, start: int, last: int) -> OrganisationFound | None:
    """ "(die) Gruppe CDU/FDP": parties that sit together in a council."""
    words = reading.words
    first = words.at(start) - 1
    if words.get(first) != "Gruppe" or words.get(last + 1) != "/":
        return None
    stop = tails.joined(reading, last + 1)
    written = reading.text[words[first].start : words[stop - 1].end]
    return OrganisationFound(words[first].start, words[stop - 1].end, written, "party", "gruppe", FIXED)


def _only_adjective(reading: Reading, form: str, index: int) -> bool:
    """ "Grüne Mitte", "Linke Rheinseite": a colour or side before a noun, not the party."""
    following = reading.words.get(index + 1)
    if form not in {"Grüne", "Grünen", "Linke", "Linken"} or not places.adjoins(reading, index + 1):
        left = form in {"Linke", "Linken"}
        return left and reading.words.get(index - 1) not in {"Die", "die", "der", "Der", "(", "/"}
    noun_behind = following[0].isupper() and not places.person_at(reading, reading.words[index + 1].start)
    return noun_behind and following not in {"Fraktion", "Jugend", "Stadtratsfraktion"}


def clubs(reading: Reading) -> Iterator[OrganisationFound]:
    """ "TSV Soest", "SV Mühlental 1921 e. V.", "FF Soest" (→ "Freiwillige Feuerwehr Soest")."""
    words = reading.words
    prefixes = {prefix: (kind, full) for prefix, kind, full in rows("club_prefixes", 3)}
    for index, word in enumerate(words):
        if word.text not in prefixes:
            continue
        stop = places.proper_names(reading, index + 1, 3, strict=False)
        if stop == index + 1:
            continue
        stop = tails.year_and_form(reading, tails.joined(reading, stop) if word.text == "ARGE" else stop)
        kind, full = prefixes[word.text]
        name = plain_name(words, index, stop, None)
        if full != "-":
            name = full + name.removeprefix(word.text)
        start, end = word.start, words[stop - 1].end
        yield OrganisationFound(start, end, name, cast("OrganisationKind", kind), None, RULE)


def headed(reading: Reading) -> Iterator[OrganisationFound]:
    """Phrases around a head noun: "Amt für Schule und Sport", "Freiwillige Feuerwehr Soest", "CDU-Fraktion"."""
    for index, word in enumerate(reading.words):
        head = shapes.head_of(word.text)
        if head is None or _office(reading, index):
            continue
        begin = _left(reading, index)
        if _is_topic(reading, begin, index) or _press_office_of(reading, index):
            continue
        stop, own = tails.after(reading, index, head)
        if bracketed := _behind_person(reading, begin):
            stop, own = bracketed, own or bracketed > index + 1
        if word.text == "Verein" and (end := topics.purpose(reading, index + 1)):
            yield from _one_or_many(reading, index, index, tails.year_and_form(reading, end), head)
            continue
        if word.text.lower() in legal.descriptors() and not (own and reading.words.get(index + 1) in tails.OPENING):
            begin = index + 1
            if stop == begin or head.base != "büro":
                continue
            if reading.words.get(begin) == "für":
                begin = index  # "Büro für Integration" is the whole name
        if counts(reading, begin, index, stop, own, head):
            yield from _one_or_many(reading, begin, index, stop, head)


def _office(reading: Reading, index: int) -> bool:
    """ "Erster Stadtrat der Stadt Soest", "im Hauptamt Bürgermeister": words of an office, no body."""
    words = reading.words
    if words[index].text in {"Stadtrat", "Kreisrat"} and re.fullmatch(r"Erste[rnms]?", words.get(index - 1)):
        return True
    pursued = words[index].text.endswith("amt") and words.get(index - 1) == "im"
    return pursued and words.get(index + 1)[0].isupper() and role_in(reading, words.get(index + 1)) is not None


def _press_office_of(reading: Reading, index: int) -> bool:
    """ "|Pressestelle| Landratsamt Soest": the office of the body that follows without a genitive."""
    follows = reading.words.get(index + 1)
    own = follows in shapes.municipality_forms() or shapes.head_of(follows) is not None
    return own and reading.words[index].text.startswith("Presse")


BRACKET = 6  # words in brackets behind a person; more is no body's name


def _behind_person(reading: Reading, begin: int) -> int | None:
    """ "Gunther Kern (|Buchhandlung am Markt|)": where a bracket behind a person that opens with a body ends."""
    words = reading.words
    if words.get(begin - 1) != "(" or begin < 2 or not places.person_at(reading, words[begin - 2].start):
        return None
    for at in range(begin + 1, min(begin + 1 + BRACKET, len(words))):
        if words[at].text in {",", ";", "\n", "/", ":", "und"} or words[at].text.isdigit():
            return None
        if words[at].text == ")":
            return at
    return None


OLD = re.compile(r"Alte[nrsm]?")  # "in der Alten Molkerei": a building that has its name from what it was


def counts(reading: Reading, begin: int, index: int, stop: int, own: bool, head: Head) -> bool:
    """Whether a phrase around a head noun names a body of its own."""
    words = reading.words
    word = words[index].text
    phrase = reading.text[words[begin].start : words[stop - 1].end]
    if phrase.lower() in shapes.generic() or (head.plural and not own):
        return False
    if head.base == "dienst" and begin == index:
        return False  # "Dienste für Kinder", but "Schulpsychologischer Dienst"
    if own or (begin < index and not OLD.fullmatch(words[begin].text)):
        return True
    named = reading.entity(words[index].start, "ORG") is not None
    hyphenated = "-" in word.strip("-") and head.compound
    if words.get(index - 1).lower() in shapes.indefinite() and not hyphenated:
        return False
    if word.lower() in shapes.generic():
        return False
    match head.counts:
        case "solo":
            return True
        case "compound":
            return head.compound
        case _:
            return head.compound and (hyphenated or named or _led(reading, index, head))


HOUSES = {"school", "health", "culture"}  # bodies of which a town may have just one of the name


def _led(reading: Reading, index: int, head: Head) -> bool:
    """ "(Rektor der) Burgschule", "(Leiterin des) Bergheims": whoever leads a house tells that it is a body."""
    words = reading.words
    article, before = words.get(index - 1), words.get(index - 2)
    return head.kind in HOUSES and article in {"der", "des"} and role_in(reading, before) is not None


def _left(reading: Reading, index: int) -> int:
    """Where the phrase begins: adjectives, place adjectives, elided compounds, given names of "…-Institut"."""
    words, begin = reading.words, index
    if words.get(begin - 1) == "." and words.get(begin - 2).isdigit() and words.get(index).lower().endswith("schule"):
        return begin - 2  # "7. Oberschule"
    if words.get(begin - 1) in {"und", "oder"} and words.get(begin - 2).endswith("-"):
        begin -= 2
        while words.get(begin - 1) == "," and words.get(begin - 2).endswith("-"):
            begin -= 2
    while begin > 0:
        before = words[begin - 1]
        body = reading.entity(before.start, "ORG")
        covered = body is not None and body.end > words[begin].start
        first = before.start in reading.sentences or words.get(begin - 2) == "\n"
        if (
            (adjective_stem(before.text) and (covered or not first))
            or (before.capital and covered and not _stands_apart(reading, before.text))
            or (re.fullmatch(r"[A-ZÄÖÜ][\w-]{2,}er", before.text) and _place_adjective(reading, begin - 1))
        ):
            begin -= 1
        else:
            return begin
    return begin


def _stands_apart(reading: Reading, word: str) -> bool:
    """ "Die (Feuerwehr)", "Vorsitzende (Feuerwehr)", "Pressestelle (Feuerwehr)": no part of the name behind it."""
    return word.startswith("Presse") or legal.opens_sentence(reading, word)


def _place_adjective(reading: Reading, index: int) -> bool:
    """ "Ahlener (Stadtwerke)", "Dresdner (Büro)": not a role, not a plain noun."""
    word = reading.words[index]
    return (
        reading.nouns is not None
        and word.start not in reading.nouns
        and word.text.lower() not in shapes.place_adjective_lookalikes()
    )


def _one_or_many(reading: Reading, begin: int, index: int, stop: int, head: Head) -> Iterator[OrganisationFound]:
    words = reading.words
    more = list(places.more_places(reading, stop)) if head.plural or head.gender == "p" else []
    if head.plural and not more:  # "Berufliche Schulen Soest" is one body
        head = replace(head, base=PLURALS[head.base], gender="p", plural=False)
    name = plain_name(words, begin, stop, (index, head))
    kind = kind_of(name, head.kind)
    if words[index].text in {"Amt", "Amtes", "Amts"} and stop > index + 1 and _is_place(reading, index + 1):
        kind = "municipality"  # "Amt Havelbruch" is an association of municipalities
    sure = RULE if stop > index + 1 or begin < index or head.counts == "solo" else RULE - 0.1
    yield OrganisationFound(
        words[begin].start, words[stop - 1].end, name, kind, head.base if begin <= index else None, sure
    )
    for first, last in more:
        base = noun(words[index].text, head.base, head.gender) if not head.plural else singular(words[index].text, head)
        named = [*(cased(w.text, head) for w in words.all[begin:index]), base, place_name(words, first, last)]
        start, end = words[first].start, words[last - 1].end
        yield OrganisationFound(start, end, " ".join(named), kind, head.base, sure - 0.1)


def _is_topic(reading: Reading, begin: int, index: int) -> bool:
    """ "Eigenbetrieb |Wasserversorgung| Soest": a head that is only the topic of the one before it."""
    for at in range(begin, index):
        first = shapes.head_of(reading.words[at].text)
        if first and first.opens == "topic" and tails.after(reading, at, first)[0] > index:
            return True
    return False


def _is_place(reading: Reading, index: int) -> bool:
    named = reading.entity(reading.words[index].start, "LOC", "ORG")
    known = reading.proper is not None and reading.words[index].start in reading.proper
    return reading.words[index].capital and (named is not None or known)


def closed_by_legal_form(reading: Reading) -> Iterator[OrganisationFound]:
    """Names that a legal form closes: "Holzbau Stadler & Söhne GmbH & Co. KG"."""
    words = reading.words
    for match in shapes.legal_form_pattern().finditer(reading.text):
        last = words.at(match.start())
        begin = legal.before_legal_form(reading, last)
        stop = words.at(match.end())
        if begin == last:
            continue
        heads = [(i, inner) for i in range(begin, last) if (inner := shapes.head_of(words[i].text))]
        head = next((h for h in heads if not h[1].plural), None)
        form = next(f for f in shapes.legal_forms() if f.replace(" ", "") == "".join(match[0].split()))
        telling = head is not None and head[1].kind not in {"department", "other"}
        written = reading.text[words[begin].start : match.end()]
        kind = kind_of(written, head[1].kind if head and telling else shapes.legal_forms()[form])
        name = plain_name(words, begin, stop, head)
        yield OrganisationFound(words[begin].start, match.end(), name, kind, head[1].base if head else None, FIXED)
