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
        places = _Places(self)
        at = 0
        for start, end, new in edits:
            if start < at:
                raise ValueError(f"edit at {start} overlaps the one before it, which ends at {at}")
            texts += (self.text[at:start], new)
            # Most edits swap one character for another: they leave the places alone, and cost next to nothing.
            if len(new) != end - start:
                places.replace(start, end, len(new))
            at = end
        if not texts:
            return self
        texts.append(self.text[at:])
        return Traced("".join(texts), *places.joined())

    def sub(self, pattern: re.Pattern[str], replace: str | Callable[[re.Match[str]], str]) -> "Traced":
        """Like `pattern.sub`, keeping the way back; matches that change nothing cost nothing."""
        edits = []
        for match in pattern.finditer(self.text):
            new = match.expand(replace) if isinstance(replace, str) else replace(match)
            if new != match[0]:
                edits.append((match.start(), match.end(), new))
        return self.edit(edits)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of `text[start:end]`; an empty stretch is empty there too."""
        if end <= start:
            here = self.boundary(start)
            return here, here
        return int(self.starts[start]), int(self.ends[end - 1])

    def boundary(self, at: int) -> int:
        """The source offset of the gap before character `at`."""
        if at < len(self.starts):
            return int(self.starts[at])
        return int(self.ends[-1]) if len(self.ends) else 0


class _Places:
    """Collects the source places of an edited text, copying unchanged stretches whole."""

    def __init__(self, traced: Traced) -> None:
        self.traced = traced
        self.starts: list[NDArray[np.int32]] = []
        self.ends: list[NDArray[np.int32]] = []
        self.at = 0

    def replace(self, start: int, end: int, length: int) -> None:
        """`length` characters take the place of `start`–`end`, all from that whole stretch."""
        self._copy(start)
        if length:
            here = self.traced.boundary(start) if start == end else int(self.traced.starts[start])
            there = here if start == end else int(self.traced.ends[end - 1])
            self.starts.append(np.full(length, here, np.int32))
            self.ends.append(np.full(length, there, np.int32))
        self.at = end

    def _copy(self, end: int) -> None:
        self.starts.append(self.traced.starts[self.at : end])
        self.ends.append(self.traced.ends[self.at : end])

    def joined(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        if not self.starts:
            return self.traced.starts, self.traced.ends
        self._copy(len(self.traced.text))
        return np.concatenate(self.starts), np.concatenate(self.ends)
