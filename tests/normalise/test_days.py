"""Dates with a year, as written and as ISO."""

import pytest

from pressnlp.normalise.days import find, iso


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("3. Mai 2021", "2021-05-03"),
        ("3. mrz. 2021", "2021-03-03"),
        ("03.05.21", "2021-05-03"),
        ("3. 5. 2021", "2021-05-03"),
        ("2021-05-03", "2021-05-03"),
        ("31.02.2021", None),
        ("3. Mai", None),
        ("3.5.1821", None),
    ],
)
def test_iso(written: str, wanted: str | None) -> None:
    assert iso(written) == wanted
    assert find(f"am {written}, abends") == wanted


@pytest.mark.parametrize("text", ["Version 1.2.3.2021", "Tel. 0123/3.5.20212", "3.5.202", "99.99.2021", "1,3.5.2021"])
def test_no_day(text: str) -> None:
    assert find(text) is None
