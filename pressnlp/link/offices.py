"""Who holds which role in which body: role phrases tied to persons by where they stand."""

import re
from dataclasses import replace

from pressnlp.analyse.tokens import Reading
from pressnlp.link import office_forms as forms
from pressnlp.link.office_finder import Finder, Office

# The order matters: what stands next to a name is surer than what a verb ties to it, and a role is used once.
FORMS = (
    forms.lists,  # before `before`: "die Bürgermeister A und B" must not end at A
    forms.before,
    forms.behind,
    forms.bracketed,
    forms.elected,
    forms.stated,
    forms.announced,
    forms.recalled,
    forms.chained,  # last: it goes on from an office found by another form
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
                    finder.ends.update((finder.body_after(phrase)[1], office) for office in got)
    return offices


YEARS = re.compile(r"(?:von\s)?(?:19|20)\d\d\sbis\s(?:19|20)\d\d\s*$")


def with_years(reading: Reading, office: Office) -> Office:
    """ "von 1972 bis 1996 Erster Bürgermeister" is former."""
    if office.status == "current" and YEARS.search(
        reading.text[max(0, office.phrase.start - 30) : office.phrase.start]
    ):
        return replace(office, status="former")
    return office
