"""Text that remembers where every character came from."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Edit = tuple[int, int, str]
"""Replace `text[start:end]` by the string."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A repaired text with the way back: character i stems from `source[starts[i]:ends[i]]`."""

    text: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    @classmethod
    def of(cls, source: str) -> "Traced":
        """The untouched text."""
        starts = np.arange(len(source), dtype=np.int32)
        return cls(source, starts, starts + 1)

    def edit(self, edits: Iterable[Edit]) -> "Traced":
        """Apply edits, given in order of their place and not overlapping.

        `Traced.of("Bür-\\nger").edit([(3, 5, "")])` → "Bürger", whose span 0–6 is 0–8 in the source.
        A replacement's characters all stem from the whole stretch they replace; one of equal length keeps its places.
        Raises ValueError where edits overlap or go backwards.
        """
        texts: list[str] = []
        changes: list[tuple[int, int, int]] = []
        at = 0
        for start, end, new in edits:
            if start < at:
                raise ValueError(f"edit at {start} overlaps the one before it, which ends at {at}")
            texts += (self.text[at:start], new)
            # Most edits swap one character for another, and leave the places alone.
            if len(new) != end - start:
                changes.append((start, end, len(new)))
            at = end
        if not texts:
            return self
        texts.append(self.text[at:])
        return Traced("".join(texts), *(self._places(changes) if changes else (self.starts, self.ends)))

    def sub(self, pattern: re.Pattern[str], replace: str | Callable[[re.Match[str]], str]) -> "Traced":
        """Like `pattern.sub`, keeping the way back; matches that change nothing cost nothing."""
        edits = []
        for match in pattern.finditer(self.text):
            new = match.expand(replace) if isinstance(replace, str) else replace(match)
            if new != match[0]:
                edits.append((match.start(), match.end(), new))
        return self.edit(edits)

    def _places(self, changes: list[tuple[int, int, int]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The source places after stretches `start`–`end` were replaced by so many characters, all edits at once."""
        start, end, length = np.array(changes, dtype=np.int64).T
        here = np.append(self.starts, self.ends[-1:] if len(self.ends) else [0])[start]
        there = np.where(start == end, here, self.ends[end - 1]) if len(self.ends) else here
        # Kept and new stretches take turns: kept, new, kept, …, kept.
        runs = np.empty(2 * len(changes) + 1, dtype=np.int64)
        runs[0::2] = np.append(start, len(self.text)) - np.append(0, end)
        runs[1::2] = length
        new = np.repeat(np.arange(len(runs)) % 2 == 1, runs)
        turns = np.concatenate(([0], np.column_stack((start, end)).ravel(), [len(self.text)]))
        kept = np.repeat(np.arange(2 * len(changes) + 1) % 2 == 0, np.diff(turns))
        starts, ends = np.empty(len(new), np.int32), np.empty(len(new), np.int32)
        starts[new], ends[new] = np.repeat(here, length), np.repeat(there, length)
        starts[~new], ends[~new] = self.starts[kept], self.ends[kept]
        return starts, ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of `text[start:end]`; an empty stretch is empty there too."""
        if end <= start:
            here = self._boundary(start)
            return here, here
        return int(self.starts[start]), int(self.ends[end - 1])

    def _boundary(self, at: int) -> int:
        if at < len(self.starts):
            return int(self.starts[at])
        return int(self.ends[-1]) if len(self.ends) else 0
