"""What a sum is for, in the words of its sentence (docs/money.md)."""

import re
from dataclasses import dataclass

from pressnlp.analyse.money_phrases import (
    LONGEST,
    Chunk,
    Token,
    chunks,
    continues,
    ends_with,
    is_filler,
    is_giver,
    is_time,
    joined,
    phrase,
)
from pressnlp.analyse.money_sums import Sum
from pressnlp.analyse.money_words import known, role, table


@dataclass(frozen=True, slots=True)
class Place:
    """A sum in its sentence: tokens, chunks, the sum's token, and the clause's bounds in tokens."""

    words: list[Token]
    found: list[Chunk]
    at: int
    low: int
    high: int

    def left(self) -> list[Chunk]:
        return [chunk for chunk in self.found if self.low <= chunk.first and chunk.last < self.at]

    def right(self) -> list[Chunk]:
        return [chunk for chunk in self.found if chunk.first > self.at and chunk.last < self.high]

    def say(self, chunk: Chunk) -> str:
        return phrase(self.words, self.found, chunk)


def place(words: list[Token], one: Sum) -> Place:
    """Where a sum stands; its clause ends at the sums beside it, the right also at a stop."""
    at = next(index for index, word in enumerate(words) if word.start == one.start)
    low = max((index + 1 for index in range(at) if words[index].kind == "sum" or words[index].text in ";:"), default=0)
    aimed = {word.text for word in words[at + 3 : at + 4]} & set(known("money_for"))  # ", bestimmt für"
    first = at + 3 if aimed and words[at + 1].text == "," else at + 1
    high = next(
        (i for i in range(first, len(words)) if words[i].kind == "sum" or words[i].text in ";:,()–"), len(words)
    )
    return Place(words, chunks(words), at, low, high)


# -- rules, the surest first -------------------------------------------------------------------------------------------


def _anchor(here: Place) -> int | None:
    """The token a sum hangs on: "Zuschuss" in "Zuschuss in Höhe von bis zu", "Kosten" in "Kosten: rund"."""
    words, at = here.words, here.at - 1
    while at >= here.low and is_filler(words[at].text):
        at -= 1
    if at < here.low:
        return None
    if words[at].text.lower() in role("link"):
        with_ = words[at].text == "mit"
        at -= 1
        if with_ and _has_preposition(here, at):
            return None
        if at >= here.low and words[at].text in known("money_measures"):
            at -= 1
            while at >= here.low and words[at].text.lower() in role("measure"):
                at -= 1
    elif words[at].text in (":", "("):
        at -= 1
    elif _has_preposition(here, at):
        return None  # "je nach Tarifzone zwischen"
    return at if at >= here.low and words[at].kind == "noun" else None


def _has_preposition(here: Place, at: int) -> bool:
    chunk = _chunk_at(here, at)
    return chunk is not None and chunk.preposition != ""


def _chunk_at(here: Place, at: int) -> Chunk | None:
    return next((chunk for chunk in here.found if chunk.last == at), None)


def _chain(here: Place, head: Chunk) -> Chunk:
    """The first noun of the chain of complements that a noun ends: "Beitrag zum Kulturfonds"."""
    last = head.last
    for chunk in reversed([one for one in here.found if one.last < head.first]):
        between = [word.text.lower() for word in here.words[chunk.last + 1 : head.first]]
        if not continues(between) or last - chunk.first > LONGEST or chunk.first < here.low:
            break
        head = chunk
    return head


def _is_useful(here: Place, chunk: Chunk | None) -> bool:
    """Whether a noun can say what a sum is for: no time, no payer, no bare form of a sum."""
    if chunk is None or is_time(chunk) or chunk.noun.lower() in known("money_generic"):
        return False
    return not is_giver([word.text for word in here.words[chunk.first : chunk.last + 1]])


def _direct(here: Place) -> str | None:
    """A noun right behind: "zwei Millionen Euro Schaden", "3 Euro je Quadratmeter Wohnfläche"."""
    for chunk in here.found:
        verb = here.words[chunk.first].kind == "word" and here.words[chunk.first].text.endswith("en")  # "drohen"
        if chunk.first == here.at + 1 and not verb and _is_useful(here, chunk):
            return here.say(chunk)
        if chunk.first == here.at + 2 and here.words[here.at + 1].text in ("je", "pro") and chunk.last > chunk.first:
            return joined(here.words[chunk.first + 1 : chunk.last + 1])
    return None


def _for(here: Place, side: list[Chunk]) -> Chunk | None:
    """The first noun behind "für", "zum", "zur"; on the left the head of its chain."""
    for chunk in side:
        if chunk.preposition in known("money_for") and _is_useful(here, chunk):
            return _chain(here, chunk) if chunk.first < here.at else chunk
        if chunk.preposition == "zu" and chunk.article and chunk.first == here.at + 3:
            return chunk  # "900 Euro zu den Druckkosten"
    return None


_INTO = re.compile(r"(?:fließ|floss|steck|investier)\w*")


def _into(here: Place) -> Chunk | None:
    """ "fließt in den Neubau", "steckt … in eine Halle"."""
    if not any(_INTO.fullmatch(word.text) for word in here.words[here.low : here.high]):
        return None
    return next(
        (c for c in here.right() if c.preposition in ("in", "ins") and c.article != "dem" and _is_useful(here, c)), None
    )


_SUPPORTS = re.compile(r"(?:unterstütz|förder|bezuschuss)(?:t|te|en|ten)")


def _supported(here: Place) -> Chunk | None:
    """ "Mit 500 Euro unterstützt die Stiftung den Bau"."""
    verb = next((i for i in range(here.at + 1, here.high) if _SUPPORTS.fullmatch(here.words[i].text)), None)
    if verb is None:
        return None
    return next((c for c in here.right() if c.first > verb and not c.preposition and _is_useful(here, c)), None)


