"""Names of issuing bodies in the nominative."""

import pytest

from pressnlp.normalise.bodies import nominative


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Landkreises Musterau", "Landkreis Musterau"),
        ("Marktes Musterau", "Markt Musterau"),
        ("Großen Kreisstadt Musterau", "Große Kreisstadt Musterau"),
        ("Stadt Rotenau ob der Aach", "Stadt Rotenau ob der Aach"),
        ("Hochwaldkreises", "Hochwaldkreis"),
        ("Universitäts- und Hansestadt Musterau", "Universitäts- und Hansestadt Musterau"),
        ("Arbeitskreises", None),
        ("Kulturkreis", None),
        ("Haus Musterau", None),
    ],
)
def test_nominative(written: str, wanted: str | None) -> None:
    assert nominative(written) == wanted
