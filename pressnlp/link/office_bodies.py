"""The body of a role where it does not follow the role: before it, behind the name, in brackets, from the sentence."""

import re

from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.roles import ARTICLES, RolePhrase
from pressnlp.analyse.tokens import Named
from pressnlp.link.office_finder import HEADS_OF_PLACE, Body, Finder

# "unter (der) Leitung von |Dirigentin X", "Leitung: |Generalmusikdirektor X", "vertreten durch |Präsident X"
LED_BY = re.compile(r"(?:[Ll]eitung(?: von|:| hat)|vertreten durch|geführt von|geleitet von)\s*$")


def body_before(finder: Finder, phrase: RolePhrase) -> Body | None:
    """ "Soests Bürgermeister", "deren Vorsitzender", "der Chor unter Leitung von Dirigentin …"."""
    if phrase.article in {"deren", "dessen"}:
        return _last_named(finder, phrase)
    if re.match(r"(?:sein|ihr)(?:e|em|en|er|es)?$", phrase.article):
        return _possessor(finder, phrase)
    if LED_BY.search(finder.reading.text[max(0, phrase.start - 25) : phrase.start]):
        return _possessor(finder, phrase)
    return _came_from(finder, phrase) or _genitive(finder, phrase)


def _last_named(finder: Finder, phrase: RolePhrase) -> Body | None:
    """The body that "deren" or "dessen" means: the last one named in this or the previous sentence."""
    start = finder.reading.sentence_span(max(0, finder.reading.sentence_span(phrase.start)[0] - 1))[0]
    near = finder.bodies.starting(start, phrase.start)
    return Body(near[-1].start, near[-1].end) if near else None


def _came_from(finder: Finder, phrase: RolePhrase) -> Body | None:
    """ "Vom Landratsamt X war |Amtsleiter Y gekommen"."""
    opening = finder.words.at(finder.reading.sentence_span(phrase.start)[0])
    if finder.words.get(opening) not in {"Vom", "Von"}:
        return None
    first = finder.body_at(opening + 1)
    return first[0] if first and first[1] + 1 == phrase.first else None


def _genitive(finder: Finder, phrase: RolePhrase) -> Body | None:
    """ "Soests |Bürgermeister", "Südbahn GmbHs |Chef": a name in the genitive right before the role."""
    index = phrase.first
    place = finder.place_to.get(index)
    named = finder.body_to.get(index) or place
    if named is None:
        return _genitive_place(finder, index - 1) if HEADS_OF_PLACE.search(phrase.noun.lemma) else None
    before = finder.words.get(finder.words.at(named.start) - 1).lower()
    if finder.reading.text[named.end - 1] != "s" or before in ARTICLES:
        return None
    return Body(named.start, named.end, bare=isinstance(named, Named))


def _genitive_place(finder: Finder, index: int) -> Body | None:
    """ "Rüthigens |Gemeindepräsident": a proper noun in -s that is no person's and has no article."""
    if index < 0:
        return None
    word = finder.words[index]
    proper = word.capital and word.text.endswith("s") and finder.reading.is_proper(word.start)
    if not proper or index in finder.person_from or finder.words.get(index - 1).lower() in ARTICLES:
        return None
    return Body(word.start, word.end, bare=True)


def _possessor(finder: Finder, phrase: RolePhrase) -> Body | None:
    """ "dem Schützenverein mit seinem |Präsidenten": the body nearest before it in the sentence, no person between."""
    begin, _ = finder.reading.sentence_span(phrase.start)
    near = finder.bodies.starting(begin, phrase.start)
    if not near or finder.people.starting(near[-1].end, phrase.start):
        return None
    return Body(near[-1].start, near[-1].end)


def body_behind(finder: Finder, phrase: RolePhrase, person: PersonFound) -> Body | None:
    """ "Architektin X von der Y GmbH", "Bürgermeister X (Altendorf)", "Fachbereichsleiter X (Bauen und Verkehr)"."""
    index = finder.after_person(person)
    if finder.words.get(index) in {"von", "vom", "bei", "beim", "aus"}:
        for skip in range(1, 4):
            found = finder.body_from.get(index + skip)
            if found:
                return Body(found.start, found.end)
        return None
    return in_brackets(finder, phrase, index)


def in_brackets(finder: Finder, phrase: RolePhrase, index: int) -> Body | None:
    if finder.words.get(index) != "(":
        return None
    close = next((i for i in range(index + 1, min(index + 12, len(finder.words))) if finder.words.get(i) == ")"), None)
    if close is None or close == index + 1:
        return None
    found = finder.body_from.get(index + 1)
    if found:
        return None if found.kind in {"party", "unknown"} else Body(found.start, found.end)
    start, end = finder.words[index + 1].start, finder.words[close - 1].end
    inner = finder.reading.text[start:end]
    if not inner[0].isupper() or re.search(r"\d|Foto|[vV]\.|^(?:Mitte|M|links|rechts|hinten|vorn)", inner):
        return None
    if HEADS_OF_PLACE.search(phrase.noun.lemma):
        return Body(start, end, bare=True)
    units = re.search(r"(?i)leiter(?:in)?$|dezernent(?:in)?$", phrase.noun.lemma)
    return Body(start, end, bare=True) if units and " und " in inner else None


ELECTING = {"council", "association", "party", "school", "emergency", "chamber", "church", "culture", "foundation"}


def electing(finder: Finder, begin: int, person: PersonFound) -> Body | None:
    """ "Der Seniorenbeirat hat X zur Vorsitzenden gewählt": the body that opens the sentence."""
    near = finder.bodies.starting(begin, person.start)
    return Body(near[0].start, near[0].end) if near and near[0].kind in ELECTING else None


def earlier_body(finder: Finder, before: int) -> Body | None:
    """The last body that the sentence before names, where it can have such offices."""
    begin, _ = finder.reading.sentence_span(max(0, before - 2))
    near = finder.bodies.starting(begin, before)
    return Body(near[-1].start, near[-1].end) if near and near[-1].kind in ELECTING else None


def opening_body(finder: Finder, begin: int) -> Body | None:
    """ "Im Gemeindetag war er |Vorsitzender": the body that opens the sentence behind a preposition."""
    index = finder.words.at(begin)
    if finder.words.get(index) not in {"Im", "In", "Beim", "Bei", "Am"}:
        return None
    found = finder.body_at(index + 1) or finder.body_at(index + 2)
    return found[0] if found else None


def municipalities_before(finder: Finder, before: int, many: int) -> list[Body]:
    """The municipalities of the sentence before, if as many as the persons ("Ihre Bürgermeister A, B und C")."""
    begin, _ = finder.reading.sentence_span(max(0, before - 2))
    near = [o for o in finder.bodies.starting(begin, before) if o.kind == "municipality"]
    return [Body(o.start, o.end) for o in near] if len(near) == many else []
