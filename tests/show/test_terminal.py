"""What stands in the terminal: styles on the right words, plain text in pipes, every width."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from pressnlp.show.shown import Shown
from pressnlp.show.terminal import NAMES, STYLES, lines, show
from pressnlp.show.visible import visible
from tests.show import samples


def printed(shown: Shown, width: int = 100, terminal: bool = False, **options: object) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, highlight=False, **options)  # type: ignore[arg-type]
    show(shown, console)
    return out.getvalue()


FULL = Shown(samples.full(), samples.TEXT)


def styled(words: str) -> list[str]:
    """The styles of the words, piece by piece."""
    spans = ((line.plain[span.start : span.end], str(span.style)) for line in lines(FULL) for span in line.spans)
    return [style for text, style in spans if text == words]


def test_every_kind_has_its_style() -> None:
    assert styled("Kai <b>Blau</b>") == ["bold cyan"]
    assert styled("Bürgermeister") == ["italic magenta"]
    assert styled("Rat der ") == ["underline bright_blue"]
    assert styled("2,50 Euro") == ["bold underline green"]
    assert set(NAMES) == set(STYLES)


def test_a_person_in_a_quote_has_both() -> None:
    assert styled(" von Rot") == ["bold italic cyan"]
    assert styled(" uns") == ["italic yellow"]


def test_no_two_kinds_look_alike_without_colour() -> None:
    bare = {kind: str(style.without_color) for kind, style in STYLES.items()}
    assert bare == {
        "person": "bold", "role": "italic", "organisation": "underline", "money": "bold underline", "quote": "italic",
    }  # fmt: skip


def test_the_lines_are_the_text() -> None:
    assert "\n".join(line.plain for line in lines(FULL)) == visible(samples.TEXT)


def test_in_a_pipe_the_text_is_plain_and_unwrapped() -> None:
    out = printed(FULL, 40)
    assert "„Rund 1,25 Millionen Euro gibt Landrätin a. D. Rosa von Rot uns“, sagte Ute Grün.\n" in out
    assert "\x1b" not in out
    assert "2,50 Euro je Kind.␛[31m\ufffd Ende\n" in out


def test_colours_and_the_legend_in_a_terminal() -> None:
    out = printed(FULL, terminal=True, color_system="standard")
    assert "\x1b[1;36mKai <b>Blau</b>\x1b[0m" in out
    assert "\x1b[31m" not in out  # the release's own
    assert "\x1b[1;36mPerson\x1b[0m   \x1b[3;35mAmt\x1b[0m" in out


def test_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    out = printed(FULL, terminal=True, color_system="standard")
    assert "\x1b[1mKai <b>Blau</b>\x1b[0m" in out
    assert ";36m" not in out


@pytest.mark.parametrize("width", [20, 40, 64, 100, 250])
def test_nothing_is_wider_than_the_window(width: int) -> None:
    out = printed(FULL, width, terminal=True, color_system=None)
    assert max(cell_len(line) for line in out.splitlines()) <= width


def test_every_value_stands_there_in_wide_and_in_narrow_windows() -> None:
    for width in (50, 160):
        words = " ".join(printed(FULL, width).split())
        for value in (
            "Bürgermeisterin · Stadt Musterau (erschlossen)",
            "1.250.000 €",
            "Gremium",
            "05.03.2024",
            "ab 2024",
        ):
            assert value in words, (width, value)


def test_a_table_too_wide_for_its_words_stands_on_end_and_the_others_do_not() -> None:
    out = printed(FULL, 60, terminal=True, color_system=None)
    assert " von      Stadt Musterau " in out
    assert "  Rat der Stadt Musterau  Gremium" in out


def test_heading_and_remarks() -> None:
    out = printed(FULL).splitlines()
    assert out[1:3] == [
        "Rat der Stadt Musterau plant",
        "Herausgeber Stadt Musterau · Ort Musterau · Datum 05.03.2024 · Quelle archiv/<x>.txt",
    ]
    assert out[-2] == "• Für die Analyse ausgebessert: 2 × Gedankenstrich"


def test_without_a_text_the_reason_stands_in_its_place() -> None:
    out = printed(Shown(samples.full(None), None, "Der Text fehlt."))
    assert out.splitlines()[4] == "Der Text fehlt."
    assert "Personen (3)" in out


def test_a_very_long_line_is_no_trouble() -> None:
    text = "Die Stadt baut. " * 20_000
    out = printed(Shown(samples.full(None, people=[], organisations=[], money=[], quotes=[]), text), terminal=True)
    assert out.count("Stadt baut") + out.count("Stadt\n") > 15_000
