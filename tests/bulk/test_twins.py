"""The same text in several documents is analysed once, also where the other one is still in hand or fails."""

from pathlib import Path

import pytest

from pressnlp.bulk import pool
from pressnlp.bulk.twins import Twins
from pressnlp.bulk.work import Done, Job, answer, failed, key_of
from pressnlp.release import Failure, Origin, Release, from_text
from tests.bulk import fakes


def read(uri: str, text: str = "Soest. Eins.", analyse: bool = True) -> Done:
    """An outcome as a worker gives it, with or without the analysis."""
    return answer(Job(uri, from_text(text, uri)), fakes.load(), spared=lambda _: not analyse)


KEY = key_of(from_text("Soest. Eins."))


def test_the_first_that_asks_analyses() -> None:
    twins = Twins(lambda _: False)
    assert [twins.spared(1, KEY), twins.spared(2, KEY), twins.spared(1, KEY)] == [False, True, False]


def test_twins_wait_for_the_first_and_get_a_record_of_their_own() -> None:
    twins = Twins(lambda _: False)
    twins.spared(1, KEY)
    twins.spared(0, KEY)
    assert twins.settle(0, read("b", analyse=False)) == []
    first, second = twins.settle(1, read("a"))
    assert first == (1, read("a"))
    assert second == (0, read("b"))  # as if it had been analysed by itself


def test_a_twin_that_comes_back_late_gets_it_too() -> None:
    twins = Twins(lambda _: False)
    twins.spared(1, KEY)
    twins.spared(2, KEY)
    twins.settle(1, read("a"))
    assert twins.settle(2, read("b", analyse=False)) == [(2, read("b"))]


def test_after_it_is_written_the_receiver_knows() -> None:
    known: set[str] = set()
    twins = Twins(lambda key: key in known)
    twins.spared(1, KEY)
    twins.spared(2, KEY)
    twins.settle(1, read("a"))
    known.add(KEY)
    twins.written(1)
    assert twins.spared(3, KEY)
    for number in (2, 3):
        assert twins.settle(number, read("b", analyse=False)) == [(number, read("b", analyse=False))]


def test_what_fails_the_first_fails_its_twins() -> None:
    twins = Twins(lambda _: False)
    twins.spared(1, KEY)
    twins.spared(2, KEY)
    twins.settle(2, read("b", analyse=False))
    lost = failed("a", Failure(Origin("a", "", 3, "text/plain"), "timeout", "zu lang"))
    outcomes = dict(twins.settle(1, lost))
    assert outcomes[1] == lost
    assert (outcomes[2].uri, outcomes[2].code, outcomes[2].message) == ("b", "timeout", "zu lang")
    twins.written(1)
    assert twins.spared(3, KEY)
    assert dict(twins.settle(3, read("c", analyse=False)))[3].code == "timeout"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Release("Text", Origin("b.html", "1", 9, "text/html", "cp1252")), True),
        (Release("Text ", Origin("a", "0", 4, "text/plain", "utf-8")), False),
        (Release("Text", Origin("a", "0", 4, "text/plain", "utf-8"), title="Titel"), False),
        (Release("Text", Origin("a", "0", 4, "text/plain", "utf-8"), date="2024-05-01"), False),
        (Release("Text", Origin("a", "0", 4, "text/plain", "utf-8", mended=1)), False),
    ],
)
def test_what_makes_two_texts_the_same(other: Release, same: bool) -> None:
    assert (key_of(other) == key_of(Release("Text", Origin("a", "0", 4, "text/plain", "utf-8")))) is same


def test_a_pool_analyses_twins_once(tmp_path: Path) -> None:
    count, known = tmp_path / "zahl", set[str]()
    jobs = [Job(f"{n}", from_text(f"ZÄHLT {count} LANGSAM", f"{n}.txt")) for n in range(12)]
    alone = [answer(job, fakes.load(), spared=lambda _: False) for job in jobs]
    count.unlink()
    lines = []
    for done in pool.run(iter(jobs), fakes.load, workers=2, known=known.__contains__):
        lines.append(done.line)
        known.add(done.key or "")
    assert count.read_text() == "x\n"
    assert lines[0] == alone[0].line
    assert {line for line in lines if line} <= {done.line for done in alone}
