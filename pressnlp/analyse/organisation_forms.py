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
    for base, sex, kind, counts, opens in words.rows("organisation_heads", 5):
        gender = cast("Gender", sex)
        row = (base, gender, cast("OrganisationKind", kind), counts, opens)
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
}  # as the end of a compound they mostly make other things ("Landrat", "Sitzbank")


@lru_cache(maxsize=50_000)
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


@cache
def indefinite() -> frozenset[str]:
    return frozenset(words.entries("indefinite_determiners"))


@cache
def place_adjective_lookalikes() -> frozenset[str]:
    return frozenset(words.entries("place_adjective_lookalikes"))


@cache
def fixed_name_pattern() -> re.Pattern[str]:
    longest_first = sorted(fixed_names(), key=len, reverse=True)
    return re.compile(r"(?<![\w/-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-]|/Die)")


@dataclass(frozen=True, slots=True)
class MunicipalityForm:
    nominative: str
    kind: OrganisationKind


@cache
def municipality_forms() -> dict[str, MunicipalityForm]:
    rows = words.rows("municipality_forms", 3)
    return {form: MunicipalityForm(nominative, cast("OrganisationKind", kind)) for form, nominative, kind in rows}


# "(THW)", "(TU Dresden)", "(kurz: WSV)", "(ver.di)"
ABBREVIATION = re.compile(
    r"\s?\((?:kurz:?\s|nachfolgend:?\s)?[„\"]?"
    r"((?=[^()]{0,20}[A-ZÄÖÜ][^()]{0,20}[A-ZÄÖÜ])[A-ZÄÖÜ][\w.&/\- ]{1,18})[“\"]?\)"
)
