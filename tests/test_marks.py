"""The mark parser is tested first: a lenient one would silently test nothing."""

import pytest

from tests.marks import Mark, parse


def test_text_and_marks() -> None:
    text, marks = parse('Die Stadt zahlt [1,2 Mio. Euro](amount=1200000 purpose="neue Kita") und [5 Euro]().')
    assert text == "Die Stadt zahlt 1,2 Mio. Euro und 5 Euro."
    assert marks == [
        Mark(16, 29, "1,2 Mio. Euro", {"amount": "1200000", "purpose": "neue Kita"}),
        Mark(34, 40, "5 Euro", {}),
    ]


def test_no_marks() -> None:
    assert parse(r"Ein \[Klammer\]-Satz (ohne Marke).") == ("Ein [Klammer]-Satz (ohne Marke).", [])


@pytest.mark.parametrize(
    "broken",
    [
        "[5 Euro",
        "5 Euro](amount=5)",
        "[5 Euro] (amount=5)",
        "[5 Euro](amount)",
        "[5](a=1 a=2)",
        '[5](a="1)',
        "[[5]](a=1)",
    ],
)
def test_refuses(broken: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|malformed|twice"):
        parse(broken)
