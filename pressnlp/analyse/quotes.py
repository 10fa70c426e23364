"""Reported speech: which quoted stretches are speech, what belongs together, and who speaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressnlp.analyse.found import QuoteFound, SpeakerMention
from pressnlp.analyse.indirect import indirect
from pressnlp.analyse.narration import Narration
from pressnlp.analyse.quote_cues import NAMED_NOUN, Title, behind, interrupts
from pressnlp.analyse.quote_embedded import embedded
from pressnlp.analyse.quote_frames import Frame, by_colon, freestanding
from pressnlp.analyse.quote_marks import Quoted, quoted
from pressnlp.analyse.quote_repair import mended
from pressnlp.analyse.speakers import Cast, Cue
from pressnlp.analyse.speech import WORD, title_before

FEWEST_WORDS = 4  # shorter ones are names, titles, irony (the project's annotation rule)


LONGEST_SENTENCE = 800  # what stands farther off says nothing about a quote, and would take quadratic time


@dataclass(slots=True)
class _Group:
    """A quote with all its parts so far, and what stands behind one of them."""

    parts: list[Quoted]
    cue: Cue | Title | None


def find(text: str, mentions: Sequence[SpeakerMention]) -> list[QuoteFound]:
    """Direct and indirect speech with its speakers, in order of the text.

    `„Das Dach ist dicht“, sagte Kern, „und das Haus warm.“` → one direct quote of two parts, cue "sagte", the person
    of the mention "Kern". Offsets are those of `text`, quotation marks excluded. Paragraphs are parted by line breaks.
    """
    quotes = list(mended(text, quoted(text)))
    cast = Cast(text, Narration(text, quotes), mentions)
    found: list[QuoteFound] = []
    for group in _grouped(cast, quotes):
        cue = _cue(text, cast, group, found[-1] if found else None)
        if cue:
            parts = tuple((each.start, each.end) for each in group.parts)
            found.append(QuoteFound(parts, "direct", cue.person, cue.word))
    found += indirect(cast, quotes)
    return sorted(found, key=lambda each: each.parts)


def _grouped(cast: Cast, quotes: Sequence[Quoted]) -> Iterator[_Group]:
    """Interrupted quotes joined: `„A“, sagte Kern. „B“` are one where B has no other speaker."""
    group: _Group | None = None
    for each in quotes:
        goes_on = group is not None and _goes_on(cast, group, each)
        cue = behind(cast, each, group.parts[0].opens if group and goes_on else each.opens)
        if group and goes_on and (each.continues or _same_speaker(group.cue, cue)):
            group.parts.append(each)
            group.cue = (cue or group.cue) if each.continues else group.cue
            continue
        if group:
            yield group
        group = _Group([each], cue)
    if group:
        yield group


def _goes_on(cast: Cast, group: _Group, each: Quoted) -> bool:
    return each.continues or (isinstance(group.cue, Cue) and interrupts(cast, group.parts[-1], each))


def _same_speaker(first: Cue | Title | None, second: Cue | Title | None) -> bool:
    if second is None:
        return True
    return (
        isinstance(first, Cue)
        and isinstance(second, Cue)
        and first.person == second.person
        and first.person is not None
    )


def _cue(text: str, cast: Cast, group: _Group, before: QuoteFound | None) -> Cue | None:
    """What makes the group speech, and whose; None where it is a title, a name or too short."""
    if group.cue == "title" or sum(_words(text, each) for each in group.parts) < FEWEST_WORDS:
        return None
    if group.cue:
        return group.cue
    first, last = group.parts[0], group.parts[-1]
    start = _lead_start(cast.narration, first)
    end = min(cast.narration.sentence_end_after(last.closes - 1), last.closes + LONGEST_SENTENCE)
    frame = Frame(text, cast, max(start, first.opens - LONGEST_SENTENCE), first, last, end, before)
    colon = frame.lead.rstrip().endswith(":")
    lead = frame.lead[-80:]
    if title_before().search(lead) and not (
        frame.reports and (colon or (frame.opens_low and not NAMED_NOUN.search(lead)))
    ):
        return None
    if colon:
        return by_colon(frame)
    if not frame.lead.strip():
        return freestanding(frame)
    return embedded(frame)


def _words(text: str, quote: Quoted) -> int:
    return sum(1 for _ in WORD.finditer(text, quote.start, quote.end))


def _lead_start(narration: Narration, first: Quoted) -> int:
    """Where the sentence begins that leads to a quote; a colon at the end of the line before counts."""
    start = narration.sentence(first.opens)[0]
    if first.opens - start > LONGEST_SENTENCE or narration.text[start : first.opens].strip():
        return start
    before = narration.text[max(0, start - 20) : start].rstrip()
    return narration.sentence(start - 1)[0] if before.endswith(":") else start
