"""The shipped pipelines on German that breaks others: a sentence ends at "|" and nowhere else."""

import time
from pathlib import Path

import pytest
from spacy.language import Language

from pressnlp.analyse import pipeline

SENTENCES = [
    "Die Kund:innen des Hallenbads zahlen weniger. | Das beschloss der Rat.",
    "Bürgermeister a. D. Jens Harms kam am 3. Mai nach Soest. | Er blieb bis zum Abend.",
    "Das Amt sitzt in der Hauptstr. 5 neben Haus Nr. 3 am Markt. | Der Eingang liegt hinten.",
    "Der 1. Vorsitzende Karl Lenz dankte Dr. med. Eva Roth. | Sie geht nach 30 Jahren.",
    "Soest. Der Kreis Soest baut z. B. Radwege und Brücken. | Die Arbeiten beginnen am 1. März.",
    "Rund 2,5 Mio. Euro fließen in die Schule. | Im Jahr 2026 soll sie fertig sein.",
]
NAMES = [
    ("Bürgermeisterin Anna Keil dankte der Freiwilligen Feuerwehr Altdorf.", {("Anna Keil", "PER")}),
    ("Die Sparkasse Soest übergab Karl Lenz den Schlüssel.", {("Sparkasse Soest", "ORG"), ("Karl Lenz", "PER")}),
    ("In Lippstadt sprach Dr. Eva Roth.", {("Lippstadt", "LOC"), ("Eva Roth", "PER")}),
]


@pytest.fixture(scope="module", params=pipeline.SHIPPED)
def nlp(request: pytest.FixtureRequest) -> Language:
    return pipeline.load(request.param)


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_end_where_they_end(nlp: Language, marked: str) -> None:
    parts = [part.strip() for part in marked.split("|")]
    found = [sent.text for sent in nlp(" ".join(parts)).sents]
    if found[0] == "Soest.":  # a dateline may stand alone
        found[:2] = [" ".join(found[:2])]
    assert found == parts


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_are_found(nlp: Language, text: str, names: set[tuple[str, str]]) -> None:
    assert names <= {(ent.text, ent.label_) for ent in nlp(text).ents}


def test_words_have_parts_of_speech(nlp: Language) -> None:
    doc = nlp("Die Gemeinde plant heute einen neuen Radweg.")
    assert [t.pos_ for t in doc] == ["DET", "NOUN", "VERB", "ADV", "DET", "ADJ", "NOUN", "PUNCT"]


def test_a_long_text_is_read_whole(nlp: Language) -> None:
    text = "Der Rat hat lange beraten. " * 1500
    begun = time.perf_counter()
    doc = nlp(text)
    assert doc.text == text
    assert sum(t.is_sent_start for t in doc) > 1000
    assert time.perf_counter() - begun < 60


@pytest.mark.parametrize("name", pipeline.SHIPPED.values())
def test_the_files_are_small(name: str) -> None:
    limit = {"de_press_md": 45, "de_press_sm": 25}[name]
    files: list[Path] = [path for path in pipeline.shipped(name).rglob("*") if path.is_file()]
    assert 1 < sum(path.stat().st_size for path in files) / 2**20 < limit
