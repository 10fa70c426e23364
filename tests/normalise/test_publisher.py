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
    (f"Pressearchiv der Stadt Musterau\n\n{TITLE}\n\n{STORY}", "Stadt Musterau"),
    (f"Presseservice des Landkreises Auental | 3. Mai 2021\n\n{TITLE}\n\n{STORY}", "Landkreis Auental"),
    (f"+++ Eilmeldung +++ Stadt Musterau +++\n\n{TITLE}\n\n{STORY}", "Stadt Musterau"),
    (f"Ministerium für ländliche Räume und Heimat Auenland\nNr. 118/2021 · 17. August 2021\n\n{TITLE}\n\n{STORY}",
     "Ministerium für ländliche Räume und Heimat Auenland"),
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


HEADS = [
    (f"CDU-Fraktion im Gemeinderat Musterau\n\nP R E S S E M I T T E I L U N G\n\n{TITLE}\n\n{STORY}",
     "CDU-Fraktion im Gemeinderat Musterau"),
    (f"SPD-Fraktion im Rat der Stadt Musterau\nPressemitteilung\n\n{TITLE}\n\n{STORY}",
     "SPD-Fraktion im Rat der Stadt Musterau"),
    (f"Fraktion Bündnis 90/Die Grünen im Kreistag Auental\nPressemitteilung vom 3. Mai 2023\n\n{TITLE}\n\n{STORY}",
     "Fraktion Bündnis 90/Die Grünen im Kreistag Auental"),
    (f"FDP Stadtverband Musterau · Pressemitteilung · 03.05.2023\n\n{TITLE}\n\n{STORY}", "FDP Stadtverband Musterau"),
    (f"DRK Kreisverband Auental e. V. | Presse\n\n{TITLE}\n\n{STORY}", "DRK Kreisverband Auental e. V."),
    (f"Ev.-luth. Kirchenkreis Auental · Pressemitteilung 14/2023\n\n{TITLE}\n\n{STORY}", "Ev.-luth. Kirchenkreis Auental"),
    (f"Anne-Frank-Gesamtschule · Sekretariat · 3. Mai 2023\n\n{TITLE}\n\n{STORY}", "Anne-Frank-Gesamtschule"),
    (f"STADT MUSTERAU | Kurz notiert | 3. Mai 2023\n\n{TITLE}\n\n{STORY}", "Stadt Musterau"),
    (f"GEMEINDE BAD MUSTERAU | Aus dem Gemeinderat | 3. Mai 2023\n\n{TITLE}\n\n{STORY}", "Gemeinde Bad Musterau"),
    (f"Stadt Musterau · Bekanntes und Neues · 03.05.2023\n\n{TITLE}\n\n{STORY}", "Stadt Musterau"),
    (f"Stadtwerke Musterau informieren\n\n{TITLE}\n\nMusterau, 3. Mai 2023. {STORY}", "Stadtwerke Musterau"),
    (f"Sparkasse Auental: Pressemitteilung vom 3. Mai 2023\n\n{TITLE}\n\n{STORY}", "Sparkasse Auental"),
    (f"Polizeipräsidium Auental, 03.05.2023 – 14:20\n\n{TITLE}\n\n{STORY}", "Polizeipräsidium Auental"),
    (f"THEATER AN DER AU\nPresse | Spielzeit 2022/23\n\n{TITLE}\n\n{STORY} Das Theater an der Au lädt ein.",
     "Theater an der Au"),
    (f"Museum am Alten Markt · Medieninformation\n\n{TITLE}\n\n{STORY} Freunde des Museums am Alten Markt halfen.",
     "Museum am Alten Markt"),
]  # fmt: skip
TAILS = [
    (f"{TITLE}\n\n{STORY}\n\ngez. Eva Kern\nBürgermeisterin der Gemeinde Musterau", "Gemeinde Musterau"),
    (f"{TITLE}\n\n{STORY}\n\nLandrätin des Landkreises Auental", "Landkreis Auental"),
    (f"{TITLE}\n\n{STORY}\n\nPressestelle Landkreis Auental\nTelefon 0123 45-6", "Landkreis Auental"),
    (f"{TITLE}\n\n{STORY}\n\nEine Information der Verbandsgemeinde Musterau\n03.05.2023", "Verbandsgemeinde Musterau"),
    (f"{TITLE}\n\n{STORY}\n\n(Stadt Musterau, 03.05.2023)", "Stadt Musterau"),
    (f"{TITLE}\n\n{STORY}\n\nText: Stadt Musterau, Pressestelle", "Stadt Musterau"),
]


UNSIGNED = [
    f"Museum im Umbruch\n\n{TITLE}\n\n{STORY}",
    f"Schule im Wandel\nPressetext\n\n{TITLE}\n\n{STORY}",
    f"Feuerwehr im Einsatz\n\n{TITLE}\n\n{STORY} Die Feuerwehr im Einsatz war schnell.",
    f"Fraktion im Gespräch\n\n{TITLE}\n\n{STORY}",
    f"Stadt Musterau informiert über Fernwärme\n\n{STORY}",
    f"{TITLE}\n\nQuelle: Stadt Musterau\n\n{STORY}\n\n{STORY}\n\nUnd so weiter ging es noch lange.",
    f"{TITLE}\n\n{STORY} Eine Information der Stadt Musterau half dabei.",
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


@pytest.mark.parametrize(("text", "publisher"), PUBLISHERS + FOUND + HEADS + TAILS)
def test_publisher(text: str, publisher: str) -> None:
    assert normalise(from_text(text)).publisher == publisher


@pytest.mark.parametrize("text", UNSIGNED)
def test_no_publisher(text: str) -> None:
    assert normalise(from_text(text)).publisher is None
