"""Sums of money: marked sentences compared as whole lists, both ways."""

import time
from decimal import Decimal
from typing import get_args

import pytest

from pressnlp.analyse.found import MoneyFound
from pressnlp.analyse.money import find
from pressnlp.record import Per, Qualifier
from pressnlp.words import table
from tests.marks import Mark, parse

# -- written with the rule ---------------------------------------------------------------------------------------------

FORMS = [
    "Der Umbau kostet [1.234.567,89 Euro](amount=1234567.89).",
    "Es fehlen [20 000 Euro](amount=20000).",
    "Es fehlen [20\u202f000\u00a0€](amount=20000).",
    "Die Miete beträgt [640,– Euro](amount=640).",
    "Der Beitrag beläuft sich auf [63,- €](amount=63).",
    "Ein Scheck über [EUR 6.000,-](amount=6000) lag bereit.",
    "Für [10.000,-€](amount=10000) gab es ein Gerüst.",
    "Aus Thun kamen [1'200 CHF](amount=1200 currency=CHF).",
    "Aus Thun kamen [300 Schweizer Franken](amount=300 currency=CHF).",
    "Die Wache kostet [1,2 Mio. Euro](amount=1200000).",
    "Die Wache kostet [1,25 Mio €](amount=1250000).",
    "Die Wache kostet [3 Mrd. Euro](amount=3000000000).",
    "Die Wache kostet [417 T€](amount=417000).",
    "Die Wache kostet [88 TEUR](amount=88000).",
    "Die Wache kostet [260 Tsd. Euro](amount=260000).",
    "[3,6 MIO. EURO](amount=3600000) FÜR BRÜCKEN",
    "Die Gebühr sinkt um [32 Cent](amount=0.32).",
    "Das Parken kostet [50 ct](amount=0.50).",
    "Damals kostete das Bad [3.000 DM](amount=3000 currency=DEM).",
    "Damals kostete das Bad [DM 3.000](amount=3000 currency=DEM).",
    "Das Eis kostete [20 Pfennig](amount=0.20 currency=DEM).",
    "Die Kasse enthielt [418,20 Mark](amount=418.20 currency=DEM).",
    "Aus Ohio kamen [500 US-Dollar](amount=500 currency=USD).",
    "Aus Ohio kamen [$ 500](amount=500 currency=USD).",
    "Aus Leeds in England kamen [200 Pfund](amount=200 currency=GBP).",
    "Es kostet [zehn Millionen Euro](amount=10000000).",
    "Es kostet [zwölf Euro](amount=12).",
    "Gegen Zahlung von [einem Euro](amount=1) ging das Haus an den Verein.",
    "Es kostet [fünfhunderttausend Euro](amount=500000).",
    "Es kostet [eine halbe Million Euro](amount=500000).",
    "Es kostet [anderthalb Millionen Euro](amount=1500000).",
    "Es kostet [zweieinhalb Milliarden Euro](amount=2500000000).",
    "Es kostet [dreiviertel Million Euro](amount=750000).",
    "Mehr als [eine Viertelmillion Euro](amount=250000 qualifier=more_than) kam zusammen.",
    "Die [20.000-Euro](amount=20000)-Spende freut alle.",
    "Das [Zehn-Millionen-Euro](amount=10000000)-Projekt beginnt.",
    "Der [20 Euro](amount=20)-Gutschein gilt ein Jahr.",
]

SHARED = [
    "Zwischen [20.000 und 30.000 Euro](amount=20000 amount_max=30000 qualifier=range) wären nötig.",
    "Geschätzt: [7 000 bis 9 000 Euro](amount=7000 amount_max=9000 qualifier=range).",
    "Es kostet [4 oder 5 Euro](amount=4 amount_max=5 qualifier=range).",
    "Es kostet [70–190 Euro](amount=70 amount_max=190 qualifier=range).",
    "Nötig sind zwischen [2,1 und 2,4 Mio. Euro](amount=2100000 amount_max=2400000 qualifier=range).",
    "Nötig sind [800.000 bis 1,2 Mio. Euro](amount=800000 amount_max=1200000 qualifier=range).",
    "Nötig sind zwischen [5 Euro und 10 Euro](amount=5 amount_max=10 qualifier=range).",
    "Nötig sind [50.000 Euro bis 70.000 Euro](amount=50000 amount_max=70000 qualifier=range).",
    "Der Preis steigt von [2,90](amount=2.90) auf [3,10 Euro](amount=3.10).",
    "Der Preis steigt von bisher [50](amount=0.50) auf [75 Cent](amount=0.75).",
    "Der Preis steigt auf [3,10](amount=3.10) statt bisher [2,80 Euro](amount=2.80).",
    "Preise von je [50](amount=50), [100](amount=100) und [150 Euro](amount=150) winken.",
    "Der Eintritt kostet [11,50 Euro](amount=11.50), ermäßigt [9,00](amount=9.00).",
    "Die Karte kostet [10 Euro](amount=10) (bisher [8,50](amount=8.50)).",
    "Bund und Land geben [2](amount=2000000) und [3 Millionen Euro](amount=3000000).",
]

