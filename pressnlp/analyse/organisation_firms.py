"""Firms without a legal form: "Seezeichen & Söhne", "Wittkämper Architekten BDA", "das Büro aquaplan niederbayern"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.found import OrganisationFound
from pressnlp.analyse.inflection import adjective_stem
from pressnlp.analyse.organisation_forms import legal_form_pattern
from pressnlp.analyse.organisation_legal import ARTICLES, INFLECTED, described, descriptors, openers
from pressnlp.analyse.organisation_places import adjoins, covered, named_person, person_at, proper_names
from pressnlp.analyse.roles import role_in
from pressnlp.analyse.tokens import Reading
from pressnlp.words import entries

SURE = 0.85
PLACE_ADJECTIVE = re.compile(r"[A-ZÄÖÜ][\w-]{2,}er$")  # "vom Dresdner (Büro Raum & Rand)"
LONGEST = 3  # names before the trade or the "&"


@cache
def _trades() -> frozenset[str]:
    return frozenset(entries("organisation_trades"))


@cache
def _partners(link: str) -> frozenset[str]:
    """What closes a firm behind a sign; behind "und" no kin of one ("Vater und Sohn")."""
    kin = {"Sohn", "Tochter"} if link == "und" else set()
    return frozenset(entries("organisation_partners")) - kin


def firms(reading: Reading) -> Iterator[OrganisationFound]:
    """Firms told by "& Söhne", by a trade behind a name, by "Büro" or "Firma" before one."""
    for index, word in enumerate(reading.words):
        if word.text in {"&", "+", "und"} and reading.words.get(index + 1) in _partners(word.text):
            yield from _firm(reading, names_before(reading, index), index + 2, least=index)
        elif word.text in _trades():
            yield from _firm(reading, names_before(reading, index), _degree(reading, index + 1), least=index)
        elif word.capital and ((kind := described(word.text)) != "unknown" or word.text.lower() in descriptors()):
            for one in _firm(reading, index + 1, _brand(reading, index + 1)):
                yield one if kind == "unknown" else replace(one, kind=kind)


def _firm(reading: Reading, begin: int, stop: int, least: int | None = None) -> Iterator[OrganisationFound]:
    """A firm of words begin…stop; a trade alone is none, and a legal form behind it is another rule's."""
    words = reading.words
    if stop <= begin or begin == least or stop > len(words):
        return
    if stop < len(words) and legal_form_pattern().match(reading.text, words[stop].start):
        return
    start, end = words[begin].start, words[stop - 1].end
    yield OrganisationFound(start, end, reading.text[start:end], "company", None, SURE)


def names_before(reading: Reading, index: int) -> int:
    """Where the names before word `index` begin: "die Agentur |Meer & Mehr & Söhne", "|Wittkämper Architekten"."""
    words, at = reading.words, index
    while at > max(0, index - LONGEST) and adjoins(reading, at):
        before = words[at - 1]
        if before.text in {"&", "+"} and at < index:
            at -= 1
            continue
        if not before.capital or before.text in openers() or before.text.lower() in descriptors():
            break
        if role_in(reading, before.text) or adjective_stem(before.text) or not _own_name(reading, before.start):
            break
        at -= 1
    return at


def _own_name(reading: Reading, start: int) -> bool:
    return reading.is_proper(start) or covered(reading, start) or person_at(reading, start)


def _degree(reading: Reading, index: int) -> int:
    """ "Architekten |BDA", "Architekten |Partnerschaft"."""
    word = reading.words.get(index)
    if word == "Partnerschaft":
        return index + 1
    return index + 1 if word.isupper() and len(word) > 1 and adjoins(reading, index) else index


def _brand(reading: Reading, index: int) -> int:
    """The end of a brand behind "das Büro": "Raum & Rand", "aquaplan niederbayern"; `index` where none is."""
    words = reading.words
    before = words.get(index - 2)
    announced = before.lower() in ARTICLES | {"dem", "vom", "beim"} or PLACE_ADJECTIVE.match(before)
    if index >= len(words) or not announced:
        return index
    if words[index].text[0].islower():
        return _small_brand(reading, index)
    if words.get(index + 1) in {"&", "+"} and words.get(index + 2)[0].isupper():
        return index + 3
    return _proper_brand(reading, index)


def _proper_brand(reading: Reading, index: int) -> int:
    """ "das Modeunternehmen |Strellwig|": a proper noun, no person, no role, no head noun."""
    known = reading.proper is not None and reading.words[index].start in reading.proper
    common = reading.nouns is not None and reading.words[index].start in reading.nouns
    told = described(reading.words.get(index - 1)) != "unknown"
    if not known or not told or common or shapes.head_of(reading.words[index].text) or named_person(reading, index):
        return index
    return proper_names(reading, index, 3)


def _small_brand(reading: Reading, index: int) -> int:
    """ "aquaplan niederbayern", "klarkante UX": written small, yet a proper noun for the pipeline."""
    words, at = reading.words, index
    while at < min(index + 2, len(words)) and words[at].text.isalpha() and _brand_word(reading, at, index):
        at += 1
    if at == index or (words.get(at).isupper() and words.get(at).isalpha() and len(words.get(at)) > 1):
        return at + 1 if at > index else at
    return at


def _brand_word(reading: Reading, at: int, index: int) -> bool:
    word = reading.words[at]
    if word.text in entries("function_words") or (at == index and INFLECTED.search(word.text) and len(word.text) < 6):
        return False
    following = reading.words.get(at + 1)
    known = reading.proper is not None and word.start in reading.proper
    known = known or (following.isupper() and len(following) > 1 and following.isalpha())
    return word.text.islower() and (known or covered(reading, word.start))
