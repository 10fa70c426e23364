"""Cases about direct speech and who says it."""

from collections import Counter
from dataclasses import dataclass

from pressnlp.evaluate.cases import Case, Item, Pair
from pressnlp.evaluate.gold import QUOTE_GAP, GoldQuote
from pressnlp.evaluate.keys import bag, overlap, plain
from pressnlp.evaluate.records import FoundQuote

# Share of words that gold's and the record's quote must have in common: ends may differ, the quote may not.
ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quote of the record with its words and its speaker's name."""

    quote: FoundQuote
    words: Counter[str]
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Pairing:
    """Gold's quotes with the record's that fit them best, and those that fit none."""

    pairs: list[tuple[GoldQuote, Spoken | None]]
    left: list[Spoken]


def quotes(pair: Pair) -> list[Case]:
    """Direct quotes by their words."""
    pairing = paired(pair)
    cases = [_quote_case(gold, spoken) for gold, spoken in pairing.pairs]
    return cases + [Case("extra", found=_found(spoken)) for spoken in pairing.left]


def with_speaker(pair: Pair) -> list[Case]:
    """The same quotes, with the name of who speaks; None where it is nobody named."""
    pairing = paired(pair)
    cases = [_speaker_case(gold, spoken) for gold, spoken in pairing.pairs]
    return cases + [Case("extra", found=_said(spoken)) for spoken in pairing.left]


def paired(pair: Pair) -> Pairing:
    """Each of gold's quotes in turn takes the one that shares most words with it."""
    left = [_spoken(pair, quote) for quote in pair.record.quotes if quote.kind == "direct"]
    pairs = [(gold, _taken(bag(gold.text), left)) for gold in pair.gold.quotes]
    return Pairing(pairs, left)


def _taken(words: Counter[str], left: list[Spoken]) -> Spoken | None:
    best = max(range(len(left)), key=lambda at: overlap(left[at].words, words), default=None)
    return left.pop(best) if best is not None and overlap(left[best].words, words) >= ENOUGH else None


def _spoken(pair: Pair, quote: FoundQuote) -> Spoken:
    speaker = pair.people.get(quote.speaker or "")
    return Spoken(quote, bag(quote.text), speaker.name if speaker else None)


def _quote_case(gold: GoldQuote, spoken: Spoken | None) -> Case:
    return Case("right", _gold(gold), _found(spoken)) if spoken else Case("missed", _gold(gold))


def _speaker_case(gold: GoldQuote, spoken: Spoken | None) -> Case:
    wanted = Item((plain(gold.text), plain(gold.speaker)), _label(gold.text, gold.speaker), (plain(gold.text),))
    if spoken is None:
        return Case("missed", wanted)
    return Case("right" if plain(spoken.speaker) == plain(gold.speaker) else "wrong", wanted, _said(spoken))


def _gold(quote: GoldQuote) -> Item:
    key = (plain(quote.text),)
    return Item(key, _line(quote.text), key, tuple(quote.text.split(QUOTE_GAP)))


def _found(spoken: Spoken) -> Item:
    key = (plain(spoken.quote.text),)
    return Item(key, _line(spoken.quote.text), key, (), ((spoken.quote.start, spoken.quote.end),))


def _said(spoken: Spoken) -> Item:
    text = spoken.quote.text
    return Item((plain(text), plain(spoken.speaker)), _label(text, spoken.speaker), (plain(text),))


def _label(text: str, speaker: str | None) -> str:
    return f"{_line(text)}: {speaker or '–'}"


def _line(text: str) -> str:
    return " ".join(text.split())
