"""One thing judged: what gold wants, what the record has, and whether they agree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from pressnlp.evaluate.gold import Gold
from pressnlp.evaluate.keys import body_key
from pressnlp.evaluate.records import FoundOrganisation, FoundPerson, FoundRecord, Stretch

# "wrong" stands where gold and record speak of the same thing and differ: it counts as extra and as missed.
Outcome = Literal["right", "extra", "missed", "wrong"]
Key = tuple[Any, ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """A value to compare: `key` decides, `label` shows it, `subject` names what it is said of.

    Its place in the text is known by `spans` (records) or by `surfaces` to look for (gold).
    """

    key: Key
    label: str
    subject: Key
    surfaces: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """The outcome for an item of gold, of the record, or of both."""

    outcome: Outcome
    gold: Item | None = None
    found: Item | None = None

    @property
    def item(self) -> Item:
        """What the case is about, as gold has it where gold has it."""
        item = self.gold or self.found
        assert item
        return item

    @property
    def label(self) -> str:
        """In one line: "Anna Berg: official", or "gold / found" where both speak and differ."""
        if self.outcome == "wrong" and self.gold and self.found:
            return f"{self.gold.label} / {differing(self.found.label, self.gold.label)}"
        return self.item.label


class Pair:
    """A gold release with its record, and the look-ups both sides need."""

    def __init__(self, gold: Gold, record: FoundRecord) -> None:
        self.gold, self.record = gold, record

    @cached_property
    def people(self) -> dict[str, FoundPerson]:
        """The record's people by id."""
        return {person.id: person for person in self.record.people}

    @cached_property
    def bodies(self) -> dict[str, FoundOrganisation]:
        """The record's organisations by id."""
        return {body.id: body for body in self.record.organisations}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {
            body_key(form): body_key(body.name)
            for body in self.gold.organisations
            for form in (body.name, *body.surfaces)
        }

    def body(self, name: str | None) -> str:
        """A body's key; any form that gold knows stands for the body's name: "FH" → "fachhochschule südwestfalen"."""
        return self._names.get(body_key(name), body_key(name))


def differing(label: str, beside: str) -> str:
    """What a label says anew beside another: "Anna Berg: private" beside "Anna Berg: official" → "private"."""
    about, _, value = label.rpartition(": ")
    return value if about and about == beside.rpartition(": ")[0] else label


def matched(gold: Iterable[Item], found: Iterable[Item]) -> list[Case]:
    """Each item of the record takes one of gold with the same key; what is left over is missed or extra."""
    waiting: dict[Key, list[Item]] = {}
    for item in found:
        waiting.setdefault(item.key, []).append(item)
    cases = [_against(item, waiting) for item in gold]
    return cases + [Case("extra", found=item) for items in waiting.values() for item in items]


def _against(item: Item, waiting: dict[Key, list[Item]]) -> Case:
    partners = waiting.get(item.key)
    return Case("right", item, partners.pop(0)) if partners else Case("missed", item)


def spans(stretches: Iterable[Stretch]) -> tuple[Span, ...]:
    """The offsets of some stretches."""
    return tuple((stretch.start, stretch.end) for stretch in stretches)


def unique(items: Iterable[Item]) -> Iterator[Item]:
    """One item a key; the places of all that share it."""
    first: dict[Key, Item] = {}
    for item in items:
        known = first.get(item.key)
        first[item.key] = item if known is None else _joined(known, item)
    yield from first.values()


def _joined(one: Item, other: Item) -> Item:
    surfaces = tuple(dict.fromkeys(one.surfaces + other.surfaces))
    return Item(one.key, one.label, one.subject, surfaces, tuple(dict.fromkeys(one.spans + other.spans)))
