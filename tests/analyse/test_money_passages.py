"""Whole passages with all their sums, units and purposes: fee tables, budgets, grants, tickets, fines, donations."""

from pathlib import Path

import pytest

from pressnlp.analyse.money import find
from tests.marks import parse

PASSAGES = Path(__file__).with_name("money_passages.txt").read_text(encoding="utf-8").strip().split("\n##\n")


@pytest.mark.parametrize("marked", PASSAGES, ids=lambda passage: passage[:30].replace("\n", " "))
def test_passage(marked: str) -> None:
    text, marks = parse(marked)
    found = [(one.start, one.end, str(one.per), one.purpose) for one in find(text)]
    assert found == [(m.start, m.end, m.fields.get("per", "None"), m.fields["purpose"]) for m in marks]
