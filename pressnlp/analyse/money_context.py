"""How a sum is meant: its sentence, qualifier, unit ("per") and period (docs/money.md)."""

import re
from functools import cache

from pressnlp.analyse.money_sums import Sum
from pressnlp.analyse.money_terms import REACH, either
from pressnlp.analyse.money_words import endings, known, role, table
from pressnlp.analyse.numbers import BLANK
from pressnlp.record import Per, Qualifier

WINDOW = 400
"""Characters to either side within which a sentence is looked for; longer ones are cut, so that time stays linear."""

_STOP = re.compile(r"[.!?…][“\"»”)']*(?P<blank>[ \u00a0]++)(?=[„\"»(A-ZÄÖÜ0-9–-])")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence or line around a span."""
    low = max(text.rfind("\n", max(0, start - WINDOW), start) + 1, start - WINDOW, 0)
    for match in _STOP.finditer(text, low, start):
        if _ends(text, match.start()):
            low = match.end()
    high = text.find("\n", end, end + WINDOW)
    high = min(len(text), end + WINDOW) if high < 0 else high
    for match in _STOP.finditer(text, end, high):
        if _ends(text, match.start()):
            return low, match.start("blank")
    return low, high


_LAST_WORD = re.compile(r"[^\s(„\"»-]*$")


def _ends(text: str, stop: int) -> bool:
    """Whether a full stop ends a sentence: not behind "Mio", "12", "A"."""
    word = _LAST_WORD.search(text, max(0, stop - 20), stop)
    last = word[0] if word else ""
    return not (last in known("money_abbreviations") or last.isdigit() or (len(last) == 1 and last.isalpha()))


# -- qualifier ---------------------------------------------------------------------------------------------------------


@cache
def _fillers() -> str:
    return either(known("money_fillers"))


@cache
def _qualifier_before() -> re.Pattern[str]:
    """ "bis zu jeweils " at the end of the stretch: a qualifier, perhaps a second one, and fillers."""
    words = "|".join(
        re.escape(word)
        for one in sorted(table("money_qualifiers"), key=len, reverse=True)
        for word in (one, one.capitalize())
    )
    blank = rf"(?:{BLANK}|\n)"
    return re.compile(
        rf"(?:(?<!\w)(?P<first>{words}){blank}+(?:(?:{_fillers()}){blank})?)?"
        rf"(?<!\w)(?P<last>{words}){blank}*(?:(?:{_fillers()}){blank}){{0,2}}$"
    )


@cache
def _qualifier_behind() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(table("money_qualifiers_behind"), key=len, reverse=True)))
    return re.compile(rf",?{BLANK}\(?({words})(?!\w)")


_OVER = re.compile(r"[Üü]ber")
_NOUN_PHRASE_WORDS = re.compile(r"(?:der|des|dem|den|die|das|von|vom|für|zum|zur|im|in|am|an|und|je|jeweils|insgesamt)")


def qualifier(text: str, one: Sum) -> Qualifier:
    """How exactly a sum is meant: "bis zu 500 Euro" → "at_most"; a preposition "über" leaves it exact."""
    if one.high is not None:
        return "range"
    match = _qualifier_before().search(text, max(0, one.start - REACH), one.start)
    found = _meant(text, match) if match else None
    if found is None:
        behind = _qualifier_behind().match(text, one.end)
        found = table("money_qualifiers_behind")[behind[1]] if behind else "exact"
    return found  # type: ignore[return-value]  # test_money checks the lists against the enumeration


def _meant(text: str, match: re.Match[str]) -> str | None:
    """The stronger of two qualifiers: "bis zu rund" is at_most."""
    known = table("money_qualifiers")
    readings = []
    for group in ("first", "last"):
        word = match[group]
        if word is None or (_OVER.fullmatch(word) and _is_preposition(text, match.start(group))):
            continue
        readings.append(known.get(word) or known[word[0].lower() + word[1:]])
    bounds = [reading for reading in readings if reading != "about"]
    return (bounds or readings or [None])[-1]


def _is_preposition(text: str, at: int) -> bool:
    """Whether "über" at a place belongs to a noun before it: "einen Scheck der Sparkasse über"."""
    window = text[max(0, at - 90) : at]
    words = re.findall(r"[\w„“”\"-]+|[.,;:!?\n]", window)
    if words and words[-1] in role("preposition"):
        return False  # "in Höhe von über"
    for word in reversed(words):
        if word.lower().strip('„“”"').endswith(endings("money_documents")):
            return True
        noun = word[0].isupper() or word[0] in '„"'
        if not noun and not _NOUN_PHRASE_WORDS.fullmatch(word):
            return False
    return False


# -- per ---------------------------------------------------------------------------------------------------------------


@cache
def _units() -> str:
    return "|".join(map(re.escape, sorted(table("money_units"), key=len, reverse=True)))


@cache
def _per_phrase() -> str:
    """ "im Jahr" without a year behind it, "jährlich", "p. a."."""
    phrases = "|".join(map(re.escape, sorted(table("money_per"), key=len, reverse=True)))
    return rf"(?<!\w)(?:{phrases})(?!\w)(?!{BLANK}(?:\d|zuvor|davor|danach|darauf|der))"


# "pro Monat" · "je angefangene Stunde" · "/m²" · "je 100 Kilometer" · "für jeden Baum"
_EACH = (
    rf"(?:(?<!\w)(?:[Pp]ro|[Jj]e|[Pp]er){BLANK}(?:\d+{BLANK})?(?:[a-zäöüß]+(?:e|en|em|er|es|tem|ten){BLANK})?|/{BLANK}?)"
    rf"(?P<noun>[^\W\d_][\w²³:*-]*)"
)
_EVERY = r"(?<!\w)[Jj]ede[rsmn]?" + rf"{BLANK}(?P<every>[A-ZÄÖÜ][\w:*]*)"
_NOT_EACH = re.compile(r"(?:Capita|Mail|E-Mail|Post|Los|Hälfte|Klick|Brief|Fax)$")


@cache
def _per_behind() -> re.Pattern[str]:
    """A unit behind a sum, at most three words away: "2,20 Euro mehr pro Monat"."""
    gap = rf"(?:{BLANK}(?!und\b|oder\b|für\b|bei\b)[^\W\d]+){{0,3}}?"
    return re.compile(rf"{gap}(?:{BLANK}?\(?{_EACH}|{BLANK}\(?(?P<phrase>{_per_phrase()}))")


@cache
def _per_before() -> re.Pattern[str]:
    """A unit before a sum in the same clause: "jährlich", "die Stunde kostet", "jährlichen Zuschuss von"."""
    article = r"(?:der|die|das|den|ein|eine|einen|Der|Die|Das|Den|Ein|Eine)"
    price = rf"(?<!\w){article}{BLANK}(?P<priced>[A-ZÄÖÜ]\w*){BLANK}(?:kostet|kostete|schlägt)"
    counted = rf"(?P<costs>{_units()}|[A-ZÄÖÜ]\w*meter|[A-ZÄÖÜ]\w*stunde)(?!\w)"
    costs = rf"kostete?t?{BLANK}(?:der|die|das|ein|eine){BLANK}{counted}"
    square = rf"[Ff]ür{BLANK}(?:den|die|das|einen|eine|ein){BLANK}(?P<for>{_units()})(?=\s)(?!{BLANK}\d)"
    adverbs = r"(?<!\w)(?P<adverb>[Jj]ährlich|[Mm]onatlich|[Ww]öchentlich|[Ss]tündlich)(?:e[nrsm]?)?(?!\w)"
    carried = rf"(?<!\w)(?P<compound>{'|'.join(map(re.escape, table('money_per_compounds')))})"
    return re.compile(rf"{_EACH}|{_EVERY}|{price}|{costs}|{square}|{adverbs}|{carried}")


def _unit(noun: str) -> Per | None:
    """The record's name for a counted noun; any other capitalised noun or unit sign is "other"."""
    known = table("money_units")
    for form in (noun, noun.rstrip("n"), noun.rstrip("s"), noun.removesuffix("en"), noun.removesuffix("es")):
        if form in known:
            return known[form]  # type: ignore[return-value]  # test_money checks the list against the enumeration
    if _NOT_EACH.match(noun) or not (
        noun[0].isupper() or re.fullmatch(r"k[Ww]h|km|m³|m3|l|kg|t|ha|cbm|qkm|kWp|ccm", noun)
    ):
        return None
    return "other"


