"""Features of German words: stems, parts of compounds, topic keywords, n-grams."""

import pytest

from pressnlp.classify.counts import BEGINNING, BEGINNING_LENGTH, TITLE, counted
from pressnlp.classify.features import Lexicon, stem, words
from pressnlp.classify.marks import Mark, marks
from pressnlp.classify.pairs import LearnedPairs
from pressnlp.classify.vectors import keywords, lexicon

CULTURE, SAFETY, YOUTH, NATURE = "Kultur", "Sicherheit", "Jugend", "Umwelt"
LEXICON = Lexicon(
    keywords={
        "konzert": CULTURE,
        "feuerwehr": SAFETY,
        "jugend": YOUTH,
        "wald": NATURE,
        "kultur": CULTURE,
        "radweg": "V",
    },
    heads={
        "konzert": CULTURE,
        "feuerwehr": SAFETY,
        "jugend": YOUTH,
        "wald": NATURE,
        "kultur": CULTURE,
        "fest": CULTURE,
    },
    parts={
        "hoch": 9,
        "hochwass": 6,
        "wass": 9,
        "schutz": 7,
        "plan": 5,
        "stadt": 20,
        "ort": 4,
        "strass": 8,
        "bild": 6,
        "buch": 6,
    },
    tails=("strasse", "weg"),
)


def test_words_keep_inner_hyphens_and_leave_figures():
    assert words("Die Kfz-Zulassung, 2024: 1.200 Anträge/Monat") == ["Die", "Kfz-Zulassung", "Anträge", "Monat"]


@pytest.mark.parametrize(
    ("forms", "wanted"),
    [
        (["Haushalt", "Haushalte", "Haushalten", "HAUSHALT"], "haushalt"),
        (["Ärztin", "Ärztinnen", "Arzt"], "arzt"),
        (["Straße", "Straßen", "STRASSE"], "strass"),
        (["Bus"], "bus"),
        (["Krankenhaus"], "krankenhaus"),
        (["Stadtplan"], "stadtplan"),
        (["Kita", "Kitas"], "kita"),
        (["Regel", "Regeln"], "regel"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms, wanted):
    assert [stem(form) for form in forms] == [wanted] * len(forms)


def topics(word: str) -> set[str]:
    return {name[2:] for name in LEXICON.features(word) if name.startswith("k ")}


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Konzert", {CULTURE}),
        ("Weihnachtskonzert", {CULTURE}),
        ("Konzertabende", {CULTURE}),
        ("Jugendfeuerwehr", {YOUTH, SAFETY}),
        ("Jugend-Konzert", {YOUTH, CULTURE}),
        ("kulturelle", {CULTURE}),
        ("Festzelt", {CULTURE}),
        ("Stadtwald", {NATURE}),
        # no compounds of the keyword
        ("festgestellt", set()),
        ("Greifswald", set()),
        ("Feuerwehrweg", set()),
        ("Jugendstraße", set()),
        ("Radweg", {"V"}),
        ("Haus", set()),
    ],
)
def test_keywords_count_alone_and_in_compounds(word, wanted):
    assert topics(word) == wanted


@pytest.mark.parametrize(
    ("whole", "wanted"),
    [
        ("hochwasserschutz", ("hoch", "wass", "schutz")),
        ("strassenplan", ("strass", "plan")),
        ("bilderbuch", ("bild", "buch")),
        ("schutz", ()),
        ("bilderrahm", ()),
    ],
)
def test_compounds_are_split_into_known_stems(whole, wanted):
    assert LEXICON.split(whole) == wanted


def test_parts_count_less_than_the_word_and_grams_least():
    found = LEXICON.features("Straßenplan")
    assert found["w strassenplan"] > found["w strass"] == found["w plan"] > found["c plan$"] > 0


def test_title_and_beginning_count_more():
    later = "x" * BEGINNING_LENGTH
    weights = counted("Kita", f"Kita und Hort {later} Amt Amt")
    assert list(weights)[:3] == ["Kita", "und", "Hort"]
    assert weights["Kita"] == pytest.approx((TITLE + BEGINNING + 1) ** 0.5)
    assert weights["Hort"] == pytest.approx((BEGINNING + 1) ** 0.5)
    assert weights["Amt"] == pytest.approx(2**0.5)
    assert counted(None, "") == {}


def test_shipped_keywords_have_the_labels_of_the_guidelines():
    stems, heads = keywords()
    assert len(set(stems.values())) == 16
    assert set(stems.values()) == set(heads.values())


def test_a_corpus_gives_the_parts_of_its_compounds():
    found = lexicon(
        [counted(None, "Hochwasser und Schutz"), counted(None, "Hochwasser, Schutz"), counted(None, "Brief")]
    )
    assert found.parts["hochwass"] == 2
    assert "brief" not in found.parts
    assert found.split("hochwasserschutz") == ("hochwass", "schutz")


def test_neighbours_before_a_noun_are_pairs():
    units = counted("Runder Tisch", "Am runden Tisch saßen viele")
    assert [unit for unit in units if isinstance(unit, tuple)] == [("Runder", "Tisch"), ("runden", "Tisch")]
    assert (
        LEXICON.features(("Runder", "Tisch")).keys() == LEXICON.features(("runden", "Tisch")).keys() == {"p rund tisch"}
    )


def test_bodies_and_roles_have_features_of_their_own():
    assert LEXICON.features(Mark("Kulturamt Elm", "department")).keys() == {"m department", f"m {CULTURE}"}
    assert LEXICON.features(Mark("Köchin", "role")).keys() == {"m role koch"}
    assert marks([("Amt", "department")] * 2, ["Köchin"]) == (Mark("Amt", "department"), Mark("Köchin", "role"))


def test_learned_pairs_are_those_of_the_features_and_end_in_a_noun():
    learned = LearnedPairs(["w runde", "p rund tisch", "p frei platz"])
    assert learned(["Am", "runden", "Tisch", "frei", "Runder", "Tische"]) == [("runden", "Tisch"), ("Runder", "Tische")]
    assert learned(["rund", "tisch"]) == learned(["frei", "Tisch"]) == learned(["Tisch"]) == learned([]) == []


def test_learned_pairs_are_the_same_after_forgetting():
    learned = LearnedPairs(["p rund tisch"])
    found = ["zum", "runden", "Tisch"]
    before = learned(found)
    learned.forget(above=1)
    assert learned(found) == before == [("runden", "Tisch")]
