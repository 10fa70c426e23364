"""The shipped topic model on texts of our own that it was not trained on."""

import pytest

from pressnlp import classify

WRITTEN = [
    ("Kultur & Veranstaltungen", "Chorkonzert in der Stiftskirche", "Der Kammerchor singt Motetten von Bach. Karten an der Abendkasse."),
    ("Verkehr & Mobilität", "Ringstraße gesperrt", "Wegen Asphaltarbeiten ist die Fahrbahn bis Freitag voll gesperrt, Busse fahren eine Umleitung."),
    ("Bildung & Schule", "Gymnasium erhält Anerkennung", "Lehrerinnen und Schüler freuten sich über den Schulpreis, der Unterricht fiel aus."),
    ("Sicherheit & Ordnung", "Feuerwehr löscht Scheunenbrand", "40 Einsatzkräfte verhinderten ein Übergreifen der Flammen, die Polizei ermittelt."),
    ("Finanzen & Haushalt", "Kämmerer legt Zahlen vor", "Der Haushalt schließt mit einem Fehlbetrag, Kredite und Zinsen steigen."),
    ("Gesundheit & Pflege", "Klinikum sucht Pflegekräfte", "Auf vier Stationen fehlen Ärzte und Pflegepersonal für die Patienten."),
    ("Digitalisierung", "Glasfaser kommt nach Oberau", "Die Bagger verlegen Leerrohre, bald surfen alle Haushalte mit Gigabit."),
    ("Energie & Versorgung", "Fernwärme wird günstiger", "Die Stadtwerke geben niedrigere Gaspreise an ihre Kunden weiter."),
    ("Umwelt & Klima", "Neue Bäume am Bach", "Das Grünflächenamt pflanzt Erlen, damit Insekten und Vögel Nahrung finden."),
    ("Sport & Freizeit", "Volleyballerinnen geehrt", "Die Mannschaft holte bei der Meisterschaft Gold, der Sportverein jubelt."),
    ("Kinder, Jugend & Familie", "Krippe eröffnet", "Zwölf Kleinkinder werden von drei Erzieherinnen betreut, die Eltern sind froh."),
    ("Soziales & Integration", "Sprachtreff für Geflüchtete", "Ehrenamtliche der Caritas helfen Zugewanderten bei der Integration."),
    ("Wirtschaft & Arbeit", "Maschinenbauer vergrößert sich", "Das Unternehmen schafft 60 Arbeitsplätze und sucht Auszubildende."),
    ("Tourismus & Stadtmarketing", "Mehr Urlauber an der Mosel", "Hotels und Ferienwohnungen melden steigende Gästezahlen."),
    ("Bauen & Stadtentwicklung", "Bebauungsplan beschlossen", "Auf der Brachfläche entstehen Wohnungen, die Architektin stellte den Entwurf vor."),
    ("Verwaltung & Politik", "Stichwahl am Sonntag", "Zwei Kandidaten bewerben sich um das Bürgermeisteramt, die Wahllokale öffnen um acht."),
]  # fmt: skip


@pytest.fixture(scope="module")
def model():
    return classify.load()


@pytest.mark.parametrize(("wanted", "title", "text"), WRITTEN)
def test_first_topic(model, wanted, title, text):
    assert model.predict(title, text)[0].label == wanted


def test_labels_are_the_sixteen_of_the_guidelines(model):
    assert sorted(model.labels) == sorted(label for label, _, _ in WRITTEN)


def test_two_topics_for_a_text_with_two_matters(model):
    text = "Das Jugendamt stellt Kindergärten Tablets. Erzieherinnen lernen das Programmieren von Robotern und Apps."
    found = model.predict("Kita wird digital", f"{text} Die Eltern nutzen dazu eine App und das Online-Portal.")
    assert {topic.label for topic in found} == {"Kinder, Jugend & Familie", "Digitalisierung"}


def test_terms_are_words_of_the_text_and_decide(model):
    title, text = "Museum zeigt Gemälde", "Die Ausstellung mit Bildern einer Malerin öffnet am Montag um 11 Uhr."
    (topic, *_) = model.predict(title, text)
    assert topic.label == "Kultur & Veranstaltungen"
    assert {"Museum", "Ausstellung"} <= set(topic.terms) <= set(f"{title} {text}".replace(".", "").split())
    assert len(topic.terms) <= 5
    without = text
    for term in topic.terms:
        without = without.replace(term, "")
    assert model.predict(None, without)[0].score < topic.score


def test_scores_fall_and_are_one_to_three(model):
    for _, title, text in WRITTEN:
        scores = [topic.score for topic in model.predict(title, text)]
        assert 1 <= len(scores) <= 3
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score < 1 for score in scores)


@pytest.mark.parametrize("text", ["", " \n", "2024 – 12.500", "!!!"])
def test_no_words_no_topics(model, text):
    assert model.predict(None, text) == ()


def test_many_are_as_one_whatever_came_before(model):
    releases = [(title, text) for _, title, text in WRITTEN]
    backwards = list(classify.load().predict_many(reversed(releases)))
    assert list(model.predict_many(releases)) == list(reversed(backwards))


def test_memory_of_words_is_bounded(model, monkeypatch):
    monkeypatch.setattr("pressnlp.classify.model.REMEMBERED", 20)
    fresh = classify.load()
    for _, title, text in WRITTEN:
        assert fresh.predict(title, text) == model.predict(title, text)
    assert len(fresh._known) < 60


def test_long_lines_and_lone_surrogates_pass(model):
    assert model.predict(None, "a" * 3_000_000 + " Feuerwehr " + "x-" * 1_000_000)
    assert model.predict(None, "Die Schule \ud800 hat Schüler")[0].label == "Bildung & Schule"
