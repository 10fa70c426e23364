"""What normalising gives: the text to analyse, its sections, and what its form tells about the release."""

from bisect import bisect_right
from dataclasses import dataclass

from pressnlp.normalise.offsets import Traced
from pressnlp.record import ReleaseWarning, Repair, SectionKind


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the analysed text with one function (offsets in the analysed text)."""

    kind: SectionKind
    start: int
    end: int
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Clean:
    """A release ready for analysis: offsets of `blocks` point into `text`, `traced` leads back to the source.

    `blocks` stand in order and do not overlap.
    """

    traced: Traced
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...] = ()
    title: str | None = None
    place: str | None = None
    date: str | None = None
    publisher: str | None = None
    language: str | None = None
    warnings: tuple[ReleaseWarning, ...] = ()

    @property
    def text(self) -> str:
        return self.traced.text

    def kind_at(self, offset: int) -> SectionKind:
        """The function of the block that holds an offset of the analysed text; "body" between blocks."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[at].kind if at >= 0 and offset < self.blocks[at].end else "body"
