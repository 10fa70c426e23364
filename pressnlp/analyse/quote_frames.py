"""Quotes without a cue behind them: after a colon, standing alone, or inside a narrating sentence."""

import re
from dataclasses import dataclass

from pressnlp.analyse.found import QuoteFound
from pressnlp.analyse.quote_cues import NAMED_PLACE
from pressnlp.analyse.quote_marks import Quoted
from pressnlp.analyse.quote_repair import FIRST_PERSON
from pressnlp.analyse.quote_signatures import signature
from pressnlp.analyse.speakers import LONGEST_LOOK_BACK, PREPOSITIONS, PRONOUN_GENDER, Cast, Cue
from pressnlp.analyse.speech import WORD, is_finite, verb_in

TERMINAL = ".!?…"
SPEECH_NOUN = re.compile(
    r"\b(Worten?|Zitat|Appell|Antwort|Rat|Fazit|Statement|O-Ton|[Ww]örtlich|Wunsch|Bitte)\s*:?\s*$"
)
# "sei „", "habe er „": reported speech that turns into direct speech
SUBJUNCTIVE = re.compile(
    r"\b(sei|seien|habe|hätten?|werde|würden?|könne|könnten?|müsse|müssten?|solle|wolle|dürfe|gebe|gehe|bleibe|mache)\b"
)
# "von einer „", "als „": a quoted noun phrase that judges; after "die „", "im „" it names something
JUDGING = re.compile(r"\b(?:als|eine?[mnr]?|keine?[mnr]?)\s*$", re.IGNORECASE)
OF = re.compile(r"\bvon\s*$")
# "bescheinigte der Verwaltung „", but not "auf der Messe „"
DATIVE_BEFORE = re.compile(r"(\w+)\s+(?:der|dem|ihm|ihr|ihnen)(?:\s+[A-ZÄÖÜ][\w-]+)?\s*$")
# "sagte „", "betonte sie, „"
VERB_NEAR = re.compile(r"(?:\s+\S+){0,4}\s*,?\s*$")
# "“. Das sagte Kern am Montag", "“. Mit diesen Worten eröffnete …": it is speech, whatever its form
NEXT_SAYS = re.compile(
    r"\s*(?:Mit diese[mnr] (?:Worten|Satz|Appell|Botschaft|Bitte)|Diese (?:Worte|Botschaft)|Diese[nr] Satz"
    r"|(?:Das|Dies|So) ([a-zäöüß]+))\b"
)
# "“ Mit diesen Worten eröffnete …", "“ Das sagt …", "“ Davon ist … überzeugt"
NEXT_SENTENCE = re.compile(r"\s*(?:Mit (?:diesen|diesem) \w+|Das (?:sagt|sagte)|So|Davon|Darüber)\b")
CLAUSE_BREAK = re.compile(r"[.!?,;:–]\s")
PREPOSITION = re.compile(PREPOSITIONS, re.IGNORECASE)
OF_VERBS = frozenset(("spricht", "sprach", "sprechen", "sprachen", "gesprochen"))
# "Laut Eva Kern ist das „", "Das Dach ist nach Ansicht von Eva Kern „"
SOURCE = re.compile(
    r"\b([Ll]aut|[Nn]ach (?:den )?(?:Angaben|Auskunft|Aussagen?|Ansicht|Worten|Überzeugung|Einschätzung|Meinung))\s"
)
# "Das Feuer gilt als „": the words of nobody named
COUNTS_AS = re.compile(r"\b(gilt|galt|gelten|galten)\b[^,.;:]{0,80}\bals\s*$")
# "Für Eva Kern ist das „", "Einer war dagegen: Für Eva Kern bleibt es „"
FOR = re.compile(r"(?:^|[:;])\s*Für\s(?=[^:;]*$)")
IS = re.compile(r"\b(?:ist|war|sind|waren|bleibt|blieb|wird|wurde)\b")
LOWER_WORD = re.compile(r"(?:^|\s)[a-zäöüß]\w*,?\s*$")
# "zum „", "in der „", "die „": what follows is named
NAME_OPENER = re.compile(rf"\b(?:{PREPOSITIONS}|der|die|das|den|dem|des|und|sowie|namens)\s*$", re.IGNORECASE)
# "fand das „schlicht großartig“": "das" is all that Kern speaks of
THAT = re.compile(r"\b(?:fand(?:en)?|finde[nt]?|ist|war|wäre|sei|nennt|nannte|hält|hielt)\s+(?:das|dies)\s*$")
# "Ein Gast lachte: „", "Viele Eltern fragen: „": nobody named
SOMEBODY = re.compile(r"\s*(?:Ein|Eine|Einer|Einige|Viele|Mehrere|Manche|Mancher|Jemand|Keiner|Niemand)\s")
# "So heißt es im Antrag: „", "Auf dem Schild steht: „"
IT_SAYS = re.compile(r"\b(heißt|hieß|steht|stand)\s+es\b|\b(heißt|hieß|steht|stand|lautet|lautete)\s*:\s*$")
# "„Titel des Buchs“ von X": the sentence goes on as if the quote were a noun
GOES_ON = re.compile(r"\s+\w")
# "Wichtige Links im Netz: „"
LISTS = re.compile(r"\b(?:finden|fanden) sich\b[^,.;:]*:\s*$")
# "Als „Gewinn für alle“ |bezeichnete Kern den Bau", "Von einem „…“ |sprach Kern"
AS_ONE = re.compile(r"(?:^|\s)(?:[Aa]ls|(?:[Vv]on\s+)?[Ee]ine[mnr]?|[Ee]in)\s*$")
NEXT_VERB = re.compile(r"\s+([a-zäöüß]+)\b")
# "nennt sich „", "nennt man ein „"
CALLED = re.compile(r"\b(?:nennt|nannte|nennen|nannten)\s+(?:\w+\s+)?(?:man|sich|wir)\b")
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
    if cast.several(frame.start, frame.first.opens):
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
        return Cue(_running(frame), word)
    return Cue(None, word)


