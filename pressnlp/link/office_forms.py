"""The forms in which German says who holds an office, each with its own function.

Role before the name, role with its body before the name, one plural role for a list of names, role behind the name
(apposition, brackets, signature), "als", copula and election, and a bare "Der 84-jährige Altbürgermeister".
"""

import re
from collections.abc import Iterator

from pressnlp.analyse.found import Gender
from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.roles import RolePhrase, adjective
from pressnlp.link.office_bodies import (
    body_before,
    body_behind,
    earlier_body,
    electing,
    in_brackets,
    municipalities_before,
    opening_body,
)
from pressnlp.link.office_finder import BODY_LINKS, COPULA, Body, Finder, Office
from pressnlp.record import RoleStatus
from pressnlp.words import table

NEAR, FAR = 0.95, 0.75  # confidence by form: next to the name; over a verb or clause


def before(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
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
        body = body or body_before(finder, phrase) or body_behind(finder, phrase, person)
        yield Office(person, phrase, body, phrase.status, NEAR)


def lists(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
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
    if not bodies and phrase.article == "ihre":
        bodies = municipalities_before(finder, finder.reading.sentence_span(phrase.start)[0], len(people))
    for number, person in enumerate(people):
        one = bodies[number] if len(bodies) == len(people) else bodies[0] if bodies else None
        body = one or in_brackets(finder, phrase, finder.after_person(person))
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


def behind(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
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
    past = any(table("role_adverbs").get(finder.words.get(i)) == "former" for i in range(comma, index))
    yield Office(person, phrase, body or body_before(finder, phrase), "former" if past else phrase.status, NEAR - 0.05)


def _past_adverbs(finder: Finder, index: int) -> int:
    """Back over ", seit 2004 |Leiterin" and ", zugleich |Leiter" to the comma; a line under a name counts too."""
    words, at = finder.words, index
    while at > index - 6 and (words.get(at - 1) in table("role_adverbs") or words.get(at - 1).isdigit()):
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
    return index - (
        finder.words.get(index - 1).lower() == phrase.article
        and phrase.article not in {"", "\n", ","}
        and phrase.article.isalpha()
        and phrase.article
        in {
            "der",
            "die",
            "das",
            "dem",
            "den",
            "ein",
            "eine",
            "einem",
            "einer",
            "deren",
            "dessen",
            "ihr",
            "sein",
            "ihre",
            "seine",
        }
    )


def _person_ending(finder: Finder, index: int) -> PersonFound | None:
    """The person whose name, with a bracket behind it or not, ends before a word."""
    if person := finder.person_to.get(index):
        return person
    if finder.words.get(index - 1) == ")":
        for at in range(index - 2, max(0, index - 12), -1):
            if finder.words.get(at) == "(":
                return finder.person_to.get(at)
    return None


def bracketed(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
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
    index = _before_article(finder, phrase)
    direct = finder.person_to.get(index)
    if direct and (phrase.noun.declension == "fixed" or finder.words.get(finder.words.at(direct.start) - 1) in COPULA):
        yield Office(direct, phrase, finder.body_after(phrase)[0], phrase.status, NEAR - 0.05)
        return
    while finder.words.get(index - 1) in SMALL_ADVERBS:
        index -= 1
    trigger = finder.words.get(index - 1).lower()
    fused = phrase.article in {"zum", "zur"}
    if (trigger not in TRIGGERS and not fused) or phrase.plural or _someone_follows(finder, phrase):
        return
    begin, _ = finder.reading.sentence_span(phrase.start)
    person = _subject(finder, phrase, begin, nearest=trigger == "als" or fused)
    if person is None:
        return
    status: RoleStatus = "designated" if trigger == "wird" else phrase.status
    body = (
        finder.body_after(phrase)[0]
        or opening_body(finder, begin)
        or (electing(finder, begin, person) if fused else None)
    )
    yield Office(person, phrase, body, status, FAR)


def _subject(finder: Finder, phrase: RolePhrase, begin: int, nearest: bool) -> PersonFound | None:
    """Whom a sentence gives the role: its person, or for "er", "sie" and "Die 44-jährige …" the one before."""
    earlier = [p for p in finder.people if begin <= p.start and p.end <= phrase.start]
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
        earlier = [p for p in finder.people if start <= p.start < begin]
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
    later = [p for p in finder.people if phrase.end <= p.start < end]
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
    later = [p for p in finder.people if finder.words[index].start < p.start < end]
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
    if not opens or not (DESCRIBED.match(sentence) or DIES.search(sentence)):
        return
    person = antecedent(finder, begin, phrase.gender or ("f" if phrase.article == "die" else "m"))
    if person:
        status: RoleStatus = "former" if DIES.search(sentence) else phrase.status
        yield Office(person, phrase, finder.body_after(phrase)[0], status, FAR)


def chained(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "…, Vorsitzender des Vereins X und niedergelassener |Internist", "Landrat, danach |Präsident des Bezirks"."""
    index = _before_article(finder, phrase)
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
