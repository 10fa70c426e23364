"""Names of issuing bodies in the nominative."""

import pytest

from pressnlp.normalise.bodies import nominative, place


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Landkreises Musterau", "Landkreis Musterau"),
        ("Marktes Musterau", "Markt Musterau"),
        ("Großen Kreisstadt Musterau", "Große Kreisstadt Musterau"),
        ("Stadt Rotenau ob der Aach", "Stadt Rotenau ob der Aach"),
        ("Hochwaldkreises", "Hochwaldkreis"),
        ("Universitäts- und Hansestadt Musterau", "Universitäts- und Hansestadt Musterau"),
        ("Bezirksamtes Mitterau von Berlin", "Bezirksamt Mitterau von Berlin"),
        ("Grosse Kreisstadt Musterau", "Große Kreisstadt Musterau"),
        ("Wasserverband Auental (WVA)", "Wasserverband Auental"),
        ("Gemeinde Musterau (Aach)", "Gemeinde Musterau (Aach)"),
        ("Gemeinden Musterau", None),
        ("Arbeitskreises", None),
        ("Kulturkreis", None),
        ("Haus Musterau", None),
    ],
)
def test_nominative(written: str, wanted: str | None) -> None:
    assert nominative(written) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Stadt Bad Musterau", "Bad Musterau"),
        ("Bezirksamt Mitterau von Berlin", "Mitterau"),
        ("Zweckverband Wasserversorgung Musterau", None),
        ("Hochwaldkreis", None),
    ],
)
def test_place(body: str, wanted: str | None) -> None:
    assert place(body) == wanted
