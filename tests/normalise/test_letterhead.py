"""What may stand above a headline."""

import pytest

from pressnlp.normalise.letterhead import is_letterhead, may_be_letterhead, parts


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Pressemitteilung Nr. 3/2021", True),
        ("Kreis Musterau · Medieninformation 7/2021", True),
        ("Der Landrat", True),
        ("Stadt Musterau setzt Zeichen", False),
        ("Pressemitteilungen der Stadt jetzt auch als Brief", False),
        ("Pressemitteilung des Ministeriums für Verkehr", True),
        ("Korrektur zur Pressemitteilung vom 3. Mai 2021", False),
        ("3. Mai 2021", False),
        ("", False),
        ("Die Samtgemeindebürgermeisterin", True),
        ("Mitteilung 112/2021 | 03.05.2021", True),
        ("Nr. 7/2021 vom 3. Mai 2021", True),
        ("Die Stadtwerke Musterau informieren", True),
        ("Presseinformation – bitte ab sofort zur Veröffentlichung", True),
        ("Mitteilung an alle Haushalte", False),
        ("Bericht vom Stadtfest", False),
        ("Stadt Musterau, Musterau", False),
        ("Bauamt", False),
        ("Am Markt 3", False),
    ],
)
def test_letterhead(line: str, wanted: bool) -> None:
    assert is_letterhead(line) is wanted


@pytest.mark.parametrize(
    ("line", "beside", "wanted"),
    [
        ("Am Markt 3, 12345 Musterau", True, True),
        ("Am Markt 3, 12345 Musterau", False, False),
        ("Heimatverein Musterau e. V.", True, True),
        ("Heimatverein Musterau e. V.", False, False),
        ("Fachbereich Kultur und Sport", True, True),
        ("Sporočilo / Mitteilung der Gemeinde Musterau · 3. Mai 2021", False, True),
        ("Feuerwehr im Einsatz", True, False),
        ("Neue Brücke am Wehr", True, False),
    ],
)
def test_by_what_stands_beside(line: str, beside: bool, wanted: bool) -> None:
    assert may_be_letterhead(line, beside) is wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Stadt Musterau, Bauamt", [("Stadt Musterau", "name"), ("Bauamt", "unit")]),
        ("Amt für Bau, Umwelt und Verkehr | PM", [("Amt für Bau, Umwelt und Verkehr", "unit"), ("PM", "release")]),
        ("Musterau, 3.5.2021      Az. 10-23", [("Musterau, 3.5.2021", "day"), ("Az. 10-23", "label")]),
        ("+++ Stadt Musterau +++ Tel. 0123 45 +++", [("Stadt Musterau", "name"), ("Tel. 0123 45", "address")]),
        ("Landesamt für Umwelt / Seite 1 von 3", [("Landesamt für Umwelt", "body"), ("Seite 1 von 3", "number")]),
        ("Neue Brücke", [("Neue Brücke", None)]),
    ],
)
def test_parts(line: str, wanted: list[tuple[str, str | None]]) -> None:
    assert list(parts(line)) == wanted
