"""Parties that a text states of persons: membership, never the body of an office."""

import pytest

from pressnlp.analyse import Findings, organisations, people, roles
from pressnlp.link import link
from tests.readings import reading

MEMBERS = [
    ("Ratsherr Jan Ott (SPD) kam.", ["Jan Ott"], ["SPD"]),
    ("Es kam Jan Ott (Bruch, SPD) dazu.", ["Jan Ott"], ["SPD"]),
    ("Jan Ott, Kreistagsabgeordneter (CDU), kam.", ["Jan Ott"], ["CDU"]),
    ("Ott, Jan      FDP      2.657", ["Ott, Jan"], ["FDP"]),
    ("Die FDP jubelt. FDP-Kandidat Dr. Jan Ott schweigt.", ["Jan Ott"], ["FDP"]),
    ("Jan Ott, Kandidat der FDP, schweigt.", ["Jan Ott"], ["FDP"]),
    ("Man ehrt Jan Ott. Seit 1990 saß er für die CSU im Bezirkstag.", ["Jan Ott"], ["CSU"]),
]
NO_MEMBERS = [
    ("Jan Ott, Vorsitzender der SPD, kam.", ["Jan Ott"]),
    ("Jan Ott stimmte für die Vorlage der SPD.", ["Jan Ott"]),
    ("Es kam Jan Ott (Bruch). Die SPD schwieg.", ["Jan Ott"]),
]


def members(text: str, names: list[str]) -> list[str | None]:
    spans = [(text.index(name), text.index(name) + len(name), "PER") for name in names]
    read = reading(text, spans)
    found = Findings(people.find(read), organisations.find(read), roles.find(read), [])
    return [party.name if party else None for party in link(read, found).parties]


@pytest.mark.parametrize(("text", "names", "wanted"), MEMBERS)
def test_members(text: str, names: list[str], wanted: list[str]) -> None:
    assert members(text, names) == wanted


@pytest.mark.parametrize(("text", "names"), NO_MEMBERS)
def test_no_members(text: str, names: list[str]) -> None:
    assert members(text, names) == [None]
