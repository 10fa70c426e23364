"""Mentions of one body under several names, and the kind of the publisher and of subsidiaries."""

import json

import pytest

from pressnlp.analyse import find
from pressnlp.link import link
from pressnlp.link.assemble import assemble
from pressnlp.normalise import normalise
from pressnlp.record import Provenance, canonical
from pressnlp.release import from_text
from tests.readings import reading

STORY = "\n\nNeue Brücke am Wehr fertig\n\n"
BODIES = [
    (
        "SPD-Fraktion im Rat der Stadt Bruch" + STORY + "Die SPD-Fraktion fordert mehr Geld, die CDU nicht.",
        ["SPD-Fraktion im Rat der Stadt Bruch party", "Rat der Stadt Bruch council", "CDU party"],
    ),
    (
        "SPD-Kreistagsfraktion Bruch" + STORY + "Die SPD-Kreistagsfraktion fordert mehr Geld.",
        ["SPD-Kreistagsfraktion Bruch party"],
    ),
    (
        "Stadt Bruch"
        + STORY
        + "Der Zweckverband Abfall Bruch (ZAB) und die ZAB Bio GmbH bauen, die Kern Bio GmbH auch.",
        [
            "Stadt Bruch municipality",
            "Zweckverband Abfall Bruch utility",
            "ZAB Bio GmbH utility",
            "Kern Bio GmbH company",
        ],
    ),
    ("Feuerwehr Bruch\nPressemitteilung" + STORY + "Es brannte nicht mehr.", ["Feuerwehr Bruch emergency"]),
]


@pytest.mark.parametrize(("text", "wanted"), BODIES)
def test_bodies(text: str, wanted: list[str]) -> None:
    release = from_text(text)
    clean = normalise(release)
    read = reading(clean.text, common="Geld Brücke Neue")
    record = assemble(
        release, clean, read, link(read, find(read)), (), Provenance(pressnlp="0", model="x", topic_model=None)
    )
    found = json.loads(canonical(record))
    assert [f"{one['name']} {one['kind']}" for one in found["organisations"]] == wanted
    assert found["publisher"] == found["organisations"][0]["id"]
