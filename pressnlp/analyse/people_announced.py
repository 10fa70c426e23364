"""Names that the pipeline missed: behind an office, a title or "Frau", in credits, in columns, before "und"."""

import re
from collections.abc import Iterator

from pressnlp.analyse.found import Gender
from pressnlp.analyse.people_words import (
    ANNOUNCED,
    CIVIL,
    PersonFound,
    given_names,
    name_word,
    particles,
    title_pattern,
)
from pressnlp.analyse.roles import role_in
from pressnlp.analyse.tokens import Reading

SIGNED = re.compile(r"\b(?:gez\.|i\.\s?[AV]\.)\s")  # "gez. Kern", "i. A. Kern"


def announced(reading: Reading) -> Iterator[tuple[int, int, float]]:
    """Names behind "Frau", a title or an office that the pipeline missed."""
    words = reading.words
    for match in title_pattern().finditer(reading.text):
        index = words.at(match.end())
        if index < len(words) and words[index].start <= match.end() + 1:
            yield from _name_from(reading, index)
    for index, word in enumerate(words):
        if word.text in CIVIL or _announces(reading, index):
            yield from _name_from(reading, index + 1)
    for match in SIGNED.finditer(reading.text):
        yield from _name_from(reading, words.at(match.end()))


def _announces(reading: Reading, index: int) -> bool:
    """An office in the singular before a known given name, or before two proper nouns that are no place."""
    role = role_in(reading, reading.words.get(index))
    if role is None or not role.singular or role.declension == "fixed":
        return False
    first, second = reading.words.get(index + 1), reading.words.get(index + 2)
    if first.split("-")[0] in given_names():
        return True
    if reading.proper is None or not (name_word(first) and name_word(second)) or role_in(reading, first):
        return False
    starts = reading.words[index + 1].start, reading.words[index + 2].start
    seen = reading.named.at(starts[0]) is not None
    return not seen and all(start in reading.proper for start in starts)


# "Foto: Stadt Soest/B. Ehlers", "(Fotos: Anna Weber)", "Bild (Markt Altdorf/Huber)"
CREDIT = re.compile(
    r"(?i:Fotos?|Bild|Bilder|Bildnachweis|Text|Grafik)\s?[:(]\s?(?:[^\n/():]{0,40}/\s?)?"
    r"((?:[A-ZÄÖÜ]\.\s?|[A-ZÄÖÜ][\w-]+\s)?(?:von\s)?[A-ZÄÖÜ][a-zäöüß][\w-]*)(?=\s*(?:[/).,;\n]|$))"
)


def credited(reading: Reading) -> Iterator[tuple[int, int, float]]:
    """Names in photo credits: two words of which the first is a given name or an initial, or one behind a slash."""
    for match in CREDIT.finditer(reading.text):
        first, _, rest = match[1].partition(" ")
        behind_slash = reading.text[match.start(1) - 1] == "/"
        if (rest and (first in given_names() or first.endswith("."))) or behind_slash:
            yield match.start(1), match.end(1), ANNOUNCED


# "Strothmann, Wieland      FDP": a table of candidates or members
BACKWARDS = re.compile(
    r"(?m)^[ \t]{0,20}(?P<family>[A-ZÄÖÜ][\w’'-]{1,40}),[ ](?P<given>[A-ZÄÖÜ][\w-]{1,30})(?=[ \t]{2,}|\t)"
)


def backwards(reading: Reading) -> Iterator[PersonFound]:
    """Names in columns, the family name first."""
    for match in BACKWARDS.finditer(reading.text):
        listed = given_names().get(match["given"].split("-")[0])
        if listed:
            sex: Gender | None = "f" if listed == "f" else "m" if listed == "m" else None
            start, end = match.start("family"), match.end()
            yield PersonFound(start, end, (), (match["given"],), match["family"], sex, ANNOUNCED)


def _name_from(reading: Reading, index: int) -> Iterator[tuple[int, int, float]]:
    words, at = reading.words, index
    while at < min(index + 5, len(words)) and (
        name_word(words[at].text) or (at > index and words[at].text in particles())
    ):
        if role_in(reading, words[at].text) and at > index + 1:
            break
        at += 1
    while at > index and words[at - 1].text in particles():
        at -= 1
    if at > index and words[at - 1].text not in {"Der", "Die", "Das"}:
        yield words[index].start, words[at - 1].end, ANNOUNCED


def partner(reading: Reading, person: PersonFound) -> PersonFound | None:
    """ "|Gerlinde| und Volkmar Kern": who stands before "und" by a given name alone shares the family name."""
    words = reading.words
    index = words.at(person.start) - 2
    if not person.given or index < 0 or words.get(index + 1) not in {"und", "&"} or person.titles:
        return None
    first = words[index]
    named = reading.entity(first.start, "PER")
    alone = named is None or named.start == first.start
    behind_name = words.get(index - 1) in given_names() or words.get(index - 1).endswith("-")
    if first.text.split("-")[0] not in given_names() or not alone or behind_name:
        return None
    listed = given_names()[first.text.split("-")[0]]
    sex: Gender | None = "f" if listed == "f" else "m" if listed == "m" else None
    return PersonFound(first.start, first.end, (), (first.text,), person.family, sex, ANNOUNCED)
