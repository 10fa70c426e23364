"""What stands above a headline: the issuing body, "Pressemitteilung Nr. 12/2023", the day, the office."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from pressnlp.normalise.bodies import BODY, nominative
from pressnlp.normalise.days import DAY, TIME, WEEKDAY
from pressnlp.normalise.lines import ADDRESS, DAY_LINE, cue
from pressnlp.normalise.named import named
from pressnlp.words import entries, table

Part = Literal["release", "name", "word", "unit", "label", "day", "number", "address", "embargo", "body"]

# Longer lines are prose, or a headline that begins like a letterhead.
LONGEST = 160
# "Kreis X, 1.2.2021", "Stadt X, Pressestelle", "Sporočilo / Mitteilung der Stadt X"
_COMMAS = re.compile(r",[ ]|[ ]*/[ ]+|[ ]+/")


def _any(name: str) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(entries(name), key=len, reverse=True)) + ")"


_WORDS, _BULLETINS = _any("release_words"), _any("bulletin_words")
# "Kundeninformation vom 3. Mai 2021", "Polizeibericht 12/2021"; a sitting's day is not the release's
_COMPOUND = r"(?!Sitzung)[A-ZÄÖÜ]\w{2,24}(?:mitteilung|information|informationen|meldung|bericht|nachrichten)"
# "Stadt X | Presse", "Stadt X – Der Bürgermeister", "Gemeinde X      2. Juli 2019", "X · 48/2020", "+++ Stadt X +++",
# "Sparkasse X: Pressemitteilung vom 2. Juli 2019"
_BARS = re.compile(rf"[ ]*[|·•»][ ]*|:[ ](?=(?i:{_WORDS})\b)|[ ]+[–—-]+[ ]+|[ ]{{2,}}|\t+|[ ]*[+*=#~_]{{2,}}[ ]*")
_NUMBER = r"(?:(?:Nr\.?|Nummer|#)[ ]?)?\d{1,5}(?:[ ]?[/.-][ ]?\d{2,4})?"
# "der Stadt Soest", "des Ministeriums für Verkehr": names and their links, but no sentence
_LINKS = "und|der|des|den|dem|für|ob|am|an|im|in|vor|bei"
_OF = rf"(?:der|des|von)(?:[ ](?:[A-ZÄÖÜ(][\w.,()/&’-]{{0,60}}|{_LINKS}|gGmbH|mbH|e\.|eG|&)){{1,14}}"
RELEASE = rf"(?:(?:Amtliche|Gemeinsame|Aktuelle|Öffentliche|Kurze)[ ])?(?i:{_WORDS})"
VOM = rf"[ ]*[,:]?[ ]*\(?(?:(?:vom|v\.|den|Datum:?|Stand:?)[ ]*)?(?:{WEEKDAY})?{DAY}{TIME}\)?"
# "Mitteilung an die Presse", "Information für alle Medien"
_TO_PRESS = rf"(?i:{_BULLETINS}|{_WORDS})[ ](?:an|für)[ ](?:die|alle)[ ](?i:{_any('press_words')})"
# "Amtliche Presseinformation", "Pressemitteilung Nr. 214/2022 vom 7. Juli 2022", "Pressemitteilung der Stadt Soest"
HEADING = re.compile(rf"(?:{RELEASE}|{_TO_PRESS})(?:[ ]*[:,]?[ ]*{_NUMBER})?(?:[ ]{_OF})?(?:{VOM})?\.?:?")
_OF_BODY = rf"[ ](?:der|des)[ ]{BODY}"
# "Mitteilung 412/2022", "Ausgabe vom 14.11.2022, 11:30 Uhr", "Mitteilung der Stadt Soest vom 3. Mai 2021", "Nr. 7 vom"
BULLETIN = re.compile(
    rf"(?:(?:(?i:{_BULLETINS})|{_COMPOUND})(?:[ ]{_NUMBER}(?:{_OF_BODY})?(?:{VOM})?|{_OF_BODY}(?:{VOM})?|{VOM})"
    rf"|{_NUMBER}{VOM})\.?:?"
)
# "Datum: 3. Mai 2021", "03.05.2021, 11:30 Uhr"; with a weekday and an hour it would be an appointment
DATED = re.compile(
    r"(?:Datum:?[ ]|den[ ]|vom[ ]|Stand:?[ ]|Veröffentlicht(?: am)?:?[ ]|Meldung vom[ ])?"
    rf"(?:{WEEKDAY}{DAY}|{DAY}{TIME})",
    re.IGNORECASE,
)
_NAME = re.compile(BODY)
_COUNT = re.compile(
    rf"{_NUMBER}|\d{{1,2}}[:.]\d{{2}}(?:[ ]Uhr)?|(?:19|20)\d\d|Seite[ ]\d{{1,4}}(?:[ ]?(?:von|/)[ ]?\d{{1,4}})?"
)
# "Meldung vom 2. Juni": a day without a year tells no date, but it is no headline either
_MELDUNG = re.compile(r"(?:Meldung|Nachricht|Artikel|Bericht) vom [^\n]{3,30}")
_OFFICE_NOUN = r"(?:Der|Die)[ ](?:[A-ZÄÖÜ]\w{1,20}[ ])?(?P<noun>[A-ZÄÖÜ][\w-]{1,40})"
_INFORMS = r"[ ](?:teil(?:t|en)[ ]mit|informier(?:t|en)|g(?:ibt|eben)[ ]bekannt|melde[tn])[:.]?"
# "Die Stadtwerke Musterau teilen mit:", "Stadtwerke Musterau informieren", "Der Magistrat der Stadt Musterau"
SPEAKS = re.compile(rf"(?:(?:Der|Die|Das)[ ])?(?P<body>{BODY}){_INFORMS}")
OFFICE_OF = re.compile(rf"{_OFFICE_NOUN}[ ](?:der|des)[ ](?P<body>{BODY})")
# "Pressemitteilung: Neue Brücke eröffnet": a headline behind a label
LABELLED = re.compile(
    rf"(?i:{_WORDS})(?:[ ]{_NUMBER})?(?:[ ]{_OF})?[ ]?[:–-][ ](?=[^\n]*[^\W\d_]+[ ][^\W\d_]+[ ][^\W\d_]+)"
)
# "Pressestelle |Kreis X", "Eine Information |der Stadt X", "Landrätin |des Kreises X": before the body in a signature
SPEAKER_BEFORE = (
    rf"(?:(?:Eine[ ])?(?i:{_WORDS}|{_BULLETINS})[ ](?:der|des)[ ]"
    r"|(?:Presse(?:stelle|amt|archiv|büro|service|referat|abteilung|team))[ ](?:(?:der|des)[ ])?"
    r"|(?:(?:[A-ZÄÖÜ][a-zäöü]{0,20}b|B)ürgermeister(?:in)?|Landrat|Landrätin|Amtsdirektor(?:in)?)[ ](?:der|des)[ ])"
)
# "Fachbereich Kultur und Sport", "Kulturamt", "Stabsstelle Presse"
_UNIT = re.compile(r"(?P<noun>[A-ZÄÖÜ][\w-]{1,40})(?:[ ](?:(?:für|der|des|und)[ ]){0,2}[A-ZÄÖÜ][\w-]{1,40},?){0,6}")
# "Der Amtsdirektor", "Die Erste Bürgermeisterin"
_OFFICE = re.compile(_OFFICE_NOUN)
_DIVIDED = re.compile(r"[|·•]")
MOST_UNKNOWN = 4  # a headline between bars is longer
# "P R E S S E M I T T E I L U N G"
_SPACED = re.compile(r"(?:[A-ZÄÖÜ-][ ]{1,3}){5,40}[A-ZÄÖÜ]")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_WORD = re.compile(r"[\w.-]{1,20}")


def is_letterhead(line: str) -> bool:
    """ "Stadt Soest | Presse" → True, "Stadt Soest setzt Impulse" → False."""
    kinds = [kind for _, kind in parts(line)]
    sure = any(kind in ("release", "name", "word", "label") for kind in kinds)
    return sure and all(kind and (kind != "body" or "release" in kinds) for kind in kinds)


def may_be_letterhead(line: str, beside: bool) -> bool:
    """Whether a line is one if others say so: "Am Markt 3" or "Heimatverein X e. V." `beside` a line that is one.

    One foreign word ("Wozjewjenje / Mitteilung der Stadt X · 3.5.2021") is borne by two parts that are known.
    """
    found = list(parts(line))
    unknown = [part for part, kind in found if not kind]
    known = {kind for _, kind in found if kind}
    if unknown:
        if len(unknown) > 1 or len(known) < 2:
            return False
        return _between_bars(line, unknown[0], known) or (
            "release" in known and bool(_SHORT_WORD.fullmatch(unknown[0]))
        )
    return bool(known) and (beside or len(known) > 1)


def _between_bars(line: str, unknown: str, known: set[Part]) -> bool:
    """Whether bars part a few words from a body's name and a day or release word: "Stadt X | Kurz | 3.5.2021"."""
    framed = bool(known & {"name", "body"}) and bool(known & {"day", "release"})
    return framed and _DIVIDED.search(line) is not None and len(unknown.split()) <= MOST_UNKNOWN