_COSTS = re.compile(r"koste(?:t|n|te|ten)")


def _subject_of_cost(here: Place) -> Chunk | None:
    """ "X kostet 5 Euro", "kostet das X 5 Euro"."""
    verb = next((i for i in range(here.at - 1, here.low - 1, -1) if _COSTS.fullmatch(here.words[i].text)), None)
    if verb is None:
        return None
    comma = max((i for i in range(here.low, verb) if here.words[i].text == ","), default=here.low)
    named = [c for c in here.left() if not c.preposition and _is_useful(here, c) and not _is_unit(c)]
    after = next((c for c in named if c.first > verb), None)
    return after or next((c for c in named if comma <= c.first < verb), None)


def _is_unit(chunk: Chunk) -> bool:
    """ "Der Kubikmeter kostet": what is counted, not what it is for."""
    measured = ("hour", "day", "week", "month", "square_metre")
    return table("money_units").get(chunk.noun) in measured or chunk.noun.endswith(("meter", "stunde"))


def _antecedent(here: Place) -> Chunk | None:
    """The noun before a comma that a clause without one speaks of: "der Steg, für den 2 Mio. Euro"."""
    at = here.at - 1
    while at >= here.low and here.words[at].kind == "word":
        at -= 1
    if at <= here.low or here.words[at].text != "," or not _relates(here, at):
        return None
    chunk = _chunk_at(here, at - 1)
    return _chain(here, chunk) if chunk and _is_useful(here, chunk) else None


def _relates(here: Place, comma: int) -> bool:
    """Whether the words behind a comma are a relative clause or an apposition that gives nothing."""
    behind = here.words[comma + 1 : here.high]
    if any(word.text in known("money_giving") for word in behind):
        return False
    closed = here.at + 1 < len(here.words) and here.words[here.at + 1].text == ","
    return behind[0].text in role("relative") or closed


def _money_noun(here: Place, side: list[Chunk]) -> Chunk | None:
    """A noun that names a sum, nearest to it: "Die Baukosten gibt sie an mit"."""
    return next((c for c in side if ends_with(c.noun, "money_nouns") and _is_useful(here, c)), None)


def _subject(here: Place) -> Chunk | None:
    """The first noun of the clause without a preposition, unless the clause says that it gives."""
    clause = here.words[here.low : here.high]
    if any(word.text in known("money_giving") for word in clause if word.kind == "word") and not _there_is(here):
        return None
    main = _main_clause(here)
    return next(
        (c for c in here.left() if not c.preposition and c.first >= main and not _is_unit(c) and _is_useful(here, c)),
        None,
    )


def _main_clause(here: Place) -> int:
    """Where the main clause begins: behind "Wie der Rat beschlossen hat,"."""
    if here.words[here.low].text.lower() not in role("subordinate"):
        return here.low
    return next((i for i in range(here.low, here.at) if here.words[i].text == ","), here.low)


def _circumstance(here: Place) -> Chunk | None:
    """ "An der Schleuse sind 7 Euro fällig"."""
    return next(
        (c for c in here.left() if c.preposition in ("an", "auf", "bei") and c.article and _is_useful(here, c)), None
    )


def _there_is(here: Place) -> bool:
    """ "Karten gibt es ab": here the noun is what one pays for."""
    pairs = zip(here.words[here.low :], here.words[here.low + 1 :], strict=False)
    return any(one.text in ("gibt", "gab") and two.text == "es" for one, two in pairs)


def in_sentence(here: Place) -> str | None:
    """The purpose a sentence gives to a sum; None where it only says who pays."""
    right, anchor = here.right(), _anchor(here)
    noun, aim = _chunk_at(here, anchor) if anchor is not None else None, _for(here, right)
    head = _chain(here, noun) if noun and _is_useful(here, noun) else None
    if head is not None and not _is_useful(here, head):
        head = noun
    if aim is not None:
        return _both(here, head, aim) if head is not None else here.say(aim)
    if direct := _direct(here):
        return direct
    costs = head is not None and head.noun == "Kosten" and here.words[head.last + 1].text == ":"
    for chunk in (
        None if costs else head,
        _into(here),
        _supported(here),
        _subject_of_cost(here),
        _antecedent(here),
        _for(here, here.left()),
        None if costs else _money_noun(here, here.left()[::-1]),
        _money_noun(here, right),
        None if costs else _subject(here),
        _circumstance(here),
        _bare(here, noun),
    ):
        if chunk is not None:
            return here.say(chunk)
    return None


def _bare(here: Place, noun: Chunk | None) -> Chunk | None:
    """The bare form of a sum ("Preis", "Scheck") where nothing better is said."""
    found = [noun] if noun else [chunk for chunk in here.left() if not chunk.preposition]
    return next((chunk for chunk in found if chunk.noun.lower() in known("money_generic")), None)


def topic(words: list[Token]) -> str | None:
    """What a sentence without sums is about: a money noun, its "für …", what it brings up ("ein …"), its first noun."""
    if not words:
        return None
    here = Place(words, chunks(words), len(words), 0, len(words))
    new = next(
        (c for c in here.left() if c.article in ("ein", "eine", "einen") and not c.preposition and _is_useful(here, c)),
        None,
    )
    for chunk in (_money_noun(here, here.left()), _for(here, here.left()), new, _subject(here)):
        if chunk is not None:
            return here.say(chunk)
    return None


def _both(here: Place, head: Chunk, aim: Chunk) -> str:
    """A noun before and its complement behind the sum: "Hilfe von 900 Euro zu den Druckkosten"."""
    first = joined(here.words[head.first : head.last + 1])
    return " ".join(part for part in (first, aim.preposition, aim.article, here.say(aim)) if part)
