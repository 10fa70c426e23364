"""A person named before and meant again by a role: "Die 41-jährige Anwältin", "die Historikerin", "der Rathauschef"."""

import re
from collections.abc import Iterator

from pressnlp.analyse.found import Gender
from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.roles import RolePhrase
from pressnlp.link import office_led as led
from pressnlp.link.office_clauses import DESCRIBED, antecedent
from pressnlp.link.office_finder import COPULA, FAR, Finder, Office, is_profession
from pressnlp.link.office_forms import agrees
from pressnlp.record import RoleStatus
from pressnlp.words import entries, table

DIES = re.compile(r"\b(?:stirbt|(?:ver)?starb|gestorben|verstorben)\b")


def recalled(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "… X. Der 84-jährige Altbürgermeister …": the age, the trade or the sentence before make it that person."""
    begin, end = finder.reading.sentence_span(phrase.start)
    if phrase.opens != finder.words.at(begin) or phrase.article not in {"der", "die"} or _is_told(finder, phrase, end):
        return
    sentence = finder.reading.text[begin:end]
    person = antecedent(finder, begin, phrase.gender or ("f" if phrase.article == "die" else "m"))
    if person is None:
        return
    sure = DESCRIBED.match(sentence) or DIES.search(sentence) or is_profession(phrase)
    if sure or _just_introduced(finder, person, begin) or led.leads(finder, person, phrase):
        status: RoleStatus = "former" if DIES.search(sentence) else phrase.status
        yield Office(person, phrase, finder.body_after(phrase)[0], status, FAR)


def _is_told(finder: Finder, phrase: RolePhrase, end: int) -> bool:
    """ "Die neue Leiterin der Bücherei |ist seit Mai X": the sentence itself says who it is."""
    _, index = finder.body_after(phrase)
    return finder.words.get(index) in COPULA and bool(finder.people.starting(phrase.end, end))


def _just_introduced(finder: Finder, person: PersonFound, begin: int) -> bool:
    """ "Anders sieht das X. Der Inhaber …": the last word before is a name that no office came with yet."""
    closing = finder.words.at(begin) - 1
    while finder.words.get(closing) in {"\n", ".", "!", "?", ":"}:
        closing -= 1
    offices = finder.offices_of.get(person.family, [])
    return finder.words.at(person.end) == closing + 1 and all(is_profession(o.phrase) for o in offices)


def retold(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "… Dr. X. Zwei Jahre lang hat |die Historikerin gesammelt": a trade, and nobody else in the sentence yet."""
    sex: Gender = "f" if phrase.article == "die" else "m"
    if phrase.article not in {"der", "die"} or phrase.gender not in {None, sex} or not is_recalled_by(phrase):
        return
    begin, _ = finder.reading.sentence_span(phrase.start)
    begin = max(begin, *(finder.reading.text.rfind(sign, begin, phrase.start) + 1 for sign in ";“«”"))
    verb = finder.words.get(phrase.opens - 1)
    if not FINITE.match(verb) or finder.people.starting(begin, phrase.start) or finder.person_at(phrase.last + 1):
        return
    if re.search(r"\b(?i:er|sie|wir|ich)\b", finder.reading.text[begin : phrase.start]):
        return
    person = antecedent(finder, begin, sex)
    if person and agrees(finder, phrase, person):
        yield Office(person, phrase, finder.body_after(phrase)[0], phrase.status, FAR)


def awaited(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "… X. „Ich freue mich“, sagt |die künftige Direktorin|": who is to come is the one named before."""
    if phrase.status != "designated" or phrase.article not in {"der", "die", "den", "dem"} or phrase.plural:
        return
    if finder.person_at(phrase.last + 1) or _is_told(finder, phrase, finder.reading.sentence_span(phrase.start)[1]):
        return
    begin, end = finder.reading.sentence_span(phrase.start)
    person = antecedent(finder, begin, phrase.gender or ("f" if phrase.article == "die" else "m"))
    here = {one.family for one in finder.people.starting(begin, end)}
    if person and person.family not in here and agrees(finder, phrase, person):
        yield Office(person, phrase, finder.body_after(phrase)[0], phrase.status, FAR)


FINITE = re.compile(r"^(?:(?!nicht$|mit$|seit$)[a-zäöü]\w*te?|so|war|will|kann|soll|muss|darf)$")
# "Kreisamtsrat", "Baudirektorin": ranks of civil servants
RANKS = re.compile(
    r"(?i)(?:amts|ober|bau|regierungs|studien|veterinär|medizinal|forst|brand|polizei|kriminal)"
    r"(?:rat|rätin|mann|frau|inspektor|direktor)(?:in)?$"
)


def is_recalled_by(phrase: RolePhrase) -> bool:
    """Whether a word tells what somebody is by training or rank, whatever office they hold."""
    return is_profession(phrase) or bool(RANKS.search(phrase.noun.lemma))


# "würdigte Clasen |den früheren Wehrführer": verbs whose object is somebody else than the speaker beside them
HONOURS = frozenset(entries("honouring_verbs"))


def honoured(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "„X musste nie laut werden“, würdigte Y |den früheren Wehrführer": the other person of the sentence."""
    speaker = finder.person_to.get(phrase.opens)
    if speaker is None or phrase.article not in {"den", "dem", "die", "der"} or finder.person_at(phrase.last + 1):
        return
    role = finder.role_to.get(finder.words.at(speaker.start))
    verb = finder.words.get((role.opens if role else finder.words.at(speaker.start)) - 1)
    if verb not in HONOURS:
        return
    begin, _ = finder.reading.sentence_span(phrase.start)
    before, _ = finder.reading.sentence_span(max(0, begin - 1))
    near = finder.people.starting(before, speaker.start)
    others = [p for p in near if p.family != speaker.family and agrees(finder, phrase, p)]
    if others and len({p.family for p in others}) == 1:
        yield Office(others[-1], phrase, finder.body_after(phrase)[0], phrase.status, FAR)


def titled(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "gestand |der Rathauschef": another word for the office that one person of the text holds."""
    office = table("role_synonyms").get(phrase.noun.lemma.lower())
    if office is None or phrase.article not in {"der", "die"} or finder.person_at(phrase.last + 1):
        return
    holders = finder.heads().get(office, {})
    if len(holders) == 1:
        (person,) = holders.values()
        if agrees(finder, phrase, person):
            yield Office(person, phrase, None, phrase.status, FAR)
