"""What a sum is counted by ("per"): year, person, square metre … (docs/money.md)."""

import re
from functools import cache

from pressnlp.analyse.money_sums import Sum
from pressnlp.analyse.money_words import endings, known, table
from pressnlp.analyse.numbers import BLANK
from pressnlp.record import Per


@cache
def _units() -> str:
    return "|".join(map(re.escape, sorted(table("money_units"), key=len, reverse=True)))


@cache
def _per_phrase() -> str:
    """ "im Jahr" without a year behind it, "jährlich", "p. a."."""
    phrases = "|".join(map(re.escape, sorted(table("money_per"), key=len, reverse=True)))
    return rf"(?<!\w)(?:{phrases})(?!\w)(?!{BLANK}(?:\d|zuvor|davor|danach|darauf|der))"


_ADJECTIVE = rf"[a-zäöüß]+(?:e|en|em|er|es|tem|ten){BLANK}"
# "pro Monat" · "je angefangene Stunde" · "/m²" · "je 100 Kilometer"
_FOR_EACH = rf"(?<!\w)(?:[Pp]ro|[Jj]e|[Pp]er){BLANK}(?:\d+{BLANK})?(?:{_ADJECTIVE})?"
_NOUN = r"(?P<noun>[^\W\d_][\w²³:*-]*)"
# "Jedes Kind" · "von jedem verkauften Glas"
_EVERY = (
    rf"(?:(?<!\w)(?P<from>[Ff]ür|[Vv]on|[Mm]it|[Ii]n){BLANK})?"
    rf"(?<!\w)[Jj]ede[rsmn]?{BLANK}(?:{_ADJECTIVE}){{0,2}}(?P<every>[A-ZÄÖÜ][\w:*]*)"
)
# "Anteile zu je", "Lose à"
_SHARES = rf"(?P<share>[A-ZÄÖÜ][\w-]*){BLANK}(?:zu{BLANK}(?:je|jeweils)|à)(?={BLANK})"
_NOT_EACH = re.compile(r"(?:Capita|Mail|E-Mail|Post|Los|Hälfte|Klick|Brief|Fax|Fall|Euro|Weise|Zeit|Preis)$")


@cache
def _per_behind() -> re.Pattern[str]:
    """A unit behind a sum, at most three words away: "2,20 Euro mehr pro Monat"."""
    gap = rf"(?:{BLANK}(?!und\b|oder\b|für\b|bei\b)[^\W\d]+){{0,3}}?"
    return re.compile(rf"{gap}(?:{BLANK}?\(?(?:{_FOR_EACH}|/{BLANK}?){_NOUN}|{BLANK}\(?(?P<phrase>{_per_phrase()}))")


@cache
def _price() -> str:
    """ "Tagespreis", "Wochenmiete", "Tageshöchstgebühr"."""
    periods, prices = "|".join(table("money_periods")), "|".join(known("money_prices"))
    return rf"(?<!\w)(?P<period>{periods})(?:höchst|mindest|grund|durchschnitts)?(?:{prices})(?!\w)"


@cache
def _per_before() -> re.Pattern[str]:
    """A unit before a sum in the same clause: "jährlich", "die Stunde kostet", "jährlichen Zuschuss von"."""
    article = r"(?:der|die|das|den|ein|eine|einen|Der|Die|Das|Den|Ein|Eine)"
    substance = rf"(?:{BLANK}[A-ZÄÖÜ][\w-]*)?"  # "Kubikmeter Trinkwasser"
    price = rf"(?<!\w){article}{BLANK}(?P<priced>[A-ZÄÖÜ]\w*){substance}{BLANK}(?:kostet|kostete|schlägt)"
    counted = rf"(?P<costs>{_units()}|[A-ZÄÖÜ]\w*meter|[A-ZÄÖÜ]\w*stunde)(?!\w)"
    costs = rf"kostete?t?{BLANK}(?:der|die|das|ein|eine){BLANK}{counted}"
    square = rf"[Ff]ür{BLANK}(?:den|die|das|einen|eine|ein){BLANK}(?P<for>{_units()})(?=\s)(?!{BLANK}\d)"
    adverbs = r"(?<!\w)(?P<adverb>[Jj]ährlich|[Mm]onatlich|[Ww]öchentlich|[Ss]tündlich|[Tt]äglich)(?:e[nrsm]?)?(?!\w)"
    carried = rf"(?<!\w)(?P<compound>{'|'.join(map(re.escape, table('money_per_compounds')))})"
    return re.compile(rf"{_SHARES}|{_FOR_EACH}{_NOUN}|{_EVERY}|{price}|{costs}|{square}|{adverbs}|{carried}|{_price()}")


def _unit(noun: str) -> Per | None:
    """The record's name for a counted noun; any other capitalised noun or unit sign is "other"."""
    if noun.lower().endswith("stunde") and "watt" not in noun.lower():
        return "hour"  # "Unterrichtsstunde"
    known = table("money_units")
    for form in (noun, noun.rstrip("n"), noun.rstrip("s"), noun.removesuffix("en"), noun.removesuffix("es")):
        if form in known:
            return known[form]  # type: ignore[return-value]  # test_money checks the list against the enumeration
    if _NOT_EACH.match(noun) or not (
        noun[0].isupper() or re.fullmatch(r"k[Ww]h|km|m³|m3|l|kg|t|ha|cbm|qkm|kWp|ccm", noun)
    ):
        return None
    return "other"


