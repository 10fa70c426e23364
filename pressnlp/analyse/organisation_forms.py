"""What a body's name is made of: head nouns, places, topics, legal forms."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from pressnlp import words
from pressnlp.analyse.inflection import PLURALS, Gender, forms
from pressnlp.record import OrganisationKind


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun as it stands in a word: "Jugendamts" → base "amt", compound."""

    base: str
    gender: Gender
    kind: OrganisationKind
    counts: str
    opens: str
    compound: bool
    plural: bool = False


@cache
def _head_forms() -> dict[str, tuple[str, Gender, OrganisationKind, str, str, bool]]:
    table: dict[str, tuple[str, Gender, OrganisationKind, str, str, bool]] = {}
    rows = [
        (base, cast("Gender", sex), cast("OrganisationKind", kind), counts, opens)
        for base, sex, kind, counts, opens in words.rows("organisation_heads", 5)
    ]
    for row in rows:  # a base before any inflected form: "Entsorgungsbetriebe" is the plural name of one works
        table[row[0]] = (*row, False)
    for row in rows:
        base, gender = row[:2]
        for form in forms(base, gender):
            table.setdefault(form, (*row, False))
        if base in PLURALS:
            table.setdefault(PLURALS[base], (*row, True))
    return table


@cache
def _lookalikes() -> tuple[str, ...]:
    return words.entries("organisation_lookalikes")


@cache
def generic() -> frozenset[str]:
    """Words that name no body by themselves."""
    return frozenset(words.entries("organisation_generic"))


LONGEST = 60  # longer "words" are encoded data; German compounds end well before
WHOLE = {
    "rat",
    "hort",
    "bund",
    "bank",
    "tafel",
    "dienst",
    "anstalt",
    "wirtschaftsbetrieb",
    "wirtschaftsbetriebe",
}  # as the end of a compound they mostly make other things ("Landrat", "Sitzbank")


@lru_cache(maxsize=20_000)
def head_of(word: str) -> Head | None:
    """The head noun a capitalised word ends in, the longest that fits: `head_of("Jugendamts").base` → "amt"."""
    if not word[0].isupper() or not 3 <= len(word) <= LONGEST:
        return None
    lower = word.lower()
    if re.sub(r"(?:es|s)$", "", lower).endswith(_lookalikes()) or lower.endswith(_lookalikes()):
        return None
    table = _head_forms()
    for cut in range(len(lower)):
        row = table.get(lower[cut:])
        if row and (cut == 0 or (cut >= 2 and row[0] not in WHOLE)):
            base, gender, kind, counts, opens, plural = row
            return Head(base, gender, kind, counts, opens, cut > 0, plural)
    return None


@cache
def legal_forms() -> dict[str, OrganisationKind]:
    return cast("dict[str, OrganisationKind]", words.table("legal_forms"))


@cache
def legal_form_pattern() -> re.Pattern[str]:
    """A legal form after a name: "… GmbH & Co. KG", "… e. V."."""
    longest_first = sorted(legal_forms(), key=len, reverse=True)
    return re.compile(
        r"(?<=\s)(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s?") for f in longest_first) + r")(?![\w-])"
    )


@cache
def fixed_names() -> dict[str, tuple[str, OrganisationKind]]:
    """Name as written → nominative and kind."""
    rows = words.rows("organisation_names", 3)
    return {form: (nominative, cast("OrganisationKind", kind)) for form, nominative, kind in rows}


def is_party(name: str) -> bool:
    """Whether a fixed name is a party's: "SPD", "Linke"."""
    return name in fixed_names() and fixed_names()[name][1] == "party"


@cache
def indefinite() -> frozenset[str]:
    return frozenset(words.entries("indefinite_determiners"))


@cache
def place_adjective_lookalikes() -> frozenset[str]:
    return frozenset(words.entries("place_adjective_lookalikes"))


@cache
def fixed_name_pattern() -> re.Pattern[str]:
    """All fixed names, grouped by first letter: 155,000 characters in 0.02 s, where one long row of names took 0.18."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(fixed_names(), key=len, reverse=True):
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    rows = (re.escape(letter) + "(?:" + "|".join(ends) + ")" for letter, ends in by_letter.items())
    return re.compile(r"(?<![\w/-])(?:" + "|".join(rows) + r")(?![\w-]|/Die)")


@dataclass(frozen=True, slots=True)
class MunicipalityForm:
    nominative: str
    kind: OrganisationKind


@cache
def municipality_forms() -> dict[str, MunicipalityForm]:
    rows = words.rows("municipality_forms", 3)
    return {form: MunicipalityForm(nominative, cast("OrganisationKind", kind)) for form, nominative, kind in rows}


@cache
def municipality_plurals() -> dict[str, MunicipalityForm]:
    """Plural as written → the singular form of each: "Städten" → "Stadt", municipality."""
    return {many: municipality_forms()[one] for many, one in words.table("municipality_plurals").items()}


# "(THW)", "(TU Dresden)", "(kurz: WSV)", "(ver.di)"
ABBREVIATION = re.compile(
    r"\s?\((?:kurz:?\s|nachfolgend:?\s)?[„\"]?"
    r"((?=[^()]{0,20}[A-ZÄÖÜ][^()]{0,20}[A-ZÄÖÜ])[A-ZÄÖÜ][\w.&/\- ]{1,18})[“\"]?\)"
)