def parts(line: str) -> Iterator[tuple[str, Part | None]]:
    """The parts of a line and what each is: "Stadt Soest | Presse" → ("Stadt Soest", "name"), ("Presse", "word")."""
    line = line.strip()
    if len(line) > LONGEST:
        yield line, None
        return
    if _SPACED.fullmatch(line):
        line = line.replace(" ", "").capitalize()
    if kind := _surely(line):
        yield line, kind
        return
    for part in filter(None, (piece.strip(" -–—") for piece in _BARS.split(line))):
        pieces = [(piece, known(piece)) for piece in map(str.strip, _COMMAS.split(part)) if piece]
        # "Amt für Bau, Umwelt und Verkehr" is one, "Stadt X, Pressestelle" are two
        whole = _surely(part) or (known(part) if not all(kind for _, kind in pieces) else None)
        yield from [(part, whole)] if whole else pieces


def known(part: str) -> Part | None:
    """What a part of a letterhead is: a release word, a body's name, an office, a number, a day …"""
    if len(part) > LONGEST:
        return None
    if kind := _surely(part):
        return kind
    if len(part) <= 80 and ADDRESS.search(part):
        return "address"
    if named(part):
        return "body"
    return "unit" if _ends(_UNIT, part, "unit") else None


def issuer(part: str) -> str | None:
    """The body that a part names by form: "Der Magistrat der Stadt Musterau" → "Stadt Musterau"."""
    part = _small(part)
    if _NAME.fullmatch(part):
        return nominative(part)
    match = SPEAKS.fullmatch(part)
    if not match and _ends(OFFICE_OF, part, "office"):
        match = OFFICE_OF.fullmatch(part)
    return nominative(match["body"]) if match else None


