"""The forms in which a clause gives somebody a role: copula, "als", relative clause, election, a chain of offices."""

import re
from collections.abc import Iterator

from pressnlp.analyse.found import Gender
from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.roles import RolePhrase, small_words
from pressnlp.link.office_bodies import body_before, electing, opening_body
from pressnlp.link.office_finder import BODY_LINKS, COPULA, FAR, NEAR, Finder, Office
from pressnlp.link.office_forms import agrees
from pressnlp.record import RoleStatus
from pressnlp.words import table

TRIGGERS = frozenset({"als", "zum", "zur", *COPULA})
SMALL_ADVERBS, DAYS, DATED = small_words("adverb"), small_words("day"), small_words("dated")
SPANS = small_words("span") - {"als"}
FAR_WORDS = 25  # a role further behind its person than this belongs to somebody else more often than not


def stated(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "X ist Vorsitzender der …", "X, der als Leiter …", "X wurde zum Paten ernannt", "Er war zuletzt Rektor"."""
    index = phrase.opens
    direct = finder.person_to.get(index)
    if direct and (verb := _verb_before(finder, direct)):
        begin, _ = finder.reading.sentence_span(phrase.start)
        over = verb == "war" and phrase.status == "current" and _by_verb(finder, phrase, verb, begin) == "former"
        status: RoleStatus = "former" if over else phrase.status
        yield Office(direct, phrase, finder.body_after(phrase)[0], status, NEAR - 0.05)
        return
    index, timed = _back_to_trigger(finder, index)
    trigger = finder.words.get(index - 1).lower()
    if trigger in {"er", "sie"} and finder.words.get(index - 2) in COPULA:
        trigger = finder.words.get(index - 2)  # "bis 2014 war sie |Vorsitzende"
    if timed is None and trigger == "als":
        timed = TIMES.get(table("role_adverbs").get(finder.words.get(index - 2), "-"))  # "zuvor als |Wehrführer"
    fused = phrase.article in {"zum", "zur"}
    if (trigger not in TRIGGERS and not fused) or phrase.plural or _someone_follows(finder, phrase):
        return
    begin, _ = finder.reading.sentence_span(phrase.start)
    person = _subject(finder, phrase, begin, nearest=trigger == "als" or fused)
    if person is None:
        return
    status = timed or phrase.status
    if status == "current":
        status = _by_verb(finder, phrase, trigger, begin)
    body = (
        finder.body_after(phrase)[0]
        or (body_before(finder, phrase) if phrase.article in {"deren", "dessen"} else None)
        or opening_body(finder, begin)
        or (electing(finder, phrase, begin, person) if fused else None)
    )
    yield Office(person, phrase, body, status, FAR)


# "war bis 2013 …", "war acht Jahre lang …": a time that is over
LASTED = re.compile(
    r"^(?:Zuvor|Davor|Vorher|Früher|Bis dahin)\b|\bbis (?:19|20)\d\d\b"
    r"|\b(?:Jahre|Jahrzehnte|Amtszeiten)(?: lang\b|(?: \w+){0,2} $)"
)
# "stand 20 Jahre an der Spitze, zunächst als |Direktor", "arbeitete bis 2019 als |Lehrer"
SERVED = re.compile(
    r"\b(?:stand|gehörte|wirkte|arbeitete|diente|amtierte|saß)\b[^;\n]{0,80}"
    r"\b(?:Jahren?|Jahrzehnten?|bis (?:19|20)\d\d)\b"
)
BYGONE = re.compile(
    r"[^.,;:\n]{0,60}\b(?:hatten?|gewesen|aufgehört|zurückgetreten|ausgeschieden)\b"
)  # "den X noch als |Fahrer begleitet hatte"
MOVES = re.compile(r"\b(?:wechselt|wechseln|kehrt|kehren|tritt|beginnt|startet|rückt)\b")


def _by_verb(finder: Finder, phrase: RolePhrase, trigger: str, begin: int) -> RoleStatus:
    """ "wird Leiter" and "wechselt als Leiter zu …" are still to come, "war acht Jahre lang Leiter" is over."""
    before = finder.reading.text[max(begin, phrase.start - 300) : phrase.start]
    if trigger == "wird" or (trigger == "als" and MOVES.search(before)):
        return "designated"
    if trigger == "als" and SERVED.search(before):
        return "former"
    if trigger == "als" and BYGONE.match(finder.reading.text, phrase.end):
        return "former"
    return "former" if trigger in {"war", "waren"} and LASTED.search(before) else "current"


def _verb_before(finder: Finder, person: PersonFound) -> str | None:
    """ "bleibt (Kreisrat) |X kommissarischer Leiter": the copula before the person and the office before the name."""
    index = finder.words.at(person.start)
    office = finder.role_to.get(index)
    verb = finder.words.get((office.first if office else index) - 1)
    return verb if verb in COPULA else None


def _back_to_trigger(finder: Finder, index: int) -> tuple[int, RoleStatus | None]:
    """Back over "zum 1. August" and "bisher" to the word that ties role and person, and the status they give."""
    at: int = index
    status: RoleStatus | None = None
    while at > index - 7:
        word = finder.words.get(at - 1)
        dated = (
            word[0].isdigit() or word == "." or word in DAYS or word.lower() in table("months")
            or (word in DATED and at < index)
        )  # fmt: skip
        lasting = word in SPANS or (word in table("number_words") and finder.words.get(at) in SPANS)
        if word not in SMALL_ADVERBS and word not in table("role_adverbs") and not dated and not lasting:
            break
        status = TIMES.get(table("role_adverbs").get(word, "-"), status)
        at -= 1
    return at, status


TIMES: dict[str, RoleStatus] = {"former": "former", "designated": "designated"}


# "Der 84-jährige Altbürgermeister", "Die 41 Jahre alte Anwältin", "Die frühere Rektorin", "Der langjährige Intendant"
DESCRIBED = re.compile(
    r"^(?:Der|Die)\s(?:\d+-[Jj]ährige|\d+ Jahre alte|langjährige|frühere|ehemalige|gelernte|gebürtige|promovierte)\b"
)


def _subject(finder: Finder, phrase: RolePhrase, begin: int, nearest: bool) -> PersonFound | None:
    """Whom a sentence gives the role: its person, or for "er", "sie" and "Die 44-jährige …" the one before."""
    earlier = finder.people.starting(begin, phrase.start)
    across = finder.people.at(begin)
    if across and across.start < begin:
        earlier = [across, *earlier]  # a sentence was taken to end in "Dr. med. habil.| X"
    opening = finder.role_from.get(finder.words.at(begin) + 1)
    if not earlier and opening and opening.first in finder.held:
        return finder.held[opening.first].person  # "Der Tischlermeister, der zuvor als |Wehrführer …"
    if earlier:
        person = _not_object(finder, earlier) if nearest or len(earlier) == 1 else None
        if person is None or finder.words.at(phrase.start) - finder.words.at(person.end) > FAR_WORDS:
            return None
        return person if phrase.gender is None or finder.sex(person) in {None, phrase.gender} else None
    text = finder.reading.text[begin : phrase.start]
    if re.search(r"\b(?:er|Er)\b", text):
        return antecedent(finder, begin, "m")
    if re.search(r"\b(?:sie|Sie)\b", text) and phrase.gender != "m":
        return antecedent(finder, begin, "f")
    if DESCRIBED.match(text):
        return antecedent(finder, begin, "f" if text.startswith("Die") else "m")
    return None


def _not_object(finder: Finder, earlier: list[PersonFound]) -> PersonFound:
    """The last person named; in "X, der Y noch als |Fahrer begleitet hatte" X, who opens the relative clause."""
    at = finder.words.at(earlier[-1].start)
    owner = finder.person_to.get(at - 2)
    clause = finder.words.get(at - 1) in {"der", "die"} and finder.words.get(at - 2) == ","
    return owner if clause and owner else earlier[-1]


def antecedent(finder: Finder, begin: int, sex: Gender) -> PersonFound | None:
    """The one person of that gender named last, in the sentences before; None where two could be meant."""
    for _ in range(SENTENCES_BACK):
        end = begin
        begin, _ = finder.reading.sentence_span(max(0, end - 1))
        earlier = finder.people.starting(begin, end)
        sexes = [(p, finder.sex(p)) for p in earlier]
        fitting = [p for p, own in sexes if own == sex] or [p for p, own in sexes if own is None]
        if fitting:
            return fitting[-1] if len({p.family for p in fitting}) == 1 else None
    return None


SENTENCES_BACK = 4  # a pronoun goes on from sentence to sentence; further back the text is about somebody else


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
    index = _past_predecessor(finder, phrase) or _to_verb(finder, index)
    verb = finder.words.get(index)
    if verb not in COPULA or (phrase.plural and verb != "sind"):
        return
    _, end = finder.reading.sentence_span(phrase.start)
    later = finder.people.starting(finder.words[index].end, end)
    if not later or finder.words.at(later[0].start) - index > 12:
        return
    coming = verb in {"wird", "werden"} or FROM_A_DAY.match(finder.reading.text, finder.words[index].end)
    for person in later if verb in {"sind", "werden", "bleiben", "wurden"} else later[:1]:
        if phrase.gender is None or person.gender in {None, phrase.gender} or verb == "sind":
            yield Office(person, phrase, body, "designated" if coming else phrase.status, FAR)


def _past_predecessor(finder: Finder, phrase: RolePhrase) -> int | None:
    """The word behind "Nachfolgerin von |Pastor X|" or "Stellvertreter von X|"."""
    if finder.words.get(phrase.last + 1) != "von" or not phrase.noun.lemma.startswith(("Nachfolge", "Stellvertret")):
        return None
    role = finder.role_from.get(phrase.last + 2)
    before = finder.person_at(role.last + 1 if role else phrase.last + 2)
    return finder.after_person(before) if before else None


FROM_A_DAY = re.compile(r"\s(?:zum|ab)(?:\sdem)?\s\d")  # "ist zum 1. Mai", "ist ab 1. Mai"


IN_FIELD = {"den", "der", "im", "bei", "unter", "über", "auf"}  # "Siegerin bei den |Frauen| wurde X"


def _to_verb(finder: Finder, index: int) -> int:
    """On to the copula behind a role and what belongs to it; where something else comes first, to that."""
    for at in range(index, index + 5):
        if finder.words.get(at) in COPULA:
            return at
        small = re.match(r"[a-zäöü„»“«]|Ort$", finder.words.get(at))
        if not small and (
            finder.words.get(at - 1) not in IN_FIELD or at in finder.person_from or at in finder.role_from
        ):
            return at
    return index


def relative(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "X, der zwölf Jahre lang auch |Vorsitzender des Verbands war", "X, der geht und künftig |Arzt des SV ist"."""
    _, index = finder.body_after(phrase)
    verb = next((finder.words.get(at) for at in (index, index + 1) if finder.words.get(at) in COPULA), None)
    if verb is None or phrase.plural:
        return
    begin, _ = finder.reading.sentence_span(phrase.start)
    for at in range(phrase.first - 1, max(finder.words.at(begin), phrase.first - FAR_WORDS), -1):
        if at in finder.person_to or finder.words.get(at) in {";", ":", "\n"}:
            return
        if finder.words.get(at) in {"der", "die"} and finder.words.get(at - 1) == ",":
            person = _person_before(finder, at - 1)
            if person and agrees(finder, phrase, person):
                yield Office(person, phrase, finder.body_after(phrase)[0], _in_clause(finder, at, phrase, verb), FAR)
            if person or finder.words.get(at) == "der":
                return


def _person_before(finder: Finder, comma: int) -> PersonFound | None:
    """The person before a relative clause: by name, or by an office already tied to one."""
    role = finder.role_to.get(comma)
    held = finder.held.get(role.first) if role else None
    return finder.person_to.get(comma) or (held.person if held else None)


def _in_clause(finder: Finder, at: int, phrase: RolePhrase, verb: str) -> RoleStatus:
    times = (TIMES.get(table("role_adverbs").get(finder.words.get(i), "-")) for i in range(at, phrase.first))
    named = next((time for time in times if time), None)
    return named or ("former" if verb in {"war", "waren"} else "designated" if verb == "wird" else phrase.status)


def owned(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "im Bezirkstag, dessen |Vizepräsident er acht Jahre lang war"."""
    pronoun = finder.words.get(phrase.last + 1)
    if phrase.article not in {"dessen", "deren"} or pronoun not in {"er", "sie"}:
        return
    begin, _ = finder.reading.sentence_span(phrase.start)
    person = antecedent(finder, begin, "m" if pronoun == "er" else "f")
    if person and agrees(finder, phrase, person):
        over = any(finder.words.get(at) == "war" for at in range(phrase.last + 2, phrase.last + 8))
        yield Office(person, phrase, body_before(finder, phrase), "former" if over else phrase.status, FAR)


def chained(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "…, Vorsitzender des Vereins X und niedergelassener |Internist", "Landrat, danach |Präsident des Bezirks"."""
    index, span, status = phrase.opens, "", phrase.status
    adverbs = table("role_adverbs")
    while (word := finder.words.get(index - 1)) in SMALL_ADVERBS | SPANS | {"als", "danach", "später"} or (
        word in adverbs or (span in SPANS and (word in table("number_words") or word.isdigit()))
    ):
        index, span, status = index - 1, word, TIMES.get(adverbs.get(word, "-"), status)
    if finder.words.get(index - 1) not in {"und", "sowie", ","} or finder.person_at(phrase.last + 1):
        return
    before = _office_before(finder, index - 1)
    if before and (phrase.gender is None or before.phrase.gender in {None, phrase.gender}):
        yield Office(before.person, phrase, finder.body_after(phrase)[0], status, FAR)


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
