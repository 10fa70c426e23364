"""Who holds which role in which body: role phrases tied to persons by where they stand.

The forms, each with its own function: role before the name, role with its body before the name, one plural role for a
list of names, role behind the name (apposition, brackets), "als"/copula, and a bare "Der 84-jährige Altbürgermeister".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pressnlp.analyse.people import CIVIL, PersonFound
from pressnlp.analyse.roles import RolePhrase, adjective
from pressnlp.analyse.tokens import Named, Reading
from pressnlp.link.bodies import BodyMention
from pressnlp.record import RoleStatus

NEAR, FAR = 0.95, 0.75  # confidence by form: next to the name; over a verb or clause
HEADS_OF_PLACE = re.compile(r"(?i)(?:bürgermeister(?:in)?|ortsvorsteher(?:in)?|landrat|landrätin|gemeindepräsident(?:in)?|schulze)$")
COPULA = {"ist", "war", "wird", "wurde", "bleibt", "sei", "werde", "waren", "wäre", "blieb", "heißt", "sind", "werden", "bleiben"}
BODY_LINKS = {"der", "des", "von", "vom", "bei", "beim", "im", "in", "an", "am", "für", "dem", "den", "die", "das", "aus", "zur"}


@dataclass(frozen=True, slots=True)
class Body:
    """A role's body: a found organisation (by its place), or a bare stretch of text such as a place."""

    start: int
    end: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """One role of one person mention."""

    person: PersonFound
    phrase: RolePhrase
    body: Body | None
    status: RoleStatus
    confidence: float


class Finder:
    """All that the forms look at: words, persons by first and last word, bodies by first word."""

    def __init__(self, reading: Reading, people: list[PersonFound], found: list[BodyMention], phrases: list[RolePhrase]) -> None:
        self.reading, self.words = reading, reading.words
        self.people, self.phrases = people, phrases
        self.person_from = {self.words.at(p.start): p for p in people}
        self.person_to = {self.words.at(p.end): p for p in people}
        self.body_from = {self.words.at(o.start): o for o in found}
        self.body_to = {self.words.at(o.end): o for o in found}
        self.role_from = {p.first: p for p in phrases}
        self.role_to = {p.last + 1: p for p in phrases}
        self.ends: dict[int, Office] = {}
        self.places = {self.words.at(n.start): n for n in reading.named if n.label == "LOC"}

    def person_at(self, index: int) -> PersonFound | None:
        """The person whose name, behind "Frau" or a title, starts at a word."""
        while self.words.get(index) in CIVIL:
            index += 1
        return self.person_from.get(index)

    def after_person(self, person: PersonFound) -> int:
        return self.words.at(person.end)

    def body_at(self, index: int) -> tuple[Body, int] | None:
        """The body at a word, behind an article or not, and the word after it."""
        for skip in (0, 1):
            found = self.body_from.get(index + skip)
            if found and (skip == 0 or self.words.get(index) in BODY_LINKS):
                return Body(found.start, found.end), self.words.at(found.end)
        return None

    def body_after(self, phrase: RolePhrase) -> tuple[Body | None, int]:
        """The body that follows a role ("Leiter des Amtes …", "Vorstand beim …", "Leiterin Abteilung …")."""
        index = phrase.last + 1
        for skip in range(4):
            word = self.words.get(index + skip)
            found = self.body_from.get(index + skip)
            if found:
                return Body(found.start, found.end), self._past(found)
            if word not in BODY_LINKS and adjective(word, "")[0] == "none":
                break
        place = self.places.get(index + 1)
        if self.words.get(index) in {"von", "in"} and place and HEADS_OF_PLACE.search(phrase.noun.lemma) and self.words.get(index) == "von":
            return Body(place.start, place.end, bare=True), self.words.at(place.end)
        return None, self._past_complement(index)

    def _past_complement(self, index: int) -> int:
        """The comma behind an unnamed body or a portfolio: "Vorsitzende des Vereins|, …", "Dezernentin für Soziales|, …"."""
        if self.words.get(index) not in {"des", "der", "vom", "im", "beim", "am", "für"}:
            return index
        for at in range(index + 1, index + 9):
            word = self.words.get(at)
            if word == "," or word in COPULA:
                return at
            if at in self.person_from or word in {"\n", ".", ";", ":"} or (word[0].islower() and word not in {"und", "der", "des", "die"} and adjective(word, "")[0] == "none"):
                return index
        return index

    def _past(self, found: BodyMention) -> int:
        """The word after a body and its bracketed abbreviation."""
        index = self.words.at(found.end)
        if self.words.get(index) == "(" and found.abbreviation:
            while self.words.get(index) not in {")", "\n"}:
                index += 1
            index += 1
        return index


