"""Tables, JSON and the list of errors."""

import io
import json

from rich.console import Console

from pressnlp.evaluate.report import Error, as_json, error_lines, errors, plain_table, rich_table
from tests.evaluate.releases import compared, gold, record


def spoilt() -> dict[str, object]:
    found = record() | {"date": None, "quotes": []}
    found["people"][1]["kind"] = "private"
    found["organisations"][2]["mentions"][0]["text"] = "SPD"
    return found


def test_plain_table() -> None:
    table = plain_table([compared(gold() | {"quotes": []}, spoilt())]).splitlines()
    assert table[0] == "kind                     precision  recall     F1  gold  found"
    assert table[1] == "people                       1.000   1.000  1.000     2      2"
    assert table[3] == "people with kind             0.500   0.500  0.500     2      2"
    assert table[14] == "quotes                           –       –      –     0      0"
    assert table[16] == "date                         0.000   0.000  0.000     1      0"
    assert table[-1] == "1 releases, 0 without a record; 7 offsets right, 1 wrong"
    assert len(table) == 21


def test_rich_table_says_the_same() -> None:
    release = [compared(gold(), spoilt())]
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(rich_table(release))
    shown = [line.split() for line in console.export_text().splitlines() if set(line) - set(" ─")]
    assert shown == [line.split() for line in plain_table(release).splitlines()]


def test_errors() -> None:
    found = errors([compared(gold(), spoilt())])
    assert found == [
        Error("people with kind", "halle", "missed", "Uwe Brandt: official"),
        Error("people with kind", "halle", "extra", "Uwe Brandt: private"),
        Error("quotes", "halle", "missed", "Die Kinder sollen nach so vielen Jahren … endlich wieder turnen können."),
        Error("quotes with speaker", "halle", "missed",
              "Die Kinder sollen nach so vielen Jahren … endlich wieder turnen können.: Inge Hagedorn"),
        Error("date", "halle", "missed", "2024-03-04"),
        Error("offsets", "halle", "wrong", found[-1].case),
    ]  # fmt: skip
    assert found[-1].case.endswith("'CDU' is not 'SPD'")
    assert error_lines(found).splitlines()[0] == "people with kind     halle  missed  Uwe Brandt: official"
    assert error_lines([]) == ""
    assert error_lines([Error("people", "a", "extra", "Uwe\n  Brandt")]) == "people  a  extra   Uwe Brandt"


def test_json() -> None:
    release = [compared(gold(), spoilt()), compared(gold(), None)]
    found = json.loads(json.dumps(as_json(release, with_errors=True)))
    assert found["people"] == {"p": 1.0, "r": 0.5, "f1": 0.6667, "gold": 4, "found": 2}
    assert found["offsets"] == {"right": 7, "wrong": 1}
    assert found["releases"] == {"gold": 2, "missing": 1}
    assert found["errors"][0] == {"kind": "people", "release": "halle", "outcome": "missed", "case": "Inge Hagedorn"}
    assert "errors" not in as_json(release, with_errors=False)
