"""Writing a body's name in the nominative, and telling its kind from the name."""

import re
from functools import cache, lru_cache
from typing import cast

from pressnlp import words
from pressnlp.analyse.inflection import adjective, adjective_stem, noun
from pressnlp.analyse.organisation_forms import Head, fixed_names, place_adjective_lookalikes
from pressnlp.analyse.tokens import Words
from pressnlp.record import OrganisationKind


def place_name(text: Words, begin: int, end: int) -> str:
    name = text.text[text[begin].start : text[end - 1].end].replace("\n", " ")
    return " ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in name.split())


def plain_name(text: Words, begin: int, stop: int, headed: tuple[int, Head] | None) -> str:
    """The nominative name of words begin…stop, line breaks and bracketed abbreviations left out."""
    parts: list[str] = []
    at = text[begin].start
    first = _agreeing(text, begin, headed[0]) if headed else begin
    for number in range(begin, stop):
        word = text[number]
        if parts and word.start > at:
            parts.append(" ")
        parts.append(_nominative(word.text, number, headed, first))
        at = word.end
    name = re.sub(r"\s*\([^()]*[A-ZÄÖÜ]{2}[^()]*\)", "", "".join(parts).replace("\n", " "))
    return re.sub(r"^(?:Firma|Fa\.) ", "", " ".join(name.split()))


def _agreeing(text: Words, begin: int, index: int) -> int:
    """From which word on adjectives go with the head: "Barmherzige Brüder |Krankenhaus", "|Städtisches Krankenhaus"."""
    nouns = (n for n in range(index - 1, begin - 1, -1) if text[n].capital and not _goes_along(text[n].text))
    return next(nouns, begin - 1) + 1


def _goes_along(word: str) -> bool:
    """Adjectives, elided compounds, places in -er and abbreviations stand between an adjective and its noun."""
    place = word.endswith("er") and word.lower() not in place_adjective_lookalikes()
    return place or bool(adjective_stem(word)) or word.isupper() or "-" in word


