"""Places and proper names as parts of a body's name: "Bad Soden am Taunus", "Oberdorf, Talbach und Sankt Leonhard"."""

from functools import cache

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.people_words import given_names
from pressnlp.analyse.roles import role_in
from pressnlp.analyse.tokens import Reading
from pressnlp.words import entries, rows_with

PLACE_MIDDLES = ("an der", "am", "ob der", "im", "in der", "bei", "unter der", "vor der", "a. d.", "auf der")


@cache
def place_openers() -> frozenset[str]:
    return frozenset(entries("place_openers"))


def covered(reading: Reading, start: int) -> bool:
    """Whether the pipeline sees a body or place here."""
    return reading.entity(start, "ORG", "LOC") is not None


def adjoins(reading: Reading, index: int) -> bool:
    """Whether only one blank parts a word from the one before: columns are set apart by more, or by a tab."""
    if not 0 < index < len(reading.words):
        return False
    return reading.text[reading.words[index - 1].end : reading.words[index].start] in {"", " "}


def person_at(reading: Reading, start: int) -> bool:
    return reading.entity(start, "PER") is not None


def place(reading: Reading, index: int) -> int:
    """The end of a place name that starts at word `index` ("Bad Soden am Taunus"); `index` where none does."""
    words, at = reading.words, index
    if words.get(at) in place_openers() or (words.get(at).upper() in {"BAD", "SANKT"} and words.get(at).isupper()):
        at += 1
        if words.get(at) == ".":
            at += 1
    if not _place_word(reading, at):
        return index
    at += 1
    if words.get(at - 1).endswith("er") and words.get(at) in entries("place_tails") and adjoins(reading, at):
        return at + 1
    for middle in PLACE_MIDDLES:
        parts = middle.split()
        if (
            [words.get(at + k) for k in range(len(parts))] == parts
            and words.get(at + len(parts))[0].isupper()
            and covered(reading, words[at].start)
        ):
            return at + len(parts) + 1
    while (
        at < len(words)
        and adjoins(reading, at)
        and _place_word(reading, at)
        and covered(reading, words[at].start)
        and words.get(at - 1) != "\n"
    ):
        at += 1
    return at


def _place_word(reading: Reading, index: int) -> bool:
    """A capitalised word that is no role and no plain noun, as far as the pipeline tells."""
    text = reading.words.get(index)
    if not text[0].isupper() or len(text) < 2 or text in {"Der", "Die", "Das", "Land", "Kreis"}:
        return False
    start = reading.words[index].start
    if role_in(reading, text) or person_at(reading, start):
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


def named_person(reading: Reading, index: int) -> bool:
    """Whether a given name and another word behind it stand here ("(bestellte der Kreistag) |Birthe Lornsen|")."""
    word, following = reading.words.get(index), reading.words.get(index + 1)
    given = word.split("-")[0] in given_names() and not rows_with("municipalities", word)
    return given and following[0].isupper() and adjoins(reading, index + 1) and not shapes.head_of(following)


def lone_name(reading: Reading, index: int) -> bool:
    """A single word that the pipeline takes for a person, though behind a head noun ("Feuerwehr |Westeider|")."""
    named = reading.entity(reading.words[index].start, "PER") if index < len(reading.words) else None
    word = reading.words[index] if named else None
    return bool(named and word and named.start == word.start and named.end == word.end)


def proper_names(reading: Reading, index: int, most: int, strict: bool = True) -> int:
    """The end of up to `most` capitalised names from `index` on."""
    words, at = reading.words, index
    while at < index + most and at < len(words) and adjoins(reading, at):
        text = words[at].text
        if text in {"St", "St."} and words.get(at + 1) == ".":
            at += 2
            continue
        if not text[0].isupper() or text in {"Dr", "Prof", "Dipl"} or role_in(reading, text):
            break
        if at > index and text in entries("place_tails") and words.get(at - 1).endswith("er"):
            at += 1
            continue
        if text.lower() in entries("weekdays"):
            break
        if shapes.head_of(text) and not covered(reading, words[at].start):
            break
        if person_at(reading, words[at].start) or not (
            reading.is_proper(words[at].start) or covered(reading, words[at].start) or not strict
        ):
            break
        at += 1
    return at
