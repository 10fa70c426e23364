"""Municipalities, counties and Länder as actors, and congregations, which a "Gemeinde" may be as well."""

import re
from collections.abc import Iterator

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse import organisation_places as places
from pressnlp.analyse.found import OrganisationFound
from pressnlp.analyse.inflection import adjective
from pressnlp.analyse.organisation_names import place_name
from pressnlp.analyse.tokens import Reading
from pressnlp.words import entries

RULE = 0.9  # confidence of a rule's find


def counties(reading: Reading) -> Iterator[OrganisationFound]:
    """ "Der Hasselgaukreis gibt", "des Rems-Jura-Kreises": counties of one word, but not "im Hasselgaukreis"."""
    words = reading.words
    lookalikes = entries("circle_words")
    for index, word in enumerate(words):
        match = COUNTY.fullmatch(word.text)
        name = match["name"] if match else ""
        other = word.text in shapes.municipality_forms() or name.endswith(lookalikes)
        if not match or other or words.get(index - 1).lower() not in ACTING:
            continue
        if reading.is_proper(word.start) or places.covered(reading, word.start):
            yield OrganisationFound(word.start, word.end, name, "county", "kreis", RULE)


# "Hochsauerlandkreises", "Rhein-Sieg-Kreis"
COUNTY = re.compile(r"(?P<name>[A-ZÄÖÜ][a-zäöüß]{3,}(?:-[A-ZÄÖÜ][a-zäöüß]+)*(?:kreis|-Kreis))(?:es)?")


ACTING = {"der", "des", "dem", "den", "vom", "beim"}


def municipal(reading: Reading) -> Iterator[OrganisationFound]:
    """ "Stadt Soest", "des Kreises Soest", "die Gemeinden Oberdorf, Talbach und Sankt Leonhard"."""
    words, forms, plurals = reading.words, shapes.municipality_forms(), shapes.municipality_plurals()
    for index, word in enumerate(words):
        if word.text in plurals:
            yield from _municipalities(reading, index)
            continue
        form = forms.get(word.text.capitalize() if word.text.isupper() else word.text)
        if form is None:
            continue
        if form.nominative == "Gemeinde" and (faith := CONFESSION.fullmatch(words.get(index - 1))):
            yield _congregation(reading, index, faith)
            continue
        yield from _elided(reading, index, form)
        follows = index + 2 if words.get(index + 1) == "." and word.text in {"Gde", "Lkr"} else index + 1
        stop = places.place(reading, follows)
        if stop == follows:
            continue
        start, first = _with_adjective(reading, index)
        name = f"{first}{form.nominative} {place_name(words, follows, stop)}"
        yield OrganisationFound(start, words[stop - 1].end, name, form.kind, form.nominative.lower(), RULE)


# "Jüdische (Gemeinde)", "Evangelisch-methodistischen (Gemeinde)"
CONFESSION = re.compile(
    r"((?:[A-ZÄÖÜ]\w+-)?(?:[Jj]üdisch|[Ee]vangelisch|[Kk]atholisch|[Mm]uslimisch|[Ii]slamisch|[Aa]levitisch|[Oo]rthodox"
    r"|[Rr]eformiert|[Ll]utherisch|[Mm]ethodistisch|[Ff]reikirchlich|[Aa]rmenisch|[Bb]uddhistisch))en?"
)


def _congregation(reading: Reading, index: int, faith: re.Match[str]) -> OrganisationFound:
    """ "der |Jüdischen Gemeinde Soest|": no municipality."""
    words = reading.words
    stop = places.place(reading, index + 1)
    name = " ".join([f"{faith[1]}e Gemeinde", *([place_name(words, index + 1, stop)] if stop > index + 1 else [])])
    return OrganisationFound(words[index - 1].start, words[stop - 1].end, name, "church", None, RULE)


def _municipalities(reading: Reading, index: int) -> Iterator[OrganisationFound]:
    """ "(Vertreter der) Städte Oberdorf und Talbach" → two; a plural before one place is none ("Gemeinden Bayerns")."""
    words, form = reading.words, shapes.municipality_plurals()[reading.words[index].text]
    stop = places.place(reading, index + 1)
    more = places.more_places(reading, stop) if stop > index + 1 else []
    if words.get(index - 2) in {"in", "In", "aus", "zwischen"}:
        return  # "in den Städten Oberdorf und Talbach": where, not who
    for begin, end in [(index + 1, stop), *more] if more else []:
        name = f"{form.nominative} {place_name(words, begin, end)}"
        start = words[index if begin == index + 1 else begin].start
        head = form.nominative.lower() if begin == index + 1 else None
        yield OrganisationFound(start, words[end - 1].end, name, form.kind, head, RULE)


def _elided(reading: Reading, index: int, form: shapes.MunicipalityForm) -> Iterator[OrganisationFound]:
    """ "|Stadt| und Landkreis Soest": the first of two bodies of one place."""
    words = reading.words
    if words.get(index + 1) != "und" or words.get(index + 2) not in shapes.municipality_forms():
        return
    stop = places.place(reading, index + 3)
    if stop > index + 3:
        name = f"{form.nominative} {place_name(words, index + 3, stop)}"
        yield OrganisationFound(words[index].start, words[index].end, name, form.kind, form.nominative.lower(), RULE)


def _with_adjective(reading: Reading, index: int) -> tuple[int, str]:
    """ "Große Kreisstadt", "Freie Hansestadt"."""
    before = reading.words.get(index - 1)
    if (
        before.capitalize() in {"Große", "Großen", "Grosse", "Freie", "Freien"}
        and reading.words.get(index)[0].isupper()
    ):
        return reading.words[index - 1].start, adjective(before.capitalize(), "f") + " "
    return reading.words[index].start, ""
