"""The way back from the analysed text to the source, on any text and any edits."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressnlp.normalise.offsets import Edit, Traced


@st.composite
def text_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(alphabet="abcäß \n", max_size=40))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    pairs = zip(places[0::2], places[1::2], strict=False)
    return text, [(start, end, draw(st.text(alphabet="XYZ", max_size=3))) for start, end in pairs]


def applied(text: str, edits: list[Edit]) -> str:
    parts, at = [], 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


@given(text_and_edits())
def test_untouched_characters_lead_home(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    traced = Traced.of(text).edit(edits)
    assert traced.text == applied(text, edits)
    for at, character in enumerate(traced.text):
        start, end = traced.span(at, at + 1)
        if character not in "XYZ":
            assert text[start:end] == character


@given(text_and_edits(), st.data())
def test_spans_are_in_bounds_and_in_order(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    text, edits = case
    traced = Traced.of(text).edit(edits)
    start = data.draw(st.integers(0, len(traced.text)))
    end = data.draw(st.integers(start, len(traced.text)))
    here, there = traced.span(start, end)
    assert 0 <= here <= there <= len(text)
    assert list(traced.starts) == sorted(traced.starts)
    assert list(traced.ends) == sorted(traced.ends)


@given(text_and_edits(), st.data())
def test_edits_of_edits_lead_home(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    text, edits = case
    once = Traced.of(text).edit(edits)
    places = sorted(data.draw(st.lists(st.integers(0, len(once.text)), max_size=4)))
    again = [
        (a, b, data.draw(st.sampled_from(["", "Q", "QQ"]))) for a, b in zip(places[0::2], places[1::2], strict=False)
    ]
    twice = once.edit(again)
    assert twice.text == applied(once.text, again)
    for at, character in enumerate(twice.text):
        start, end = twice.span(at, at + 1)
        assert 0 <= start <= end <= len(text)
        if character not in "XYZQ":
            assert text[start:end] == character


@pytest.mark.parametrize(
    ("text", "edits", "span", "source"),
    [
        ("Bür-\nger baut", [(3, 5, "")], (0, 6), "Bür-\nger"),
        ("Bür-\nger baut", [(3, 5, "")], (7, 11), "baut"),
        ("Stra\u00dfe", [(4, 5, "ss")], (4, 6), "ß"),
        ("fÃ¼r uns", [(1, 3, "ü")], (0, 3), "fÃ¼r"),
        ("ab", [(2, 2, "X")], (2, 3), ""),
        ("", [(0, 0, "X")], (0, 1), ""),
    ],
)
def test_span(text: str, edits: list[Edit], span: tuple[int, int], source: str) -> None:
    start, end = Traced.of(text).edit(edits).span(*span)
    assert text[start:end] == source


def test_sub_keeps_the_way_back() -> None:
    traced = Traced.of("a\r\nb\nc").sub(re.compile(r"\r?\n"), " ")
    assert traced.text == "a b c"
    assert [traced.span(i, i + 1) for i in range(5)] == [(0, 1), (1, 3), (3, 4), (4, 5), (5, 6)]


def test_nothing_to_do_returns_the_same() -> None:
    traced = Traced.of("abc")
    assert traced.edit([]) is traced
    assert traced.sub(re.compile("b"), "b") is traced


def test_refuses_overlap() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        Traced.of("abcdef").edit([(0, 3, "x"), (2, 4, "y")])
