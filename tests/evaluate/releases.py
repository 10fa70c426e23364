"""A marked release with the record that finds everything in it; tests take things away or spoil them."""

import json
from pathlib import Path
from typing import Any

from pressnlp.evaluate.compare import Compared, compare
from pressnlp.evaluate.gold import Gold
from pressnlp.evaluate.records import FoundRecord

TEXT = """Stadt Ahornau

Neue Halle für den Sportverein

Ahornau, 4. März 2024. Bürgermeisterin Dr. Inge Hagedorn hat dem TSV Ahornau rund 40.000 Euro
im Jahr für die neue Halle zugesagt. „Die Kinder sollen nach so vielen Jahren“, sagte Hagedorn, „endlich wieder turnen
können.“ Der frühere Ratsherr Uwe Brandt (CDU) vom Ausschuss für Sport lobte den Beschluss.
"""
QUOTE = "Die Kinder sollen nach so vielen Jahren“, sagte Hagedorn, „endlich wieder turnen\nkönnen."


def gold() -> dict[str, Any]:
    return {
        "id": "halle",
        "date": "2024-03-04",
        "publisher": "Stadt Ahornau",
        "text": TEXT,
        "people": [
            {
                "name": "Inge Hagedorn", "titles": ["Dr."], "kind": "official",
                "surfaces": ["Dr. Inge Hagedorn", "Hagedorn"],
                "roles": [{"role": "Bürgermeisterin", "organisation": None, "status": "current"}],
            },
            {
                "name": "Uwe Brandt", "titles": [], "kind": "official", "surfaces": ["Uwe Brandt"], "party": "CDU",
                "roles": [{"role": "Ratsherr", "organisation": "Ausschuss für Sport", "status": "former"}],
            },
        ],
        "organisations": [
            {"name": "Stadt Ahornau", "kind": "municipality", "surfaces": ["Stadt Ahornau"]},
            {"name": "TSV Ahornau", "kind": "association", "surfaces": ["TSV Ahornau"]},
            {"name": "CDU", "kind": "party", "surfaces": ["CDU"]},
            {"name": "Ausschuss für Sport", "kind": "council", "surfaces": ["Ausschuss für Sport"]},
        ],
        "money": [
            {
                "surface": "40.000 Euro", "amount": "40000", "amount_max": None, "currency": "EUR",
                "qualifier": "about", "per": "year", "purpose": "die neue Halle",
            },
        ],
        "quotes": [{"speaker": "Inge Hagedorn", "text": "Die Kinder sollen nach so vielen Jahren … endlich wieder turnen können."}],
        "topics": ["Sport & Freizeit", "Finanzen & Haushalt"],
    }  # fmt: skip


def stretch(words: str, after: str = "") -> dict[str, Any]:
    """A stretch of TEXT where the words first stand, looking behind `after`."""
    start = TEXT.index(words, TEXT.index(after))
    return {"start": start, "end": start + len(words), "text": words}


def record() -> dict[str, Any]:
    return {
        "source": {"uri": "archiv/halle.txt"},
        "publisher": "o1",
        "date": "2024-03-04",
        "people": [
            {
                "id": "p1", "name": "Inge Hagedorn", "titles": ["Dr."], "kind": "official", "party": None,
                "roles": [{"role": "Bürgermeisterin", "organisation": "o1", "organisation_inferred": True,
                           "status": "current", **_place("Bürgermeisterin")}],
                "mentions": [stretch("Dr. Inge Hagedorn"), stretch("Hagedorn", after="sagte")],
            },
            {
                "id": "p2", "name": "Uwe Brandt", "titles": [], "kind": "official", "party": "o3",
                "roles": [{"role": "Ratsherr", "organisation": "o4", "status": "former", **_place("Ratsherr")}],
                "mentions": [stretch("Uwe Brandt")],
            },
        ],
        "organisations": [
            {"id": "o1", "name": "Stadt Ahornau", "kind": "municipality", "mentions": [stretch("Stadt Ahornau")]},
            {"id": "o2", "name": "TSV Ahornau", "kind": "association", "mentions": [stretch("TSV Ahornau")]},
            {"id": "o3", "name": "CDU", "kind": "party", "mentions": [stretch("CDU")]},
            {"id": "o4", "name": "Ausschuss für Sport", "kind": "council",
             "mentions": [stretch("Ausschuss für Sport")]},
        ],
        "money": [
            {"amount": "40000.00", "amount_max": None, "currency": "EUR", "qualifier": "about", "per": "year",
             "purpose": "neue Halle", **stretch("40.000 Euro")},
        ],
        "quotes": [{"speaker": "p1", "kind": "direct", **stretch(QUOTE)}],
        "topics": [{"label": "Finanzen & Haushalt", "score": 0.4}, {"label": "Sport & Freizeit", "score": 0.9}],
    }  # fmt: skip


def _place(words: str) -> dict[str, int]:
    found = stretch(words)
    return {"start": found["start"], "end": found["end"]}


def compared(marked: dict[str, Any], found: dict[str, Any] | None) -> Compared:
    """Both through their checks and compared."""
    return compare(
        Gold.model_validate_json(json.dumps(marked)),
        FoundRecord.model_validate_json(json.dumps(found)) if found is not None else None,
    )


def faults(release: Compared) -> dict[str, list[tuple[str, str]]]:
    """Outcome and label of all cases that are not right, by kind; kinds without any are left out."""
    found = {
        kind: [(case.outcome, case.label) for case in cases if case.outcome != "right"]
        for kind, cases in release.cases.items()
    }
    return {kind: cases for kind, cases in found.items() if cases}


def write(path: Path, value: Any) -> Path:
    """A JSON file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def write_lines(path: Path, values: list[Any]) -> Path:
    """A JSON-lines file."""
    path.write_text("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8")
    return path
