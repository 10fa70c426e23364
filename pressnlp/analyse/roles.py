"""Offices and functions: German role nouns by their productive heads, and the phrases around them.

"stellvertretende Fachbereichsleiterin", "Erster Beigeordneter", "Bau- und Umweltdezernentin", "Landrat a. D."
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from pressnlp import words
from pressnlp.analyse.found import Gender
from pressnlp.analyse.tokens import Reading, Word, Words
from pressnlp.record import RoleStatus

Declension = Literal["noun", "adjectival", "fixed"]


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A word read as a role: "Fachbereichsleitern" → "Fachbereichsleiter", masculine, plural only."""

    lemma: str
    gender: Gender | None
    declension: Declension
    singular: bool = True
    plural: bool = False
    feminine: str | None = None


@cache
def _forms() -> dict[str, tuple[str, Gender, bool, bool]]:
    """Every form of every head: form → (lemma, gender, may be singular, may be plural)."""
    table: dict[str, tuple[str, Gender, bool, bool]] = {}
    for masculine, feminine, plural in words.rows("role_heads", 3):
        for form, one, many in _masculine(masculine, plural):
            table.setdefault(form, (masculine, "m", one, many))
        if feminine != "-":
            table[feminine] = (feminine, "f", True, False)
            more = feminine + "nen" if feminine.endswith("in") else feminine.removesuffix("frau") + "frauen"
            table[more] = (feminine, "f", False, True)
    return table


def _masculine(base: str, plural: str) -> Iterator[tuple[str, bool, bool]]:
    yield base, True, plural == "-"
    yield base + "s", True, False
    yield base + "es", True, False
    if plural == "-":
        yield base + "n", False, True
        return
    yield plural, plural == base + "en" or plural == base + "n", True  # weak nouns: "des Präsidenten"
    yield plural + "n", False, True


@cache
def _lookalikes() -> tuple[str, ...]:
    return words.entries("role_lookalikes")


