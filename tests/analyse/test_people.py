"""Names of persons: the pipeline's spans put right, and names that offices and titles announce."""

import pytest

from pressnlp.analyse import people
from tests.marks import parse
from tests.readings import reading

# A mark is the mention that must come out; `ner` is what the pipeline sees (default: the name without its titles).
WRITTEN_WITH_THE_RULE = [
    '[Dr. Eckhard Ruthemeyer](name="Eckhard Ruthemeyer" titles=Dr. ner="Eckhard Ruthemeyer") sprach.',
    '[Prof. Dr. Karla Baum](name="Karla Baum" titles="Prof.|Dr." ner="Karla Baum") sprach.',
    '[Dipl.-Ing. (FH) Vera Asch](name="Vera Asch" titles="Dipl.-Ing. (FH)" ner="Vera Asch") plante.',
    'Bürgermeister [Jens Harms](name="Jens Harms" ner="Bürgermeister Jens Harms") kam.',
    'Frau [Kübler](name=Kübler ner="Frau Kübler") dankte.',
    '[Max Freiherr von Lerch](name="Max von Lerch" titles=Freiherr ner="Max Freiherr von Lerch") starb.',
    'Landrat a. D. [Udo von der Heide](name="Udo von der Heide" ner="D. Udo von der Heide") feiert.',
    'Werkleiter [Franz Moosbauer](name="Franz Moosbauer" ner=Franz) nickte.',
    'Foto: Stadt Soest/[B. Ehlers](name="B. Ehlers" ner=-)',
]
NEGATIVES = [
    ("Die Goethestraße ist gesperrt.", "Goethestraße"),
    ("An der Käthe-Kollwitz-Schule wird gebaut.", "Käthe-Kollwitz-Schule"),
    ("Am 3. Mai tagt der Rat.", "3. Mai"),
]


@pytest.mark.parametrize("marked", WRITTEN_WITH_THE_RULE)
def test_names(marked: str) -> None:
    text, marks = parse(marked)
    named = []
    for mark in marks:
        seen = mark.fields.get("ner", mark.text)
        if seen != "-":
            at = text.index(seen)
            named.append((at, at + len(seen), "PER"))
    found = [(p.start, p.end, p.name, p.titles) for p in people.find(reading(text, named))]
    wanted = [
        (m.end - len(m.text), m.end, m.fields["name"], tuple(filter(None, m.fields.get("titles", "").split("|"))))
        for m in marks
    ]
    assert found == wanted


@pytest.mark.parametrize(("text", "seen"), NEGATIVES)
def test_no_names(text: str, seen: str) -> None:
    at = text.find(seen)
    named = [(at, at + len(seen), "PER")] if seen else []
    assert people.find(reading(text, named)) == []


@pytest.mark.parametrize(
    "text", ["Seine Frau Elisabeth kam.", "Ihr Sohn Emil lachte.", "Auf dem Foto bellt Hund Toni."]
)
def test_kin_and_pets(text: str) -> None:
    name = text.split()[-2]
    at = text.index(name)
    assert people.find(reading(text, [(at, at + len(name), "PER")])) == []


FOUND_IN_THE_FIELD = [
    ("Es sprach Carlo de' Medici aus Rom.", "Carlo de' Medici", ["Carlo de' Medici"]),
    ("Es sprach Giulia dell'Acqua aus Rom.", "Giulia dell'Acqua", ["Giulia dell'Acqua"]),
    ("Voran ging Beate Lang MdL mit Mut.", "Beate Lang MdL", ["Beate Lang"]),
    ("Es kamen Gerda und Volkmar Kern herbei.", "Volkmar Kern", ["Gerda Kern", "Volkmar Kern"]),
    ("Kern, Volkmar      FDP      2.657", "-", ["Volkmar Kern"]),
    ("gez. Öttl", "-", ["Öttl"]),
    ("i. A. Potthoff", "A. Potthoff", ["Potthoff"]),
    ("Foto (Kreis Auental/Bente Lorenz)", "-", ["Bente Lorenz"]),
    ("Es kam Frau König aus Rom.", "König", ["König"]),
    ("Es kam der König aus Rom.", "König", []),
    ("Es kam Sönke Terhalle aus Rom.", "Sönke Terhalle", ["Sönke Terhalle"]),
    ("Es kam Trio Lommwitz aus Rom.", "Trio Lommwitz", []),
    ("Es kam Annegret Freifrau von Taub aus Rom.", "Annegret", ["Annegret von Taub"]),
    ("Es kam Ida tom Dieck aus Rom.", "Ida tom Dieck", ["Ida tom Dieck"]),
    ("Es kam Tom Vogel aus Rom.", "Tom Vogel", ["Tom Vogel"]),
    ("Es kam die Familie Kern aus Rom.", "Kern", []),
    ("Burgaus Erster Stadtrat kam.", "Burgaus", []),
    ("Man folgt Vito Lo Presti nach.", "Vito Lo Presti", ["Vito Lo Presti"]),
]


@pytest.mark.parametrize(("text", "seen", "wanted"), FOUND_IN_THE_FIELD)
def test_found_in_the_field(text: str, seen: str, wanted: list[str]) -> None:
    at = text.find(seen)
    named = [(at, at + len(seen), "PER")] if at >= 0 else []
    assert [p.name for p in people.find(reading(text, named))] == wanted


def test_genitive_of_s() -> None:
    """The apostrophe of a genitive belongs to no name: "Max Voß' Antrag"."""
    text = "Max Voß' Antrag scheiterte."
    assert [p.name for p in people.find(reading(text, [(0, 8, "PER")]))] == ["Max Voß"]