def _nominative(word: str, number: int, headed: tuple[int, Head] | None, begin: int) -> str:
    if headed is None:
        return word
    index, head = headed
    if number == index:
        return singular(word, head) if head.plural else noun(word, head.base, head.gender)
    return cased(word, head) if begin <= number < index else word


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
    r"\bBundes\w*(?:ministeri|amt\b|agentur|anstalt|institut|behörde|beauftragte|gericht|finanzhof|rechnungshof"
    r"|zentrale|archiv|nachrichtendienst|forst\b)|-Bundesamt|amt des Bundes\b"
)
# "Landeskriminalamt", "Landesanstalt für Umwelt", "Staatliches Schulamt"; offices "für" these tasks are the Länder's
STATE = re.compile(
    r"\bLandes(?!kirch)\w*(?:amt|anstalt|agentur|behörde|betrieb|labor|zentrale|direktion|institut)\b|^Staatliches? "
    r"|^Amt für (?:Ernährung, Landwirtschaft|Ländliche Entwicklung|regionale Landesentwicklung|Flurbereinigung"
    r"|Digitalisierung, Breitband|Landwirtschaft, Flurneuordnung)"
)
# "Obere Naturschutzbehörde" is a Land's, "Untere …" a county's; "Behörde für Verkehr" is a ministry of Hamburg's
HIGHER = re.compile(r"(?:Obere|Höhere|Oberste|Behörde für) ")
# "Europäischer Gerichtshof", but "Europäische Schule Karlsruhe"
EUROPEAN = re.compile(r"Europäische[rs]? ")
# "Deutsche Gesellschaft für Ernährung": a learned society, not a firm; a "Gesellschaft … mbH" is one
SOCIETY = re.compile(r"(?!.*\b(?:g?GmbH|mbH|AG|SE|KG)\b).*\bGesellschaft\b")
# "Arbeitsgemeinschaft Kern/Vogel": firms that build together
JOINT = re.compile(r"(?:Arbeits|Bieter|Ingenieur)gemeinschaft\b.*\w/\w")
# "Fraunhofer-Institut für Optik", "Max-Planck-Institut", "Helmholtz-Zentrum Geesthacht": research, no teaching
RESEARCH = re.compile(r"(?:Fraunhofer|Leibniz|Max-Planck|Helmholtz|Steinbeis)-(?:Institut|\w*[Zz]entrum|Gesellschaft)")
# "Regionalverkehr Musterau GmbH", "Musterauer Verkehrsbetriebe GmbH": buses and trains run as a private firm
CARRIER = re.compile(
    r"(?:[Vv]erkehrsbetriebe?|[Rr]egionalverkehr|[Vv]erkehrsgesellschaft|[Nn]ahverkehr\w*|[Ss]tadtverkehr)\b.*mbH$"
)
# "Abfallwirtschaftsverband Isar", "Wasserwerkverband": what a town must do, done by several together
WORKS = re.compile(r"(?i)\b(?:abfall|abwasser|wasser(?!sport|wacht|ski|freund)|entsorgung|müll|deich|siel)\w*verband\b")
# "Hafen- und Lager-AG", "Wohnbau-GmbH": the legal form ends the last word; a lone "Theater-AG" is a working group
HYPHENATED = re.compile(r".* \S+-AG$|.*-(?:g?GmbH|KG|eG|SE|OHG)$")
# "Goethe-Gesellschaft", but "Gesellschaft" as a firm has its legal form beside it
LEARNED = re.compile(r"[A-ZÄÖÜ]\w+(?:-[A-ZÄÖÜ]\w+)*-Gesellschaft(?!.*(?:mbH|AG|KG|SE))")
# "Kreisverband der SPD", "Ortsverein der AWO": a branch is of the kind of its whole
BRANCH = re.compile(r"\w*(?:verband|verein|gruppe|union|jugend) (?:der|des|von) (.+)")
COUNTY = re.compile(r"[A-ZÄÖÜ]\w+(?:-\w+)*(?:-Kreis|\w{2}kreis)")
LONGEST_HINT = 30  # no end in the list of hints is as long
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
    if kind == "university" and RESEARCH.match(name):
        return "other"
    if kind == "utility" and CARRIER.search(name):
        return "company"
    if kind == "association" and WORKS.search(name):
        return "utility"
    if kind == "company" and (SOCIETY.match(name) or LEARNED.match(name)):
        return "association"
    if kind in {"association", "unknown"} and (joined := _joined_kind(name)):
        return joined
    if kind == "unknown" and COUNTY.fullmatch(name):
        return "county"
    if kind == "unknown" and name.casefold() in _fixed_kinds():
        return _fixed_kinds()[name.casefold()]
    if kind in {"company", "unknown"}:
        low = name.lower()
        kind = "company" if HYPHENATED.fullmatch(name) else kind
        kind = next((cue for pattern, cue in _cues() if pattern.search(low)), kind)
    return kind if kind != "unknown" else _hinted_by_parts(name.split())


def _hinted_by_parts(parts: list[str]) -> OrganisationKind:
    """The hint of the last word, else the first ("Zentrum für Technik" the other way round), else those between."""
    ends = [parts[0], parts[-1]] if "für" in parts else [parts[-1], parts[0]]
    order = dict.fromkeys([*ends, *parts[-2:0:-1]])
    return next((kind for part in order if part[0].isupper() and (kind := hinted(part)) != "unknown"), "unknown")


@lru_cache(maxsize=10_000)
def hinted(word: str) -> OrganisationKind:
    """What the end of a word tells where no head noun does: "Supermarktkette" → "company"; else "unknown"."""
    hints, low = words.table("organisation_hints"), re.sub(r"\W+$", "", word.lower())
    for cut in range(max(0, len(low) - LONGEST_HINT), len(low) - 1):
        if low[cut:] in hints and (cut == 0 or len(low) - cut > 2):  # "TV", but "PTV" is none
            return cast("OrganisationKind", hints[low[cut:]])
    return "unknown"


def _joined_kind(name: str) -> OrganisationKind | None:
    """ "CSU-Ortsverband", "Kreisverband der SPD" → party, firms that build together → company, else none."""
    opener = re.match(r"([\w/.]{2,6})-", name) or BRANCH.match(name)
    if opener and opener[1] in fixed_names():
        return fixed_names()[opener[1]][1]
    return "company" if JOINT.match(name) else None
