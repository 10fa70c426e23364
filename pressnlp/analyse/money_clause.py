"""A sum in its clause: the noun it hangs on, and which nouns can say what it is for (docs/money.md)."""

from dataclasses import dataclass

from pressnlp.analyse.money_givers import is_giver
from pressnlp.analyse.money_phrases import (
    LONGEST,
    Chunk,
    Token,
    chunks,
    continues,
    ends_with,
    is_filler,
    is_time,
    phrase,
)
from pressnlp.analyse.money_sums import Sum
from pressnlp.analyse.money_words import endings, known, role, table


@dataclass(frozen=True, slots=True)
class Place:
    """A sum in its sentence: tokens, chunks, the sum's token, and the clause's bounds in tokens."""

    words: list[Token]
    found: list[Chunk]
    at: int
    low: int
    high: int
    priced: bool = False
    """Whether the sum is a price beside an earlier one, so that people are who pays it."""
    names: frozenset[str] = frozenset()
    """Surnames of the text's persons and the places of its datelines, which are no purpose."""

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
    open_ = at + 3 < len(words) and words[at + 2].text in ("der", "die", "das")
    related = open_ and words[at + 3].kind == "word"  # ", die für einen Steg"
    first = at + 3 if (aimed or related) and words[at + 1].text == "," else at + 1
    high = next(
        (i for i in range(first, len(words)) if words[i].kind == "sum" or words[i].text in ";:,()–"), len(words)
    )
    return Place(words, chunks(words), at, low, high)


def anchor(here: Place) -> int | None:
    """The token a sum hangs on: "Zuschuss" in "Zuschuss in Höhe von bis zu", "Kosten" in "Kosten: rund"."""
    words, at = here.words, here.at - 1
    while at >= here.low and is_filler(words[at].text):
        at -= 1
    if at < here.low:
        return None
    if words[at].text.lower() in role("link"):
        with_ = words[at].text == "mit"
        at -= 1
        if with_ and _is_circumstance(here, at):
            return None
        if at >= here.low and words[at].text in known("money_measures"):
            at -= 1
            while at >= here.low and words[at].text.lower() in role("measure"):
                at -= 1
    elif words[at].text in (":", "("):
        at -= 1
    elif _is_circumstance(here, at) and not _is_money(here, at):
        return None  # "je nach Tarifzone zwischen"
    return _counted(here, at) if at >= here.low and words[at].kind == "noun" else None


def _is_money(here: Place, at: int) -> bool:
    """ "muss mit einem Bußgeld zwischen": a money noun led by a preposition, right before the sum."""
    chunk = chunk_at(here, at)
    return chunk is not None and chunk.preposition in ("mit", "bei") and ends_with(chunk.noun, "money_nouns")


def _counted(here: Place, at: int) -> int | None:
    """The noun before a unit: "Zuschuss pro Besucher von" → "Zuschuss"; none behind a payer's place: "Firma X, Ort"."""
    chunk = chunk_at(here, at)
    earlier = chunk_at(here, chunk.first - 2) if chunk else None
    if chunk is None or earlier is None:
        return _before_date(here, chunk) or at
    if here.words[chunk.first - 1].text in ("pro", "je"):
        return earlier.last
    return None if is_seat(here, chunk) else at


def is_seat(here: Place, chunk: Chunk) -> bool:
    """ "Neustadt" in "die Firma Bolt, Neustadt": where a payer or payee sits."""
    earlier = chunk_at(here, chunk.first - 2)
    after_comma = chunk.first > 0 and here.words[chunk.first - 1].text == ","
    return after_comma and not chunk.article and earlier is not None and _gives(here, earlier)


def _before_date(here: Place, chunk: Chunk | None) -> int | None:
    """The noun before a date: "ein Angebot vom 6. Mai 2024 in Höhe von" → "Angebot"."""
    if chunk is None or not is_time(chunk):
        return None
    at = chunk.first - 1
    while at > here.low and (here.words[at].text[0].isdigit() or here.words[at].text in _DATING):
        at -= 1
    dated = chunk_at(here, at)
    return dated.last if dated else None


