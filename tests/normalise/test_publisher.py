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
    (f"Stadtverwaltung Musterau | Presse\n\n{TITLE}\n\n{STORY}", "Stadtverwaltung Musterau"),
    (f"Stadt Musterau baut Brücke\n\n{STORY}\n\n© 2021 Musterau Digital", "Stadt Musterau"),
]
FOUND = [
    (f"Amt Musterau\nDer Amtsvorsteher\n\n{TITLE}\n\n{STORY}", "Amt Musterau"),
    (f"Stadt Musterau, Pressestelle\n\n{TITLE}\n\n{STORY}", "Stadt Musterau"),
    (f"*** Gemeinde Musterau *** Bauamt ***\n\n{TITLE}\n\n{STORY}", "Gemeinde Musterau"),
    (f"GROSSE KREISSTADT MUSTERAU\n\n{TITLE}\n\n{STORY}", "Große Kreisstadt Musterau"),
    (f"Freie und Hansestadt Musterau\nBehörde für Verkehr\n\n{TITLE}\n\n{STORY}", "Freie und Hansestadt Musterau"),
    (f"Stadt Musterau              Am Markt 1\nDie Bürgermeisterin         12345 Musterau\n\n{TITLE}\n\n{STORY}",
     "Stadt Musterau"),
    (f"Seite 1 von 2 | Stadt Musterau | Pressemitteilung 7/2021\n\n{TITLE}\n\n{STORY}", "Stadt Musterau"),
    (f"Zweckverband Wasser und Abwasser Auental (ZWAA)\nPressemitteilung\n\n{TITLE}\n\n{STORY}",
     "Zweckverband Wasser und Abwasser Auental"),
    (f"Pressemitteilung des Zweckverbands Wasser und Abwasser Auental\n\n{TITLE}\n\n{STORY}",
     "Zweckverband Wasser und Abwasser Auental"),
    (f"Pressemitteilung des Staatlichen Bauamtes Musterau\n\n{TITLE}\n\n{STORY}", "Staatliches Bauamt Musterau"),
    (f"Heimatverein Musterau e. V. | Presseinformation\n\n{TITLE}\n\n{STORY}", "Heimatverein Musterau e. V."),
    (f"Das Landratsamt Musterau teilt mit:\n\n{TITLE}\n\n{STORY}", "Landratsamt Musterau"),
    (f"Gemeinde Musterau, Landkreis Auental\n\n{TITLE}\n\n{STORY}", "Gemeinde Musterau"),
    (f"Der Magistrat der Stadt Musterau\n\n{TITLE}\n\n{STORY}", "Stadt Musterau"),
    (f"{TITLE}\nSporočilo / Mitteilung der Gemeinde Musterau · 3. Mai 2021\n\n{STORY}", "Gemeinde Musterau"),
    (f"{TITLE}\n\n{STORY}\n\nMedienkontakt: Bezirksamt Mitterau von Berlin, Pressestelle, Eva Kern",
     "Bezirksamt Mitterau von Berlin"),
    (f"Museum für Glas Musterau\nPresseinfo\n\n{TITLE}\n\n{STORY}", "Museum für Glas Musterau"),
    (f"Kliniken Musterau gGmbH | Unternehmenskommunikation\n\n{TITLE}\n\n{STORY}", "Kliniken Musterau gGmbH"),
    (f"Kreisvolkshochschule Musterau (KVHS)\n\n{TITLE}\n\n{STORY}", "Kreisvolkshochschule Musterau"),
    (f"Pressemitteilung der Zoo Musterau gGmbH vom 8. Juli 2020\n\n{TITLE}\n\n{STORY}", "Zoo Musterau gGmbH"),
    (f"{TITLE}\n\n{STORY}\n\n© 2023 Musikschule Musterau | Impressum", "Musikschule Musterau"),
    (f"{TITLE}\n\n{STORY}\n\nStadt Musterau, Eva Kern, Tel.: 0123/45", "Stadt Musterau"),
    (f"{TITLE}\n\n{STORY}\n\nStadt Musterau · Eva Kern · Tel. 0123 45", "Stadt Musterau"),
    (f"{TITLE}\n\n{STORY}\n\nKontakt: Eva Kern, Gemeinde Musterau, Tel. 0123 45", "Gemeinde Musterau"),
    (f"{TITLE}\n\n{STORY}\n\nPressekontakt: Eva Kern, Wohnungsbau Musterau GmbH", "Wohnungsbau Musterau GmbH"),
]  # fmt: skip


UNSIGNED = [
    f"Stadt Musterau baut Brücke\n\n{STORY}",
    f"{TITLE}\n\n{STORY} Der Landkreis Musterau zahlt mit.",
    f"{TITLE}\n\nMusterau (pm). {STORY}",
    f"Gemeinsame Presseinformation der Polizei Musterau und des Landkreises Musterau\n\n{TITLE}\n\n{STORY}",
    f"Gemeinsame Presseinformation von Stadt Musterau und Kreis Auenland\n\n{TITLE}\n\n{STORY}",
    f"{TITLE}\n\n{STORY}\n\nFoto: Stadt Musterau/Eva Kern",
    f"{TITLE}\n\n{STORY}\n\nKontakt: Eva Kern, Planungsbüro Kern GmbH, Tel. 0123 45",
    f"{TITLE}\n\n{STORY}\n\nKarten gibt es hier:\nSparkasse Musterau\nHeimatverein Musterau e. V.",
    f"Pressemitteilung der Gemeinden Musterau und Auental\n\n{TITLE}\n\n{STORY}",
    f"Gemeinde Musterau: {TITLE}\n\n{STORY}",
    f"Stadt Musterau / Landkreis Auental\nPressemitteilung\n\n{TITLE}\n\n{STORY}",
    f"Stadt Musterau und Landkreis Auental\nPressemitteilung\n\n{TITLE}\n\n{STORY}",
    f"Kulturamt\nPressemitteilung\n\n{TITLE}\n\n{STORY}",
    f"Pressemitteilung\nMuseum Musterau\n\n{STORY}",
]


@pytest.mark.parametrize(("text", "publisher"), PUBLISHERS + FOUND)
def test_publisher(text: str, publisher: str) -> None:
    assert normalise(from_text(text)).publisher == publisher


@pytest.mark.parametrize("text", UNSIGNED)
def test_no_publisher(text: str) -> None:
    assert normalise(from_text(text)).publisher is None
