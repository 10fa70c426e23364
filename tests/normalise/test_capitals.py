"""Headlines in capitals, recased for the analysis."""

import pytest

from pressnlp.normalise.capitals import recase
from pressnlp.normalise.offsets import Traced

WRITTEN = [
    ("SPERRUNG DER BAHNHOFSTRASSE AB 3. MAI", "Sperrung der Bahnhofstrasse ab 3. Mai"),
    ("STADT EHRT DR. ANNE KÖHLER-WEIß", "Stadt ehrt Dr. Anne Köhler-Weiß"),
    ("CDU UND SPD FÜR NEUEN SPORTPLATZ", "CDU und SPD für Neuen Sportplatz"),
    ("DIE STADTWERKE GMBH BAUT: DIE TURBINE KOMMT", "Die Stadtwerke GmbH baut: Die Turbine kommt"),
    ("PRESSEMITTEILUNG", "Pressemitteilung"),
    ("2 MIO. EURO FÜR KITA", "2 Mio. Euro für Kita"),
    ("HEINRICH II. KEHRT ZURÜCK", "Heinrich II. Kehrt Zurück"),
    ("MUSTERAU. Die Stadt baut.", "Musterau. Die Stadt baut."),
    ("BAD MUSTERAU (pm). Die Stadt baut.", "Bad Musterau (pm). Die Stadt baut."),
    ("NEUE TURNHALLE IN DER SÜDSTADT\n\nDie neue Halle", "Neue Turnhalle in der Südstadt\n\nDie neue Halle"),
]
LEFT = [
    "CDU, SPD, FDP",
    "DRK",
    "Die CDU-Fraktion lehnt ab",
    "PKW 5 €",
    "A 44: Stau",
    "ADAC (pm). Die Straße ist glatt.",
    "",
]


@pytest.mark.parametrize(("text", "wanted"), WRITTEN)
def test_recases(text: str, wanted: str) -> None:
    traced, counts = recase(Traced.of(text))
    assert (traced.text, counts) == (wanted, {"capitals": 1})


@pytest.mark.parametrize("text", LEFT)
def test_leaves(text: str) -> None:
    traced, counts = recase(Traced.of(text))
    assert (traced.text, counts) == (text, {})


def test_the_rest_of_the_text_decides() -> None:
    text = "FREIE PLÄTZE BEIM BUND\n\nEs gibt freie Plätze, sagt der BUND in Musterau."
    assert recase(Traced.of(text))[0].text.startswith("Freie Plätze beim BUND\n")


def test_offsets() -> None:
    source = "ALLE WEGE FÜHREN NACH GROẞENHAIN"
    traced, _ = recase(Traced.of(source))
    at = traced.text.index("Großenhain")
    start, end = traced.span(at, at + len("Großenhain"))
    assert source[start:end] == "GROẞENHAIN"
