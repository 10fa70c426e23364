"""The blocks of a release, as a whole list: kind, first words, and whether it repeats."""

import itertools

import pytest

from pressnlp.normalise.lines import form, is_navigation
from pressnlp.normalise.sections import blocks, headline

FULL = """Startseite | Rathaus | Presse
Stadt Musterau | Presse
Sperrfrist: 3. Mai 2021, 12 Uhr

Neue Brücke am Wehr
Verkehr rollt ab Juni

Neue Brücke am Wehr

Musterau (pm). Die Brücke am Wehr ist fertig. Sie kostet drei Millionen Euro und trägt auch Lastwagen.

Bürgermeisterin Ada Lohr dankte allen Beteiligten für die Arbeit.

Die Zahlen:
- 40 Meter lang
- 8 Meter breit

Foto: Ada Lohr (v. l.) und Ben Kroll

Über die Stadtwerke
Die Stadtwerke versorgen die Stadt seit 1901.

Pressekontakt:
Stadt Musterau, Pressestelle
Tel. 01234 567

presse@musterau.example
© Stadt Musterau 2021
Zurück"""


def listed(text: str) -> list[tuple[str, str, bool]]:
    return [(b.kind, text[b.start : b.end].split("\n")[0][:24], b.repeats) for b in blocks(text)]


def test_all_kinds() -> None:
    assert listed(FULL) == [
        ("navigation", "Startseite | Rathaus | P", False),
        ("kicker", "Stadt Musterau | Presse", False),
        ("embargo", "Sperrfrist: 3. Mai 2021,", False),
        ("title", "Neue Brücke am Wehr", False),
        ("title", "Verkehr rollt ab Juni", False),
        ("title", "Neue Brücke am Wehr", True),
        ("dateline", "Musterau (pm).", False),
        ("lead", "Die Brücke am Wehr ist f", False),
        ("body", "Bürgermeisterin Ada Lohr", False),
        ("body", "Die Zahlen:", False),
        ("list", "- 40 Meter lang", False),
        ("caption", "Foto: Ada Lohr (v. l.) u", False),
        ("about", "Über die Stadtwerke", False),
        ("contact", "Pressekontakt:", False),
        ("contact", "presse@musterau.example", False),
        ("copyright", "© Stadt Musterau 2021", False),
        ("navigation", "Zurück", False),
    ]


@pytest.mark.parametrize(
    ("cue", "kind"), [("Kontakt:", "contact"), ("Hintergrund:", "about"), ("Über den Verein", "about")]
)
def test_a_bare_cue_takes_the_next_paragraph(cue: str, kind: str) -> None:
    found = listed(f"Titel hier\n\nEin Satz steht da.\n\n{cue}\n\nEva Kern, Rathaus\n\nNoch ein Satz.")
    assert [block[0] for block in found] == ["title", "lead", kind, kind, "body"]


def test_blocks_stand_in_order() -> None:
    found = blocks(FULL)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


HEADLINES = [
    ("Rat beschließt Haushalt\n\nDer Rat hat entschieden.", "Rat beschließt Haushalt"),
    ("PM 3/2020\nPressemitteilung: Neue Kita am Park eröffnet\n\nSie ist da.", "Neue Kita am Park eröffnet"),
    ("Pressemitteilung der Stadt Musterau: Neue Kita am Park\n\nSie ist da.", "Neue Kita am Park"),
    ("Veranstaltungstipp\n\nChor singt im Dom\n\nAm Sonntag singt er.", "Chor singt im Dom"),
    (
        "Besuch im Werk\n\nWo die besten Schrauben des Landes gedreht werden\n\nDer Rat war da.",
        "Wo die besten Schrauben des Landes gedreht werden",
    ),
    ("Spatenstich im Tal: Halle wird gebaut\n\nDer Bau beginnt.", "Spatenstich im Tal: Halle wird gebaut"),
    ("Musterau (pm). Ein Text ohne Überschrift beginnt sofort.", None),
    ("Liebe Gäste,\n\nein Gruß von Herzen.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "wanted"), HEADLINES)
def test_headline(text: str, wanted: str | None) -> None:
    assert headline(text, blocks(text)) == wanted


def test_the_containers_title_decides() -> None:
    text = "Kultur am Fluss\n\nGroßes Fest\n\nEs beginnt am Abend."
    assert headline(text, blocks(text, "Großes Fest")) == "Großes Fest"


def test_a_repeated_paragraph() -> None:
    paragraph = "Die Halle bleibt wegen der Bauarbeiten bis zum Herbst geschlossen."
    found = blocks(f"Halle zu\n\nEin Satz.\n\n{paragraph}\n\n{paragraph}\n\nKurz.\n\nKurz.")
    assert [b.repeats for b in found] == [False, False, False, True, False, False]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Rückfragen an: Kreis X", "contact"),
        ("Kontakt: Eva Kern", "contact"),
        ("Kontakt hatten sie keinen.", None),
        ("Bildunterschrift: Das Team", "caption"),
        ("(Foto: Kreis X)", "caption"),
        ("Bild (Kern): Das Team", "caption"),
        ("Bilder hängen im Flur.", None),
        ("Hintergrund:", "about"),
        ("Hintergrund ist der Streit.", None),
        ("Über die Feuerwehr", "about"),
        ("Über 100 Gäste kamen", None),
        ("Sperrfrist: heute", "embargo"),
        ("© Kreis X", "copyright"),
        ("Musterau, den 3. Mai 2021", "dateline"),
        ("Am 3. Mai 2021 geht es los", None),
        ("- Kuchen", "list"),
        ("Grundgebühr ........ 5 €", "list"),
        ("Haus A | Umbau | 5 €", "list"),
        ("Sie sind hier: Startseite » Presse", "navigation"),
        ("Diese Website verwendet Cookies.", "navigation"),
        ("Die Presse kam.", None),
    ],
)
def test_form(line: str, kind: str | None) -> None:
    assert form(line) == kind


@pytest.mark.parametrize("line", ["Zurück", "« Zurück zur Übersicht", "Home > Rathaus > Presse", "Drucken | Teilen"])
def test_navigation(line: str) -> None:
    assert is_navigation(line)


@pytest.mark.parametrize("line", ["Zurück in die Zukunft", "Presse und Rathaus", "Rathaus | 5 € | Eintritt frei"])
def test_no_navigation(line: str) -> None:
    assert not is_navigation(line)
