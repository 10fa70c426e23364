"""Words divided at line ends, and prose cut into lines; lists, tables and addresses keep theirs."""

import pytest

from pressnlp.normalise.offsets import Traced
from pressnlp.normalise.wraps import join

WRITTEN = [
    ("Der Gemeinde-\nrat tagt.", "Der Gemeinderat tagt."),
    ("Die Spar-\nund Darlehenskasse hilft.", "Die Spar- und Darlehenskasse hilft."),
    ("Die SPD-\nFraktion stimmt zu.", "Die SPD-Fraktion stimmt zu."),
    ("ein EU-\nweites Netz", "ein EU-weites Netz"),
    ("Schüler/-\ninnen lernen.", "Schüler/-innen lernen."),
    ("eine 5-\njährige Frist", "eine 5-jährige Frist"),
    ("Die Meyer-\nSchulz-Stiftung", "Die Meyer-Schulz-Stiftung"),
    ("Das grün-\nrote Band, grün-rote Tuch", "Das grün-rote Band, grün-rote Tuch"),
    ("Der Sport-   \n   verein siegt.", "Der Sportverein siegt."),
]
WRAPPED = """Am Samstag wird auf dem Hof der alten Ziegelei gefeiert, und
alle Vereine des Ortes haben etwas vorbereitet. Der Chor singt
am Nachmittag, die Kapelle spielt bis in den Abend hinein auf.
Wer helfen will, meldet sich bis zum
30. Juni im Rathaus.

Es gibt:
- Kuchen und Kaffee im Saal der Ziegelei
- Führungen

Stadt Musterau
Am Markt 3"""
UNWRAPPED = """Am Samstag wird auf dem Hof der alten Ziegelei gefeiert, und

alle Vereine des Ortes haben etwas vorbereitet."""


@pytest.mark.parametrize(("text", "wanted"), WRITTEN)
def test_divided_words(text: str, wanted: str) -> None:
    assert join(Traced.of(text))[0].text == wanted


@pytest.mark.parametrize("text", ["Kassier Maier -\nmit Sinn - kam", "Preis 5,-\nEuro", "a -\nb", "Ende-", "-\n-\n-"])
def test_no_divided_word(text: str) -> None:
    traced, counts = join(Traced.of(text))
    assert (traced.text, counts) == (text, {"hyphenation": 0, "line_wrap": 0})


def test_wrapped_prose() -> None:
    traced, counts = join(Traced.of(WRAPPED))
    assert traced.text.split("\n") == [
        "Am Samstag wird auf dem Hof der alten Ziegelei gefeiert, und alle Vereine des Ortes haben etwas vorbereitet. "
        "Der Chor singt am Nachmittag, die Kapelle spielt bis in den Abend hinein auf. "
        "Wer helfen will, meldet sich bis zum",
        "30. Juni im Rathaus.",
        "",
        "Es gibt:",
        "- Kuchen und Kaffee im Saal der Ziegelei",
        "- Führungen",
        "",
        "Stadt Musterau",
        "Am Markt 3",
    ]
    assert counts == {"hyphenation": 0, "line_wrap": 3}


def test_paragraphs_stay() -> None:
    assert join(Traced.of(UNWRAPPED))[0].text == UNWRAPPED


def test_a_few_wrapped_paragraphs_among_long_ones() -> None:
    long = "Der Rat hat lange beraten. " * 12
    narrow = (
        "„So können wir endlich auch den Spiel-\nplatz bauen“, freute sich die Vorsitzende des Vereins\n"
        "Elke Stamm.\nDie Kosten trägt der Kreis."
    )
    wanted = (
        "„So können wir endlich auch den Spielplatz bauen“, freute sich die Vorsitzende des Vereins Elke Stamm.\n"
        "Die Kosten trägt der Kreis."
    )
    assert join(Traced.of(f"{long}\n{long}\n\n{narrow}"))[0].text == f"{long}\n{long}\n\n{wanted}"


PROGRAMME = """Neun Abende, drei Orte und ein Ticket: In diesem Jahr beginnt der
Mustersommer schon im Mai. Geplant hat ihn wieder Kulturamtsleiterin
Dr. Elke Stamm mit den Vereinen, und die Karten gibt es überall am
Ort zu kaufen. Für Familien mit kleinen Kindern gilt wie in jedem
Jahr der halbe Preis.

Fr, 7.5., 20 Uhr, Alte Ziegelei am Musterauer Weg
Klavierabend mit Tatjana Kern
Karten zu 15 Euro

Sa, 15.5., 20 Uhr, Pfarrkirche, großes Konzert mit Chor und Orchester
Leitung: Albrecht Lohr, Sopran: Mia Berg, Bass: Jean Petit, Albrecht Roth
Karten von 12 bis 28 Euro

So, 16.5., 11 Uhr, Bürgerhaus Musterau-Süd, kleiner Saal
Lesung für Kinder mit Anna Roth
Eintritt frei für alle Kinder und ihre Großeltern

Mo, 17.5., 11 Uhr, Bürgerhaus Musterau-Süd, großer Saal
Filme von gestern und vorgestern
Eintritt frei für alle

Di, 18.5., 11 Uhr, Bürgerhaus Musterau-Süd, großer Saal
Tanz und Musik für alle Vereine
Eintritt frei für alle"""


def test_prose_among_the_short_lines_of_a_programme() -> None:
    traced, counts = join(Traced.of(PROGRAMME))
    prose, programme = traced.text.split("\n\n", 1)
    assert prose == PROGRAMME.split("\n\n", 1)[0].replace("\n", " ")
    assert programme == PROGRAMME.split("\n\n", 1)[1]
    assert counts == {"hyphenation": 0, "line_wrap": 4}


def test_a_programme_alone_stays() -> None:
    programme = PROGRAMME.split("\n\n", 1)[1]
    assert join(Traced.of(programme))[0].text == programme


def test_addresses_in_small_letters_stay() -> None:
    imprint = "Telefax der Pressestelle: 01234 5678-9012 34\npresse@musterau.example\nwww.musterau.example/presse"
    assert join(Traced.of("\n\n".join([imprint] * 4)))[0].text == "\n\n".join([imprint] * 4)
