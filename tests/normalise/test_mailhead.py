"""A pasted mail's header: how long it is, who sent it."""

import pytest

from pressnlp.normalise import mailhead, normalise
from pressnlp.release import from_text

TITLE = "Brücke am Wehr fertig"
STORY = "Die Brücke am Wehr ist fertig, und alle freuen sich darüber."
HEADERS = [
    (["Von: Stadt Musterau", "An: Presse", "Betreff: Brücke", "", "Text"], 3),
    (["An: Presse", "Betr.: Brücke", "Text"], 2),
    (["**Von:** Stadt Musterau", "**Gesendet:** 3. Mai 2021", "Text"], 2),
    (["Von: Stadt Musterau", "Text"], 0),
    (["Datum: 3. Mai 2021", "Anlage: Foto", "Text"], 0),
    (["Von der Stadt Musterau", "An alle Medien"], 0),
    ([], 0),
]
SENDERS = [
    ("Von: Pressestelle Landratsamt Musterau <presse@musterau.example>", "Landratsamt Musterau", "2022-03-30"),
    ("Von: Stadt Musterau, Pressestelle", "Stadt Musterau", "2022-03-30"),
    ('Von: "Polizeiinspektion Musterau" [mailto:pi@musterau.example]', "Polizeiinspektion Musterau", "2022-03-30"),
    ("Von: Verkehrsverbund Auental - Kommunikation", "Verkehrsverbund Auental", "2022-03-30"),
    ("Von: presse@musterau.example", None, "2022-03-30"),
    ("Von: Eva Kern", None, "2022-03-30"),
]


@pytest.mark.parametrize(("lines", "wanted"), HEADERS)
def test_length(lines: list[str], wanted: int) -> None:
    assert mailhead.length(lines) == wanted


@pytest.mark.parametrize(("sender", "publisher", "day"), SENDERS)
def test_sender_day_and_headline(sender: str, publisher: str | None, day: str) -> None:
    head = f"{sender}\nGesendet: Mittwoch, 30. März 2022 10:14\nAn: Verteiler Medien\nBetreff: Brücke"
    found = normalise(from_text(f"{head}\n\n{TITLE}\n\n{STORY}"))
    assert (found.publisher, found.date, found.title) == (publisher, day, TITLE)
