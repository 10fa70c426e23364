"""The body of a role where it does not follow the role: before it, behind the name, in brackets, from the sentence."""

import re

from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.roles import ARTICLES, RolePhrase
from pressnlp.analyse.tokens import Named
from pressnlp.link.office_finder import COMPLEMENT, HEADS_OF_PLACE, Body, Finder

# "unter (der) Leitung von |Dirigentin X", "Leitung: |Generalmusikdirektor X", "vertreten durch |Präsident X"
LED_BY = re.compile(r"(?:[Ll]eitung(?: von|:| hat)|vertreten durch|geführt von|geleitet von)\s*$")


# Offices that stand for a municipality as its head does ("Burgaus Erster Stadtrat").
MUNICIPAL_OFFICE = re.compile(r"(?i)(?:stadtr[aä]t|kämmer|beigeordnet|dezernent)")


def body_before(finder: Finder, phrase: RolePhrase) -> Body | None:
    """ "Soests Bürgermeister", "deren Vorsitzender", "der Chor unter Leitung von Dirigentin …"."""
    if phrase.article in {"deren", "dessen"}:
        return _last_named(finder, phrase)
    if re.match(r"(?:sein|ihr)(?:e|em|en|er|es)?$", phrase.article):
        return _possessor(finder, phrase)
    if LED_BY.search(finder.reading.text[max(0, phrase.start - 25) : phrase.start]):
        return _possessor(finder, phrase)
    return _came_from(finder, phrase) or _spoken_for(finder, phrase) or _genitive(finder, phrase)


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


def _spoken_for(finder: Finder, phrase: RolePhrase) -> Body | None:
    """ "Grüße sprachen für die Polizeistation Au |Hauptmeister X und, für die Gemeinde Au, |Kämmerer Y"."""
    apart = finder.words.get(phrase.first - 1) == ","
    found = finder.body_to.get(phrase.first - apart)
    if found is None:
        return None
    at = finder.words.at(found.start) - 1
    at -= finder.words.get(at) in {"die", "den", "das"}
    opened = finder.words.get(at) == "für" and (not apart or finder.words.get(at - 1) == ",")
    return Body(found.start, found.end) if opened else None


def _genitive(finder: Finder, phrase: RolePhrase) -> Body | None:
    """ "Soests |Bürgermeister", "Südbahn GmbHs |Chef": a name in the genitive right before the role."""
    index = phrase.first
    place = finder.place_to.get(index)
    named = finder.body_to.get(index) or place
    if named is None:
        local = HEADS_OF_PLACE.search(phrase.noun.lemma) or MUNICIPAL_OFFICE.search(phrase.noun.lemma)
        return _genitive_place(finder, index - 1) if local else None
    before = finder.words.get(finder.words.at(named.start) - 1).lower()
    text, role = finder.reading.text, finder.words[index].start
    if not GENITIVE.search(text, named.start, named.end) or role - named.end != 1 or before in ARTICLES:
        return None  # "Sozialausschuss    Stadtrat X" are two columns
    return Body(named.start, named.end, bare=isinstance(named, Named))


GENITIVE = re.compile(r"[^sßxz\W]s$")


def _genitive_place(finder: Finder, index: int) -> Body | None:
    """ "Rüthigens |Gemeindepräsident": a proper noun in -s that is no person's and has no article."""
    if index < 0:
        return None
    word = finder.words[index]
    named = finder.reading.is_proper(word.start) or finder.reading.named.at(word.start)
    proper = word.capital and word.text.endswith("s") and named
    if not proper or index in finder.person_from or finder.words.get(index - 1).lower() in ARTICLES:
        return None
    return Body(word.start, word.end, bare=True)


def _possessor(finder: Finder, phrase: RolePhrase) -> Body | None:
    """ "dem Schützenverein mit seinem |Präsidenten": the body nearest before it in the sentence, no person between."""
    if phrase.noun.lemma.startswith(("Stellvertret", "Vorgänger", "Nachfolge")):
        return None  # somebody's, not a body's
    begin, _ = finder.reading.sentence_span(phrase.start)
    near = [body for body in finder.bodies.starting(begin, phrase.start) if body.kind != "party"]
    if not near or finder.people.starting(near[-1].end, phrase.start):
        return None
    performing = LED_BY.search(finder.reading.text[max(0, phrase.start - 25) : phrase.start])
    if performing and near[-1].kind == "school":
        return None  # "Kinder der Hebelschule unter Leitung von Lehrer X": the school's choir, not the school
    return Body(near[-1].start, near[-1].end)


