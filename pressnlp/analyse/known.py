"""What the user's own registers name: persons and bodies where a text writes them, a body's name as they have it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pressnlp.analyse import organisation_forms as shapes
from pressnlp.analyse.found import OrganisationFound
from pressnlp.analyse.organisation_names import kind_of
from pressnlp.analyse.tokens import SCAN, Reading
from pressnlp.record import OrganisationKind
from pressnlp.words.own import KnownBody, OwnWords

SURE = 0.99  # confidence of a name that a register of the user's own has
Starts = dict[str, list[tuple[str, ...]]]


def fold(name: str) -> str:
    """A name without case, dashes alike: what two spellings of one name share."""
    return " ".join(re.sub(r"[‐‑‒–—-]", "-", name).replace("e.V.", "e. V.").casefold().split())


def _starts(names: Iterator[str]) -> Starts:
    """Names as words, by their first word, the longest first."""
    found: Starts = {}
    for words in sorted({tuple(m[0] for m in SCAN.finditer(name)) for name in names}, key=lambda w: (-len(w), w)):
        found.setdefault(words[0], []).append(words)
    return found


@lru_cache(maxsize=4)
def _people(own: OwnWords) -> Starts:
    return _starts(person.name for person in own.people)


@lru_cache(maxsize=4)
def _bodies(own: OwnWords) -> Starts:
    return _starts(name for body in own.bodies for name in (body.name, body.abbreviation, *body.forms) if name)


def people(reading: Reading) -> Iterator[tuple[int, int, float]]:
    """The full names of the register's persons, with a genitive -s or without."""
    for start, end in _found(reading, _people(reading.own), ("s",)):
        yield start, end, SURE


def bodies(reading: Reading) -> Iterator[OrganisationFound]:
    """The register's bodies by name, abbreviation and other forms, as they stand there."""
    for start, end in _found(reading, _bodies(reading.own), ()):
        body = body_of(reading.own, " ".join(reading.text[start:end].split()))
        if body:
            head, kind = head_and_kind(body.name)
            yield OrganisationFound(start, end, body.name, body.kind or kind, head, SURE, body.abbreviation)


def _found(reading: Reading, starts: Starts, endings: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    words = reading.words
    for index, word in enumerate(words) if starts else ():
        for name in starts.get(word.text, ()):
            last = index + len(name) - 1
            tail = words.get(last)
            ends = tail == name[-1] or (len(name) > 1 and tail.removesuffix("s") == name[-1] and "s" in endings)
            if ends and all(words.get(index + n) == part for n, part in enumerate(name[:-1])):
                yield word.start, words[last].end
                break


def head_and_kind(name: str) -> tuple[str | None, OrganisationKind]:
    """The head noun that short forms go by, and the kind: "Seniorenbeirat der Stadt Soest" → "beirat", "council"."""
    form = shapes.municipality_forms().get(name.split()[0])
    if form:
        return form.nominative.lower(), form.kind
    if name in shapes.fixed_names():
        return None, shapes.fixed_names()[name][1]
    head = next((head for word in name.split() if (head := shapes.head_of(word))), None)
    return (head.base, kind_of(name, head.kind)) if head else (None, kind_of(name, "unknown"))


@lru_cache(maxsize=4)
def _by_name(own: OwnWords) -> dict[str, KnownBody]:
    """Bodies by every folded name; a name without its legal form counts where no other body has it."""
    found = {fold(name): body for body in own.bodies for name in (body.name, *body.forms)}
    for body in own.bodies:
        found.setdefault(_without_form(body.name), body)
    return found


@lru_cache(maxsize=4)
def _by_abbreviation(own: OwnWords) -> dict[str, KnownBody]:
    return {body.abbreviation: body for body in own.bodies if body.abbreviation}


@lru_cache(maxsize=1)
def _legal_forms() -> frozenset[str]:
    return frozenset(map(fold, shapes.legal_forms()))


def _without_form(name: str) -> str:
    words = fold(name).split()
    cut = next((at for at in range(1, len(words)) if " ".join(words[at:]) in _legal_forms()), len(words))
    return " ".join(words[:cut])


def body_of(own: OwnWords, name: str) -> KnownBody | None:
    """The register's body of a name, abbreviation or other form: "KBA" → "Kiez-Bildungsagentur"."""
    if not own.bodies:
        return None
    by_name = _by_name(own)
    return _by_abbreviation(own).get(name) or by_name.get(fold(name)) or by_name.get(_without_form(name))


def renamed(reading: Reading, one: OrganisationFound) -> OrganisationFound:
    """A find of any rule with name, kind and abbreviation as the register has them, where it knows the body."""
    body = body_of(reading.own, one.name)
    if body is None:
        return one
    return replace(
        one,
        name=body.name,
        kind=body.kind or one.kind,
        abbreviation=body.abbreviation or one.abbreviation,
        confidence=SURE,
    )
