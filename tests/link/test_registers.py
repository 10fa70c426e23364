"""Official keys: which names are certain, what the text adds, and that the lists are the register's."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from pressnlp.link import registers
from pressnlp.link.bodies import Body
from pressnlp.link.registers import Entry, look_up
from pressnlp.record import OrganisationKind
from pressnlp.words import rows

SHARED = Path(__file__).parents[3] / "shared" / "data" / "gazetteer" / "gv100ad"


def body(name: str, kind: OrganisationKind = "municipality") -> Body:
    return Body(name, kind, None)


def entry(name: str, text: str = "", kind: OrganisationKind = "municipality", publisher: str | None = None) -> Entry:
    """The entry of a body in a text that a publisher (a county where it says Kreis) issues."""
    home = body(publisher, "county" if "reis" in publisher else "municipality") if publisher else None
    return look_up([body(name, kind), *([home] if home else [])], text, home, set())[0]


CERTAIN = [
    ("Stadt Soest", "05974040"),
    ("Soest", "05974040"),
    ("Landeshauptstadt München", "09162000"),
    ("Große Kreisstadt Torgau", "14730310"),
    ("Universitäts- und Hansestadt Greifswald", "13075039"),
    ("Lutherstadt Wittenberg", "15091375"),
    ("Freie Hansestadt Bremen", "04011000"),
    ("Markt Garmisch-Partenkirchen", "09180117"),
    ("Gemeinde Garmisch-Partenkirchen", "09180117"),
    ("Markt Schwaben", "09175127"),
    ("Stadt Halle (Saale)", "15002000"),
    ("Stadt Halle (Westf.)", "05754012"),
    ("Stadt Frankfurt a. M.", "06412000"),
    ("Stadt Neustadt an der Aisch", "09575153"),
    ("Stadt Neustadt a. d. Waldnaab", "09374139"),
    ("Stadt Neustadt a.d.Waldnaab", "09374139"),
    ("Neustadt am Kulm", "09374140"),
    ("Stadt Neumarkt i. d. OPf.", "09373147"),
    ("Stadt Limburg a. d. Lahn", "06533009"),
    ("Stadt Kempten", "09763000"),  # the only one, whatever its name adds
    ("Stadt Sankt Wendel", "10046117"),
    ("Gemeinde Petershagen/Eggersdorf", "12064380"),
    ("Stadt Bautzen", "14625020"),
]


@pytest.mark.parametrize(("name", "key"), CERTAIN)
def test_names_that_are_certain(name: str, key: str) -> None:
    found = entry(name)
    assert (found.place and found.place.key, found.itself, found.candidates) == (key, True, ())


COUNTIES = [
    ("Kreis Soest", "05974", "Kreis Soest"),
    ("Landkreis Soest", "05974", "Kreis Soest"),
    ("Rhein-Sieg-Kreis", "05382", "Rhein-Sieg-Kreis"),
    ("Märkischer Kreis", "05962", "Märkischer Kreis"),
    ("Landkreis Rostock", "13072", "Landkreis Rostock"),
    ("Landkreis Dillingen an der Donau", "09773", "Landkreis Dillingen an der Donau"),
    ("Region Hannover", "03241", "Region Hannover"),
    ("Landkreis Rotenburg", "03357", "Landkreis Rotenburg (Wümme)"),
]


@pytest.mark.parametrize(("name", "key", "official"), COUNTIES)
def test_counties(name: str, key: str, official: str) -> None:
    place = entry(name, kind="county").place
    assert place
    assert (place.key, place.name) == (key, official)


UNKNOWN = [
    ("Stadt Ahlenbrück", "municipality"),  # made up
    ("Stadt Soest am Wald", "municipality"),  # another town than Soest
    ("Stadt Garmisch-Partenkirchen", "municipality"),  # a market, no town
    ("Gemeinde Soest", "municipality"),
    ("Samtgemeinde Neuenkirchen", "municipality"),  # an association is no municipality
    ("Kreis Emsbrück", "county"),
    ("Bezirk Oberbayern", "county"),
    ("Stadtwerke Soest", "utility"),
    ("Soest", "unknown"),
]


@pytest.mark.parametrize(("name", "kind"), UNKNOWN)
def test_names_that_are_no_municipality(name: str, kind: OrganisationKind) -> None:
    assert entry(name, kind=kind) == Entry()


def test_a_name_of_several_has_candidates() -> None:
    found = entry("Stadt Halle", "Halle. Die Stadt Halle baut.")
    assert (found.place, found.candidates) == (None, ("05754012", "15002000"))
    assert entry("Landkreis Neustadt", kind="county").candidates == ("09374", "09575")


NARROWED = [
    ("Gemeinde Weingarten", "Weingarten (Landkreis Karlsruhe) lädt ein.", None, "08215090"),
    ("Gemeinde Weingarten", "Das Landratsamt Germersheim meldet: Die Gemeinde Weingarten baut.", None, "07334032"),
    ("Gemeinde Weingarten", "Die Gemeinde Weingarten baut.", "Landkreis Germersheim", "07334032"),
    ("Gemeinde Weingarten", "Die Gemeinde Weingarten baut.", "Stadt Ettlingen", "08215090"),
    ("Gemeinde Weingarten", "Der rheinland-pfälzische Minister war in Weingarten.", None, "07334032"),
    ("Stadt Neustadt", "Stadt Neustadt, Markt 1, 91413 Neustadt", None, "09575153"),
    ("Stadt Königstein", "Im Hochtaunuskreis liegt Königstein.", None, "06434005"),
    ("Stadt Königstein", "Königstein in Sachsen", None, "14628210"),
]


@pytest.mark.parametrize(("name", "text", "publisher", "key"), NARROWED)
def test_names_that_the_text_tells_apart(name: str, text: str, publisher: str | None, key: str) -> None:
    place = entry(name, text, publisher=publisher).place
    assert place
    assert place.key == key


AMBIGUOUS = [
    ("Gemeinde Weingarten", "Die Gemeinde Weingarten baut."),
    ("Gemeinde Weingarten", "Gäste aus Bayern waren in Weingarten."),  # no candidate lies there
    ("Gemeinde Weingarten", "Weingarten liegt zwischen Karlsruhe und Bruchsal."),  # towns, no county
    ("Stadt Königstein", "Gäste aus Hessen und Sachsen waren in Königstein."),
    ("Stadt Königstein", "Sachsen-Anhalt grüßt Königstein."),
]


@pytest.mark.parametrize(("name", "text"), AMBIGUOUS)
def test_names_that_stay_ambiguous(name: str, text: str) -> None:
    found = entry(name, text)
    assert found.place is None
    assert len(found.candidates) > 1


def test_a_part_of_a_municipality_has_no_key() -> None:
    place = body("Kirchhain")
    assert look_up([place], "", None, {id(place)}) == [Entry(candidates=("06534011",))]


def test_other_bodies_have_the_place_that_their_name_ends_in() -> None:
    names: list[tuple[str, OrganisationKind]] = [
        ("Stadt Soest", "municipality"), ("Stadtwerke Soest", "utility"), ("Stadtwerke Lippstadt", "utility"),
        ("Kreisfeuerwehrverband Soest", "emergency"), ("Jugendamt des Kreises Soest", "department"),
    ]  # fmt: skip
    found = look_up([body(name, kind) for name, kind in names], "", None, set())
    assert [e.place and e.place.name for e in found] == ["Soest", "Soest", None, None, None]
    assert [e.itself for e in found] == [True, False, False, False, False]


def test_every_county_and_municipality_is_found_under_its_own_name() -> None:
    for key, name in rows("counties", 2):
        meant = registers.counties(name) or registers.counties(f"Landkreis {name}")
        assert key in {place.key for place in meant}, name
    for key, name, addition, _, _ in rows("municipalities", 5)[::37]:
        full = registers._full(name, addition)
        assert key in {place.key for place in registers.municipalities(full)}, full


def test_postcodes_stand_where_names_repeat() -> None:
    listed = rows("municipalities", 5)
    counts = Counter(row[1] for row in listed)
    assert {row[1] for row in listed if row[4] != "-"} == {name for name, count in counts.items() if count > 1}
    assert all(re.fullmatch(r"\d{8}", row[0]) and row[3] in "SMG" for row in listed)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the register itself lies with the developers")
def test_the_lists_are_the_registers() -> None:
    with (SHARED / "gemeinden.tsv").open(encoding="utf-8") as file:
        official = {r["ags"]: r for r in csv.DictReader(file, delimiter="\t") if "unbewohnt" not in r["typ"]}
    ours = {row[0]: row for row in rows("municipalities", 5)}
    assert ours.keys() == official.keys()
    for key, (_, name, _, kind, postcode) in ours.items():
        assert official[key]["name"].replace("St.", "St. ").replace("  ", " ").startswith(name), name
        assert postcode in {"-", official[key]["plz_sitz"]}
        assert (kind == "M") == (official[key]["typ"] == "Markt")
    with (SHARED / "kreise.tsv").open(encoding="utf-8") as file:
        counties = {r["ags"] for r in csv.DictReader(file, delimiter="\t") if "tadt" not in r["typ"]}
    assert {key for key, _ in rows("counties", 2)} == counties
