"""Two releases side by side: how similar, which came first, and whether the later one is a version of the earlier."""

from dataclasses import dataclass
from typing import Literal

from pressnlp.bulk.near.wording import Wording

Kind = Literal["copy", "correction", "version"]
# From here on two texts are versions by their words alone. Read in council papers and blog posts: above it 50 of 51
# pairs were right, between 0.85 and it 4 of 9, below about one in two (forms with another committee or street in them).
ALIKE = 0.9
# Enough where one calls itself a correction: a note of three lines in which a sentence is mended.
CORRECTED = 0.6


@dataclass(frozen=True, slots=True)
class Seen:
    """A release of the archive; `date` as ISO, `position` sorts as the sources are read."""

    id: int
    date: str | None
    position: bytes
    wording: Wording


@dataclass(frozen=True, slots=True)
class Pair:
    """Two releases, by number, of which the later is a copy, a correction or another version of the earlier."""

    earlier: int
    later: int
    similarity: float
    kind: Kind


def compared(one: Seen, other: Seen) -> Pair | None:
    """How two releases are related; None for different ones."""
    similarity = jaccard(one.wording, other.wording)
    if similarity < CORRECTED:
        return None
    earlier, later = (one, other) if is_first(one, other) else (other, one)
    kind = _kind(earlier.wording, later.wording, similarity)
    return kind and Pair(earlier.id, later.id, round(similarity, 4), kind)


def jaccard(one: Wording, other: Wording) -> float:
    """Three-word shingles in both, by those in either: 1.0 for the same words, 0.0 for nothing in common."""
    common = len(one.shingles & other.shingles)
    return common / ((len(one.shingles) + len(other.shingles) - common) or 1)


def is_first(one: Seen, other: Seen) -> bool:
    """By the dates of both; where they do not tell, by who calls itself a correction, then by the order of sources."""
    if one.date and other.date and one.date != other.date:
        return one.date < other.date
    if one.wording.markers != other.wording.markers:
        return one.wording.markers < other.wording.markers
    return one.position < other.position


def _kind(earlier: Wording, later: Wording, similarity: float) -> Kind | None:
    if earlier.words == later.words:
        return "copy"
    if later.markers > earlier.markers:
        return "correction"
    return "version" if similarity >= ALIKE and not is_next_issue(earlier, later) else None


def is_next_issue(earlier: Wording, later: Wording) -> bool:
    """Whether figures or days stand in place of others: the next issue of a recurring notice, and news of its own.

    "Wochenmarkt am 3. Mai, 8 Uhr" and "Wochenmarkt am 10. Mai, 8 Uhr" → True.
    """
    return bool(earlier.figures - later.figures) and bool(later.figures - earlier.figures)
