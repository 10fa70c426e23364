"""What a bare name's surroundings tell of its kind: "die Supermarktkette |Kern", "|Lumia, ein Investor"."""

import re

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.organisation_legal import described
from pressnlp.analyse.organisation_names import hinted
from pressnlp.analyse.organisation_places import adjoins
from pressnlp.analyse.tokens import Reading
from pressnlp.record import OrganisationKind

# "Hafenlicht|, ein |(gemeinnütziger |)|Verein", "Novatek (NVT)|, eine |Tochter"
APPOSITION = re.compile(
    r"(?:[ ]\([^()\n]{2,20}\))?,[ ](?:eine?|eine[mnrs]|der|die|das|dem)[ ]"
    r"(?:[a-zäöüß-]{3,25}(?:e|e[mnrs])[ ]){0,3}(?P<noun>[A-ZÄÖÜ][\w-]{2,60})"
)


def told(reading: Reading, begin: int, stop: int) -> OrganisationKind:
    """What the noun before the words begin…stop tells, else what the noun beside them does, else "unknown"."""
    if adjoins(reading, begin):
        before = reading.words.get(begin - 1)
        if (kind := of_noun(before)) != "unknown":
            return kind
    beside = APPOSITION.match(reading.text, reading.words[stop - 1].end)
    return of_noun(beside["noun"]) if beside else "unknown"


def of_noun(word: str) -> OrganisationKind:
    """ "Softwareunternehmen" → "company", "Fußballverein" → "association", "Sonntag" → "unknown"."""
    if not word[0].isupper():
        return described(word)
    if (kind := described(word)) != "unknown":
        return kind
    head = shapes.head_of(word)
    return head.kind if head and not head.plural else hinted(word)
