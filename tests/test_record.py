"""The contract: key order, canonical bytes, the schema."""

import json
from decimal import Decimal

import pytest
from pydantic import ValidationError

from pressnlp import record

SOURCE = record.Source(uri="a.txt", sha256="0" * 64, bytes=3, media_type="text/plain", encoding="utf-8")


def empty(**more: object) -> record.Record:
    fields = {
        "id": "0" * 32, "source": SOURCE, "title": None, "publisher": None, "place": None, "date": None, "language": "de",
        "sections": [], "repairs": [], "people": [], "organisations": [], "money": [], "quotes": [], "topics": [], "warnings": [],
        "provenance": record.Provenance(pressnlp="0", model="m", topic_model=None),
    }  # fmt: skip
    return record.Record.model_validate({**fields, **more})


def test_keys_stand_in_the_contracts_order() -> None:
    assert list(json.loads(record.canonical(empty()))) == [
        "schema_version", "id", "source", "title", "publisher", "place", "date", "language", "sections", "repairs", "people",
        "organisations", "money", "quotes", "topics", "warnings", "provenance",
    ]  # fmt: skip


def test_text_is_written_only_when_included() -> None:
    assert '"text":"Über"' in record.canonical(empty(text="Über"))
    assert '"text"' not in record.canonical(empty())


def test_repeats_is_written_only_for_repeats() -> None:
    sections = [
        record.Section(kind="title", start=0, end=2),
        record.Section(kind="title", start=3, end=5, repeats=True),
    ]
    assert json.loads(record.canonical(empty(sections=sections)))["sections"] == [
        {"kind": "title", "start": 0, "end": 2},
        {"kind": "title", "start": 3, "end": 5, "repeats": True},
    ]


@pytest.mark.parametrize(("value", "text"), [("9.10E+7", "91000000"), ("12.50", "12.50"), ("1E-2", "0.01")])
def test_amounts_have_no_exponent(value: str, text: str) -> None:
    assert record.decimal_string(Decimal(value)) == text


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError):
        record.Mention.model_validate({"start": 0, "end": 1, "text": "a", "colour": "red"})


def test_period_is_written_as_from_and_to() -> None:
    money = record.Money(
        amount="5", currency="EUR", qualifier="exact", period=record.Period(from_="2018", to="2023"),
        start=0, end=6, text="5 Euro", confidence=0.987,
    )  # fmt: skip
    written = json.loads(record.canonical(empty(money=[money])))["money"][0]
    assert written["period"] == {"from": "2018", "to": "2023"}
    assert written["confidence"] == 0.99


def test_schema_covers_records_and_error_records() -> None:
    schema = record.schema()
    assert [ref["$ref"] for ref in schema["oneOf"]] == ["#/$defs/Record", "#/$defs/ErrorRecord"]
    assert "from" in schema["$defs"]["Period"]["properties"]
