"""Bodies by head nouns, legal forms, fixed names and municipality words; no pipeline entity helps here."""

import pytest

from pressnlp.analyse import organisations
from tests.marks import parse
from tests.readings import reading

COMMON = (
    "Sitzung Leitung Kinder Vertreter Umbau Rathaus Haushalt Spende Antrag Mitglied Neubau Verwaltung Schulen Eltern Ausbau "
    "Bericht Angebot Stimmen Vorsitz Menschen Platz Bank Interesse Zeit Brüder Schulbus Grünflächen Technik"
)

WRITTEN_WITH_THE_RULE = [
    'Das [Jugendamt](name=Jugendamt kind=department) hilft, das [Amt für Schule und Sport](name="Amt für Schule und Sport" kind=department) auch.',
    'Der [Ausschuss für Umwelt, Klima und Mobilität](name="Ausschuss für Umwelt, Klima und Mobilität" kind=council) tagt.',
    'Die [Stadt Soest](name="Stadt Soest" kind=municipality) und der [Kreis Soest](name="Kreis Soest" kind=county) zahlen.',
    'Haushalt des [Kreises Soest](name="Kreis Soest" kind=county) liegt vor.',
    'Der [Rat der Stadt Soest](name="Rat der Stadt Soest" kind=council) stimmte zu.',
    'Die [Freiwillige Feuerwehr Soest](name="Freiwillige Feuerwehr Soest" kind=emergency) kam mit der [Ortsfeuerwehr Bruch](name="Ortsfeuerwehr Bruch" kind=emergency).',
    'Sie kommt von der [Holzbau Stadler & Söhne GmbH & Co. KG](name="Holzbau Stadler & Söhne GmbH & Co. KG" kind=company) her.',
    'Der [Förderverein Freibad Soest e. V.](name="Förderverein Freibad Soest e. V." kind=association) spendet.',
    'Die [CDU](name=CDU kind=party), die [SPD-Fraktion](name="SPD-Fraktion" kind=party) und [Bündnis 90/Die Grünen](name="Bündnis 90/Die Grünen" kind=party).',
    'Am [Robert-Bosch-Gymnasium](name="Robert-Bosch-Gymnasium" kind=school) und an der [Grundschule Nord](name="Grundschule Nord" kind=school).',
    'Das [Bayerische Staatsministerium für Wohnen, Bau und Verkehr](name="Bayerisches Staatsministerium für Wohnen, Bau und Verkehr" kind=state) prüft.',
    'Leiterin der [Abteilung Bildung und Sport](name="Abteilung Bildung und Sport" kind=department) ist sie.',
    'Die [Kindertagesstätte „Löwenzahn“](name="Kindertagesstätte „Löwenzahn“" kind=school) liegt nebenan.',
    'Der [TSV Soest 1921 e. V.](name="TSV Soest 1921 e. V." kind=association) gewann.',
    'Die [Universität Münster](name="Universität Münster" kind=university) und die [Bürgerstiftung Soest](name="Bürgerstiftung Soest" kind=foundation).',
    'Das [Technische Hilfswerk](name="Technisches Hilfswerk" kind=emergency) half.',
    'Die [Regierung von Niederbayern](name="Regierung von Niederbayern" kind=state) erhob Einwände.',
]
FOUND_IN_THE_FIELD = [
    'Die [FF Bruch](name="Freiwillige Feuerwehr Bruch" kind=emergency) übte.',
    'Entwurf vom [Büro für Integration](name="Büro für Integration" kind=company) hier.',
    'Vom Soester Büro [Raum & Rand](name="Raum & Rand" kind=company) kam es.',
    'Es baut die Firma [klarkante UX](name="klarkante UX" kind=company) nun.',
    'Es plant das Büro [nord architekten PartGmbB](name="nord architekten PartGmbB" kind=company) nun.',
    'Entwurf von [Wittkamp Architekten BDA](name="Wittkamp Architekten BDA" kind=company) liegt vor.',
    'Die Agentur [Seegras & Söhne](name="Seegras & Söhne" kind=company) wirbt.',
    'Kritik vom [Mieterverein Soest e. V.](name="Mieterverein Soest e. V." kind=association) Dessen Vorsitz wechselt.',
    "Der [Auwaldkreis](name=Auwaldkreis kind=county) zahlt, im Auwaldkreis regnet es.",
    'Das [Amt Bruchtal](name="Amt Bruchtal" kind=municipality) zahlt.',
    'Die [Beruflichen Schulen Soest](name="Berufliche Schulen Soest" kind=school) öffnen.',
    'Umbau der [7. Oberschule](name="7. Oberschule" kind=school) läuft.',
    'Die [Buchhandlung Lesezeichen](name="Buchhandlung Lesezeichen" kind=company) hilft.',
    'Die [Fraktion Freie Bürger Soest](name="Fraktion Freie Bürger Soest" kind=party) stimmte zu.',
    'Das [Panzerbataillon 393](name="Panzerbataillon 393" kind=federal) half.',
    'Die [Verbandsversammlung des ZWAB](name="Verbandsversammlung des ZWAB" kind=council) tagt.',
    'Das [THW, Ortsverband Bruch](name="THW, Ortsverband Bruch" kind=emergency) pumpte.',
    "Das [Bundesverkehrsministerium](name=Bundesverkehrsministerium kind=federal) zahlt.",
    'Das [Staatliche Schulamt Soest](name="Staatliches Schulamt Soest" kind=state) prüft.',
    'Der [Soester Anzeiger](name="Soester Anzeiger" kind=media) lädt ein.',
    'Der [Zoo Soest gGmbH](name="Zoo Soest gGmbH" kind=culture) hilft der [Diakonieverein Bruch](name="Diakonieverein Bruch" kind=church).',
    "Stadträtin Kern ([GRÜNE](name=Grüne kind=party)) sprach, die Grüne Mitte blüht.",
    'Der [Bauausschuss des Hessischen Landtags](name="Bauausschuss des Hessischen Landtags" kind=council) tagt.',
    'Das [Amt für Soziales](name="Amt für Soziales" kind=department) und das [Jugendamt](name=Jugendamt kind=department) helfen.',
    'Das [Bundesamt für Naturschutz](name="Bundesamt für Naturschutz" kind=federal) und das [Bundesamt für Umwelt](name="Bundesamt für Umwelt" kind=federal) helfen.',
    'Das [Referat für Bildung und Sport](name="Referat für Bildung und Sport" kind=department) der [Stadt Soest](name="Stadt Soest" kind=municipality) hilft.',
    'Das [Ministerium des Innern und für Sport](name="Ministerium des Innern und für Sport" kind=state) zahlt.',
    'Der [Zweckverband Wasser und Abwasser Bruchtal](name="Zweckverband Wasser und Abwasser Bruchtal" kind=utility) baut.',
    'Leiter des [Eigenbetriebs Wasserversorgung Soest](name="Eigenbetrieb Wasserversorgung Soest" kind=utility) ist er.',
    'Die [Arbeitsgemeinschaft Hochbau Kern/Vogel](name="Arbeitsgemeinschaft Hochbau Kern/Vogel" kind=company) baut.',
    'Die [ARGE Kern/Vogel](name="ARGE Kern/Vogel" kind=company) baut.',
    'Der [Schleswig-Holsteinische Landkreistag](name="Schleswig-Holsteinischer Landkreistag" kind=association) tagt.',
    'Die [Obere Naturschutzbehörde](name="Obere Naturschutzbehörde" kind=state) prüft.',
    "Der [Bundesgerichtshof](name=Bundesgerichtshof kind=federal) urteilt.",
    'Der [Kreisverband der SPD](name="Kreisverband der SPD" kind=party) tagt.',
    'Die [Fraktion SPD/Grüne](name="Fraktion SPD/Grüne" kind=party) stimmte zu.',
    'Das [Bündnis gegen Armut](name="Bündnis gegen Armut" kind=association) ruft auf.',
    'Die [Medizinische Fakultät](name="Medizinische Fakultät" kind=university) feiert.',
    'Der [Rettungsdienst Bruchtal](name="Rettungsdienst Bruchtal" kind=emergency) kam.',
    'Die [Orgelbauwerkstatt Gebrüder Vogel](name="Orgelbauwerkstatt Gebrüder Vogel" kind=company) baut.',
    'Die [Deutsche Gesellschaft für Ernährung](name="Deutsche Gesellschaft für Ernährung" kind=association) rät.',
    'Der [Aufsichtsrat der Stadtwerke Soest](name="Aufsichtsrat der Stadtwerke Soest" kind=council) tagt.',
    'Der [Verein „Kultur im Hof“](name="Verein „Kultur im Hof“" kind=association) spielt.',
    'Der Erste Stadtrat der [Stadt Soest](name="Stadt Soest" kind=municipality) kam.',
    "Es wählte der [Kreistag](name=Kreistag kind=council) Birthe Kern.",
    'Vertreter der [Städte Bruch](name="Stadt Bruch" kind=municipality) und [Lohe](name="Stadt Lohe" kind=municipality) kamen.',
    'Es zahlen die [Landkreise Bruch](name="Landkreis Bruch" kind=county), [Lohe](name="Landkreis Lohe" kind=county) und [Auental](name="Landkreis Auental" kind=county).',
    '[Stadt](name="Stadt Bruch" kind=municipality) und [Landkreis Bruch](name="Landkreis Bruch" kind=county) zahlen.',
    'Die [Verwaltungsgemeinschaft Bruchtaler Land](name="Verwaltungsgemeinschaft Bruchtaler Land" kind=municipality) zahlt.',
    'Die [Jüdische Gemeinde Bruch](name="Jüdische Gemeinde Bruch" kind=church) feiert.',
    'Die [SPD-Ratsfraktion Bruch](name="SPD-Ratsfraktion Bruch" kind=party) und die [CDU/FDP-Gruppe](name=CDU/FDP-Gruppe kind=party) stimmten zu.',
    'Die [Gruppe CDU/FDP](name="Gruppe CDU/FDP" kind=party) stimmte zu.',
    "Der Rektor der [Burgschule](name=Burgschule kind=school) dankte.",
    "Das Unternehmen [Strellwig](name=Strellwig kind=company) und der Verein [Rückenwind](name=Rückenwind kind=association) helfen.",
    'Die [Barmherzige Brüder Krankenhaus gGmbH](name="Barmherzige Brüder Krankenhaus gGmbH" kind=health) baut.',
    'Die [Kommunalen Entsorgungsbetriebe Bruch](name="Kommunale Entsorgungsbetriebe Bruch" kind=utility) warten.',
    'Der [Abfallwirtschaftsverband Bruch](name="Abfallwirtschaftsverband Bruch" kind=utility) baut, der [Wassersportverband Bruch](name="Wassersportverband Bruch" kind=association) rudert.',
    'Die [Bruchtaler Verkehrsbetriebe GmbH](name="Bruchtaler Verkehrsbetriebe GmbH" kind=company) fährt, die [Verkehrsbetriebe Bruchtal](name="Verkehrsbetriebe Bruchtal" kind=utility) auch.',
    'Das [Diakonische Werk Bruch](name="Diakonisches Werk Bruch" kind=church) hilft.',
    'Die [Gemeinschaftspraxis Dr. Kern](name="Gemeinschaftspraxis Dr. Kern" kind=health) zieht um.',
    'Die [Vinzenz von Paul gGmbH](name="Vinzenz von Paul gGmbH" kind=company) baut.',
    'Der [Schulpsychologische Dienst](name="Schulpsychologischer Dienst" kind=department) hilft.',
    'Die [Abteilung Grünflächen](name="Abteilung Grünflächen" kind=department) und der [Fachbereich 4](name="Fachbereich 4" kind=department) ziehen um.',
    'Das [Jugendhaus „Anker“](name="Jugendhaus „Anker“" kind=other) und die [Tanzschule Kern](name="Tanzschule Kern" kind=company) öffnen.',
    'Das [Amt für Ländliche Entwicklung](name="Amt für Ländliche Entwicklung" kind=state) hilft.',
    'Das [Fraunhofer-Institut für Optik](name="Fraunhofer-Institut für Optik" kind=other) misst.',
]
NEGATIVES = [
    "Neue Werkstätten für Kinder und ein Lob für Vater und Sohn.",
    "In der Alten Molkerei spielte Stadtrat Kern.",
    "Der Bezirksstadtrat für Umwelt und Verkehr, Herr Kern, kam.",
    "Die Verwaltung prüft, der Verein freut sich, die Schulen warten.",
    "Ein Ehrenamt macht Freude, die Datenbank auch.",
    "Auf der Bank vor dem Rathaus saßen Kinder.",
    "Der Landrat dankte, der Stadtbaurat nickte.",
    "Eine Grundschule braucht Platz.",
    "Drei Beamte und eine Landesbeamte kamen, der Rettungsdienst auch.",
    "Abriss des ehemaligen Kaufhauses Kern, Umbau der einstigen Grundschule Nord.",
    "Sie ist im Hauptamt Bürgermeisterin.",
    "Der Umbau im Wasserwerk beginnt, die Fakultät feiert, das Musiktheater spielt.",
    "Der Rettungsdienst Montag früh war schnell.",
    "In den Städten Bruch und Lohe regnet es, die Gemeinden Bayerns warten.",
    "Dass ein Möbelhaus Interesse zeigte, hilft nicht.",
    "Dienste für Kinder und eine Bushaltestelle Krankenhaus.",
    "Der Öffentliche Dienst streikt, das Unternehmen Zeit gewinnt.",
]


