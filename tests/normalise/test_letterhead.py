"""What may stand above a headline."""

import pytest

from pressnlp.normalise.letterhead import is_letterhead


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Pressemitteilung Nr. 3/2021", True),
        ("Kreis Musterau · Medieninformation 7/2021", True),
        ("Der Landrat", True),
        ("Stadt Musterau setzt Zeichen", False),
        ("Pressemitteilungen der Stadt jetzt auch als Brief", False),
        ("Pressemitteilung des Ministeriums für Verkehr", True),
        ("Korrektur zur Pressemitteilung vom 3. Mai 2021", False),
        ("3. Mai 2021", False),
        ("", False),
    ],
)
def test_letterhead(line: str, wanted: bool) -> None:
    assert is_letterhead(line) is wanted
