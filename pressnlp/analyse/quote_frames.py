"""Quotes without a cue behind them: after a colon or standing alone, and the frame that each stands in."""

import re
from dataclasses import dataclass

from pressnlp.analyse.found import QuoteFound
from pressnlp.analyse.quote_headlines import opens_headline
from pressnlp.analyse.quote_marks import Quoted
from pressnlp.analyse.quote_repair import FIRST_PERSON
from pressnlp.analyse.quote_signatures import signature
from pressnlp.analyse.speakers import LONGEST_LOOK_BACK, PRONOUN_GENDER, Cast, Cue
from pressnlp.analyse.speech import AUXILIARIES, MODALS, WORD, is_finite, plurals, verb_in

TERMINAL = ".!?…"
SPEECH_NOUN = re.compile(
    r"\b(Worten?|Zitat|Appell|Antwort|Rat|Fazit|Statement|O-Ton|[Ww]örtlich|Wunsch|Bitte)\s*:?\s*$"
)
# "sei „", "habe er „": reported speech that turns into direct speech
SUBJUNCTIVE = re.compile(
    r"\b(sei|seien|habe|hätten?|werde|würden?|könne|könnten?|müsse|müssten?|solle|wolle|dürfe|gebe|gehe|bleibe|mache)\b"
)
# "“. Das sagte Kern am Montag", "“. Mit diesen Worten eröffnete …": it is speech, whatever its form
NEXT_SAYS = re.compile(
    r"\s*(?:Mit diese[mnr] (?:Worten|Satz|Appell|Botschaft|Bitte)|Diese (?:Worte|Botschaft)|Diese[nr] Satz"
    r"|(?:Das|Dies|So) ([a-zäöüß]+))\b"
)
# "“ Mit diesen Worten eröffnete …", "“ Das sagt …", "“ Davon ist … überzeugt"
NEXT_SENTENCE = re.compile(r"\s*(?:Mit (?:diesen|diesem) \w+|Das (?:sagt|sagte)|So|Davon|Darüber)\b")
CLAUSE_BREAK = re.compile(r"[.!?,;:–]\s")
# "Ein Gast lachte: „", "Viele Eltern fragen: „": nobody named
SOMEBODY = re.compile(r"\s*(?:Ein|Eine|Einer|Einige|Viele|Mehrere|Manche|Mancher|Jemand|Keiner|Niemand)\s")
# "So heißt es im Antrag: „", "Auf dem Schild steht: „"
IT_SAYS = re.compile(
    r"\b(heißt|hieß|steht|stand)\s+es\b"
    r"|\b(heißt|hieß|steht|stand|lautet|lautete)(?:\s+(?:nun|jetzt|dort|da|dazu|aber|auch|wörtlich|geschrieben)){0,3}\s*:\s*$"
)
# "ich beginne mit einem Zitat: „", "dazu lesen wir: „": the author's own clause, whoever is named before it
AUTHOR_SAYS = re.compile(r"\b(?:ich|wir)\b[^,;:.]*:\s*$", re.IGNORECASE)
# "„Titel des Buchs“ von X": the sentence goes on as if the quote were a noun
GOES_ON = re.compile(r"\s+\w")
# "Wichtige Links im Netz: „"
LISTS = re.compile(r"\b(?:finden|fanden) sich\b[^,.;:]*:\s*$")
LEGAL_TEXT = re.compile(r"\(\d|§")
# "§ 5 Abs. 6: „", "Artikel 3 lautet: „"
LEGAL_PLACE = re.compile(
    r"(?:§|\b(?:Art(?:ikel|\.)|Abs(?:atz|\.)|Nr\.|Ziff(?:er|\.)))\s*\d+\s*\w?\s*(?:lautet|neu)?\s*:\s*$"
)
# "14:00 Uhr, Haus am Markt: „": an item of a programme
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b(?!\.)")
LONGEST_NEXT = 300  # "Mit diesen Worten eröffnete …" stands at the beginning of its sentence
WHOLE_REST = " .!?…)\n"


@dataclass(frozen=True, slots=True)
class Frame:
    """A quote (from `first` to `last` part) in its sentence, `start`–`end`; `before` is the speech found before it."""

    text: str
    cast: Cast
    start: int
    first: Quoted
    last: Quoted
    end: int
    before: QuoteFound | None

    @property
    def lead(self) -> str:
        """The narrating words before the quote."""
        return self.cast.narration.text[self.start : self.first.opens]

    @property
    def rest(self) -> str:
        """The narrating words behind it."""
        return self.cast.narration.text[self.last.closes : self.end]

    @property
    def ends_itself(self) -> bool:
        """The last word inside the marks ends a sentence: „Wir bauen.“"""
        return self.text[self.last.end - 1] in TERMINAL

    @property
    def opens_low(self) -> bool:
        """The first word begins small: „noch nicht fertig“."""
        word = WORD.search(self.text, self.first.start, self.last.end)
        return word is not None and word[0][0].islower()

    @property
    def first_person(self) -> bool:
        """The speaker speaks of himself: „wir“, „mein“."""
        return bool(FIRST_PERSON.search(self.text, self.first.start, self.last.end))

    @property
    def reports(self) -> bool:
        """The sentence around the quote names a person, or a verb of speech before it."""
        return any(self.cast.between(self.start, self.end)) or verb_in(self.lead) is not None

    @property
    def several_clauses(self) -> bool:
        """A comma or full stop inside: „Wer baut, braucht Geduld“."""
        return bool(CLAUSE_BREAK.search(self.text, self.first.start, self.last.end))

    @property
    def sentence_like(self) -> bool:
        """More than the name of something: a full stop, „wir“, or several clauses."""
        stopped = self.ends_itself or self.rest.lstrip()[:1] == "."
        return stopped or self.first_person or self.several_clauses


