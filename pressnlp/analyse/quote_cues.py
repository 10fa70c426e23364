"""Cues right behind a quote: `“, sagte Kern`, `“, so die Landrätin`, and whether they interrupt it."""

import re
from typing import Literal

from pressnlp.analyse.quote_marks import Quoted
from pressnlp.analyse.speakers import PREPOSITIONS, PRONOUN_GENDER, Cast, Cue
from pressnlp.analyse.speech import (
    AUXILIARIES,
    BEHIND,
    COPULAS,
    VERB_FORM,
    WORD,
    is_finite,
    lookalikes,
    participles,
    plurals,
    title_before,
    title_words,
)

# "auf der „ab jetzt jährlichen Feier“ berichten": a name, though it begins small
NAMED_PLACE = re.compile(rf"\b(?i:{PREPOSITIONS})\s+(?:der|dem|den|die|das)\s*$")
# "sagte er", "freut sich die 52-Jährige"
PRONOUN_NEXT = re.compile(r"\s*(?:sich\s+)?(er|sie)\b")
IMPERSONAL = re.compile(r"(?:heißt|hieß)\s+es\b")
NAMING = frozenset(("heißt", "hieß", "lautet", "lautete", "nennt", "nannte", "titelt"))
# "so der Titel der Schau", "so heißt das Fest", "so dass"
NO_SPEECH_SO = re.compile(r"\s+(?:heißt|hieß|heißen|lautet|lautete|dass|wie|genannt|viel|etwas)\b(?!\s+es\b)")
# "“ sagte |die Leiterin", not "wer „…“ sagt, der"
SUBJECT_NEXT = re.compile(r"\s+\w")
LONGEST_INTERRUPTION = 300
JOINT = re.compile(r"[,:–—-]\s*$")

Title = Literal["title"]


def behind(cast: Cast, quote: Quoted, opens: int) -> Cue | Title | None:
    """The cue behind a quote, "title" where the words behind name it, None where nothing follows.

    `“, räumte die Kämmerin ein` → the Kämmerin's person and "räumte"; `opens` is where a pronoun looks back from.
    """
    text = cast.narration.text
    end = min(cast.narration.sentence_end_after(quote.closes - 1), quote.closes + LONGEST_INTERRUPTION)
    match = BEHIND.match(text, quote.closes, end)
    if not match:
        return None
    word, at = match[2], match.end()
    marked = bool(match[1].strip())
    if word in ("so", "laut"):
        return _so(cast, word, at, end, opens)
    if IMPERSONAL.match(text, match.start(2), end):
        return Cue(None, word)
    if not marked and word in NAMING:
        return "title"
    lead = text[max(0, quote.opens - 80) : quote.opens]
    if not marked and (title_before().search(lead) or NAMED_PLACE.search(lead)):
        return None
    return _verb(cast, word, at, end, opens, marked)


def _so(cast: Cast, word: str, at: int, end: int, opens: int) -> Cue | Title | None:
    text = cast.narration.text
    if NO_SPEECH_SO.match(text, at, end) or title_words().match(text, at, end):
        return "title"
    if word == "laut":
        found = next(cast.between(at, end), None)
        return Cue(found.person if found else None, word)
    return Cue(_speaker(cast, at, end, opens), word)


def _verb(cast: Cast, word: str, at: int, end: int, opens: int, marked: bool) -> Cue | None:
    text = cast.narration.text
    clause = text[at:end]
    cue: str | None = None
    if is_finite(word, clause):
        cue = word
    elif word in AUXILIARIES:
        cue = next((each for each in WORD.findall(clause) if each in participles("speech_verbs")), None)
    if word in plurals() and cue:
        return Cue(None, word)
    person = _speaker(cast, at, end, opens)
    if cue and (marked or person is not None or SUBJECT_NEXT.match(clause)):
        return Cue(person, cue)
    inverted = word in COPULAS or (VERB_FORM.match(word) and word not in lookalikes())
    if marked and inverted and person is not None:
        return Cue(person, word)
    return None


def _speaker(cast: Cast, at: int, end: int, opens: int) -> int | None:
    """The subject of an inverted clause: a mention, or the person a pronoun or noun takes up."""
    text = cast.narration.text
    if pronoun := PRONOUN_NEXT.match(text, at, end):
        found = cast.back(opens, PRONOUN_GENDER[pronoun[1]])
        return found.person if found else None
    if mention := cast.after_verb(at, end):
        return mention.person
    if (gender := cast.anaphor(at, min(end, at + 60))) and (found := cast.back(opens, gender)):
        return found.person
    return None


def interrupts(cast: Cast, last: Quoted, following: Quoted) -> bool:
    """Whether nothing but one narrating clause parts two quotes: `“, sagte Kern, „` or `“, sagte Kern. „`."""
    narration = cast.narration
    if following.opens - last.closes > LONGEST_INTERRUPTION:
        return False
    between = narration.text[last.closes : following.opens]
    if "\n" in between:
        return False
    end = narration.sentence_end_after(last.closes - 1)
    if end > following.opens or (end == following.opens and JOINT.search(between)):
        return bool(JOINT.search(between))
    return end == following.opens and _whole_sentence(cast, following)


def _whole_sentence(cast: Cast, quote: Quoted) -> bool:
    """Whether a quote that opens a sentence also fills it, but for a cue behind."""
    text = cast.narration.text
    rest = text[quote.closes : min(cast.narration.sentence_end_after(quote.closes - 1), quote.closes + 80)]
    return not rest.strip(" .!?…\n") or rest.lstrip().startswith(",")
