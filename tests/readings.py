"""Readings for rule tests: plain sentences with the pipeline's part played by the marks themselves."""

import re

from pressnlp.analyse.intervals import Intervals
from pressnlp.analyse.tokens import Named, Reading, Words


def reading(text: str, named: list[tuple[int, int, str]] | None = None, common: str = "") -> Reading:
    """A reading whose entities are given; every capitalised word but the `common` ones is a proper noun."""
    plain = set(common.split())
    words = Words(text)
    nouns = frozenset(w.start for w in words if w.text in plain)
    proper = frozenset(w.start for w in words if w.capital and w.text not in plain)
    entities = Intervals(Named(a, b, label, 0.9) for a, b, label in named or [])
    starts = (0, *(m.end() for m in re.finditer(r"(?<=[a-zäöüß“»\")])[.!?]\s+(?=[A-ZÄÖÜ„»\"])", text)))
    return Reading(text, words, entities, starts, proper, nouns)