def by_colon(frame: Frame) -> Cue | None:
    """`Kern dankte den Helfern: „…“`, `Ihr Wunsch: „…“`, `Eva Kern: „…“`."""
    cast, lead = frame.cast, frame.lead
    verb, noun = verb_in(lead), SPEECH_NOUN.search(lead)
    word = verb[0] if verb else noun[1] if noun else None
    if LEGAL_TEXT.match(frame.text, frame.first.start) or LEGAL_PLACE.search(lead[-80:]):
        return None
    if not word and (CLOCK.search(lead) or not frame.sentence_like):
        return None
    if cast.several(frame.start, frame.first.opens) or AUTHOR_SAYS.search(lead) or _many(lead, word):
        return Cue(None, word)
    if mention := cast.actor(frame.start, frame.first.opens):
        return Cue(mention.person, word)
    if it_says := IT_SAYS.search(lead):
        return Cue(None, it_says[1] or it_says[2])
    if pronoun := cast.pronoun(frame.start, frame.first.opens):
        found = cast.back(frame.start, PRONOUN_GENDER[pronoun])
        return Cue(found.person if found else None, word)
    stopped = frame.text[frame.last.end - 1] == "."
    if not word and not stopped and (GOES_ON.match(frame.rest) or LISTS.search(lead)):
        return None
    if (SUBJUNCTIVE.search(lead) or not verb) and not SOMEBODY.match(lead):
        return Cue(running(frame), word)
    return Cue(None, word)


def _many(lead: str, word: str | None) -> bool:
    """Whether the verb's subject are several: "Die Leute um Kern |fragen| immer: „"."""
    return word in plurals() and not ({"zu"} | AUXILIARIES | MODALS) & set(WORD.findall(lead))


def freestanding(frame: Frame) -> Cue | None:
    """`Kern zeigte sich erleichtert. „…“`: a quote that is a sentence of its own."""
    if frame.rest.strip(WHOLE_REST) or frame.opens_low:
        return opens_headline(frame.cast, frame.first.opens, frame.last.closes) if _uttered(frame) else None
    if said := _said_next(frame):
        return said
    signed = signature(frame.cast, frame.first.opens, frame.last.closes, frame.before) if frame.sentence_like else None
    if signed:
        return Cue(signed.person, None)
    if not frame.ends_itself and (_headline(frame) or not (frame.first_person or frame.several_clauses)):
        return None
    if NEXT_SENTENCE.match(frame.cast.narration.text, frame.end) and (said := _next_subject(frame)):
        return said
    return Cue(running(frame), None)


def _uttered(frame: Frame) -> bool:
    """A sentence rather than a name, whatever stands behind: a full stop inside, or the first person."""
    return not frame.opens_low and (frame.ends_itself or frame.first_person)


def _said_next(frame: Frame) -> Cue | None:
    """`„Das Dach ist dicht“. Das sagte Kern am Montag.`"""
    text = frame.cast.narration.text
    found = NEXT_SAYS.match(text, frame.end)
    if not found or "\n" in text[frame.last.closes : frame.end]:
        return None
    said = found[1] is None or is_finite(found[1], text[found.end() : found.end() + LONGEST_NEXT])
    return _next_subject(frame) if said else None


def _next_subject(frame: Frame) -> Cue | None:
    cast = frame.cast
    end = min(cast.narration.sentence_end_after(frame.end), frame.end + LONGEST_NEXT)
    mention = cast.subject(frame.end, end)
    verb = verb_in(cast.narration.text[frame.end : end])
    return Cue(mention.person, verb[0] if verb else None) if mention else None


def _headline(frame: Frame) -> bool:
    """The quote is all of its line and nothing in it or behind it ends a sentence."""
    text = frame.cast.narration.text
    return (frame.first.opens == 0 or text[frame.first.opens - 1] == "\n") and not frame.rest.strip()


def running(frame: Frame) -> int | None:
    """Who has been speaking or acting until the quote opens: the later of the last quote's speaker and last subject."""
    cast, start = frame.cast, frame.start
    paragraph = cast.narration.paragraph_start(frame.first.opens)
    spoken = frame.before.parts[-1][1] if frame.before else -1
    if frame.before and spoken >= paragraph:
        behind = cast.narration.sentence_end_after(spoken)
        mention = cast.back(start, floor=behind) if behind < start else None
        return mention.person if mention else frame.before.person
    if mention := cast.back(start, floor=paragraph):
        return mention.person
    if start > paragraph:
        return None
    before = max(cast.narration.sentence(max(0, paragraph - 1))[0], paragraph - LONGEST_LOOK_BACK)
    if before <= spoken and frame.before:
        return frame.before.person
    mention = cast.back(paragraph, floor=before)
    return mention.person if mention else None
