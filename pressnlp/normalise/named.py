"""Names of any other body ("Verein zur Pflege der Auen e. V."), for lines that hold nothing else."""

import re
from functools import cache

from pressnlp.words import rows

# Longer is no name but a sentence.
MOST_WORDS = 12
# "Wasser", "Ernährung,", "A.-Berg-Haus"
_WORD = r"[A-ZÄÖÜ0-9][\w.’'&/-]{0,60},?"
# Not "am", "im", "in": "Feuerwehr im Einsatz" is a headline
_LINK = r"(?:und|u\.|&|für|zur|zum|der|des|von|vom)"
# "für |ländliche |Räume", "für |soziale |Dienste"; only behind "für" or "und", where no verb stands
_SMALL = r"(?:(?<=für )(?:[a-zäöü]{2,20}(?:lich|isch|ig|al|ell|iv|bar))e[nrs]?[ ])?"
# "Staatliches", "Evangelische", "Freiwilligen"; not "Neues", "Große": those tell news
_ADJECTIVE = r"(?:[A-ZÄÖÜ]\w{2,30}(?:isch|lich)|Freiwillig|Gemeinnützig|Vereinigt)(?:e[nrs]?)"
# "Staatliches Bauamt Musterau", "Struktur- und Genehmigungsbehörde Nord", "Amt für Bau, Umwelt und Verkehr"
# "DRK Kreisverband", "Ev.-luth. Kirchenkreis": what stands before a head without inflection
_SHORT = r"(?:[A-ZÄÖÜ]{2,8}|(?:Ev|Evang|Kath|Röm)\.(?:-(?:luth|ref|kath)\.)?)"
_NAME = re.compile(
    rf"(?:(?P<adjective>{_ADJECTIVE})[ ]|(?P<elided>[A-ZÄÖÜ]\w{{1,40}}-[ ]und[ ])|(?P<short>{_SHORT})[ ])?"
    r"(?P<head>[A-ZÄÖÜ][\w-]{2,60})"
    rf"(?P<rest>(?![ ](?:und|u\.|&)[ ])(?:[ ](?:{_LINK}[ ]){{0,2}}{_SMALL}{_WORD}){{1,{MOST_WORDS}}})(?<!,)"
)
# "CDU-Fraktion im Gemeinderat Musterau", "Fraktion Die Grünen im Kreistag Auental"
_IN_COUNCIL = re.compile(
    r"(?P<head>[A-ZÄÖÜ][\w/-]{2,40})(?:[ ](?:und|[A-ZÄÖÜ0-9][\w./’-]{0,40})){0,5}[ ](?:im|in der)[ ]"
    r"(?:[A-ZÄÖÜ]\w{2,30})?(?:[Rr]at|[Tt]ag|[Vv]ersammlung|[Vv]ertretung|[Bb]eirat|[Bb]ürgerschaft)(?:es|s)?"
    rf"(?:[ ](?:{_LINK}[ ])?{_WORD}){{0,4}}$"
)
# "Anne-Frank-Gesamtschule": two names before the head
_HOUSE = re.compile(r"(?:[A-ZÄÖÜ][\w.]{1,20}-){2,4}(?P<head>[A-ZÄÖÜ]\w{3,40})")
_HOUSES = ("school", "university", "health", "culture", "foundation")
_FREE = re.compile(rf"{_WORD}(?:[ ](?:{_LINK}[ ]){{0,2}}{_WORD}){{0,{MOST_WORDS}}}")
_ABBREVIATION = re.compile(r"[ ]?\([A-ZÄÖÜ][\w.-]{1,14}\)$")
_NOMINATIVE = {"f": "e", "n": "es", "m": "er", "p": "e"}


def named(line: str, genitive: bool = False) -> str | None:
    """The name, where a line is a body's name and nothing else; else None. An abbreviation in brackets falls away.

    "Zweckverband Wasser und Abwasser Auental (ZWAA)" → "Zweckverband Wasser und Abwasser Auental"; with `genitive`
    "Staatlichen Bauamtes Musterau" → "Staatliches Bauamt Musterau". A head noun alone ("Jugendamt") names no body, and
    a department ("Amt für Soziales") only where the genitive says that it speaks.
    """
    name = _ABBREVIATION.sub("", " ".join(line.split()))
    # A list of tasks ends in "und"; other commas part a name from what follows it
    if len(name.split()) > MOST_WORDS or " und " not in f" und {name}".rpartition(",")[2]:
        return None
    if not genitive and (group := _group(name)):
        return group
    bare = _forms().sub("", name)
    match = _NAME.fullmatch(bare)
    head = _head(match["head"], genitive) if match else None
    if match and head and not (head[0] in _OFFICES and match["rest"].split()[0] in _given_names()):
        noun, gender, kind = head
        if kind == "department" and not genitive:
            return None
        adjective = match["adjective"] or ""
        before = match["elided"] or (f"{match['short']} " if match["short"] else "")
        if adjective and genitive:
            adjective = re.sub("e[nr]$", _NOMINATIVE[gender], adjective)
        return " ".join(filter(None, (adjective, before + noun + match["rest"]))) + name[len(bare) :]
    # "der Zoo Musterau gGmbH" is inflected nowhere, "des Turnvereins Musterau e. V." is
    told = bare != name and not (genitive and _masculine(name[len(bare) :]))
    return name if told and _FREE.fullmatch(bare) else None


def _group(name: str) -> str | None:
    """A political group in its council ("SPD-Fraktion im Rat der Stadt Musterau"), or one hyphenated word for a house
    named after somebody ("Anne-Frank-Gesamtschule")."""
    group = _IN_COUNCIL.match(name)
    if group and (head := _head(group["head"], False)) and head[2] == "party":
        return name
    house = _HOUSE.fullmatch(name)
    known = _head(house["head"], False) if house else None
    return name if known and known[2] in _HOUSES else None


def _masculine(form: str) -> bool:
    return form.replace(" ", "").startswith("e.V")


_OFFICES = {"Stadtrat", "Gemeinderat", "Kreisrat", "Marktrat"}  # councils, and members of them: "Stadtrat Klaus Kern"


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for name, _ in rows("given_names", 2))


def _head(word: str, genitive: bool) -> tuple[str, str, str] | None:
    """A body's head noun in the nominative, its gender and kind: "Bauamtes" → ("Bauamt", "n", "department")."""
    stems = [*(word[: -len(end)] for end in ("es", "s") if genitive and word.endswith(end)), word]
    for stem in stems:
        small = stem.lower()
        # "Samt" and "Vorrat" end in "amt" and "rat": what stands before a head is a word of three letters and more
        for cut in (0, *range(3, len(small) - 2)):
            if known := _heads().get(small[cut:]):
                return stem, *known
    return None


def head_kind(word: str) -> str | None:
    """The kind of body whose head noun a word is: "Heimatmuseum" → "culture"."""
    head = _head(word, False)
    return head[2] if head else None


@cache
def _forms() -> re.Pattern[str]:
    longest_first = sorted((form for form, _ in rows("legal_forms", 2)), key=len, reverse=True)
    return re.compile("[ ](?:" + "|".join(map(re.escape, longest_first)) + ")$")


@cache
def _heads() -> dict[str, tuple[str, str]]:
    return {head: (gender, kind) for head, gender, kind, *_ in rows("organisation_heads", 5)}
