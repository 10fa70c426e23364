"""The clause of a sum, as its words, its bodies and what leads to them (docs/money.md)."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pressnlp.analyse.found import MoneyFound
from pressnlp.analyse.money_context import sentence
from pressnlp.link.bodies import Body
from pressnlp.words import entries, rows, table

MOST = 8
"""Sums in one sentence; more are a table, where words do not tell who pays what."""

_WORD = re.compile(r"\w+(?:[-.]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, sign, body or sum of a clause, in order."""

    text: str
    body: Body | None = None
    money: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """The pieces of a clause, the place of its sum, and the body that a relative clause speaks of."""

    pieces: tuple[Piece, ...]
    at: int
    antecedent: Body | None = None

    def word(self, index: int) -> str:
        """The word at a place in small letters; "" for bodies, sums and places beyond."""
        known = 0 <= index < len(self.pieces) and self.pieces[index].body is None and not self.pieces[index].money
        return self.pieces[index].text.lower() if known else ""

    def bodies(self) -> list[int]:
        return [index for index, piece in enumerate(self.pieces) if piece.body is not None]


class Mentions:
    """The places of all bodies of a text, in order."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        spans = sorted((start, end, number) for number, body in enumerate(bodies) for start, end in body.mentions)
        self._spans = [(start, end, bodies[number]) for start, end, number in spans]
        self._starts = [start for start, _, _ in spans]

    def within(self, low: int, high: int) -> list[tuple[int, int, Body]]:
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
        return [span for span in self._spans[first:last] if span[1] <= high]


def clauses(text: str, sums: Sequence[MoneyFound], mentions: Mentions) -> list[tuple[Clause, Clause | None] | None]:
    """For each sum its clause and the one before it in its sentence; None without bodies or in a table."""
    found: list[tuple[Clause, Clause | None] | None] = []
    starts = [one.start for one in sums]
    for index, one in enumerate(sums):
        low, high = sentence(text, one.start, one.end)
        first, last = bisect_left(starts, low), bisect_left(starts, high)
        named = mentions.within(low, high) if last - first <= MOST else []
        if not named:
            found.append(None)
            continue
        beside = [(s.start, s.end) for s in sums[first:last]]
        pieces = _pieces(text, low, high, beside, named)
        at = [i for i, piece in enumerate(pieces) if piece.money]
        mine = index - first
        before = _clause(pieces, at, mine - 1) if mine else None
        found.append((_clause(pieces, at, mine), before) if mine < len(at) else None)
    return found


def _pieces(
    text: str, low: int, high: int, sums: Sequence[tuple[int, int]], named: Sequence[tuple[int, int, Body]]
) -> list[Piece]:
    apart = (body for body in named if not any(body[0] < end and start < body[1] for start, end in sums))
    whole: list[tuple[int, int, Body | None]] = [*apart, *((start, end, None) for start, end in sums)]
    found: list[Piece] = []
    at = low
    for start, end, body in sorted(whole, key=lambda span: span[:2]):
        if start < at:
            continue
        found += [Piece(word[0]) for word in _WORD.finditer(text, at, start)]
        found.append(Piece(text[start:end], body, body is None))
        at = end
    return found + [Piece(word[0]) for word in _WORD.finditer(text, at, high)]


_BREAKS = (";", ":", "–", "—", "?", "!", "(", ")")


def _clause(pieces: Sequence[Piece], sums: Sequence[int], number: int) -> Clause:
    """The stretch around one of the sums: from the comma or "und" behind the sum before to that behind itself."""
    at = sums[number]
    low = _parted(pieces, sums[number - 1], at) if number else 0
    high = _parted(pieces, at, sums[number + 1]) if number + 1 < len(sums) else len(pieces)
    low = max((i + 1 for i in range(low, at) if pieces[i].text in _BREAKS), default=low)
    high = next((i for i in range(at, high) if pieces[i].text in _BREAKS), high)
    low, high = _main(pieces, low, at, high)
    return _inner(pieces[:high], low, at)


def _main(pieces: Sequence[Piece], low: int, at: int, high: int) -> tuple[int, int]:
    """Cut at an "und" between two clauses: what follows it is no verb ("und überreichte" keeps its subject)."""
    for i in range(low + 1, high - 1):
        if pieces[i].text != "und" or _is_verb(pieces[i + 1]) or i == at:
            continue
        left, right = (any(_is_verb(p) for p in part) for part in (pieces[low:i], pieces[i + 1 : high]))
        if left and right:
            low, high = (i + 1, high) if i < at else (low, i)
            return _main(pieces, low, at, high)
    return low, high


def _does(word: str, *roles: str) -> bool:
    return bool(set(table("party_grammar").get(word, "").split()) & set(roles))


@cache
def _verbs() -> frozenset[str]:
    """Finite verbs, as far as the lists know them."""
    auxiliaries = (
        word for word, roles in table("money_grammar").items() if "auxiliary" in roles or "singular" in roles
    )
    deals = (form for form, _, how, _ in rows("money_deals", 4) if how != "participle")
    return frozenset([*auxiliaries, *deals])


def _is_verb(piece: Piece) -> bool:
    return piece.body is None and piece.text in _verbs()


def _parted(pieces: Sequence[Piece], one: int, then: int) -> int:
    """Where the clause of the later of two sums begins: at the last comma or "und" with a body or a verb behind it."""
    for i in range(one + 1, then):
        if pieces[i].text in (",", "und", "sowie", "während") and pieces[i].body is None:
            return i
    return one + 1


@cache
def _opens() -> frozenset[str]:
    return frozenset(entries("clause_openers"))


_RELATIVE = ("der", "die", "das")


def _inner(pieces: Sequence[Piece], low: int, at: int) -> Clause:
    """The innermost clause with the sum: closed clauses before it left out, an open one cut at its opening word."""
    kept = list(range(low, at))
    antecedent = None
    opened = next((i for i in range(at - 1, low, -1) if pieces[i - 1].text == "," and _is_opening(pieces, i)), None)
    closed = opened is not None and any(pieces[i].text == "," for i in range(opened, at))
    if opened is not None and closed:
        end = max(i for i in range(opened, at) if pieces[i].text == ",")
        kept = [i for i in kept if not opened - 1 <= i <= end]
    elif opened is not None:
        kept = [i for i in kept if i >= opened]
        if pieces[opened].text in _RELATIVE and opened >= 2:
            antecedent = None if _is_second(pieces, opened - 2) else pieces[opened - 2].body
    high = len(pieces)
    for i in range(at + 1, len(pieces)):
        if pieces[i - 1].text == "," and (_is_opening(pieces, i) or antecedent is not None):
            high = i - 1
            break
    chosen = [*kept, *range(at, high)]
    return Clause(tuple(pieces[i] for i in chosen), len(kept), antecedent)


def _is_second(pieces: Sequence[Piece], at: int) -> bool:
    """ "der Chor und die Bürgerstiftung, die": the clause speaks of both."""
    before = at - 1 - _does(pieces[at - 1].text.lower(), "article")
    return before >= 0 and pieces[before].text in ("und", "sowie")


def _is_opening(pieces: Sequence[Piece], i: int) -> bool:
    word = pieces[i].text
    then = pieces[i + 1].text if i + 1 < len(pieces) else ""
    if _does(word, "other", "from", "through", "to") and _does(then, "relative"):  # ", bei denen man"
        return pieces[i + 2 : i + 3] != [] and pieces[i + 2].body is None and pieces[i + 2].text[:1].islower()
    if pieces[i].body is not None or word.lower() not in _opens():
        return False
    return word not in _RELATIVE or not (i + 1 < len(pieces) and pieces[i + 1].body is not None)


@cache
def _genders() -> dict[str, str]:
    return dict(table("money_genders"))


def gender(body: Body) -> str | None:
    """The gender of the noun that a body's name begins with or its first known one: "Landkreis Harz" → "m"."""
    for word in re.findall(r"\w+", body.name.lower()):
        ends = (word[cut:] for cut in range(len(word)))
        found = next((_genders()[end] for end in ends if end in _genders()), None)
        if found:
            return found
    return None