def behind(text: str, one: Sum, high: int) -> tuple[Per, int] | None:
    """The unit right behind a sum, and where it ends: "17.000 Euro im Jahr" → ("year", …)."""
    match = _per_behind().match(text, one.end, high)
    if not match:
        return None
    unit = table("money_per")[match["phrase"]] if match["phrase"] else _unit(match["noun"])
    return (unit, match.end()) if unit else None  # type: ignore[return-value]


def before(text: str, low: int, one: Sum) -> tuple[Per, int] | None:
    """The unit named before a sum in its clause, and where it stands: "jährlich 45 Euro" → ("year", …)."""
    found = None
    for match in _per_before().finditer(text, low, one.start):
        unit = _before(text[low : match.start()], match, text[match.end() : one.start])
        if unit:
            found = unit, match.start()
    return found


@cache
def _heading_unit() -> re.Pattern[str]:
    """A unit in a heading: "Gebühren je Leerung", "(pro Monat)", "€/t", "Preise im Monat"."""
    return re.compile(
        rf"{_FOR_EACH}{_NOUN}|(?:€|Euro|ct|Cent){BLANK}?/{BLANK}?(?P<sign>[^\W\d_][\w²³]*)|(?P<phrase>{_per_phrase()})"
    )


def named(heading: str) -> Per | None:
    """The unit a heading gives to what stands below it: "Gebühren je Leerung" → "other", "(monatlich)" → "month"."""
    for match in _heading_unit().finditer(heading):
        found = table("money_per")[match["phrase"]] if match["phrase"] else _unit(match["noun"] or match["sign"])
        if found:
            return found  # type: ignore[return-value]
    return None


_RELATIVE = re.compile(r"^,\s(?:[a-zäöüß]+\s)?(?:der|die|das|dem|den|deren|dessen)\b")
_LAST_NOUN = re.compile(r"([A-ZÄÖÜ]\w*)\s$")


def _before(left: str, match: re.Match[str], between: str) -> Per | None:
    if match["share"]:
        unit = _unit(match["share"])
        return unit if unit == "piece" and not between.strip() else None
    if match["adverb"]:
        return _adverb(match["adverb"].lower(), between)
    if match["period"]:
        return table("money_periods")[match["period"]]  # type: ignore[return-value]
    if match["compound"]:
        return table("money_per_compounds")[match["compound"]]  # type: ignore[return-value]
    if match["priced"]:
        return _priced(match["priced"])
    if match["every"]:
        return _every(match, between)
    if match["noun"] and _RELATIVE.search(between) and not _is_money(left):
        return None  # "eine fünfte Gruppe je Haus, für die"
    if match["costs"]:
        return _priced(match["costs"])
    noun = match["noun"] or match["for"]
    return None if match["for"] in ("Jahr", "Saison") else _unit(noun)


def _is_money(left: str) -> bool:
    noun = _LAST_NOUN.search(left)
    return noun is not None and noun[1].lower().endswith(endings("money_nouns"))


def _adverb(adverb: str, between: str) -> Per | None:
    """ "jährlich" near the sum; "das jährlich stattfindende Fest" and "täglich geöffnet, 5 Euro" say nothing of it."""
    words = len(between.split())
    near = words <= (2 if adverb == "täglich" else 7) or (adverb != "täglich" and words <= 11 and "," not in between)
    if not near or re.match(r"\s[a-zäöü]\w*(?:ende|ten|te)\b", between):
        return None
    if adverb == "täglich" and re.search(r"[,\d]", between):
        return None
    return table("money_per")[adverb]  # type: ignore[return-value]


_TIMES = ("hour", "day", "week", "month", "year")


def _every(match: re.Match[str], between: str) -> Per | None:
    """ "Jedes Jahr zahlt", "jedes Kind erhält", "von jedem Glas gehen"; a noun without preposition may be a subject."""
    unit = _unit(match["every"])
    if unit in _TIMES:
        return unit if len(between.split()) <= 7 and "," not in between else None
    priced = unit == "piece" and _COSTS.match(between)  # "Jedes Buch kostet 1 Euro"
    return unit if match["from"] in ("von", "Von") or unit in ("person", "child", "household") or priced else None


_COSTS = re.compile(r"\s(?:kostet|kostete|bringt|schlägt|schlug|wird für|gibt es für)\b")


def _priced(noun: str) -> Per | None:
    """ "Die Stunde kostet" → "hour", "Der Kubikmeter kostet" → "other"; "Die Karte kostet" counts by nothing."""
    if noun.endswith(("meter", "stunde")):
        return _unit(noun)
    unit = _unit(noun)
    return unit if unit in (*_TIMES[:4], "square_metre") else None
