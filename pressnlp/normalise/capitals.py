"""Headlines in capitals, written for the analysis as German writes: "VOLLSPERRUNG DER RINGSTRASSE" → small letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pressnlp.normalise.offsets import Edit, Traced
from pressnlp.words import entries, table

# Longer lines are paragraphs: nobody sets those in capitals.
LONGEST = 300
# ß has no capital on most keyboards, and "v. l." or "von" may stay small: this share of letters must be capitals.
MOSTLY = 0.8
# A single word in capitals may be a short name; one of this length is a heading ("VERANSTALTUNGSTIPP").
LONG_WORD = 8
# "SOEST. Die", "SOEST (pm)", "SOEST – Die": a place in capitals opens the text
DATELINE = re.compile(
    r"^((?:BAD |SANKT )?[A-ZÄÖÜ]{4,30}(?:[- ][A-ZÄÖÜ]{3,30}){0,3})(?=\. [A-ZÄÖÜ„\"][a-zäöüß]|[ ]?\(|[ ][–—-][ ])",
    re.MULTILINE,
)

LINE = re.compile(r"[^\n]+")
WORD = re.compile(r"[^\W_]+(?:\.[^\W\d_]+)*")
# Two capitals in a row
CAPITALS = re.compile(r"[A-ZÄÖÜ]{2}")
NO_VOWEL = re.compile(r"[^AEIOUYÄÖÜ\W\d]{1,3}")
ROMAN = re.compile(r"[IVX]{2,5}")
# A full stop ends a sentence unless an abbreviation or an ordinal stands before it: "AB 4. MÄRZ"
SENTENCE_END = re.compile(r"[^\d\W]{2}[.][ ]$|[!?:„»\"|–—][ ]?$")


def recase(traced: Traced) -> tuple[Traced, dict[str, int]]:
    """Recase lines that are mostly in capitals, counting lines: "STADT BAUT NEUE KITA" → "Stadt Baut Neue Kita"."""
    places = list(_lines(traced.text))
    if not places:
        return traced, {}
    spelling = _Spelling.of(traced.text, places)
    edits = [edit for start, end in places for edit in spelling.edits(start, end)]
    return traced.edit(edits), {"capitals": len(places)} if edits else {}


def _lines(text: str) -> Iterator[tuple[int, int]]:
    if not CAPITALS.search(text):
        return
    for match in LINE.finditer(text):
        start, end = match.span()
        if end - start <= LONGEST and _in_capitals(match[0]):
            yield start, end
            continue
        dateline = DATELINE.match(text, start, min(end, start + 200))
        if dateline and dateline[1] not in _acronyms():
            yield dateline.span(1)


def _in_capitals(line: str) -> bool:
    if not CAPITALS.search(line):
        return False
    letters = [c for c in line if c.isalpha() and c != "ß"]
    if sum(c.isupper() for c in letters) < MOSTLY * len(letters):
        return False
    words = [word for word in WORD.findall(line) if sum(map(str.isalpha, word)) > 1]
    spoken = [word for word in words if word not in _acronyms() and len(word) > 3]
    return bool(spoken) and (len(words) > 1 or len(spoken[0]) >= LONG_WORD)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How the rest of the text writes the words that stand in capitals."""

    text: str
    seen: frozenset[str]

    @classmethod
    def of(cls, text: str, places: list[tuple[int, int]]) -> "_Spelling":
        wanted: set[str] = set()
        for start, end in places:
            for word in WORD.findall(text, start, end):
                wanted |= {word, word.lower(), word[0] + word[1:].lower()}
        seen: set[str] = set()
        at = 0
        for start, end in [*places, (len(text), len(text))]:
            seen.update(word for word in WORD.findall(text, at, start) if word in wanted)
            at = end
        return cls(text, frozenset(seen))

    def edits(self, start: int, end: int) -> Iterator[Edit]:
        line = self.text[start:end]
        for match in WORD.finditer(line):
            if len(match[0]) > 1 and match[0].replace("ß", "").isupper():
                opens = bool(SENTENCE_END.search(line, max(0, match.start() - 3), match.start()))
                new = self.word(match[0], opens or not match.start())
                if new != match[0]:
                    yield start + match.start(), start + match.end(), new

    def word(self, word: str, opens: bool) -> str:
        """One word as German writes it; `opens` says that a sentence begins with it."""
        small, title = word.lower(), word[0] + word[1:].lower()
        if word in table("caps_forms"):
            return table("caps_forms")[word]
        if word in self.seen or word in _acronyms() or ROMAN.fullmatch(word) or NO_VOWEL.fullmatch(word):
            return word
        if not opens and (small in _small_words() or (small in self.seen and title not in self.seen)):
            return small
        return title


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(entries("acronyms"))


@cache
def _small_words() -> frozenset[str]:
    return frozenset(entries("small_words"))
