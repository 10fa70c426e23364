"""What the pipeline takes for a body and is none: streets, events, buildings, laws, titles, press offices."""

import re
from functools import cache

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.organisation_places import adjoins
from pressnlp.analyse.organisation_rules import OLD
from pressnlp.analyse.tokens import Reading
from pressnlp.words import entries


def behind_press_office(reading: Reading, begin: int, stop: int) -> int:
    """ "Pressestelle |Landratsamt Musterau|": the office of the body that follows without a genitive."""
    first, follows = reading.words.get(begin), reading.words.get(begin + 1)
    office = first.startswith("Presse") or first in entries("letterhead_words")
    if begin + 1 >= stop or not office or follows in {"der", "des", "und", "&"}:
        return begin
    own = follows in shapes.municipality_forms() or shapes.head_of(follows) is not None
    return begin + 1 if own else begin


def no_body(text: str) -> bool:
    """ "Hintere Gasse", "Integrationspreis", "Alte Weberei", "POL-MST": streets, prizes, buildings, codes."""
    if OLD.match(text) and " " in text:
        return True
    named = re.fullmatch(r"(\w+) [A-ZÄÖÜ][\w-]+", text)  # "Bürgerhaus Neuwetter", "Wasserwerks Birkenhain"
    first = re.sub(r"(?:es|s)$", "", named[1]).lower() if named else ""
    text = text.partition(" für ")[0]  # "Europäischer Fonds für regionale Entwicklung"
    whole, ends = _nonheads()
    buildings = tuple(word for word in whole if len(word) > 5)
    last = text.lower().rpartition(" ")[2]
    forms = (last, re.sub(r"(?:es|s)$", "", last))  # "des Hansetages"
    return (
        text.lower().endswith(whole)
        or any(form.endswith(ends) and form not in ends for form in forms)
        or first.endswith(buildings)
        or text.startswith(("POL-", "OT "))  # a police office's code, a part of a town
    )


@cache
def _nonheads() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a name ends in that is no body's, and what only the end of a longer word tells so ("Musikherbst")."""
    listed = entries("organisation_nonheads")
    return tuple(word for word in listed if word[0] != "-"), tuple(word[1:] for word in listed if word[0] == "-")


def is_part_of_building(reading: Reading, begin: int) -> bool:
    """ "Bürgersaal des Rathauses"."""
    first = reading.words[begin].text
    return first != "Haus" and no_body(first) and reading.words.get(begin + 1) in {"der", "des", "im"}


def is_cited(reading: Reading, begin: int, stop: int) -> bool:
    """ "§ 4 IWG", "#DIGILAB", "Rathaus für Gespräche": laws, labels, a generic word with what goes on there."""
    words = reading.words
    if words.get(begin - 1) in {"#", "@"} or "§" in {words.get(at) for at in range(begin - 5, begin)}:
        return True
    return words[begin].text.lower() in shapes.generic() and stop > begin + 1 and words[begin + 1].text == "für"


def is_title(reading: Reading, index: int) -> bool:
    """ "das Projekt „Smart City Soest“": a quoted name behind a noun that announces a title names no body."""
    words = reading.words
    if words.get(index - 1) not in {"„", "»", '"', "‚"} or index < 2:
        return False
    before = words.get(index - 2).lower()
    return any(before.endswith((noun.lower(), noun.lower() + "s")) for noun in entries("quote_titles"))


def opens_noun(reading: Reading, index: int) -> bool:
    """ "|Ulmer| Projektentwicklerin": the place's adjective, cut off from its noun."""
    word, following = reading.words[index].text, reading.words.get(index + 1)
    adjective = re.fullmatch(r"[A-ZÄÖÜ][a-zäöüß]{2,}er", word) and not shapes.head_of(word)
    return bool(adjective) and following[0].isupper() and following.isalpha() and adjoins(reading, index + 1)
