"""Mentions by name to persons: "Dr. Eckhard Ruthemeyer" and later "Ruthemeyer" are one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pressnlp.analyse.found import Gender
from pressnlp.analyse.people import PersonFound
from pressnlp.normalise.clean import Clean
from pressnlp.words.own import KnownPerson


@dataclass(slots=True)
class Human:
    """A person with all mentions by name, in order."""

    given: tuple[str, ...]
    family: str
    titles: tuple[str, ...]
    gender: Gender | None
    mentions: list[PersonFound] = field(default_factory=list)
    known: KnownPerson | None = None  # the user's own register's entry

    @property
    def name(self) -> str:
        return " ".join((*self.given, self.family))

    @property
    def confidence(self) -> float:
        return max(m.confidence for m in self.mentions)

    def add(self, one: PersonFound) -> None:
        self.mentions.append(one)
        if len(one.given) > len(self.given) or (one.given and len(" ".join(one.given)) > len(" ".join(self.given))):
            self.given = one.given
        if len(one.titles) > len(self.titles):
            self.titles = one.titles
        self.gender = self.gender or one.gender


def gather(found: list[PersonFound]) -> list[Human]:
    """One person per name, in order of first mention; full names first, then surnames alone."""
    families = {p.family for p in found}
    humans: list[Human] = []
    full = [p for p in found if p.given]
    for one in [*full, *(p for p in found if not p.given)]:
        family = _base(one.family, families)
        home = _home(one, family, humans)
        if home is None:
            home = Human(one.given, family, one.titles, one.gender)
            humans.append(home)
        home.add(one)
    for human in humans:
        human.mentions.sort(key=lambda m: m.start)
    return sorted(humans, key=lambda h: h.mentions[0].start)


def _base(family: str, families: set[str]) -> str:
    """The name without a genitive -s that another mention lacks."""
    if family.endswith(("s", "’", "'")) and family[:-1].rstrip("’'") in families:
        return family[:-1].rstrip("’'")
    return family


def _home(one: PersonFound, family: str, humans: list[Human]) -> Human | None:
    """The person a mention belongs to: same family name, and given names that do not speak against it."""
    same = [h for h in humans if h.family.casefold() == family.casefold()]
    if one.given:
        return next((h for h in same if h.given and compatible(one.given, h.given)), None)
    if one.gender:
        same = [h for h in same if h.gender in {None, one.gender}]  # "Frau Kern" is not Oliver Kern
    if len(same) <= 1:
        return same[0] if same else None
    before = [h for h in same if any(m.start < one.start for m in h.mentions)]
    return max(before or same, key=lambda h: max((m.start for m in h.mentions if m.start < one.start), default=-1))


def compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Equal, one the beginning of the other, or initials: "B." and "Bernd"."""
    return all(x == y or _initial(x, y) or _initial(y, x) for x, y in zip(a, b, strict=False))


def _initial(short: str, long: str) -> bool:
    return len(short.rstrip(".")) == 1 and long.startswith(short.rstrip("."))


def nameless(clean: Clean, people: Iterable[Human]) -> tuple[str | None, str]:
    """Title and text with the persons' names blanked: "Müller" must not make a topic of refuse."""
    spans = [(m.start, m.end) for human in people for m in human.mentions]
    text, at = clean.text, 0
    parts: list[str] = []
    for start, end in sorted(spans):
        parts += (text[at:start], " " * (end - start))
        at = end
    names = {name for human in people for name in (*human.given, *human.family.split())}
    title = clean.title and re.sub(r"[\w’'-]+", lambda m: "" if m[0] in names else m[0], clean.title)
    return title, "".join((*parts, text[at:]))
