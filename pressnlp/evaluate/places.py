"""Where cases stand in a text, and the text cut into pieces that carry their marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressnlp.evaluate.cases import Case, Outcome, Span
from pressnlp.evaluate.compare import Compared

# Kinds that have places; the others are values, and stand beside the text. Roles come late: they may touch names.
MARKED = ("quotes", "organisations", "people", "money", "roles")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text with its case: `number` counts the cases of a kind."""

    start: int
    end: int
    kind: str
    number: int
    outcome: Outcome
    label: str

    @property
    def case(self) -> tuple[str, int]:
        """What all places of one case share."""
        return self.kind, self.number


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch without a boundary inside, and the marks over it, widest first.

    `begins` are those that start here, `anchors` those among them that are their case's first.
    """

    text: str
    marks: tuple[Mark, ...]
    begins: frozenset[Mark]
    anchors: frozenset[Mark]


def marks(release: Compared) -> list[Mark]:
    """All places of a release's cases: a record's by its offsets, gold's wherever the text has the surface."""
    found = [mark for kind in MARKED for mark in _of_kind(release, kind)]
    return [mark for mark in found if 0 <= mark.start < mark.end <= len(release.gold.text)]


def _of_kind(release: Compared, kind: str) -> Iterator[Mark]:
    cases = release.cases.get(kind, [])
    looked_up = occurrences(release.gold.text, [case.gold.surfaces if case.gold else () for case in cases])
    told = [span for case in cases if case.outcome == "right" for span in _told(case)]
    for number, case in enumerate(cases):
        spans = _told(case) or looked_up[number]
        if kind == "roles" and case.outcome == "missed":
            spans = _only_free(spans, told)
        yield from (Mark(*span, kind, number, case.outcome, case.label) for span in spans)


def _told(case: Case) -> Sequence[Span]:
    return case.found.spans if case.found else ()


def _only_free(spans: Sequence[Span], taken: Iterable[Span]) -> Sequence[Span]:
    """Many people hold the same office: a missed one is marked only where a single place is left for it."""
    taken = list(taken)
    free = [span for span in spans if not any(_touch(span, other) for other in taken)]
    return free if len(free) == 1 else ()


def occurrences(text: str, surfaces: Sequence[Sequence[str]]) -> list[list[Span]]:
    """For each bearer of surfaces all their places; a place inside a longer surface is not a shorter one's.

    ("Anna Berg grüßt Berg", [["Berg"], ["Anna Berg"]]) → [[(16, 20)], [(0, 9)]]
    """
    places: dict[str, list[Span]] = {}
    claimed: list[Span] = []
    for surface in sorted({form for forms in surfaces for form in forms}, key=lambda form: (-len(form), form)):
        places[surface] = [span for span in _find(text, surface) if not any(_touch(span, c) for c in claimed)]
        claimed.extend(places[surface])
    return [sorted(span for form in dict.fromkeys(forms) for span in places[form]) for forms in surfaces]


def _find(text: str, surface: str) -> list[Span]:
    """Whole words where there are any: "Rat" is not marked in "Rathaus", "5 Euro" not in "1,5 Euro"."""
    words = r"\s+".join(map(re.escape, surface.split()))
    if not words:
        return []
    whole = [match.span() for match in re.finditer(rf"(?<!\w)(?<!\d[.,]){words}(?!\w)", text)]
    return whole or [match.span() for match in re.finditer(words, text)]


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def pieces(text: str, found: Iterable[Mark]) -> Iterator[Piece]:
    """The whole text in order, cut wherever a mark begins or ends."""
    found = sorted(found, key=lambda mark: (mark.start, -mark.end))
    cuts = sorted({0, len(text), *(mark.start for mark in found), *(mark.end for mark in found)})
    active: list[Mark] = []
    seen: set[tuple[str, int]] = set()
    at = 0
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while at < len(found) and found[at].start == start:
            active.append(found[at])
            at += 1
        begins = [mark for mark in active if mark.start == start]
        anchors = frozenset(mark for mark in begins if mark.case not in seen)
        seen.update(mark.case for mark in begins)
        yield Piece(text[start:end], tuple(sorted(active, key=_widest_first)), frozenset(begins), anchors)


def _widest_first(mark: Mark) -> tuple[int, int, int]:
    return mark.start - mark.end, mark.start, MARKED.index(mark.kind)
