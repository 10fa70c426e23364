"""The opening of the first sentence, and the place it gives."""

import pytest

from pressnlp.normalise import normalise
from pressnlp.normalise.dateline import read
from pressnlp.release import from_text

STORY = "Die Brücke am Wehr ist fertig, und alle freuen sich darüber."
TITLE = "Brücke am Wehr fertig"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{TITLE}\n\nBad Musterau (pm). {STORY}", "Bad Musterau"),
        (f"{TITLE}\n\nMUSTERAU. {STORY}", "Musterau"),
        (f"{TITLE}\n\nMusterau – {STORY}", "Musterau"),
        (f"{TITLE}\n\nKreis Musterau. {STORY}", "Musterau"),
        (f"{TITLE}\n\nMusterau, 3. Mai 2021\n\n{STORY}", "Musterau"),
        (f"{TITLE}\n\n(ek) {STORY}", None),
        (f"{TITLE}\n\n{STORY}\n\n© Kreis Musterau", "Musterau"),
        (f"{TITLE}\n\n{STORY}", None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    assert normalise(from_text(text)).place == place


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        ("Musterau (pm). Die Stadt", (15, "Musterau", "pm", None)),
        ("Neustadt an der Aach (x) – Die", (27, "Neustadt an der Aach", "x", None)),
        ("Soest/Lippe. Die Städte", (13, "Soest/Lippe", "", None)),
        ("Musterau, 3. Mai 2021: Die", (23, "Musterau", "", "3. Mai 2021")),
    ],
)
def test_dateline(opening: str, wanted: tuple[int, str, str, str | None]) -> None:
    found = read(opening)
    assert found is not None
    assert (found.end, found.place, found.code, found.day) == wanted


@pytest.mark.parametrize(
    "text", ["Die Stadt baut. Sie spart.", "Ja, sagt er.", "Der Rat (31 Sitze) tagt.", "Am Dienstag"]
)
def test_no_dateline(text: str) -> None:
    assert read(text) is None
