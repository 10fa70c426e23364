"""Quotes of some words inside a narrating sentence: `nannte ihn „den Besten von allen“`, `er habe „keine Lust“`."""

import re

from pressnlp.analyse.quote_clauses import aside, completes
from pressnlp.analyse.quote_cues import NAMED_PLACE
from pressnlp.analyse.quote_frames import LONGEST_NEXT, SPEECH_NOUN, SUBJUNCTIVE, Frame, running
from pressnlp.analyse.speakers import PREPOSITIONS, PRONOUN_GENDER, Cue
from pressnlp.analyse.speech import is_finite, verb_in

# "von einer „", "als „": a quoted noun phrase that judges; after "die „", "im „" it names something
JUDGING = re.compile(r"\b(?:als|eine?[mnr]?|keine?[mnr]?)\s*$", re.IGNORECASE)
OF = re.compile(r"\bvon\s*$")
# "bescheinigte der Verwaltung „", but not "auf der Messe „"
DATIVE_BEFORE = re.compile(r"(\w+)\s+(?:der|dem|ihm|ihr|ihnen)(?:\s+[A-ZÄÖÜ][\w-]+)?\s*$")
# "sagte „", "betonte sie, „"
VERB_NEAR = re.compile(r"(?:\s+\S+){0,4}\s*,?\s*$")
PREPOSITION = re.compile(PREPOSITIONS, re.IGNORECASE)
OF_VERBS = frozenset(("spricht", "sprach", "sprechen", "sprachen", "gesprochen"))
# "Laut Eva Kern ist das „", "Das Dach ist nach Ansicht von Eva Kern „"
SOURCE = re.compile(
    r"\b([Ll]aut|[Aa]us (?:der )?(?:Sicht|Perspektive)|[Zz]ufolge"
    r"|[Nn]ach (?:den )?(?:Angaben|Auskunft|Aussagen?|Ansicht|Worten|Überzeugung|Einschätzung|Meinung))\s"
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
# "die als „modernstes Werk“ |gilt": the words of nobody named
KNOWN_AS = re.compile(r"\s+(?:gilt|galt|bekannt|bezeichnet|genannt|firmiert|geführt)\b")
# "Als „Gewinn für alle“ |bezeichnete Kern den Bau", "Von einem „…“ |sprach Kern"
AS_ONE = re.compile(r"(?:^|\s)(?:[Aa]ls|(?:[Vv]on\s+)?[Ee]ine[mnr]?|[Ee]in)\s*$")
NEXT_VERB = re.compile(r"\s+([a-zäöüß]+)\b")
# "nennt sich „", "nennt man ein „"
CALLED = re.compile(r"\b(?:nennt|nannte|nennen|nannten)\s+(?:\w+\s+)?(?:man|sich|wir)\b")
# "Andernorts zahle man besser, „dort stehen die Leute Schlange, hier nicht“.": a sentence that goes on as speech
ADDED = re.compile(r"[a-zäöüß],\s*$")
CLAUSE = "dass"  # stands for the cue of a quote that only its clause gives away


def embedded(frame: Frame) -> Cue | None:
    """`nannte ihn „…“`, `Er habe „…“`: a quote of some words inside a narrating sentence."""
    if view := _view(frame) or aside(frame.cast, frame.start, frame.first.opens):
        return view
    word = _embedding_word(frame)
    if word is None:
        return _own_words(frame)
    cast = frame.cast
    mention = cast.actor(_own_start(frame), frame.first.opens)
    if not mention and (verb := verb_in(frame.rest, "speech_label_verbs") or verb_in(frame.rest)):
        mention = cast.after_verb(frame.last.closes + verb.end(), frame.end)
    if not mention and SPEECH_NOUN.search(frame.lead):
        mention = cast.subject(frame.last.closes, frame.end)
    if mention:
        return Cue(mention.person, word)
    if pronoun := cast.pronoun(frame.start, frame.end):
        found = cast.back(frame.start, PRONOUN_GENDER[pronoun])
        return Cue(found.person if found else None, word)
    if SUBJUNCTIVE.search(frame.lead):
        return Cue(running(frame), word)
    return Cue(None, word) if word != CLAUSE else None  # "Die Verordnung besagt, dass „…“"


def _own_start(frame: Frame) -> int:
    """Where the clause of a quote begins that another one stands before: "nannte es „…“, |Voss lobte es als „"."""
    spoken = max(frame.before.parts[-1][1] if frame.before else 0, frame.start)
    return spoken if next(frame.cast.between(spoken, frame.first.opens), None) else frame.start


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
    if not frame.opens_low or KNOWN_AS.match(frame.rest):
        return None
    if ADDED.search(lead) and frame.several_clauses and not frame.rest.strip(" .!?…)"):
        return Cue(running(frame), None)
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
    if completes(lead, frame.text[frame.first.start : frame.last.end], rest):
        found = verb_in(lead) or SOURCE.search(lead[-LONGEST_NEXT:]) or verb_in(rest)
        return found[0].strip() if found else CLAUSE
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
