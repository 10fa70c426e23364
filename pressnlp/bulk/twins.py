"""The same text in several documents of one run is analysed once: who asks first analyses, the others wait for it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from pressnlp.bulk.work import Done, failed
from pressnlp.release import Failure
from pressnlp.write.lines import source_json, with_source, without_source

Known = Callable[[str], bool]
"""Whether a text, given by its key, needs no analysis."""


class Twins:
    """Outcomes by the number of their job; `known` says which texts need none because they were analysed before."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.first: dict[str, int] = {}
        self.keys: dict[int, str] = {}
        self.outcomes: dict[str, Done] = {}
        self.waiting: dict[str, list[tuple[int, Done]]] = defaultdict(list)

    def spared(self, number: int, key: str) -> bool:
        """Whether a job whose text was read need not analyse it: known, or in another job's hands."""
        if self.known(key):
            return True
        first = self.first.setdefault(key, number)
        self.keys[first] = key
        return first != number

    def settle(self, number: int, done: Done) -> list[tuple[int, Done]]:
        """The outcomes that are final now that a job came back: its own, and those that waited for it."""
        if (key := self.keys.get(number)) is not None:
            self.outcomes[key] = done
            return [(number, done), *((twin, _alike(own, done)) for twin, own in self.waiting.pop(key, ()))]
        if done.key not in self.first:  # a failure without a text, or a text that was known before
            return [(number, done)]
        if done.key in self.outcomes:
            return [(number, _alike(done, self.outcomes[done.key]))]
        self.waiting[done.key].append((number, done))
        return []

    def written(self, number: int) -> None:
        """Forget a record that its receiver has written down and so knows; failures are kept for later twins."""
        key = self.keys.get(number)
        if key is not None and self.outcomes[key].code is None:
            del self.first[key], self.keys[number], self.outcomes[key]


def _alike(own: Done, first: Done) -> Done:
    """The outcome of the same text elsewhere, as this document's own."""
    assert own.origin is not None
    if first.code is not None:
        return failed(own.output, Failure(own.origin, first.code, str(first.message)), key=own.key)
    line = with_source(without_source(first.line), source_json(own.origin))
    return replace(own, line=line, text=first.text, warnings=first.warnings)
