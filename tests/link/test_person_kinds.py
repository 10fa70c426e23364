"""Why a person is named: official, private or contact."""

import pytest

from pressnlp.analyse import Findings, organisations, people, roles
from pressnlp.link import link
from pressnlp.link.person_kinds import kind, senders
from tests.readings import reading

KINDS = [
    ("Landrat Jan Ott kam.", "Jan Ott", "official"),
    ("Der Nachbar heißt Jan Ott.", "Jan Ott", "private"),
    ("Foto: Stadt Soest/Jan Ott", "Jan Ott", "contact"),
    ("Bildnachweis: Stadt Soest, Jan Ott", "Jan Ott", "contact"),
    ("Anmeldung bei Jan Ott unter 0123 45-67", "Jan Ott", "contact"),
    ("Wer mithilft, meldet sich bei Jan Ott, Tel. 0123 45", "Jan Ott", "contact"),
    ("Ansprechpartner: Projektleiter Jan Ott, Telefon 0123 45", "Jan Ott", "contact"),
    ("Anmeldung beim Seniorenbeauftragten Jan Ott, Telefon 0123 45", "Jan Ott", "contact"),
    ("Es geht um Jan Ott unter Leuten.", "Jan Ott", "private"),
]
FOUND_IN_THE_FIELD = [
    ("(© Theater Soest / Jan Ott)", "Jan Ott", "contact"),
    ("Das Bühnenbild entwirft Jan Ott.", "Jan Ott", "official"),
    ("Sportler des Jahres ist Trainer Jan Ott.", "Jan Ott", "private"),
    ("Geehrt wurden:\n25 Jahre: Kassenwart Jan Ott", "Jan Ott", "private"),
    ("Die Preisträger:\n- Jan Ott (Bruch), Trainer des SV Bruch", "Jan Ott", "private"),
    ("Die Redner:\n- Jan Ott (Bruch), Trainer des SV Bruch", "Jan Ott", "official"),
    ("Der Heimatpreis ging an den Chemiker Jan Ott.", "Jan Ott", "private"),
    ("Der Heimatpreis ging an Bürgermeister Jan Ott.", "Jan Ott", "official"),
    ("Sie folgt auf Dr. Jan Ott.", "Jan Ott", "official"),
    ("Jan Ott führt künftig den Beirat.", "Jan Ott", "official"),
    ("Dazu sprach Jan Ott von der Universität Soest.", "Jan Ott", "official"),
    ("– Malen, 12 Abende, Jan Ott: 88,80 €", "Jan Ott", "official"),
]


# Who wins, is honoured or is history; who plays or steps into an office; who is to be asked
GIVEN_OR_DONE = [
    ("Die Ehrennadel bekam Trainer Jan Ott.", "Jan Ott", "private"),
    ("Die Ehrennadel bekam Landrat Jan Ott.", "Jan Ott", "official"),
    ("Den Zuschlag bekam Trainer Jan Ott.", "Jan Ott", "official"),
    ("Trainer Jan Ott gewann den Pokal.", "Jan Ott", "private"),
    ("Den Heimatpreis nahm Trainer Jan Ott mit Freude entgegen.", "Jan Ott", "private"),
    ("Den Heimatpreis nahm Trainer Jan Ott für den Verein entgegen.", "Jan Ott", "official"),
    ("Für 25 Jahre wurde Trainer Jan Ott geehrt.", "Jan Ott", "private"),
    ("Ein Buch von Trainer Jan Ott wurde geehrt.", "Jan Ott", "official"),
    ("Preisträger ist der Maler Jan Ott.", "Jan Ott", "private"),
    ("Deutscher Meister wurde Jan Ott.", "Jan Ott", "private"),
    ("Ausgezeichnet wurden:\nEhrenamt: Platzwart Jan Ott", "Jan Ott", "private"),
    ("Gegründet wurde das Haus 1887 von Schlossermeister Jan Ott.", "Jan Ott", "private"),
    ("Das Haus von 1887 sei marode, sagt Schlossermeister Jan Ott.", "Jan Ott", "official"),
    ("Gezeigt wird der Nachlass des Fotografen Jan Ott.", "Jan Ott", "private"),
    ("Der Platz ist benannt nach dem Politiker Jan Ott.", "Jan Ott", "private"),
    ("Gezeigt werden Bilder des Fotografen Jan Ott.", "Jan Ott", "official"),
    ("Es hilft die pensionierte Hebamme Jana Ott.", "Jana Ott", "private"),
    ("Es hilft die frühere Leiterin Jana Ott.", "Jana Ott", "official"),
    ("Am Flügel Jan Ott", "Jan Ott", "official"),
    ("Es kommt Jan Ott (Violine).", "Jan Ott", "official"),
    ("Es kommt Jan Ott (Oberau).", "Jan Ott", "private"),
    ("Der Chor singt Werke von Jan Ott.", "Jan Ott", "private"),
    ("Jana Kern löst Jan Ott im Mai ab.", "Jan Ott", "official"),
    ("Dazu kam Jan Ott vom Vorstand.", "Jan Ott", "official"),
    ("Fragen beantwortet Trainer Jan Ott unter 0123 45.", "Jan Ott", "contact"),
    ("Fragen beantwortet Trainer Jan Ott unter Tränen.", "Jan Ott", "official"),
    ("Meldungen bitte an Trainer Jan Ott.", "Jan Ott", "contact"),
    ("Karten gibt es bei Jan Ott, Tel. 0123 45.", "Jan Ott", "contact"),
]


def test_who_honours_acts() -> None:
    """ "ehrte |der Trainer X, Y|": the first name is the subject's, the second is honoured."""
    text = "Für 25 Jahre ehrte Trainer Jan Ott den Kassenwart Udo Ley."
    named = [(text.index(name), text.index(name) + 7, "PER") for name in ("Jan Ott", "Udo Ley")]
    read = reading(text, named, common="Jahre")
    linked = link(read, Findings(people.find(read), organisations.find(read), roles.find(read), []))
    pairs = zip(linked.people, linked.roles, strict=True)
    assert [kind(read, human, held, None, frozenset()) for human, held in pairs] == ["official", "private"]


@pytest.mark.parametrize(("text", "name", "wanted"), [*KINDS, *FOUND_IN_THE_FIELD, *GIVEN_OR_DONE])
def test_kinds(text: str, name: str, wanted: str) -> None:
    at = text.index(name)
    read = reading(text, [(at, at + len(name), "PER")], common="Anmeldung Nachbar Abende Malen Trainer Foto")
    linked = link(read, Findings(people.find(read), organisations.find(read), roles.find(read), []))
    (human,) = linked.people
    assert kind(read, human, linked.roles[0], linked.parties[0], senders(linked.bodies)) == wanted


@pytest.mark.parametrize(("title", "many"), [("Frau", 2), ("Herr", 1)])
def test_frau_is_another(title: str, many: int) -> None:
    """ "Oliver Kern" and "Frau Kern" are two persons, "Herr Kern" is the first again."""
    text = f"Oliver Kern sprach. Dann kam {title} Kern dazu."
    read = reading(text, [(0, 11, "PER"), (text.rindex("Kern"), text.rindex("Kern") + 4, "PER")])
    linked = link(read, Findings(people.find(read), organisations.find(read), roles.find(read), []))
    assert len(linked.people) == many
