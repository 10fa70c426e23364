"""Which of the lines above the prose is the headline: not the sender's name, a day, a menu's path or a press label."""

import re
from collections.abc import Sequence
from functools import cache

from pressnlp.normalise.days import DAY
from pressnlp.normalise.letterhead import RELEASE, parts
from pressnlp.normalise.lines import Line
from pressnlp.record import SectionKind
from pressnlp.words import entries, table

# "- Der Schriftwart -", "Stadtwerke X GmbH | Unternehmenskommunikation", "Menü   Programm   Warenkorb (0)"
_BANNER = re.compile(
    r"[-–—][ ][^\n]{3,60}[ ][-–—]|[^\n|]{2,60}(?:[ ][|][ ][^\n|]{2,60}){1,3}"
    r"|\S{2,20}(?:[ ]\S{1,12}){0,2}(?:[ ]{3,}[^\d\s]{1,25}(?:[ ]{1,2}[^\d\s]{1,25}){0,3}){2,7}(?:[ ]?\(\d\))?"
)
LOWEST_BANNER = 4  # a row of bars below the first lines is a table's or a list's
# "Start > Aktuelles > Bücherei", "Markt X » Rathaus » Aktuelles"
_PATH = re.compile(r"[^\n>»]{2,40}(?:[ ](?:>|»|›)[ ][^\n>»›]{2,60})+")
# "Presse", "Pressemitteilung der Zoo X gGmbH vom 8. Juli 2020", "Presseinfo zur Schau": a label, no news before a colon
_LABEL = re.compile(
    rf"(?i:Presse|Medien|{RELEASE}(?:[ ](?:der|des|zur|zum|vom|für)[ ][^\n:]{{2,120}})?)[.]?"
    r"|(?i:antrag|anfrage|stellungnahme|\w{0,12}vorlage|bekanntmachung|einladung|niederschrift|mitteilung|information)"
    r"|An (?:die|alle) [^\n:]{0,20}(?:Redaktion|Medien|Presse)[^\n:]{0,40}"
)
_MONTHS = "|".join(table("months"))
# "Lohfeld, im März 2018", "28.08.2024 – 14:12"
_DAY = re.compile(
    rf"(?:[A-ZÄÖÜ][^\n,]{{1,40}},[ ])?(?:im|Anfang|Mitte|Ende)[ ](?i:{_MONTHS})[ ]\d{{4}}"
    rf"|{DAY}[ ]?[–-][ ]?\d\d?[:.]\d\d(?:[ ]Uhr)?"
)
# "Der Wahlleiter", "Die Gleichstellungsbeauftragte"
_OFFICE = re.compile(r"(?:Der|Die)[ ](?:[A-ZÄÖÜ]\w+e[ ])?[A-ZÄÖÜ][\w-]+")
# A headline's second line that one or two words fill was broken off the first, if that is nearly full.
SHORTEST_FULL = 45
_LAST_WORD = re.compile(r"(\w+)$")


def banner(line: str) -> bool:
    """Whether a line that looks like a list's is the sender's: "- Der Schriftwart -", "Werke X | Kommunikation"."""
    return len(line) <= 160 and not line.endswith((".", ":")) and _BANNER.fullmatch(line) is not None


def no_headline(line: str) -> bool:
    """Whether a line is no headline if another follows: "Klinikum Elbe gGmbH", "Start > Presse", "Der Wahlleiter"."""
    if any(form.fullmatch(line) for form in (_PATH, _LABEL, _DAY, _OFFICE)):
        return True
    found = list(parts(line))
    unknown = [part for part, kind in found if not kind]
    if any(kind == "day" for _, kind in found):
        return False  # an appointment's day would be read as the release's own
    return len(unknown) < len(found) and (not unknown or (":" not in line and not _says(unknown[0])))


def _says(part: str) -> bool:
    """A part of a line with a small word that may be a verb: "Rat stimmt zu", but "Kurbetrieb Ostseebad Musterau"."""
    return re.search(r"\b[a-zäöüß]{3,}(?:t|en)\b", part) is not None


def first(lines: Sequence[Line], kinds: Sequence[SectionKind | None], headings: Sequence[int]) -> int:
    """Which of the headings is the headline: the first that stands twice, else the first that may be one."""
    texts = [lines[i].text for i in headings]
    for number, text in enumerate(texts):
        if text in texts[number + 1 :]:
            return number
    for number, text in enumerate(texts):
        if number == len(texts) - 1:
            return number if len(text.split()) > 1 else 0  # a word alone is a menu's or a month's
        at, following = lines[headings[number]], lines[headings[number + 1]]
        sender = number > 0 and no_headline(texts[number - 1]) and lines[headings[number - 1]].paragraph == at.paragraph
        beside = sender and following.paragraph > at.paragraph and _verbless(text)
        if not (no_headline(text) or beside or _above_label(kinds, headings[number], headings[number + 1], text)):
            return number
    return 0


def _above_label(kinds: Sequence[SectionKind | None], at: int, following: int, text: str) -> bool:
    """Whether "Pressetext, 22. Oktober" or an embargo parts a line without a verb from the next heading."""
    label = any(kinds[i] in ("kicker", "embargo") for i in range(at + 1, following))
    return label and _verbless(text)


def _verbless(text: str) -> bool:
    return not re.search(r"[:!?,]", text) and not _says(text)


def runs_on(line: str, below: str) -> bool:
    """Whether a headline was broken: "Kern ist erste Leiterin seit 131" / "Jahren", "Rat stimmt für" / "Umbau"."""
    if below[:1].islower() or line.endswith((",", "-")):
        return True
    word = _LAST_WORD.search(line)
    if word and word[1] in _joints():
        return True
    return len(line) >= SHORTEST_FULL and len(below.split()) <= 2 and not line.endswith((".", "!", "?"))


@cache
def _joints() -> frozenset[str]:
    return frozenset(entries("small_words"))
