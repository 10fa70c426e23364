"""Quotes, dashes and euro signs that arrived as "?" or U+FFFD.

Typewriter encodings lack „ “ – € ’: exports put "?" in their place. Real question marks stay: a text counts as damaged
only where some "?" stands as no question mark ever does (before a letter, or between blanks before a small letter),
and in a damaged text each "?" is judged by its neighbours, by open quotes and by the clause it ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pressnlp.normalise.offsets import Traced
from pressnlp.words import entries

LOST = "[?\ufffd]"
MARK = re.compile(LOST)
# " ?Alte", "(?so": a blank, bracket or the line's start before it, a letter or digit behind
OPENING = re.compile(rf"(?:^|(?<=[\s(\[/])){LOST}(?=\w)", re.MULTILINE)
# "Wasser ? danach": between blanks, and the sentence goes on in small letters
INNER_DASH = re.compile(rf"(?<=\w[ ]){LOST}(?=[ ][a-zäöüß])")
# "? Beratung vor Ort": a bullet at a line's start
BULLET = re.compile(rf"^[ \t]{{0,8}}{LOST}(?=[ \t])", re.MULTILINE)
# "15?18 Uhr", "Di?Fr": a dash between numbers or between two short names of days; never inside an address
RANGE = re.compile(rf"(?:(?<=\d){LOST}(?=\d)|(?<=\b[MDFS][a-z]){LOST}(?=[MDFS][a-z]\b))")
ADDRESS = re.compile(r"\S{0,200}(?:://|www\.|\.php|\.aspx?|\.html?)\S{0,200}$")
# "geht?s", "Kunz? Vorgänger" is left: only the short forms of "es" are sure
APOSTROPHE = re.compile(rf"(?<=[a-zäöüß]){LOST}(?=s\b)")
# "2,00 ?, ermäßigt": a price that lost its sign
EURO = re.compile(rf"(?<=\d[ ]){LOST}(?=[,.;:)/\n]|$|[ ](?:pro|je|brutto|netto)\b)|(?<=,\d\d[ ]){LOST}(?=\s|$)")
# "Alte Mühle? steht": no question ends before a small letter
GOES_ON = re.compile(r"[ ][a-zäöüß]")
CLAUSE_START = re.compile(r"[.!?:;\n„“»«\"][ ]?")
CONJUNCTION = re.compile(r"(?:und|oder|aber|doch|denn|also|nur)[ ]", re.IGNORECASE)
WORD = re.compile(r"\w+")
# How far back the clause before a mark is looked for.
CLAUSE = 400

# In this order: a mark that fits two is the first of them.
VERDICTS = ((RANGE, "–"), (APOSTROPHE, "’"), (OPENING, "„"), (EURO, "€"))
KINDS = {"„": "quotation_mark", "“": "quotation_mark", "–": "dash", "’": "apostrophe", "€": "currency_sign"}


def mend(traced: Traced) -> tuple[Traced, dict[str, int]]:
    """Put back what was lost, counting kinds: "Das ?Fest?, groß ? und laut." → "Das „Fest“, groß – und laut."."""
    if not _damaged(traced.text):
        return traced, {}
    counts: dict[str, int] = {}
    edits = []
    for at, new in _Judge(traced.text).verdicts():
        edits.append((at, at + 1, new))
        counts[KINDS[new]] = counts.get(KINDS[new], 0) + 1
    return traced.edit(edits), counts


def _damaged(text: str) -> bool:
    if not MARK.search(text):
        return False
    found = (m for pattern in (OPENING, INNER_DASH, BULLET) for m in pattern.finditer(text))
    return any(not _in_address(text, match.start()) for match in found)


def _in_address(text: str, at: int) -> bool:
    """Whether a "?" belongs to a web address ("index.php?id=7")."""
    line = max(text.rfind("\n", max(0, at - 200), at) + 1, max(0, at - 200))
    return bool(ADDRESS.search(text[line:at]))


@dataclass(slots=True)
class _Judge:
    """Goes through the marks of one damaged text, knowing whether a quote is open."""

    text: str
    open: bool = False
    paragraph: int = 0

    def verdicts(self) -> Iterator[tuple[int, str]]:
        marks = [match.start() for match in MARK.finditer(self.text)]
        for number, at in enumerate(marks):
            if self.text.find("\n\n", self.paragraph, at) >= 0:
                self.open = False
            self.paragraph = at
            following = marks[number + 1] if number + 1 < len(marks) else None
            new = self._verdict(at, following)
            if new:
                self.open = new == "„" or (self.open and new != "“")
                yield at, new

    def _verdict(self, at: int, following: int | None) -> str | None:
        for pattern, new in VERDICTS:
            if pattern.match(self.text, at):
                return None if _in_address(self.text, at) else new
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if self._is_bullet(at):
            return "–"
        if before == " ":
            return "–" if after == " " else None
        return "“" if before and not after.isalnum() and self._closes(at, before, after, following) else None

    def _is_bullet(self, at: int) -> bool:
        near = self.text[max(0, at - 9) : at]
        opens_line = "\n" in near or at < 9
        return opens_line and not near.rpartition("\n")[2].strip() and self.text[at + 1 : at + 2] in ("\t", " ")

    def _closes(self, at: int, before: str, after: str, following: int | None) -> bool:
        """Whether a mark behind a word or a full stop closes a quote rather than a question."""
        if self.text[at] == "\ufffd" or before in ".,!…?\ufffd":
            return True
        if following == at + 1:
            return False  # "Wer hilft??": the question first, then the quote's end
        if (after and after in ",;:") or GOES_ON.match(self.text, at + 1):
            return True
        return self.open and not (self._asks(at) and self._closed_later(at, following))

    def _asks(self, at: int) -> bool:
        """Whether the clause before the mark opens like a question: "Was ist geplant?"."""
        window = self.text[max(0, at - CLAUSE) : at]
        starts = [match.end() for match in CLAUSE_START.finditer(window)]
        clause = CONJUNCTION.sub("", window[starts[-1] if starts else 0 :].lstrip(" ?\ufffd"), count=1)
        first = WORD.search(clause)
        return first is not None and first[0].lower() in _question_starts()

    def _closed_later(self, at: int, following: int | None) -> bool:
        """Whether the open quote can still be closed by the next mark of the paragraph."""
        if following is None or self.text.find("\n\n", at, following) >= 0:
            return False
        return not OPENING.match(self.text, following)


@cache
def _question_starts() -> frozenset[str]:
    return frozenset(entries("question_starts"))