QUALIFIERS = [
    "Es kostet rund [500 Euro](amount=500 qualifier=about).",
    "Es kostet ca. [500 Euro](amount=500 qualifier=about).",
    "Es kostet knapp [500 Euro](amount=500 qualifier=about).",
    "Es kostet um die [500 Euro](amount=500 qualifier=about).",
    "Gut [500 Euro](amount=500 qualifier=about) kamen zusammen.",
    "Es kostet mindestens [500 Euro](amount=500 qualifier=at_least).",
    "Karten gibt es ab [12 Euro](amount=12 qualifier=at_least).",
    "Es kostet [500 Euro](amount=500 qualifier=at_least) und mehr.",
    "Es gibt bis zu [500 Euro](amount=500 qualifier=at_most).",
    "Es gibt bis zu maximal [500 Euro](amount=500 qualifier=at_most).",
    "Es gibt bis zu rund [500 Euro](amount=500 qualifier=at_most).",
    "Es gibt nicht mehr als [500 Euro](amount=500 qualifier=at_most).",
    "Es gibt bis zu jeweils [500 Euro](amount=500 qualifier=at_most).",
    "Es sind über [500 Euro](amount=500 qualifier=more_than).",
    "Es sind mehr als [500 Euro](amount=500 qualifier=more_than).",
    "Es sind unter [500 Euro](amount=500 qualifier=less_than).",
    "Es sind weniger als [500 Euro](amount=500 qualifier=less_than).",
    "Der Bescheid über [100.000 Euro](amount=100000) ist da.",
    "Einen Scheck der Sparkasse über [500 Euro](amount=500) brachte sie mit.",
    "Die Stadt verfügt über [5 Mio. Euro](amount=5000000).",
    "Der Zuschuss in Höhe von über [500 Euro](amount=500 qualifier=more_than) kommt.",
]

UNITS = [
    "Der Beitrag beträgt [24 Euro](amount=24 per=year) im Jahr.",
    "Im Jahr 2024 waren es [24 Euro](amount=24).",
    "Es waren [24 Euro](amount=24) im Jahr 2024.",
    "Jährlich fallen [900 Euro](amount=900 per=year) an.",
    "Die jährlichen Kosten von [900 Euro](amount=900 per=year) bleiben.",
    "Das jährlich stattfindende Fest kostet [900 Euro](amount=900).",
    "Das Ticket kostet [38 €](amount=38 per=month) monatlich.",
    "Das macht [2,20 Euro](amount=2.20 per=month) mehr pro Monat.",
    "An Abgaben fallen [533 Euro](amount=533 per=person) pro Kopf an.",
    "Das sind [533 Euro](amount=533 per=person) je Einwohner.",
    "Das Land zahlt [90 Euro](amount=90 per=child) je Kind.",
    "Wasser kostet [2,37 €](amount=2.37 per=other)/m³.",
    "Es fallen [0,47 €](amount=0.47 per=square_metre)/m² an.",
    "Strom kostet [38 Cent](amount=0.38 per=other) je Kilowattstunde.",
    "Ein Quadratmeterpreis um [71 Euro](amount=71 per=square_metre) gilt.",
    "Die Stunde kostet [1,70 Euro](amount=1.70 per=hour).",
    "Für den Quadratmeter zahlen Familien [180 Euro](amount=180 per=square_metre).",
    "Bootsfahrt [7 Euro](amount=7)",
    "Jährlich werden [45 Euro](amount=45 per=year) nötig (bisher [30 Euro](amount=30 per=year)).",
    "Es sind [4.500 Euro](amount=4500 per=year) im Jahr und nicht, wie berichtet, [5.400 Euro](amount=5400 per=year).",
    "Bootsfahrt [7 Euro](amount=7 per=child) pro Kind, Gruppenkarte [40 €](amount=40)",
]

