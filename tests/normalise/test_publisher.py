"""Who issues a release, where its form says so; a body that the story is about is not it."""

import pytest

from pressnlp.normalise import normalise
from pressnlp.release import from_text

STORY = "Die Brücke am Wehr ist fertig, und alle freuen sich darüber."
TITLE = "Brücke am Wehr fertig"


PUBLISHERS = [
    (f"Presseinformation der Stadt Musterau\n\n{TITLE}\n\n{STORY}", "Stadt Musterau"),
    (f"Pressemitteilung des Landkreises Bad Musterau\n\n{TITLE}\n\n{STORY}", "Landkreis Bad Musterau"),
    (f"STADT MUSTERAU\nDie Bürgermeisterin\n\n{TITLE}\n\n{STORY}", "Stadt Musterau"),
    (f"Große Kreisstadt Musterau – Medieninformation\n\n{TITLE}\n\n{STORY}", "Große Kreisstadt Musterau"),
    (f"{TITLE}\n\nLandkreis Musterau (lkm). {STORY}", "Landkreis Musterau"),
    (f"{TITLE}\n\n{STORY}\n\nPressekontakt:\nGemeinde Musterau, Eva Kern", "Gemeinde Musterau"),
    (f"{TITLE}\n\n{STORY}\n\nKontakt: Eva Kern, Pressesprecherin der Stadt Musterau", "Stadt Musterau"),
    (f"{TITLE}\n\n{STORY}\n\n© 2021 Kreis Musterau", "Kreis Musterau"),
    (f"{TITLE}\n\n{STORY}\n\nMarkt Musterau", "Markt Musterau"),
    (f"Rhein-Muster-Kreis | Presse\n\n{TITLE}\n\n{STORY}", "Rhein-Muster-Kreis"),
    (f"Stadtverwaltung Musterau | Presse\n\n{TITLE}\n\n{STORY}", "Stadt Musterau"),
    (f"Stadt Musterau baut Brücke\n\n{STORY}\n\n© 2021 Musterau Digital", "Stadt Musterau"),
]


UNSIGNED = [
    f"Stadt Musterau baut Brücke\n\n{STORY}",
    f"{TITLE}\n\n{STORY} Der Landkreis Musterau zahlt mit.",
    f"{TITLE}\n\nMusterau (pm). {STORY}",
    f"Gemeinsame Presseinformation der Polizei Musterau und des Landkreises Musterau\n\n{TITLE}\n\n{STORY}",
    f"Gemeinsame Presseinformation von Stadt Musterau und Kreis Auenland\n\n{TITLE}\n\n{STORY}",
    f"{TITLE}\n\n{STORY}\n\nFoto: Stadt Musterau/Eva Kern",
]


@pytest.mark.parametrize(("text", "publisher"), PUBLISHERS)
def test_publisher(text: str, publisher: str) -> None:
    assert normalise(from_text(text)).publisher == publisher


@pytest.mark.parametrize("text", UNSIGNED)
def test_no_publisher(text: str) -> None:
    assert normalise(from_text(text)).publisher is None
