"""Error cases as a person wants to read them: what belongs together in one line, what merely follows left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from pressnlp.evaluate.cases import Case, Item, Key, Outcome, differing
from pressnlp.evaluate.compare import KINDS, Compared


@dataclass(frozen=True, slots=True)
class Line:
    """One error: what gold has, what was found (None: nothing), and the numbers of its cases within the kind."""

    outcome: Outcome
    gold: str | None
    found: str | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A kind's errors in one release; `follow` counts those that an error of the base kind brings with it."""

    lines: tuple[Line, ...]
    follow: int


def fold(release: Compared, kind: str) -> Folded:
    """The errors of a kind: "Anna Berg: official" missed and "Anna Berg: private" extra make one line."""
    base = release.cases.get(KINDS[kind].base or "", [])
    faults = [(n, case) for n, case in enumerate(release.cases.get(kind, [])) if case.outcome != "right"]
    depth = len(base[0].item.subject) if base else None
    broken = {_subject(case, depth) for case in base if case.outcome != "right"}
    own = [(number, case) for number, case in faults if _subject(case, depth) not in broken]
    return Folded(tuple(_lines(own, depth)), len(faults) - len(own))


def _subject(case: Case, depth: int | None) -> Key:
    """What a case is about, as deep as the base kind tells things apart."""
    return case.item.subject[:depth]


def _lines(faults: Sequence[tuple[int, Case]], depth: int | None) -> list[Line]:
    extras: dict[Key, list[tuple[int, Case]]] = {}
    for number, case in faults:
        if case.outcome == "extra":
            extras.setdefault(_subject(case, depth), []).append((number, case))
    lines = []
    for number, case in faults:
        if case.outcome == "extra":
            continue
        partners = extras.get(_subject(case, depth), []) if case.outcome == "missed" else []
        lines.append(_pair(number, case, partners.pop(0)) if partners else _single(number, case))
    return lines + [_single(number, case) for left in extras.values() for number, case in left]


def _pair(number: int, missed: Case, partner: tuple[int, Case]) -> Line:
    return _line("wrong", missed.gold, partner[1].found, (number, partner[0]))


def _single(number: int, case: Case) -> Line:
    return _line(case.outcome, case.gold, case.found, (number,))


def _line(outcome: Outcome, gold: Item | None, found: Item | None, numbers: tuple[int, ...]) -> Line:
    there = gold.label if gold else None
    got = found.label if found else None
    return Line(outcome, there, differing(got, there) if got and there else got, numbers)
