"""Writing a body's name in the nominative, and telling its kind from the name."""

import re
from functools import cache
from typing import cast

from pressnlp import words
from pressnlp.analyse.inflection import adjective, noun
from pressnlp.analyse.organisation_forms import Head, fixed_names
from pressnlp.analyse.tokens import Words
from pressnlp.record import OrganisationKind


def place_name(text: Words, begin: int, end: int) -> str:
    name = text.text[text[begin].start : text[end - 1].end].replace("\n", " ")
    return " ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in name.split())


def plain_name(text: Words, begin: int, stop: int, headed: tuple[int, Head] | None) -> str:
    """The nominative name of words begin…stop, line breaks and bracketed abbreviations left out."""
    parts: list[str] = []
    at = text[begin].start
    for number in range(begin, stop):
        word = text[number]
        if parts and word.start > at:
            parts.append(" ")
        parts.append(_nominative(word.text, number, headed))
        at = word.end
    name = re.sub(r"\s*\([^()]*[A-ZÄÖÜ]{2}[^()]*\)", "", "".join(parts).replace("\n", " "))
    return re.sub(r"^(?:Firma|Fa\.) ", "", " ".join(name.split()))


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


_PLACES = {"anywhere": "{}", "opens": r"(?<!\w){}", "closes": r"{}(?!\w)", "whole": r"(?<!\w){}(?!\w)"}


@cache
def _cues() -> tuple[tuple[re.Pattern[str], OrganisationKind], ...]:
    rows = words.rows("organisation_kinds", 3)
    return tuple(
        (re.compile(_PLACES[where].format(re.escape(piece))), cast("OrganisationKind", kind))
        for piece, where, kind in rows
    )


@cache
def _fixed_kinds() -> dict[str, OrganisationKind]:
    return {name.casefold(): kind for name, (_, kind) in fixed_names().items()}


# "Bundesverkehrsministerium", "Kraftfahrt-Bundesamt", "Ministerium des Bundes"
FEDERAL = re.compile(
    r"\bBundes\w*(?:ministeri|amt\b|agentur|anstalt|institut|behörde|beauftragte|gericht|finanzhof|rechnungshof)"
    r"|-Bundesamt|amt des Bundes\b"
)
# "Landeskriminalamt", "Landesanstalt für Umwelt", "Staatliches Schulamt"
STATE = re.compile(r"\bLandes\w*(?:amt|anstalt|agentur|behörde|betrieb|labor|zentrale)\b|^Staatliches? ")
# "Obere Naturschutzbehörde" is a Land's, "Untere …" a county's; "Behörde für Verkehr" is a ministry of Hamburg's
HIGHER = re.compile(r"(?:Obere|Höhere|Oberste|Behörde für) ")
# "Europäischer Gerichtshof", but "Europäische Schule Karlsruhe"
EUROPEAN = re.compile(r"Europäische[rs]? ")
# "Deutsche Gesellschaft für Ernährung": a learned society, not a firm; a "Gesellschaft … mbH" is one
SOCIETY = re.compile(r"(?!.*\b(?:g?GmbH|mbH|AG|SE|KG)\b).*\bGesellschaft\b")
# "Arbeitsgemeinschaft Kern/Vogel": firms that build together
JOINT = re.compile(r"(?:Arbeits|Bieter|Ingenieur)gemeinschaft\b.*\w/\w")
# "Kreisverband der SPD", "Ortsverein der AWO": a branch is of the kind of its whole
BRANCH = re.compile(r"\w*(?:verband|verein|gruppe|union|jugend) (?:der|des|von) (.+)")
COUNTY = re.compile(r"[A-ZÄÖÜ]\w+(?:-\w+)*(?:-Kreis|\w{2}kreis)")
CHURCH = re.compile(r"(?:Jüdisch|Evangelisch|Katholisch|Muslimisch|Islamisch|Alevitisch)e\b[^,]*[Gg]emeinde\b")


def kind_of(name: str, kind: OrganisationKind) -> OrganisationKind:
    """ "Muldental Netz GmbH" is a utility, "CSU-Ortsverband" a party, "Rems-Jura-Kreis" a county."""
    if FEDERAL.search(name):
        return "federal"
    if kind in {"department", "unknown", "other"} and STATE.search(name):
        return "state"
    if kind == "department" and HIGHER.match(name):
        return "state"
    if kind in {"state", "council", "unknown"} and EUROPEAN.match(name):
        return "other"
    if CHURCH.match(name):
        return "church"
    if kind == "company" and SOCIETY.match(name):
        return "association"
    if kind in {"association", "unknown"} and (joined := _joined_kind(name)):
        return joined
    if kind == "unknown" and COUNTY.fullmatch(name):
        return "county"
    if kind == "unknown" and name.casefold() in _fixed_kinds():
        return _fixed_kinds()[name.casefold()]
    if kind in {"company", "unknown"}:
        low = name.lower()
        return next((cue for pattern, cue in _cues() if pattern.search(low)), kind)
    return kind


def _joined_kind(name: str) -> OrganisationKind | None:
    """ "CSU-Ortsverband", "Kreisverband der SPD" → party, firms that build together → company, else none."""
    opener = re.match(r"([\w/.]{2,6})-", name) or BRANCH.match(name)
    if opener and opener[1] in fixed_names():
        return fixed_names()[opener[1]][1]
    return "company" if JOINT.match(name) else None
