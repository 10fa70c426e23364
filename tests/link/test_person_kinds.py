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
    ("Anmeldung beim Seniorenbeauftragten Jan Ott, Telefon 0123 45", "Jan Ott", "official"),
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


@pytest.mark.parametrize(("text", "name", "wanted"), [*KINDS, *FOUND_IN_THE_FIELD])
def test_kinds(text: str, name: str, wanted: str) -> None:
    at = text.index(name)
    read = reading(text, [(at, at + len(name), "PER")], common="Anmeldung Nachbar Abende Malen Trainer Foto")
    linked = link(read, Findings(people.find(read), organisations.find(read), roles.find(read), []))
    (human,) = linked.people
    assert kind(read, human, linked.roles[0], linked.parties[0], senders(linked.bodies)) == wanted
