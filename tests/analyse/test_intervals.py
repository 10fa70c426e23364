"""Lookups by place give what a loop over all stretches would."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from pressnlp.analyse.intervals import Intervals, Taken


@dataclass(frozen=True)
class Piece:
    start: int
    end: int


def pieces(edges: list[int]) -> list[Piece]:
    return [Piece(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < b]


EDGES = st.lists(st.integers(0, 60), unique=True).map(sorted)


@given(EDGES, st.integers(0, 60))
def test_at(edges: list[int], offset: int) -> None:
    some = pieces(edges)
    assert Intervals(some).at(offset) == next((p for p in some if p.start <= offset < p.end), None)


@given(EDGES, st.integers(0, 60), st.integers(0, 60))
def test_starting(edges: list[int], start: int, end: int) -> None:
    some = pieces(edges)
    assert Intervals(reversed(some)).starting(start, end) == [p for p in some if start <= p.start < end]


@given(EDGES, st.integers(0, 60), st.integers(1, 9))
def test_taken(edges: list[int], start: int, length: int) -> None:
    some = pieces(edges)
    taken = Taken()
    for piece in reversed(some):
        taken.add(piece.start, piece.end)
    assert taken.hits(start, start + length) == any(p.start < start + length and start < p.end for p in some)
