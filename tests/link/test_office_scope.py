"""The portfolio of a role."""

import pytest

from pressnlp.analyse import roles
from pressnlp.link.bodies import BodyMention
from pressnlp.link.office_finder import Finder
from pressnlp.link.office_scope import scope_of
from tests.readings import reading

SCOPES = [
    ("Die Beigeordnete für Soziales kam.", "Soziales"),
    ("Der Dezernent für Bildung, Jugend und Sport sprach.", "Bildung, Jugend und Sport"),
    ("Die Beigeordnete für Soziales, Anna Meier, kam.", "Soziales"),
    ("Die Referentin für politische Bildung kam.", "politische Bildung"),
    ("Der Stadtrat für Bürgerdienste und Digitales, Herr Roth, kam.", "Bürgerdienste und Digitales"),
    ("Der Sprecher für den Verein kam.", None),
    ("Der Trainer für 20 Jahre kam.", None),
    ("Die Leiterin des Amts kam.", None),
    ("Ein Stadtrat für Soest kam.", None),
]


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(text: str, scope: str | None) -> None:
    seen = reading(text)
    at = text.find("Soest")
    bodies = [BodyMention(at, at + 5, "municipality", None)] if at >= 0 else []
    finder = Finder(seen, [], bodies, roles.find(seen))
    assert scope_of(finder, finder.phrases[0]) == scope
