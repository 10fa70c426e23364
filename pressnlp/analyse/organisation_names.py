"""Writing a body's name in the nominative, and telling its kind from the name."""

import re

from pressnlp.analyse.inflection import adjective, noun
from pressnlp.analyse.organisation_forms import Head, fixed_names
from pressnlp.analyse.tokens import Words
from pressnlp.record import OrganisationKind


def place_name(words: Words, begin: int, end: int) -> str:
    text = words.text[words[begin].start : words[end - 1].end].replace("\n", " ")
    return " ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in text.split())


def plain_name(words: Words, begin: int, stop: int, headed: tuple[int, Head] | None) -> str:
    """The nominative name of words begin…stop, line breaks and bracketed abbreviations left out."""
    parts: list[str] = []
    at = words[begin].start
    for number in range(begin, stop):
        word = words[number]
        if parts and word.start > at:
            parts.append(" ")
        parts.append(_nominative(word.text, number, headed))
        at = word.end
    text = re.sub(r"\s*\([^()]*[A-ZÄÖÜ]{2}[^()]*\)", "", "".join(parts).replace("\n", " "))
    return re.sub(r"^(?:Firma|Fa\.) ", "", " ".join(text.split()))


def _nominative(word: str, number: int, headed: tuple[int, Head] | None) -> str:
    if headed is None:
        return word
    index, head = headed
    if number == index:
        return singular(word, head) if head.plural else noun(word, head.base, head.gender)
    return cased(word, head) if number < index else word


def singular(word: str, head: Head) -> str:
    return word[: word.lower().rfind(head.base[:-1])] + (
        head.base if word[0].islower() or len(word) > len(head.base) + 2 else head.base.capitalize()
    )


def cased(word: str, head: Head) -> str:
    return adjective(word, "f" if head.plural else head.gender)


HINTS: tuple[tuple[re.Pattern[str], OrganisationKind], ...] = (  # words that tell a company's trade; first hit wins
    (
        re.compile(r"Architekt|Ingenieur|Rechtsanw|[&+] (?:Partner|Söhne|Sohn)|Gasthaus|Gasthof|Wirtshaus|Hotel"),
        "company",
    ),
    (re.compile(r"(?i)klinik|krankenhaus|hospital|pflege|medizin|MVZ"), "health"),
    (re.compile(r"(?i)stadtwerke|strom|energie|\bnetz|wasser|entsorgung|abfall|fernwärme"), "utility"),
)


def kind_of(name: str, kind: OrganisationKind) -> OrganisationKind:
    """ "Muldental Netz GmbH" is a utility, "CSU-Ortsverband" a party, "Rems-Jura-Kreis" a county."""
    if re.search(r"\bBundes(?:minister|amt|agentur|anstalt|institut)", name):
        return "federal"
    opener = re.match(r"(\w{2,6})-", name)
    if kind == "association" and opener and opener[1] in fixed_names():
        return fixed_names()[opener[1]][1]
    if kind == "unknown" and re.search(r"(?:-Kreis|\wkreis)$", name) and " " not in name:
        return "county"
    if kind in {"company", "unknown"}:
        return next((hint for pattern, hint in HINTS if pattern.search(name)), kind)
    return kind
