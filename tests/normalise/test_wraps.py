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
