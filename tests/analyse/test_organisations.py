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
NEGATIVES = [
    "Die Verwaltung prüft, der Verein freut sich, die Schulen warten.",
    "Ein Ehrenamt macht Freude, die Datenbank auch.",
    "Auf der Bank vor dem Rathaus saßen Kinder.",
    "Der Landrat dankte, der Stadtbaurat nickte.",
    "Eine Grundschule braucht Platz.",
]


@pytest.mark.parametrize("marked", WRITTEN_WITH_THE_RULE)
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
