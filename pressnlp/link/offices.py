"""Who holds which role in which body: role phrases tied to persons by where they stand."""

import re
from dataclasses import replace

from pressnlp.analyse.tokens import Reading
from pressnlp.link import office_again as again
from pressnlp.link import office_clauses as clauses
from pressnlp.link import office_forms as forms
from pressnlp.link import office_given as given
from pressnlp.link import office_led as led
from pressnlp.link import office_opening as opening
from pressnlp.link import office_same as same
from pressnlp.link.office_finder import Finder, Office

# The order matters: what stands next to a name is surer than what a verb ties to it, and a role is used once.
FORMS = (
    forms.labelled,
    forms.lists,  # before `before`: "die Bürgermeister A und B" must not end at A
    forms.before,
    forms.behind,
    forms.bracketed,
    given.elected,
    again.recalled,  # before `stated`: "Der Tischlermeister war …" goes on from whom the sentence before names
    again.honoured,
    given.by_pronoun,  # before `stated`, which knows the verb's subject only
    given.together,
    given.where,
    clauses.owned,
    clauses.stated,
    clauses.relative,
    opening.opening,
    clauses.announced,
    again.retold,
    again.awaited,
    clauses.chained,  # goes on from an office found by another form
    again.titled,  # last: it repeats an office
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
                    finder.note(phrase.first, got)
    return same.settled(finder, led.with_bodies(finder, offices))


# "von 1972 bis 1996 Erster Bürgermeister", "Von 1990 bis 2008 war X Landrat", "Bis 2014 war sie Vorsitzende"
YEARS = re.compile(r"\b(?:[Vv]on\s)?(?:19|20)\d\d\sbis\s(?:19|20)\d\d\b|\b[Bb]is (?:19|20)\d\d war\b")
# "Sie folgt auf |Direktor X", "löst den bisherigen |Wehrführer X ab": who is followed is out of office
FOLLOWED = re.compile(
    r"\b(?:folg(?:t|te|en) (?:\w+ )?auf|[Nn]achfolger(?:in)? von|(?<!über die )(?<!um die )[Nn]achfolge von"
    r"|Fußstapfen von|an die Stelle von|löste?|beerbt)\s"
    r"(?:de[nrm] |die |ihren |seinen |[a-zäöüß]+e[nrm]? ){0,3}$"
)


def with_years(reading: Reading, office: Office) -> Office:
    """A role that the same sentence closes with a year, or that somebody else takes over, is former."""
    begin, _ = reading.sentence_span(office.phrase.start)
    before = reading.text[max(begin, office.phrase.start - 300) : office.phrase.start]
    if office.status != "current":
        return office
    over = YEARS.search(before)
    trade = again.is_recalled_by(office.phrase)  # "löst Elektromeister X ab": X stays one
    followed = not trade and FOLLOWED.search(before[-80:]) and office.person.start > office.phrase.start
    return replace(office, status="former") if over or followed else office
