"""What two releases are compared by: the words of their prose, without letterhead, contact and boilerplate."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from struct import pack

from rensa import RMinHash

from pressnlp import words

# Sections that say what the release says. A letterhead, an address or "Über uns" is the same in releases that have
# nothing else in common, and a dateline holds the day of publication.
PROSE = frozenset(("title", "kicker", "lead", "body", "list", "caption"))
# Two notices of a sentence or two share most of their words without being versions of each other.
FEWEST_WORDS = 20
# What is behind the first hundred pages is not compared, so that one book does not cost as much as an archive.
MOST_WORDS = 50_000
# Three words side by side: single words are shared by all texts on one subject, five break at every changed word.
SHINGLE = 3
# 24 bands of 5: of pairs with a similarity of 0.6 86 % meet in a band, of 0.7 98.8 %, of 0.8 all but one in ten
# thousand, by 1 - (1 - s^5)^24 (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4).
BANDS, ROWS = 24, 5
SEED = 20
# Signatures of another algorithm, or of other settings, cannot be compared and are made anew.
MADE = f"rensa {RMinHash.ALGORITHM_VERSION}, {SHINGLE} words, {BANDS} x {ROWS}, {FEWEST_WORDS} to {MOST_WORDS}"

# A release says so at once, or in a note below; further in, a word such as "aktualisiert" is part of the news.
HEAD, TAIL = 300, 150  # characters

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Span:
    """A section of a text, in code points."""

    kind: str
    start: int
    end: int


class Wording:
    """The words of a release: `Wording(["der", "rat", "tagt"])`; `markers` counts words such as "Korrektur"."""

    def __init__(self, prose: Sequence[str], markers: int = 0) -> None:
        self.words = prose
        self.markers = markers

    @cached_property
    def shingles(self) -> frozenset[str]:
        """All runs of three words: "der rat tagt"."""
        return frozenset(map(" ".join, zip(*(self.words[start:] for start in range(SHINGLE)), strict=False)))

    @cached_property
    def figures(self) -> Counter[str]:
        """Words with digits, months and weekdays: what another issue of a recurring notice changes."""
        return Counter(word for word in self.words if not word.isalpha() or word in _calendar())


def wording(text: str, sections: Iterable[Span], title: str | None = None) -> Wording:
    """The words of a text's prose, without case; markers also stand elsewhere, and in the stated title."""
    prose: list[str] = []
    for one in sections:
        if one.kind in PROSE and len(prose) < MOST_WORDS:
            prose += _words(text[one.start : one.end])
    return Wording(prose[:MOST_WORDS], markers(title or "") + markers(text))


def markers(text: str) -> int:
    """How often beginning and end call the release a correction: "Korrektur: …", "(aktualisiert am 3. Mai)".

    "Korrektur der Pressemitteilung" → 1, "Neufassung der Satzung" → 0.
    """
    edges = text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}\n{text[-TAIL:]}"
    return len(_marked().findall(unicodedata.normalize("NFC", edges).casefold()))


def _words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFC", text).casefold())


def signature(of: Wording) -> list[int] | None:
    """One number for each band, equal in two texts that may be alike; None for a text too short to tell."""
    if len(of.words) < FEWEST_WORDS:
        return None
    minhash = RMinHash(BANDS * ROWS, SEED)
    minhash.update(list(of.shingles))
    digest = minhash.digest()
    return [_hash(band, digest[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]


def _hash(band: int, rows: list[int]) -> int:
    """48 bits: enough to keep a hundred million bands apart, and two bytes less in every row of a large index."""
    return int.from_bytes(blake2b(pack(f"<{ROWS}I", *rows), digest_size=6, salt=bytes([band])).digest(), "big")


@cache
def _calendar() -> frozenset[str]:
    return frozenset((*words.table("months"), *words.entries("weekdays")))


@cache
def _marked() -> re.Pattern[str]:
    release = "|".join(re.escape(name.casefold()) for name in words.entries("release_words"))
    # "neufassung der satzung": what is new or mended is something else than the release
    something_else = rf"\s+(?:der|des|von|vom|zur|zum|einer|eines)\b(?!\s+(?:{release})\b)"
    return re.compile(rf"\b(?:{'|'.join(words.entries('correction_markers'))})\b(?!{something_else})")