COLUMNS = [
    "Posten  Euro\nPersonal  [5.000](amount=5000)\nHeizung  [1.250,50](amount=1250.50)\n\nSeite 3",
    "Angaben in T€\nSchulen: [412](amount=412000)\nStraßen: [95](amount=95000)",
]

NO_MONEY = [
    "Der Bus erfüllt Euro 6 und fährt seit 2019.",
    "Die Eurobahn und der EuroCity halten hier.",
    "Ein 5-Cent-Stück, eine 2-Euro-Münze und ein 50-Euro-Schein lagen da.",
    "Der Verlust liegt in dreistelliger Höhe.",
    "Auf dem Marktplatz las Mark Weber; 3 Mark Weber gibt es nicht.",
    "Er kaufte 3 Pfund Kartoffeln.",
    "Die Quote stieg um 4,5 Prozent auf 62 Prozent.",
    "Telefon 02921 103-0, IBAN DE02 1203 0000 0000 2020 51.",
    "Am 3. Mai 2024 kamen 1.200 Gäste auf 450 qm.",
    "Mehrere hunderttausend Euro und einige Millionen Euro fehlen.",
    "Der Euro ist seit 2002 im Umlauf.",
    "Die Euro 2024 war ein Fest.",
    "Das 1-Euro-Job-Programm endet.",
]

# -- found in the field ------------------------------------------------------------------------------------------------

FIELD = [
    "Die Kosten liegen bei [80.000.- €](amount=80000).",
    "Die Fassade: [84.000 ,-- €](amount=84000)",
    "Die Gebühr sinkt auf [10 €](amount=10) (bisher [13 €](amount=13)).",
    "Das [9‑Euro](amount=9)-Ticket lief aus.",
    "Die Kosten betragen [11,7 mio €](amount=11700000).",
    "Sie leben von weniger als [2 Dollar](amount=2 currency=USD qualifier=less_than per=day) am Tag.",
    "Betrieb: [19.500 EUR](amount=19500 per=year)/a",
    "Erstkind [129,00 €](amount=129.00) [85,00 €](amount=85.00)",
    "Fünf Gruppen erhalten bis [107.130 €](amount=107130 qualifier=at_most).",
    "Übrig blieb [eine knappe halbe Million Euro](amount=500000 qualifier=about).",
    "Summe günstigstes Angebot[812.607,40€](amount=812607.40)",
    "Das Modell X5 Euro und die Straße B36 Euro gibt es nicht.",
]

OVER_FIELD = [
    "Heute verfügt der Beirat über [9.000 Euro](amount=9000).",
    "Der Chor freut sich über [700 Euro](amount=700).",
    "Stundenlang haben sie über [zwölf Mark](amount=12 currency=DEM) gestritten.",
    "Die Rechnung lautet über [80 Euro](amount=80).",
    "Der Preis stieg auf über [80 Euro](amount=80 qualifier=more_than).",
    "Die Stadt verfügt über mehr als [80 Euro](amount=80 qualifier=more_than).",
    "Alle freuen sich, denn über [80 Euro](amount=80 qualifier=more_than) kamen herein.",
    "Laut Kämmerei kostet das über [80 Euro](amount=80 qualifier=more_than).",
]

