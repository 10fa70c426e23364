"""New words are forgotten now and then, and records do not depend on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from pressnlp import flow
from pressnlp.bulk import work
from pressnlp.record import canonical
from pressnlp.release import Release, from_text


class Zoned:
    """An analyser that tells how many of spaCy's zones were opened, and whether one is open when it analyses."""

    def __init__(self) -> None:
        self.nlp, self.opened, self.open = self, 0, False
        self.inside: list[bool] = []

    @contextmanager
    def memory_zone(self) -> Iterator[None]:
        self.opened, self.open = self.opened + 1, True
        yield
        self.open = False

    def analyse(self, release: Release, include_text: bool = False) -> str:
        self.inside.append(self.open)
        return release.text


def test_new_words_are_forgotten_every_hundred_texts() -> None:
    inside: Any = Zoned()
    forgetting: Any = work.Forgetting(inside)
    texts = [f"Meldung {number}" for number in range(2 * work.TEXTS_REMEMBERED + 1)]
    assert [forgetting.analyse(from_text(text)) for text in texts] == texts
    assert inside.opened == 3
    assert all(inside.inside)


def test_records_do_not_depend_on_what_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Bürgermeisterin Anna Keil lobte den Bauhof Altdorf.", "Landrat Jens Harms dankte dem Kreis Hohenau."]
    alone = flow.load("sm")
    kept = [canonical(alone.analyse(text)) for text in texts]
    monkeypatch.setattr(work, "TEXTS_REMEMBERED", 1)
    forgetting = work.load("sm", None)
    assert [canonical(forgetting.analyse(from_text(text))) for text in texts * 2] == kept * 2
