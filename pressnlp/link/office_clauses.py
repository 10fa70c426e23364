"""The forms in which a clause gives somebody a role: copula, "als", election, pronoun, a bare office."""

import re
from collections.abc import Iterator

from pressnlp.analyse.found import Gender
from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.roles import RolePhrase
from pressnlp.link.office_bodies import earlier_body, electing, opening_body
from pressnlp.link.office_finder import BODY_LINKS, COPULA, FAR, NEAR, Finder, Office
from pressnlp.link.office_forms import before_article
from pressnlp.record import RoleStatus
from pressnlp.words import entries, table

TRIGGERS = {"als", "zum", "zur", *COPULA}


SMALL_ADVERBS = {
    "zuletzt",
    "auch",
    "zugleich",
    "seither",
    "damals",
    "schließlich",
    "lange",
    "dann",
    "zunächst",
    "heute",
}


FAR_WORDS = 25  # a role further behind its person than this belongs to somebody else more often than not


def stated(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "X ist Vorsitzender der …", "X, der als Leiter …", "X wurde zum Paten ernannt", "Er war zuletzt Rektor"."""
    index = before_article(finder, phrase)
    direct = finder.person_to.get(index)
    if direct and _verb_before(finder, direct):
        yield Office(direct, phrase, finder.body_after(phrase)[0], phrase.status, NEAR - 0.05)
        return
    index, past = _back_to_trigger(finder, index)
    trigger = finder.words.get(index - 1).lower()
    fused = phrase.article in {"zum", "zur"}
    if (trigger not in TRIGGERS and not fused) or phrase.plural or _someone_follows(finder, phrase):
        return
    begin, _ = finder.reading.sentence_span(phrase.start)
    person = _subject(finder, phrase, begin, nearest=trigger == "als" or fused)
    if person is None:
        return
    status: RoleStatus = "former" if past else phrase.status
    if trigger == "wird" and status == "current":
        status = "designated"
    body = (
        finder.body_after(phrase)[0]
        or opening_body(finder, begin)
        or (electing(finder, begin, person) if fused else None)
    )
    yield Office(person, phrase, body, status, FAR)


def _verb_before(finder: Finder, person: PersonFound) -> bool:
    """ "bleibt (Kreisrat) |X kommissarischer Leiter": a copula before the person and the office before the name."""
    index = finder.words.at(person.start)
    office = finder.role_to.get(index)
    return finder.words.get((office.first if office else index) - 1) in COPULA


def _back_to_trigger(finder: Finder, index: int) -> tuple[int, bool]:
    """Back over "zum 1. August" and "bisher" to the word that ties role and person; whether they put it in the past."""
    at, past = index, False
    while at > index - 6:
        word = finder.words.get(at - 1)
        dated = (
            word[0].isdigit()
            or word == "."
            or word.lower() in table("months")
            or (word in {"zum", "am", "ab", "im", "seit"} and at < index)
        )
        if word not in SMALL_ADVERBS and word not in table("role_adverbs") and not dated:
            break
        past |= table("role_adverbs").get(word) == "former"
        at -= 1
    return at, past


def _subject(finder: Finder, phrase: RolePhrase, begin: int, nearest: bool) -> PersonFound | None:
    """Whom a sentence gives the role: its person, or for "er", "sie" and "Die 44-jährige …" the one before."""
    earlier = finder.people.starting(begin, phrase.start)
    if earlier:
        person = earlier[-1] if nearest or len(earlier) == 1 else None
        if person is None or finder.words.at(phrase.start) - finder.words.at(person.end) > FAR_WORDS:
            return None
        return person if phrase.gender is None or person.gender in {None, phrase.gender} else None
    text = finder.reading.text[begin : phrase.start]
    if re.search(r"\b(?:er|Er)\b", text):
        return antecedent(finder, begin, "m")
    if re.search(r"\b(?:sie|Sie)\b", text) and phrase.gender != "m":
        return antecedent(finder, begin, "f")
    if DESCRIBED.match(text):
        return antecedent(finder, begin, "f" if text.startswith("Die") else "m")
    return None


def antecedent(finder: Finder, begin: int, sex: Gender) -> PersonFound | None:
    """The one person of that gender named last, in the two sentences before; None where two could be meant."""
    previous, _ = finder.reading.sentence_span(max(0, begin - 1))
    for start in (previous, finder.reading.sentence_span(max(0, previous - 1))[0]):
        earlier = finder.people.starting(start, begin)
        fitting = [p for p in earlier if p.gender == sex] or [p for p in earlier if p.gender is None]
        if fitting:
            return fitting[-1] if len({p.family for p in fitting}) == 1 else None
    return None


VOTED = re.compile(r"\b(?:ge)?(?:bestimm|wähl|beruf|berief|ernann|kür|bestell)\w*")


def elected(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "Zur Sprecherin bestimmten sie X", "Zu ihren Stellvertretern wählte der Beirat X und Y"."""
    begin, end = finder.reading.sentence_span(phrase.start)
    opening = finder.words.at(begin)
    if finder.words.get(opening) not in {"Zur", "Zum", "Zu"} or finder.words.at(phrase.start) - opening > 3:
        return
    if not VOTED.search(finder.reading.text[begin:end]):
        return
    later = finder.people.starting(phrase.end, end)
    for person in later if not phrase.noun.singular or phrase.plural else later[:1]:
        yield Office(person, phrase, finder.body_after(phrase)[0] or earlier_body(finder, begin), phrase.status, FAR)


def _someone_follows(finder: Finder, phrase: RolePhrase) -> bool:
    """ "als Vertreter der Wirtschaft Marco Rossi": the role is the next person's."""
    for at in range(phrase.last + 1, phrase.last + 6):
        if finder.person_at(at):
            return True
        if finder.words.get(at) in {",", ".", "\n"} or (
            finder.words.get(at)[0].islower() and finder.words.get(at) not in BODY_LINKS
        ):
            return False
    return False


def announced(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "Ärztlicher Leiter wird der Internist Dr. X", "Neue Leiterin der Bücherei ist seit Mai X"."""
    body, index = finder.body_after(phrase)
    index = next(
        (
            i
            for i in range(index, index + 5)
            if finder.words.get(i) in COPULA or not re.match(r"[a-zäöü„»“«]|Ort$", finder.words.get(i))
        ),
        index,
    )
    verb = finder.words.get(index)
    if verb not in COPULA or (phrase.plural and verb != "sind"):
        return
    _, end = finder.reading.sentence_span(phrase.start)
    later = finder.people.starting(finder.words[index].end, end)
    if not later or finder.words.at(later[0].start) - index > 12:
        return
    for person in later if verb in {"sind", "werden", "bleiben"} else later[:1]:
        if phrase.gender is None or person.gender in {None, phrase.gender} or verb == "sind":
            yield Office(person, phrase, body, "designated" if verb in {"wird", "werden"} else phrase.status, FAR)


# "Der 84-jährige Altbürgermeister", "Die 41 Jahre alte Anwältin", "Die frühere Rektorin", "Der langjährige Intendant"
DESCRIBED = re.compile(
    r"^(?:Der|Die)\s(?:\d+-[Jj]ährige|\d+ Jahre alte|langjährige|frühere|ehemalige|gelernte|gebürtige|promovierte)"
)


DIES = re.compile(r"\b(?:stirbt|(?:ver)?starb|gestorben|verstorben)\b")


def recalled(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "… X. Der 84-jährige Altbürgermeister …": the age makes it the person of the sentence before."""
    begin, end = finder.reading.sentence_span(phrase.start)
    sentence = finder.reading.text[begin:end]
    opens = finder.words.at(phrase.start) - finder.words.at(begin) <= 4 and phrase.article in {"der", "die"}
    if not opens or not (DESCRIBED.match(sentence) or DIES.search(sentence) or _is_profession(phrase)):
        return
    person = antecedent(finder, begin, phrase.gender or ("f" if phrase.article == "die" else "m"))
    if person:
        status: RoleStatus = "former" if DIES.search(sentence) else phrase.status
        yield Office(person, phrase, finder.body_after(phrase)[0], status, FAR)


def _is_profession(phrase: RolePhrase) -> bool:
    return phrase.noun.lemma.lower().endswith(tuple(entries("role_professions")))


def chained(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "…, Vorsitzender des Vereins X und niedergelassener |Internist", "Landrat, danach |Präsident des Bezirks"."""
    index = before_article(finder, phrase)
    while finder.words.get(index - 1) in SMALL_ADVERBS | {"als", "danach", "später"}:
        index -= 1
    if finder.words.get(index - 1) not in {"und", "sowie", ","} or finder.person_at(phrase.last + 1):
        return
    before = _office_before(finder, index - 1)
    if before and (phrase.gender is None or before.phrase.gender in {None, phrase.gender}):
        yield Office(before.person, phrase, finder.body_after(phrase)[0], phrase.status, FAR)


def _office_before(finder: Finder, index: int) -> Office | None:
    """The office that ends, with its complement, right before a word: no name, verb or sign stands between."""
    for at in range(index, max(0, index - 12), -1):
        role = finder.role_to.get(at)
        if role:
            return finder.held.get(role.first)
        word = finder.words.get(at - 1)
        if at in finder.person_to or word in {",", ".", "\n", ":", ";"} or word in COPULA:
            return None
    return None
