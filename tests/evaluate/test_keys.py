"""What counts as the same."""

from collections import Counter
from decimal import Decimal

import pytest

from pressnlp.evaluate.keys import amount_key, bag, body_key, overlap, place_key, plain, role_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Anna Berg", "anna berg"),
        ("  Anna\n Berg, ", "anna berg"),
        ("„Kinder– und Jugendhilfe“.", "kinder- und jugendhilfe"),
        ("Muster\u2011Hof\u2014Nord", "muster-hof-nord"),
        ("Mu\u0308ller", "müller"),
        ("Straße", "strasse"),
        ("(CDU)", "(cdu)"),
        (None, ""),
    ],
)
def test_plain(text: str | None, key: str) -> None:
    assert plain(text) == key


@pytest.mark.parametrize(
    ("role", "key"),
    [
        ("stellvertretender Landrat", "stellvertretend landrat"),
        ("Stellvertretende Landrat", "stellvertretend landrat"),
        ("Erste Beigeordnete", "erst beigeordnete"),
        ("Beigeordneter", "beigeordneter"),
        ("", ""),
    ],
)
def test_role_key(role: str, key: str) -> None:
    assert role_key(role) == key


@pytest.mark.parametrize(
    ("name", "body", "place"),
    [
        ("Die Stadtwerke Ahornau", "stadtwerke ahornau", "stadtwerke ahornau"),
        ("eines Vereins", "vereins", "vereins"),
        ("Stadt Ahornau", "stadt ahornau", "ahornau"),
        ("die Landeshauptstadt Dresden", "landeshauptstadt dresden", "dresden"),
        ("Dernbach", "dernbach", "dernbach"),
        ("Stadtteil Nord", "stadtteil nord", "stadtteil nord"),
        ("Große Kreisstadt Ahornau", "grosse kreisstadt ahornau", "grosse kreisstadt ahornau"),
        (None, "", ""),
    ],
)
def test_body_and_place_key(name: str | None, body: str, place: str) -> None:
    assert (body_key(name), place_key(name)) == (body, place)


def test_amount_key() -> None:
    assert amount_key("12.50", None, "EUR") == amount_key("12.5", "", "EUR") == (Decimal("12.5"), None, "EUR")
    assert amount_key("100", "200.0", "EUR") == amount_key("1E+2", "200", "EUR")
    assert amount_key("100", None, "EUR") != amount_key("100", None, "DEM")


def test_bag_and_overlap() -> None:
    assert bag("Rad an Rad!") == Counter(rad=2, an=1)
    assert overlap(bag("eins zwei drei"), bag("zwei drei vier")) == 0.5
    assert overlap(bag(None), bag("")) == 0
