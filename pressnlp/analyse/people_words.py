"""What persons' names are made of: titles, particles, given names; and a mention by name as it is found."""

import re
from dataclasses import dataclass
from functools import cache

from pressnlp.analyse.found import Gender
from pressnlp.words import entries, table

ANNOUNCED = 0.8  # confidence of a name that only an office or title announces
CIVIL = {"Herr": "m", "Herrn": "m", "Frau": "f", "Familie": None}
# "al-Masri", "D’Angelo", "dell'Acqua": a small or short particle that is joined to the name
JOINED_PARTICLE = re.compile(r"^(?:al|el|d|D|O|l|L|[Dd]ell|[Dd]all|[Ss]ant)[-’'](?=\w)")
WORD_SIGNS = re.compile(r"^[\w’'-]+$")


@dataclass(frozen=True, slots=True)
class PersonFound:
    """One mention by name: the span covers academic titles and name, not offices or "Frau"."""

    start: int
    end: int
    titles: tuple[str, ...]
    given: tuple[str, ...]
    family: str
    gender: Gender | None
    confidence: float

    @property
    def name(self) -> str:
        return " ".join((*self.given, self.family))


def name_word(word: str) -> bool:
    """Whether a word can be part of a name: "Hähnel", "Đurđica", "Öztürk-Lohmann", "al-Masri"."""
    rest = JOINED_PARTICLE.sub("", word)
    return bool(rest) and rest[0].isupper() and WORD_SIGNS.match(word) is not None


@cache
def given_names() -> dict[str, str]:
    return table("given_names")


@cache
def particles() -> frozenset[str]:
    return frozenset(entries("name_particles"))


@cache
def title_pattern() -> re.Pattern[str]:
    longest_first = sorted(table("titles"), key=len, reverse=True)
    one = "|".join(re.escape(t).replace(r"\ ", r"\s?") + ("" if t[-1] in ".)" else r"(?![\w-])") for t in longest_first)
    return re.compile(rf"(?<![\w-])(?:{one})")
