"""The words that show why somebody holds a role: the stretch from role over name to body, where they stand together."""

from collections.abc import Iterable

Span = tuple[int, int]
REACH = 160  # characters between two parts: farther apart the stretch shows nothing
LONGEST = 400


def evidence(role: Span, people: Iterable[Span], bodies: Iterable[Span]) -> Span:
    """`[Anna Keil], Leiterin des [Bauhofs]` → the whole of it; a part that stands elsewhere is left out."""
    found = joined(role, nearest(role, people))
    return joined(found, nearest(found, bodies))


def nearest(at: Span, others: Iterable[Span]) -> Span | None:
    """The span with the fewest characters between, of equals the first."""
    return min(others, key=lambda other: gap(at, other), default=None)


def gap(one: Span, other: Span) -> int:
    """Characters between two spans; none where they touch or overlap."""
    return max(0, other[0] - one[1], one[0] - other[1])


def joined(one: Span, other: Span | None) -> Span:
    """Both spans with what stands between, if that is little."""
    if other is None or gap(one, other) > REACH:
        return one
    both = min(one[0], other[0]), max(one[1], other[1])
    return both if both[1] - both[0] <= LONGEST else one
