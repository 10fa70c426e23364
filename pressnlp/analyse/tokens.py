"""Words as the rules see them: plain, with offsets, without any model.

Model tokens break names that rules want whole ("Straßen.NRW", "D’Kirnbachtaler", "90/Die"); so rules scan the text
themselves, and a line break is a word of its own that no pattern crosses.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from pressnlp.analyse.intervals import Intervals
from pressnlp.normalise.clean import Block
from pressnlp.record import SectionKind
from pressnlp.words.own import NOTHING, OwnWords

# "a.D.", "e.V."
_DOTTED = r"(?:[^\W\d_]\.){2,}"
# "Straßen.NRW", "Bau-", "Wasser+Raum", "Kund:innen", "20.000"
_WORD = r"[^\W_](?:\w|[-’'*&+.](?=\w)|:(?=in(?:nen)?\b)|/(?=in\b))*-?"
SCAN = re.compile(rf"\n|{_DOTTED}|{_WORD}|\S")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign of the analysed text."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class Words:
    """The words of a text, found by place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all: list[Word] = [Word(m.start(), m.end(), m[0]) for m in SCAN.finditer(text)]
        self._starts = [word.start for word in self.all]

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, index: int) -> Word:
        return self.all[index]

    def __iter__(self) -> Iterator[Word]:
        return iter(self.all)

    def at(self, offset: int) -> int:
        """The number of the first word that starts at or after an offset."""
        return bisect_left(self._starts, offset)

    def get(self, index: int) -> str:
        """The word's text; a line break beyond either end of the text."""
        return self.all[index].text if 0 <= index < len(self.all) else "\n"

    def between(self, start: int, end: int) -> list[Word]:
        """The words that start in a stretch of the text."""
        return self.all[self.at(start) : self.at(end)]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as the pipeline found it."""

    start: int
    end: int
    label: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as all rules see it: words, the model's entities, sentence starts, proper nouns, sections, registers."""

    text: str
    words: Words
    named: Intervals[Named]
    sentences: tuple[int, ...]
    proper: frozenset[int] | None
    nouns: frozenset[int] | None = None
    sections: Intervals[Block] = field(default_factory=lambda: Intervals(()))
    own: OwnWords = NOTHING

    def is_proper(self, start: int) -> bool:
        """Whether a proper noun starts here, as far as the pipeline tells (it may have no tagger)."""
        return self.proper is None or start in self.proper

    def section(self, offset: int) -> SectionKind:
        block = self.sections.at(offset)
        return block.kind if block else "body"

    def entity(self, offset: int, *labels: str) -> Named | None:
        """The pipeline's entity of one of the labels that holds a character."""
        named = self.named.at(offset)
        return named if named and named.label in labels else None

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_left(self.sentences, offset + 1) - 1)

    def sentence_span(self, offset: int) -> tuple[int, int]:
        number = self.sentence(offset)
        start = self.sentences[number] if self.sentences else 0
        end = self.sentences[number + 1] if number + 1 < len(self.sentences) else len(self.text)
        return start, end
