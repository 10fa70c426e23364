"""Bodies: found by head nouns, legal forms, fixed names and municipality words, and by the pipeline's ORG spans.

A rule reads what German administrations write anyway: the head noun tells what kind of body it is ("-amt", "-schule"),
what stands around it tells which one ("Amt für Schule und Sport", "Grundschule Nord").
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pressnlp.analyse import known
from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse import organisation_municipal as municipal
from pressnlp.analyse import organisation_nonbodies as nonbodies
from pressnlp.analyse import organisation_rules as rules
from pressnlp.analyse.found import OrganisationFound
from pressnlp.analyse.inflection import adjective_stem
from pressnlp.analyse.intervals import Intervals, Taken
from pressnlp.analyse.organisation_context import told
from pressnlp.analyse.organisation_firms import firms
from pressnlp.analyse.organisation_legal import descriptors, links
from pressnlp.analyse.organisation_names import hinted, kind_of, plain_name
from pressnlp.analyse.organisation_places import adjoins, named_person
from pressnlp.analyse.organisation_tails import AUTHORITIES
from pressnlp.analyse.roles import role_in
from pressnlp.analyse.tokens import Named, Reading
from pressnlp.record import OrganisationKind

ARTICLES = {"der", "dem", "des", "den", "vom", "im"}


def find(reading: Reading) -> list[OrganisationFound]:
    """All mentions of bodies in a text, in order, none inside another."""
    found = [
        *known.bodies(reading),
        *rules.closed_by_legal_form(reading),
        *firms(reading),
        *municipal.counties(reading),
        *rules.headed(reading),
        *municipal.municipal(reading),
        *rules.clubs(reading),
        *rules.fixed(reading),
        *rules.groups(reading),
    ]
    found += _modelled(reading, found)
    found += _dashed(reading, longest(found))
    found += _branches(reading, longest(found))
    chosen = [one for one in longest(found) if not _is_office(reading, one) and not _is_gone(reading, one)]
    named = [known.renamed(reading, _with_abbreviation(reading.text, one)) for one in chosen]
    by_place = Intervals(named)
    return [one for one in named if not _in_small_print(reading, one, by_place)]


def _in_small_print(reading: Reading, one: OrganisationFound, found: Intervals[OrganisationFound]) -> bool:
    """A guess in the copyright line, or a piece of another body's bracketed abbreviation."""
    if one.kind == "unknown" and reading.section(one.start) == "copyright":
        return True
    before = found.at(one.start - 3) or found.at(one.start - 2)
    return bool(before and before.abbreviation and one.name in before.abbreviation and before.end < one.start)


def longest(found: list[OrganisationFound]) -> list[OrganisationFound]:
    """Of overlapping finds the longest, in order of place."""
    chosen: list[OrganisationFound] = []
    taken = Taken()
    for one in sorted(found, key=lambda f: (f.start - f.end, -f.confidence, f.start)):
        if not taken.hits(one.start, one.end):
            chosen.append(one)
            taken.add(one.start, one.end)
    return sorted(chosen, key=lambda f: f.start)


def _dashed(reading: Reading, found: list[OrganisationFound]) -> Iterator[OrganisationFound]:
    """ "Qualitätsagentur – Landesinstitut für Schule (QUA)": two names are one where one abbreviation closes them."""
    for left, right in pairwise(found):
        between = reading.text[left.end : right.start]
        if between in {" – ", " - ", " — "} and shapes.ABBREVIATION.match(reading.text, right.end):
            yield replace(right, start=left.start, name=f"{left.name} – {right.name}")


BRANCHES = {"kreisverband", "ortsverband", "ortsverein", "landesverband", "stadtverband", "ortsgruppe"}
BRANCH_OF = re.compile(r"(?: \([^()\n]{2,12}\))?, ")  # "Arbeiterwohlfahrt| (AWO), |Kreisverband Soest"


def _branches(reading: Reading, found: list[OrganisationFound]) -> Iterator[OrganisationFound]:
    """ "das THW, Ortsverband Soest": a body and the branch of it that acts are one name."""
    outside = [one for one in found if not reading.text.startswith(")", one.end)]  # "(AWO)" is left out
    for left, right in pairwise(outside):
        between = reading.text[left.end : right.start] if right.start - left.end < 20 else ""
        if right.head in BRANCHES and BRANCH_OF.fullmatch(between) and right.name.lower().startswith(right.head):
            yield replace(right, start=left.start, name=f"{left.name}, {right.name}", kind=left.kind)


