"""Marks and events: nothing lost, everything nested, whatever crosses whatever."""

from hypothesis import given
from hypothesis import strategies as st

from pressnlp.show.spans import ORDER, Close, Mark, Open, events, marks
from tests.show import samples


def drawn(text: str, found: list[Mark], start: int = 0, end: int | None = None) -> str:
    """Events as brackets: "[q …]" for a quote; "+" marks a piece that goes on, "*" one that holds others."""
    out = ""
    for event in events(enumerate(found), start, len(text) if end is None else end):
        if isinstance(event, Open):
            out += f"[{event.mark.kind[0]}{'' if event.first else '+'}{'*' if event.holds else ''}:"
        elif isinstance(event, Close):
            out += "]"
        else:
            out += text[event.start : event.end]
    return out


def test_a_person_in_a_quote_stays_whole_inside_it() -> None:
    found = [Mark(0, 12, "quote", ("q1",)), Mark(3, 6, "person", ("p1",)), Mark(7, 9, "money", ("m1",))]
    assert drawn("abcdefghijkl", found) == "[q*:abc[p:def]g[m:hi]jkl]"


def test_what_crosses_is_cut_where_the_outer_one_ends() -> None:
    found = [Mark(0, 6, "role", ("p1",)), Mark(4, 9, "person", ("p1",)), Mark(5, 7, "money", ("m1",))]
    assert drawn("abcdefghij", found) == "[r*:abcd[p*:e[m:f]]][p+*:[m+:g]hi]j"


def test_neighbours_do_not_nest() -> None:
    assert drawn("abcd", [Mark(0, 2, "role", ("p1",)), Mark(2, 4, "person", ("p1",))]) == "[r:ab][p:cd]"


def test_a_stretch_takes_what_lies_in_it() -> None:
    found = [Mark(0, 6, "quote", ("q1",)), Mark(7, 8, "person", ("p1",))]
    assert drawn("abcdefgh", found, 2, 7) == "[q+:cdef]g"


def test_marks_of_a_record() -> None:
    found = [
        (samples.TEXT[mark.start : mark.end], mark.kind, mark.ids) for mark in marks(samples.full(), len(samples.TEXT))
    ]
    assert found == [
        ("Rat der Stadt Musterau", "organisation", ("o1",)),
        ("Stadt Musterau", "organisation", ("o2",)),
        ("Bürgermeister", "role", ("p1", "p2")),
        ("Dr. Ute Grün", "person", ("p1",)),
        ("Kai <b>Blau</b>", "person", ("p2",)),
        (samples.QUOTE, "quote", ("q1",)),
        ("1,25 Millionen Euro", "money", ("m1",)),
        ("Landrätin a. D.", "role", ("p3",)),
        ("a. D. Rosa", "role", ("p3",)),
        ("Rosa von Rot", "person", ("p3",)),
        ("Ute Grün", "person", ("p1",)),
        ("2,50 Euro", "money", ("m2",)),
    ]


def test_marks_beyond_the_text_are_left_out() -> None:
    assert [mark.ids for mark in marks(samples.full(), 30)] == [("o1",), ("o2",)]
    assert marks(samples.full(), 0) == []


TEXT = "abcdefghijklmnopqrst"


@st.composite
def spans(draw: st.DrawFn) -> Mark:
    start = draw(st.integers(0, len(TEXT) - 1))
    return Mark(start, draw(st.integers(start + 1, len(TEXT))), draw(st.sampled_from(ORDER)), ("x",))


@given(st.lists(spans(), max_size=8), st.integers(0, 20), st.integers(0, 20))
def test_any_marks_give_all_words_in_order_and_nested(found: list[Mark], one: int, two: int) -> None:
    start, end = sorted((one, two))
    ordered = sorted(found, key=lambda mark: (mark.start, -mark.end, ORDER.index(mark.kind)))
    stack: list[int] = []
    text = ""
    covered: dict[int, str] = dict.fromkeys(range(len(ordered)), "")
    holding: list[bool] = []
    for event in events(enumerate(ordered), start, end):
        if isinstance(event, Open):
            assert not holding or holding[-1]  # only what says so holds another
            stack.append(event.number)
            holding.append(event.holds)
        elif isinstance(event, Close):
            assert (stack.pop(), holding.pop()) == (event.number, event.holds)
        else:
            words = TEXT[event.start : event.end]
            text += words
            for number in stack:
                covered[number] += words
    assert (stack, text) == ([], TEXT[start:end])
    for number, mark in enumerate(ordered):
        assert covered[number] == TEXT[max(mark.start, start) : max(min(mark.end, end), start)]