UNITS_FIELD = [
    "Ein Kubikmeter Wasser kostet [2,10 €](amount=2.10 per=other) (bisher [1,90 €](amount=1.90 per=other)),"
    " das Abwasser [3,40](amount=3.40 per=other) statt [3,20 Euro](amount=3.20 per=other).",
    "Die Stunde kostet [2 Euro](amount=2 per=hour), die Tageskarte [9 Euro](amount=9).",
    "Die monatliche Gebühr steigt um [zwei Euro](amount=2 per=month) auf [9,80 Euro](amount=9.80 per=month).",
    "Der Jahresbeitrag steigt von [30](amount=30 per=year) auf [36 Euro](amount=36 per=year).",
    "Der Tagespreis bleibt bei [12 Euro](amount=12 per=day), die Wochenmiete bei [60 Euro](amount=60 per=week).",
    "Der Jahresüberschuss liegt bei [900 Euro](amount=900).",
    "Das Essen kostet täglich [4,20 Euro](amount=4.20 per=day).",
    "Täglich geöffnet, Eintritt [4,20 Euro](amount=4.20).",
    "Der Eigenanteil beträgt [14 €](amount=14 per=person) je Person, für Mitglieder [9 Euro](amount=9 per=person).",
    "Wer umsteigt, erhält [600 Euro](amount=600 per=household) pro Haushalt; [900 Euro](amount=900 per=household)"
    " sind es bei geringem Einkommen.",
    "Der Quadratmeterpreis liegt bei [210 Euro](amount=210 per=square_metre), sonst bei"
    " [340 Euro](amount=340 per=square_metre).",
    "Von jedem verkauften Glas gehen [30 Cent](amount=0.30 per=piece) an den Chor.",
    "Jedes Jahr zahlt der Kreis [800 Euro](amount=800 per=year).",
    "In jedem Fall zahlt der Kreis [800 Euro](amount=800).",
    "Eine fünfte Gruppe je Haus, für die der Kreis [800 Euro](amount=800) einplant, kommt.",
    "Für Wege stehen je Jahr [50 T€](amount=50000 per=year) bereit, für die Sanierung der Brücke [2 Mio. €](amount=2000000).",
    "Käufer/Pächter zahlen [800 Euro](amount=800).",
    "Die Miete liegt bei [7 Euro](amount=7 per=square_metre) pro Quadratmeter. Anderswo zahlt man"
    " [10 Euro](amount=10 per=square_metre).",
    "Gebühren je Leerung\n\n60 l Restmüll   [4,10 €](amount=4.10 per=other) ([3,65 €](amount=3.65 per=other))",
    "Beiträge (pro Monat)\nHort: [78 Euro](amount=78 per=month)\n\nHeft: [5 Euro](amount=5 per=month) je Monat",
    "Jeder zahlt pro Monat etwas ein.\nHort: [78 Euro](amount=78)",
    "Preise im Jahr 2024\nHort: [78 Euro](amount=78)",
    "Sie beträgt [3,80 Euro](amount=3.80 per=day) statt [3,50 Euro](amount=3.50 per=day) pro Tag, in der Nebensaison"
    " [2 Euro](amount=2 per=day).",
    "Der Elternbeitrag steigt auf [126 Euro](amount=126 per=month) im Monat (vier Stunden), der Krippenbeitrag auf"
    " [179 Euro](amount=179 per=month).",
    "Der Jahresbeitrag steigt auf [84 Euro](amount=84 per=year), Jugendliche zahlen wie bisher [36 Euro](amount=36 per=year).",
    "Die Fahrt kostet [5 Euro](amount=5 per=child) pro Kind, Erwachsene [8 Euro](amount=8).",
    "Jeder neue Baum schlägt mit [90 Euro](amount=90 per=piece) zu Buche.",
    "Jeder Baum bekam ein Schild, [90 Euro](amount=90) gab der Verein.",
    "Es gibt Anteile zu je [200 Euro](amount=200 per=piece).",
    "Es gibt Preise zu je [200 Euro](amount=200).",
    "Die Tageshöchstgebühr liegt bei [12 Euro](amount=12 per=day).",
    "Insgesamt kostet das Fahrzeug [90 Euro](amount=90).",
    "Gezahlt werden [28 Euro](amount=28 per=hour) pro Unterrichtsstunde.",
    "Der Strom kostet [32 Cent](amount=0.32 per=other) pro Kilowattstunde.",
    "Monatlich kostet der Platz in der Tiefgarage am Markt künftig [80 Euro](amount=80 per=month).",
    "Die Miete liegt bei [7 Euro](amount=7 per=square_metre) pro Quadratmeter. Früher lag die Gebühr bei"
    " [10 Euro](amount=10).",
    "Die Miete liegt bei [7 Euro](amount=7 per=square_metre) pro Quadratmeter. Anderswo sind es [9.000 Euro](amount=9000).",
]

COLUMNS_FIELD = [
    "Eckwerte (in T€):\n\n              2023     2024\nErträge    [5.110](amount=5110000)   [5.230](amount=5230000)"
    "\n  davon Miete   [110](amount=110000)   [120](amount=120000)\n\nEs kamen 30 Gäste, Platz 5",
    "Angaben in Mio. Euro\nBereich | 2023 | Anteil in %\nWege | [4,2](amount=4200000) | 12\nParks | [3](amount=3000000) | 9",
    "Alle Zahlen in T€\n\nDie Stadt spart.\nHaus 5   500",
]


ALL_FIELD = [*OVER_FIELD, *UNITS_FIELD, *COLUMNS_FIELD]


def described(one: MoneyFound, wanted: Mark) -> dict[str, str]:
    """The fields a mark gives, as found; unmarked fields count as EUR, exact, no upper bound, no unit."""
    every = {
        "amount": str(one.amount),
        "amount_max": str(one.amount_max),
        "currency": one.currency,
        "qualifier": one.qualifier,
        "per": str(one.per),
    }
    if "purpose" in wanted.fields:
        every["purpose"] = str(one.purpose)
    return every


