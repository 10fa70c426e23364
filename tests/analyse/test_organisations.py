"""Bodies by head nouns, legal forms, fixed names and municipality words; no pipeline entity helps here."""

import pytest

from pressnlp.analyse import organisations
from tests.marks import parse
from tests.readings import reading

COMMON = (
    "Sitzung Leitung Kinder Vertreter Umbau Rathaus Haushalt Spende Antrag Mitglied Neubau Verwaltung Schulen Eltern Ausbau "
    "Bericht Angebot Stimmen Vorsitz Menschen Platz Bank"
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