def per_behind(text: str, one: Sum, high: int) -> tuple[Per, int] | None:
    """The unit right behind a sum, and where it ends: "17.000 Euro im Jahr" → ("year", …)."""
    match = _per_behind().match(text, one.end, high)
    if not match:
        return None
    unit = table("money_per")[match["phrase"]] if match["phrase"] else _unit(match["noun"])
    return (unit, match.end()) if unit else None  # type: ignore[return-value]


def per_before(text: str, low: int, one: Sum) -> tuple[Per, int] | None:
    """The unit named before a sum in its clause, and where it stands: "jährlich 45 Euro" → ("year", …)."""
    found = None
    for match in _per_before().finditer(text, low, one.start):
        unit = _unit_before(match, text[match.end() : one.start])
        if unit:
            found = unit, match.start()
    return found


def _unit_before(match: re.Match[str], between: str) -> Per | None:
    if match["adverb"]:
        # "das jährlich stattfindende Fest" says nothing of the sum
        stands_near = len(between.split()) <= 7 and not re.match(r"\s[a-zäöü]\w*(?:ende|ten|te)\b", between)
        return table("money_per")[match["adverb"].lower()] if stands_near else None  # type: ignore[return-value]
    if match["compound"]:
        return table("money_per_compounds")[match["compound"]]  # type: ignore[return-value]
    if match["priced"]:
        return _priced(match["priced"])
    if match["every"]:
        unit = _unit(match["every"])
        return unit if unit in ("person", "child", "household") else None
    noun = match["noun"] or match["costs"] or match["for"]
    return None if match["for"] in ("Jahr", "Saison") else _unit(noun)


