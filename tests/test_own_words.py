"""A user's own registers: what the loader takes, and that it is strict, naming file and line."""

import json
from pathlib import Path

import pytest

from pressnlp.errors import WordsError
from pressnlp.words.own import KnownBody, KnownOffice, KnownPerson, read


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def test_people_with_several_offices(tmp_path: Path) -> None:
    write(tmp_path, people_csv=(
        "name;titles;role;organisation;party;status;key\n"
        "Anna Weber;Prof. Dr. med.;Erste Bürgermeisterin;Stadt Musterau;SPD;;m-1\n"
        "\n"
        "Anna Weber;;Vorsitzende;Chor Musterau;;former;m-1\n"
        "Jörg  van der Heide;;;;;;\n"
    ))  # fmt: skip
    offices = (
        KnownOffice("Erste Bürgermeisterin", "Stadt Musterau"),
        KnownOffice("Vorsitzende", "Chor Musterau", "former"),
    )
    assert read(tmp_path).people == (
        KnownPerson("Anna Weber", ("Prof.", "Dr. med."), offices, "SPD", "m-1"),
        KnownPerson("Jörg van der Heide"),
    )


def test_organisations_by_comma_with_byte_order_mark_and_decomposed_umlauts(tmp_path: Path) -> None:
    write(
        tmp_path,
        organisations_csv='\ufeffname,abbreviation,kind,key,forms\r\n"Verein, der fu\u0308r alle",VFA,association,7,Alle | Verein VFA\r\n',
    )
    assert read(tmp_path).bodies == (
        KnownBody("Verein, der für alle", "VFA", "association", "7", ("Alle", "Verein VFA")),
    )


def test_roles_in_their_forms(tmp_path: Path) -> None:
    roles = read(write(tmp_path, roles_txt="# eigene\nKiezlotse\tKiezlotsin\nKümmerer\n")).roles
    assert {
        "Kiezlotse",
        "Kiezlotsen",
        "Kiezlotsin",
        "Kiezlotsinnen",
        "Kümmerer",
        "Kümmerers",
        "Kümmerern",
    } <= roles.keys()
    assert (roles["Kiezlotsinnen"].lemma, roles["Kiezlotsinnen"].singular) == ("Kiezlotsin", False)
    assert (roles["Kümmerern"].lemma, roles["Kümmerern"].plural) == ("Kümmerer", True)


def test_oparl_export(tmp_path: Path) -> None:
    schema, ids = "https://schema.oparl.org/1.1/", "https://ris.example.org/"
    lines = [
        {"id": f"{ids}o1", "type": f"{schema}Organization", "name": "Ausschuss für Umwelt", "shortName": "AU", "organizationType": "Gremium"},
        {"id": f"{ids}o2", "type": f"{schema}Organization", "name": "SPD-Fraktion", "organizationType": "Fraktion"},
        {"id": f"{ids}p1", "type": f"{schema}Person", "name": "Dr. Anna Weber", "givenName": "Anna", "familyName": "Weber", "title": ["Dr."],
         "membership": [{"id": f"{ids}m1", "type": f"{schema}Membership", "organization": f"{ids}o1", "role": "Vorsitzende"}]},
        {"id": f"{ids}m2", "type": f"{schema}Membership", "person": f"{ids}p1", "organization": f"{ids}o2", "role": "Mitglied"},
        {"id": f"{ids}s1", "type": f"{schema}Meeting", "name": "Sitzung"},
    ]  # fmt: skip
    own = read(write(tmp_path, oparl_jsonl="\n".join(map(json.dumps, lines))))
    offices = (KnownOffice("Vorsitzende", "Ausschuss für Umwelt"), KnownOffice("Mitglied", "SPD-Fraktion"))
    assert own.people == (KnownPerson("Anna Weber", ("Dr.",), offices, "SPD-Fraktion", f"{ids}p1"),)
    assert own.bodies == (
        KnownBody("Ausschuss für Umwelt", "AU", "council", f"{ids}o1"),
        KnownBody("SPD-Fraktion", None, "party", f"{ids}o2"),
    )


FAULTS = [
    ("people.csv", "vorname;name\n", "people.csv:1: there is no column 'vorname'; the columns are name, titles"),
    ("people.csv", "titles;role\n", "people.csv:1: the column 'name' is missing"),
    ("people.csv", "", "people.csv:1: the column 'name' is missing"),
    ("people.csv", "name;key;name\n", "people.csv:1: the column 'name' stands twice"),
    ("people.csv", "name;key\nAnna Weber;1\nTom Alt\n", "people.csv:3: 1 columns, but 2 in the first line"),
    ("people.csv", "name;key\n;1\n", "people.csv:2: no name"),
    ("people.csv", "name\nWeber\n", "people.csv:2: 'Weber': a person needs given name and family name"),
    ("people.csv", "name\n\nDr. Anna Weber\n", "people.csv:3: 'Dr. Anna Weber': a name is written"),
    ("people.csv", 'name\n"Weber, Anna"\n', "people.csv:2: 'Weber, Anna': a name is written"),
    ("people.csv", "name;role;status\nAnna Weber;Rätin;aktiv\n", "people.csv:2: status 'aktiv' is none of current, former"),
    ("people.csv", "name;organisation\nAnna Weber;Rat\n", "people.csv:2: an organisation or a status, but no role"),
    ("people.csv", "name;key\nAnna Weber;1\nTom Alt;1\n", "people.csv:3: the key '1' belongs to 'Anna Weber' already"),
    ("people.csv", "name;key\nAnna Weber;1\nAnna Weber;1\n", "people.csv:3: the same row stands already in line 2"),
    ("people.csv", 'name\n"Anna Weber\n', "people.csv:2: unexpected end of data"),
    ("organisations.csv", "name;kind\nChor;verein\n", "organisations.csv:2: kind 'verein' is none of municipality, county"),
    ("organisations.csv", "name;abbreviation;forms\nChor;CM;\nClub;;CM\n", "organisations.csv:3: 'CM' stands already in line 2"),
    ("organisations.csv", "name;abbreviation\nChor;C\n", "organisations.csv:2: 'C' is too short to be told apart"),
    ("roles.txt", "Lotse\tLotsin\tLotsen\n", "roles.txt:1: one noun, or a masculine and a feminine one"),
    ("roles.txt", "# Rollen\nErster Lotse\n", "roles.txt:2: one noun, or a masculine and a feminine one"),
    ("roles.txt", "lotse\n", "roles.txt:1: one noun"),
    ("roles.txt", "Lotse\n\nLotse\n", "roles.txt:3: 'Lotse' stands already in line 1"),
    ("oparl.jsonl", "{}\n", "oparl.jsonl:1: not an OParl object with 'id' and 'type'"),
    ("oparl.jsonl", "\n{\n", "oparl.jsonl:2: not JSON"),
    ("oparl.jsonl", '{"id": "1", "type": "x/Person", "name": "Weber"}\n', "oparl.jsonl:1: a person needs givenName"),
    ("personen.csv", "name\n", "personen.csv: not a register; their names are people.csv, organisations.csv"),
    ("lies.md", "", "holds none of people.csv"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "message"), FAULTS)
def test_faults_name_file_and_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(WordsError) as error:
        read(tmp_path)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_other_encodings_are_refused_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "roles.txt").write_bytes("Lotse\nKümmerer\n".encode("cp1252"))
    with pytest.raises(WordsError, match=r"roles\.txt:2: not UTF-8"):
        read(tmp_path)


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match="no such folder"):
        read(tmp_path / "nein")
