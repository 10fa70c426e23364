"""Stretches of a text found by place: what a loop over all of them would find, without the loop.

A text of two million characters has tens of thousands of names; a rule that looks at all of them for every word never
ends.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class Stretch(Protocol):
    """Anything that has a place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Stretch)


class Intervals(Generic[T]):
    """Stretches in order of place, none inside another."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items = sorted(items, key=lambda item: item.start)
        self._starts = [item.start for item in self._items]

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def at(self, offset: int) -> T | None:
        """The stretch that holds a character."""
        index = bisect_right(self._starts, offset) - 1
        return self._items[index] if index >= 0 and offset < self._items[index].end else None

    def starting(self, start: int, end: int) -> list[T]:
        """All that start in start…end-1."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class Taken:
    """A growing set of stretches that must not overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans = sorted(spans)

    def add(self, start: int, end: int) -> None:
        insort(self._spans, (start, end))

    def hits(self, start: int, end: int) -> bool:
        """Whether start…end shares a character with a stretch of the set."""
        index = bisect_left(self._spans, (end, -1))
        return index > 0 and self._spans[index - 1][1] > start
