"""Which of the lines above the prose is the headline, and where it was broken."""

import time

import pytest

from pressnlp.normalise import normalise
from pressnlp.normalise.headings import banner
from pressnlp.release import from_text

PROSE = "Lohfeld. Die Stadt baut das Haus am Markt neu, und alle freuen sich auf das Fest im Mai."

HEADLINES = [
    ("Klinikum Lohfeld gGmbH\n\nNeue Ärztin im Haus\n\n", "Neue Ärztin im Haus"),
    ("Stadt Lohfeld\n- Der Schriftwart -\n\nWehr wählt neue Spitze\n\n", "Wehr wählt neue Spitze"),
    ("Werke Lohfeld GmbH | Kommunikation\n\nStrom wird teurer\n\n", "Strom wird teurer"),
    ("Start > Aktuelles > Bücherei\n\nBücherei öffnet wieder\n\n", "Bücherei öffnet wieder"),
    ("Lohfeld, im März 2018\n\nDie Stadt nimmt Abschied\n\n", "Die Stadt nimmt Abschied"),
    ("Die Wahlleiterin\n\nStichwahl in zwei Wochen\n\n", "Stichwahl in zwei Wochen"),
    ("Presseinfo zur Schau\n\nGlas und Alltag ziehen um\n\n", "Glas und Alltag ziehen um"),
    ("Kurbetrieb Lohfeld\n\nPressetext, 22. Oktober 2024\n\nMehr Gäste am See\n\n", "Mehr Gäste am See"),
    ("Presse\n\nHaus am Markt: Bau beginnt\n\nHaus am Markt: Bau beginnt\n\n", "Haus am Markt: Bau beginnt"),
    # Broken headlines.
    (
        "Wehr wählt Eva Kern zur ersten Leiterin seit 131\nJahren\n\n",
        "Wehr wählt Eva Kern zur ersten Leiterin seit 131 Jahren",
    ),
    ("Rat stimmt für den\nUmbau am Markt\n\n", "Rat stimmt für den Umbau am Markt"),
    ("Rat stimmt dem Umbau\nam Markt zu\n\n", "Rat stimmt dem Umbau am Markt zu"),
    # A headline keeps its place: over a subtitle, with a sender's name in it, over a day or a label.
    ("Richtfest am Markt\nKinderhaus bekommt sein Dach\n\n", "Richtfest am Markt"),
    ("Stadtwerke Lohfeld: Gewinn gesunken\n\nNetz ausgebaut\n\n", "Stadtwerke Lohfeld: Gewinn gesunken"),
    ("Haus am Markt wird gebaut\n\nPressemitteilung Nr. 8\n\nBau beginnt im Mai\n\n", "Haus am Markt wird gebaut"),
]


@pytest.mark.parametrize(("head", "title"), HEADLINES)
def test_headline(head: str, title: str) -> None:
    assert normalise(from_text(head + PROSE)).title == title


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("- Der Schriftwart -", True),
        ("Menü   Unser Programm   Warenkorb (0)", True),
        ("Menü   Programm   Plan 3", False),
        ("Menü" + "   " * 51 + "9", False),  # found in the field: a form's dotted line without its dots
        ("Menü" + "   a" * 38 + "9", False),
        ("Menü   " + "a " * 75 + "9", False),
        ("- " + "a - " * 38 + "9", False),
        ("a | " * 38 + "9", False),
    ],
)
def test_banner_at_once(line: str, is_one: bool) -> None:
    begun = time.process_time()
    assert banner(line) is is_one
    assert time.process_time() - begun < 0.1


def test_a_sentence_broken_before_the_edge_is_joined() -> None:
    lines = (
        "Die Stadt baut in diesem Jahr das alte Haus am Markt neu, und die\n"
        "Bürgerinnen und Bürger freuen sich schon auf ein großes Fest auf\n"
        "dem Platz, das der Verein der Freunde des Hauses im Mai mit allen\n"
        "feiert. Die Kosten trägt zum Teil das Land, den Rest zahlt in\n"
        "drei Jahren die Stadt aus dem laufenden Haushalt.\n"
    )
    assert "\n" not in normalise(from_text(lines)).text.strip()
