"""The unit of a sum in its sentence: its own, or one told with a sum beside it (docs/money.md)."""

import re
from collections.abc import Sequence
from functools import cache

from pressnlp.analyse import money_per
from pressnlp.analyse.found import MoneyFound
from pressnlp.analyse.money_sums import Sum
from pressnlp.analyse.money_words import endings, known, table
from pressnlp.record import Per

# " nötig (bisher ", " und nicht, wie berichtet, ", ", sonst bei ", " (um einen Euro) auf ": values of the same thing
CONTRAST = re.compile(
    r"\sauf\s|(?:\s\w+){0,3}?[\s,(]*(?:und nicht|statt|anstatt|nicht mehr|bisher|bislang|zuvor|vorher|früher|sonst"
    r"|ansonsten|andernfalls|anderswo)[\s,:]*(?:\w++[\s,]*){0,3}"
)
# " nötig (bisher 30 Euro), für jedes dritte ": the next of several things with one unit
_NEXT = re.compile(r"(?:\s\w+){0,3}?\)?,?\s(?:und\s)?(?:für|auf dem|auf der|bei|im|in der)\s(?P<thing>[^.;:()]{3,80})")
# "), das Abwasser ", " (vier Stunden), der Krippenbeitrag von ": the verb is left out
_GAPPED = re.compile(
    r"(?:\s\([^()]{1,60}\))?\)?,\s(?:und\s)?(?:der|die|das)\s(?:[a-zäöüß]+e[nrs]?\s)?(?P<thing>[A-ZÄÖÜ][\w-]*)\s"
    r"(?:(?:von|bei|auf)\s)?(?:rund\s|knapp\s|etwa\s)?"
)
# ", in der Nebensaison ", ", an Feiertagen ": another time or place of the same price
_THEN = re.compile(
    r",\s(?:und\s)?(?:in|an|am|im|bei|ab)\s(?:der\s|den\s|dem\s)?(?:[a-zäöüß]+en\s)?[A-ZÄÖÜ][\w-]*\s(?:(?:nur|dann|noch|rund)\s)?"
)
# "; 500 Euro sind es für"
_SO_MANY = re.compile(r"\s(?:sind|waren|wären|werden)\ses\b")
_ENDS = re.compile(r"[.,;!?)\n]|$")


def unit(text: str, beside: Sequence[Sum], at: int, low: int, high: int) -> Per | None:
    """The unit of a sum: behind it, before it in its clause, or that of a sum it is told beside."""
    one = beside[at]
    behind = money_per.behind(text, one, beside[at + 1].start if at + 1 < len(beside) else high)
    if behind:
        return behind[0]
    before = money_per.before(text, _clause(text, beside, at, low), one)
    if before:
        return before[0]
    if at + 1 < len(beside) and (_partners(one, beside[at + 1]) or _contrasted(text, one, beside[at + 1])):
        later = money_per.behind(text, beside[at + 1], high)
        if later:
            return later[0]
    return _earlier(text, beside, at, low)


@cache
def _by_others() -> re.Pattern[str]:
    """ ", Kinder ab sechs Jahren ", ", Jugendliche zahlen wie bisher ": others pay the same price."""
    nouns = "|".join(word.capitalize() for word, how in table("money_payers").items() if how == "word")
    return re.compile(rf",\s(?:und\s)?(?:für\s)?(?:{nouns})(?:\s[\w]+){{0,4}}\s")


def _contrasted(text: str, one: Sum, then: Sum) -> bool:
    """ "3,80 Euro statt 3,50 Euro pro Tag"."""
    return CONTRAST.fullmatch(text, one.end, then.start) is not None


def _partners(one: Sum, other: Sum) -> bool:
    return one.partner == other.start or other.partner == one.start


def _clause(text: str, beside: Sequence[Sum], at: int, low: int) -> int:
    """Where the words before a sum begin: behind the sum before it and that one's unit."""
    if not at:
        return low
    earlier = beside[at - 1]
    behind = money_per.behind(text, earlier, beside[at].start)
    return behind[1] if behind else earlier.end


