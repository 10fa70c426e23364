"""What a sum is for, where only the text before its clause says it (docs/money.md)."""

import re

from pressnlp.analyse import money_before as before
from pressnlp.analyse import money_context as context
from pressnlp.analyse import money_purpose as purposes
from pressnlp.analyse.found import MoneyFound
from pressnlp.analyse.money_clause import Place, is_payer, is_useful
from pressnlp.analyse.money_events import MOST_WORDS, event
from pressnlp.analyse.money_finders import last_clause, led, money_noun, subject
from pressnlp.analyse.money_phrases import Chunk, Token, chunks, ends_with, is_filler, joined, tokens
from pressnlp.analyse.money_words import known, table

# "Zaun. Der", not "e. V."
_SENTENCE_END = re.compile(r"[^\s.]{2}[.!?][“”\"«]?\s(?=[A-ZÄÖÜ„»])")


def told_before(text: str, last: MoneyFound | None, here: Place, low: int) -> str | None:
    """What "er", "dafür", "weitere" or "davon" in a sum's clause point at: in its sentence or the one before."""
    refers = before.refers(here) and not purposes.hangs(here)
    if not refers and purposes.names_itself(here):
        return None
    clause_before = here.words[: here.low] if not last or last.end <= low else []
    if last and before.adds(here):
        return (topic(clause_before, here.names) if clause_before else None) or last.purpose
    said = _words_before(text, low)
    if refers:
        return topic(clause_before or said, here.names)
    wider = before.joined_places(said, here)
    chunk = before.pointed_at(here) or before.pointed_at(wider)
    if chunk:
        return (here if chunk in here.found else wider).say(chunk)
    if not before.points(here):
        return None
    return _clause_before(here) or topic(clause_before or said, here.names)


def from_before(text: str, last: MoneyFound | None, here: Place, low: int) -> str | None:
    """The purpose of the sum before, or what the sentence before is about."""
    distance = 4 if here.priced else 2
    near = last is not None and len(_SENTENCE_END.findall(text, last.end, here.words[here.at].start)) < distance
    goes_on = last is not None and (low < last.end or here.priced or before.equals(here) or before.bears_a_part(here))
    if last and near and goes_on:
        return last.purpose
    if before.leans(here):
        return topic(_words_before(text, low), here.names)
    if title := event(text, here.words[here.at].start):
        return title
    same = last is not None and near and "\n" not in text[last.end : here.words[here.at].start]
    return _of_paragraph(text, here, low) or (last.purpose if last and same else None)


def paid_by(here: Place, purpose: str | None) -> str | None:
    """The purpose of a price told before with those who pay this one: "Pass" → "Pass für Studierende"."""
    payers = [c for c in here.found if c.preposition == "für" and is_payer(c)] if here.priced else []
    payer = next((c for c in payers if c.first == here.at + 2), None) or next(
        (c for c in payers if here.low <= c.first and _leads(here, c)), None
    )
    if purpose is not None and here.priced:
        purpose = _of_all(purpose)
    if purpose is None or payer is None or len(purpose.split()) + payer.last - payer.first >= MOST_WORDS:
        return purpose
    return purpose if " für " in purpose else f"{purpose} für {joined(here.words[payer.first : payer.last + 1])}"


def _of_all(purpose: str) -> str:
    """A price without those who paid the one before: "Pass für Studierende" → "Pass"."""
    thing, for_, payer = purpose.rpartition(" für ")
    return thing if for_ and payer.lower() in table("money_payers") else purpose


def _leads(here: Place, chunk: Chunk) -> bool:
    """Whether only small words part a noun from the sum behind it: "für Kinder nur 5 Euro"."""
    between = here.words[chunk.last + 1 : here.at]
    return chunk.last < here.at and all(is_filler(word.text) for word in between)


SENTENCES_BACK = 2
"""How far back in its paragraph what a sum is for may have been told."""


def _of_paragraph(text: str, here: Place, low: int) -> str | None:
    """What the paragraph brings up before: "Die Tafel plant ein neues Lager. 500 Euro gab die Bank." """
    for _ in range(SENTENCES_BACK):
        if "\n" in text[max(0, low - 2) : low]:
            return _section(text, low)
        said = _words_before(text, low)
        if not said or (found := topic(said, here.names, sure=True)):
            return found if said else None
        low = said[0].start
    return None


# "3. Kanalbau Steigerstraße" · "Kanalbau"
_HEADING = re.compile(r"(?:^|\n)[ \t]*(?:\d{1,2}[.)]\s+|TOP\s\d+:?\s+)(?P<heading>[A-ZÄÖÜ][^\n.:;!?„“]{2,60})\n$")


def _section(text: str, low: int) -> str | None:
    """The numbered heading of a short item: "3. Kanalbau Steigerstraße⏎Den Auftrag erhielt Firma Kern mit 500 Euro"."""
    found = _HEADING.search(text, max(0, low - 80), low)
    return found["heading"].strip() if found and len(found["heading"].split()) <= MOST_WORDS else None


