"""What a sum is the price of (docs/money.md)."""

import re

from pressnlp.analyse.money_clause import Place, chunk_at, is_complement, is_unit, is_useful
from pressnlp.analyse.money_phrases import Chunk
from pressnlp.analyse.money_words import role

_COSTS = re.compile(r"kost(?:et?|en|ete|eten)|verschl[aiu]ngt?e?n?")
_COST = re.compile(r"kosten|gekostet|verschlungen|betragen")


def subject_of_cost(here: Place) -> Chunk | None:
    """ "X kostet die Stadt 5 Euro", "kostet das X 5 Euro", "X soll 5 Euro kosten", "5 Euro kostet das X"."""
    behind = here.words[here.at + 1].text if here.at + 1 < len(here.words) else ""
    verb = next((i for i in range(here.at - 1, here.low - 1, -1) if _COSTS.fullmatch(here.words[i].text)), None)
    if verb is None and _COST.fullmatch(behind):
        verb = here.at
    if verb is None:
        later = [word.text for word in here.words[here.at + 1 : here.high] if word.kind != "stop"]
        fronted = _COSTS.fullmatch(behind) or (later and behind in role("auxiliary") and _COST.fullmatch(later[-1]))
        named = here.right() if fronted else []
        return next((c for c in named if not c.preposition and is_useful(here, c)), None)
    comma = max((i for i in range(here.low, verb) if here.words[i].text == ","), default=here.low)
    named = [c for c in here.left() if not c.preposition and is_useful(here, c) and not is_complement(here, c)]
    named = [c for c in named if not is_unit(c)]
    before = next((c for c in named if comma <= c.first < verb), None)
    return before or next((c for c in named if c.first > verb), None)


def sold(here: Place, noun: Chunk | None) -> Chunk | None:
    """ "verkaufte die Bahn den Bahnhof für den Preis von": the thing nearest before."""
    if noun is None or noun.noun != "Preis" or noun.preposition not in ("für", "zum"):
        return None
    return next(
        (c for c in here.left()[::-1] if c.last < noun.first and not c.preposition and is_useful(here, c)), None
    )


_PRICED = re.compile(r".*(?:preis|kosten|kostenpunkt|wert|summe)")


def named_by(here: Place, head: Chunk | None) -> Chunk | None:
    """What a bare price in apposition belongs to: "ein Bus, Anschaffungspreis 500 Euro, kommt"."""
    if head is None or head.first < here.low + 2 or head.article or not _PRICED.fullmatch(head.noun.lower()):
        return None
    thing = chunk_at(here, head.first - 2) if here.words[head.first - 1].text == "," else None
    return thing if head.first == head.last == here.at - 1 and is_useful(here, thing) else None