def _earlier(text: str, beside: Sequence[Sum], at: int, low: int) -> Per | None:
    """The unit of an earlier sum, as far as what stands between passes it on."""
    same, fits, others = True, True, False
    for index in range(at - 1, -1, -1):
        step = _step(text, beside[index], beside[index + 1])
        if step is None:
            return None
        if step == "gapped" and _same_price(text, beside[index], beside[index + 1], low):
            step = "same"
        same, others = same and step in ("same", "next", "payers"), others or step == "payers"
        behind = money_per.behind(text, beside[index], beside[index + 1].start) if same else None
        fronted = money_per.before(text, _clause(text, beside, index, low), beside[index])
        found = (behind or fronted or (None, 0))[0]
        fits = fits and step != "gapped"
        if others and found in ("person", "child", "household"):
            return None  # "5 Euro pro Kind, Erwachsene 8 Euro"
        if found and (fits or found in ("other", "square_metre")):
            return None if _is_once(text, beside, index, at) and found in ("year", "month", "week", "day") else found
        same = same and step in ("same", "payers")
    return None


def _step(text: str, one: Sum, then: Sum) -> str | None:
    """How a sum follows another: "same" thing, "next" of a list with its verb left out, "later" or "gapped"."""
    behind = money_per.behind(text, one, then.start)
    between = text[one.end : then.start]
    beyond = text[behind[1] if behind else one.end : then.start]
    many = between[:1] in (";", ",") or re.match(r"[^.]*;\s", between)
    if _partners(one, then) or CONTRAST.fullmatch(between) or (many and _SO_MANY.match(text, then.end)):
        return "same"
    if _THEN.fullmatch(beyond) and _ENDS.match(text, then.end):
        return "same"
    if _by_others().fullmatch(beyond):
        return "payers"
    listed = _NEXT.fullmatch(between)
    if listed:
        return "next" if _ENDS.match(text, then.end) and ", für " in between else "later"
    return "gapped" if _GAPPED.fullmatch(between) or _GAPPED.fullmatch(beyond) else None


def _same_price(text: str, one: Sum, then: Sum, low: int) -> bool:
    """Whether the thing of a gapped clause is named like the one before it: "Elternbeitrag … , der Krippenbeitrag"."""
    behind = money_per.behind(text, one, then.start)
    gap = _GAPPED.fullmatch(text, behind[1] if behind else one.end, then.start)
    end = next((end for end in endings("money_prices") if gap and gap["thing"].lower().endswith(end)), None)
    return end is not None and re.search(rf"{end}(?!\w)", text[low : one.start]) is not None


def _is_once(text: str, beside: Sequence[Sum], index: int, at: int) -> bool:
    """Whether the later sum is for something paid once: "für die Sanierung"."""
    words = re.findall(r"\w+", text[beside[index].end : beside[at].start].lower())
    return any(word.endswith(endings("money_works")) for word in words)


# "Auf dem freien Markt" · "Im Vorjahr" · "Im deutschen Durchschnitt"
_COMPARED = r"Auf dem(?: \w+)? Markt|I[mn](?: \w+)? (?:Vorjahr|\w*[Dd]urchschnitt|Schnitt|Vergleich|Nachbarort\w*)"


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(known('money_comparisons'))}|{_COMPARED})\b")


def told_before(text: str, last: MoneyFound | None, one: Sum, low: int) -> Per | None:
    """The unit of the sentence before, where this one compares: "7 Euro pro m². Anderswo zahlt man 10 Euro."

    Only for a sum of about the size (up to threefold) of the last, and without a money noun of its own.
    """
    if last is None or last.per is None or last.currency != one.currency or low < last.end or low - last.end > 120:
        return None
    alike = last.amount and 1 <= 3 * one.low / last.amount <= 9
    words = re.findall(r"\w+", text[low : one.start])
    own = any(word[0].isupper() and word.lower().endswith(endings("money_nouns")) for word in words)
    passes = alike and not own and _opens().match(text, low) and text.count("\n", last.end, one.start) == 0
    return last.per if passes else None