def completed(text: str, last: MoneyFound | None, here: Place, low: int, purpose: str) -> str:
    """A bare price with what it is paid for: "Kosten" → "Kosten: Schulung", "Karten" → "Karten: Liederabend"."""
    *adjectives, noun = purpose.split(" ")
    kind = table("money_bare").get(noun.lower())
    if kind is None or any(word[:1].isupper() for word in adjectives):
        return purpose
    if owner := has(here, purpose):
        return owner
    topic = event(text, here.words[here.at].start)
    if topic is None and kind == "any":
        topic = _clause_before(here) or _of_paragraph(text, here, low)
    if topic is None and kind == "any" and last and "\n" not in text[last.end : here.words[here.at].start]:
        topic = last.purpose
    if topic is None or len(topic.split()) + len(adjectives) > MOST_WORDS or noun.lower() in topic.lower():
        return purpose
    return f"{purpose}: {topic}"


def with_event(text: str, at: int, purpose: str) -> str:
    """The heading of a price's row with the event it belongs to: "Gebühr" → "Gebühr: Töpfern am Abend"."""
    title = event(text, at) if purpose.lower() in table("money_bare") else None
    return f"{purpose}: {title}" if title else purpose


def _clause_before(here: Place) -> str | None:
    """What the clause before that of a sum is about: "Die Schulung beginnt im Mai, die Kosten von 45 Euro trägt"."""
    comma = max((i for i in range(here.at) if here.words[i].text in (",", ":", "–", ";")), default=0)
    fresh = comma > 2 and not any(word.kind == "sum" for word in here.words[:comma])
    return topic(here.words[:comma], here.names) if fresh else None


def heading(text: str, at: int) -> str | None:
    """The noun of the line that governs a list: "Wer für den Steg aufkommt:" → "Steg"."""
    for line in reversed(text[max(0, at - 800) : at].split("\n")[:-1]):
        if line.rstrip().endswith(":"):
            return topic(tokens(line, 0, len(line), []), frozenset())
    return None


def _words_before(text: str, low: int) -> list[Token]:
    """The words of the sentence before a place; a dateline is none."""
    end = len(text[max(0, low - 3) : low].rstrip()) + max(0, low - 3)
    if end < 10:
        return []
    start, _ = context.sentence(text, end - 2, end - 1)
    words = tokens(text, start, end, [])
    return _words_before(text, start) if is_dateline(words) else words


def topic(words: list[Token], names: frozenset[str], sure: bool = False) -> str | None:
    """What a sentence without sums is about: a money noun, its "für …", what it brings up ("ein …"), its first noun.

    `sure`: its first noun only where that is some kind of work ("Umbau") or has been worked on ("wird saniert").
    """
    if not words:
        return None
    here = Place(words, chunks(words), len(words), 0, len(words), names=names)
    new = next((c for c in here.left() if _is_new(here, c) and not c.preposition and is_useful(here, c)), None)
    first = subject(here)
    done = any(word.text in known("money_done") for word in words)
    if sure and first is not None and not done and not ends_with(first.noun, "money_works"):
        first = None
    works = (c for c in here.left() if sure and ends_with(c.noun, "money_works") and is_useful(here, c))
    for chunk in (
        money_noun(here, here.left()),
        led(here, here.left()),
        new,
        _named(here),
        first,
        next(works, None),
    ):
        thing = _beyond_paper(here, chunk) if sure and chunk is not None else chunk
        if thing is not None:
            return here.say(thing)
    return None


def _beyond_paper(here: Place, chunk: Chunk) -> Chunk | None:
    """What a contract or a decision is about, which is itself nothing one pays: "Vertrag für das Areal" → "Areal"."""
    if not ends_with(chunk.noun, "money_documents") or ends_with(chunk.noun, "money_nouns"):
        return chunk
    behind = (
        c for c in here.found if chunk.last < c.first < chunk.last + 5 and c.preposition in ("für", "über", "zum")
    )
    return next((c for c in behind if is_useful(here, c)), None)


def _is_new(here: Place, chunk: Chunk) -> bool:
    """What a sentence brings up: "einen Bus", "ihren Bücherbus", "die neue Halle"."""
    opens = chunk.article in ("ein", "eine", "einen", "ihre", "ihren", "seine", "seinen", "unsere", "unseren")
    return opens or here.words[chunk.first].text.startswith("neue")


def _named(here: Place) -> Chunk | None:
    """ "Teuerstes Projekt ist der Abriss": behind the copula stands what is meant."""
    named = here.left()
    if len(named) < 2 or named[0].preposition or named[0].article or named[1].article not in ("der", "die", "das"):
        return None
    between = [word.text for word in here.words[named[0].last + 1 : named[1].first]]
    copula = len(between) == 2 and between[0] in ("ist", "bleibt", "wird", "war", "sind", "bleiben")
    return named[1] if copula and is_useful(here, named[1]) else None


def has(here: Place, bare: str) -> str | None:
    """Whose volume or price a sum is: "Der Haushalt hat ein Volumen von" → "Haushalt"."""
    verb = next(
        (i for i in range(last_clause(here) + 1, here.at) if here.words[i].text in ("hat", "haben", "hatte", "hatten")),
        None,
    )
    thing = subject(here) if verb is not None else None
    return here.say(thing) if thing and verb and thing.last < verb and thing.noun != bare else None


def is_dateline(words: list[Token]) -> bool:
    """ "Neustadt." at the beginning of a release names a place."""
    return 0 < len(words) < 4 and words[-1].text == "."