def _priced(noun: str) -> Per | None:
    """ "Die Stunde kostet" → "hour", "Der Kubikmeter kostet" → "other"; "Die Karte kostet" counts by nothing."""
    if noun.endswith(("meter", "stunde")):
        return _unit(noun)
    unit = _unit(noun)
    return unit if unit in ("hour", "day", "week", "month", "square_metre") else None


# -- period ------------------------------------------------------------------------------------------------------------

_Y = r"(?:19|20)\d\d"
# "2023 bis 2025" · "2018–2023" · "2023/24", "2023/2024"
_SPAN = rf"(?P<from>{_Y}){BLANK}?(?:bis|[-–/]|und){BLANK}?(?P<to>{_Y}|\d\d(?!\d))"
# "bis Ende 2026" · "ab 2025", "seit 2019" · "im Jahr 2024", "für 2024", "Haushalt(sjahr) 2024"
_UNTIL = (
    rf"(?<!\w)[Bb]is{BLANK}(?:zum{BLANK}|Ende{BLANK}|Jahr{BLANK}|Jahresende{BLANK}|ins{BLANK}){{0,2}}(?P<until>{_Y})"
)
_SINCE = rf"(?<!\w)(?:[Aa]b|[Ss]eit){BLANK}(?:dem{BLANK})?(?:(?:Jahre?|Anfang|Mitte){BLANK})?(?P<since>{_Y})"
_IN = (
    rf"(?:(?<!\w)(?:[Ii]m|[Ff]ür|[Dd]as|[Ii]n)(?:{BLANK}das)?(?:{BLANK}(?:kommenden|vergangenen|laufenden))?{BLANK}(?:Jahr(?:e)?{BLANK})?"
    rf"|(?:Haushalts|Rechnungs|Geschäfts|Schul|Wirtschafts|Förder)jahr(?:e?s)?{BLANK}"
    rf"|Haushalt(?:s|es|splan|plan|sentwurf)?{BLANK}(?:für{BLANK})?)(?P<in>{_Y})"
)
_PERIOD = re.compile(rf"(?:{_SPAN}|{_UNTIL}|{_SINCE}|{_IN})(?![\d.]\d)(?!{BLANK}?(?:€|Euro|EUR))")


def period(text: str, low: int, one: Sum, high: int) -> tuple[str | None, str | None] | None:
    """The years a sum is meant for, from its sentence: "für die Jahre 2023 bis 2025" → ("2023", "2025")."""
    best: tuple[int, re.Match[str]] | None = None
    for match in _PERIOD.finditer(text, low, high):
        distance = match.start() - one.end if match.start() >= one.end else one.start - match.end() + 1
        if distance >= 0 and (best is None or distance < best[0]):
            best = distance, match
    return _years(best[1]) if best else None


def _years(match: re.Match[str]) -> tuple[str | None, str | None]:
    if match["from"]:
        to = match["to"] if len(match["to"]) == 4 else match["from"][:2] + match["to"]
        return match["from"], to
    if match["until"]:
        return None, match["until"]
    if match["since"]:
        return match["since"], None
    return match["in"], match["in"]
