"""What sums are for: sentences with the purposes of all their sums, in order."""

import pytest

from pressnlp.analyse.money import find

# -- written with the rule ---------------------------------------------------------------------------------------------

PURPOSES = [
    ("Für den Ausbau alter Wege sind 400.000 Euro vorgesehen.", ["Ausbau alter Wege"]),
    ("Der Zuschuss zum Bürgerfest beträgt 500 Euro.", ["Zuschuss zum Bürgerfest"]),
    ("Der Bildband kostet 27 Euro.", ["Bildband"]),
    ("Insgesamt kostet das Klettergerüst 4.000 Euro.", ["Klettergerüst"]),
    ("Karten gibt es für 12 Euro an der Kasse.", ["Karten"]),
    ("Der Verein übergab 700 Franken für neue Trikots.", ["neue Trikots"]),
    ("Der Kreis gibt eine Hilfe von 900 Euro zu den Druckkosten.", ["Hilfe zu den Druckkosten"]),
    ("Es entstand ein Sachschaden in Höhe von rund 3.000 Euro.", ["Sachschaden"]),
    ("Das Feuer richtete 50.000 Euro Schaden an.", ["Schaden"]),
    ("Die Baukosten sieht die Planerin bei etwa 3.000 Euro.", ["Baukosten"]),
    ("- Neubau der Wache: 5 Mio. Euro", ["Neubau der Wache"]),
    ("Liegeplatz ........ 36,00 € im Jahr", ["Liegeplatz"]),
    ("Waldschule | Tablets | 3.000 €", ["Tablets"]),
    ("Wer für den Steg aufkommt:\n- Gemeinde Aubach: 3.000 Euro", ["Steg"]),
    ("TuS Aubach e. V. (Eigenmittel): 3.000 Euro", ["Eigenmittel"]),
    ("Der Preis für Fernwärme fällt. Damit werden 8 Cent frei.", ["Preis für Fernwärme"]),
    ("Der Hallenbau, für den 2 Mio. Euro bereitliegen, beginnt.", ["Hallenbau"]),
    ("Die Karte kostet 10 Euro, ermäßigt 8 Euro.", ["Karte", "Karte"]),
    ("6 Millionen Euro investiert der Kreis in eine neue Leitstelle.", ["neue Leitstelle"]),
    ("Mit 500 Euro unterstützt die Bürgerstiftung den Bau des Stegs.", ["Bau des Stegs"]),
    ("Die Tagespflege kostet pro Kind und Stunde 6,50 Euro.", ["Tagespflege"]),
    ("Tickets: 14 € (ermäßigt 10 €), Gruppenkarte 60 €", ["Tickets", "Tickets", "Gruppenkarte"]),
    ("Der Landkreis gab 3 Euro.", [None]),
]

# -- found in the field ------------------------------------------------------------------------------------------------