def find(finder: Finder) -> list[Office]:
    """Every role of every person, each phrase used for one form only."""
    offices: list[Office] = []
    used: set[int] = set()
    for form in (_lists, _before, _behind, _bracketed, _elected, _stated, _announced, _recalled, _chained):
        for phrase in finder.phrases:
            if phrase.first not in used:
                got = list(form(finder, phrase))
                if got:
                    used.add(phrase.first)
                    offices += got
                    finder.ends.update((finder.body_after(phrase)[1], office) for office in got)
    return offices


def _before(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "Bürgermeister Dr. X", "Leiterin des Amtes, X", "Sozialdezernent und Erster Beigeordneter X"."""
    person = finder.person_at(phrase.last + 1)
    body, index = finder.body_after(phrase)
    if person is None and (stacked := finder.role_from.get(phrase.last + 1)) and not stacked.plural:
        person = finder.person_at(stacked.last + 1)  # "Pfarrer Pater Thomas Klein"
    if person is None and finder.words.get(phrase.last + 1) in {"und", "sowie", ",", "/"}:
        partner = finder.role_from.get(phrase.last + 2)
        if partner and not partner.article_between(phrase):
            person = finder.person_at(partner.last + 1)
    if person is None and finder.words.get(index) == ",":
        person = finder.person_at(index + 1) if body or phrase.article else None
        if person is None and body and (partner := finder.role_from.get(index + 1)):
            person = finder.person_at(partner.last + 1)
    if person is None and body:
        person = finder.person_at(index)
    if person is None and finder.words.get(phrase.last + 1) == ",":
        person = finder.person_at(phrase.last + 2) if phrase.article in {"deren", "dessen", "der", "die"} else None
    if person:
        body = body or _body_before(finder, phrase) or _body_behind(finder, phrase, person)
        yield Office(person, phrase, body, phrase.status, NEAR)


def _body_before(finder: Finder, phrase: RolePhrase) -> Body | None:
    """ "Soests Bürgermeister", "deren Vorsitzender"."""
    if phrase.article in {"deren", "dessen"}:
        earlier = [o for o in finder.body_to.values() if o.end <= phrase.start]
        start = finder.reading.sentence_span(max(0, finder.reading.sentence_span(phrase.start)[0] - 1))[0]
        near = [o for o in earlier if o.start >= start]
        last = max(near, key=lambda o: o.end, default=None)
        return Body(last.start, last.end) if last else None
    if re.match(r"(?:sein|ihr)(?:e|em|en|er|es)?$", phrase.article):
        return _possessor(finder, phrase)
    index = phrase.first
    opening = finder.reading.sentence_span(phrase.start)[0]
    if finder.words.get(finder.words.at(opening)) in {"Vom", "Von"}:
        first = finder.body_at(finder.words.at(opening) + 1)
        if first and first[1] + 1 == index:
            return first[0]  # "Vom Landratsamt X war Amtsleiter Y gekommen"
    named = finder.body_to.get(index) or next((n for i, n in finder.places.items() if finder.words.at(n.end) == index), None)
    before = finder.words[index - 1] if index else None
    if named is None and before and before.capital and before.text.endswith("s") and HEADS_OF_PLACE.search(phrase.noun.lemma):
        if finder.reading.is_proper(before.start) and finder.words.get(index - 2).lower() not in BODY_LINKS and index - 1 not in finder.person_from:
            return Body(before.start, before.end, bare=True)  # "Rüthigens Gemeindepräsident"
    if named and finder.reading.text[named.end - 1] == "s" and finder.words.get(finder.words.at(named.start) - 1).lower() not in BODY_LINKS:
        return Body(named.start, named.end, bare=isinstance(named, Named))
    return None


def _possessor(finder: Finder, phrase: RolePhrase) -> Body | None:
    """ "dem Schützenverein mit seinem |Präsidenten": the body nearest before it in the sentence, no person between."""
    begin, _ = finder.reading.sentence_span(phrase.start)
    near = max((o for o in finder.body_to.values() if begin <= o.start and o.end <= phrase.start), key=lambda o: o.end, default=None)
    if near is None or any(near.end <= p.start < phrase.start for p in finder.people):
        return None
    return Body(near.start, near.end) if near.kind not in {"municipality", "county"} else None


def _body_behind(finder: Finder, phrase: RolePhrase, person: PersonFound) -> Body | None:
    """ "Architektin X von der Y PartGmbB", "Bürgermeister X (Altendorf)", "Fachbereichsleiter X (Bauen und Verkehr)"."""
    index = finder.after_person(person)
    if finder.words.get(index) in {"von", "vom", "bei", "beim", "aus"}:
        for skip in range(1, 4):
            found = finder.body_from.get(index + skip)
            if found:
                return Body(found.start, found.end)
        return None
    return _in_brackets(finder, phrase, index)


def _in_brackets(finder: Finder, phrase: RolePhrase, index: int) -> Body | None:
    if finder.words.get(index) != "(":
        return None
    close = next((i for i in range(index + 1, min(index + 12, len(finder.words))) if finder.words.get(i) == ")"), None)
    if close is None or close == index + 1:
        return None
    found = finder.body_from.get(index + 1)
    if found:
        return None if found.kind == "party" else Body(found.start, found.end)
    start, end = finder.words[index + 1].start, finder.words[close - 1].end
    inner = finder.reading.text[start:end]
    if not inner[0].isupper() or re.search(r"\d|Foto|[vV]\.", inner):
        return None
    if HEADS_OF_PLACE.search(phrase.noun.lemma):
        return Body(start, end, bare=True)
    units = re.search(r"(?i)leiter(?:in)?$|dezernent(?:in)?$", phrase.noun.lemma)
    return Body(start, end, bare=True) if units and " und " in inner else None


def _lists(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """One plural role, a list of names: "die Bürgermeister A (Altdorf), B (Burg) und C"."""
    if not phrase.plural:
        return
    bodies, index = _bodies(finder, phrase)
    index += finder.words.get(index) in {",", ":"}
    people: list[PersonFound] = []
    joints: list[str] = []
    while person := finder.person_at(index):
        people.append(person)
        index = _past_brackets(finder, finder.after_person(person))
        joint = finder.words.get(index)
        if joint not in {",", "und", "sowie"} or (joint == "sowie" and "und" in joints):
            break
        joints.append(joint)
        index += 1
        if joints[-2:] == ["und", ","]:
            break
    if len(people) < 2:
        return
    for number, person in enumerate(people):
        one = bodies[number] if len(bodies) == len(people) else bodies[0] if bodies else None
        body = one or _in_brackets(finder, phrase, finder.after_person(person))
        yield Office(person, phrase, body, phrase.status, NEAR - 0.05)


def _bodies(finder: Finder, phrase: RolePhrase) -> tuple[list[Body], int]:
    """ "von CDU und Bündnis 90/Die Grünen" → two."""
    body, index = finder.body_after(phrase)
    bodies = [body] if body else []
    while bodies and finder.words.get(index) in {"und", ",", "sowie"} and (more := finder.body_at(index + 1)):
        bodies.append(more[0])
        index = more[1]
    return bodies, index


def _past_brackets(finder: Finder, index: int) -> int:
    if finder.words.get(index) != "(":
        return index
    for at in range(index, min(index + 15, len(finder.words))):
        if finder.words.get(at) == ")":
            return at + 1
    return index


def _behind(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "X, Leiterin des Amtes", "X (SPD), stellvertretender Landrat", "X, der neue Bürgermeister"."""
    index = _before_article(finder, phrase)
    joined = finder.role_to.get(index - 1) if finder.words.get(index - 1) in {"und", "sowie"} else None
    if joined:
        index = _before_article(finder, joined)
    comma = _past_adverbs(finder, index)
    person = _person_ending(finder, comma)
    if person is None or finder.person_at(phrase.last + 1):
        return
    body, _ = finder.body_after(phrase)
    past = any(finder.words.get(i) in PAST for i in range(comma, index))
    yield Office(person, phrase, body or _body_before(finder, phrase), "former" if past else phrase.status, NEAR - 0.05)


PAST = {"zuvor", "bisher", "bislang", "früher", "ehemals", "einst", "vormals", "damals"}
ADVERBS = PAST | {"zugleich", "seit", "bislang", "bisher", "derzeit", "heute", "von", "bis", "mit", "Jahren", "unserem", "unser", "unsere", "unserer",
           "unseren", "selbst", "auch", "gelernter", "gelernte", "jüngster", "jüngste", "ältester", "Beruf", "damals", "neu"}  # fmt: skip


def _past_adverbs(finder: Finder, index: int) -> int:
    """Back over ", seit 2004 |Leiterin" and ", zugleich |Leiter" to the comma; a line of its own under a name counts too."""
    words, at = finder.words, index
    while at > index - 6 and (words.get(at - 1) in ADVERBS or words.get(at - 1).isdigit()):
        at -= 1
    if words.get(at - 1) in {",", "–", "-"}:
        return at - 1
    if words.get(index - 1) == "\n" and _line_is(finder, index):
        return index - 1
    return -1


def _line_is(finder: Finder, index: int) -> bool:
    """Whether the role and its body fill a short line, as in a signature, and the name the line above."""
    end = index
    while finder.words.get(end) != "\n":
        end += 1
    above = finder.person_to.get(index - 1)
    alone = above is not None and finder.words.get(finder.words.at(above.start) - 1) == "\n"
    return alone and end - index <= 6


def _before_article(finder: Finder, phrase: RolePhrase) -> int:
    """The first word of a phrase with its article and describing adjectives."""
    index = phrase.first
    while adjective(finder.words.get(index - 1), finder.words.get(index - 2))[0] != "none":
        index -= 1
    return index - (finder.words.get(index - 1).lower() == phrase.article and phrase.article not in {"", "\n", ","} and phrase.article.isalpha() and phrase.article in {"der", "die", "das", "dem", "den", "ein", "eine", "einem", "einer", "deren", "dessen", "ihr", "sein", "ihre", "seine"})


def _person_ending(finder: Finder, index: int) -> PersonFound | None:
    """The person whose name, with a bracket behind it or not, ends before a word."""
    if person := finder.person_to.get(index):
        return person
    if finder.words.get(index - 1) == ")":
        for at in range(index - 2, max(0, index - 12), -1):
            if finder.words.get(at) == "(":
                return finder.person_to.get(at)
    return None


def _bracketed(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "X (Vorsitzende des Ausschusses)", "X (47, Landwirt)"."""
    for at in range(phrase.first - 1, max(-1, phrase.first - 8), -1):
        word = finder.words.get(at)
        if word == "(":
            person = finder.person_to.get(at)
            if person:
                yield Office(person, phrase, finder.body_after(phrase)[0], phrase.status, NEAR - 0.05)
            return
        if word in {")", "\n", "."}:
            return


TRIGGERS = {"als", "zum", "zur", *COPULA}


def _stated(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "X ist Vorsitzender der …", "X, der als Leiter …", "X wurde zum Ehrenbürger ernannt"."""
    index = _before_article(finder, phrase)
    trigger = finder.words.get(index - 1).lower()
    fused = phrase.article in {"zum", "zur"}
    direct = finder.person_to.get(index)
    if direct and (phrase.noun.declension == "fixed" or finder.words.get(finder.words.at(direct.start) - 1) in COPULA):
        yield Office(direct, phrase, finder.body_after(phrase)[0], phrase.status, NEAR - 0.05)
        return
    if (trigger not in TRIGGERS and not fused) or _someone_follows(finder, phrase):
        return
    begin, _ = finder.reading.sentence_span(phrase.start)
    earlier = [p for p in finder.people if begin <= p.start and p.end <= phrase.start]
    if not earlier:
        return
    person = earlier[-1] if trigger == "als" or fused else earlier[0] if len(earlier) == 1 else None
    if person is None or finder.words.at(phrase.start) - finder.words.at(person.end) > 25:
        return
    gender_fits = phrase.gender is None or person.gender in {None, phrase.gender}
    if gender_fits and not phrase.plural:
        status: RoleStatus = "designated" if trigger == "wird" else phrase.status
        body = finder.body_after(phrase)[0] or (_electing(finder, begin, person) if fused else None)
        yield Office(person, phrase, body, status, FAR)


VOTED = re.compile(r"\b(?:ge)?(?:bestimm|wähl|beruf|berief|ernann|kür|bestell)\w*")


def _elected(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "Zur Sprecherin bestimmten sie X", "Zu ihren Stellvertretern wählte der Beirat X und Y"."""
    begin, end = finder.reading.sentence_span(phrase.start)
    opening = finder.words.at(begin)
    if finder.words.get(opening) not in {"Zur", "Zum", "Zu"} or finder.words.at(phrase.start) - opening > 3:
        return
    if not VOTED.search(finder.reading.text[begin:end]):
        return
    later = [p for p in finder.people if phrase.end <= p.start < end]
    for person in later if not phrase.noun.singular or phrase.plural else later[:1]:
        yield Office(person, phrase, finder.body_after(phrase)[0] or _earlier_body(finder, begin), phrase.status, FAR)


def _earlier_body(finder: Finder, before: int) -> Body | None:
    """The last body that the sentence before names, where it can have such offices."""
    begin, _ = finder.reading.sentence_span(max(0, before - 2))
    near = max((o for o in finder.body_to.values() if begin <= o.start < before), key=lambda o: o.end, default=None)
    return Body(near.start, near.end) if near and near.kind in ELECTING else None


def _someone_follows(finder: Finder, phrase: RolePhrase) -> bool:
    """ "als Vertreter der Wirtschaft Marco Rossi": the role is the next person's."""
    for at in range(phrase.last + 1, phrase.last + 6):
        if finder.person_at(at):
            return True
        if finder.words.get(at) in {",", ".", "\n"} or (finder.words.get(at)[0].islower() and finder.words.get(at) not in BODY_LINKS):
            return False
    return False


ELECTING = {"council", "association", "party", "school", "emergency", "chamber", "church", "culture", "foundation"}


def _electing(finder: Finder, begin: int, person: PersonFound) -> Body | None:
    """ "Der Seniorenbeirat hat X zur Vorsitzenden gewählt": the body that opens the sentence."""
    first = min((o for o in finder.body_from.values() if begin <= o.start < person.start), key=lambda o: o.start, default=None)
    return Body(first.start, first.end) if first and first.kind in ELECTING else None


def _announced(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "Ärztlicher Leiter wird der Internist Dr. X", "Neue Leiterin der Bücherei ist seit Mai X"."""
    body, index = finder.body_after(phrase)
    index = next((i for i in range(index, index + 5) if finder.words.get(i) in COPULA or not re.match(r"[a-zäöü„»“«]|Ort$", finder.words.get(i))), index)
    verb = finder.words.get(index)
    if verb not in COPULA or (phrase.plural and verb != "sind"):
        return
    _, end = finder.reading.sentence_span(phrase.start)
    later = [p for p in finder.people if finder.words[index].start < p.start < end]
    if not later or finder.words.at(later[0].start) - index > 12:
        return
    for person in later if verb in {"sind", "werden", "bleiben"} else later[:1]:
        if phrase.gender is None or person.gender in {None, phrase.gender} or verb == "sind":
            yield Office(person, phrase, body, "designated" if verb in {"wird", "werden"} else phrase.status, FAR)


# "Der 84-jährige Altbürgermeister", "Die frühere Rektorin", "Der langjährige Intendant"
DESCRIBED = re.compile(r"(?:\d+-[Jj]ährige|langjährige|frühere|ehemalige|gelernte|gebürtige|promovierte|studierte)")


def _recalled(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "… X. Der 84-jährige Altbürgermeister …": the age makes it the person of the sentence before."""
    begin, end = finder.reading.sentence_span(phrase.start)
    described = any(DESCRIBED.match(w.text) for w in finder.words.between(begin, phrase.end)) and phrase.article in {"der", "die"}
    if not described or finder.words.at(phrase.start) - finder.words.at(begin) > 4:
        return
    previous, _ = finder.reading.sentence_span(max(0, begin - 1))
    earlier = [p for p in finder.people if previous <= p.start < begin]
    sex = phrase.gender or ("f" if phrase.article == "die" else "m")
    fitting = [p for p in earlier if p.gender == sex] or [p for p in earlier if p.gender is None]
    if len({p.family for p in fitting}) == 1:
        died = re.search(r"\b(?:ver)?starb\b|gestorben|verstorben", finder.reading.text[begin:end])
        yield Office(fitting[-1], phrase, finder.body_after(phrase)[0], "former" if died else phrase.status, FAR)


def _chained(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "…, Vorsitzender des Vereins X und niedergelassener |Internist", "… und als |Mitglied des Kuratoriums"."""
    index = _before_article(finder, phrase)
    index -= finder.words.get(index - 1) == "als"
    if finder.words.get(index - 1) not in {"und", "sowie", ","} or finder.person_at(phrase.last + 1):
        return
    before = finder.ends.get(index - 1)
    if before and (before.phrase.gender in {None, phrase.gender} or phrase.gender is None):
        yield Office(before.person, phrase, finder.body_after(phrase)[0], phrase.status, FAR)


YEARS = re.compile(r"(?:von\s)?(?:19|20)\d\d\sbis\s(?:19|20)\d\d\s*$")


def with_years(reading: Reading, office: Office) -> Office:
    """ "von 1972 bis 1996 Erster Bürgermeister" is former."""
    if office.status == "current" and YEARS.search(reading.text[max(0, office.phrase.start - 30) : office.phrase.start]):
        return replace(office, status="former")
    return office
