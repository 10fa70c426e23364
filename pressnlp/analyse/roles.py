"""Offices and functions: German role nouns and the phrases around them.

"stellvertretende Fachbereichsleiterin", "Erster Beigeordneter", "Bau- und Umweltdezernentin", "Landrat a. D."
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from pressnlp import words
from pressnlp.analyse.found import Gender
from pressnlp.analyse.role_nouns import RoleNoun, feminine, role_in, role_of
from pressnlp.analyse.tokens import Reading, Word, Words
from pressnlp.record import RoleStatus

__all__ = ["RoleNoun", "RolePhrase", "adjective", "feminine", "find", "phrase", "role_in", "role_of",
           "small_words"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role with its adjectives: words first…last (numbers of Words), and what its form tells.

    `opens` is the first word with an article and adjectives that only describe ("|der 44-jährige Amtsleiter").
    """

    opens: int
    first: int
    last: int
    start: int
    end: int
    noun: RoleNoun
    prefix: str
    adjectives: tuple[str, ...]
    status: RoleStatus
    gender: Gender | None
    plural: bool
    article: str
    written: str
    tail: str = ""

    def text(self, gender: Gender | None) -> str:
        """The role in the nominative singular for a person of a gender: "Erste Beigeordnete"."""
        sex = self.gender or gender or ("m" if self.written.endswith("er") else "f")
        ending = "er" if sex == "m" else "e"
        noun = self.noun.lemma + (ending if self.noun.declension == "adjectival" else "")
        before = [a + ending if a[-1].isalpha() else a for a in self.adjectives]
        return " ".join([*before, self.prefix + noun]) + self.tail

    @property
    def has_article(self) -> bool:
        """Whether an own article parts this role from one before it ("der Bürgermeister und die Kämmerin")."""
        return self.article in ARTICLES


def find(reading: Reading) -> list[RolePhrase]:
    """All role phrases outside persons' names, in order."""
    surnames = {
        reading.text[n.start : n.end].split()[-1]
        for n in reading.named
        if n.label == "PER" and " " in reading.text[n.start : n.end]
    }
    found = []
    for index, word in enumerate(reading.words):
        noun = role_in(reading, word.text)
        if noun and not _inside_name(reading, word, surnames) and not BOTH.match(reading.text, word.end):
            found.append(phrase(reading, index, noun))
    return found


def _inside_name(reading: Reading, word: Word, surnames: set[str]) -> bool:
    """A surname such as "Richter" inside a person's span is none; a role that opens the span is one.

    A span of one word is a surname where somebody of the text bears it ("Holm Richter … Richter sagte").
    """
    person = reading.entity(word.start, "PER")
    if person is None:
        return False
    if word.start == person.start and word.end >= person.end:
        return word.text in surnames or (word.text in AMBIGUOUS and person.confidence >= UNSURE)
    return word.start != person.start and not MANDATE.fullmatch(word.text)


UNSURE = 0.5  # "Tobias Hinz, |Richter|, geb. 1975": below this the pipeline only guesses at a second person
MANDATE = re.compile(r"Md(?:[BLA]|EP|BB|HB)")  # "Astrid Uhl |MdL|", which the pipeline may take into the name


def small_words(kind: str) -> frozenset[str]:
    """A class of the small words around roles: `small_words("opener")` holds "der", "eine"."""
    return frozenset(words.table("office_grammar")[kind].split())


BOTH = re.compile(r"/-?in(?:nen)?\b")  # "Die Lehrer/-innen": no one person's role
ARTICLES = small_words("article")
OPENERS = small_words("opener")
AGED = frozenset(["alte", "alter", "alten"])
MASCULINE = frozenset(
    ["dem", "des", "zum", "vom", "beim", "ein", "einem", "eines", "sein", "ihr", "unser", "seinem", "ihrem"]
)
FEMININE = frozenset({"zur", "eine"})
# "Richter", "Küster": surnames first, trades second, when they stand alone
AMBIGUOUS = frozenset(words.entries("role_surnames"))
OF_THE_YEAR = re.compile(r" des (?:Jahres|Monats)\b")  # "Sportlerin |des Jahres": a part of the title
ORDINALS = re.compile(r"^[1-4]$")
OF_AGE = re.compile(r"^\d+-[Jj]ährige[nr]?$")


