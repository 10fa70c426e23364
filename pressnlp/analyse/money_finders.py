"""The nouns of a clause that can say what a sum is for (docs/money.md)."""

from pressnlp.analyse.money_clause import Place, chain, chunk_at, is_complement, is_seat, is_unit, is_useful
from pressnlp.analyse.money_phrases import Chunk, ends_with
from pressnlp.analyse.money_words import known, role


def led(here: Place, side: list[Chunk]) -> Chunk | None:
    """The first noun behind "für", "zum", "zur"; on the left the head of its chain."""
    for chunk in side:
        if chunk.preposition in known("money_for") and is_useful(here, chunk):
            head = chain(here, chunk) if chunk.first < here.at else chunk
            if not _names_giver(here, chunk):
                return head
        if chunk.preposition == "zu" and chunk.article and chunk.first == here.at + 3:
            return chunk  # "900 Euro zu den Druckkosten"
    return None


def _names_giver(here: Place, chunk: Chunk) -> bool:
    """ "Ministerium für Wirtschaft": the aim is part of a payer's name."""
    before = chunk_at(here, chunk.first - 2) if chunk.preposition == "für" and not chunk.article else None
    return before is not None and ends_with(before.noun, "money_offices")


def money_noun(here: Place, side: list[Chunk]) -> Chunk | None:
    """A noun that names a sum, nearest to it: "Die Baukosten gibt sie an mit"."""
    named = [c for c in side if ends_with(c.noun, "money_nouns") and c.preposition not in ("pro", "je")]
    useful = [c for c in named if is_useful(here, c)]
    found = next((c for c in useful if not _is_share(here, c)), useful[0] if useful else None)
    head = chain(here, found) if found and found.first < here.at else found
    return head if head in named and is_useful(here, head) else found


def _is_share(here: Place, chunk: Chunk) -> bool:
    """ "10 Prozent der Kosten": the noun belongs to a share."""
    first = chunk.first - 1 - bool(chunk.article)
    return first > 0 and here.words[first].text in ("Prozent", "Hälfte", "Drittel", "Viertel", "Teil")


def subject(here: Place) -> Chunk | None:
    """The first noun of the clause without a preposition, unless the clause says that it gives."""
    clause = here.words[here.low : here.high]
    if any(word.text in known("money_giving") for word in clause if word.kind == "word") and not _there_is(here):
        return None
    main = _main_clause(here)
    named = [c for c in here.left() if not c.preposition and c.first >= main and not is_unit(c)]
    last = last_clause(here)
    if any(c.first > last > main and c.noun.lower() in known("money_generic") for c in named):
        return None  # "…, sonst läge der Preis bei"
    opened = (c for c in named if c.first - bool(c.article) == last + 1 and _text(here, c.last + 1) != "und")
    found = next((c for c in [*opened, *named] if is_useful(here, c) and not _is_aside(here, c)), None)
    return _owner(here, found) or found if found else None


def _text(here: Place, at: int) -> str:
    return here.words[at].text if at < len(here.words) else ""


def last_clause(here: Place) -> int:
    """The last comma before a sum: behind it may stand a subject of its own: "…, die Brücke kostet"."""
    return max((i for i in range(here.low, here.at) if here.words[i].text == ","), default=here.low - 1)


def _is_aside(here: Place, chunk: Chunk) -> bool:
    """A complement of another noun, a payee's seat, or the first in a bracket, where a person's body stands."""
    bracket = chunk.first > 0 and here.words[chunk.first - 1].text == "("
    return bracket or is_complement(here, chunk) or is_seat(here, chunk)


def _owner(here: Place, chunk: Chunk) -> Chunk | None:
    """The noun that a name in quotation marks belongs to: "im Tarif „Sonne“" → "Tarif"."""
    quoted = chunk.first > 1 and here.words[chunk.first - 1].text in '„»"«'
    return chunk_at(here, chunk.first - 2) if quoted else None


def _main_clause(here: Place) -> int:
    """Where the main clause begins: behind "Wie der Rat beschlossen hat,"."""
    if here.words[here.low].text.lower() not in role("subordinate"):
        return here.low
    return next((i for i in range(here.low, here.at) if here.words[i].text == ","), here.low)


def _there_is(here: Place) -> bool:
    """ "Karten gibt es ab": here the noun is what one pays for."""
    pairs = zip(here.words[here.low :], here.words[here.low + 1 :], strict=False)
    return any(one.text in ("gibt", "gab") and two.text == "es" for one, two in pairs)