def _is_gone(reading: Reading, one: OrganisationFound) -> bool:
    """ "(Abriss des) ehemaligen Kaufhauses Kern": a building that has its name from what it was."""
    before = reading.words.get(reading.words.at(one.start) - 1)
    return one.kind in {"company", "school", "health", "culture", "church"} and GONE.fullmatch(before) is not None


GONE = re.compile(r"(?:ehemalige|einstige)[rnms]?")


def _is_office(reading: Reading, one: OrganisationFound) -> bool:
    """ "Stadtrat Holm Richter", "CDU-Stadtrat Richter": a council's name that is a person's office here."""
    words = reading.words
    first, last, following = words.at(one.start), words.at(one.end) - 1, words.at(one.end)
    if last < 0 or following >= len(words):
        return False
    if not (role_in(reading, words[last].text) or role_in(reading, words[first].text)):
        return False
    if one.head == "stadtrat" and " " in one.name and words.get(first - 1).lower() not in ARTICLES:
        return reading.entity(words[last].start, "LOC") is None  # "Stadtrat Schmitt", but "der Stadtrat Musterau"
    named = reading.entity(words[following].start, "PER") is not None
    return named or one.name in {"MdB", "MdL"} or words.get(following) in {"Dr", "Prof"}


def _modelled(reading: Reading, found: list[OrganisationFound]) -> Iterator[OrganisationFound]:
    """The pipeline's ORG spans: those that no rule touches, and those that widen a rule's find."""
    by_place = Intervals(longest(found))
    for named in reading.named:
        if named.label != "ORG":
            continue
        first = by_place.at(named.start)
        inside = [*([first] if first and first.start < named.start else []), *by_place.starting(named.start, named.end)]
        candidate = _from_model(reading, named)
        if candidate is None or any(one.start <= candidate.start and candidate.end <= one.end for one in inside):
            continue
        wider = reading.text[candidate.start : inside[0].start] if inside else ""
        if len(inside) == 1 and _lists_on(reading, inside[0], candidate):
            continue
        if any(_is_closed(reading.text, one) and one.end < candidate.end for one in inside):
            continue
        if len(inside) == 1 and not re.search(r"\b(?:de[rsmn]|die|das|von|bei|und|für)\b", wider):
            yield replace(candidate, kind=kind_of(candidate.name, inside[0].kind), head=inside[0].head)
        elif not inside:
            yield candidate


def _lists_on(reading: Reading, one: OrganisationFound, wider: OrganisationFound) -> bool:
    """ "Kirchengemeinde Soest|, Dach und Turm|", "Brauerei Kern| und Wein Vogel|": the list goes on behind it."""
    if one.start != wider.start:
        return False
    topical = one.kind in {"council", "department", "state", "federal"}
    firms = one.kind == "company" and not _is_closed(reading.text, wider)
    return reading.text.startswith(() if topical else (",", " und ") if firms else ",", one.end)


def _described(reading: Reading, begin: int, stop: int) -> int:
    """Skip what only describes: "Dresdner Büro |Raum & Rand", "Firma |Weber"."""
    words = reading.words
    for at in (begin, begin + 1):
        place = at == begin or re.fullmatch(r"[A-ZÄÖÜ][\w-]{2,}er", words.get(begin))
        if at < stop and place and words[at].text.lower() in descriptors():
            return at + 1
    return begin


def _is_closed(text: str, one: OrganisationFound) -> bool:
    """ "Mieterverein X e. V.": behind a legal form nothing belongs to the name."""
    return any(match.end() == one.end for match in shapes.legal_form_pattern().finditer(text, one.start, one.end))


def _of_a_place(reading: Reading, stop: int) -> bool:
    """ "Bauausschuss |des Kreises|": a place without its name tells no body, but "Kulturstiftung des Landes" is one."""
    words = reading.words
    if words.get(stop - 1) not in shapes.municipality_forms() or words.get(stop - 2) not in {"des", "der"}:
        return False
    head = shapes.head_of(words.get(stop - 3))
    return head is None or head.kind != "foundation"


def _trimmed(reading: Reading, named: Named) -> tuple[int, int]:
    """The first and the last word of a span, without articles, signs, descriptions and a photographer's name."""
    words = reading.words
    begin, stop = words.at(named.start), words.at(named.end)
    while (
        begin < stop
        and (
            (not words[begin].capital and not words[begin].text[0].isdigit())
            or words[begin].text in {"Die", "Der", "Das", "Firma"}
        )
        and words.get(begin + 1) != "."
    ):
        if re.search(r"[A-ZÄÖÜ]", words[begin].text):
            break
        begin += 1
    begin = _described(reading, begin, stop)
    begin = nonbodies.behind_press_office(reading, begin, stop)
    while stop > begin and (
        words[stop - 1].text in {",", ".", "(", "-", "–", "„", "“", '"', ":", "/", "|", ";"}
        or words[stop - 1].text in links()
    ):
        stop -= 1
    while stop > begin and words[stop - 1].text == ")" and all(words[i].text != "(" for i in range(begin, stop)):
        stop -= 1
    if stop > begin + 2 and _of_a_place(reading, stop):
        stop -= 2
    slash = next((i for i in range(begin + 1, stop) if words[i].text == "/" and words.get(i + 1) != "Die"), stop)
    return begin, slash  # "Stadt Soest/Huber" is a photo credit


