"""Repairs of characters: what is mended, what is left, how often, and that offsets lead to the source."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressnlp.normalise.characters import repair
from pressnlp.normalise.offsets import Traced


def repaired(text: str) -> tuple[str, dict[str, int]]:
    traced, repairs = repair(Traced.of(text))
    return traced.text, {item.kind: item.count for item in repairs}


WRITTEN = [
    ("Der BÃ¼rgermeister grÃ¼ÃŸt", "Der Bürgermeister grüßt", {"mojibake": 3}),
    ("â€žNa dannâ€œ â€“ los", "„Na dann“ – los", {"mojibake": 3}),
    ("Die TÃƒÂ¼r klemmt", "Die Tür klemmt", {"mojibake": 1}),
    ("5 â‚¬ fÃ¼r alle", "5 € für alle", {"mojibake": 2}),
    ("Bu\u0308rger u\u0308ben", "Bürger üben", {"composition": 2}),
    ("Haupt\u00adstraße", "Hauptstraße", {"soft_hyphen": 1}),
    ("Haupt\u00ad\nstraße", "Hauptstraße", {"soft_hyphen": 1}),
    ("Stadt\u200brat\ufeff", "Stadtrat", {"invisible": 2}),
    ("12\u00a0Euro und 3\u202fkm", "12 Euro und 3 km", {"blank": 2}),
    ("eins\r\nzwei\rdrei", "eins\nzwei\ndrei", {"newline": 2}),
    ("Die Ver\ufb02echtung", "Die Verflechtung", {"ligature": 1}),
    ("5 &euro; f&uuml;r &bdquo;alle&ldquo; &#8211; los", "5 € für „alle“ – los", {"html_entity": 5}),
    ("B&amp;uuml;rger &amp; Rat &#x2013; ja", "Bürger & Rat – ja", {"html_entity": 3}),
    ("12&nbsp;Euro, Haupt&shy;stra&szlig;e", "12 Euro, Hauptstraße", {"html_entity": 3, "blank": 1, "soft_hyphen": 1}),
]
FOUND = [
    ("√ºber die Stra√üe", "über die Straße", {"mojibake": 2}),  # UTF-8 read on an old Mac
    ("f├╝r alle", "für alle", {"mojibake": 1}),  # UTF-8 read in a DOS box
    ("gruÌˆn", "grün", {"mojibake": 1, "composition": 1}),  # a Mac's decomposed letters, then mojibake
    ("â€žHalloâ€ sagte er", "„Hallo” sagte er", {"mojibake": 2}),  # the last byte of the quote was lost
]
UNTOUCHED = [
    "Straße, „Gruß“ und Größe – 5 € für Ärzte",
    "Die KOMÖDIÄ“ war gut",
    "São Paulo und Ålesund",
    "Zwei\n\nAbsätze",
    "Wirklich? Ja! Was nun?",
    "Kern & Söhne; Meyer &Co; A&B; &#0; &notit; &;",
]


@pytest.mark.parametrize(("text", "wanted", "counts"), WRITTEN + FOUND)
def test_repairs(text: str, wanted: str, counts: dict[str, int]) -> None:
    assert repaired(text) == (wanted, counts)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_leaves(text: str) -> None:
    assert repaired(text) == (text, {})


def test_offsets_lead_to_the_damage() -> None:
    source = "Herr MÃ¼ller aus Gru\u0308n-\nberg kam f&uuml;r alle"
    traced, _ = repair(Traced.of(source))
    assert traced.text == "Herr Müller aus Grünberg kam für alle"
    places = ("Müller", "MÃ¼ller"), ("Grünberg", "Gru\u0308n-\nberg"), ("kam", "kam"), ("für", "f&uuml;r")
    for words, damaged in places:
        at = traced.text.index(words)
        start, end = traced.span(at, at + len(words))
        assert source[start:end] == damaged


@given(st.text(alphabet="aäÃ¼â€ž?-\n &;mp#u\u0308\u00adABC \r.„“\ufffd1", max_size=80))
def test_any_text_keeps_the_way_back(text: str) -> None:
    traced, _ = repair(Traced.of(text))
    assert len(traced.starts) == len(traced.ends) == len(traced.text)
    spans = [traced.span(at, at + 1) for at in range(len(traced.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[0] <= after[0] for before, after in itertools.pairwise(spans))


def test_control_characters_that_are_windows_quotes() -> None:
    """Windows-1252 taken for ISO 8859-1: the marks come back, the offsets stay."""
    mended, repairs = repair(Traced.of("Er rief: \x84Kommt alle her\x93 \x96 und ging."))
    assert mended.text == "Er rief: „Kommt alle her“ – und ging."
    assert [(r.kind, r.count) for r in repairs] == [("windows_1252", 3)]
    assert mended.span(9, 10) == (9, 10)