def phrase(reading: Reading, index: int, noun: RoleNoun) -> RolePhrase:
    """The phrase around role noun `index`: elided compounds, adjectives, article, "a. D."."""
    words = reading.words
    first = _elided(words, index)
    prefix = words.text[words[first].start : words[index].start] if first < index else ""
    begin, first, adjectives, status = _adjectives(words, first)
    if adjectives and _only_counts(words, begin, index, adjectives):
        adjectives, first = [], index
    if begin == index and (champion := _champion(words, index, noun)):
        begin, first, adjectives = index - 1, index - 1, [champion]
    article = words.get(begin - 1).lower()
    last, status = _after(words, index, status)
    status = _by_noun(noun.lemma, status)
    plural = _is_plural(noun, article, reading, last)
    tail = OF_THE_YEAR.match(words.text, words[last].end)
    last += 2 if tail else 0
    return RolePhrase(begin - (article in OPENERS), first, last, words[first].start, words[last].end, noun, prefix,
                      tuple(adjectives), status, _gender(noun, article, words[index].text), plural, article,
                      words[index].text, tail[0] if tail else "")  # fmt: skip


def _elided(words: Words, index: int) -> int:
    """ "|Bau- und Umweltdezernentin": the first word of a compound that shares its head."""
    while (
        words.get(index - 1) in {"und", ","}
        and words.get(index - 2).endswith("-")
        and words.get(index - 2)[0].isupper()
    ):
        index -= 2
    return index


def _adjectives(words: Words, first: int) -> tuple[int, int, list[str], RoleStatus]:
    """Back over the adjectives: the first of all, the first that belongs to the role, those that do, the status."""
    adjectives: list[str] = []
    status: RoleStatus = "current"
    begin = first
    while begin > 0:
        before = words.get(begin - 1)
        kind, value = adjective(before, words.get(begin - 2))
        if before in AGED and words.get(begin - 2) == "Jahre":
            begin -= 3  # "Die 41 Jahre alte |Anwältin"
            continue
        if kind == "role":
            adjectives.insert(0, value)
        elif kind == "status":
            status = _joined_status(words, begin - 1, before, value, status)
        elif kind != "other":
            break
        begin -= 2 if before == "." else 1
        first = begin if kind in {"role", "status"} or adjectives else first
    return begin, first, adjectives, status


def _joined_status(words: Words, index: int, word: str, value: str, status: RoleStatus) -> RoleStatus:
    """What a word of time says; "früherer Leiter und |langjähriger Vorsitzender" goes on from the one before."""
    if word.startswith("langjährig") and words.get(index - 1) == "und":
        earlier = [words.get(at) for at in range(index - 2, index - 5, -1)]
        if any(adjective(one, "") == ("status", "former") for one in earlier):
            return "former"
    return cast("RoleStatus", value) if value != "current" or status == "current" else status


def _only_counts(words: Words, begin: int, index: int, adjectives: list[str]) -> bool:
    """ "ist erste Wehrführerin in 131 Jahren": the first ever, no office called so."""
    counted = adjectives == ["erst"] and words.get(index - 1)[0].islower() and words.get(begin - 1) not in ARTICLES
    return counted and words.get(index + 1) in {"in", "seit", "überhaupt"}


# "Deutsche |Meisterin", "Bayerischer |Vizemeister": the land belongs to the title
CHAMPION = re.compile(
    r"(?i)(?:vize|junioren|jugend|schüler|senioren|hallen|staffel|mannschafts|amateur|profi)*meister(?:in)?$"
)
OF_LAND = re.compile(r"^([A-ZÄÖÜ][\w-]*(?:isch|deutsch)|[Dd]eutsch)(?:e|er|en|em)$")


