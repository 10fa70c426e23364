"""What stands above a headline: the issuing body, "Pressemitteilung Nr. 12/2023", the day, the office."""

import re
from functools import cache

from pressnlp.normalise.bodies import BODY, nominative
from pressnlp.normalise.days import DAY, WEEKDAY
from pressnlp.words import entries

# Longer lines are prose, or a headline that begins like a letterhead.
LONGEST = 160
# "Stadt X | Presse", "Stadt X – Der Bürgermeister", "Gemeinde X      2. Juli 2019", "X · 48/2020", "Kreis X, 1.2.2021"
PARTS = re.compile(r"[ ]*[|·•»/][ ]*|[ ]+[–—-][ ]+|[ ]{2,}|\t+|,[ ](?=\d|den[ ])")
_WORDS = "|".join(re.escape(word) for word in sorted(entries("release_words"), key=len, reverse=True))
_NUMBER = r"(?:(?:Nr\.?|Nummer|#)[ ]?)?\d{1,5}(?:[ ]?[/.-][ ]?\d{2,4})?"
# "der Stadt Soest", "des Ministeriums für Verkehr": names and their links, but no sentence
_LINKS = "und|der|des|den|dem|für|ob|am|an|im|in|vor|bei"
_OF = rf"(?:der|des|von)(?:[ ](?:[A-ZÄÖÜ(][\w.,()/&’-]{{0,60}}|{_LINKS})){{1,14}}"
RELEASE = rf"(?:(?:Amtliche|Gemeinsame|Aktuelle|Öffentliche|Kurze)[ ])?(?i:{_WORDS})"
_VOM = rf"[ ]*[,:]?[ ]*(?:vom|den|Datum:?)?[ ]*(?:{WEEKDAY})?{DAY}"
# "Amtliche Presseinformation", "Pressemitteilung Nr. 214/2022 vom 7. Juli 2022", "Pressemitteilung der Stadt Soest"
HEADING = re.compile(rf"{RELEASE}(?:[ ]*[:,]?[ ]*{_NUMBER})?(?:[ ]{_OF})?(?:{_VOM})?\.?:?")
DATED = re.compile(
    rf"(?:Datum:?[ ]|den[ ]|vom[ ]|Stand:?[ ]|Veröffentlicht(?: am)?:?[ ]|Meldung vom[ ])?(?:{WEEKDAY})?{DAY}",
    re.IGNORECASE,
)
_NAME = re.compile(BODY)
_COUNT = re.compile(_NUMBER)
_YEAR = re.compile(r"(?:19|20)\d\d")
# "Pressemitteilung: Neue Brücke eröffnet": a headline behind a label
LABELLED = re.compile(
    rf"(?i:{_WORDS})(?:[ ]{_NUMBER})?(?:[ ]{_OF})?[ ]?[:–-][ ](?=[^\n]*[^\W\d_]+[ ][^\W\d_]+[ ][^\W\d_]+)"
)


def is_letterhead(line: str) -> bool:
    """ "Stadt Soest | Presse" → True, "Stadt Soest setzt Impulse" → False."""
    line = line.strip()
    if not line or len(line) > LONGEST:
        return False
    if HEADING.fullmatch(line):
        return True
    known = [_known(part) for part in PARTS.split(line) if part]
    return all(known) and any(kind != "day" for kind in known)


def _known(part: str) -> str | None:
    """What a part of a letterhead is: a release word, a body's name, an office, a number or a day."""
    part = part.strip()
    if HEADING.fullmatch(part):
        return "release"
    if _NAME.fullmatch(part) and nominative(part):
        return "name"
    if part in _letterhead_words() or part.rstrip(":") in _letterhead_words():
        return "word"
    return (
        "day"
        if DATED.fullmatch(part) or _COUNT.fullmatch(part) or _YEAR.fullmatch(part) or _MELDUNG.fullmatch(part)
        else None
    )


# "Meldung vom 2. Juni": a day without a year tells no date, but it is no headline either
_MELDUNG = re.compile(r"(?:Meldung|Nachricht|Artikel|Bericht) vom [^\n]{3,30}")


@cache
def _letterhead_words() -> frozenset[str]:
    return frozenset(entries("letterhead_words"))
