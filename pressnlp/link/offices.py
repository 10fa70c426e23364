"""Who holds which role in which body: role phrases tied to persons by where they stand."""

import re
from dataclasses import replace

from pressnlp.analyse.tokens import Reading
from pressnlp.link import office_clauses as clauses
from pressnlp.link import office_forms as forms
from pressnlp.link.office_finder import Finder, Office

# The order matters: what stands next to a name is surer than what a verb ties to it, and a role is used once.
FORMS = (
    forms.labelled,
    forms.lists,  # before `before`: "die Bürgermeister A und B" must not end at A
    forms.before,
    forms.behind,
    forms.bracketed,
    clauses.elected,
    clauses.stated,
    clauses.announced,
    clauses.recalled,
    clauses.chained,  # last: it goes on from an office found by another form
)


def find(finder: Finder) -> list[Office]:
    """Every role of every person, each phrase used for one form only."""
    offices: list[Office] = []
    used: set[int] = set()
    for form in FORMS:
        for phrase in finder.phrases:
            if phrase.first not in used:
                got = list(form(finder, phrase))
                if got:
                    used.add(phrase.first)
                    offices += got
                    finder.held[phrase.first] = got[-1]
    return offices


# "von 1972 bis 1996 Erster Bürgermeister", "Von 1990 bis 2008 war X Landrat"
YEARS = re.compile(r"\b(?:[Vv]on\s)?(?:19|20)\d\d\sbis\s(?:19|20)\d\d\b")


def with_years(reading: Reading, office: Office) -> Office:
    """A role that the same sentence closes with a year is former."""
    begin, _ = reading.sentence_span(office.phrase.start)
    before = reading.text[begin : office.phrase.start]
    if office.status == "current" and YEARS.search(before) and office.person.start >= begin:
        return replace(office, status="former")
    return office
