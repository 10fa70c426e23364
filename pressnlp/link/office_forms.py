"""The forms in which a role stands beside the name: before it, behind it, in brackets, as a label or over a list."""

import re
from collections.abc import Iterator

from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.roles import OPENERS, RolePhrase, small_words
from pressnlp.link.office_bodies import body_before, body_behind, in_brackets, municipalities_before
from pressnlp.link.office_finder import COPULA, NEAR, Body, Finder, Office, is_profession
from pressnlp.words import table


def before(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """ "Bürgermeister Dr. X", "Leiterin des Amtes, X", "Sozialdezernent und Erster Beigeordneter X"."""
    behind = finder.person_to.get(phrase.first)
    if behind and phrase.noun.declension == "fixed":
        yield Office(behind, phrase, None, phrase.status, NEAR)  # "X MdL und Museumsleiter Y"
        return
    body, index = finder.body_after(phrase)
    person = _named_next(finder, phrase, body, index)
    if person and not _chooses(finder, phrase, person):
        body = body or body_before(finder, phrase) or body_behind(finder, phrase, person)
        yield Office(person, phrase, body, phrase.status, NEAR)


def _named_next(finder: Finder, phrase: RolePhrase, body: Body | None, index: int) -> PersonFound | None:
    """Whose name follows a role: at once, behind a second role, behind the body (which ends before word `index`)."""
    behind = finder.words.get(phrase.last + 1)
    person = finder.person_at(phrase.last + 1)
    if person is None and (stacked := finder.role_from.get(phrase.last + 1)) and not stacked.plural:
        person = finder.person_at(stacked.last + 1)  # "Pfarrer Pater Thomas Klein"
    if person is None and behind in {"und", "sowie", ",", "/"}:
        partner = finder.role_from.get(phrase.last + 2)
        if partner and not partner.has_article:
            there = finder.own_body(partner)  # "Landwirt und Vorsitzender des Vereins X"
            person = finder.person_at(partner.last + 1) or (finder.person_at(there[1]) if there else None)
    if person is None and finder.words.get(index) == ",":
        person = finder.person_at(index + 1) if body or phrase.article else None
        person = person or _by_other_office(finder, phrase, index + 1)
        if person is None and body and (partner := finder.role_from.get(index + 1)):
            person = finder.person_at(partner.last + 1)
    if person is None and body:
        person = finder.person_at(index)
    if person is None and behind == "," and phrase.article in {"deren", "dessen", "der", "die"}:
        person = finder.person_at(phrase.last + 2)
    return person


def _by_other_office(finder: Finder, phrase: RolePhrase, index: int) -> PersonFound | None:
    """ "dessen Vorsitzender|, der frühere Landrat X, …": a second office between; guests in a row have no "dessen".

    Behind "die Leiterin des Jugendhauses|, Pädagogin X," it is a trade, and a comma closes the apposition.
    """
    other = next((role for at in range(index, index + 4) if (role := finder.role_from.get(at))), None)
    if other is None or other.opens != index:
        return None
    if phrase.article not in {"deren", "dessen"} and not _trade_in_apposition(finder, phrase, other):
        return None
    same = other.gender is None or phrase.gender in {None, other.gender}
    return finder.person_at(other.last + 1) if same and not other.plural else None


def _trade_in_apposition(finder: Finder, phrase: RolePhrase, trade: RolePhrase) -> bool:
    person = finder.person_at(trade.last + 1)
    closed = person is not None and finder.words.get(finder.after_person(person)) == ","
    return closed and is_profession(trade) and phrase.article in {"der", "die"} and not phrase.plural


BOARDS = re.compile(r"(?i)(?:rat|vorstand)$")


def _chooses(finder: Finder, phrase: RolePhrase, person: PersonFound) -> bool:
    """ "Zur Leiterin hat der |Aufsichtsrat Dr. X berufen": a board that chooses, no office of the one chosen."""
    if phrase.article != "der" or not BOARDS.search(phrase.noun.lemma):
        return False
    begin, _ = finder.reading.sentence_span(phrase.start)
    return person.gender == "f" or finder.words.get(finder.words.at(begin)) in {"Zum", "Zur", "Zu"}


def labelled(finder: Finder, phrase: RolePhrase) -> Iterator[Office]:
    """A label before names in its line: "Dozentin: X", "zum Brandmeister: X, Y"."""
    if finder.words.get(phrase.last + 1) != ":":
        return
    owner = _has_found(finder, phrase)
    if owner is None and not _opens_line(finder, phrase):
        return
    index = phrase.last + 2
    while (person := finder.person_at(index)) or finder.role_from.get(index):
        if person is None:
            index = finder.role_from[index].last + 1  # "Referent: Rechtsanwalt X"
            continue
        yield Office(person, phrase, owner, phrase.status, NEAR - 0.05)
        index = _past_brackets(finder, finder.after_person(person))
        if finder.words.get(index) not in {",", "und", "sowie"}:
            return
        index += 1


FOUND = re.compile(r"\b(?:hat|haben|bekommt|bekommen|erhält|erhalten|begrüßt|begrüßen|sucht)\b")


def _has_found(finder: Finder, phrase: RolePhrase) -> Body | None:
    """ "Die Stadtwerke haben einen neuen |Leiter: X": the body that opens the sentence, where nobody is named yet."""
    begin, _ = finder.reading.sentence_span(phrase.start)
    if phrase.article not in {"ein", "eine", "einen"} or finder.people.starting(begin, phrase.start):
        return None
    near = finder.bodies.starting(begin, phrase.start)
    return Body(near[0].start, near[0].end) if near and FOUND.search(finder.reading.text, begin, phrase.start) else None


def _opens_line(finder: Finder, phrase: RolePhrase) -> bool:
    before = finder.words.get(phrase.first - 1)
    return before in {"\n", ",", "•", "-", "–", "*"} or phrase.article in {"zum", "zur"}


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
    index = phrase.opens
    joined = finder.role_to.get(index - 1) if finder.words.get(index - 1) in {"und", "sowie"} else None
    if joined:
        index = joined.opens
    comma = _past_adverbs(finder, index)
    person = (
        _person_ending(finder, comma)
        or _across(finder, comma, index)
        or _in_columns(finder, phrase)
        or _past_club(finder, comma)
    )
    if person is None or finder.person_at(phrase.last + 1) or not agrees(finder, phrase, person):
        return
    body, index_behind = finder.body_after(phrase)
    tells = finder.words.get(index_behind) in COPULA and phrase.article not in {"der", "die"}
    if tells or (phrase.article in {"ihr", "sein"} and (phrase.gender, finder.sex(person)) == ("m", "f")):
        return  # "Vorsitzende ist X, ihr |Stellvertreter| ist Y", "… X, |Kassenprüfer| wurden Y und Z"
    past = any(table("role_adverbs").get(finder.words.get(i)) == "former" for i in range(max(comma, 0), index))
    yield Office(person, phrase, body or body_before(finder, phrase), "former" if past else phrase.status, NEAR - 0.05)


def agrees(finder: Finder, phrase: RolePhrase, person: PersonFound) -> bool:
    """Whether a form such as "Leiterin" does not speak against the person's gender; a feminine one is always meant."""
    return phrase.gender != "f" or finder.sex(person) != "m"


def _past_adverbs(finder: Finder, index: int) -> int:
    """Back over ", seit 2004 |Leiterin" and ", zugleich |Leiter" to the comma; a line under a name counts too."""
    words, at = finder.words, index
    if words.get(index) in OPENERS and words.get(index - 1) in {"mit", "von", "bis"}:
        return -1  # "X - mit |der Vorsitzenden nicht verwandt"
    while at > index - 6 and (words.get(at - 1) in table("role_adverbs") or words.get(at - 1).isdigit()):
        at -= 1
    if words.get(at - 1) in {",", "–", "-"}:
        return at - 1
    if words.get(index - 1) == "\n" and _line_is(finder, index):
        return index - 1
    return -1


# "Thoma |schließlich, zuvor Leiter": what may part a name from the comma
TURNS = small_words("turn")
PARTICIPLE = re.compile(r"^(?:ge|be|er|ver|ent)\w+(?:en|t)$")


def _across(finder: Finder, comma: int, index: int) -> PersonFound | None:
    """The person where a small word or, before an adverb, a participle stands before the comma."""
    word = finder.words.get(comma - 1)
    if comma > 0 and (word in TURNS or (comma + 1 < index and PARTICIPLE.match(word))):
        return finder.person_to.get(comma - 1)
    return None


# Two blanks or a tab between a name and a role: the columns of a table ("Tiemann, Horst      Einzelbewerber   1.732")
COLUMNS = re.compile(r" {2,}|\t+")


def _in_columns(finder: Finder, phrase: RolePhrase) -> PersonFound | None:
    person = finder.person_to.get(phrase.first)
    return person if person and COLUMNS.fullmatch(finder.reading.text[person.end : phrase.start]) else None


def _past_club(finder: Finder, comma: int) -> PersonFound | None:
    """ "Ida Moll (12), TSV Au|, Deutsche Meisterin": the person before the club or firm that stands between."""
    body = finder.body_to.get(comma) if comma > 0 else None
    before = finder.words.at(body.start) - 1 if body else 0
    return _person_ending(finder, before) if finder.words.get(before) == "," else None


def _line_is(finder: Finder, index: int) -> bool:
    """Whether the role and its body fill a short line, as in a signature, and the name the line above."""
    end = index
    while finder.words.get(end) != "\n":
        end += 1
    above = finder.person_to.get(index - 1)
    alone = above is not None and finder.words.get(finder.words.at(above.start) - 1) == "\n"
    return alone and end - index <= 6


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
    """ "X (Vorsitzende des Ausschusses)", "X (47, Landwirt)", "4. X, Landwirt, Dannhorst (Einzelbewerber)"."""
    for at in range(phrase.first - 1, max(-1, phrase.first - 8), -1):
        word = finder.words.get(at)
        if word == "(":
            person = finder.person_to.get(at) or _of_line(finder, phrase, at)
            if person:
                yield Office(person, phrase, finder.body_after(phrase)[0], phrase.status, NEAR - 0.05)
            return
        if word in {")", "\n", "."}:
            return


def _of_line(finder: Finder, phrase: RolePhrase, opening: int) -> PersonFound | None:
    """The one person of a list's line that closes with a bracket round a role."""
    if opening + 1 != phrase.first or finder.words.get(phrase.last + 1) != ")":
        return None
    if finder.words.get(phrase.last + 2) != "\n":
        return None
    begin = finder.reading.text.rfind("\n", max(0, phrase.start - 200), phrase.start) + 1
    people = finder.people.starting(begin, phrase.start) if begin else []
    opens = len(people) == 1 and finder.words.at(people[0].start) - finder.words.at(begin) <= 3
    return people[0] if opens else None
