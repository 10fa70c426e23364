"""A text as its author tells it: what stands in quotation marks is blanked, sentences are parted around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from pressnlp import words
from pressnlp.analyse.quote_marks import Quoted

BLANK = "_"
LONGEST_LINE = 1000  # enough to see whether a line is empty
# "sagte er. Danach", "gelacht.“ Danach", "entfernt. „Wer", a new paragraph
BOUNDARY = re.compile(r"([.!?…])[“”\"«»‘’?)]*\s+(?=[(„“\"»«‚?]*[A-ZÄÖÜ0-9_])|\n+")
WORD_BEFORE = re.compile(r"([\w-]+)\.$")
# A capital that opens a sentence even after a single letter: "Wöllertal e. V. Deren Leiterin"
FRESH_START = re.compile(
    r"(?:Der|Die|Das|Den|Dem|Deren|Dessen|Er|Sie|Es|Ihr|Ihm|Ihre|Sein|Seine|Dies|Diese|Dort|Damit|Für|In|Im|Auf|Bei"
    r"|Mit|Nach|Zu|Zum|Zur|Am|An|Als|Wer|Wenn|Auch|Ein|Eine)\b|[„“\"»«]"
)


class Narration:
    """The text with quoted words blanked, and where its sentences begin."""

    def __init__(self, text: str, quotes: Sequence[Quoted]) -> None:
        self.text = _blanked(text, quotes)
        self.lines = [0, *(match.end() for match in re.finditer(r"\n", self.text))]
        self.starts = list(sentence_starts(self.text, 0, len(self.text)))

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that holds an offset."""
        number = self.number(at)
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.starts[number], end

    def number(self, at: int) -> int:
        """Which sentence holds an offset, counted from 0."""
        return max(0, bisect_right(self.starts, at) - 1)

    def paragraph_start(self, at: int) -> int:
        """Where the line of an offset begins."""
        return self.lines[bisect_right(self.lines, at) - 1]

    def line_beside(self, at: int, step: Literal[-1, 1]) -> tuple[int, int] | None:
        """Start and end of the next (1) or last (-1) line that is not empty; at most one empty line between."""
        number = bisect_right(self.lines, at) - 1
        for beside in (number + step, number + 2 * step):
            if not 0 <= beside < len(self.lines):
                return None
            start = self.lines[beside]
            end = self.lines[beside + 1] - 1 if beside + 1 < len(self.lines) else len(self.text)
            if not self.text[start : min(end, start + LONGEST_LINE)].isspace() and end > start:
                return start, end
        return None

    def sentence_end_after(self, at: int) -> int:
        """The first sentence start behind an offset, or the end of the text."""
        number = bisect_left(self.starts, at + 1)
        return self.starts[number] if number < len(self.starts) else len(self.text)


def sentence_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences begin in a stretch, its own beginning first: `"Ja. Nein."` → 0, 4."""
    yield start
    for match in BOUNDARY.finditer(text, start, end):
        if match.end() < end and _parts(text, match):
            yield match.end()


def _blanked(text: str, quotes: Sequence[Quoted]) -> str:
    """Same length; the last character of a quote stays where it ends a sentence."""
    pieces: list[str] = []
    at = 0
    for each in quotes:
        inner = text[each.start : each.end]
        last = inner[-1:] if each.closed and inner[-1:] in ".!?…" else BLANK[: len(inner)]
        pieces += (text[at : each.start], BLANK * (len(inner) - 1), last)
        at = each.end
    pieces.append(text[at:])
    return "".join(pieces)


def _parts(text: str, match: re.Match[str]) -> bool:
    if match[1] != ".":
        return True
    word = WORD_BEFORE.search(text, max(0, match.start() - 30), match.start() + 1)
    if not word:
        return True
    if (word[1].isdigit() and len(word[1]) <= 2) or len(word[1]) == 1:
        return bool(FRESH_START.match(text, match.end()))
    return word[1].rsplit("-", 1)[-1] not in ABBREVIATIONS and word[1] not in ABBREVIATIONS


ABBREVIATIONS = frozenset(words.entries("sentence_abbreviations"))
