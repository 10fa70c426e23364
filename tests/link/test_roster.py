"""Persons, bodies and roles of a user's own registers in texts; the pipeline's part is played by the tests."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pressnlp import analyse
from pressnlp.analyse.tokens import Reading
from pressnlp.link import link
from pressnlp.link.assemble import assemble
from pressnlp.normalise.clean import Clean
from pressnlp.normalise.offsets import Traced
from pressnlp.record import Provenance, Record
from pressnlp.release import from_text
from pressnlp.words import own
from tests.readings import reading

PEOPLE = """name;titles;role;organisation;party;status;key
Anna Weber;Dr.;Erste Bürgermeisterin;Stadt Musterau;SPD;;p-1
Anna Weber;;Vorsitzende;Chor Eintracht;;;p-1
Karl-Heinz Ostermann;;Ratsherr;Rat der Stadt Musterau;CDU;;p-2
Vera Lenz;;Kämmerin;;;;p-3
Tom Lenz;;Wehrführer;;;;p-4
Ilse Braun;;Ortsvorsteherin;;;former;p-5
Uwe Groß;;Rektor;;;;p-6
Uwe Groß;;Pfarrer;;;;p-7
"""
BODIES = """name;abbreviation;kind;key;forms
Kiez-Bildungsagentur;KBA;other;b-1;Kiezagentur
Stadtwerke Musterau GmbH;SWM;utility;b-2;
Stadt Musterau;;municipality;b-3;
"""


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> own.OwnWords:
    folder = tmp_path_factory.mktemp("words")
    (folder / "people.csv").write_text(PEOPLE, "utf-8")
    (folder / "organisations.csv").write_text(BODIES, "utf-8")
    (folder / "roles.txt").write_text("Kümmerer\tKümmerin\n", "utf-8")
    return own.read(folder)


def record(text: str, registers: own.OwnWords, persons: str = "", publisher: str | None = None) -> Record:
    """The record of a text in which the pipeline sees these `persons` (parted by a bar)."""
    named = [(m.start(), m.end(), "PER") for name in filter(None, persons.split("|")) for m in re.finditer(name, text)]
    seen: Reading = replace(reading(text, named, common="Montag Geld"), own=registers)
    linked = link(seen, analyse.find(seen))
    provenance = Provenance(pressnlp="0", model="m", topic_model=None)
    return assemble(from_text(text), Clean(Traced.of(text), (), publisher=publisher), seen, linked, (), provenance)


def people(found: Record) -> list[str]:
    """ "p-1 Anna Weber: Erste Bürgermeisterin@Stadt Musterau", the body in brackets where it was concluded."""
    names = {body.id: body.name for body in found.organisations}

    def shown(body: str | None, inferred: bool) -> str:
        return "" if body is None else f"@({names[body]})" if inferred else f"@{names[body]}"

    out = []
    for one in found.people:
        roles = "|".join(
            r.role + shown(r.organisation, r.organisation_inferred) + ("" if r.status == "current" else f":{r.status}")
            for r in one.roles
        )
        out.append(f"{one.key} {one.name}: {roles}")
    return out


TOLD = [
    ("Anna Weber kam.", "Anna Weber", ["p-1 Anna Weber: "]),
    ("Anna Weber kam.", "", ["p-1 Anna Weber: "]),  # the pipeline missed it
    ("Anna Webers Rede kam an.", "", ["p-1 Anna Weber: "]),
    ("Bürgermeisterin Weber kam.", "Weber", ["p-1 Anna Weber: Erste Bürgermeisterin@(Stadt Musterau)"]),
    ("Frau Weber kam.", "Weber", ["p-1 Anna Weber: "]),
    ("A. Weber (SPD) kam.", "A. Weber", ["p-1 Anna Weber: "]),
    ("Anna Weber, Vorsitzende des Chors Eintracht, kam.", "Anna Weber", ["p-1 Anna Weber: Vorsitzende@Chor Eintracht"]),
    ("Ratsherr Karl Heinz Ostermann kam.", "Karl Heinz Ostermann", ["p-2 Karl-Heinz Ostermann: Ratsherr@(Rat der Stadt Musterau)"]),
    ("Karl Heinz Ostermann und Karl-Heinz Ostermann kamen.", "", ["p-2 Karl-Heinz Ostermann: "]),
    ("Kämmerin Lenz kam.", "Lenz", ["p-3 Vera Lenz: Kämmerin"]),
    ("Ortsvorsteherin Ilse Braun kam.", "Ilse Braun", ["p-5 Ilse Braun: Ortsvorsteherin:former"]),
    ("Rektor Uwe Groß kam.", "Uwe Groß", ["p-6 Uwe Groß: Rektor"]),  # of two namesakes the one with this office
    ("Kümmerin Jana Alt kam.", "Jana Alt", ["None Jana Alt: Kümmerin"]),
    ("Der Dorf-Kümmerer Jan Alt kam.", "Jan Alt", ["None Jan Alt: Dorf-Kümmerer"]),
    ("Die Kümmerer Jan Alt und Jana Uhl kamen.", "Jan Alt|Jana Uhl", ["None Jan Alt: Kümmerer", "None Jana Uhl: Kümmerer"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "persons", "wanted"), TOLD)
def test_told_by_the_register(registers: own.OwnWords, text: str, persons: str, wanted: list[str]) -> None:
    assert people(record(text, registers, persons)) == wanted


NOT_TOLD = [
    ("Herr Weber kam.", "Weber", ["None Weber: "]),  # another gender
    ("Trainerin Weber kam.", "Weber", ["None Weber: Trainerin"]),  # another office
    ("Frau Weber (CDU) kam.", "Weber", ["None Weber: "]),  # another party
    ("Berta Weber kam.", "Berta Weber", ["None Berta Weber: "]),
    ("Dr. Lenz kam.", "Lenz", ["None Lenz: "]),  # two of that name
    ("Uwe Groß kam.", "Uwe Groß", ["None Uwe Groß: "]),
    ("Die Anna Weber Schule ist neu.", "", []),
    ("Anna Weber-Schulze kam.", "Anna Weber-Schulze", ["None Anna Weber-Schulze: "]),
    ("Maria Anna Weber kam.", "Maria Anna Weber", ["None Maria Anna Weber: "]),
    ("Die stellvertretende Bürgermeisterin Anna Weber kam.", "Anna Weber", ["p-1 Anna Weber: stellvertretende Bürgermeisterin"]),
    ("Anna Weber, Vorsitzende des Seniorenbeirats, kam.", "Anna Weber", ["p-1 Anna Weber: Vorsitzende@Seniorenbeirat"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "persons", "wanted"), NOT_TOLD)
def test_not_told_by_the_register(registers: own.OwnWords, text: str, persons: str, wanted: list[str]) -> None:
    assert people(record(text, registers, persons)) == wanted


def test_titles_party_and_kind_come_from_the_register(registers: own.OwnWords) -> None:
    found = record("Anna Weber kam.", registers)
    (one,) = found.people
    assert (one.titles, one.kind, [b.name for b in found.organisations if b.id == one.party]) == (
        ["Dr."],
        "official",
        ["SPD"],
    )


def test_the_registers_body_outranks_the_publisher(registers: own.OwnWords) -> None:
    assert people(record("Ratsherr Ostermann kam.", registers, "Ostermann", "Stadt Altdorf")) == [
        "p-2 Karl-Heinz Ostermann: Ratsherr@(Rat der Stadt Musterau)"
    ]


def test_bodies(registers: own.OwnWords) -> None:
    text = "Die Kiezagentur und die Stadtwerke Musterau laden ein. Die KBA dankt. Die Stadt Musterau und die SWM auch."
    found = record(text, registers).organisations
    assert [(b.key, b.name, b.abbreviation, b.kind, [m.text for m in b.mentions]) for b in found] == [
        ("b-1", "Kiez-Bildungsagentur", "KBA", "other", ["Kiezagentur", "KBA"]),
        ("b-2", "Stadtwerke Musterau GmbH", "SWM", "utility", ["Stadtwerke Musterau", "SWM"]),
        ("b-3", "Stadt Musterau", None, "municipality", ["Stadt Musterau"]),
    ]


def test_without_registers_nothing_is_known(tmp_path: Path) -> None:
    found = record("Bürgermeisterin Weber kam mit der Kümmerin Jana Alt.", own.NOTHING, "Weber|Jana Alt")
    assert people(found) == ["None Weber: Bürgermeisterin", "None Jana Alt: "]