def freestanding(frame: Frame) -> Cue | None:
    """`Kern zeigte sich erleichtert. „…“`: a quote that is a sentence of its own."""
    if frame.rest.strip(WHOLE_REST) or frame.opens_low:
        return None
    if said := _said_next(frame):
        return said
    signed = signature(frame.cast, frame.first.opens, frame.last.closes, frame.before) if frame.sentence_like else None
    if signed:
        return Cue(signed.person, None)
    if not frame.ends_itself and (_headline(frame) or not (frame.first_person or frame.several_clauses)):
        return None
    if NEXT_SENTENCE.match(frame.cast.narration.text, frame.end) and (said := _next_subject(frame)):
        return said
    return Cue(_running(frame), None)


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


def _running(frame: Frame) -> int | None:
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


def embedded(frame: Frame) -> Cue | None:
    """`nannte ihn „…“`, `Er habe „…“`: a quote of some words inside a narrating sentence."""
    if view := _view(frame):
        return view
    word = _embedding_word(frame)
    if word is None:
        return _own_words(frame)
    cast = frame.cast
    mention = cast.actor(frame.start, frame.first.opens)
    if not mention and (verb := verb_in(frame.rest, "speech_label_verbs") or verb_in(frame.rest)):
        mention = cast.after_verb(frame.last.closes + verb.end(), frame.end)
    if not mention and SPEECH_NOUN.search(frame.lead):
        mention = cast.subject(frame.last.closes, frame.end)
    if mention:
        return Cue(mention.person, word)
    if pronoun := cast.pronoun(frame.start, frame.end):
        found = cast.back(frame.start, PRONOUN_GENDER[pronoun])
        return Cue(found.person if found else None, word)
    return Cue(_running(frame) if SUBJUNCTIVE.search(frame.lead) else None, word)


def _view(frame: Frame) -> Cue | None:
    """`Für Kern ist das „der Preis von allem“`, `es gilt als „gelöscht, aber noch heiß“`: no verb of speech."""
    if not frame.opens_low:
        return None
    if common := COUNTS_AS.search(frame.lead[-100:]):
        return Cue(None, common[1])
    found = FOR.search(frame.lead)
    if not found or not IS.search(frame.lead, found.end()):
        return None
    mention = next(frame.cast.between(frame.start + found.end(), frame.first.opens), None)
    return Cue(mention.person, "Für") if mention else None


def _own_words(frame: Frame) -> Cue | None:
    """`Kern hat „keine Lust auf Streit“`: no verb of speech, but no name either.

    A phrase that begins small behind a verb or a person's name is that person's; behind a noun, an article or a
    preposition it names something.
    """
    cast, lead = frame.cast, frame.lead
    if not frame.opens_low:
        return None
    before = list(cast.between(frame.start, frame.first.opens))
    free = LOWER_WORD.search(lead) and (THAT.search(lead[-80:]) or not NAME_OPENER.search(lead))
    beside = before and not cast.narration.text[before[-1].end : frame.first.opens].strip(" ,")
    mention = cast.subject(frame.start, frame.first.opens)
    if not (free or beside) or mention is None or cast.oblique(mention, frame.start):
        return None
    return Cue(mention.person, None)


def _embedding_word(frame: Frame) -> str | None:
    """The cue word of the sentence if the quote's form fits it, else None."""
    lead, rest = frame.lead, frame.rest
    if CALLED.search(lead):
        return None
    label = verb_in(lead, "speech_label_verbs")
    if noun := SPEECH_NOUN.search(lead):
        return noun[1]
    if frame.opens_low and (source := SOURCE.search(lead[-LONGEST_NEXT:])):
        return source[1]
    if frame.opens_low:
        found = verb_in(lead) or label
        if not found and not NAMED_PLACE.search(lead[-80:]):
            found = verb_in(rest) or verb_in(rest, "speech_label_verbs")
        reported = SUBJUNCTIVE.search(lead[-60:])
        return found[0] if found else reported[1] if reported else None
    if (verb := NEXT_VERB.match(rest)) and AS_ONE.search(lead) and is_finite(verb[1], rest, "speech_label_verbs"):
        return verb[1]
    if label and _judges(lead, label[0]):
        return label[0]
    said = verb_in(lead)
    if said and VERB_NEAR.fullmatch(lead, said.end()) and (frame.ends_itself or frame.first_person):
        return said[0]
    return None


def _judges(lead: str, label: str) -> bool:
    """Whether the words right before a capitalised phrase make it a judgement, not a name."""
    if OF.search(lead):
        return label in OF_VERBS
    dative = DATIVE_BEFORE.search(lead[-80:])
    return bool(JUDGING.search(lead) or (dative and not PREPOSITION.fullmatch(dative[1])))
