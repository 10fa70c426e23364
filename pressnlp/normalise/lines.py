"""The lines of an analysed text, and what a line's own form tells about it."""

import re
from dataclasses import dataclass
from functools import cache

from pressnlp.normalise.days import DAY, WEEKDAY
from pressnlp.normalise.wraps import ITEM, ROW
from pressnlp.record import SectionKind
from pressnlp.words import entries, rows

# A line that long is prose whatever it begins with; so are sentences that merely mention a contact.
LONGEST = 1500
LINE = re.compile(r"[^\n]*\S[^\n]*")
# "-----", "* * *": drawn, not written
RULE = re.compile(r"[-–—_=*~#+.•· \t]{3,}")
_ITEM_SPLIT = re.compile(r"[ ]*(?:\||»|>|›|·|•|\t)[ ]*|[ ]/[ ]")
# "Musterau, 29. September 2021", "Soest (26.10.2020)", "12.03.2020", "Musterau, den 2.2.2024 / ph"
PLACE = (
    r"[A-ZÄÖÜ][\w.’'/-]{0,60}(?:[ ](?:(?:an|am|im|in|ob|der|dem|bei|a\.|d\.)[ ]){0,2}[A-ZÄÖÜ(][\w.’')/-]{0,60}){0,3}"
)
# "/ ph", " (ek)": who wrote it
AUTHOR = r"(?:[ ]?/[ ]?[a-zäöü]{1,4}|[ ]\([a-zäöü./-]{1,8}\))?"
_BEFORE_DAY = rf"(?:{PLACE}(?:,[ ]?(?:den[ ]|am[ ])?|[ ]\(|[ ][|–·-][ ])|\()?(?:{WEEKDAY}|Datum:[ ]|Stand:[ ]|vom[ ])?"
DAY_LINE = re.compile(rf"{_BEFORE_DAY}{DAY}\)?[.,:]?{AUTHOR}")
# "Über die Stadtwerke", "Über uns": a heading, not "Über 100 Gäste kamen"
_ABOUT = re.compile(r"Über (?:das|die|den|dem|der|uns|[A-ZÄÖÜ][\w.-]*)(?:[ ][^\n.!?]{1,70})?:?")
_FOLLOWS = re.compile(r"[ ]*(?:[:(–-]|$|/)")
# "(Foto: Stadt Soest)": the whole line in brackets
_BRACKETED = re.compile(r"\((?=(?:Foto|Fotos|Bild|Bilder)\b)")
# A postal code with its place, a street with its number, a telephone, an address on the web
ADDRESS = re.compile(
    r"\b\d{5} [A-ZÄÖÜ]|\b(?:Tel|Telefon|Telefax|Fax|Mobil|E-?Mail|Internet|Web)\b\.?:?|@|www\.|https?://"
    r"|(?:straße|str\.|gasse|platz|weg|allee|ring|Straße|Platz|Weg|Allee|Markt) \d{1,4}\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it, trimmed; `paragraph` counts stretches between empty lines."""

    start: int
    end: int
    text: str
    paragraph: int


def lines(text: str) -> list[Line]:
    """ "Titel\\n\\nErster Satz." → two lines of paragraphs 0 and 1."""
    found: list[Line] = []
    paragraph, at = 0, 0
    for match in LINE.finditer(text):
        start, end = match.span()
        if found and start > at + 1:
            paragraph += 1
        at = end
        line = match[0].strip()
        if RULE.fullmatch(line):
            continue
        start += len(match[0]) - len(match[0].lstrip())
        found.append(Line(start, start + len(line), line, paragraph))
    return found


def form(line: str) -> SectionKind | None:
    """What a line is by its form alone: "Foto: Stadt Soest" → "caption", "- Neubau" → "list"; None for prose."""
    if len(line) <= LONGEST:
        kind = cue(line)
        if kind:
            return kind
    if is_navigation(line):
        return "navigation"
    if len(line) <= 80 and DAY_LINE.fullmatch(line):
        return "dateline"
    if len(line) <= 80 and _ABOUT.fullmatch(line):
        return "about"
    return "list" if ITEM.match(line) or (len(line) <= 300 and ROW.search(line)) else None


def cue(line: str) -> SectionKind | None:
    """What the cue word at a line's start says: "Foto: Stadt Soest" → "caption", "SPERRFRIST: …" → "embargo"."""
    bracket = _BRACKETED.match(line)
    match = _cues().match(line, bracket.end() if bracket else 0)
    if not match:
        return None
    kind, follows = _cue_table()[match[0]]
    if follows == "label" and not _FOLLOWS.match(line, match.end()):
        return None
    return kind


@cache
def _cue_table() -> dict[str, tuple[SectionKind, str]]:
    written = {cue: (kind, follows) for cue, kind, follows in rows("section_cues", 3)}
    # A cue in capitals stays so beside a text in small letters: "SPERRFRIST: Freitag, 13. Juni"
    return {cue.upper(): what for cue, what in written.items()} | written  # type: ignore[return-value]


@cache
def _cues() -> re.Pattern[str]:
    longest_first = sorted(_cue_table(), key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(cue) for cue in longest_first) + r")(?!\w)")


def is_navigation(line: str) -> bool:
    """ "Startseite | Rathaus | Presse" → True; half of the parts, and at least two, must be known menu items."""
    if len(line) > 300:
        return False
    parts = [part.strip(" :<«‹←→").lower() for part in _ITEM_SPLIT.split(line)]
    parts = [part for part in parts if part]
    known = sum(part in _items() for part in parts)
    if len(parts) == 1:
        return known == 1 and parts[0] not in _letterhead_words()
    return known >= 2 and 2 * known >= len(parts)


@cache
def _items() -> frozenset[str]:
    return frozenset(entries("navigation_items"))


@cache
def _letterhead_words() -> frozenset[str]:
    return frozenset(word.lower() for word in entries("letterhead_words"))
