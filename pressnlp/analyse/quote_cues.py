"""Cues right behind a quote: `“, sagte Kern`, `“, so die Landrätin`, and whether they interrupt it."""

import re
from dataclasses import dataclass
from typing import Literal

from pressnlp.analyse.found import SpeakerMention
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
    verb_in,
)

# "auf der „ab jetzt jährlichen Feier“ berichten": a name, though it begins small
# "Professor für „Kunst“ schlägt vor", "Entwurf des „Gesetzes“ loben"
NAMED_PLACE = re.compile(
    rf"\b(?:(?i:{PREPOSITIONS})\s+(?:der|dem|den|die|das)|des|(?i:für|in|im|zu|zum|zur|bei|beim|auf|aus|am|über|unter|durch))\s*$"
)
# "für das Fest |„rund um den Kürbis“": behind a preposition and a title's noun even a small beginning is a name's
NAMED_NOUN = re.compile(
    rf"\b(?i:{PREPOSITIONS})\s+(?:der|dem|das|die|den|ein\w*|ihr\w*|sein\w*)\s+(?:\w+e[nrms]?\s+)?\w+\s*$"
)
# "sagte er", "freut sich die 52-Jährige"
PRONOUN_NEXT = re.compile(r"\s*(?:sich\s+)?(er|sie)\b")
# "zitiert |ihn der Sender": the object speaks; "sagte ihn" does not occur
QUOTED_PERSON = re.compile(r"\s*(ihn|sie)\s+(?:die|das|der|ein|eine)\s")
IMPERSONAL = re.compile(r"(?:heißt|hieß)\s+es\b")
NAMING = frozenset(("heißt", "hieß", "lautet", "lautete", "nennt", "nannte", "titelt"))
# "so der Titel der Schau", "so heißt das Fest", "so dass"
NO_SPEECH_SO = re.compile(r"\s+(?:heißt|hieß|heißen|lautet|lautete|dass|wie|genannt|viel|etwas)\b(?!\s+es\b)")
# "“, wie |Kern im Rathaus sagte"
AS_CLAUSE = re.compile(r"[^,;:!?\n]+")
# "“ sagte |die Leiterin", not "wer „…“ sagt, der"
SUBJECT_NEXT = re.compile(r"\s+\w")
# "dass man „…“ |gestanden hätte": the end of a clause that holds the quote, not a cue behind it
CLAUSE_END = re.compile(
    r"\s+(?:hat|habe|haben|hatten?|hätten?|ist|sei|sind|war|waren|wäre|wird|wurde|werde|würde|worden)\b"
)
LONGEST_INTERRUPTION = 300
# "“, rief einer, |und Kern setzte hinzu: „"
SECOND_CLAUSE = re.compile(r"\s(?:und|aber|doch|während|worauf|woraufhin)\s")
JOINT = re.compile(r"[,:–—-]\s*$")

Title = Literal["title"]


@dataclass(frozen=True, slots=True)
class _Clause:
    """What stands behind a quote: a word, then the stretch `at`–`end`; `opens` is where pronouns look back from."""

    cast: Cast
    quote: Quoted
    opens: int
    word: str
    at: int
    end: int
    marked: bool

    @property
    def text(self) -> str:
        return self.cast.narration.text

    @property
    def rest(self) -> str:
        """The words behind the first."""
        return self.text[self.at : self.end]

    @property
    def lead(self) -> str:
        """The end of the narrating words before the quote, in its sentence."""
        start = self.cast.narration.sentence(self.quote.opens)[0]
        return self.text[max(start, self.quote.opens - 80) : self.quote.opens]


def behind(cast: Cast, quote: Quoted, opens: int) -> Cue | Title | None:
    """The cue behind a quote, "title" where the words behind name it, None where nothing follows.

    `“, räumte die Kämmerin ein` → the Kämmerin's person and "räumte"; `opens` is where a pronoun looks back from.
    """
    text = cast.narration.text
    end = min(cast.narration.sentence_end_after(quote.closes - 1), quote.closes + LONGEST_INTERRUPTION)
    match = BEHIND.match(text, quote.closes, end)
    if not match:
        return None
    clause = _Clause(cast, quote, opens, match[2], match.end(), end, bool(match[1].strip()))
    if clause.word in ("so", "laut"):
        return _so(clause)
    if clause.word == "wie" and clause.marked:
        return _as(clause)
    if IMPERSONAL.match(text, match.start(2), end):
        return Cue(None, clause.word)
    if not clause.marked and clause.word in NAMING:
        return "title"
    return None if _embeds(clause) else _verb(clause)


