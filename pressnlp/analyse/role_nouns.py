"""German role nouns by their productive heads: whatever ends in "-leiterin", "-beauftragter", "-meister" is a role.

"Fachbereichsleitern" → "Fachbereichsleiter"; "nhtel-Geschäftsführer", "Landrätinnen", "Behindertenbeauftragte".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from pressnlp import words
from pressnlp.analyse.found import Gender
from pressnlp.analyse.tokens import Reading

LONGEST = 60  # longer "words" are encoded data; German compounds end well before
BRANDED = re.compile(r"[a-zäöü][\w.&+]*-[A-ZÄÖÜ]")  # "nhtel-Geschäftsführer": a name in small letters before the office
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


@lru_cache(maxsize=20_000)
def role_of(word: str) -> RoleNoun | None:
    """A capitalised word as a role, or None: `role_of("Landrätinnen").lemma` → "Landrätin"."""
    if not word or len(word) > LONGEST or word.endswith("-"):
        return None
    if not word[0].isupper() and not BRANDED.match(word):
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
