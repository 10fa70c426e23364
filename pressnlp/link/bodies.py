"""Mentions of bodies to bodies: one entity for "Technische Universität Dresden", "TU Dresden" and "die Universität"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.found import OrganisationFound
from pressnlp.analyse.intervals import Taken
from pressnlp.analyse.known import fold as key
from pressnlp.analyse.tokens import Reading
from pressnlp.record import OrganisationKind


@dataclass(slots=True)
class Body:
    """A body with its mentions (offsets in the analysed text)."""

    name: str
    kind: OrganisationKind
    head: str | None
    abbreviation: str | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)
    confidence: float = 0.0

    def add(self, one: OrganisationFound) -> None:
        self.mentions.append((one.start, one.end))
        self.confidence = max(self.confidence, one.confidence)
        self.abbreviation = self.abbreviation or one.abbreviation
        if self.kind == "unknown":
            self.kind = one.kind
        if len(one.name) > len(self.name):
            self.name, self.head = one.name, one.head or self.head


@dataclass(frozen=True, slots=True)
class BodyMention:
    """One mention of a body, as the role forms see it."""

    start: int
    end: int
    kind: OrganisationKind
    abbreviation: str | None


def mentions(bodies: Iterable[Body]) -> list[BodyMention]:
    """All mentions of all bodies, short forms and abbreviations too."""
    return [BodyMention(a, b, body.kind, body.abbreviation) for body in bodies for a, b in body.mentions]


PLACE_PREFIX = re.compile(
    r"^(?:(?:große\s+)?kreisstadt|landeshauptstadt|hansestadt|universitätsstadt|stadt|gemeinde|markt|ortschaft)\s+"
)


def gather(reading: Reading, found: Iterable[OrganisationFound]) -> list[Body]:
    """One body per organisation, in order of first mention, short forms and abbreviations added."""
    bodies: dict[str, Body] = {}
    for one in found:
        own = bodies.get(key(one.name))
        if own is None:
            own = bodies[key(one.name)] = Body(one.name, one.kind, one.head)
        own.add(one)
    merged = _merged(list(bodies.values()))
    _subsidiaries(merged)
    taken = Taken(span for body in merged for span in body.mentions)
    for body in merged:
        _add_abbreviation(reading.text, body, taken)
        _add_quoted_name(reading.text, body, taken)
    _add_short_forms(reading, merged, taken)
    for body in merged:
        body.mentions.sort()
    return sorted(merged, key=lambda b: b.mentions[0] if b.mentions else (0, 0))


def _subsidiaries(bodies: list[Body]) -> None:
    """ "ZAM Bio GmbH" is a utility where "Zweckverband Abfall Musterau (ZAM)" is one."""
    owners = {
        body.abbreviation: body.kind for body in bodies if body.abbreviation and body.kind in {"utility", "health"}
    }
    for body in bodies if owners else ():
        if body.kind == "company":
            body.kind = owners.get(body.name.split()[0], body.kind)


def _merged(bodies: list[Body]) -> list[Body]:
    """Fold a body into a longer-named one that contains all of its words, where just one does."""
    kept: list[Body] = []
    by_word: dict[str, list[Body]] = {}
    for body in sorted(bodies, key=lambda b: -len(b.name)):
        words = _words(body.name)
        hints = [*words[:2], *(("bündnis",) if body.kind == "party" else ()), _initials(body.name)]
        near = [other for hint in hints for other in by_word.get(hint, [])]
        homes = {id(other): other for other in near if _same(body, other)}
        bare = len(words) == 1 and body.head == words[0]
        if len(homes) == 1 or (homes and bare and body.mentions):
            home = _latest(list(homes.values()), body.mentions[0][0] if body.mentions else 0)
            home.mentions += body.mentions
            home.abbreviation = home.abbreviation or body.abbreviation
            continue
        kept.append(body)
        for word in {*words, *_words(body.abbreviation or ""), _initials(body.name)}:
            by_word.setdefault(word, []).append(body)
    return kept


@lru_cache(maxsize=10_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(key(name).split())


@cache
def _legal_forms() -> frozenset[tuple[str, ...]]:
    return frozenset(_words(form) for form in shapes.legal_forms())


def _same(short: Body, long: Body) -> bool:
    """Whether the shorter name is a short form of the longer: its first words, its acronym, the name less its form."""
    a, b = _words(short.name), _words(long.name)
    if short.kind == long.kind == "party" and b[0] == "bündnis" and a[-1].startswith("grüne"):
        return True
    if long.abbreviation and a == _words(long.abbreviation):
        return True
    if short.kind == "unknown" and short.name.isupper() and short.name == _initials(long.name):
        return True
    if len(a) == 2 and short.head == long.head == a[1] and short.kind == long.kind and _is_place(a[0], b):
        return True
    if len(a) == 1 and short.head == long.head and short.head is not None:
        return a[0] in b and short.kind == long.kind
    if b[: len(a)] == a and b[len(a) :] in _legal_forms():
        return True
    if a == b[:1] and "-" in a[0] and short.kind == long.kind and short.head == long.head:
        return True  # "SPD-Kreistagsfraktion" for "SPD-Kreistagsfraktion Soest"
    if (
        short.head
        and long.head
        and short.kind == long.kind
        and a[0] == short.head
        and b[0].startswith(short.head)
        and a[1:] == b[1:]
    ):
        return True  # "Polizei Soest" for "Polizeiinspektion Soest"
    same_kind = short.kind in {long.kind, "unknown"}
    return len(a) > 1 and same_kind and _in_order(a, b) and short.head == long.head


def _initials(name: str) -> str:
    """ "SV Mühlental 1921 e. V." → "SVM", "Städte- und Gemeindetag Auental" → "SGA", an acronym → itself."""
    bare = _without_form(name)
    return "".join(word if word.isupper() else word[0] for word in bare.split() if word[0].isupper())


def _without_form(name: str) -> str:
    words = name.split()
    cut = next((at for at in range(1, len(words)) if _words(" ".join(words[at:])) in _legal_forms()), len(words))
    return " ".join(words[:cut])


def _is_place(adjective: str, name: tuple[str, ...]) -> bool:
    """ "Musterauer (Klinikum)" is the "Städtisches Klinikum Musterau"."""
    return any(len(word) > 3 and adjective in {word + "er", word + "r", word[:-1] + "er"} for word in name)


def _in_order(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    rest = iter(b)
    return all(word in rest for word in a)


def _add_abbreviation(text: str, body: Body, taken: Taken) -> None:
    if not body.abbreviation:
        return
    for match in re.finditer(rf"(?<![\w-]){re.escape(body.abbreviation)}(?![\w-])", text):
        if not taken.hits(*match.span()):
            body.mentions.append(match.span())
            taken.add(*match.span())


def _latest(owners: list[Body], before: int) -> Body:
    """The body named last before a place; the first of the text where none is."""
    return max(owners, key=lambda b: max((end for _, end in b.mentions if end <= before), default=-1))


def _add_quoted_name(text: str, body: Body, taken: Taken) -> None:
    """ "Initiative „Kette rechts“" is later only „Kette rechts“."""
    match = re.search(r"[„»\"]([^„“»«\"]+)[“«\"]$", body.name)
    for again in re.finditer(re.escape(match[1]), text) if match else ():
        if not taken.hits(*again.span()):
            body.mentions.append(again.span())
            taken.add(*again.span())


def _add_short_forms(reading: Reading, bodies: list[Body], taken: Taken) -> None:
    """ "der Kreistag", "des Landkreises": a bare head noun with the definite article that one body explains."""
    by_head: dict[str, list[Body]] = {}
    for body in bodies:
        if body.head:
            by_head.setdefault(body.head, []).append(body)
    for index, word in enumerate(reading.words):
        form = shapes.municipality_forms().get(word.text)
        head = form.nominative.lower() if form else getattr(shapes.head_of(word.text), "base", None)
        owners = by_head.get(head or "", [])
        if not owners or taken.hits(word.start, word.end):
            continue
        article = reading.words.get(index - 1).lower()
        bare = form is not None or word.text.lower() in {head, f"{head}s", f"{head}es"}
        if bare and article in {"der", "die", "das", "des", "dem", "den", "im", "vom", "beim", "zum", "zur", "am"}:
            owner = owners[0] if len(owners) == 1 else _latest(owners, word.start)
            owner.mentions.append((word.start, word.end))
            taken.add(word.start, word.end)
