"""Speech reported without quotation marks: `Man werde prüfen, sagte Kern.`, `Kern erklärte, das Dach sei dicht.`"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pressnlp.analyse.found import QuoteFound
from pressnlp.analyse.quote_marks import Quoted
from pressnlp.analyse.speakers import Cast
from pressnlp.analyse.speech import WORD, is_finite, plurals

# "…, sagte |Kern.", "…, so |die Landrätin."
CUE_BEHIND = re.compile(r",\s+(?!so (?:genannt|dass|wie))([a-zäöüß]+)\s+")
# " erklärte, |das Dach sei dicht", " betonte am Abend, |dass …"
CUE_BEFORE = re.compile(r"\s+([a-zäöüß]+)\b([^,.;:!?]{0,60}),\s+")
REPORTED = re.compile(
    r"\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe|gehe|komme|bleibe|liege|stehe|brauche|fehle|laufe"
    r"|hätten?|würden?|wären?|könnten|müssten|dürften|sollten)\b"
)
# "Laut |Kern", "Nach Angaben von |Kern": at a sentence's beginning
SOURCE = re.compile(
    r"(Laut|Nach (?:den )?(?:Angaben|Auskunft|Aussagen?|Ansicht|Worten|Überzeugung|Einschätzung|Meinung))\s+"
    r"(?:von\s+|de[rs]\s+)?"
)
# "Bauamtsleiterin ", "der neuen Leiterin des Bauamts, "
OFFICE = re.compile(r"(?:(?:[A-ZÄÖÜ][\w./-]*,?|der|des|für|und|von|[a-zäöüß]+e[nrs]?)\s+){0,8}")
# "Kern| (SPD) |ist", "Kern|, Leiterin des Amts, |ist"
BEHIND_NAME = re.compile(r"(?:\s*\([^()]{1,40}\))?(?:,[^,.]{1,80},)?\s+(?=[a-zäöüß])")
FEWEST_WORDS = 4
LONGEST_OFFICE = 80
LONGEST_SENTENCE = 800  # longer stretches without a full stop are tables and lists
# A mention's tail behind its name: "(CDU)", ", Leiterin des Bauamts"
TAIL = re.compile(r"(?:\s*\([^()]{1,40}\))?(?:[\s\w./-]{0,60})[.!]?\s*")


def indirect(cast: Cast, quotes: Sequence[Quoted]) -> Iterator[QuoteFound]:
    """Indirect speech of named persons, sentence by sentence; those with quotation marks are left out."""
    narration = cast.narration
    opens = [each.opens for each in quotes]
    last = -1
    for mention in cast.mentions:
        number = narration.number(mention.start)
        start, end = narration.sentence(mention.start)
        if number == last:
            continue
        last = number
        quoted = bisect_left(opens, start) != bisect_left(opens, end)
        if not quoted and end - start <= LONGEST_SENTENCE and (found := _in_sentence(cast, start, end)):
            yield found


def _in_sentence(cast: Cast, start: int, end: int) -> QuoteFound | None:
    text = cast.narration.text
    end = start + len(text[start:end].rstrip())
    found = _cue_behind(cast, start, end) or _cue_before(cast, start, end) or _source(cast, start, end)
    if not found or len(WORD.findall(text, *found.parts[0])) < FEWEST_WORDS:
        return None
    return found


def _cue_behind(cast: Cast, start: int, end: int) -> QuoteFound | None:
    """`Man werde prüfen, sagte Kern.`: nothing but the speaker follows the cue."""
    text = cast.narration.text
    for match in CUE_BEHIND.finditer(text, start, end):
        word = match[1]
        if word != "so" and (word in plurals() or not is_finite(word, text[match.end() : end])):
            continue
        mention = cast.after_verb(match.end() - 1, end)
        if not mention or not TAIL.fullmatch(text, mention.end, end):
            continue
        if word == "so" or REPORTED.search(text, start, match.start()):
            return QuoteFound(((start, match.start()),), "indirect", mention.person, word)
    return None


def _cue_before(cast: Cast, start: int, end: int) -> QuoteFound | None:
    """`Kern erklärte, das Dach sei dicht.`: a subject, its reporting verb, and a clause in the subjunctive."""
    text = cast.narration.text
    for mention in cast.between(start, end):
        match = CUE_BEFORE.match(text, mention.end, end)
        if not match or cast.oblique(mention, start) or match[1] in plurals():
            continue
        if not is_finite(match[1], match[2]):
            continue
        said = text[match.end() : end]
        if REPORTED.search(said):
            stop = end - (said[-1:] in ".!")
            return QuoteFound(((match.end(), stop),), "indirect", mention.person, match[1])
    return None


def _source(cast: Cast, start: int, end: int) -> QuoteFound | None:
    """`Laut Kern ist das Dach dicht.`: what follows the person at the sentence's beginning."""
    text = cast.narration.text
    opening = SOURCE.match(text, start, end)
    mention = next(cast.between(opening.end(), end), None) if opening else None
    if not opening or not mention or mention.start - opening.end() > LONGEST_OFFICE:
        return None
    said = BEHIND_NAME.match(text, mention.end, end)
    if not said or not OFFICE.fullmatch(text, opening.end(), mention.start):
        return None
    stop = end - (text[end - 1] in ".!")
    return QuoteFound(((said.end(), stop),), "indirect", mention.person, opening[1])