STRONG = {
    "der": "r",
    "das": "s",
}  # "der |Deutsche Kulturtreff|" is the "Deutscher …", "das |Städtische …|" the "Städtisches …"


def _from_model(reading: Reading, named: Named) -> OrganisationFound | None:
    words = reading.words
    begin, stop = _trimmed(reading, named)
    if begin >= stop or named.confidence < _least(reading, begin) or nonbodies.is_title(reading, begin):
        return None
    text = reading.text[words[begin].start : words[stop - 1].end]
    bare = re.sub(r" \d+$", "", text.lower())
    if (
        bare in shapes.generic()
        or text in shapes.municipality_forms()
        or text in shapes.municipality_plurals()
        or not re.search(r"[A-ZÄÖÜ]", text)
        or len(text) < 3
        or "\n" in text
    ):
        return None
    heads = [(i, inner) for i in range(begin, stop) if (inner := shapes.head_of(words[i].text))]
    head = heads[0] if heads else None
    if head is None and adjective_stem(words[begin].text) and role_in(reading, words[stop - 1].text):
        return None  # "Parlamentarischer Staatssekretär"
    if head is None and role_in(reading, words.get(begin - 1)) and named_person(reading, begin):
        return None  # "ihre Inhaberin |Insa Kern|"
    if head is None and (
        nonbodies.no_body(text)
        or nonbodies.is_part_of_building(reading, begin)
        or nonbodies.is_cited(reading, begin, stop)
    ):
        return None
    if head and head[1].kind in AUTHORITIES and named_person(reading, head[0] + 1):
        return None
    if stop - begin == 1 and nonbodies.opens_noun(reading, begin):
        return None
    if stop - begin == 1 and ((head and not head[1].compound) or not _single_name(reading, begin, named.confidence)):
        return None
    if role_in(reading, words[begin].text) or re.search(r"\bEuro\b|€", text) or text in shapes.legal_forms():
        return None
    name = plain_name(words, begin, stop, head)
    if head is None and (strong := STRONG.get(words.get(begin - 1).lower())) and adjective_stem(words[begin].text):
        name = re.sub(r"^(\S+e)(?= )", rf"\1{strong}", name)
    kind: OrganisationKind = head[1].kind if head else told(reading, begin, stop)
    return OrganisationFound(
        words[begin].start,
        words[stop - 1].end,
        name,
        kind_of(name, kind),
        head[1].base if head else None,
        named.confidence,
    )


LEAST, DESCRIBED = (
    0.5,
    0.3,
)  # what the pipeline must be sure of, and where the noun before says that a firm's name follows


def _least(reading: Reading, begin: int) -> float:
    """ "der Energieversorger |Lumina|": less is enough behind a noun that announces a firm, a club, a band."""
    announced = adjoins(reading, begin) and hinted(reading.words.get(begin - 1)) != "unknown"
    return DESCRIBED if announced and reading.words[begin].capital else LEAST


def _single_name(reading: Reading, index: int, confidence: float) -> bool:
    """One word that the pipeline takes for a body: an acronym, a compound with a head, a proper noun it is sure of."""
    word = reading.words[index]
    if shapes.head_of(word.text):
        return True
    common = reading.nouns is not None and word.start in reading.nouns
    if re.search(r"-(?:[a-zäöüß]|$)", word.text):
        return False  # "SPD-nahe"
    acronym = re.fullmatch(r"[A-ZÄÖÜ]{2,}[\w-]*", word.text) is not None
    return (acronym or not common) and confidence > 0.7


def _with_abbreviation(text: str, one: OrganisationFound) -> OrganisationFound:
    """ "Technische Universität Dresden (TU Dresden)" has the abbreviation "TU Dresden"."""
    inside = shapes.ABBREVIATION.search(text, one.start, one.end)
    match = inside or shapes.ABBREVIATION.match(text, one.end)
    if match and match[1] not in shapes.legal_forms() and match[1] != one.name:
        return replace(one, abbreviation=match[1])
    return one
