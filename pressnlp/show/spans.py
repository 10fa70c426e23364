"""Where things stand in the text, nested: spans that cross are cut so that every reader of events may use a stack."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Literal

from pressnlp.record import Record

MarkKind = Literal["quote", "organisation", "person", "role", "money"]
# Of two marks with the same span the one named first is outside: quotes hold people, bodies hold the names in them.
ORDER: tuple[MarkKind, ...] = ("quote", "organisation", "person", "role", "money")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text and the things it belongs to: a plural role ("die Bürgermeister A und B") has two."""

    start: int
    end: int
    kind: MarkKind
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A mark begins; `first` is False where it goes on after a cut, `holds` says that another begins inside."""

    mark: Mark
    number: int
    first: bool
    holds: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Text without a mark's beginning or end in it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Close:
    """The mark opened last ends, or is cut; `holds` as when it opened."""

    mark: Mark
    number: int
    holds: bool


Event = Open | Words | Close
_Piece = tuple[int, int, int]
"""Start, negative end, number of the mark: sorts outer pieces first."""


def sum_id(index: int) -> str:
    """The id of a record's sum, which has none of its own: `sum_id(0)` → "m1"."""
    return f"m{index + 1}"


def quote_id(index: int) -> str:
    """The id of a record's quote: `quote_id(0)` → "q1"."""
    return f"q{index + 1}"


def marks(record: Record, length: int) -> list[Mark]:
    """Every mark of a record, in order of the text, outer ones first; those beyond `length` characters are left out."""
    owners: dict[tuple[int, int, MarkKind], list[str]] = {}
    for start, end, kind, owner in _spans(record):
        if 0 <= start < end <= length:
            ids = owners.setdefault((start, end, kind), [])
            if owner not in ids:
                ids.append(owner)
    order = sorted(owners, key=lambda span: (span[0], -span[1], ORDER.index(span[2])))
    return [Mark(*span, tuple(owners[span])) for span in order]


def _spans(record: Record) -> Iterator[tuple[int, int, MarkKind, str]]:
    for person in record.people:
        yield from ((mention.start, mention.end, "person", person.id) for mention in person.mentions)
        yield from ((role.start, role.end, "role", person.id) for role in person.roles)
    for body in record.organisations:
        yield from ((mention.start, mention.end, "organisation", body.id) for mention in body.mentions)
    yield from ((one.start, one.end, "money", sum_id(index)) for index, one in enumerate(record.money))
    yield from ((one.start, one.end, "quote", quote_id(index)) for index, one in enumerate(record.quotes))


def events(found: Iterable[tuple[int, Mark]], start: int, end: int) -> Iterator[Event]:
    """The text from `start` to `end` as openings, words and closings, properly nested, with all words in order.

    `found` are marks with their numbers. "[Rat der {Stadt] Soest}" gives "[Rat der {Stadt}]{ Soest}".
    """
    numbered = dict(found)
    waiting: list[_Piece] = [
        (max(mark.start, start), -min(mark.end, end), number)
        for number, mark in numbered.items()
        if mark.start < end and mark.end > start
    ]
    heapify(waiting)
    opened: list[tuple[int, int, bool]] = []  # end, number and `holds` of what is open
    at = start
    while waiting or opened:
        if opened and (not waiting or opened[-1][0] <= waiting[0][0]):
            stop, number, holds = opened.pop()
            yield from _words(at, stop)
            yield Close(numbered[number], number, holds)
            at = stop
            continue
        begin, negative, number = heappop(waiting)
        stop = min(-negative, opened[-1][0] if opened else end)
        if stop < -negative:
            heappush(waiting, (stop, negative, number))
        yield from _words(at, begin)
        mark, holds = numbered[number], bool(waiting) and waiting[0][0] < stop
        yield Open(mark, number, begin == mark.start, holds)
        opened.append((stop, number, holds))
        at = begin
    yield from _words(at, end)


def _words(start: int, end: int) -> Iterator[Words]:
    if start < end:
        yield Words(start, end)