_DATING = (".", "vom", "von", "am", "innerhalb", "binnen", "nach", "bis", "zwei", "drei", "vier", "fünf", "zehn")
"""What parts a noun from a date or a time: "Lieferung innerhalb von drei |Tagen:"."""


def _is_circumstance(here: Place, at: int) -> bool:
    """ "nach einer Schätzung des Bauamts": the chain that a noun ends begins with a preposition."""
    chunk = chunk_at(here, at)
    return chunk is not None and (chunk.preposition != "" or chain(here, chunk).preposition != "")


def chunk_at(here: Place, at: int) -> Chunk | None:
    return next((chunk for chunk in here.found if chunk.last == at), None)


def chain(here: Place, head: Chunk) -> Chunk:
    """The first noun of the chain of complements that a noun ends: "Beitrag zum Kulturfonds"."""
    last = head.last
    for chunk in reversed([one for one in here.found if one.last < head.first]):
        between = [word.text.lower() for word in here.words[chunk.last + 1 : head.first]]
        if not continues(between) or last - chunk.first > LONGEST or chunk.first < here.low or _gives(here, chunk):
            break
        head = chunk
    return head


def is_useful(here: Place, chunk: Chunk | None) -> bool:
    """Whether a noun can say what a sum is for: no time, no payer, no bare form of a sum."""
    if chunk is None or is_time(chunk) or chunk.noun.lower() in known("money_generic"):
        return False
    behind = here.words[chunk.last + 1].text if chunk.last + 1 < len(here.words) else ""
    if chunk.noun == "Haushalt" and chunk.article in ("ein", "einen", "einem") and behind != "mit":
        return False  # "ein Haushalt spart 20 Euro"
    if chunk.preposition == "aus" and chunk.noun.lower().endswith(endings("money_sources")):
        return False
    if here.names and all(word.text in here.names for word in here.words[chunk.first : chunk.last + 1]):
        return False
    return not _gives(here, chunk) and not (here.priced and is_payer(chunk) and _pays(here, chunk))


def _pays(here: Place, chunk: Chunk) -> bool:
    """ "für Mitglieder", "Kinder zahlen": not "Erwachsene 4 Euro, Kinder 2 Euro", where each has its price."""
    return chunk.preposition == "für" or any(word.text.startswith("zahl") for word in here.words[here.low : here.high])


def is_complement(here: Place, chunk: Chunk) -> bool:
    """ "der Arbeiterwohlfahrt" in "Mitglieder der Arbeiterwohlfahrt"."""
    before = next((one for one in reversed(here.found) if one.last < chunk.first), None)
    if before is None:
        return False
    between = [word.text.lower() for word in here.words[before.last + 1 : chunk.first]]
    return between in (["der"], ["des"])


def narrowed(here: Place, chunk: Chunk | None) -> Chunk | None:
    """The money noun of two nouns in a row: "den Kommunen Fördermittel von" → "Fördermittel"."""
    if chunk is None or chunk.first == chunk.last or not ends_with(chunk.noun, "money_nouns"):
        return chunk
    return Chunk(chunk.last, chunk.last, chunk.noun, "", "") if _gives(here, chunk) else chunk


def _gives(here: Place, chunk: Chunk) -> bool:
    return is_giver([word.text for word in here.words[chunk.first : chunk.last + 1]])


def is_payer(chunk: Chunk) -> bool:
    """ "für Kinder", "Mitglieder": people who pay a price."""
    noun, payers = chunk.noun.lower(), table("money_payers")
    ends = tuple(word for word, how in payers.items() if how == "end")
    return noun in payers or noun.endswith(ends)


def is_unit(chunk: Chunk) -> bool:
    """ "Der Kubikmeter kostet": what is counted, not what it is for."""
    measured = ("hour", "day", "week", "month", "square_metre")
    return table("money_units").get(chunk.noun) in measured or chunk.noun.endswith(("meter", "stunde"))
