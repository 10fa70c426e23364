"""The release's own day, and what is none: events, sittings, other releases, days without a year."""

import pytest

from pressnlp.normalise import normalise
from pressnlp.release import Release, from_text

STORY = "Die Brücke am Wehr ist fertig, und alle freuen sich darüber."
TITLE = "Brücke am Wehr fertig"


DATES = [
    (f"Pressemitteilung Nr. 12/2021 vom 3. Mai 2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Stadt Musterau | Presse | 03.05.2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Kreis Musterau          3.5.2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"{TITLE}\n\nMusterau (03.05.2021). {STORY}", "2021-05-03"),
    (f"{TITLE}\n\nMusterau, 3. Mai 2021. {STORY}", "2021-05-03"),
    (f"{TITLE}\n\nMusterau (kmu.2021.05.03.77). {STORY}", "2021-05-03"),
    (f"{TITLE}\n\nMusterau, den 03.05.21\n\n{STORY}", "2021-05-03"),
    (f"{TITLE}\n\n{STORY}\n\nMusterau, 3. Mai 2021", "2021-05-03"),
    (f"{TITLE}\n\n{STORY}\n\ngez. Lohr, 3. Mai 2021", "2021-05-03"),
    (f"Sperrfrist: Montag, 3. Mai 2021, 9 Uhr\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Sperrfrist: 4. Mai 2021\n\n{TITLE}\n\nMusterau (03.05.2021). {STORY}", "2021-05-03"),
    (f"Veröffentlicht am 03.05.2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
]
FOUND = [
    (f"Gemeinde Musterau                      Musterau, 3. Mai 2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Musterau, 03.05.2021                   Az. 10-23\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Stadt Musterau\nMitteilung 112/2021 | 03.05.2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Presseinformation der Polizei Musterau\nAusgabe vom 03.05.2021, 11:30 Uhr\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Musterau, den 3.5.2021 / ek\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"{TITLE}\n\n{STORY}\n\nMusterau, 3. Mai 2021 (ek)", "2021-05-03"),
    (f"Pressemitteilung (03.05.2021)\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"PM 17/21 v. 03.05.2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Nr. 17 vom 3. Mai 2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Musterau – 3. Mai 2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"SPERRFRIST: Montag, 3. Mai 2021, 9 Uhr – es gilt das gesprochene Wort\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Stadt Musterau | Pressemitteilung | Sperrfrist: 3. Mai 2021, 9 Uhr\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
]


HEADS = [
    (f"Wasserverband Auental (WVA)\nMitteilung an die Presse, 03.05.2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Zweckverband Auental\nInformation für die Medien – 3. Mai 2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Stadtwerke Musterau GmbH\nKundeninformation vom 3. Mai 2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Feuerwehr Musterau – Einsatzbericht 17/2021 vom 3. Mai 2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Stadt Musterau · Bekanntes und Neues · 03.05.2021\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
    (f"Polizei Musterau, 03.05.2021 – 14:20\n\n{TITLE}\n\n{STORY}", "2021-05-03"),
]
OPENINGS = [
    (f"{TITLE}\n\n3. Mai 2021 – {STORY}", "2021-05-03"),
    (f"{TITLE}\n\n(03.05.2021) {STORY}", "2021-05-03"),
    (f"{TITLE}\n\n[Musterau, 03.05.2021] {STORY}", "2021-05-03"),
    (f"{TITLE}\n\nMusterau, Montag, 3. Mai 2021. {STORY}", "2021-05-03"),
    (f"{TITLE}\n\n{STORY}\n\n(Stadt Musterau, 03.05.2021)", "2021-05-03"),
]


UNDATED = [
    f"Einladung zur Sitzung des Rates am Montag, 3. Mai 2021\n\n{TITLE}\n\n{STORY}",
    f"Sitzungsbericht vom 3. Mai 2021\n\n{TITLE}\n\n{STORY}",
    f"3. Mai 2021 – Tag der offenen Tür\n\n{STORY}",
    f"{TITLE}\n\n{STORY}\n\nAnmeldung bis Montag, 3. Mai 2021",
    f"{TITLE}\n\n{STORY} Am 3. Mai 2021 war Richtfest.",
    f"{TITLE}\n\nMusterau (3. Mai). {STORY}",
    f"Korrektur zur Pressemitteilung vom 3. Mai 2021\n\n{STORY}",
    f"Aus der Sitzung des Rates vom 3. Mai 2021\n\n{STORY}",
    f"{TITLE}\n\n{STORY}\n\nDie nächste Sitzung ist am 3. Mai 2021.",
    f"Pressemitteilung vom 31. Februar 2021\n\n{TITLE}\n\n{STORY}",
    f"Pressemitteilung 12/2021\n\n{TITLE}\n\n{STORY}",
    f"Einladung zum Pressetermin\nMontag, 3. Mai 2021, 10 Uhr\n\n{TITLE}\n\n{STORY}",
    f"{TITLE}\n\n{STORY}\n\nTermine:\n3. Mai 2021\n17. Mai 2021",
    f"{TITLE}\n\n{STORY}\n\nNächste Führung am\nMontag, 3. Mai 2021",
    f"{TITLE}\n\n{STORY}\n\n3. Mai 2021\n17. Mai 2021",
    f"Sperrfrist: Montag, 3. Mai, 9 Uhr\n\n{TITLE}\n\n{STORY}",
]


@pytest.mark.parametrize(("text", "date"), DATES + FOUND + HEADS + OPENINGS)
def test_date(text: str, date: str) -> None:
    assert normalise(from_text(text)).date == date


@pytest.mark.parametrize("text", UNDATED)
def test_no_date(text: str) -> None:
    assert normalise(from_text(text)).date is None


def test_the_containers_date_counts_last() -> None:
    origin = from_text("x").origin
    assert normalise(Release(f"{TITLE}\n\n{STORY}", origin, date="2021-05-03T10:00:00")).date == "2021-05-03"
    assert (
        normalise(Release(f"{TITLE}\n\nMusterau (03.05.2021). {STORY}", origin, date="2022-01-01")).date == "2021-05-03"
    )