PLAIN = {"amount_max": "None", "currency": "EUR", "qualifier": "exact", "per": "None"}


@pytest.mark.parametrize("marked", [*FORMS, *SHARED, *QUALIFIERS, *UNITS, *COLUMNS, *NO_MONEY, *FIELD, *ALL_FIELD])
def test_marked(marked: str) -> None:
    text, marks = parse(marked)
    found = find(text)
    assert [text[one.start : one.end] for one in found] == [mark.text for mark in marks]
    assert [(one.start, one.end) for one in found] == [(mark.start, mark.end) for mark in marks]
    assert [described(one, mark) for one, mark in zip(found, marks, strict=True)] == [PLAIN | m.fields for m in marks]


# -- period ------------------------------------------------------------------------------------------------------------

PERIODS = [
    ("Für die Jahre 2023 bis 2025 stehen 90.000 Euro bereit.", ("2023", "2025")),
    ("Bis 2026 fließen 90.000 Euro.", (None, "2026")),
    ("Im Jahr 2024 waren es 90.000 Euro.", ("2024", "2024")),
    ("Im Haushaltsjahr 2024 sind 90.000 Euro vorgesehen.", ("2024", "2024")),
    ("Es gab 90.000 Euro (2018–2023).", ("2018", "2023")),
    ("Ab 2025 sind es 90.000 Euro.", ("2025", None)),
    ("Es gab 90.000 Euro für 1.200 Bäume.", None),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_period(text: str, period: tuple[str | None, str | None] | None) -> None:
    assert [one.period for one in find(text)] == [period]


@pytest.mark.xfail(strict=True, reason="a unit that a reader infers from who pays is not given")
def test_unit_of_the_payer() -> None:
    assert [one.per for one in find("Erwachsene zahlen 6 Euro, Kinder 3 Euro.")] == ["person", "child"]


# -- the whole ---------------------------------------------------------------------------------------------------------


def test_a_headline_takes_the_qualifier_of_its_sentence() -> None:
    found = find("Brand richtet 300.000 Euro Schaden an\n\nDer Schaden liegt bei mindestens 300.000 Euro.")
    assert [one.qualifier for one in found] == ["at_least", "at_least"]


def test_small_round_sums_stay_apart() -> None:
    found = find("Die Karte kostet 5 Euro.\n\nDas Schließfach kostet 5 Euro pro Tag.")
    assert [one.per for one in found] == [None, "day"]


def test_confidence_falls_with_what_was_concluded() -> None:
    found = find("Von 2,90 auf 3,10 Euro.\n\nPosten  Euro\nPersonal  5.000")
    assert [one.confidence for one in found] == [0.9, 0.99, 0.8]


def test_lists_use_the_names_of_the_record() -> None:
    qualifiers = {*table("money_qualifiers").values(), *table("money_qualifiers_behind").values()}
    lists = ("money_units", "money_per", "money_per_compounds", "money_periods")
    units = {unit for name in lists for unit in table(name).values()}
    assert qualifiers <= set(get_args(Qualifier))
    assert units <= set(get_args(Per))
    assert all(Decimal(scale) % 1000 == 0 for scale in table("money_scales").values())


HOSTILE = {
    "digits": "1" * 300_000,
    "groups": "123." * 75_000,
    "blanks": " " * 300_000 + "5 Euro" + " " * 300_000,
    "currencies": "Euro " * 20_000,
    "linked numbers": "5 und " * 50_000 + "5 Euro",
    "number word": "einhundert" * 30_000 + " Euro",
    "letters": "a" * 300_000 + " 5 Euro " + "b" * 300_000,
    "capitals": "Aa " * 100_000 + "5 Euro",
    "stops": "a." * 150_000 + " 5 Euro",
    "adjectives": "5 Euro je " + "aaaaen " * 40_000,
    "sums in one line": "5 Euro, " * 25_000,
    "sums with units": "5 Euro je Kind, " * 12_000,
    "headings of columns": "a  in T€\n" * 20_000,
    "blank rows": "in T€\n" + "\n" * 200_000,
    "figures behind letters": "a5.000,00€" * 15_000,
    "qualifiers": "über 5 Euro " * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    begun = time.process_time()
    find(HOSTILE[name])
    assert time.process_time() - begun < 10  # seconds; a quadratic rule takes minutes
