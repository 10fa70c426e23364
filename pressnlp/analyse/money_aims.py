"""What a sum is for, where a verb or a relative clause says it (docs/money.md)."""

import re
from functools import cache
from itertools import pairwise

from pressnlp.analyse.money_clause import Place, chain, chunk_at, is_complement, is_payer, is_useful
from pressnlp.analyse.money_phrases import Chunk, ends_with, is_filler, joined
from pressnlp.analyse.money_words import known, role, table

_PARTICIPLE = re.compile(r"[a-zäöüß]{3,}(?:te|ten|ter|tes|ne|nen|ner|nes)")


def attribute(here: Place) -> str | None:
    """The noun that a sum stands before as part of its adjective: "der mit 500 Euro dotierte Preis"."""
    chunk = next((c for c in here.found if c.first == here.at + 1 and c.last > c.first), None)
    if chunk is None or not _PARTICIPLE.fullmatch(here.words[chunk.first].text):
        return None
    opened = [word.text.lower() for word in here.words[max(here.low, here.at - 5) : here.at]]
    pairs = pairwise(opened)
    if not any(one in role("article") and two in ("mit", "für", "auf", "von", "über") for one, two in pairs):
        return None
    return joined(here.words[chunk.first + 1 : chunk.last + 1])


@cache
def _aim_verb() -> re.Pattern[str]:
    stems = "|".join(sorted(table("money_aim_verbs"), key=len, reverse=True))
    return re.compile(rf"(?P<stem>{stems})(?:e|t|et|n|en|st|te|ten)?")


def into(here: Place) -> Chunk | None:
    """ "fließt in den Neubau", "helfen beim Umbau", "In die Wache investiert der Kreis", "beteiligt sich am Steg"."""
    verbs = (_aim_verb().fullmatch(word.text) for word in here.words[here.low : here.high] if word.kind == "word")
    stem = next((verb["stem"] for verb in verbs if verb), None)
    if stem is None:
        return None
    leads = table("money_aim_verbs")[stem].split()
    still = ("dem", "einem") if "in" in leads else ()
    aimed = [c for c in here.found if c.preposition in leads and c.article not in still]
    if any(ends_with(c.noun, "money_sources") and not is_complement(here, c) for c in aimed):
        return next(
            (c for c in here.left() if c.preposition == "aus"), None
        )  # "Aus der Steuer fließen 5 Euro in die Kasse"
    near = [c for c in aimed if c.first > here.at and c.last < here.high]
    return next((c for c in [*near, *aimed] if here.low <= c.first and c.last < here.high and is_useful(here, c)), None)


_GOES = re.compile(r"ge(?:ht|hen)|ging(?:en)?")


def going(here: Place) -> Chunk | None:
    """ "Von jedem Los gehen 50 Cent an das Tierheim", "500 Euro gehen an den Chor"."""
    if not any(_GOES.fullmatch(word.text) for word in here.words[here.low : here.high]):
        return None
    if any(word.text == "für" for word in here.words[max(here.low, here.at - 6) : here.at]):
        return None  # "geht für einen Euro an die Stadt" is a price
    return next((c for c in here.right() if c.preposition == "an" and c.article), None)


def elided(here: Place) -> str | None:
    """A noun left out right before a sum: "für jeden weiteren 90 Euro" → "jeden weiteren"."""
    words = here.words[max(here.low, here.at - 3) : here.at]
    if len(words) < 3 or words[0].text != "für" or any(word.kind != "word" for word in words):
        return None
    opens = words[1].text in role("article") or words[1].text.startswith("jede")
    return joined(words[1:]) if opens and re.fullmatch(r"[a-zäöüß]{4,}(?:en|e)", words[2].text) else None


def booked(here: Place) -> Chunk | None:
    """ "Das Porto schlug mit 500 Euro zu Buche": the subject nearest before."""
    behind = [word.text for word in here.words[here.at + 1 :]]
    if not any(pair == ("zu", "Buche") for pair in pairwise(behind[:8])):
        return None
    named = [c for c in here.left()[::-1] if not c.preposition and not is_complement(here, c)]
    return next((c for c in named if is_useful(here, c)), None)


def in_order(here: Place) -> str | None:
    """The object of a clause of purpose: "500 Euro stellt der Kreis bereit, um alte Wege zu sanieren" → "alte Wege"."""
    for at, word in enumerate(here.words):
        if word.text.lower() != "um" or (at and here.words[at - 1].text != ","):
            continue
        end = next((i for i in range(at + 1, len(here.words)) if _is_aim(here, i)), None)
        chunk = next((c for c in here.found if c.first > at and end and c.last < end and not c.preposition), None)
        if chunk and is_useful(here, chunk):
            return here.say(chunk)
    return None


def _is_aim(here: Place, at: int) -> bool:
    one, two = (here.words[i].text if i < len(here.words) else "" for i in (at, at + 1))
    return one in known("money_aim_infinitives") or f"{one} {two}" in known("money_aim_infinitives")


def _opening(here: Place) -> int:
    """The token before a sum and its qualifiers."""
    at = here.at - 1
    while at > here.low and is_filler(here.words[at].text):
        at -= 1
    return at


def bought(here: Place) -> Chunk | None:
    """What arises for a sum: "Für 5 Mio. Euro baut die Stadt eine Halle", "Gebaut wird für 5 Mio. Euro eine Halle"."""
    at = _opening(here)
    opens = at <= here.low + 1 and here.at + 1 < here.high and here.words[here.at + 1].kind == "word"
    if here.words[at].text not in ("Für", "für") or not (opens or not here.left()):
        return None
    named = [c for c in here.right() if not c.preposition and is_useful(here, c)]
    return next((c for c in named if not is_payer(c)), named[0] if named else None)


