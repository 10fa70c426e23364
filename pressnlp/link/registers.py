"""Keys of municipalities and counties from the official register, where name and text leave no doubt.

Facts: Gemeindeverzeichnis of the Statistisches Bundesamt, as of 30.11.2023 (words/municipalities, words/counties).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from pressnlp.link.bodies import Body
from pressnlp.words import rows, rows_with, table


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality (eight-digit key) or county (five-digit key) as the register has it."""

    key: str
    name: str
    short: str
    kind: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the register says of a body: the place it is (`itself`) or belongs to, or the keys its name may mean."""

    place: Place | None = None
    itself: bool = False
    candidates: tuple[str, ...] = ()


NO_ENTRY = Entry()

# What the word before a name says of its kind: S town, M market, G other municipality; "" is no municipality at all.
KINDS = {
    "Gemeinde": "GM", "Markt": "M", "Marktgemeinde": "MG", "Ortsgemeinde": "G", "Einheitsgemeinde": "SGM",
    "Samtgemeinde": "", "Verbandsgemeinde": "", "Verwaltungsgemeinschaft": "",
}  # fmt: skip
# "Stadt |Soest", "Große Kreisstadt |Torgau", "Universitäts- und Hansestadt |Greifswald", "Gemeinde |Möhnesee"
ADORNED = r"(?:(?:Große|Alte|Freie)[ ])?(?:\w{1,40}-[ ]und[ ])?"
HEADED = re.compile(rf"{ADORNED}(?P<head>Stadt|{'|'.join(KINDS)}|\w{{1,40}}stadt)[ ](?P<name>[A-ZÄÖÜ].+)")
# "Neustadt| an der Aisch", "Halle| (Saale)", "Limburg| a. d. Lahn", "Lahr|/Schwarzwald"
LINK = r"(?:(?:an|am|auf|bei|beim|im|in|ob|unter|vor|vorm|zum|zur|der|dem|den)\b|[aibv]\.[ ]?(?:d\.)?)"
ADDED = re.compile(rf"(?P<name>.+?)(?P<addition>[ ]{LINK}.+|[ ]?[(/].+)")
FILLERS = re.compile(rf"(?:(?<=[ ])|^){LINK}|[()/]")


@lru_cache(maxsize=10_000)
def municipalities(name: str) -> tuple[Place, ...]:
    """All municipalities that a name may mean: `municipalities("Stadt Soest")` → one, "Stadt Neustadt" → many."""
    headed = HEADED.fullmatch(name)
    kinds, bare = (KINDS.get(headed["head"], "S"), headed["name"]) if headed else ("SMG", name)
    found = tuple(place for place in _named(bare) if place.kind in kinds)
    return found or (tuple(_named(name)) if headed else ())  # "Markt Schwaben" is a whole name


def _named(name: str) -> list[Place]:
    """By its whole name, else by the name before what is added to it."""
    whole = _rows(name)
    match = None if whole else ADDED.fullmatch(name)
    if match is None:
        return [place for place, _ in whole]
    return [place for place, addition in _rows(match["name"].strip()) if _agree(match["addition"], addition)]


def _rows(name: str) -> list[tuple[Place, str]]:
    spellings = {name, re.sub(r"^St\. ?", "Sankt ", name), re.sub(r"^Sankt ", "St. ", name)}
    found = [row for spelling in sorted(spellings) for row in rows_with("municipalities", spelling)]
    return [
        (Place(key, _full(bare, addition), bare, kind, postcode), addition)
        for key, bare, addition, kind, postcode in found
        if bare in spellings
    ]


def _full(name: str, addition: str) -> str:
    return name if addition == "-" else name + addition if addition[0] == "/" else f"{name} {addition}"


def _agree(written: str, official: str) -> bool:
    """Whether an addition is the official one: "a. d. Waldnaab" is "an der Waldnaab", "Westf." is "Westfalen"."""
    left, right = _content(written), _content(official)
    return len(left) == len(right) and all(
        b == a or (a.endswith(".") and b.startswith(a[:-1])) for a, b in zip(left, right, strict=True)
    )


def _content(addition: str) -> list[str]:
    words = FILLERS.sub(" ", addition).split()
    return [table("place_short_forms").get(word, word).casefold() for word in words]


# "Kreis |Soest", "Landkreis |München", "Regionalverband |Saarbrücken"
COUNTY_WORD = re.compile(r"^(?:Kreis|Landkreis|Region|Städteregion|Regionalverband)[ ]")


@cache
def _counties() -> dict[str, tuple[Place, ...]]:
    """Counties by their name without the word for it, and by the name before what is added to it."""
    found: dict[str, tuple[Place, ...]] = {}
    for key, name in rows("counties", 2):
        bare = COUNTY_WORD.sub("", name)
        match = ADDED.fullmatch(bare)
        for spelling in {bare, match["name"]} if match else {bare}:
            found[spelling] = (*found.get(spelling, ()), Place(key, name, bare))
    return found


def counties(name: str) -> tuple[Place, ...]:
    """All counties that a name may mean: `counties("Landkreis Soest")` → "Kreis Soest"."""
    bare = COUNTY_WORD.sub("", name)
    return _counties().get(bare, ()) if bare != name or re.search(r"(?i)kreis\b", name) else ()


# "im Landkreis |Osnabrück", "Kreises |Soest", "(Lkr. |Cham)"
OF_COUNTY = re.compile(r"\b(?:(?:Land)?[Kk]reis(?:e?s)?|Landratsamt(?:e?s)?|Kreisverwaltung|Lkr\.|LK)[ ]")


@cache
def _county_words() -> tuple[tuple[str, str], ...]:
    """Counties' keys with their names where these need the word for a county beside them: "Soest"."""
    bare = ((key, COUNTY_WORD.sub("", name)) for key, name in rows("counties", 2))
    return tuple((key, name) for key, name in bare if not OWN_NAME.search(name))


