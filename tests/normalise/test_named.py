"""Names of bodies that fill a line, and lines that only look like one."""

import pytest

from pressnlp.normalise.named import named


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Zweckverband Wasser und Abwasser Auental (ZWAA)", "Zweckverband Wasser und Abwasser Auental"),
        ("Ministerium für Verkehr", "Ministerium für Verkehr"),
        ("Landesamt für Umwelt, Natur und Geologie", "Landesamt für Umwelt, Natur und Geologie"),
        ("Evangelische Kirchengemeinde Musterau", "Evangelische Kirchengemeinde Musterau"),
        ("Kern & Söhne GmbH & Co. KG", "Kern & Söhne GmbH & Co. KG"),
        ("Verein zur Pflege der Auen e. V.", "Verein zur Pflege der Auen e. V."),
        ("Jugendamt", None),
        ("Jugendamt Musterau", None),
        ("Museum Musterau, Pressestelle", None),
        ("Neues Museum Musterau", None),
        ("Feuerwehr im Einsatz", None),
        ("Museum Musterau öffnet", None),
        ("Schule und Verein", None),
        ("Samt Und Seide", None),
        ("", None),
    ],
)
def test_named(line: str, wanted: str | None) -> None:
    assert named(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Staatlichen Bauamtes Musterau", "Staatliches Bauamt Musterau"),
        ("Technischen Hochschule Musterau", "Technische Hochschule Musterau"),
        ("Amtes für Bau und Umwelt", "Amt für Bau und Umwelt"),
        ("Heimatvereins Musterau e. V.", "Heimatverein Musterau e. V."),
        ("Ministeriums für Verkehr", "Ministerium für Verkehr"),
        ("Zoo Musterau gGmbH", "Zoo Musterau gGmbH"),
        ("Kern e. V.", None),
    ],
)
def test_genitive(line: str, wanted: str | None) -> None:
    assert named(line, genitive=True) == wanted
