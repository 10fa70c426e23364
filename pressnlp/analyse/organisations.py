"""Bodies: found by head nouns, legal forms, fixed names and municipality words, and by the pipeline's ORG spans.

A rule reads what German administrations write anyway: the head noun tells what kind of body it is ("-amt", "-schule"),
what stands around it tells which one ("Amt für Schule und Sport", "Grundschule Nord").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse import organisation_tails as tails
from pressnlp.analyse.inflection import adjective, adjective_stem, noun
from pressnlp.analyse.organisation_forms import Head
from pressnlp.analyse.roles import role_of
from pressnlp.analyse.tokens import Named, Reading, Words
from pressnlp.record import OrganisationKind
from pressnlp.words import entries

RULE, FIXED = 0.9, 0.97  # confidence of a rule's find without and of a fixed name; the model's own span brings its own
INDEFINITE = {"ein", "eine", "einer", "eines", "einem", "einen", "kein", "keine", "keiner", "jede", "jeder", "jedes", "alle",
              "viele", "mehrere", "beide", "beiden", "anderen", "weitere", "seine", "ihre", "unsere"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OrganisationFound:
    """One mention of a body; `name` is its nominative form, `head` the base of its head noun."""

    start: int
    end: int
    name: str
    kind: OrganisationKind
    head: str | None
    confidence: float
    abbreviation: str | None = None


def find(reading: Reading) -> list[OrganisationFound]:
    """All mentions of bodies in a text, in order, none inside another."""
    found = [*_legal(reading), *_headed(reading), *_municipal(reading), *_clubs(reading), *_fixed(reading)]
    found += _modelled(reading, found)
    chosen = [one for one in longest(found) if not _is_office(reading, one)]
    return [_with_abbreviation(reading.text, one) for one in chosen]


def _is_office(reading: Reading, one: OrganisationFound) -> bool:
    """ "Stadtrat Holm Richter", "CDU-Stadtrat Richter": a council's name that is a person's office here."""
    words = reading.words
    first, last, following = words.at(one.start), words.at(one.end) - 1, words.at(one.end)
    if last < 0 or following >= len(words) or not (role_of(words[last].text) or role_of(words[first].text)):
        return False
    named = any(n.label == "PER" and n.start <= words[following].start < n.end for n in reading.named)
    return named or one.name in {"MdB", "MdL"} or words.get(following) in {"Dr", "Prof"}


def longest(found: list[OrganisationFound]) -> list[OrganisationFound]:
    """Of overlapping finds the longest, in order of place."""
    taken: list[OrganisationFound] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, -f.confidence, f.start)):
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    return sorted(taken, key=lambda f: f.start)


def _fixed(reading: Reading) -> Iterator[OrganisationFound]:
    """ "CDU", "Deutsche Bahn", "Agentur für Arbeit Soest"."""
    for match in shapes.fixed_name_pattern().finditer(reading.text):
        kind = shapes.fixed_names()[match[0]]
        last = reading.words.at(match.end()) - 1
        stop = tails.proper_names(reading, last + 1, 2) if kind != "party" and " " in match[0] else last + 1
        end = reading.words[stop - 1].end if stop > last + 1 else match.end()
        name = _plain_name(reading.words, reading.words.at(match.start()), stop, None) if stop > last + 1 else match[0]
        yield OrganisationFound(match.start(), end, _nominative_party(name), kind, None, FIXED)


PARTY_FORMS = {"Freien Wählern": "Freie Wähler", "Freien Wähler": "Freie Wähler", "Freier Wähler": "Freie Wähler",
               "FREIE WÄHLER": "Freie Wähler", "Grünen": "Grüne", "BÜNDNIS 90/DIE GRÜNEN": "Bündnis 90/Die Grünen",
               "Bündnis 90/DIE GRÜNEN": "Bündnis 90/Die Grünen", "Bündnis 90 / Die Grünen": "Bündnis 90/Die Grünen",
               "DIE LINKE": "Die Linke", "Technischen Hilfswerk": "Technisches Hilfswerk", "Technische Hilfswerk": "Technisches Hilfswerk",
               "Technischen Hilfswerks": "Technisches Hilfswerk", "Technischen Hilfswerkes": "Technisches Hilfswerk",
               "Deutschen Roten Kreuz": "Deutsches Rotes Kreuz", "Deutschen Roten Kreuzes": "Deutsches Rotes Kreuz",
               "Deutsche Rote Kreuz": "Deutsches Rotes Kreuz", "Diakonischen Werk": "Diakonisches Werk",
               "Diakonischen Werks": "Diakonisches Werk", "Diakonischen Werkes": "Diakonisches Werk",
               "Ständigen Impfkommission": "Ständige Impfkommission", "Deutschen Bahn": "Deutsche Bahn",
               "Deutschen Städtetag": "Deutscher Städtetag", "Deutschen Städtetags": "Deutscher Städtetag"}  # fmt: skip


def _nominative_party(name: str) -> str:
    return PARTY_FORMS.get(name, name)


def _municipal(reading: Reading) -> Iterator[OrganisationFound]:
    """ "Stadt Soest", "des Kreises Soest", "die Gemeinden Oberdorf, Talbach und Sankt Leonhard"."""
    words = reading.words
    for index, word in enumerate(words):
        form = shapes.municipality_forms().get(word.text.capitalize() if word.text.isupper() else word.text)
        if form is None:
            continue
        stop = tails.place(reading, index + 1)
        if stop == index + 1:
            continue
        start, first = _with_adjective(reading, index)
        name = f"{first}{form.nominative} {_place_name(words, index + 1, stop)}"
        yield OrganisationFound(start, words[stop - 1].end, name, form.kind, form.nominative.lower(), RULE)
        if word.text in {"Gemeinden", "Städte", "Landkreise"}:
            for begin, end in tails.more_places(reading, stop):
                name = f"{form.nominative} {_place_name(words, begin, end)}"
                yield OrganisationFound(words[begin].start, words[end - 1].end, name, form.kind, None, RULE)


def _with_adjective(reading: Reading, index: int) -> tuple[int, str]:
    """ "Große Kreisstadt", "Freie Hansestadt"."""
    before = reading.words.get(index - 1)
    if before in {"Große", "Großen", "Freie", "Freien"} and reading.words.get(index)[0].isupper():
        return reading.words[index - 1].start, adjective(before, "f") + " "
    return reading.words[index].start, ""


def _place_name(words: Words, begin: int, end: int) -> str:
    text = words.text[words[begin].start : words[end - 1].end].replace("\n", " ")
    return " ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in text.split())


def _clubs(reading: Reading) -> Iterator[OrganisationFound]:
    """ "TSV Soest", "SV Mühlental 1921 e. V."."""
    words = reading.words
    prefixes = set(entries("club_prefixes"))
    for index, word in enumerate(words):
        if word.text not in prefixes:
            continue
        stop = tails.proper_names(reading, index + 1, 3, strict=False)
        if stop > index + 1:
            stop = tails.year_and_form(reading, stop)
            name = _plain_name(words, index, stop, None)
            yield OrganisationFound(word.start, words[stop - 1].end, name, "association", None, RULE)


def _headed(reading: Reading) -> Iterator[OrganisationFound]:
    """Phrases around a head noun: "Amt für Schule und Sport", "Freiwillige Feuerwehr Soest", "CDU-Fraktion"."""
    for index, word in enumerate(reading.words):
        head = shapes.head_of(word.text)
        if head is None:
            continue
        begin = _left(reading, index)
        stop, own = tails.after(reading, index, head)
        if word.text.lower() in tails.descriptors():
            begin = index + 1
            if stop == begin or head.base != "büro":
                continue
        if counts(reading, begin, index, stop, own, head):
            yield from _one_or_many(reading, begin, index, stop, head)


def counts(reading: Reading, begin: int, index: int, stop: int, own: bool, head: Head) -> bool:
    """Whether a phrase around a head noun names a body of its own."""
    words = reading.words
    word = words[index].text
    phrase = reading.text[words[begin].start : words[stop - 1].end]
    if phrase.lower() in shapes.generic() or (head.plural and not own):
        return False
    if own or begin < index:
        return True
    named = any(n.start <= words[index].start < n.end for n in reading.named if n.label == "ORG")
    hyphenated = "-" in word.strip("-") and head.compound
    if words.get(index - 1).lower() in INDEFINITE and not hyphenated:
        return False
    if word.lower() in shapes.generic():
        return False
    match head.counts:
        case "solo":
            return True
        case "compound":
            return head.compound
        case _:
            return head.compound and (hyphenated or named)


def _left(reading: Reading, index: int) -> int:
    """Where the phrase begins: adjectives, place adjectives, elided compounds, given names of "…-Institut"."""
    words, begin = reading.words, index
    if words.get(begin - 1) in {"und", "oder"} and words.get(begin - 2).endswith("-"):
        begin -= 2
        while words.get(begin - 1) == "," and words.get(begin - 2).endswith("-"):
            begin -= 2
    while begin > 0:
        before = words[begin - 1]
        covered = any(n.start <= before.start and n.end > words[begin].start for n in reading.named if n.label == "ORG")
        first = before.start in reading.sentences or words.get(begin - 2) == "\n"
        if adjective_stem(before.text) and (covered or not first):
            begin -= 1
        elif before.capital and covered and before.text not in {"Die", "Der", "Das", "Den", "Dem", "Des"}:
            begin -= 1
        elif re.fullmatch(r"[A-ZÄÖÜ][\w-]{2,}er", before.text) and _place_adjective(reading, begin - 1):
            begin -= 1
        else:
            return begin
    return begin


def _place_adjective(reading: Reading, index: int) -> bool:
    """ "Ahlener (Stadtwerke)", "Dresdner (Büro)": not a role, not a plain noun."""
    word = reading.words[index]
    return reading.nouns is not None and word.start not in reading.nouns and word.text not in NOT_PLACE_ADJECTIVES


NOT_PLACE_ADJECTIVES = {"Dieser", "Jeder", "Unser", "Ihrer", "Seiner", "Einer", "Keiner", "Aller", "Welcher", "Unter", "Über", "Hinter",
                        "Außer", "Oder", "Aber", "Immer", "Weiter", "Unserer", "Deren", "Guter", "Neuer", "Erster", "Zweiter"}  # fmt: skip


def _one_or_many(reading: Reading, begin: int, index: int, stop: int, head: Head) -> Iterator[OrganisationFound]:
    words = reading.words
    name = _plain_name(words, begin, stop, (index, head))
    kind = _kind(name, head.kind)
    sure = RULE if stop > index + 1 or begin < index or head.counts == "solo" else RULE - 0.1
    yield OrganisationFound(words[begin].start, words[stop - 1].end, name, kind, head.base if begin <= index else None, sure)
    if head.plural or head.gender == "p":
        for first, last in tails.more_places(reading, stop):
            base = noun(words[index].text, head.base, head.gender) if not head.plural else _singular(words[index].text, head)
            more = " ".join([*(_case(w.text, head) for w in words.all[begin:index]), base, _place_name(words, first, last)])
            yield OrganisationFound(words[first].start, words[last - 1].end, more, kind, head.base, sure - 0.1)


def _singular(word: str, head: Head) -> str:
    return word[: word.lower().rfind(head.base[:-1])] + (head.base if word[0].islower() or len(word) > len(head.base) + 2 else head.base.capitalize())


def _case(word: str, head: Head) -> str:
    return adjective(word, "f" if head.plural else head.gender)


def _plain_name(words: Words, begin: int, stop: int, headed: tuple[int, Head] | None) -> str:
    """The nominative name of words begin…stop, line breaks and bracketed abbreviations left out."""
    parts: list[str] = []
    at = words[begin].start
    for number in range(begin, stop):
        word = words[number]
        if parts and word.start > at:
            parts.append(" ")
        parts.append(_nominative(word.text, number, headed))
        at = word.end
    text = re.sub(r"\s*\([^()]*[A-ZÄÖÜ]{2}[^()]*\)", "", "".join(parts).replace("\n", " "))
    return re.sub(r"^(?:Firma|Fa\.) ", "", " ".join(text.split()))


def _nominative(word: str, number: int, headed: tuple[int, Head] | None) -> str:
    if headed is None:
        return word
    index, head = headed
    if number == index:
        return _singular(word, head) if head.plural else noun(word, head.base, head.gender)
    return _case(word, head) if number < index else word


HINTS = (  # words inside a company's name that tell its trade; first hit wins
    (re.compile(r"(?i)klinik|krankenhaus|hospital|pflege|medizin|MVZ"), "health"),
    (re.compile(r"(?i)stadtwerke|strom|energie|\bnetz|wasser|entsorgung|abfall|glasfaser(?!)|fernwärme"), "utility"),
)


def _kind(name: str, kind: OrganisationKind) -> OrganisationKind:
    """ "Muldental Netz GmbH" is a utility, "Landesministerium" stays what its head says."""
    if re.search(r"\bBundes(?:minister|amt|agentur|anstalt|institut)", name):
        return "federal"
    if kind == "company":
        return next((hint for pattern, hint in HINTS if pattern.search(name)), kind)  # type: ignore[misc]
    return kind


def _legal(reading: Reading) -> Iterator[OrganisationFound]:
    """Names that a legal form closes: "Holzbau Stadler & Söhne GmbH & Co. KG"."""
    words = reading.words
    for match in shapes.legal_form_pattern().finditer(reading.text):
        last = words.at(match.start())
        begin = tails.before_legal_form(reading, last)
        stop = words.at(match.end())
        if begin == last:
            continue
        heads = [(i, head) for i in range(begin, last) if (head := shapes.head_of(words[i].text))]
        head = next((h for h in heads if not h[1].plural), None)
        form = next(f for f in shapes.legal_forms() if f.replace(" ", "") == "".join(match[0].split()))
        kind = head[1].kind if head and head[1].kind != "department" else _kind(reading.text[words[begin].start : match.end()], shapes.legal_forms()[form])
        name = _plain_name(words, begin, stop, head)
        yield OrganisationFound(words[begin].start, match.end(), name, kind, head[1].base if head else None, FIXED)


def _modelled(reading: Reading, found: list[OrganisationFound]) -> Iterator[OrganisationFound]:
    """The pipeline's ORG spans: those that no rule touches, and those that widen a rule's find."""
    for named in reading.named:
        if named.label != "ORG":
            continue
        inside = [one for one in found if one.start < named.end and named.start < one.end]
        candidate = _from_model(reading, named)
        if candidate is None or any(one.start <= candidate.start and candidate.end <= one.end for one in inside):
            continue
        wider = reading.text[candidate.start : inside[0].start] if inside else ""
        if len(inside) == 1 and not re.search(r"\b(?:de[rsmn]|die|das|von|bei|und|für)\b", wider):
            yield replace(candidate, kind=inside[0].kind, head=inside[0].head)
        elif not inside:
            yield candidate


def _from_model(reading: Reading, named: Named) -> OrganisationFound | None:
    words = reading.words
    begin, stop = words.at(named.start), words.at(named.end)
    while begin < stop and (not words[begin].capital and not words[begin].text[0].isdigit() or words[begin].text in {"Die", "Der", "Das", "Firma"}) and not words.get(begin + 1) == ".":
        if re.search(r"[A-ZÄÖÜ]", words[begin].text):
            break
        begin += 1
    while stop > begin and (words[stop - 1].text in {",", ".", "(", "-", "–", "„", "“", '"', ":"} or words[stop - 1].text in tails.LOWER_WORDS):
        stop -= 1
    if begin >= stop or named.confidence < 0.5:
        return None
    text = reading.text[words[begin].start : words[stop - 1].end]
    bare = text.lower()
    if bare in shapes.generic() or not re.search(r"[A-ZÄÖÜ]", text) or len(text) < 3 or "\n" in text:
        return None
    heads = [(i, head) for i in range(begin, stop) if (head := shapes.head_of(words[i].text))]
    head = heads[0] if heads else None
    if stop - begin == 1 and ((head and not head[1].compound) or not _single_name(reading, begin, named.confidence)):
        return None
    if role_of(words[begin].text) or re.search(r"\bEuro\b|€", text) or text in shapes.legal_forms():
        return None
    name = _plain_name(words, begin, stop, head)
    kind: OrganisationKind = head[1].kind if head else "unknown"
    return OrganisationFound(words[begin].start, words[stop - 1].end, name, _kind(name, kind), head[1].base if head else None, named.confidence)


def _single_name(reading: Reading, index: int, confidence: float) -> bool:
    """One word that the pipeline takes for a body: an acronym, a compound with a head, or a proper noun it is sure of."""
    word = reading.words[index]
    if re.fullmatch(r"[A-ZÄÖÜ]{2,}[\w-]*", word.text) or shapes.head_of(word.text):
        return True
    common = reading.nouns is not None and word.start in reading.nouns
    return confidence > (0.95 if common else 0.7)


def _with_abbreviation(text: str, one: OrganisationFound) -> OrganisationFound:
    """ "Technische Universität Dresden (TU Dresden)" has the abbreviation "TU Dresden"."""
    inside = shapes.ABBREVIATION.search(text, one.start, one.end)
    match = inside or shapes.ABBREVIATION.match(text, one.end)
    if match and match[1] not in shapes.legal_forms() and match[1] != one.name:
        return replace(one, abbreviation=match[1])
    return one
