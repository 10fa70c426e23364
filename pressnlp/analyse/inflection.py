"""Bringing German names back to the nominative: "Bayerischen Staatsministeriums" → "Bayerisches Staatsministerium"."""

import re
from typing import Literal

Gender = Literal["m", "f", "n", "p"]

STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}
# Adjectives of names: "Städtisch-en", "Schleswig-Holsteinisch-en",
# "Freiwillig-en", "Technisch-en", "Deutsch-en", "Kassenärztlich-en", "Zentral-en"; "Kulturell-en", not "Pressestelle"
ADJECTIVE = re.compile(
    r"^((?:[A-ZÄÖÜ][a-zäöüß]+-)?[A-ZÄÖÜa-zäöü][a-zäöüß]*(?:isch|lich|ig|deutsch|[szntr]ial"
    r"|unal|ional|entral|okal|igital|[inrs]ell|[dstx]uell|iv|iert|end|haft|sam)|Deutsch|Frei|Neu|Alt|Groß|Klein|Rot|Grün"
    r"|Weiß|Unter|Ober|Höher|Evangelisch|Gemischt|Lebendig|Bunt|Blau|Erst|Zweit|Still|Jung|Integriert|Vereinigt|Staatlich)"
    r"(e|er|en|em|es)$"
)


def adjective_stem(word: str) -> str | None:
    """`adjective_stem("Technischen")` → "Technisch"; None for other words ("Ahlener", "Soest")."""
    match = ADJECTIVE.match(word) if word[:1].isupper() else None
    return match[1] if match else None


def adjective(word: str, gender: Gender) -> str:
    """`adjective("Bayerischen", "n")` → "Bayerisches"; words that are no such adjective stay."""
    stem = adjective_stem(word)
    return stem + STRONG[gender] if stem else word


def noun(word: str, base: str, gender: Gender) -> str:
    """Cut the case ending off a compound whose last part is `base`: `noun("Gymnasiums", "gymnasium", "n")`."""
    at = word.lower().rfind(base)
    return word[: at + len(base)] if at >= 0 else word


def forms(base: str, gender: Gender) -> tuple[str, ...]:
    """The forms a head noun takes: `forms("amt", "n")` → ("amt", "amts", "amtes", "amte")."""
    if gender in "mn":
        ending = ("ses",) if base.endswith("nis") else ("s", "es", "e")
        return (base, *(base + e for e in ending))
    if gender == "p" and base.endswith("e"):
        return base, base + "n"
    return (base,)


PLURALS = {  # how head nouns form a plural that names several bodies at once ("die Musikschulen A und B")
    "schule": "schulen",
    "feuerwehr": "feuerwehren",
    "ortswehr": "ortswehren",
    "gemeinde": "gemeinden",
    "sparkasse": "sparkassen",
    "bibliothek": "bibliotheken",
    "bücherei": "büchereien",
    "universität": "universitäten",
    "verein": "vereine",
    "gymnasium": "gymnasien",
    "klinik": "kliniken",
    "kreisverband": "kreisverbände",
    "ortsverband": "ortsverbände",
}
