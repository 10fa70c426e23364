"""A worker that takes too much memory is replaced, and its document tried once more in a new one."""

import os

import pytest

from pressnlp.bulk import pool
from pressnlp.bulk.memory import resident, watchable
from pressnlp.errors import PressError
from tests.bulk import fakes
from tests.bulk.test_pool import texts

pytestmark = pytest.mark.skipif(not watchable(), reason="this system does not tell how much memory a process holds")


def test_a_swollen_worker_costs_only_its_own_release() -> None:
    jobs = texts("eins", "BLÄHT", "drei", "vier")
    done = list(pool.run(iter(jobs), fakes.load, workers=1, limit=20, memory=250_000_000))
    assert [outcome.code for outcome in done] == [None, "memory", None, None]
    assert done[1].message == "took more than 250 MB (tried 2 times)"


def test_a_limit_that_the_pipeline_itself_breaks_is_refused() -> None:
    with pytest.raises(PressError, match="the pipeline alone takes more than 1 MB: allow more memory"):
        list(pool.run(iter(texts("eins")), fakes.load, memory=1_000_000))


def test_memory_of_a_process() -> None:
    assert 5_000_000 < resident(os.getpid()) < 10_000_000_000
    assert resident(None) == 0
    assert resident(2**22 + 1) == 0