# "Hochsauerlandkreis", "Märkischer Kreis", "Marburg-Biedenkopf": what only a county can be
OWN_NAME = re.compile(r"(?i)kreis\b|\w-\w")


@cache
def _own_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Counties' keys with how a text writes a name that only a county has: "im Märkischen Kreis"."""
    bare = ((key, COUNTY_WORD.sub("", name)) for key, name in rows("counties", 2))
    return tuple(
        (key, re.compile(re.escape(name).replace(r"er\ Kreis", r"e[rnm]\ Kreis") + r"(?:e?s)?(?![\w-])"))
        for key, name in bare
        if OWN_NAME.search(name)
    )


@cache
def _state_pattern() -> re.Pattern[str]:
    longest_first = sorted(table("states"), key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![\w-])(?<!FC )({names})(?:s|e[mnrs]?)?(?![\w-]|[ ]an[ ]der[ ]Havel)", re.IGNORECASE)


@cache
def _states() -> dict[str, str]:
    return {form.casefold(): key for form, key in table("states").items()}


class Context:
    """What a release says about where it is: its text, and the county of its publisher."""

    def __init__(self, text: str, county: str | None) -> None:
        self.text, self.county = text, county

    def one_of(self, places: tuple[Place, ...]) -> Place | None:
        """The only place that the text leaves, by postcode ("91413 Neustadt"), then county, then Land."""
        places = tuple(p for p in places if p.postcode and f"{p.postcode} {p.short}" in self.text) or places
        places = tuple(p for p in places if p.key[:5] in self.counties) or places
        places = places if len(places) == 1 else tuple(p for p in places if p.key[:5] == self.county) or places
        places = places if len(places) == 1 else tuple(p for p in places if p.key[:2] in self.states) or places
        return places[0] if len(places) == 1 else None

    @cached_property
    def counties(self) -> frozenset[str]:
        """The counties that the text names: "Gemeinde Neuenkirchen (Landkreis Osnabrück)"."""
        behind = {self.text[m.end() : m.end() + 50] for m in OF_COUNTY.finditer(self.text)}
        told = {
            key
            for key, name in _county_words()
            if any(words.startswith(name) and not re.match(r"[\w-]", words[len(name) :]) for words in behind)
        }
        return frozenset(told | {key for key, pattern in _own_names() if pattern.search(self.text)})

    @cached_property
    def states(self) -> frozenset[str]:
        """The Länder that the text names: "im niedersächsischen Neuenkirchen"."""
        return frozenset(_states()[match[1].casefold()] for match in _state_pattern().finditer(self.text))


def look_up(bodies: list[Body], text: str, publisher: Body | None, vague: set[int]) -> list[Entry]:
    """The register's entry of each body; `vague` are bodies (by `id()`) that may be a mere part of a municipality.

    "Stadt Soest" has one key; "Stadt Neustadt" has one where the release names county or Land, else candidates.
    """
    meant = {id(body): _meant(body) for body in bodies}
    home = meant.get(id(publisher), ())
    context = Context(text, home[0].key[:5] if len(home) == 1 else None)
    entries = {body: _entry(places, None if body in vague else context) for body, places in meant.items()}
    places = {entry.place for entry in entries.values() if entry.place}
    return [_with_seat(body, entries[id(body)], places) for body in bodies]


def _meant(body: Body) -> tuple[Place, ...]:
    if body.kind == "municipality":
        return municipalities(body.name)
    return counties(body.name) if body.kind == "county" else ()


def _entry(places: tuple[Place, ...], context: Context | None) -> Entry:
    if not places:
        return NO_ENTRY
    place = context and (places[0] if len(places) == 1 else context.one_of(places))
    return Entry(place, itself=True) if place else Entry(candidates=tuple(sorted(p.key for p in places)))


def _with_seat(body: Body, entry: Entry, places: Iterable[Place]) -> Entry:
    """ "Stadtwerke Soest" belongs to Soest where the release names the town Soest; a county's bodies are no town's."""
    if body.kind in {"municipality", "county"} or re.search(r"(?i)kreis|landrat", body.name):
        return entry
    ends = [p for p in places if len(p.key) == 8 and body.name.endswith((f" {p.name}", f" {p.short}"))]
    return Entry(ends[0]) if len(ends) == 1 else entry
