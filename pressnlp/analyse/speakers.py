"""Who speaks: the person of the release that a cue, a sentence or a pronoun points to."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from pressnlp.analyse.found import Gender, SpeakerMention
from pressnlp.analyse.narration import Narration
from pressnlp.analyse.quote_short_names import short_names
from pressnlp.analyse.speaker_nouns import (
    ANAPHOR,
    CALLING_MAN,
    CALLING_NOUN,
    COMING,
    HONOUR,
    HONOURED,
    RELATIVE,
    SECOND_SUBJECT,
    THEN_VERB,
    anaphor_gender,
    relatives,
)
from pressnlp.analyse.speech import verb_in

PREPOSITIONS = (
    "mit|von|vom|bei|beim|zu|zum|zur|für|über|gegen|gegenüber|an|auf|durch|ohne|um|neben|nach|seit|samt|wegen|trotz"
    "|unter|in|im|ins|am|ans|aus|dank|statt|hinter|vor|zwischen|seitens"
)
# "mit der neuen Landrätin Dr. |", "für |": a preposition, and up to five words of the same noun phrase
OBLIQUE = re.compile(
    rf"\b(?:(?i:{PREPOSITIONS})\s+(?:(?:de[mnrs]|die|das|eine[mnr]?|ihre[mnr]?|seine[mnr]?|unsere[mnr]?)\s+)?"
    r"|(?i:dem|den|des|einem|einen|eines|ihrem|ihren|seinem|seinen|ihres|seines)\s+)"
    r"(?:(?:[A-ZÄÖÜ][\w.-]*|[a-zäöüß]+e[nmr]|und)\s+){0,5}$"
)
# "die Sprecherin der Landrätin |": a feminine after "der" is no subject
DATIVE_FEMININE = re.compile(r"\bder\s+(?:(?:[A-ZÄÖÜ][\w.-]*|[a-zäöüß]+en)\s+){0,4}$")
# "sagte |die geschäftsführende Gesellschafterin Dr.-Ing. |Kemper": what may stand between verb and speaker
BETWEEN = re.compile(
    r"(?:\s|,|\(|\)|–|-|/|\d+\.?|\b(?:sich|es|rund|etwa|gut|knapp|über|unter|seit|gestern|jetzt|nun|kurz|nochmals|laut|ihm|ihr|ihnen|ihn|dazu|dabei|hierzu|auch|dann|weiter|am|im|in|bei|beim|vor|nach|zu|zur|zum"
    r"|der|die|das|des|dem|den|und|für|von|vom|mit|aus|auf|an|heute|gestern|jetzt|schließlich|abschließend|einst|einmal"
    r"|Frau|Herr|Herrn)\b|[A-ZÄÖÜ][\w./:*&-]*+|[a-zäöüß][\w-]*(?:e|en|er|es|em|lich|ig|isch)\b)*+"
)
# "überreichte sie seinem Vorgänger, Altbürgermeister |Duschl": who is given, thanked, congratulated
# "sagte gestern im Rathaus |Eva Kern.": a time or place before the subject, not its office
PLACED = re.compile(
    r"\b(?:im|am|in\s+der|unter|vor|nach|zum|zur|bei\s+der|beim|auf\s+dem|auf\s+der)\s+(?:[\w-]+e[nmr]?\s+){0,2}[A-ZÄÖÜ][\w-]*\s+$"
)
CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!]|\([^()]{1,40}\)\s*[.,;:]|$)")
RECEIVER = re.compile(r"(\w*)\s+(?:dem|seinem|ihrem|seiner|ihrer)\s+(?:(?:[A-ZÄÖÜ][\w.-]*,?|[a-zäöüß]+e[nr])\s+){0,5}$")
PREPOSITION = re.compile(PREPOSITIONS, re.IGNORECASE)
# "wie |Kern, Leiterin des Amts, am Montag anmerkte"
AS = re.compile(r"\bwie\s", re.IGNORECASE)
TO_VERB = re.compile(r"(?:\s*\([^()]{1,40}\)|\s*,[^,]{1,80},)?(?:\s+\w+){0,3}\s*")
LONGEST_GAP = 160  # titles, offices and units before a name are hardly ever longer
# "sagte eine Frau, |und Kern nickte": the verb's clause is over
NEXT_CLAUSE = re.compile(r",\s+(?:und|aber|doch|während|worauf|woraufhin|nachdem|als)\s")
UNNAMED = re.compile(r"^\s*(?:(?:sich|auch|dazu|es)\s+)*(?:ein|eine|einer|einige|viele|mehrere|manche|man)\b")
PRONOUN = re.compile(r"\b(er|sie)\b")
OPENING_PRONOUN = re.compile(r"\s*(Er|Sie|Ihr|Ihre|Ihren|Sein|Seine|Seinen|Ihm|Ihn|Ihnen)\b")
PRONOUN_GENDER: dict[str, Gender | None] = {
    "er": "m", "sie": "f", "ihr": "f", "ihre": "f", "ihren": "f", "sein": "m", "seine": "m", "seinen": "m", "ihm": "m",
    "ihn": "m", "ihnen": None,
}  # fmt: skip
# Behind these the main clause and its subject are still to come.
SUBORDINATE = re.compile(r"\s*(?:Nachdem|Als|Weil|Wenn|Während|Da|Obwohl|Bevor|Dass|Ob|Damit|Seit|Bis|Falls|Wie)\b")
NOMINATIVE_PRONOUN = re.compile(r"\s*(Er|Sie)\s")
# "Kern| und |Voss", "Kern (SPD)| sowie ihr Kollege |Voss"
AND_ANOTHER = re.compile(
    r"(?:\s*\([^()]{1,40}\))?\s+(?:und|sowie)\s+"
    r"(?:(?:der|die|dessen|deren|ihr|ihre|sein|seine)\s+)?(?:[A-ZÄÖÜ][\w.-]*\s+){0,4}"
)
MOST_PEOPLE = 50  # a release that names more takes up nobody by a noun
# Farther back a pronoun or a quote without cue has lost its referent.
SENTENCES_BACK = 4
LONGEST_LOOK_BACK = 1200


class Cue(NamedTuple):
    """The word that gives a speaker away, and the person (None: not a person of the release)."""

    person: int | None
    word: str | None


class Cast:
    """The people of one text where they stand in the narration, with their genders."""

    def __init__(self, source: str, narration: Narration, mentions: Sequence[SpeakerMention]) -> None:
        self.source = source
        self.narration = narration
        text = narration.text
        told = [each for each in sorted(mentions, key=lambda m: m.start) if not text.startswith("_", each.start)]
        self.mentions = sorted([*told, *short_names(text, told)], key=lambda m: m.start)
        self.starts = [each.start for each in self.mentions]
        self.firsts = list({each.person: each for each in reversed(self.mentions)}.values())[::-1]
        self.genders = _genders(mentions)

    def between(self, start: int, end: int) -> Iterator[SpeakerMention]:
        """Mentions that begin in a stretch, in order."""
        for number in range(bisect_left(self.starts, start), len(self.mentions)):
            if self.starts[number] >= end:
                return
            yield self.mentions[number]

    def gender(self, mention: SpeakerMention) -> Gender | None:
        """What any mention of the person tells."""
        return self.genders.get(mention.person)

    def oblique(self, mention: SpeakerMention, start: int) -> bool:
        """Whether the mention is no subject: after a preposition or in another case than the nominative."""
        text = self.narration.text
        before = text[max(start, mention.start - 90) : mention.start]
        if text.startswith(("’", "'"), mention.end) or text[mention.end - 1 : mention.end] in "’'":
            return True
        first = text[mention.start : mention.start + 4].lower()
        if first in ("dem ", "den ", "des ") or (first == "der " and self.gender(mention) == "f"):
            return True
        if OBLIQUE.search(before):
            return True
        return self.gender(mention) == "f" and bool(DATIVE_FEMININE.search(before))

    def subject(self, start: int, end: int, gender: Gender | None = None) -> SpeakerMention | None:
        """The mention that acts in a stretch: the first in the nominative, else the only one at hand."""
        fitting = [each for each in self.between(start, end) if gender is None or self.gender(each) in (None, gender)]
        for each in fitting:
            if not self.oblique(each, start):
                return each
        genitive = ("’", "'")
        free = [each for each in fitting if not self.narration.text[each.start : each.end + 1].endswith(genitive)]
        return free[-1] if free else None

    def after_verb(self, start: int, end: int) -> SpeakerMention | None:
        """The subject right behind a reporting verb: "sagte am Montag die neue Leiterin, |Eva Kern|"."""
        text = self.narration.text
        if UNNAMED.match(text, start, end):
            return None
        beside: SpeakerMention | None = None
        for each in self.between(start, end):
            between = text[start : each.start]
            if len(between) > LONGEST_GAP or not BETWEEN.fullmatch(between) or NEXT_CLAUSE.search(between):
                break
            if not self.oblique(each, start):
                return each
            if (
                PLACED.search(between)
                and not relatives().search(between.rstrip())
                and CLAUSE_ENDS.match(text, each.end)
            ):
                beside = beside or each
        return beside

    def actor(self, start: int, end: int, gender: Gender | None = None) -> SpeakerMention | None:
        """Who acts in a sentence: beside the reporting verb, by a pronoun that opens it, or its first subject."""
        text = self.narration.text
        if opening := NOMINATIVE_PRONOUN.match(text, start, end):
            return self.back(start, PRONOUN_GENDER[opening[1].lower()])
        verb = verb_in(text[start:end])
        if verb and (source := self._as(start, start + verb.start())):
            return source
        if first := self._opener(start, end):
            return first
        if verb:
            for each in self.between(start, start + verb.start()):
                if not text[each.end : start + verb.start()].strip() and not self.oblique(each, start):
                    return each
            if beside := self.after_verb(start + verb.end(), end):
                return beside
        return self.subject(start, end, gender)

    def _as(self, start: int, verb: int) -> SpeakerMention | None:
        """The subject of a clause with "wie" that a reporting verb closes: "…, wie |Eva Kern| anmerkte, „"."""
        text = self.narration.text
        openings = list(AS.finditer(text, max(start, verb - LONGEST_GAP), verb))
        found = self.subject(openings[-1].end(), verb) if openings else None
        return found if found and TO_VERB.fullmatch(text, found.end, verb) else None

    def _opener(self, start: int, end: int) -> SpeakerMention | None:
        """The mention a main clause begins with: "Bürgermeisterin |Eva Kern|, seit Mai im Amt, dankte Jan Voss"."""
        first = next(self.between(start, end), None)
        text = self.narration.text
        if not first or first.start - start > LONGEST_GAP or SUBORDINATE.match(text, start):
            return None
        if not BETWEEN.fullmatch(text[start : first.start]) or self.oblique(first, start):
            return None
        return first

    def pronoun(self, start: int, end: int) -> str | None:
        """A third-person pronoun or a noun that takes up a person, as the word of a gender: "er" or "sie"."""
        text = self.narration.text[start:end]
        if (kin := RELATIVE.match(text)) and relatives().search(kin[1]):
            return None  # somebody else than the person it is about
        if found := PRONOUN.search(text):
            return found[1]
        if found := OPENING_PRONOUN.match(text):
            return found[1].lower()
        gender = self.anaphor(start, end)
        return "er" if gender == "m" else "sie" if gender == "f" else None

    def anaphor(self, start: int, end: int) -> Gender | None:
        """The gender of a noun that takes up a person: "die 52-Jährige" → "f"."""
        for found in ANAPHOR.finditer(self.narration.text, start, end):
            if gender := anaphor_gender(found[1].lower(), found[2]):
                return gender
        return None

    def taken_up(self, start: int, end: int, before: int) -> SpeakerMention | None:
        """Whom a noun takes up that stands in a stretch: "sagt |die 52-Jährige", "erzählt |die Preisträgerin"."""
        if gender := self.anaphor(start, end):
            honoured = self._honoured(start, end, before, gender)
            return honoured or self.back(before, gender, receiver=True)
        if coming := COMING.search(self.narration.text, start, end):
            return self.back(before, "m" if coming[1] == "der" else "f")
        if CALLING_NOUN.search(self.narration.text, start, end) and not self._relative(start, end):
            return self._only("f", before)
        return self._only("m", before) if CALLING_MAN.search(self.narration.text, start, end) else None

    def several(self, start: int, end: int) -> bool:
        """Whether the first who acts in a stretch does so with another: "so Kern und Voss"."""
        first, second = islice(chain(self.between(start, end), (None, None)), 2)
        if not first or not second or first.person == second.person or self.oblique(first, start):
            return False
        return AND_ANOTHER.fullmatch(self.narration.text, first.end, second.start) is not None

    def _relative(self, start: int, end: int) -> bool:
        noun = CALLING_NOUN.search(self.narration.text, start, end)
        return noun is not None and relatives().search(noun[1]) is not None

    def _honoured(self, start: int, end: int, before: int, gender: Gender) -> SpeakerMention | None:
        """The first person named in a sentence about an honour, where the noun is "Preisträgerin", "Jubilar" …"""
        noun = ANAPHOR.search(self.narration.text, start, end)
        if not noun or not noun[2].endswith(HONOURED):
            return None
        for each in self._introduced(before):
            here, there = self.narration.sentence(each.start)
            there = min(there, here + LONGEST_LOOK_BACK)
            if self.gender(each) in (None, gender) and HONOUR.search(self.narration.text, here, there):
                return each
        return None

    def _only(self, gender: Gender, before: int) -> SpeakerMention | None:
        """The only person before an offset that may be of a gender."""
        found = [each for each in self._introduced(before) if self.gender(each) in (None, gender)]
        return found[0] if len(found) == 1 and self.gender(found[0]) == gender else None

    def _introduced(self, before: int) -> list[SpeakerMention]:
        """The first mention of each person before an offset; of a long text's people the first only."""
        return [each for each in islice(self.firsts, MOST_PEOPLE) if each.start < before]

    def receiver(self, start: int, end: int, gender: Gender | None) -> SpeakerMention | None:
        """Who is given, thanked or honoured in a sentence: "Kern überreichte ihrem Vorgänger |Jan Voss| den Ring"."""
        for each in self.between(start, end):
            found = RECEIVER.search(self.narration.text, max(start, each.start - LONGEST_GAP), each.start)
            if found and not PREPOSITION.fullmatch(found[1]) and self.gender(each) in (None, gender):
                return each
        return None

    def back(
        self, at: int, gender: Gender | None = None, floor: int = 0, receiver: bool = False
    ) -> SpeakerMention | None:
        """The last suitable person before an offset, not before `floor`: subjects first, sentence by sentence.

        `receiver`: whom a sentence honours goes before its subject, as for "der 71-Jährige".
        """
        floor = max(floor, at - LONGEST_LOOK_BACK)
        number, end = self.narration.number(max(0, at - 1)), at
        seen = 0
        while seen < SENTENCES_BACK:
            if number < 0 or end <= floor:
                return None
            start = max(self.narration.starts[number], floor)
            if opening := NOMINATIVE_PRONOUN.match(self.narration.text, start, end):
                gender = gender or PRONOUN_GENDER[opening[1].lower()]
            elif found := (self.receiver(start, end, gender) if receiver else None) or self.subject(start, end, gender):
                return self._second(found, end, gender) or found
            seen += not self._goes_on(start, end, gender)
            end, number = start, number - 1
        return None

    def _second(self, first: SpeakerMention, end: int, gender: Gender | None) -> SpeakerMention | None:
        """The subject of a second main clause: "Jan Kern gründete es, sein Enkel |Udo Kern| führt es"."""
        text, found = self.narration.text, None
        for each in self.between(first.end, end):
            opens = SECOND_SUBJECT.search(text, max(first.end, each.start - LONGEST_GAP), each.start)
            if opens and THEN_VERB.match(text, each.end) and self.gender(each) in (None, gender):
                found = each
        return found

    def _goes_on(self, start: int, end: int, gender: Gender | None) -> bool:
        """Whether a sentence without names keeps to its person by a pronoun: "Von 1972 an führte |sie| den Verein"."""
        found = PRONOUN.search(self.narration.text, start, end) if gender else None
        return found is not None and PRONOUN_GENDER[found[1]] == gender


def _genders(mentions: Sequence[SpeakerMention]) -> dict[int, Gender]:
    known: dict[int, Gender] = {}
    for each in mentions:
        if each.gender:
            known.setdefault(each.person, each.gender)
    return known