FIELD = [
    ("Gemeinde Aubach – Umbau der alten Wache – 1.875.000 Euro", ["Umbau der alten Wache"]),
    ("8 Millionen Euro für lebendige Höfe\n\nDer Bund stellt 8 Millionen Euro bereit.", ["lebendige Höfe"] * 2),
    ("8 Euro für lebendige Höfe\n\nDer Bund stellt 8 Euro bereit.", ["lebendige Höfe", None]),
    ("Kassenwart Udo Reents bezifferte den Kassenstand auf 900 Euro.", ["Kassenstand"]),
    ("Frau Reents hat den Anbau geplant. Er kostet 900 Euro.", ["Anbau"]),
    ("Für ihn bedeutet das Mehrkosten von ca. 900 Euro.", ["Mehrkosten"]),
    ("Für den Umbau der Halle gab es einen Zuschuss von 900 Euro.", ["Umbau der Halle"]),
    ("In das Kanalnetz flossen 900 Euro.", ["Kanalnetz"]),
    ("In Wege-, Rad- und Brückenbau flossen 900 Euro.", ["Wege-, Rad- und Brückenbau"]),
    ("In das Projekt sind schon 900 Euro geflossen.", ["Projekt"]),
    ("Der Verband baut einen Steg für 900.000 Euro, gefördert vom Land mit 300.000 Euro.", ["Steg", "Steg"]),
    ("Die Lesung wird vom Kreis Altdorf mit 900 Euro gefördert.", ["Lesung"]),
    ("Das Projekt, das vom Kreis Altdorf mit 900 Euro gefördert wird, endet.", ["Projekt"]),
    ("Die Stiftung fördert den Steg mit 900 Euro.", ["Steg"]),
    ("Das Ministerium für Wirtschaft gibt 900 Euro.", [None]),
    ("Eine fünfte Gruppe, für die der Kreis 900 Euro einplant, kommt.", ["fünfte Gruppe"]),
    ("Sie nahm die 900 Mark, die 1986 für einen Steg bereitlagen.", ["Steg"]),
    ("Der Steg soll nach einer Schätzung des Bauamts 900 Euro kosten.", ["Steg"]),
    ("Wer ein Lastenrad kauft, erhält 900 Euro.", ["Lastenrad"]),
    ("Von jedem Los gehen 50 Cent an das Tierheim.", ["Tierheim"]),
    ("Der Pass kostet 60 Euro, für Studierende 30 Euro.", ["Pass", "Pass"]),
    ("Erwachsene 4 Euro, Kinder 2 Euro", ["Erwachsene", "Kinder"]),
    ("Der mit 900 Euro dotierte Heimatpreis geht an alle.", ["Heimatpreis"]),
    ("Sie kaufte das 19-Euro-Ticket.", ["Ticket"]),
    ("Gespart werden 900 Euro an Kosten für den Betrieb.", ["Kosten für den Betrieb"]),
    ("Der Betriebszuschuss pro Gast von 9 Euro bleibt.", ["Betriebszuschuss"]),
    ("Hohe Überschüsse der Werke (zuletzt 2020 ca. 900 Euro) halfen.", ["Hohe Überschüsse der Werke"]),
    ("Der Steg ist fertig (Kosten: 900 Euro).", ["Steg"]),
    ("Bei der Grundsteuer rechnet die Kämmerei mit einem Minus von 900 Euro.", ["Grundsteuer"]),
    ("Den Erträgen von 900 Euro stehen Aufwendungen von 800 Euro gegenüber.", ["Erträge", "Aufwendungen"]),
    ("Der Preis liegt bei 80 Euro im Jahr für früh gepflanzte Bäume.", ["früh gepflanzte Bäume"]),
    ("Ein Gast zahlt im Tarif „Sonne Extra“ rund 74 Euro.", ["Tarif „Sonne Extra“"]),
    ("Teuerstes Projekt ist der Abriss der 3. Halle. Er schlägt mit 900 Euro zu Buche.", ["Abriss der 3. Halle"]),
    ("Der Rat bewilligte ein Fahrzeug MTW 9. Die Kosten: 900 Euro.", ["Fahrzeug MTW 9"]),
    ("Neudorf. Die Firma gab 900 Euro.", [None]),
    ("Wahrscheinlich fehlen 900 Euro.", [None]),
    ("    5.000 €   Heizung\n      800 €   Fenster (Nordseite)", ["Heizung", "Fenster (Nordseite)"]),
    ("Werte in T€\nErträge   510   520\n  davon Miete   11   12", ["Erträge", "Erträge", "Miete", "Miete"]),
    ("a) Kaufpreis: 900 Euro", ["Kaufpreis"]),
    ("Haus (Verkehrswert: 540 €/m²)", ["Verkehrswert"]),
    ("An die Firma Bolt, Neustadt in Höhe von 900 Euro", [None]),
    ("5 Euro, " * 40, [None] * 40),
    ("TuS Aubach      Neues Dach      4.800,00 €\nRuderclub       Boote           3.100,50 €", ["Neues Dach", "Boote"]),
    ("Strom, Grundpreis     11,90 €/Monat     12,65 €/Monat", ["Strom, Grundpreis"] * 2),
    ("Gemeinde Aubach; Grüne Mitte, 3. Bauabschnitt; 842.000 Euro", ["Grüne Mitte, 3. Bauabschnitt"]),
    ("Kita-Gesetz: Orte fürchten Lücke von 900 Euro", ["Lücke"]),
    ("Die Jahreskarte kostet Erwachsene 15 Euro.", ["Jahreskarte"]),
    ("Rund 900 Euro hat die Küche gekostet.", ["Küche"]),
    ("Ein Roboter, Anschaffungspreis 900 Euro, kommt.", ["Roboter"]),
    ("1992 verkaufte die Bahn den Hof für den Preis von einer Mark.", ["Hof"]),
    ("Das 49 Euro teure Ticket bleibt.", ["Ticket"]),
    ("Für 900 Euro entstehen zwei Säle.", ["Säle"]),
    ("Gebaut wird für rund 900 Euro eine Halle.", ["Halle"]),
    ("Mit 900 Euro ist der Neubau der Wache das größte Vorhaben.", ["Neubau der Wache"]),
    ("Den größten Brocken verschlang mit 900 Euro das Umspannwerk.", ["Umspannwerk"]),
    ("Mit 900 Euro helfen Bund und Land beim Umbau der Wache.", ["Umbau der Wache"]),
    ("Der Kreis steckt 900 Euro in seine Schulen.", ["Schulen"]),
    ("In zwei Jahren hat das Klinikum 900 Euro in die Abteilung gesteckt.", ["Abteilung"]),
    ("900 Euro stellt die Stadt bereit, um alte Wege zu sanieren.", ["alte Wege"]),
    ("Das Preisgeld teilt sie: 900 Euro gehen an das Labor.", ["Labor"]),
    ("Er verwies auf das neue Boot: 900 Euro hat es gekostet, 300 Euro steuert das Land bei.", ["neue Boot"] * 2),
    ("Der Kreis baut den Steg und die Halle. Letztere kostet 900 Euro.", ["Halle"]),
    ("Der Rat plant eine Wache. 900 Euro hat die Gemeinde dafür eingestellt.", ["Wache"]),
    ("Für den Steg fehlen 900 Euro. Der Kreis steuert 300 Euro bei.", ["Steg", "Steg"]),
    ("Ein Brand an der Mühle mit einem Schaden von 900 Euro war dabei.", ["Schaden"]),
    ("Er zeigt, wie das geht („Lesen hilft“, 19 Euro).", ["Lesen hilft"]),
    ("Für eine 75-Quadratmeter-Wohnung fallen 5 Euro an.", ["75-Quadratmeter-Wohnung"]),
    ("Die Stadt erhält 900 Euro für das „Kraftwerk der Ideen“.", ["Kraftwerk der Ideen"]),
    ("Einen Überschuss von 900 Euro hat der Haushalt, geplant waren 300 Euro.", ["Überschuss", "Überschuss"]),
    ("Über 900 Euro freut sich der Wirt, Inhaber des Krugs, für sein Brot.", ["Brot"]),
    # what stands before, but says nothing of the sum
    ("Jan Behn hat Generationen ausgebildet. Behn gab 900 Euro.", [None]),
    ("Der Markt war voll. Das Unternehmen zahlt 900 Euro.", [None]),
    ("Wenig später fehlten 900 Euro.", [None]),
    ("Beantragt waren 900 Euro.", [None]),
    ("Bewerben kann sich, wer 900 Euro verdient.", [None]),
]


@pytest.mark.parametrize(("text", "purposes"), [*PURPOSES, *FIELD])
def test_purpose(text: str, purposes: list[str | None]) -> None:
    assert [one.purpose for one in find(text)] == purposes


def test_a_row_whose_heading_is_only_a_bracket_is_read() -> None:
    """Found in the field: it ended the whole release."""
    assert [one.amount for one in find("(Anteil Tiefbauamt): 1.735.416 EUR")] == [1735416]
