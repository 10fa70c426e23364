"""How a sum is meant: its sentence, qualifier and period (docs/money.md)."""

import re
from functools import cache

from pressnlp.analyse.money_sums import Sum
from pressnlp.analyse.money_terms import REACH, either
from pressnlp.analyse.money_words import endings, known, role, table
from pressnlp.analyse.numbers import BLANK
from pressnlp.record import Qualifier

WINDOW = 400
"""Characters to either side within which a sentence is looked for; longer ones are cut, so that time stays linear."""

_STOP = re.compile(r"[.!?…][“\"»”)']*(?P<blank>[ \u00a0]++)(?=[„\"»(A-ZÄÖÜ0-9–-])")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence or line around a span."""
    least = max(0, start - WINDOW)
    low = max(text.rfind("\n", least, start) + 1, least)
    if low > least and _OPEN_END.search(text, max(least, low - 30), low - 1):
        low = max(text.rfind("\n", least, low - 1) + 1, least)
    for match in _STOP.finditer(text, low, min(len(text), start + 1)):  # the sum may open its sentence
        if _ends(text, match.start()):
            low = match.end()
    high = text.find("\n", end, end + WINDOW)
    high = min(len(text), end + WINDOW) if high < 0 else high
    for match in _STOP.finditer(text, end, high):
        if _ends(text, match.start()):
            return low, match.start("blank")
    return low, high


# "… für Kunst und⏎": a line that cannot end a sentence or a heading
_OPEN_END = re.compile(
    r"\b(?:und|oder|der|die|das|des|dem|den|von|vom|für|mit|auf|in|im|zu|zum|zur|ein|eine|einen|rund|etwa)$"
)
_WORD_BEHIND = re.compile(r"\s*+(\w+)")
_LAST_WORD = re.compile(r"[^\s(„\"»-]*$")


def _ends(text: str, stop: int) -> bool:
    """Whether a full stop ends a sentence: not behind "Mio", "12", "A"."""
    word = _LAST_WORD.search(text, max(0, stop - 20), stop)
    last = word[0] if word else ""
    if last.isdigit():  # "ein Fahrzeug MTW 9. Die Kosten": an ordinal has a noun behind it
        then = _WORD_BEHIND.match(text, stop + 1)
        return then is not None and then[1].lower() in role("article")
    return not (last in known("money_abbreviations") or (len(last) == 1 and last.isalpha()))


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
# "eine knappe halbe Million": the qualifier stands inside the sum
_INSIDE = re.compile(rf"[Ee]ine[nr]?{BLANK}(?P<word>[a-zäöü]+){BLANK}")


def qualifier(text: str, one: Sum) -> Qualifier:
    """How exactly a sum is meant: "bis zu 500 Euro" → "at_most"; a preposition "über" leaves it exact."""
    if one.high is not None:
        return "range"
    match = _qualifier_before().search(text, max(0, one.start - REACH), one.start)
    found = _meant(text, match, one) if match else None
    if found is None:
        inside, behind = _INSIDE.match(text, one.start, one.end), _qualifier_behind().match(text, one.end)
        found = table("money_qualifiers").get(inside["word"]) if inside else None
        found = found or (table("money_qualifiers_behind")[behind[1]] if behind else "exact")
    return found  # type: ignore[return-value]  # test_money checks the lists against the enumeration


def _meant(text: str, match: re.Match[str], one: Sum) -> str | None:
    """The stronger of two qualifiers: "bis zu rund" is at_most."""
    known = table("money_qualifiers")
    readings: list[str] = []
    for group in ("first", "last"):
        word = match[group]
        if word is None or (_OVER.fullmatch(word) and _is_preposition(text, match.start(group), one)):
            continue
        readings.append(known.get(word) or known[word[0].lower() + word[1:]])
    bounds = [reading for reading in readings if reading != "about"]
    kept = bounds or readings
    return kept[-1] if kept else None


def _is_preposition(text: str, at: int, one: Sum) -> bool:
    """Whether "über" at a place belongs to a noun or verb: "einen Scheck der Sparkasse über", "verfügt er über"."""
    words = re.findall(r"[\w„“”\"-]+|[.,;:!?\n]", text[max(0, at - 90) : at])
    if words and words[-1] in role("preposition"):
        return False  # "in Höhe von über"
    return _noun_takes(words) or _verb_takes(words, text[one.end : one.end + 40])


def _noun_takes(words: list[str]) -> bool:
    for word in reversed(words):
        if word.lower().strip('„“”"').endswith(endings("money_documents")):
            return True
        noun = word[0].isupper() or word[0] in '„"'
        if not noun and not _NOUN_PHRASE_WORDS.fullmatch(word):
            return False
    return False


_CLAUSE_END = re.compile(r"[.,;:!?\n]")


def _verb_takes(words: list[str], behind: str) -> bool:
    """Whether a verb of the clause, before or right behind, rules the preposition: "freut sich über", "gestritten"."""
    clause = words[max((i + 1 for i, word in enumerate(words) if _CLAUSE_END.fullmatch(word)), default=0) :]
    after = re.findall(r"\w+", _CLAUSE_END.split(behind)[0])[:2]
    return any(_over_verb().fullmatch(word) for word in [*clause[-6:], *after])


@cache
def _over_verb() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(known('money_over_verbs')))})(?:e|t|et|n|en|te|ten|st)?")


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