def _embeds(clause: _Clause) -> bool:
    """Whether the words behind go on with the sentence that holds the quote: `dass man „…“ gestanden hätte`."""
    lead = clause.lead
    if clause.marked and lead.rstrip().endswith(":"):
        return False  # "Zum Thema: „…“, sagte Kern"
    if title_before().search(lead):
        return True
    if clause.marked:
        return False
    if clause.word in AUXILIARIES and lead.strip():
        return True
    return bool(CLAUSE_END.match(clause.text, clause.at, clause.end) or NAMED_PLACE.search(lead))


def _so(clause: _Clause) -> Cue | Title | None:
    text, at, end = clause.text, clause.at, clause.end
    if NO_SPEECH_SO.match(text, at, end) or title_words().match(text, at, end):
        return "title"
    if clause.word == "laut":
        found = next(clause.cast.between(at, end), None)
        return Cue(found.person if found else None, clause.word)
    return Cue(_speaker(clause), clause.word)


def _as(clause: _Clause) -> Cue | None:
    """`“, wie Kern im Rathaus sagte`: the verb closes its clause, the subject stands before it."""
    match = AS_CLAUSE.match(clause.text, clause.at, clause.end)
    verb = verb_in(match[0]) if match else None
    if not verb:
        return None
    mention = clause.cast.subject(clause.at, clause.at + verb.start())
    return Cue(mention.person if mention else _speaker(clause), verb[0])


def _verb(clause: _Clause) -> Cue | None:
    word, cue = clause.word, _reporting(clause)
    if word in plurals() and cue:
        return Cue(None, word)
    person = _speaker(clause)
    if cue and (clause.marked or person is not None or SUBJECT_NEXT.match(clause.rest)):
        return Cue(person, cue)
    inverted = word in COPULAS or (VERB_FORM.match(word) and word not in lookalikes())
    if inverted and person is not None and (clause.marked or _fills(clause)):
        return Cue(person, word)
    return None


def _reporting(clause: _Clause) -> str | None:
    """The verb of speech the clause begins with, or its participle: "hat Kern |gesagt|"."""
    if is_finite(clause.word, clause.rest):
        return clause.word
    if clause.word in AUXILIARIES:
        return next((each for each in WORD.findall(clause.rest) if each in participles("speech_verbs")), None)
    return None


def _fills(clause: _Clause) -> bool:
    """Whether the quote is a sentence with its full stop: `„Das Dach ist dicht.“ findet Kern`."""
    return not clause.lead.strip() and clause.text[clause.quote.end - 1] == "."


def _speaker(clause: _Clause) -> int | None:
    """The subject of an inverted clause: a mention, or the person a pronoun or noun takes up."""
    cast, text, at, end = clause.cast, clause.text, clause.at, clause.end
    if quoted := QUOTED_PERSON.match(text, at, end):
        return _person(cast.back(clause.opens, "m" if quoted[1] == "ihn" else "f"))
    if pronoun := PRONOUN_NEXT.match(text, at, end):
        return _person(cast.back(clause.opens, PRONOUN_GENDER[pronoun[1]]))
    if mention := cast.after_verb(at, end):
        return mention.person
    gender = cast.anaphor(at, min(end, at + 60))
    return _person(cast.back(clause.opens, gender, receiver=True)) if gender else None


def _person(mention: SpeakerMention | None) -> int | None:
    return mention.person if mention else None


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
        return bool(JOINT.search(between)) and not _takes_over(between)
    return end == following.opens and _whole_sentence(cast, following)


def _takes_over(between: str) -> bool:
    """Whether a second clause of speech leads to the next quote: `“, rief einer, und Kern setzte hinzu: „`."""
    second = SECOND_CLAUSE.search(between)
    return between.rstrip().endswith(":") and second is not None and verb_in(between[second.end() :]) is not None


def _whole_sentence(cast: Cast, quote: Quoted) -> bool:
    """Whether a quote that opens a sentence also fills it, but for a cue behind."""
    text = cast.narration.text
    rest = text[quote.closes : min(cast.narration.sentence_end_after(quote.closes - 1), quote.closes + 80)]
    return not rest.strip(" .!?…\n") or rest.lstrip().startswith(",")
