"""Cues right behind a quote: `“, sagte Kern`, `“, so die Landrätin`, and whether they interrupt it."""

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from pressnlp.analyse.found import SpeakerMention
from pressnlp.analyse.quote_marks import Quoted
from pressnlp.analyse.quote_pointing import pointing
from pressnlp.analyse.speakers import PREPOSITIONS, PRONOUN_GENDER, Cast, Cue
from pressnlp.analyse.speech import (
    AUXILIARIES,
    BEHIND,
    COPULAS,
    MODALS,
    VERB_FORM,
    WORD,
    infinitives,
    is_finite,
    lookalikes,
    participles,
    plurals,
    spoken_noun,
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
# "Im Rahmen von „Jugend debattiert“ sprach Kern"
NAMES_IT = re.compile(r"\w\s+(?:von|mit|bei|namens)\s*$")
NAMED_NOUN = re.compile(
    rf"\b(?i:{PREPOSITIONS})\s+(?:der|dem|das|die|den|ein\w*|ihr\w*|sein\w*)\s+(?:\w+e[nrms]?\s+)?\w+\s*$"
)
# "sagte er", "freut sich die 52-Jährige"
PRONOUN_NEXT = re.compile(r"\s*(?:sich\s+)?(er|sie)\b")
# "zitiert |ihn der Sender": the object speaks; "sagte ihn" does not occur
QUOTED_PERSON = re.compile(r"\s*(ihn|sie)\s+(?:die|das|der|ein|eine)\s")
IMPERSONAL = re.compile(r"(?:heißt|hieß)\s+es\b")
# "Einen „Gewinn für alle“ |nannte Kern den Bau" is no name's
CALLING = frozenset(("nennt", "nannte"))
JUDGED = re.compile(r"\b(?:[Aa]ls|[Ee]inen?|[Ee]ine[mr]?)\s*$")
# "“, nennt er |sein Ziel", "“, nannte Kern |als Grund"
OWN_AIM = re.compile(
    r"\b(?:sein(?:en?)?|ihr(?:en?)?|als|den|das)\s+(?:\w+e[ns]?\s+)?(?:\w*[Zz]iel|Grund|Motiv|Wunsch|Anliegen|Erklärung|Vorteil)\b"
)
SHORTEST_SPEECH = 4
# "“, sind sich Kern und Voss einig"
TOGETHER = frozenset(("sind", "waren", "haben", "hatten", "zeigen", "zeigten", "geben", "gaben", "machen", "machten"))
# Adverbs and adjectives: "“, schließlich Kern", "“, zudem Kern"
OTHER_WORD = re.compile(r"(?:lich|ig|isch|weise|mals|dem|falls|wärts|sam|bar|haft|los|maßen|end|er|em|es|ns)$")
LONGEST_OWNER = 60  # from a noun to the name in its genitive, from a verb to its subject
NAMING = frozenset(("heißt", "hieß", "lautet", "lautete", "nennt", "nannte", "titelt"))
# "so der Titel der Schau", "so heißt das Fest", "so dass"
NO_SPEECH_SO = re.compile(r"\s+(?:heißt|hieß|heißen|lautet|lautete|dass|wie|genannt|viel|etwas)\b(?!\s+es\b)")
# "“, wie |Kern im Rathaus sagte"
AS_CLAUSE = re.compile(r"[^,;:!?\n]+")
# "“ sagte |die Leiterin", not "wer „…“ sagt, der"
SUBJECT_NEXT = re.compile(r"\s+\w")
# "“ – so |fasst Kern", "“ – das |sagt Kern"
VERB_NEXT = re.compile(r"\s+([a-zäöüß]{3,})\b")
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
    """What stands behind a quote: a word, then the stretch `at`–`end`; `opens` is where pronouns look back from.

    `marked` says that a comma or dash parts it from the quote, `joined` that "und" does: `“, und fügte hinzu`.
    """

    cast: Cast
    quote: Quoted
    opens: int
    word: str
    at: int
    end: int
    marked: bool
    joined: bool

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
    if cue := pointing(cast, quote, end):
        return cue
    match = BEHIND.match(text, quote.closes, end)
    if not match:
        return None
    clause = _Clause(cast, quote, opens, match[3], match.end(), end, bool(match[1].strip()), match[2] == "und")
    if clause.word in ("so", "laut") and (clause.marked or (_long(clause) and not clause.lead.strip())):
        return _so(clause)
    if clause.word == "wie" and clause.marked:
        return _as(clause)
    if IMPERSONAL.match(text, match.start(3), end):
        return Cue(None, clause.word)
    if clause.word in NAMING and not (clause.word in CALLING and JUDGED.search(clause.lead)):
        return _naming(clause)
    if clause.marked and clause.word == "das" and (verb := VERB_NEXT.match(text, clause.at, end)):
        clause = replace(clause, word=verb[1], at=verb.end())
        return _verb(clause) if is_finite(verb[1], clause.rest) else None
    return None if _embeds(clause) else _verb(clause)


def _naming(clause: _Clause) -> Cue | Title | None:
    """`“ heißt das Fest` names; `“, lautete das Fazit von Kern` is Kern's."""
    if noun := spoken_noun().match(clause.text, clause.at, clause.end):
        mention = next(clause.cast.between(noun.end(), min(clause.end, noun.end() + LONGEST_OWNER)), None)
        if mention:
            return Cue(mention.person, clause.word)
        own = re.search(r"\b(sein|ihr)", noun[0])
        return Cue(_person(clause.cast.back(clause.opens, PRONOUN_GENDER[own[1]])) if own else None, clause.word)
    if clause.marked and OWN_AIM.search(clause.rest):
        return Cue(_speaker(clause), clause.word)
    return None if clause.marked else "title"


def _long(clause: _Clause) -> bool:
    """Whether the quote is more than a name: `die „Zeitung“ so betitelt`."""
    words = WORD.finditer(clause.cast.source, clause.quote.start, clause.quote.end)
    return sum(1 for _ in islice(words, SHORTEST_SPEECH)) == SHORTEST_SPEECH


def _embeds(clause: _Clause) -> bool:
    """Whether the words behind go on with the sentence that holds the quote: `dass man „…“ gestanden hätte`."""
    lead = clause.lead
    if clause.marked and lead.rstrip().endswith(":"):
        return False  # "Zum Thema: „…“, sagte Kern"
    if title_before().search(lead):
        return True
    if clause.marked:
        return False
    if NAMES_IT.search(lead):
        return True
    if clause.word in AUXILIARIES and lead.strip():
        return True
    return bool(CLAUSE_END.match(clause.text, clause.at, clause.end) or NAMED_PLACE.search(lead))


def _so(clause: _Clause) -> Cue | Title | None:
    text, at, end = clause.text, clause.at, clause.end
    if title_before().search(clause.lead) and not clause.lead.rstrip().endswith(":"):
        return "title"  # "Der Film „…“, so Kern, sei gelungen"
    if NO_SPEECH_SO.match(text, at, end) or title_words().match(text, at, end):
        return "title"
    if clause.word == "laut":
        found = next(clause.cast.between(at, end), None)
        return Cue(found.person if found else None, clause.word)
    verb = VERB_NEXT.match(text, at, end)
    if verb and (is_finite(verb[1], text[verb.end() : end]) or VERB_FORM.match(verb[1])):
        clause = replace(clause, at=verb.end())
    return Cue(None if clause.cast.several(clause.at, clause.end) else _speaker(clause), clause.word)


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
    if (word in plurals() and cue) or (
        word in TOGETHER and clause.marked and clause.cast.several(clause.at, clause.end)
    ):
        return Cue(None, word)
    person = _speaker(clause)
    if person is None and clause.joined:
        return None
    if cue and (clause.marked or person is not None or SUBJECT_NEXT.match(clause.rest)):
        return Cue(person, cue)
    if word in COPULAS or (VERB_FORM.match(word) and word not in lookalikes()):
        inverted = person is not None and (clause.marked or _fills(clause))
    else:
        inverted = clause.marked and _strong_verb(clause, person)
    return Cue(person, word) if inverted else None


def _strong_verb(clause: _Clause, person: int | None) -> bool:
    """`“, ließ Kern wissen`: a word that stands before a person and is no other kind of word is a verb."""
    word = clause.word
    if len(word) < 3 or word in lookalikes() or OTHER_WORD.search(word) or person is None or clause.lead.strip():
        return False
    mention = next(clause.cast.between(clause.at, clause.end), None)
    return mention is not None and mention.start - clause.at < LONGEST_OWNER and mention.person == person


def _reporting(clause: _Clause) -> str | None:
    """The verb of speech the clause begins with, or its participle: "hat Kern |gesagt|"."""
    if is_finite(clause.word, clause.rest):
        return clause.word
    if clause.word in AUXILIARIES:
        return next((each for each in WORD.findall(clause.rest) if each in participles("speech_verbs")), None)
    if clause.word in MODALS and clause.marked:
        said = participles("speech_verbs") | infinitives()
        return next((each for each in WORD.findall(clause.rest) if each in said), None)
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
    return _person(cast.taken_up(at, min(end, at + 60), clause.opens))


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