_TOPPED = ("ist", "sind", "war", "waren", "bildet", "bilden", "bleibt", "verschlang", "verschlingt", "macht", "folgt")


def topped(here: Place) -> Chunk | None:
    """The subject behind "mit" and a sum: "Größter Posten ist mit 5 Euro die Halle", "Mit 5 Euro ist die Halle"."""
    at = _opening(here)
    behind = [word.text for word in here.words[here.at + 1 : here.at + 2]]
    fronted = at <= here.low and behind and behind[0] in _TOPPED
    inner = any(word.text in _TOPPED for word in here.words[here.low : at])
    if here.words[at].text not in ("mit", "Mit") or not (fronted or inner):
        return None
    chunk = next((c for c in here.right() if c.first <= here.at + 3 + bool(fronted)), None)
    named = chunk is not None and chunk.article in ("der", "die", "das", "ein", "eine") and not chunk.preposition
    return chunk if named and is_useful(here, chunk) else None


_SUPPORTS = re.compile(r"(?:unterstütz|förder|bezuschuss)(?:t|te|en|ten)")
_COSTS = re.compile(r"kost(?:et|en|ete|eten)|gekostet")
_SUPPORTED = re.compile(r"(?:gefördert|(?:mit)?finanziert|unterstützt|bezuschusst|ausgestattet|dotiert)(?:e[nrs]?)?")


def supported(here: Place) -> Chunk | None:
    """ "Mit 500 Euro unterstützt die Stiftung den Bau", "die Stiftung fördert den Bau mit 500 Euro"."""
    verb = next((i for i in range(here.low, here.high) if _SUPPORTS.fullmatch(here.words[i].text)), None)
    if verb is None or here.words[here.at - 1].kind == "stop":
        return None
    objects = [c for c in here.found if c.first > verb and c.last < here.high and not c.preposition]
    return next((c for c in objects if c.article not in ("der", "des") and is_useful(here, c)), None)


def is_supported(here: Place) -> Chunk | None:
    """ "Die Lesung wird vom Land mit 500 Euro gefördert": the subject of the passive."""
    behind = here.words[here.at + 1 : here.high]
    passive = any(_SUPPORTED.fullmatch(word.text) for word in behind)
    auxiliary = any(word.text in role("auxiliary") for word in here.words[here.low : here.at])
    if passive and behind[0].text in role("auxiliary"):  # "Mit 500 Euro ist der Preis dotiert"
        return next((c for c in here.right() if not c.preposition and c.article), None)
    if not passive or not auxiliary:
        return None
    return next((c for c in here.left() if not c.preposition and is_useful(here, c)), None)


def antecedent(here: Place) -> Chunk | None:
    """The noun before a comma that a clause without one speaks of: "der Steg, für den 2 Mio. Euro"."""
    at = here.at - 1
    while at >= here.low and here.words[at].kind == "word":
        at -= 1
    if at <= here.low or here.words[at].text != "," or not _relates(here, at):
        at = _relative(here)
    chunk = _spoken_of(here, at) if at > here.low else None
    head = chain(here, chunk) if chunk and is_useful(here, chunk) else None
    return head if is_useful(here, head) else None


def _spoken_of(here: Place, comma: int) -> Chunk | None:
    """The noun a relative clause belongs to: right before its comma, or before a verb: "den Steg einreichen, der"."""
    chunk = chunk_at(here, comma - 1)
    if chunk is not None or here.words[comma - 1].kind != "word":
        return chunk
    earlier = [c for c in here.found if c.last < comma and c.first >= here.low]
    straight = [c for c in earlier if not c.preposition and is_useful(here, c)]
    return straight[-1] if straight else None


def aimed(here: Place) -> Chunk | None:
    """The noun of a relative clause of aim or source: "der Steg, für den der Kreis zahlt", "ein Fonds, aus dem"."""
    at = _comma(here)
    behind = [word.text for word in here.words[at + 1 : at + 3]]
    if at <= here.low or behind[0] not in ("für", "aus", "mit", "von") or behind[1] not in role("relative"):
        return None
    chunk = _spoken_of(here, at)
    counted = chunk is not None and chunk.preposition in ("je", "pro")
    chunk = chunk_at(here, chunk.first - 2) if chunk and counted else chunk
    return chunk if is_useful(here, chunk) else None


def _comma(here: Place) -> int:
    return max((i for i in range(here.low, here.at - 2) if here.words[i].text == ","), default=-1)


def _relative(here: Place) -> int:
    """The comma of a relative clause of cost: "das Projekt, das mit 500 Euro gefördert wird", ", die 5 Euro kosten"."""
    at = _comma(here)
    behind = here.words[here.at + 1 : here.high]
    tells = any(_SUPPORTED.fullmatch(word.text) or _COSTS.fullmatch(word.text) for word in behind)
    return at if at >= 0 and tells and here.words[at + 1].text in role("relative") else -1


def _relates(here: Place, comma: int) -> bool:
    """Whether the words behind a comma are a relative clause or an apposition that gives nothing."""
    behind = here.words[comma + 1 : here.high]
    if any(word.text in known("money_giving") for word in behind):
        return False
    closed = here.at + 1 < len(here.words) and here.words[here.at + 1].text == ","
    return behind[0].text in role("relative") or closed


def who(here: Place) -> Chunk | None:
    """ "Wer ein Lastenrad kauft, erhält 500 Euro": what is done for the money."""
    comma = next((i for i in range(here.low, here.at) if here.words[i].text == ","), here.low)
    if here.words[here.low].text not in ("Wer", "wer"):
        return None
    return next((c for c in here.left() if c.last < comma and not c.preposition and is_useful(here, c)), None)