def body_behind(finder: Finder, phrase: RolePhrase, person: PersonFound) -> Body | None:
    """ "Architektin X von der Y GmbH", "Bürgermeister X (Altendorf)", "Fachbereichsleiter X (Bauen und Verkehr)"."""
    index = finder.after_person(person)
    if finder.words.get(index) in {"von", "vom", "bei", "beim", "aus"}:
        for skip in range(1, 4):
            if found := finder.body_here(index + skip):
                return found[0]
        return None
    return in_brackets(finder, phrase, index) or _in_apposition(finder, phrase, index)


def _in_apposition(finder: Finder, phrase: RolePhrase, index: int) -> Body | None:
    """ "Medizinhistoriker Prof. X, |Universität Au.": a body that closes the clause, not one in a row of guests."""
    if finder.words.get(index) != "," or MUNICIPAL_OFFICE.search(phrase.noun.lemma):
        return None
    found = finder.body_from.get(index + 1)
    if found is None or found.kind in {"party", "unknown"} or HEADS_OF_PLACE.search(phrase.noun.lemma):
        return None
    close, after = finder.words.at(found.end), finder.words.get(finder.words.at(found.end) + 1)
    sign = finder.words.get(close)
    ends = sign in {".", "\n", ";"} or (sign == "," and after[0].islower() and after not in ARTICLES | {"sowie", "und"})
    return Body(found.start, found.end) if ends else None


def in_brackets(finder: Finder, phrase: RolePhrase, index: int) -> Body | None:
    if finder.words.get(index) != "(":
        return None
    close = next((i for i in range(index + 1, min(index + 12, len(finder.words))) if finder.words.get(i) == ")"), None)
    if close is None or close == index + 1:
        return None
    trade = finder.words.get(index + 1) in {"Büro", "Architekturbüro", "Firma", "Kanzlei", "Praxis"}
    found = finder.body_from.get(index + 1 + trade) or finder.short.get(finder.words.get(index + 1))
    leads = UNIT_HEADS.search(phrase.noun.lemma) is not None
    # "Bürgermeister X (Oberau)", "Amtsleiter X (Bauen und Verkehr)": a place or unit that was taken for a name
    place = HEADS_OF_PLACE.search(phrase.noun.lemma) is not None
    if found and not ((leads or place) and found.kind == "unknown" and finder.words.at(found.end) == close):
        return None if found.kind in {"party", "unknown"} else Body(found.start, found.end)
    start, end = finder.words[index + 1].start, finder.words[close - 1].end
    inner = finder.reading.text[start:end]
    if not inner[0].isupper() or re.search(r"\d|Foto|[vV]\.|^(?:Mitte|M|links|rechts|hinten|vorn)\b", inner):
        return None
    if HEADS_OF_PLACE.search(phrase.noun.lemma):
        return Body(start, end, bare=True)
    unit = " und " in inner or (found is not None and finder.reading.entity(start, "LOC") is None)
    return Body(start, end, bare=True) if leads and unit else None


# "Fachdienstleiter X (Jugend und Familie)": offices whose bracket names the unit they lead
UNIT_HEADS = re.compile(r"(?i)(?<!schul)(?<!einsatz)(?<!chor)leiter(?:in)?$|dezernent(?:in)?$")


ELECTING = {"council", "association", "party", "school", "emergency", "chamber", "church", "culture", "foundation"}


def electing(finder: Finder, phrase: RolePhrase, begin: int, person: PersonFound) -> Body | None:
    """ "Der Seniorenbeirat hat X zur Vorsitzenden gewählt": the body that opens the sentence."""
    elsewhere = finder.words.get(phrase.last + 1) in COMPLEMENT | {"in", "an"}
    if elsewhere or phrase.noun.lemma.lower().endswith("smitglied"):
        return None  # "… zum Mitglied |in der Verbandsversammlung": another body's
    near = finder.bodies.starting(begin, person.start)
    return Body(near[0].start, near[0].end) if near and near[0].kind in ELECTING else None


def earlier_body(finder: Finder, phrase: RolePhrase, begin: int) -> Body | None:
    """The body that the sentences before name last, where it has such offices ("ihrer |Geschäftsführerin": any)."""
    owned = re.match(r"(?:sein|ihr)", phrase.article)
    if phrase.noun.lemma.startswith("Stellvertreter"):
        return None  # somebody's deputy, not a body's
    for _ in range(2):
        end = begin
        begin, _ = finder.reading.sentence_span(max(0, end - 2))
        near = [o for o in finder.bodies.starting(begin, end) if owned or o.kind in ELECTING]
        if near:
            return Body(near[-1].start, near[-1].end)
    return None


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
