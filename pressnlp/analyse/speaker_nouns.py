"""Nouns that take up a person: "die 52-Jährige", "die Preisträgerin", "der gelernte Maurer", "sein Sohn"."""

import re
from functools import cache

from pressnlp import words
from pressnlp.analyse.found import Gender

# "Sein kleiner |Sohn", "Ihre |Kollegin"
RELATIVE = re.compile(
    r"\s*(?:Auch\s+)?(?:Sein|Seine|Ihr|Ihre|Deren|Dessen)\s+(?:[\w-]+e[rns]?\s+){0,2}([A-ZÄÖÜ][\w-]*)"
)
ANAPHOR = re.compile(r"\b([Dd]er|[Dd]ie)\s+(?:[a-zäöüß]+e\s+)?((?:\d+-)?[A-ZÄÖÜ]\w+)")
# "diesen Satz hat |die Apothekerin oft gesagt"
CALLING_NOUN = re.compile(r"\bdie\s+(?:[a-zäöüß]+e\s+)?([A-ZÄÖÜ]\w+in)\b")
# "sagt |der gelernte Maurer": a man, where "der Verein" is none
CALLING_MAN = re.compile(
    r"\bder\s+(?:gelernte|studierte|gebürtige|passionierte|leidenschaftliche|begeisterte|scheidende|frischgebackene"
    r"|\w+fache)\s+[A-ZÄÖÜ]\w+"
)
# "sagt |der künftige Wehrführer": who is about to take an office, not who holds it
COMING = re.compile(r"\b(der|die)\s+(?:künftige|neue|designierte|angehende|neu gewählte|frisch gewählte)\s+[A-ZÄÖÜ]\w+")
# "Kern gründete es, |sein Enkel |Udo Kern| führt es"
SECOND_SUBJECT = re.compile(
    r"[,;]\s+(?:(?:und|aber|doch)\s+)?(?:sein|ihr)e?\s+(?:[a-zäöüß]+e[rs]?\s+)?[A-ZÄÖÜ][\w-]+\s+$"
)
THEN_VERB = re.compile(r"\s+[a-zäöüß]{3,}\b")
HONOUR = re.compile(
    r"(?i:preis|medaille|ehrenring|ehrennadel|ehrenbrief|ehrenbürger|verdienstkreuz|auszeichnung|jubiläum)"
    r"|\b(?:ausgezeichnet|geehrt|verliehen|verleiht|gewann|gewonnen|würdigt)\b"
)


@cache
def relatives() -> re.Pattern[str]:
    """The end of a noun for somebody's kin or colleague: "Patensohn", "Kollegin"."""
    return re.compile(rf"(?:{'|'.join(words.entries('speaker_relatives'))})(?:in|en|innen|n|e)?$", re.IGNORECASE)


def anaphor_gender(article: str, noun: str) -> Gender | None:
    for ending, gender in ANAPHORS.items():
        if noun.lower().endswith(ending.lower()):
            if gender == "fm":
                return "f" if article == "die" else "m"
            return "f" if gender == "f" else "m"
    return _profession_gender(article, noun.lower())


def _profession_gender(article: str, noun: str) -> Gender | None:
    """ "die Biologin" → "f", "der Biologe" → "m"; "der Biologin" is no subject."""
    if not noun.endswith(PROFESSIONS):
        return None
    feminine = noun.endswith(("in", "frau", "hebamme"))
    return ("f" if article == "die" else None) if feminine else ("m" if article == "der" else None)


ANAPHORS = words.table("speaker_anaphors")
PROFESSIONS = words.entries("role_professions")
HONOURED = words.entries("speaker_honoured")