def _small(part: str) -> str:
    """ "STADT BAD MUSTERAU" beside small letters in the same line → "Stadt Bad Musterau"."""
    if not part.isupper() or " " not in part:
        return part
    words = (word.lower() if word.lower() in _small_words() else _WORD.sub(_capital, word) for word in part.split(" "))
    return " ".join(words)


def _capital(match: re.Match[str]) -> str:
    return match[0].capitalize()


@cache
def _small_words() -> frozenset[str]:
    return frozenset(entries("small_words"))


def _surely(part: str) -> Part | None:
    if HEADING.fullmatch(part) or BULLETIN.fullmatch(part):
        return "release"
    if issuer(part):
        return "name"
    if part.rstrip(":") in _letterhead_words() or _permission(part) or _ends(_OFFICE, part, "office"):
        return "word"
    if DATED.fullmatch(part) or DAY_LINE.fullmatch(part) or _MELDUNG.fullmatch(part):
        return "day"
    if _COUNT.fullmatch(part):
        return "number"
    if _labels().match(part):
        return "label"
    return "embargo" if cue(part) == "embargo" else None


def _ends(pattern: re.Pattern[str], part: str, kind: str) -> bool:
    match = pattern.fullmatch(part)
    return bool(match and match["noun"].lower().endswith(_endings(kind)))


def _permission(part: str) -> bool:
    words = re.findall(r"\w+", part)
    inside = all(word.lower() in _permission_words() for word in words)
    return inside and any(map(str.istitle, words[1:]))


@cache
def _endings(kind: str) -> tuple[str, ...]:
    return tuple(end for end, what in table("letterhead_units").items() if what == kind)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"{_any('letterhead_labels')}(?:[ ]?:|[ ]\d|$)")


@cache
def _permission_words() -> frozenset[str]:
    return frozenset(entries("permission_words"))


@cache
def _letterhead_words() -> frozenset[str]:
    return frozenset(entries("letterhead_words"))