def _champion(words: Words, index: int, noun: RoleNoun) -> str | None:
    """ "|Deutsche| Meisterin" → "Deutsch"; other masters ("Handwerksmeister") have none."""
    land = OF_LAND.match(words.get(index - 1))
    return land[1] if land and CHAMPION.match(noun.lemma) else None


# "Altbürgermeister", "Altstadtrat", "Ex-Landrat"; not "Altenpfleger", "Altstadtmanagerin"
FORMER_NOUN = re.compile(r"(?:Alt(?!en|ers|ist|last|pap|stadt(?!r[aä]t))|Ex-)(?=[a-zäöüA-Z])|.*[Vv]orgänger(?:in)?$")
CANDIDATE_NOUN = re.compile(r"(?i).*(?:kandidat|bewerber)(?:in)?$")


def _by_noun(lemma: str, status: RoleStatus) -> RoleStatus:
    if FORMER_NOUN.match(lemma):
        return "former"
    return "candidate" if status == "current" and CANDIDATE_NOUN.match(lemma) else status


def _after(words: Words, index: int, status: RoleStatus) -> tuple[int, RoleStatus]:
    """ "Landrat a. D.", "Pfarrer i. R."."""
    tail = re.compile(r"\s(?:a\.\s?D\.|i\.\s?R\.|außer Dienst|im Ruhestand)").match(words.text, words[index].end)
    if tail:
        return words.at(tail.end()) - 1, "former"
    return index, status


def _gender(noun: RoleNoun, article: str, word: str) -> Gender | None:
    if noun.gender:
        return noun.gender
    if noun.declension == "adjectival":
        if article in {"als", "ist", "war", "wird", "bleibt"} and word.endswith(("er", "e")):
            return "m" if word.endswith("er") else "f"
        if article in MASCULINE or (article == "der" and word.endswith("e")):
            return "m"
        if article in FEMININE or (article in {"die", "der"} and word.endswith("e" if article == "die" else "en")):
            return "f"
    return None


def _is_plural(noun: RoleNoun, article: str, reading: Reading, last: int) -> bool:
    if not noun.singular:
        return True
    if noun.gender == "m" and article == "die":
        return noun.plural
    return (
        noun.plural
        and article
        in {"die", "den", "ihre", "ihren", "seine", "deren", "drei", "zwei", "beiden", "beide", "vier", "unsere"}
        and (
            noun.declension != "adjectival"
            or (reading.words.get(last).endswith("en") and article in {"die", "zwei", "drei", "vier", "beiden", "ihre"})
        )
    )


@lru_cache(maxsize=20_000)
def adjective(word: str, before: str) -> tuple[Literal["role", "status", "other", "none"], str]:
    """What a word before a role noun is: part of the role, a sign of its status, or only a description."""
    if word == "." and (ORDINALS.match(before) or before.lower().startswith("stellv")):
        return "role", "stellvertretend" if before.lower().startswith("stellv") else before + "."
    if word.lower() in {"früher", "einst", "ehemals", "vormals"}:
        return "status", "former"
    if OF_AGE.match(word):
        return "other", ""
    match = re.match(r"^(\w+?)(e|er|en|em|es)$", word)
    if not match:
        return "none", ""
    stem = match[1].lower()
    if stem in _statuses():
        return "status", _statuses()[stem]
    if stem in words.entries("role_adjectives") or stem.endswith("politisch"):
        return "role", match[1]
    if (
        word[0].islower()
        and re.search(r"(?:isch|lich|ig|end|amt|bar|sam|haft|iv|al|ell|iert|en|t)$", stem)
        and word not in ARTICLES
        and len(stem) > 3
    ):
        return "other", ""
    return "none", ""


@cache
def _statuses() -> dict[str, str]:
    return words.table("role_status")
