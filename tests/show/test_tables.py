"""The tables of a record, whole."""

from pressnlp.show import tables
from tests.show import samples


def flat(record: tables.Record) -> dict[str, list[list[str]]]:
    return {
        table.name: [list(table.columns), *([tables.plain(cell) for cell in row.cells] for row in table.rows)]
        for table in tables.tables(record)
    }


def test_all_tables() -> None:
    assert flat(samples.full()) == {
        "Personen": [
            ["Name", "Titel", "Ämter", "Partei", "Art", "Sicher"],
            ["Ute Grün", "Dr.", "Bürgermeisterin · Stadt Musterau (erschlossen)", "", "in\u00a0Funktion", "95\u00a0%"],
            ["Kai Blau", "", "Bürgermeister · Stadt Musterau", 'SPD" onclick="x', "in\u00a0Funktion", "95\u00a0%"],
            [
                "Rosa von Rot",
                "",
                "Landrätin (ehemals); <script>alert(1)</script> · Rat der Stadt Musterau",
                "",
                "in\u00a0Funktion",
                "70\u00a0%",
            ],
        ],
        "Organisationen": [
            ["Name", "Art", "Sicher"],
            ["Rat der Stadt Musterau", "Gremium", "90\u00a0%"],
            ["Stadt Musterau", "Kommune", "80\u00a0%"],
            ['SPD" onclick="x', "Partei, Fraktion", "60\u00a0%"],
        ],
        "Beträge": [
            ["Angabe", "Betrag", "je", "Zweck", "Zeitraum", "von", "an", "Sicher"],
            ["rund", "1.250.000\u00a0€", "", "Kita", "", "Stadt Musterau", 'SPD" onclick="x', "99\u00a0%"],
            ["", "2,50\u00a0€", "Kind", "", "ab 2024", "", "", "50\u00a0%"],
        ],
        "Zitate": [["Wer", "Wortlaut", "Signal"], ["Rosa von Rot", samples.QUOTE, "sagte"]],
        "Themen": [["Thema", "Sicher", "Wörter"], ["Kinder, Jugend & Familie", "91\u00a0%", "Kita, Kind"]],
    }


def test_a_record_of_nothing_has_no_tables() -> None:
    assert tables.tables(samples.full(people=[], organisations=[], money=[], quotes=[], topics=[])) == []


def test_an_id_that_leads_nowhere_stays_an_id() -> None:
    assert flat(samples.full(people=[], organisations=[]))["Beträge"][1][5:7] == ["o2", "o3"]


def test_descriptions() -> None:
    told = tables.descriptions(samples.full())
    assert sorted(told) == ["m1", "m2", "o1", "o2", "o3", "p1", "p2", "p3", "q1"]
    assert told["p1"] == (
        "Dr. Ute Grün – Bürgermeisterin · Stadt Musterau (erschlossen) – in\u00a0Funktion – 95\u00a0%"
    )
    assert told["m1"] == 'rund 1.250.000\u00a0€ – Kita – von Stadt Musterau – an SPD" onclick="x – 99\u00a0%'
    assert told["m2"] == "2,50\u00a0€ – je Kind – ab 2024 – 50\u00a0%"


def test_cut() -> None:
    assert tables.cut("Wir  bauen\ndie neue Halle", 16) == "Wir bauen die …"
    assert tables.cut("Wir bauen", 9) == "Wir bauen"
    assert tables.cut("x" * 20, 10) == "x" * 9 + " …"