@pytest.mark.parametrize("marked", [*WRITTEN_WITH_THE_RULE, *FOUND_IN_THE_FIELD])
def test_bodies(marked: str) -> None:
    text, marks = parse(marked)
    found = [(o.start, o.end, o.name, o.kind) for o in organisations.find(reading(text, common=COMMON))]
    assert found == [(m.start, m.end, m.fields["name"], m.fields["kind"]) for m in marks]


@pytest.mark.parametrize("text", NEGATIVES)
def test_no_bodies(text: str) -> None:
    assert organisations.find(reading(text, common=COMMON)) == []


def test_abbreviation() -> None:
    (one,) = organisations.find(reading("Die Technische Universität Dresden (TU Dresden) forscht."))
    assert (one.name, one.abbreviation) == ("Technische Universität Dresden", "TU Dresden")


PIPELINE = [  # what the pipeline takes for a body, and what of it counts
    ("Der |Schulbus der Autokraft GmbH| fährt.", ["Autokraft GmbH company"]),
    ("Das |Haus der Technik GmbH| lädt ein.", ["Haus der Technik GmbH company"]),
    ("Post von der |Pressestelle Landratsamt Bruch| kam.", ["Landratsamt Bruch county"]),
    ("Die |Kirchengemeinde Bruch, Dach und Turm| zahlt.", ["Kirchengemeinde Bruch church"]),
    ("Die |Brauerei Kern und Getränke Vogel| zahlen.", ["Brauerei Kern company"]),
    ("Es zahlt die Inhaberin |Insa Kern| selbst.", []),
    ("Der |Bruchtaler Musikherbst| beginnt.", []),
    ("Das Geld kommt aus dem |Europäischen Sozialfonds| hier.", []),
    ("Das Geld kommt aus dem |Europäischen Fonds für regionale Entwicklung| hier.", []),
    ("Die |Ulmer| Projektentwicklerin baut.", []),
    ("Die |Autowerkstatt Herbst| hilft.", ["Autowerkstatt Herbst company"]),
    ("Die |Hafen- und Lager-AG| zahlt.", ["Hafen- und Lager-AG company"]),
    ("Geld gab |Oberland Ventures| im Mai.", ["Oberland Ventures company"]),
    ("Geld gab der Kapitalgeber |Lumia| im Mai.", ["Lumia company"]),
    ("|Lumia|, ein kleiner Verein, hilft.", ["Lumia association"]),
    ("|Lumia|, die Supermarktkette, hilft.", ["Lumia company"]),
    ("|Lumia| hilft am Sonntag, ein Verein auch.", ["Lumia unknown"]),
    ("Der |Städtische Kulturtreff| spielt.", ["Städtischer Kulturtreff other"]),
    ("Das |AWO Seniorenzentrum Bruch| feiert.", ["AWO Seniorenzentrum Bruch health"]),
    ("Die |Heidebahn| hält.", ["Heidebahn company"]),
    ("Das |PTV| kommt.", ["PTV unknown"]),
]


@pytest.mark.parametrize(("text", "wanted"), PIPELINE)
def test_what_the_pipeline_takes_for_a_body(text: str, wanted: list[str]) -> None:
    start, end = text.index("|"), text.rindex("|") - 1
    found = organisations.find(reading(text.replace("|", ""), [(start, end, "ORG")], common=COMMON))
    assert [f"{one.name} {one.kind}" for one in found] == wanted


def test_fixed_names_are_found_as_one_row_of_alternatives_would() -> None:
    """The pattern is grouped by first letters; the longest name still comes first."""
    found = [
        one.name for one in organisations.find(reading("Es zahlen die IHK, die DB InfraGO und die Deutsche Bahn."))
    ]
    assert found == ["IHK", "DB InfraGO", "Deutsche Bahn"]