@cache
def _adjectival() -> re.Pattern[str]:
    stems = "|".join(words.entries("role_adjectival"))
    return re.compile(rf"^(.*(?:{stems}))(e|er|en|em|es)$", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def role_of(word: str) -> RoleNoun | None:
    """A capitalised word as a role, or None: `role_of("Landrätinnen").lemma` → "Landrätin"."""
    if not word or not word[0].isupper() or word.endswith("-") or len(word) > LONGEST:
        return None
    fixed = _fixed().get(word)
    if fixed:
        return RoleNoun(word, None if fixed == "-" else cast("Gender", fixed), "fixed")
    lower = word.lower()
    if any(lower.endswith((like, like + "s", like + "n")) for like in _lookalikes()):
        return None
    inclusive = re.match(r"^(.+?)(?:[:*_/]-?in(nen)?|In(nen)?)$", word)
    if inclusive and role_of(inclusive[1]):
        return RoleNoun(word, None, "fixed", singular="nen" not in word[-4:], plural=word.endswith("nen"))
    match = _adjectival().match(word)
    if match:
        return RoleNoun(match[1], _adjectival_gender(match[2]), "adjectival", plural=match[2] in {"e", "en"})
    return _compound(word, lower)


def role_in(reading: Reading, word: str) -> RoleNoun | None:
    """A word as a role of the user's own list ("Kiezlotsin", "Stadt-Kiezlotsin"), else as `role_of` knows it."""
    if not reading.own.roles:
        return role_of(word)
    before, hyphen, last = word.rpartition("-")
    own = reading.own.roles.get(word) or reading.own.roles.get(last)
    if own is None:
        return role_of(word)
    lead = before + hyphen if word not in reading.own.roles else ""
    gender: Gender | None = "f" if own.is_feminine else "m" if own.feminine else None
    other = lead + own.feminine if own.feminine else None
    return RoleNoun(lead + own.lemma, gender, "noun", own.singular, own.plural, other)


def feminine(lemma: str) -> str:
    """ "Schülersprecher" → "Schülersprecherin"; a word without a feminine stays."""
    lower = lemma.lower()
    for masculine, form, _ in words.rows("role_heads", 3):
        if lower.endswith(masculine) and form != "-":
            return _cased(lemma[: len(lemma) - len(masculine)], form)
    return lemma


@cache
def _fixed() -> dict[str, str]:
    return words.table("role_words")


def _adjectival_gender(ending: str) -> Gender | None:
    return "m" if ending in {"em", "es"} else None


def _compound(word: str, lower: str) -> RoleNoun | None:
    table = _forms()
    for cut in range(len(lower) - 2):
        row = table.get(lower[cut:])
        if row and (cut == 0 or cut >= 2):
            lemma, gender, one, many = row
            if lemma in _common():
                return RoleNoun(_cased(word[:cut], lemma), None, "noun", one, many)
            return RoleNoun(_cased(word[:cut], lemma), gender, "noun", one, many)
    return None


@cache
def _common() -> frozenset[str]:
    """Heads that are one word for women and men ("Mitglied", "Hebamme")."""
    return frozenset(masculine for masculine, feminine, _ in words.rows("role_heads", 3) if feminine == "-")


def _cased(prefix: str, lemma: str) -> str:
    return prefix + (lemma if prefix and not prefix.endswith("-") else lemma.capitalize())


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role with its adjectives: words first…last (numbers of Words), and what its form tells."""

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

    def text(self, gender: Gender | None) -> str:
        """The role in the nominative singular for a person of a gender: "Erste Beigeordnete"."""
        if self.plural and gender == "f" and self.gender == "m":
            # "die Bürgermeister … und Katja Böhme"
            return self.prefix + (self.noun.feminine or feminine(self.noun.lemma))
        sex = self.gender or gender or ("m" if self.written.endswith("er") else "f")
        ending = "er" if sex == "m" else "e"
        noun = self.noun.lemma + (ending if self.noun.declension == "adjectival" else "")
        return " ".join([*(a + ending if a[-1].isalpha() else a for a in self.adjectives), self.prefix + noun])

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
        if noun and not _inside_name(reading, word, surnames):
            found.append(phrase(reading, index, noun))
    return found


def _inside_name(reading: Reading, word: Word, surnames: set[str]) -> bool:
    """A surname such as "Richter" inside a person's span is none; a role that opens the span is one.

    A span of one word is a surname where somebody of the text bears it ("Holm Richter … Richter sagte").
    """
    person = reading.entity(word.start, "PER")
    if person is None:
        return False
    alone = word.start == person.start and word.end >= person.end
    return word.text in surnames | AMBIGUOUS if alone else word.start != person.start


ARTICLES = frozenset(
    [
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ihr",
        "ihre",
        "ihrem",
        "ihren",
        "ihrer",
        "sein",
        "seine",
        "seinem",
        "seinen",
        "seiner",
        "deren",
        "dessen",
        "unser",
        "unsere",
        "unserem",
        "unserer",
        "zum",
        "zur",
        "vom",
        "beim",
    ]
)
MASCULINE = frozenset(
    ["dem", "des", "zum", "vom", "beim", "ein", "einem", "eines", "sein", "ihr", "unser", "seinem", "ihrem"]
)
FEMININE = frozenset({"zur", "eine"})
LONGEST = 60  # longer "words" are encoded data; German compounds end well before
AMBIGUOUS = {"Richter", "Fischer", "Bäcker", "Koch"}  # surnames first, trades second, when they stand alone
ORDINALS = re.compile(r"^[1-4]$")


def phrase(reading: Reading, index: int, noun: RoleNoun) -> RolePhrase:
    """The phrase around role noun `index`: elided compounds, adjectives, article, "a. D."."""
    words, first = reading.words, index
    prefix = ""
    while (
        words.get(first - 1) in {"und", ","}
        and words.get(first - 2).endswith("-")
        and words.get(first - 2)[0].isupper()
    ):
        first -= 2
    if first < index:
        prefix = words.text[words[first].start : words[index].start]
    adjectives: list[str] = []
    status: RoleStatus = "current"
    begin = first
    while begin > 0:
        before = words.get(begin - 1)
        kind, value = adjective(before, words.get(begin - 2))
        if kind == "role":
            adjectives.insert(0, value)
        elif kind == "status":
            status = cast("RoleStatus", value) if value != "current" or status == "current" else status
        elif kind != "other":
            break
        begin -= 2 if before == "." else 1
        first = begin if kind in {"role", "status"} or adjectives else first
    article = words.get(begin - 1).lower()
    last, status = _after(words, index, status)
    if re.search(r"(?i)vorgänger(?:in)?$", noun.lemma):
        status = "former"
    if re.match(r"(?:Alt|Ex-|Altober)(?=[a-zäöüA-Z])", noun.lemma) and not noun.lemma.startswith(
        ("Alten", "Alters", "Altstadt", "Altpap")
    ):
        status = "former"
    if noun.lemma.lower().endswith(("kandidat", "kandidatin", "bewerber", "bewerberin")):
        status = "candidate" if status == "current" else status
    plural = _is_plural(noun, article, reading, last)
    return RolePhrase(first, last, words[first].start, words[last].end, noun, prefix, tuple(adjectives), status,
                      _gender(noun, article, words[index].text), plural, article, words[index].text)  # fmt: skip


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
