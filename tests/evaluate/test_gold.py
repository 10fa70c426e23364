"""Marked releases: what is read, and every fault that is refused with its file and place."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pressnlp.evaluate.faults import EvaluationError
from pressnlp.evaluate.gold import Gold, read_gold, unknown_fields
from tests.evaluate.releases import gold, write

Spoil = Callable[[dict[str, Any]], Any]
CORPUS = Path(__file__).parents[2] / "corpus" / "gold"


def messages(place: Path | str) -> list[str]:
    with pytest.raises(EvaluationError) as caught:
        read_gold(str(place))
    return list(caught.value.faults)


def test_a_sound_release(tmp_path: Path) -> None:
    found = read_gold(str(write(tmp_path / "halle.json", gold())))
    assert [release.id for release in found.releases] == ["halle"]
    assert not found.unknown


def test_all_of_our_own_gold_is_sound() -> None:
    assert len(read_gold(str(CORPUS)).releases) == len(list(CORPUS.glob("*.json")))


def test_the_manual_shows_a_sound_release(tmp_path: Path) -> None:
    manual = (CORPUS.parents[1] / "docs/evaluate.md").read_text(encoding="utf-8")
    path = tmp_path / "halle.json"
    path.write_text(manual.split("```json\n")[1].split("```")[0], encoding="utf-8")
    assert not read_gold(str(path)).unknown


FAULTS: list[tuple[Spoil, str]] = [
    (lambda g: g.pop("people"), "people: field required"),
    (lambda g: g.update(id=""), "id: string should have at least 1 character, not ''"),
    (lambda g: g.update(date="4. März 2024"), "date: '4. März 2024' is no day as in 2024-03-31"),
    (lambda g: g.update(date="2024-02-30"), "date: '2024-02-30' is no day as in 2024-03-31"),
    (lambda g: g["people"][1].update(kind="chef"),
     "people[1].kind: input should be 'official', 'private' or 'contact', not 'chef'"),
    (lambda g: g["people"][1].update(surfaces=[]),
     "people[1].surfaces: list should have at least 1 item after validation, not 0"),
    (lambda g: g["people"][1].update(surfaces=["Uwe Brand", "Brandts"]),
     "people[1].surfaces: 'Brandts' is not in the text"),
    (lambda g: g["people"][1].update(name="Inge Hagedorn"), "people: the name 'Inge Hagedorn' stands 2 times"),
    (lambda g: g["people"][0]["roles"][0].update(role=""),
     "people[0].roles[0].role: string should have at least 1 character, not ''"),
    (lambda g: g["people"][0]["roles"][0].update(status="alt"),
     "people[0].roles[0].status: input should be 'current', 'former', 'designated', 'acting' or 'candidate', not 'alt'"),
    (lambda g: g["people"][0]["roles"][0].pop("organisation"), "people[0].roles[0].organisation: field required"),
    (lambda g: g["organisations"][0].update(surfaces=["Gemeinde Ahornau"]),
     "organisations[0].surfaces: 'Gemeinde Ahornau' is not in the text"),
    (lambda g: g["money"][0].update(surface="50.000 Euro"), "money[0].surface: '50.000 Euro' is not in the text"),
    (lambda g: g["money"][0].update(amount="40.000,00"), "money[0].amount: '40.000,00' is no decimal number"),
    (lambda g: g["money"][0].update(amount="NaN"), "money[0].amount: 'NaN' is no decimal number"),
    (lambda g: g["money"][0].update(amount=40000), "money[0].amount: input should be a valid string, not 40000"),
    (lambda g: g["money"][0].update(qualifier="range"),
     "money[0]: '40.000 Euro': amount_max goes with the qualifier \"range\", and only with it"),
    (lambda g: g["money"][0].update(amount_max="50000"),
     "money[0]: '40.000 Euro': amount_max goes with the qualifier \"range\", and only with it"),
    (lambda g: g["quotes"][0].update(text="Die Kinder sollen … turnen dürfen"),
     "quotes[0].text: 'turnen dürfen' is not in the text"),
    (lambda g: g["quotes"][0].update(speaker="Hagedorn"), "quotes[0].speaker: 'Hagedorn' is none of the people"),
    (lambda g: g.update(topics=[]), "topics: list should have at least 1 item after validation, not 0"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "fault"), FAULTS, ids=[fault[:40] for _, fault in FAULTS])
def test_each_fault_is_one_line(tmp_path: Path, spoil: Spoil, fault: str) -> None:
    release = gold()
    spoil(release)
    path = write(tmp_path / "halle.json", release)
    assert messages(path) == [f"{path}: {fault}"]


@pytest.mark.parametrize("value", ["unknown", "firma"])
def test_kinds_of_organisations(tmp_path: Path, value: str) -> None:
    release = gold()
    release["organisations"][2]["kind"] = value
    (fault,) = messages(write(tmp_path / "halle.json", release))
    assert "organisations[2].kind: input should be 'municipality'" in fault
    assert fault.endswith(f"not {value!r}")


def test_topics_are_those_of_the_list(tmp_path: Path) -> None:
    (fault,) = messages(write(tmp_path / "a.json", gold() | {"topics": ["Sport & Freizeit", "Sport"]}))
    assert "topics[1]: input should be 'Verwaltung & Politik'" in fault
    (fault,) = messages(write(tmp_path / "a.json", gold() | {"topics": ["Digitalisierung"] * 4}))
    assert fault.startswith(f"{tmp_path}/a.json: topics: list should have at most 3 items")


@pytest.mark.parametrize("unmarked", ["date", "publisher"])
def test_date_and_publisher_may_be_missing(tmp_path: Path, unmarked: str) -> None:
    release = gold()
    del release[unmarked]
    assert read_gold(str(write(tmp_path / "halle.json", release))).releases[0].states_date == (unmarked != "date")


def test_files_that_are_no_gold(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": "a",\n "text"', encoding="utf-8")
    (tmp_path / "b.json").write_bytes('{"id": "Straße"}'.encode("cp1252"))
    write(tmp_path / "c.json", [gold()])
    first, second, third = messages(tmp_path)
    assert first == f"{tmp_path}/a.json: not JSON: EOF while parsing an object at line 2 column 7"
    assert second.startswith(f"{tmp_path}/b.json: not JSON: ")
    assert third.startswith(f"{tmp_path}/c.json: input should be an object")


def test_every_fault_of_every_file_is_named(tmp_path: Path) -> None:
    spoilt = gold() | {"date": "gestern"}
    spoilt["people"][0]["kind"] = "chef"
    write(tmp_path / "a.json", spoilt)
    write(tmp_path / "2024/b.json", gold() | {"topics": []})
    assert [line.split(": ")[0] for line in messages(tmp_path)] == [
        f"{tmp_path}/2024/b.json",
        f"{tmp_path}/a.json",
        f"{tmp_path}/a.json",
    ]


def test_ids_are_unique(tmp_path: Path) -> None:
    write(tmp_path / "a.json", gold())
    write(tmp_path / "b.json", gold())
    assert messages(tmp_path) == [f"{tmp_path}/b.json: id 'halle' stands in another file too"]


def test_places(tmp_path: Path) -> None:
    for name in ("2024-a", "2024-b", "2023-c"):
        write(tmp_path / f"{name}.json", gold() | {"id": name})
    assert [release.id for release in read_gold(f"{tmp_path}/2024-*.json").releases] == ["2024-a", "2024-b"]
    assert [release.id for release in read_gold(str(tmp_path)).releases] == ["2023-c", "2024-a", "2024-b"]
    assert messages(tmp_path / "nein") == [f"{tmp_path}/nein: no such file or folder"]
    assert messages(tmp_path / "x*.json") == [f"{tmp_path}/x*.json: no gold releases (.json files) there"]
    (tmp_path / "leer").mkdir()
    assert messages(tmp_path / "leer") == [f"{tmp_path}/leer: no gold releases (.json files) there"]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(gold()).encode("utf-8"))
    assert read_gold(str(tmp_path)).releases[0].id == "halle"


def test_fields_nobody_reads_are_named() -> None:
    release = gold() | {"note": "geprüft"}
    release["people"][1]["partei"] = release["people"][1].pop("party")
    release["people"][0]["roles"][0]["unit"] = "Amt 40"
    assert sorted(unknown_fields(Gold.model_validate(release))) == ["note", "people[].partei", "people[].roles[].unit"]
